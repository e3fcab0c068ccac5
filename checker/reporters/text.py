"""The report as plain lines, for a pipe, a log or a grep: one finding a line, then the verdict."""

from collections.abc import Iterator

from checker.finding import Finding
from checker.report import Report
from checker.reporters.words import details, headline, place_of, related_places, visible


def render(report: Report) -> Iterator[str]:
    """`path:line:column: severity certainty rule message` for each finding, then the verdict."""
    yield from lines(report)
    if report.findings:
        yield "\n"
    yield f"{headline(report)}\n"
    for line in details(report):
        yield f"{line}\n"


def lines(report: Report) -> Iterator[str]:
    """The findings alone, one a line."""
    return map(_line, report.findings)


def _line(finding: Finding) -> str:
    places = related_places(finding)
    return (
        f"{place_of(finding)}: {finding.severity.name} {finding.certainty.name} {finding.rule} "
        f"{visible(finding.message)}" + (f" [{places}]" if places else "") + "\n"
    )
