"""Workflow commands that GitHub Actions shows as annotations beside the changed lines.

GitHub shows ten annotations of each kind for a step and drops the rest without a word, so the
worst come first, and a notice says what was left out.
"""

from collections import Counter
from collections.abc import Iterator

from checker.finding import Finding, Severity
from checker.report import Report
from checker.reporters.places import message_in_lines, units
from checker.reporters.words import counted

LIMIT = 10
"""Annotations of one kind that GitHub shows for a step."""

_COMMANDS = {Severity.error: "error", Severity.warning: "warning", Severity.suggestion: "notice"}


def render(report: Report) -> Iterator[str]:
    """One command for each error and each finding, up to the limit, the most severe first."""
    shown: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for error in report.errors:
        if shown["error"] < LIMIT:
            shown["error"] += 1
            properties: dict[str, str | int] = {"file": error.path} if error.path else {}
            properties["title"] = "could not be checked"
            yield _command("error", properties, error.message)
        else:
            left_out["files that could not be checked"] += 1
    unit = units(report)
    by_kind = Counter(_COMMANDS[finding.severity] for finding in report.findings)
    by_kind["error"] += len(report.errors)
    # the note is a notice itself
    full = any(number > LIMIT for number in by_kind.values())
    room = {"error": LIMIT, "warning": LIMIT, "notice": LIMIT - 1 if full else LIMIT}
    for finding in sorted(report.findings, key=lambda f: (-f.severity, -f.certainty)):
        kind = _COMMANDS[finding.severity]
        if shown[kind] < room[kind]:
            shown[kind] += 1
            yield _command(kind, _properties(finding), message_in_lines(finding, unit))
        else:
            left_out[finding.severity.name] += 1
    if full:
        words = ", ".join(
            counted(number, name) if name in Severity.__members__ else f"{number:,} {name}"
            for name, number in left_out.items()
        )
        yield _command(
            "notice",
            {"title": "Subeditor found more"},
            f"GitHub shows {LIMIT} annotations of each kind; not among them: {words}.",
        )


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
