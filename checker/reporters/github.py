"""Workflow commands that GitHub Actions shows as annotations beside the changed lines."""

from collections.abc import Iterator

from checker.finding import Finding, Severity
from checker.report import Report

_COMMANDS = {Severity.error: "error", Severity.warning: "warning", Severity.suggestion: "notice"}


def render(report: Report) -> Iterator[str]:
    """One command for each finding and each error."""
    for finding in report.findings:
        yield _command(_COMMANDS[finding.severity], _properties(finding), finding.message)
    for error in report.errors:
        properties = {"file": error.path} if error.path else {}
        yield _command("error", {**properties, "title": "could not be checked"}, error.message)


def _properties(finding: Finding) -> dict[str, str | int]:
    place: dict[str, str | int] = {"file": finding.path, "line": finding.line}
    if finding.end_line != finding.line:
        # GitHub refuses columns on a range of several lines
        place["endLine"] = finding.end_line
    else:
        place |= {"col": finding.column, "endLine": finding.line, "endColumn": finding.end_column}
    return {**place, "title": finding.rule}


def _command(command: str, properties: dict[str, str | int], message: str) -> str:
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{command} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
