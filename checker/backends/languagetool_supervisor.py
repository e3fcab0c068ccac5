"""The process that owns Java: LanguageTool started, watched, and ended when nobody uses it.

Run as `python -m checker.backends.languagetool_supervisor TOKEN SETTINGS` (JSON), detached from the
command that starts it. What it prints goes to the log.
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn
from urllib.parse import urlencode

from checker.backends import languagetool_state as state
from checker.backends.file_lock import locked
from checker.backends.languagetool_folders import state_folder
from checker.backends.languagetool_state import Server
from checker.errors import BackendError

PORTS = 5
"""Attempts: a port that is free may be taken by another before Java has it."""

MAX_LOG = 4_000_000
"""Bytes. The server writes some lines for every request."""

VARIETIES = ("en-US", "en-GB")
"""The first check in a variety takes seconds, and then a request is quick."""

PROPERTIES = """\
pipelineCaching=true
maxPipelinePoolSize=8
pipelineExpireTimeInSeconds=86400
cacheSize=2000
maxCheckTimeMillis=180000
"""
"""Rules that were set up are kept: setting them up takes longer than checking a short text."""


def main(token: str, settings: dict[str, Any]) -> int:
    """Run a server until it is ended, dies or is not used; the exit status is 0 if it ever ran."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    with locked(state.life_lock(), 10, "running the server"):
        java = None
        try:
            for _ in range(PORTS):
                port = _free_port()
                server = Server(
                    url=f"http://127.0.0.1:{port}",
                    port=port,
                    pid=os.getpid(),
                    java=0,
                    version=settings["version"],
                    started=time.time(),
                    idle=settings["idle"],
                    token=token,
                    ready=False,
                )
                state.write(server)
                java = _java(token, settings, port)
                server = replace(server, java=java.pid)
                state.write(server)
                if _answers(java, port):
                    break
                if not _port_was_taken():
                    print(f"Java ended with status {java.returncode}", flush=True)
                    return 1
                print(f"port {port} was taken by another program, trying another", flush=True)
            else:
                return 1
            _refuse_public(java)
            _warm_up(port)
            state.touch_used()
            state.write(replace(server, ready=True))
            _watch(java, settings["idle"] * 60)
        finally:
            if java is not None:
                _end_java(java)
            state.remove()
    return 0


def _end(number: int, frame: object) -> NoReturn:
    raise SystemExit(0)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _java(token: str, settings: dict[str, Any], port: int) -> "subprocess.Popen[bytes]":
    properties = state_folder() / "server.properties"
    properties.write_text(PROPERTIES, encoding="utf-8")
    return subprocess.Popen(
        [
            settings["java"],
            f"-Xmx{settings['heap']}m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.net.preferIPv4Stack=true",
            f"-Dsubeditor.token={token}",
            "-cp",
            settings["jar"],
            "org.languagetool.server.HTTPServer",
            "--port",
            str(port),
            "--config",
            str(properties),
        ],
        stdin=subprocess.DEVNULL,
        preexec_fn=_die_with_parent(),
    )


def _die_with_parent() -> Callable[[], None] | None:
    """On Linux, Java ends with this process even if that is killed."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    libc = ctypes.CDLL(None)
    set_parent_death_signal = 1
    return lambda: libc.prctl(set_parent_death_signal, signal.SIGTERM)


def _answers(java: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the server answers; False if Java ends before. The starter limits the time."""
    while java.poll() is None:
        if answers(port):
            # on a port that was lost, another program may answer while Java is about to end
            time.sleep(0.2)
            return java.poll() is None and port in {number for _, number in _listening(java)}
        time.sleep(0.1)
    return False


def answers(port: int, timeout: float = 10.0) -> bool:
    """Whether a LanguageTool server answers on a port of this machine."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", "/v2/healthcheck")
        response = connection.getresponse()
        return response.status == 200 and response.read(10).strip() == b"OK"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _listening(java: "subprocess.Popen[bytes]") -> set[tuple[str, int]]:
    """The addresses and ports on which Java takes connections."""
    import psutil

    return {
        (connection.laddr.ip, connection.laddr.port)
        for connection in psutil.Process(java.pid).net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    }


def _refuse_public(java: "subprocess.Popen[bytes]") -> None:
    from ipaddress import ip_address

    for address, port in _listening(java):
        ip = ip_address(address)
        if not (getattr(ip, "ipv4_mapped", None) or ip).is_loopback:
            print(f"Java listens on {address}:{port}, for other machines as well; ended")
            raise SystemExit(1)


def _port_was_taken() -> bool:
    end = state.last_lines(40)
    return "BindException" in end or "Address already in use" in end


def _warm_up(port: int) -> None:
    for variety in VARIETIES:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        try:
            text = urlencode({"language": variety, "text": "This is a text. It is short."})
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/v2/check", text, headers)
            if (status := connection.getresponse().status) != 200:
                raise OSError(f"HTTP status {status}")
        except (OSError, http.client.HTTPException) as error:
            print(f"the first check in {variety} failed: {error}", flush=True)
            raise SystemExit(1) from None
        finally:
            connection.close()


def _watch(java: "subprocess.Popen[bytes]", idle: float) -> None:
    """Return when Java has ended, or nobody has used the server for `idle` seconds."""
    last, since = _last_used(), time.monotonic()
    while java.poll() is None:
        time.sleep(min(1.0, idle / 4))
        if (now := _last_used()) != last:
            last, since = now, time.monotonic()
        if time.monotonic() - since > idle:
            try:
                # whoever takes the server into use has the lock and touches the file
                with locked(state.start_lock(), 0, "starting the server"):
                    if _last_used() == last:
                        state.remove()
                        print(f"not used for {idle / 60:g} minutes, ending", flush=True)
                        return
            except BackendError:
                continue
        log = state.log_file()
        if log.exists() and log.stat().st_size > MAX_LOG:
            os.truncate(log, 0)
    print(f"Java ended with status {java.returncode}", flush=True)


def _last_used() -> int:
    """The time of the last use; 0 if its file is gone."""
    try:
        return state.used_file().stat().st_mtime_ns
    except OSError:
        return 0


def _end_java(java: "subprocess.Popen[bytes]") -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if java.poll() is None:
        java.terminate()
        try:
            java.wait(10)
        except subprocess.TimeoutExpired:
            java.kill()
            java.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], json.loads(sys.argv[2])))
