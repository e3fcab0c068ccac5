"""The code quality report of GitLab, which a merge request shows beside its lines."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from checker.finding import Finding, Severity
from checker.report import CheckError, Report
from checker.reporters.json import dump
from checker.reporters.places import message_in_lines, units

_SEVERITIES = {Severity.error: "major", Severity.warning: "minor", Severity.suggestion: "info"}


def render(report: Report) -> Iterator[str]:
    """A JSON array with an object for each error, then for each finding."""
    unit = units(report)
    entries = [
        *map(_error, report.errors),
        *(_entry(finding, message_in_lines(finding, unit)) for finding in report.findings),
    ]
    yield "["
    for number, entry in enumerate(entries):
        yield (",\n " if number else "\n ") + dump(entry)
    yield "\n]\n"


def _entry(finding: Finding, message: str) -> dict[str, Any]:
    return {
        "description": message,
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.path,
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }


def _error(error: CheckError) -> dict[str, Any]:
    digest = sha256("\0".join(error).encode("utf-8", "replace")).hexdigest()
    return {
        "description": error.message,
        "check_name": "could-not-be-checked",
        "fingerprint": digest[:16],
        "severity": "blocker",
        "location": {"path": error.path or ".", "lines": {"begin": 1}},
    }
