"""JUnit XML, which every CI system shows as test results: a clean file is a passing case."""

from collections.abc import Iterator
from itertools import groupby

from checker.finding import Finding
from checker.report import CheckError, Report
from checker.reporters.places import message_in_lines, units
from checker.reporters.words import related_places
from checker.reporters.xml_text import DECLARATION, attributes, content


def render(report: Report) -> Iterator[str]:
    """A suite for each file, with a failed case for each finding and an error for what failed."""
    unit = units(report)
    found = {
        path: [_failure(finding, message_in_lines(finding, unit)) for finding in findings]
        for path, findings in groupby(report.findings, lambda finding: finding.path)
    }
    failed: dict[str, list[str]] = {}
    for error in report.errors:
        failed.setdefault(error.path or "subeditor", []).append(_error(error))
    paths = sorted({file.path for file in report.files} | found.keys() | failed.keys())
    clean = sum(path not in found and path not in failed for path in paths)
    totals = attributes(
        name="subeditor",
        tests=len(report.findings) + len(report.errors) + clean,
        failures=len(report.findings),
        errors=len(report.errors),
    )
    yield DECLARATION
    yield f"<testsuites{totals}>\n"
    for path in paths:
        errors, failures = failed.get(path, []), found.get(path, [])
        cases = [*errors, *failures] or [_case(path, "nothing found")]
        counts = attributes(name=path, tests=len(cases), failures=len(failures), errors=len(errors))
        yield f"  <testsuite{counts}>\n"
        yield from cases
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(path: str, name: str, outcome: str = "") -> str:
    start = f"    <testcase{attributes(classname=path, name=name)}"
    return f"{start}>\n{outcome}    </testcase>\n" if outcome else f"{start}/>\n"


def _failure(finding: Finding, message: str) -> str:
    place = f"{finding.line}:{finding.column}"
    words = f"{finding.path}:{place}: {finding.severity.name} {finding.certainty.name} {message}"
    if related := related_places(finding):
        words += f" [{related}]"
    values = attributes(message=message, type=finding.severity.name)
    return _case(
        finding.path,
        f"{finding.rule} at {place}",
        f"      <failure{values}>{content(words)}</failure>\n",
    )


def _error(error: CheckError) -> str:
    values = attributes(message=error.message, type="error")
    return _case(error.path or "subeditor", "check", f"      <error{values}/>\n")
