"""The one door between the benchmarks and the checker: a text in, hits out.

An error in a report stops the benchmark, since a figure from a run with errors would
pass for silence.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from scoring import BenchmarkError, Hit, Place, Span

sys.path.append(str(Path(__file__).resolve().parent.parent))  # a checkout; installed comes first

import checker

HIDDEN = "possible"
"""The certainty that never counts."""

CONFIG: checker.Config | None = None
"""The configuration of every check, if it is not the default."""


def plain(value: object) -> str:
    """The lower-case name of an enum member, or the string itself."""
    return str(getattr(value, "name", value)).lower()


def check(text: str, path: str = "text.txt", select: tuple[str, ...] = ()) -> list[Hit]:
    """Findings of certainty likely or certain in `text`, sorted by place.

    `path` decides how the text is read and is named in messages; no file is opened. With
    `select`, only these families or rules run.
    """
    config = CONFIG
    if select:
        config = replace(CONFIG or checker.Config(), select=select)
    report = checker.check_text(text, path=path, config=config)
    if report.errors:
        messages = "; ".join(str(error.message) for error in report.errors)
        raise BenchmarkError(f"{path}: the checker reports an error: {messages}")
    hits: list[Hit] = []
    for finding in report.findings:
        if plain(finding.certainty) == HIDDEN:
            continue
        related = tuple(
            Place(plain(place.role), Span(place.offset, place.offset + place.length))
            for place in finding.related
            if place.path == finding.path
        )
        hits.append(
            Hit(
                rule=finding.rule,
                span=Span(finding.offset, finding.offset + finding.length),
                related=related,
                scope=plain(finding.scope),
                line=finding.line,
                column=finding.column,
                text=finding.text,
                message=finding.message,
            )
        )
    return sorted(hits, key=lambda hit: (hit.span.start, hit.span.end, hit.rule))
