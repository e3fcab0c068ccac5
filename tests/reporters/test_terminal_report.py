"""The report for a person at a terminal."""

import re

import pytest
from rich.cells import cell_len
from sample import finding, place, report

from checker.finding import Finding, Severity
from checker.report import Excerpt, Report
from checker.reporters.terminal import render

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with colours, whatever the tests run in."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def plain(of: Report, width: int = 80) -> list[str]:
    """The lines without styles and trailing spaces."""
    return [line.rstrip() for line in _STYLE.sub("", render(of, width)).splitlines()]


def with_excerpt(of: Finding, excerpt: Excerpt) -> Report:
    return Report(findings=(of,), excerpts={of.fingerprint: excerpt})


def test_findings_are_grouped_by_file_with_the_line_they_stand_in() -> None:
    found = [
        finding("news/calm.txt", 1, 2),
        finding(severity=Severity.error, related=(place("same", 9, 2),)),
    ]
    assert plain(report(*found))[:9] == [
        "news/calm.txt  1,200 words",
        "  news/calm.txt:1:2  warning  'gale' is not our style  house/gale (likely)",
        "      The gale blew all night.",
        "",
        "news/storm.md  300 words",
        "  news/storm.md:3:5  error  'gale' is not our style  house/gale (likely)",
        "      The gale blew all night.",
        "      also at 9:2",
        "",
    ]


def test_verdict_is_the_end() -> None:
    assert plain(report(finding()))[-3:] == [
        "Needs an editor: 1 warning in 1,500 words in 2 files.",
        "By family: house 1.",
        "Skipped: 2 blocks not in English.",
    ]


def test_verdict_may_be_left_out() -> None:
    assert render(report(), 80, verdict=False) == ""


def test_span_is_marked_by_style() -> None:
    assert "The \x1b[7;33mgale\x1b[0m blew" in render(report(finding()), 80)


def test_without_colour_the_span_is_still_marked() -> None:
    output = render(report(finding(severity=Severity.error)), 80, color=False)
    assert "The \x1b[1;7mgale\x1b[0m blew" in output


def test_without_styles_brackets_mark_the_span(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    output = render(report(finding()), 80)
    assert "\x1b" not in output
    assert "The ⟦gale⟧ blew all night." in output


def test_what_is_missing_is_marked_between_its_neighbours() -> None:
    of = with_excerpt(finding(text=""), Excerpt("The wind", "", " blew"))
    assert "      The wind‸ blew" in plain(of)


def test_finding_about_the_document_shows_no_line() -> None:
    assert "      The gale blew all night." not in plain(report(finding(scope="document")))


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize(
    ("before", "marked", "after"),
    [
        ("word " * 50, "gale", " word" * 50),
        ("", "gale", " word" * 50),
        ("word " * 50, "gale", ""),
        ("word " * 50, "very long " * 50, " word" * 50),
        ("風" * 90, "強風", "風" * 90),
        ("…", "gale", "…"),
    ],
)
def test_long_lines_are_cut_around_the_span(
    width: int, before: str, marked: str, after: str
) -> None:
    output = plain(with_excerpt(finding(), Excerpt(before, marked, after)), width)
    line = output[output.index(next(x for x in output if x.startswith("      "))) :][0]
    assert cell_len(line) <= width
    assert marked[:10] in line


def test_escape_sequences_of_the_text_do_not_reach_the_terminal() -> None:
    evil = "\x1b]0;title\x07\x1b[2J"
    of = with_excerpt(finding(f"a{evil}.md", message=evil), Excerpt(evil, evil, evil))
    assert "\x1b]" not in render(of, 80)
    assert "\x1b[2J" not in render(of, 80)


def test_markup_of_the_text_is_not_read_as_ours() -> None:
    assert "  news/storm.md:3:5  warning  [bold]x[/bold] :smile:  house/gale (likely)" in plain(
        report(finding(message="[bold]x[/bold] :smile:"))
    )
