"""Lexicons: tab-separated tables with a head of `#` lines that gives source and licence."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker.errors import RuleError


class Row(NamedTuple):
    """The cells of a line, and where it stands (`file:line`)."""

    cells: tuple[str, ...]
    place: str


def read_table(path: Path, columns: int) -> Iterator[Row]:
    """The rows of a table, each with at least `columns` cells (missing ones at the end are empty).

    Raises RuleError with file and line for a file that is missing, not UTF-8 or without a head,
    and for a row with too many cells or none.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise RuleError(f"{path}:1: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        bad_line = path.read_bytes().count(b"\n", 0, error.start) + 1
        raise RuleError(f"{path}:{bad_line}: is not UTF-8; save it again as UTF-8") from None
    if not text.startswith("#"):
        raise RuleError(f"{path}:1: begins with no head; say source and licence in `#` lines")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) > columns:
            raise RuleError(f"{path}:{number}: has {len(cells)} cells, expected {columns}")
        if not any(cells):
            raise RuleError(f"{path}:{number}: has only empty cells")
        yield Row((*cells, *[""] * (columns - len(cells))), f"{path}:{number}")
