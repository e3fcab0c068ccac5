"""Plain-text tables, JSON files and a progress line for the benchmarks."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from scoring import Hit

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure; `target` and `met` only where a target exists."""

    label: str
    figure: str
    target: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The row as text, the verdict last."""
        verdict = {None: "", True: "met", False: "SHORT"}[self.met]
        return self.label, self.figure, self.target, verdict


@dataclass(slots=True)
class Part:
    """One part of a benchmark: its rows, remarks, figures for JSON and lists of hits by name."""

    name: str
    title: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    figures: dict[str, object] = field(default_factory=dict)
    listings: dict[str, list[str]] = field(default_factory=dict)


def listing(where: str, hit: Hit) -> str:
    """One hit as a line to be read: where, rule, text, message."""
    return f"{where}  {hit.rule}  {hit.text!r}  {hit.message}"


def share(count: int, total: int) -> str:
    """`count of total` with a percentage."""
    return f"{count} of {total} ({100 * count / total:.1f}%)" if total else "0 of 0"


def columns(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Rows as aligned lines, two blanks between columns; `right` names those flush right."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))] if rows else []
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def render(parts: Iterable[Part]) -> str:
    """All parts as one table with shared column widths, remarks under each part."""
    parts = list(parts)
    every = [("", "figure", "target", "")]
    every += [(f"  {row.cells[0]}", *row.cells[1:]) for part in parts for row in part.rows]
    lines = iter(columns(every, right=frozenset({1, 2})))
    out = [next(lines)]
    for part in parts:
        out += ["", part.title]
        out += [next(lines) for _ in part.rows]
        out += [f"  {note}" for note in part.notes]
    return "\n".join(out)


def write_json(path: Path, data: Mapping[str, object]) -> None:
    """Write the figures to a file, keys in the order in which they were measured."""
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def progress(label: str, items: Sequence[Item]) -> Iterator[Item]:
    """The items one by one, counted on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    step = max(1, len(items) // 100)
    for number, item in enumerate(items):
        if number % step == 0:
            print(f"\r{label} {number}/{len(items)}\x1b[K", end="", file=sys.stderr, flush=True)
        yield item
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)
