"""The diagnostic format of reviewdog, whose columns count bytes of UTF-8."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.finding import Finding, Fix, Place, Severity
from checker.report import CheckError, Report
from checker.reporters.json import dump
from checker.reporters.places import Position, Source, message_in_lines, sources, units

_SEVERITIES = {Severity.error: "ERROR", Severity.warning: "WARNING", Severity.suggestion: "INFO"}


def render(report: Report) -> Iterator[str]:
    """One JSON object with a diagnostic a line. A place in a text that was not kept is a line."""
    unit, texts = units(report), sources(report)
    diagnostics = [
        *map(_error, report.errors),
        *(
            _diagnostic(finding, message_in_lines(finding, unit), texts)
            for finding in report.findings
        ),
    ]
    yield f'{{"source": {dump({"name": "subeditor"})}, "diagnostics": ['
    for number, diagnostic in enumerate(diagnostics):
        yield (",\n " if number else "\n ") + dump(diagnostic)
    yield "\n]}\n"


def _diagnostic(finding: Finding, message: str, texts: Mapping[str, Source]) -> dict[str, Any]:
    text = texts.get(finding.path)
    data: dict[str, Any] = {
        "message": message,
        "location": {
            "path": finding.path,
            "range": _range(text, finding.offset, finding.length)
            if text
            else {"start": {"line": finding.line}, "end": {"line": finding.end_line}},
        },
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.fixes and text:
        data["suggestions"] = [_suggestion(text, fix) for fix in finding.fixes]
    if finding.related:
        data["related_locations"] = [
            _related(place, texts.get(place.path)) for place in finding.related
        ]
    return data


def _range(text: Source, offset: int, length: int) -> dict[str, Any]:
    start, end = text.utf8_position(offset), text.utf8_position(offset + length)
    return {"start": _position(start), "end": _position(end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _suggestion(text: Source, fix: Fix) -> dict[str, Any]:
    return {"range": _range(text, fix.offset, fix.length), "text": fix.text}


def _related(place: Place, text: Source | None) -> dict[str, Any]:
    start = _range(text, place.offset, place.length) if text else {"start": {"line": place.line}}
    words = "also here" if place.role == "same" else "compare"
    return {
        "message": place.message or f"{words}: {place.text}",
        "location": {"path": place.path, "range": start},
    }


def _error(error: CheckError) -> dict[str, Any]:
    return {
        "message": error.message,
        "location": {"path": error.path or "."},
        "severity": "ERROR",
        "code": {"value": "could-not-be-checked"},
    }
