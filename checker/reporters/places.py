"""Places in the units of other programs: lines and columns of offsets, columns in UTF-8 bytes."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from checker.finding import Finding
from checker.report import Report
from checker.text import LineIndex, utf8_length


class Position(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Source:
    """A text in which places are looked up. Offsets are code points from 0."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> LineIndex:
        return LineIndex(self._text)

    def position(self, offset: int) -> Position:
        """Line, and column in code points, of an offset."""
        return Position(*self._lines.position(offset))

    def utf8_position(self, offset: int) -> Position:
        """Line, and column in bytes of UTF-8, of an offset."""
        line, column = self._lines.position(offset)
        before = self._text[offset - (column - 1) : offset]
        return Position(line, utf8_length(before) + 1)


def sources(report: Report) -> Mapping[str, Source]:
    """The texts of a report by path."""
    return {path: Source(text) for path, text in report.sources.items()}


def units(report: Report) -> dict[str, str]:
    """What lines count in each file: line or paragraph."""
    return {file.path: file.unit for file in report.files}


def message_in_lines(finding: Finding, units: Mapping[str, str]) -> str:
    """The message for a format that knows lines only: of a paragraph it says so."""
    if units.get(finding.path, "line") == "line":
        return finding.message
    return f"paragraph {finding.line}: {finding.message}"
