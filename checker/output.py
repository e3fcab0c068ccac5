"""Standard output and standard error, which may be closed, full, or no terminal."""

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from checker.errors import UnwritableFileError


def write(pieces: Iterable[str], stream: TextIO | None = None) -> None:
    """Write to a stream, by default standard output. A reader that has gone away is no error.

    Raises UnwritableFileError for any other failure, such as a full disk.
    """
    stream = stream or sys.stdout
    if stream is None:
        raise UnwritableFileError("cannot write the report: standard output is closed")
    _prepare(stream)
    try:
        for piece in pieces:
            stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        raise UnwritableFileError(f"cannot write the report: {error.strerror}") from None


def write_file(pieces: Iterable[str], path: str) -> None:
    """Write a file in UTF-8 with line feeds; a regular one is whole at every moment.

    Raises UnwritableFileError.
    """
    from pathlib import Path

    target = Path(path)
    data = "".join(pieces).encode("utf-8", "backslashreplace")
    if target.exists() and not target.is_file():
        # a pipe or a device takes the bytes, and nothing takes its place
        try:
            target.write_bytes(data)
        except OSError as error:
            raise UnwritableFileError(f"{path}: cannot be written: {error.strerror}") from None
        return
    from checker.fix import write_atomically

    write_atomically(target, data.decode(), "utf-8", b"")


def warn(message: str) -> None:
    """Write a line to standard error."""
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    try:
        print(f"subeditor: {message}", file=stream, flush=True)
    except BrokenPipeError:
        _silence(stream)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person watches the stream."""
    return stream is not None and stream.isatty()


def _prepare(stream: TextIO) -> None:
    """Never fail on a character; what is piped is UTF-8 with line feeds on every system."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if stream.isatty():
        reconfigure(errors="backslashreplace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _silence(stream: TextIO) -> None:
    """Send the rest nowhere, so that closing the stream at exit does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
