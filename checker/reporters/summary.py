"""The report as Markdown for a job's summary page: the verdict, counts, the places to look at."""

import re
from collections import Counter
from collections.abc import Iterator

from checker.finding import Finding, Severity
from checker.report import Report
from checker.reporters.words import counted, headline, strongest, visible

FIRST = 20
"""Number of findings that are listed."""

LONGEST = 300
"""Code points of a message or path that are shown."""

_ACTIVE = re.compile(r"[\\`*_\[\]<>&|~#@$!]|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""What Markdown, HTML or GitHub could read as markup, a mention, a formula or a link."""


def render(report: Report) -> Iterator[str]:
    """A heading, the verdict, tables by family and of the first places, and the errors."""
    yield f"## Subeditor\n\n{_plain(headline(report))}\n"
    for error in report.errors[:FIRST]:
        yield f"\n- **Could not be checked:** {_plain(error.message)}\n"
    if len(report.errors) > FIRST:
        yield f"\n{counted(len(report.errors) - FIRST, 'error')} more in the log.\n"
    if report.findings:
        yield from _families(report)
        yield from _places(report)
    for note in _notes(report):
        yield f"\n{note}\n"


def _families(report: Report) -> Iterator[str]:
    counts = Counter((finding.family, finding.severity) for finding in report.findings)
    totals = Counter(finding.family for finding in report.findings)
    yield "\n| family | errors | warnings | suggestions |\n| --- | ---: | ---: | ---: |\n"
    for family, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        numbers = " | ".join(f"{counts[family, severity]:,}" for severity in reversed(Severity))
        yield f"| {_plain(family)} | {numbers} |\n"


def _places(report: Report) -> Iterator[str]:
    found = len(report.findings)
    title = "Look first at" if found > FIRST else "Findings"
    yield f"\n### {title}\n\n| place | severity | what | rule |\n| --- | --- | --- | --- |\n"
    unit = {file.path: file.unit for file in report.files}
    for finding in strongest(report.findings, FIRST):
        cells = (
            _plain(_place(finding, unit.get(finding.path, "line"))),
            finding.severity.name,
            _plain(finding.message),
            _plain(finding.rule),
        )
        yield f"| {' | '.join(cells)} |\n"
    if found > FIRST:
        yield f"\nand {counted(found - FIRST, 'finding')} more.\n"


def _place(finding: Finding, unit: str) -> str:
    if unit == "line":
        return f"{finding.path}:{finding.line}:{finding.column}"
    return f"{finding.path}, {unit} {finding.line}"


def _notes(report: Report) -> Iterator[str]:
    if report.unchanged:
        yield f"{counted(report.unchanged, 'finding')} away from the changed lines left out."
    if report.baselined:
        yield f"{counted(report.baselined, 'finding')} known to the baseline left out."


def _plain(text: str) -> str:
    text = visible(text)
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", text)
