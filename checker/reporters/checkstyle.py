"""The XML of Checkstyle, which many build servers and review tools read."""

from collections.abc import Iterator
from itertools import groupby

from checker.finding import Finding, Severity
from checker.report import Report
from checker.reporters.places import message_in_lines, units
from checker.reporters.xml_text import DECLARATION, attributes

VERSION = "8.0"
"""Of the format, as its readers expect it."""

_SEVERITIES = {Severity.error: "error", Severity.warning: "warning", Severity.suggestion: "info"}


def render(report: Report) -> Iterator[str]:
    """A `file` for each file, with an `error` for each finding; columns in code points."""
    unit = units(report)
    found = {
        path: [_error(finding, message_in_lines(finding, unit)) for finding in findings]
        for path, findings in groupby(report.findings, lambda finding: finding.path)
    }
    failed: dict[str, list[str]] = {}
    for error in report.errors:
        values = attributes(severity="error", message=error.message, source="subeditor.error")
        failed.setdefault(error.path or ".", []).append(f"    <error{values}/>\n")
    yield DECLARATION
    yield f"<checkstyle{attributes(version=VERSION)}>\n"
    for path in sorted({file.path for file in report.files} | found.keys() | failed.keys()):
        yield f"  <file{attributes(name=path)}>\n"
        yield from (*failed.get(path, ()), *found.get(path, ()))
        yield "  </file>\n"
    yield "</checkstyle>\n"


def _error(finding: Finding, message: str) -> str:
    values = attributes(
        line=finding.line,
        column=finding.column,
        severity=_SEVERITIES[finding.severity],
        message=message,
        source=f"subeditor.{finding.rule}",
    )
    return f"    <error{values}/>\n"
