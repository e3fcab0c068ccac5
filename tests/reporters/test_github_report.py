"""Workflow commands for GitHub Actions."""

import pytest
from sample import finding, report

from checker.finding import Severity
from checker.report import CheckError
from checker.reporters.github import render


@pytest.mark.parametrize(
    ("severity", "command"),
    [
        (Severity.error, "error"),
        (Severity.warning, "warning"),
        (Severity.suggestion, "notice"),
    ],
)
def test_each_finding_is_a_command(severity: Severity, command: str) -> None:
    assert list(render(report(finding(severity=severity)))) == [
        f"::{command} file=news/storm.md,line=3,col=5,endLine=3,endColumn=9,title=house/gale"
        "::'gale' is not our style\n"
    ]


def test_range_of_several_lines_has_no_columns() -> None:
    (command,) = render(report(finding(end_line=5)))
    assert command.startswith("::warning file=news/storm.md,line=3,endLine=5,title=house/gale::")


def test_what_would_end_a_property_or_the_command_is_escaped() -> None:
    (command,) = render(
        report(finding(path="a,b:c%\n.md", message="100% of it: one, two\r\nthree"))
    )
    assert command.startswith("::warning file=a%2Cb%3Ac%25%0A.md,line=")
    assert command.endswith("::100%25 of it: one, two%0D%0Athree\n")


def test_errors_are_commands_too() -> None:
    errors = (CheckError("b.txt", "b.txt: is a binary file"), CheckError("", "no rules"))
    assert list(render(report(errors=errors))) == [
        "::error file=b.txt,title=could not be checked::b.txt: is a binary file\n",
        "::error title=could not be checked::no rules\n",
    ]


def test_clean_run_says_nothing() -> None:
    assert list(render(report())) == []
