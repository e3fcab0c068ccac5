"""SARIF 2.1.0, as GitHub code scanning and other readers of static analysis want it.

Paths are relative to the folder that the check was started in, columns count code points.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker import __version__
from checker.finding import Certainty, Finding, Place, Severity
from checker.report import CheckError, FileInfo, Report, Silenced
from checker.reporters.json import dump
from checker.reporters.places import Source, message_in_lines, sources, units
from checker.reporters.uris import is_relative, uri
from checker.reporters.words import counted
from checker.rule import Rule
from checker.rule_help import help_markdown, help_text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"

RESULTS = 25_000
"""Results of a run that code scanning accepts; a run with more is refused as a whole."""

RELATED = 100
"""Related places of a result that code scanning shows."""

_LEVELS = {Severity.error: "error", Severity.warning: "warning", Severity.suggestion: "note"}
_PROBLEMS = {
    Severity.error: "error",
    Severity.warning: "warning",
    Severity.suggestion: "recommendation",
}
_PRECISIONS = {
    Certainty.certain: "very-high",
    Certainty.likely: "high",
    Certainty.possible: "medium",
}
_JUSTIFICATIONS = {
    "comment": "silenced by a comment in the text",
    "file": "silenced by the project's file of suppressions",
    "baseline": "known to the baseline",
}

_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
"""What a reader of SARIF would take for the beginning of a link."""


def render(report: Report) -> Iterator[str]:
    """One run: rules, files and errors, then a result a line."""
    results = _chosen(report)
    rules = {finding.rule: number for number, finding in enumerate(_first_of_rules(results))}
    left_out = len(report.findings) + len(report.silenced) - len(results)
    driver = {
        "name": "Subeditor",
        "semanticVersion": __version__,
        "rules": [_rule(finding, report.rules) for finding in _first_of_rules(results)],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder that the check was started in."}}
        },
        "invocations": [_invocation(report, left_out)],
        "artifacts": [_artifact(file) for file in report.files],
    }
    unit, texts = units(report), sources(report)
    yield f'{{"$schema": {dump(SCHEMA)}, "version": "2.1.0", "runs": [\n{dump(run)[:-1]},\n'
    yield ' "results": ['
    for number, (finding, by) in enumerate(results):
        data = _result(finding, rules[finding.rule], message_in_lines(finding, unit), texts)
        if by:
            data["suppressions"] = [_suppression(by)]
        yield (",\n  " if number else "\n  ") + dump(data)
    yield "]}]}\n"


def _chosen(report: Report) -> list[Silenced]:
    """All findings, those that are reported with an empty `by`, in order of place.

    Where there are more than a run may have, the reported and the most severe are kept.
    """
    every = [*(Silenced(finding, "") for finding in report.findings), *report.silenced]
    every.sort(key=lambda one: (bool(one.by), -one.finding.severity, -one.finding.certainty))
    return sorted(every[:RESULTS], key=lambda one: one.finding.sort_key)


def _first_of_rules(results: Sequence[Silenced]) -> list[Finding]:
    """A finding of each rule, in order of the rules' ids."""
    first: dict[str, Finding] = {}
    for finding, _ in results:
        first.setdefault(finding.rule, finding)
    return [first[name] for name in sorted(first)]


def _rule(finding: Finding, rules: Mapping[str, Rule]) -> dict[str, Any]:
    rule = rules.get(finding.rule)
    severity = rule.severity if rule else finding.severity
    certainty = rule.certainty if rule else finding.certainty
    data: dict[str, Any] = {"id": finding.rule}
    if rule:
        data |= {
            "name": rule.name,
            "shortDescription": {"text": rule.name},
            "fullDescription": {"text": rule.why.strip()},
            "help": {"text": help_text(rule), "markdown": help_markdown(rule)},
        }
    return data | {
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {
            "tags": [finding.family, f"its/{finding.its}", f"mqm/{finding.mqm}"],
            "precision": _PRECISIONS[certainty],
            "problem.severity": _PROBLEMS[severity],
        },
    }


