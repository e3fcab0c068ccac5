"""The report for a person at a terminal: grouped by file, with the line and the span marked."""

import io
from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from checker.finding import Finding, Severity
from checker.report import Excerpt, Report
from checker.reporters.words import (
    counted,
    details,
    headline,
    place_of,
    related_places,
    standing,
    visible,
)

_STYLES = {Severity.error: "bold red", Severity.warning: "yellow", Severity.suggestion: "cyan"}
_CLEAN = "bold green"
_GAP = "‸"
"""Marks the place where something is missing."""


def render(report: Report, width: int, *, color: bool = True, verdict: bool = True) -> str:
    """The whole report, `width` columns wide. Where styles cannot be shown, ⟦ ⟧ mark the span."""
    output = io.StringIO()
    console = Console(
        file=output,
        width=max(width, 40),
        force_terminal=True,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
    )
    words = {file.path: file.words for file in report.files}
    for path, findings in groupby(report.findings, lambda finding: finding.path):
        title = Text(visible(path), "bold")
        if path in words:
            title.append(f"  {counted(words[path], 'word')}", "not bold dim")
        console.print(title)
        for finding in findings:
            console.print(Padding(_head(finding), (0, 0, 0, 2), expand=False))
            excerpt = report.excerpts.get(finding.fingerprint)
            for line in _body(finding, excerpt, console):
                console.print(Padding(line, (0, 0, 0, 6), expand=False))
        console.print()
    if verdict:
        worst = max((finding.severity for finding in report.findings), default=None)
        console.print(Text(headline(report), _CLEAN if worst is None else _STYLES[worst]))
        for detail in details(report):
            console.print(Text(detail), soft_wrap=True)
    return output.getvalue()


def _head(finding: Finding) -> Text:
    return Text.assemble(
        (place_of(finding), "dim"),
        "  ",
        (finding.severity.name, _STYLES[finding.severity]),
        "  ",
        visible(finding.message),
        "  ",
        (f"{finding.rule} ({finding.certainty.name})", "dim"),
    )


def _body(finding: Finding, excerpt: Excerpt | None, console: Console) -> Iterator[Text]:
    if excerpt and finding.scope == "text":
        yield _marked(excerpt, finding.severity, console)
    if excerpt and (where := standing(excerpt)):
        yield Text(where, "dim")
    places = related_places(finding)
    if places:
        yield Text(places, "dim")


def _marked(excerpt: Excerpt, severity: Severity, console: Console) -> Text:
    """The excerpt on one line, cut so that the span stands in it."""
    before, after = visible(excerpt.before), visible(excerpt.after)
    marked = visible(excerpt.marked) or _GAP
    room = console.width - 6
    if console.color_system is None:
        marked = f"⟦{marked}⟧"
    span = Text(marked, f"{_STYLES[severity]} reverse")
    span.truncate(room, overflow="ellipsis")
    left = max((room - span.cell_len) // 2, room - span.cell_len - Text(after).cell_len, 0)
    line = Text.assemble(_last_cells(before, left), span, after, no_wrap=True)
    line.truncate(room, overflow="ellipsis")
    return line


def _last_cells(text: str, cells: int) -> str:
    """The end of a text, at most `cells` columns wide, with an ellipsis if it was cut."""
    from rich.cells import cell_len

    if cell_len(text) <= cells:
        return text
    while text and cell_len(text) > cells - 1:
        text = text[1:]
    return "…" + text.lstrip("…") if cells else ""
