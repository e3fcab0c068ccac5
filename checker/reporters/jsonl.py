"""The report for programs that read line by line: one JSON object a line, each with its `type`."""

from collections.abc import Iterator
from typing import Any

from checker.report import Report
from checker.reporters.json import dump, error_data, file_data, finding_data, head


def render(report: Report) -> Iterator[str]:
    """A line of type `run`, then the files, the findings and the errors, with the keys of json."""
    yield _line("run", head())
    for file in report.files:
        yield _line("file", file_data(file))
    for finding in report.findings:
        yield _line("finding", finding_data(finding))
    for error in report.errors:
        yield _line("error", error_data(error))


def _line(kind: str, data: dict[str, Any]) -> str:
    line = dump({"type": kind, **data})
    # some readers part lines there as well
    for character in ("\x85", "\u2028", "\u2029"):
        line = line.replace(character, f"\\u{ord(character):04x}")
    return f"{line}\n"
