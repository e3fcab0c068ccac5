"""Workflow commands for GitHub Actions."""

import pytest
from sample import finding, report

from checker.finding import Certainty, Severity
from checker.report import CheckError, FileInfo, Report
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


def test_most_severe_come_first_and_the_more_certain_before_others() -> None:
    found = [
        finding(line=1, severity=Severity.suggestion),
        finding(line=2, severity=Severity.warning),
        finding(line=3, severity=Severity.error),
        finding(line=4, severity=Severity.error, certainty=Certainty.certain),
    ]
    assert [command.split("line=")[1][0] for command in render(report(*found))] == list("4321")


class TestLimit:
    """GitHub shows ten annotations of each kind for a step."""

    def test_note_says_what_is_not_shown(self) -> None:
        found = [
            finding(line=line, severity=severity) for severity in Severity for line in range(1, 14)
        ]
        commands = list(render(report(*found)))
        kinds = [command.partition(" ")[0] for command in commands]
        assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
        assert commands[-1] == (
            "::notice title=Subeditor found more::GitHub shows 10 annotations of each kind; "
            "not among them: 3 errors, 3 warnings, 4 suggestions.\n"
        )

    def test_ten_of_each_are_all_shown(self) -> None:
        found = [
            finding(line=line, severity=severity) for severity in Severity for line in range(1, 11)
        ]
        commands = list(render(report(*found)))
        assert len(commands) == 30
        assert not any("found more" in command for command in commands)

    def test_files_that_could_not_be_checked_are_the_first_errors(self) -> None:
        errors = tuple(CheckError(f"{n}.txt", "is binary") for n in range(12))
        commands = list(render(report(finding(severity=Severity.error), errors=errors)))
        assert sum("is binary" in command for command in commands) == 10
        assert "2 files that could not be checked, 1 error." in commands[-1]


def test_paragraph_is_named_in_the_message() -> None:
    files = (FileInfo("a.docx", 9, "paragraph", 0),)
    (command,) = render(Report(findings=(finding("a.docx"),), files=files))
    assert command.endswith("::paragraph 3: 'gale' is not our style\n")
