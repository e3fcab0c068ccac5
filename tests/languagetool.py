"""What the tests of LanguageTool share: the real server, processes that are left, servers that fail."""

import shutil
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType

import psutil
from get_languagetool import CACHE
from machine import missing

from checker.backends.languagetool_folders import JAR


def needed() -> None:
    """Skip the test where there is no Java or no LanguageTool; fail it in CI."""
    found = list(CACHE.glob(f"languagetool/LanguageTool-*/{JAR}"))
    if shutil.which("java") and found:
        return
    missing("no Java 17 or no LanguageTool: run `python tests/get_languagetool.py`")


def processes(state: Path) -> list[psutil.Process]:
    """The supervisors and Javas whose state is in this folder, alive."""
    found = []
    for process in psutil.process_iter():
        try:
            words = process.cmdline()
            if process.status() == psutil.STATUS_ZOMBIE:
                continue
            if any(str(state) in word for word in words) or (
                any("languagetool_supervisor" in word for word in words)
                and process.environ().get("SUBEDITOR_STATE") == str(state)
            ):
                found.append(process)
        except psutil.Error:
            continue
    return found


def end_processes(state: Path) -> None:
    """End what a test that failed has left."""
    for process in processes(state):
        process.kill()


Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """The address of an HTTP server that answers so, whatever it is asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer(self)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

        def handle(self) -> None:
            # the client may have gone away
            with suppress(OSError):
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def body(handler: BaseHTTPRequestHandler) -> bytes:
    """What was sent with a request."""
    return handler.rfile.read(int(handler.headers.get("Content-Length") or 0))


def reply(
    handler: BaseHTTPRequestHandler,
    content: bytes | str,
    status: int = 200,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Send a whole answer."""
    data = content.encode() if isinstance(content, str) else content
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def replying(
    content: bytes | str, status: int = 200, headers: Mapping[str, str] = MappingProxyType({})
) -> Answer:
    """A whole answer to whatever is sent."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        body(handler)
        reply(handler, content, status, headers)

    return answer


def unused_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
