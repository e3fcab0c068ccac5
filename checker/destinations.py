"""Which report goes where: `--format` and `--output` of a command line, in their order."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.errors import UsageError

STDOUT = "-"

_BY_SUFFIX = {
    ".sarif": ("sarif",),
    ".sarif.json": ("sarif",),
    ".rdjson": ("rdjson",),
    ".rdjson.json": ("rdjson",),
    ".jsonl": ("jsonl",),
    ".ndjson": ("jsonl",),
    ".json": ("json", "gitlab", "rdjson", "sarif"),
    ".xml": ("junit", "checkstyle"),
    ".md": ("summary",),
    ".markdown": ("summary",),
    ".txt": ("text", "github", "summary"),
    ".log": ("text", "github"),
}
"""Formats that go with a suffix, the one meant first; longer suffixes before shorter ones."""

_AMBIGUOUS = {".xml"}


class Destination(NamedTuple):
    """A format and the file that it is written to."""

    format: str
    path: str


def destinations(
    options: Sequence[tuple[str, str]],
) -> tuple[str | None, tuple[Destination, ...]]:
    """The format of standard output (None: nothing is written there) and the files.

    `options` are `format` or `output` with the value, in their order. A file takes the format
    right before it, unless it is named for another: then that one. Raises UsageError.
    """
    screen: list[str] = []
    files: list[Destination] = []
    pending: str | None = None
    for option, value in options:
        if option == "format":
            if pending is not None:
                screen.append(pending)
            pending = value
        elif value == STDOUT:
            screen.append(pending or "text")
            pending = None
        elif pending is not None and pending in _formats_for(value, pending):
            files.append(Destination(pending, value))
            pending = None
        else:
            files.append(Destination(_named_format(value), value))
    if pending is not None:
        screen.append(pending)
    if len(screen) > 1:
        raise UsageError(
            f"only one report goes to standard output, not {' and '.join(screen)}; write "
            f"`--format {screen[0]} --output FILE` for the other"
        )
    for number, file in enumerate(files):
        if any(_whole(file.path) == _whole(other.path) for other in files[:number]):
            raise UsageError(f"--output {file.path} stands twice; give each report its own file")
        _check(file.path)
    return screen[0] if screen else None, tuple(files)


def _suffix(path: str) -> str:
    name = Path(path).name.lower()
    return next((suffix for suffix in _BY_SUFFIX if name.endswith(suffix)), "")


def _formats_for(path: str, otherwise: str) -> tuple[str, ...]:
    """The formats that a file is named for; any may go to a name that tells none."""
    return _BY_SUFFIX.get(_suffix(path), (otherwise,))


def _named_format(path: str) -> str:
    suffix = _suffix(path)
    if not suffix or suffix in _AMBIGUOUS:
        choice = " or ".join(_BY_SUFFIX.get(suffix, ("FORMAT",)))
        raise UsageError(
            f"--output {path}: its name does not tell the format; write "
            f"`--format {choice} --output {path}`"
        )
    return _BY_SUFFIX[suffix][0]


def _check(path: str) -> None:
    """Say now what would fail after a long check."""
    folder = Path(path).parent
    if not folder.is_dir():
        raise UsageError(f"--output {path}: there is no folder {folder}; make it first")
    if Path(path).is_dir():
        raise UsageError(f"--output {path}: is a folder; name a file in it")
    if not os.access(folder, os.W_OK) and not Path(path).exists():
        raise UsageError(f"--output {path}: the folder {folder} cannot be written to")


def _whole(path: str) -> str:
    return os.path.realpath(path)
