"""What is known of the server that runs: a file that its supervisor keeps.

The supervisor holds a lock as long as it lives. So a file without the lock is stale, whatever the
process ids in it stand for by now.
"""

import json
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from checker.backends.file_lock import is_locked
from checker.backends.languagetool_folders import state_folder


@dataclass(frozen=True, slots=True)
class Server:
    """A server on this machine.

    `pid` is that of the supervisor, the process that owns Java (`java`); `started` seconds since
    the epoch; `idle` minutes without a check after which the server ends. The command line of both
    processes holds `token`. A server that is not `ready` does not answer yet.
    """

    url: str
    port: int
    pid: int
    java: int
    version: str
    started: float
    idle: float
    token: str
    ready: bool

    def touch(self) -> None:
        """Tell that the server is in use: to be called with every request of a long run."""
        touch_used()


def state_file() -> Path:
    """The file that the supervisor keeps."""
    return state_folder() / "server.json"


def log_file() -> Path:
    """What Java and the supervisor have to say, since the last start."""
    return state_folder() / "server.log"


def start_lock() -> Path:
    """Held while a server is started, stopped or taken into use."""
    return state_folder() / "start.lock"


def life_lock() -> Path:
    """Held by the supervisor while it lives."""
    return state_folder() / "life.lock"


def used_file() -> Path:
    """A file whose time is that of the last use."""
    return state_folder() / "used"


def touch_used() -> None:
    """Tell that the server is in use; where that cannot be written, the server ends in its time."""
    with suppress(OSError):
        used_file().touch(mode=0o600)


def seconds_unused() -> float:
    """The seconds since the last use."""
    try:
        return max(0.0, time.time() - used_file().stat().st_mtime)
    except OSError:
        return 0.0


def supervised() -> bool:
    """Whether a supervisor lives."""
    return is_locked(life_lock())


def read() -> Server | None:
    """The server that is written down; None if none is, or nothing that can be understood."""
    try:
        data = json.loads(state_file().read_text(encoding="utf-8"))
        server = Server(**data)
        kinds = {name: type(value) for name, value in asdict(server).items()}
    except (OSError, ValueError, TypeError):
        return None
    return server if kinds == _KINDS else None


_KINDS = {
    "url": str,
    "port": int,
    "pid": int,
    "java": int,
    "version": str,
    "started": float,
    "idle": float,
    "token": str,
    "ready": bool,
}


def write(server: Server) -> None:
    """Write a server down; the file is whole at every moment and for this user only."""
    path = state_file()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".server-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(replace(server, started=float(server.started))), file)
    Path(name).replace(path)


def remove() -> None:
    """Forget the server."""
    state_file().unlink(missing_ok=True)


def last_lines(count: int = 8) -> str:
    """The end of the log, each line indented."""
    try:
        text = log_file().read_bytes()[-8000:].decode("utf-8", "replace")
    except OSError:
        return "  (there is no log)"
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n".join(f"  {line[:300]}" for line in lines[-count:]) or "  (the log is empty)"
