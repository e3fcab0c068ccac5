"""A LanguageTool server of ours, kept warm between runs: found, or started."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How a server is started; a server that runs is used as it is.

    `version` is that of the installation (None: the newest), `idle` the minutes without a check
    after which the server ends, `heap` the megabytes that Java may take, `timeout` the seconds that
    a start may take.
    """

    version: str | None = None
    idle: float = 30.0
    heap: int = 1024
    timeout: float = 180.0


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs and answers, on this machine only.

    `pid` is that of the process that owns Java (`java`), `started` seconds since the epoch, `idle`
    minutes without a check after which the server ends.
    """

    url: str
    port: int
    pid: int
    java: int
    version: str
    started: float
    idle: float

    def touch(self) -> None:
        """Tell that the server is in use: call it with every request of a long run."""
        raise NotImplementedError


DEFAULTS = ServerSettings()


def ensure_server(
    settings: ServerSettings = DEFAULTS, say: Callable[[str], None] = lambda message: None
) -> Server:
    """The warm server, started if there is none. `say` is told what a person may want to know.

    Raises BackendError: not installed, no Java, did not start.
    """
    raise NotImplementedError
