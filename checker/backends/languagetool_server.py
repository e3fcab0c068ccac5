"""A LanguageTool server of ours, kept warm between runs: found, started, stopped."""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.backends import languagetool_state as state
from checker.backends.file_lock import locked
from checker.backends.languagetool_folders import JAR, data_folder, installations, state_folder
from checker.backends.languagetool_java import java_program
from checker.backends.languagetool_state import Server as Server
from checker.errors import BackendError

if TYPE_CHECKING:
    import psutil

Say = Callable[[str], None]

END = 20.0
"""Seconds in which a server that is told to end has ended."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How a server is started; a server that runs is used as it is.

    `version` is that of the installation (None: the newest), `idle` the minutes without a check
    after which the server ends, `heap` the megabytes that Java may take for data, `timeout` the
    seconds that a start may take.
    """

    version: str | None = None
    idle: float = 30.0
    heap: int = 1024
    timeout: float = 300.0


DEFAULTS = ServerSettings()


def ensure_server(settings: ServerSettings = DEFAULTS, say: Say = lambda message: None) -> Server:
    """The warm server, started if there is none; it is ready and has its rules loaded.

    `say` is told what a person may want to know: that a server is started, or one was gone.
    Raises BackendError: not installed, no Java, did not start.
    """
    with locked(state.start_lock(), settings.timeout + END, "starting the server"):
        server = _found(say, settings.timeout)
        if server is None:
            server = _started(settings, say)
        server.touch()
        return server


def running_server(say: Say = lambda message: None) -> Server | None:
    """The server that runs and answers, or is being started (not `ready`); None if there is none.

    What a server that is gone has left behind is cleaned, and said. Raises BackendError if one runs
    and does not answer.
    """
    server = state.read()
    if server is not None and state.supervised():
        if server.ready and not _answers(server) and state.supervised():
            raise BackendError(
                f"the LanguageTool server (process {server.pid}) does not answer on port "
                f"{server.port}; `subeditor languagetool stop` ends it (log: {state.log_file()})"
            )
        return server
    if state.state_file().exists():
        with locked(state.start_lock(), END, "starting the server"):
            if not state.supervised():
                _clean(say)
    return None


def stop_server(say: Say = lambda message: None) -> bool:
    """End the server and wait until all of it is gone; False if there was none.

    Raises BackendError if it cannot be ended.
    """
    with locked(state.start_lock(), DEFAULTS.timeout + 2 * END, "starting the server"):
        if state.supervised():
            _end(state.read())
            return True
        if state.state_file().exists():
            _clean(say)
        return False


def _found(say: Say, timeout: float) -> Server | None:
    """The server that runs. One that comes up or goes down is waited for."""
    until = time.monotonic() + timeout
    while state.supervised():
        server = state.read()
        if server is not None and server.ready:
            if _answers(server):
                return server
            if state.supervised():
                say(f"the LanguageTool server (process {server.pid}) did not answer and was ended")
                _end(server)
            break
        if time.monotonic() > until:
            _end(server)
            break
        time.sleep(0.1)
    if state.state_file().exists():
        _clean(say)
    return None


def _answers(server: Server) -> bool:
    from checker.backends.languagetool_supervisor import answers

    return answers(server.port)


def _started(settings: ServerSettings, say: Say) -> Server:
    installed = installations()
    version = settings.version or next(reversed(installed), "")
    if version not in installed:
        what = f"LanguageTool {version}".rstrip()
        raise BackendError(
            f"{what} is not installed (looked in {data_folder()}); run `subeditor languagetool "
            f"install{f' --version {version}' if version else ''}`"
        )
    _require_extra()
    java = java_program()
    say(f"starting LanguageTool {version}, which takes some seconds")
    token = secrets.token_hex(8)
    detail = {
        "java": java,
        "jar": str(installed[version] / JAR),
        "version": version,
        "heap": settings.heap,
        "idle": float(settings.idle),
    }
    supervisor = _detached(token, detail)
    try:
        until = time.monotonic() + settings.timeout
        while supervisor.poll() is None and time.monotonic() < until:
            server = state.read()
            if server is not None and server.ready and server.token == token:
                return server
            time.sleep(0.05)
        happened = (
            f"was not ready within {settings.timeout:g} seconds"
            if supervisor.poll() is None
            else "ended before it was ready"
        )
        raise BackendError(
            f"LanguageTool {version} did not start: it {happened}; the last lines of its log "
            f"({state.log_file()}):\n{state.last_lines()}"
        )
    except BaseException:
        if supervisor.poll() is None:
            _end(state.read(), supervisor)
        raise


def _detached(token: str, detail: dict[str, object]) -> "subprocess.Popen[bytes]":
    """The supervisor, which lives on when this process and its terminal are gone."""
    folder = state_folder()
    package = str(Path(__file__).parent.parent.parent)
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "checker.backends.languagetool_supervisor", token]
    flags = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(
        subprocess, "CREATE_NEW_PROCESS_GROUP", 0
    )
    state.log_file().unlink(missing_ok=True)
    # to append: the supervisor cuts the file when it has grown
    with state.log_file().open("ab") as log:
        return subprocess.Popen(
            [*command, json.dumps(detail)],
            cwd=folder,
            env=os.environ
            | {"PYTHONPATH": path, "SUBEDITOR_STATE": str(folder.parent), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            creationflags=flags,
        )


def _require_extra() -> None:
    from importlib.util import find_spec

    if find_spec("psutil") is None:
        from checker.backends.languagetool_client import EXTRA

        raise BackendError(f"LanguageTool needs an extra: {EXTRA}")


def _end(server: Server | None, child: "subprocess.Popen[bytes] | None" = None) -> None:
    """End a supervisor that lives, and with it Java."""
    import psutil

    processes = _processes(server)
    if child is not None:
        processes = [psutil.Process(child.pid), *processes]
    for process in processes[:1]:
        _signalled(process.terminate)
    _, left = psutil.wait_procs(processes, END)
    for process in left:
        _signalled(process.kill)
    _, left = psutil.wait_procs(left, 5)
    if left or state.supervised():
        pids = ", ".join(str(process.pid) for process in left) or "unknown"
        raise BackendError(
            f"the LanguageTool server cannot be ended (processes: {pids}); end it by hand"
        )
    state.remove()


def _clean(say: Say) -> None:
    """Remove what a supervisor that is gone has left: its file, and perhaps Java."""
    server = state.read()
    for process in _processes(server):
        _signalled(process.kill)
        process.wait(5)
    state.remove()
    if server is None:
        say("a LanguageTool server was written down in a way that cannot be read; cleaned")
    else:
        say(f"a LanguageTool server (process {server.pid}) was gone without being stopped; cleaned")


def _processes(server: Server | None) -> list["psutil.Process"]:
    """The supervisor and its Java, as far as they are there; ids given to others are left out."""
    import psutil

    found = []
    for pid in (server.pid, server.java) if server is not None else ():
        try:
            process = psutil.Process(pid) if pid > 0 else None
            if process and server and any(server.token in word for word in process.cmdline()):
                found.append(process)
        except psutil.Error:
            continue
    return found


def _signalled(signal: Callable[[], None]) -> None:
    import contextlib

    import psutil

    with contextlib.suppress(psutil.NoSuchProcess):
        signal()