def _invocation(report: Report, left_out: int) -> dict[str, Any]:
    notes = [_notification(error) for error in report.errors]
    if left_out:
        message = (
            f"{counted(left_out, 'finding')} left out, the least severe: a run may have no more "
            f"than {RESULTS:,}"
        )
        notes.append({"level": "warning", "message": {"text": message}})
    return {"executionSuccessful": not report.errors, "toolExecutionNotifications": notes}


def _notification(error: CheckError) -> dict[str, Any]:
    data: dict[str, Any] = {"level": "error", "message": {"text": _literal(error.message)}}
    if error.path:
        location = {"physicalLocation": {"artifactLocation": _artifact_location(error.path)}}
        data["locations"] = [location]
    return data


def _artifact(file: FileInfo) -> dict[str, Any]:
    return {
        "location": _artifact_location(file.path),
        "properties": {
            "words": file.words,
            "unit": file.unit,
            "skippedSegments": file.skipped_segments,
        },
    }


def _artifact_location(path: str) -> dict[str, str]:
    location = {"uri": uri(path)}
    return {**location, "uriBaseId": ROOT} if is_relative(path) else location


def _result(
    finding: Finding, rule: int, message: str, texts: Mapping[str, Source]
) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "charOffset": finding.offset,
        "charLength": finding.length,
        "snippet": {"text": finding.source},
    }
    data: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _literal(message)},
        "locations": [{"physicalLocation": _physical_location(finding.path, region)}],
        "partialFingerprints": {
            # by this name code scanning tells alerts apart. Its own value is a hash of the line,
            # which in prose is a paragraph: two findings in one would be the same alert
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "subeditor/v1": finding.fingerprint,
        },
        "properties": {"certainty": finding.certainty.name, "scope": finding.scope},
    }
    if finding.related:
        data["relatedLocations"] = [
            _related(number, place, texts.get(place.path))
            for number, place in enumerate(finding.related[:RELATED], 1)
        ]
    text = texts.get(finding.path)
    if finding.fixes and text:
        data["fixes"] = [_fix(finding, text)]
    return data


def _physical_location(path: str, region: Mapping[str, Any]) -> dict[str, Any]:
    return {"artifactLocation": _artifact_location(path), "region": region}


def _related(number: int, place: Place, text: Source | None) -> dict[str, Any]:
    region: dict[str, Any]
    if text:
        region = _region(text, place.offset, place.length)
    else:
        region = {
            "startLine": place.line,
            "startColumn": place.column,
            "charOffset": place.offset,
            "charLength": place.length,
        }
    words = place.message or f"{'also here' if place.role == 'same' else 'compare'}: {place.text}"
    return {
        "id": number,
        "message": {"text": _literal(words)},
        "physicalLocation": _physical_location(place.path, region),
    }


def _region(text: Source, offset: int, length: int) -> dict[str, Any]:
    start, end = text.position(offset), text.position(offset + length)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": offset,
        "charLength": length,
    }


def _fix(finding: Finding, text: Source) -> dict[str, Any]:
    """All replacements of a finding as one fix: they are made together or not at all."""
    safe = all(fix.safe for fix in finding.fixes)
    words = "Safe: the meaning stays." if safe else "Look first: the meaning may change."
    return {
        "description": {"text": words},
        "artifactChanges": [
            {
                "artifactLocation": _artifact_location(finding.path),
                "replacements": [
                    {
                        "deletedRegion": _region(text, fix.offset, fix.length),
                        "insertedContent": {"text": fix.text},
                    }
                    for fix in finding.fixes
                ],
            }
        ],
    }


def _suppression(by: str) -> dict[str, str]:
    return {
        "kind": "inSource" if by == "comment" else "external",
        "status": "accepted",
        "justification": _JUSTIFICATIONS[by],
    }


def _literal(text: str) -> str:
    """Text of a message in which nothing is a link."""
    return _LINK.sub(r"\\[", text)
