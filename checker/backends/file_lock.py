"""A lock that one process at a time holds, and that ends with the process."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.errors import BackendError


@contextmanager
def locked(path: Path, timeout: float, doing: str) -> Iterator[None]:
    """Hold the lock of a file, which is made; `doing` says in messages what it is for.

    Raises BackendError if it cannot be had within `timeout` seconds.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise BackendError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        until = time.monotonic() + timeout
        while not _taken(handle):
            if time.monotonic() > until:
                raise BackendError(
                    f"another process has been {doing} for {timeout:.0f} seconds; "
                    f"wait for it, or end it (lock: {path})"
                )
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def is_locked(path: Path) -> bool:
    """Whether a process holds the lock."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _taken(handle, shared=True)
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int, *, shared: bool = False) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int, *, shared: bool = False) -> bool:
        """Whether the lock could be had; several at once have one that is shared."""
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
