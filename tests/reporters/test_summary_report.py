"""The Markdown for a job's summary page."""

import re

import pyromark
import pytest
from made import CLEAN, EMPTY, HOSTILE, ONLY_ERRORS, PARAGRAPHS, hostile
from sample import finding, report

from checker.finding import Severity
from checker.report import Report
from checker.reporters import summary

TAGS = {"h2", "h3", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td"}
"""The tags that our own Markdown gives."""


def rendered(of: Report) -> str:
    return "".join(summary.render(of))


def html_of(of: Report) -> str:
    return str(pyromark.html(rendered(of), options=pyromark.Options.ENABLE_TABLES))


def test_report() -> None:
    of = report(finding(), finding(line=7, severity=Severity.error, rule="names/x"), baselined=2)
    assert rendered(of) == (
        "## Subeditor\n\nNot fit to print: 1 error, 1 warning in 1,500 words in 2 files.\n\n"
        "| family | errors | warnings | suggestions |\n| --- | ---: | ---: | ---: |\n"
        "| house | 0 | 1 | 0 |\n"
        "| names | 1 | 0 | 0 |\n\n"
        "### Findings\n\n| place | severity | what | rule |\n| --- | --- | --- | --- |\n"
        "| news/storm.md:7:5 | error | 'gale' is not our style | names/x |\n"
        "| news/storm.md:3:5 | warning | 'gale' is not our style | house/gale |\n\n"
        "2 findings known to the baseline left out.\n"
    )


@pytest.mark.parametrize(
    ("of", "verdict"),
    [
        (CLEAN, "Nothing found in 1,500 words in 2 files."),
        (EMPTY, "Nothing was checked."),
    ],
)
def test_without_findings_the_verdict_is_all(of: Report, verdict: str) -> None:
    assert rendered(of) == f"## Subeditor\n\n{verdict}\n"


def test_errors_are_told() -> None:
    assert "- **Could not be checked:** b.txt: is a binary file\n" in rendered(ONLY_ERRORS)


def test_only_the_strongest_of_many_are_listed() -> None:
    many = [finding(line=line, rule="house/gale") for line in range(1, 41)]
    text = rendered(report(*many, finding(line=99, severity=Severity.error)))
    assert text.count("| news/storm.md:") == summary.FIRST
    assert "### Look first at" in text
    assert "| news/storm.md:99:5 | error |" in text
    assert "and 21 findings more." in text


def test_paragraph_is_called_one() -> None:
    assert "| a.docx, paragraph 2 |" in rendered(PARAGRAPHS)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    html = html_of(hostile(text))
    assert {tag.lower() for tag in re.findall(r"</?([a-zA-Z0-9]+)", html)} <= TAGS
    assert html.count("<tr>") == 4


@pytest.mark.parametrize("text", ["@all", "#12", "https://x.example", "www.x.example", "$a$"])
def test_github_sees_neither_mention_nor_link(text: str) -> None:
    assert text not in rendered(report(finding(message=text)))
    assert text.replace("&", "&amp;") in html_of(report(finding(message=text)))
