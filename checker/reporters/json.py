"""The report for programs, one finding a line. `checker/finding.schema.json` describes it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker import __version__
from checker.finding import Finding, Fix, Place
from checker.report import CheckError, FileInfo, Report

SCHEMA = 1
"""Raised when a key changes its meaning or goes; keys may be added without."""


def render(report: Report) -> Iterator[str]:
    """The report as one JSON object, in the order of its schema."""
    start = dump(head())
    yield f"{start[:-1]},\n"
    yield from _list("files", map(file_data, report.files))
    yield ",\n"
    yield from _list("findings", map(finding_data, report.findings))
    yield ",\n"
    yield from _list("errors", map(error_data, report.errors))
    yield "}\n"


def head() -> dict[str, Any]:
    """What the report is: the version of its keys, and the tool."""
    return {"schema": SCHEMA, "tool": {"name": "subeditor", "version": __version__}}


def file_data(file: FileInfo) -> dict[str, Any]:
    """A file that was checked."""
    return {
        "path": file.path,
        "words": file.words,
        "unit": file.unit,
        "skipped_segments": file.skipped_segments,
    }


def error_data(error: CheckError) -> dict[str, Any]:
    """Something that could not be checked."""
    return {"path": error.path, "message": error.message}


def dump(value: Any) -> str:
    """A value on one line, readable in any script."""
    return json.dumps(value, ensure_ascii=False)


def _list(name: str, items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield f' "{name}": ['
    first = True
    for item in items:
        yield ("\n  " if first else ",\n  ") + dump(item)
        first = False
    yield "]"


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding with the keys of the schema."""
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "offset": finding.offset,
        "length": finding.length,
        "text": finding.text,
        "source": finding.source,
        "scope": finding.scope,
        "rule": finding.rule,
        "severity": finding.severity.name,
        "certainty": finding.certainty.name,
        "message": finding.message,
        "its": finding.its,
        "mqm": finding.mqm,
        "fixes": [_fix_data(fix) for fix in finding.fixes],
        "related": [_place_data(place) for place in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _fix_data(fix: Fix) -> dict[str, Any]:
    return {"offset": fix.offset, "length": fix.length, "text": fix.text, "safe": fix.safe}


def _place_data(place: Place) -> dict[str, Any]:
    return {
        "role": place.role,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "offset": place.offset,
        "length": place.length,
        "text": place.text,
        "message": place.message,
    }
