"""The balance matcher: marks without a partner, and blanks inside a pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import Settings
from checker.document import CHECKED_KINDS
from checker.matchers import NONE, Match, Task
from checker.matchers.balance import find, prepare
from checker.readers import read


def run(text: str, check: str, report: str = "both") -> list[Match]:
    params = prepare({"check": check, "report": report})
    return list(find(Task(params, read(text, "text.txt"), NONE, Settings(), CHECKED_KINDS)))


def marked(text: str, check: str, report: str = "both") -> str:
    """The text as read, a | on either side of each match."""
    shown = read(text, "text.txt").text
    for match in sorted(run(text, check, report), reverse=True):
        part = shown[match.start : match.end]
        shown = f"{shown[: match.start]}|{part}|{shown[match.end :]}"
    return shown


@pytest.mark.parametrize(
    "text",
    [
        "He said |“|no and left.",
        "He said no|”| and left.",
        'He said |"|no and left.',
        'The gate is shut for|"| good, "they say".',
        'It is "big" and |"|red.',
        "|“|It is late. “Go home.”",
        "“It was ‘late’,” he said|”|.",
    ],
)
def test_quotation_marks_without_a_partner(text: str) -> None:
    assert marked(text.replace("|", ""), "double-quotes") == text


def test_the_marks_of_one_block_without_a_partner_are_one_match() -> None:
    [match] = run("“Go, said the cook. “Stay, said the maid. “Or sleep.”", "double-quotes")
    assert (match.start, match.fields["others"]) == (0, " (and 1 more here)")
    assert [(place.role, place.start) for place in match.related] == [("same", 20)]


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” he said. “Go home.”",
        '"It is late," he said. "Go home."',
        "“It is late.\n\n“Go home.”",
        '"It is late.\n\n"Go home."',
        "“It is late.\n\nGo home,” he said.",
        'A 6" nail, and "a 24" screen".',
        "Then ”as in Swedish”.",
        "Then „as in German“.",
        'They call it "the belt“ here.',
        'A shelf, “new” and "old", and ‘so’ on.',
    ],
)
def test_quotation_marks_that_are_paired_or_none(text: str) -> None:
    assert run(text, "double-quotes") == []


def test_only_one_kind_of_stray_can_be_asked_for() -> None:
    text = (
        "He said “no and left. He came” back and “sat down” again.\n\nIt was late”.\n\n“So it was."
    )
    assert [m.fields["mark"] for m in run(text, "double-quotes", "opening")] == ["“"]
    assert [m.fields["mark"] for m in run(text, "double-quotes", "closing")] == ["”"]


@pytest.mark.parametrize(
    "text",
    [
        "The tower |(|built in 1904 leans.",
        "The tower, built in 1904|)|, leans.",
        "They came |[|in May|)| by boat.",
        "A set of rules|}| and more.",
    ],
)
def test_brackets_without_a_partner(text: str) -> None:
    assert marked(text.replace("|", ""), "brackets") == text


@pytest.mark.parametrize(
    "text",
    [
        "The tower (built in 1904 [or 1905]) leans.",
        "Take a) the red or b) the blue one, 1) cut, ii) run.",
        "See you :) or :-( or (: there 8)",
        "(It was built in 1904.\n\nIt leans.)",
        "A number in [0, 1) or (a, b].",
    ],
)
def test_brackets_that_are_paired_or_none(text: str) -> None:
    assert run(text, "brackets") == []


@pytest.mark.parametrize(
    "text",
    [
        "They lost their |place'| in the league.",
        "The |doctor’| bag is here.",
        "The |win'| was late.",
        "It |is'| so, and the |roads'| are wet.",
    ],
)
def test_apostrophes_that_belong_to_nothing(text: str) -> None:
    assert marked(text.replace("|", ""), "single-quotes") == text


@pytest.mark.parametrize(
    "text",
    [
        "The workers' demands, James' hat and the nurses’ pay.",
        "They call it 'the place' here, and ‘the other place’ there.",
        "He was goin' down th' road wi' an' ol' dog.",
        "It is 6' tall.",
    ],
)
def test_apostrophes_that_belong_somewhere(text: str) -> None:
    assert run(text, "single-quotes") == []


@pytest.mark.parametrize(
    "text",
    [
        "“He said: |‘|The river gives one warning.”",
        "She called it |‘|a farce and went home.",
        "“He said |‘|no,” she told him. “He said ‘no’.”",
    ],
)
def test_single_quotation_marks_that_nothing_closes(text: str) -> None:
    assert marked(text.replace("|", ""), "opening-single-quotes") == text


@pytest.mark.parametrize(
    "text",
    [
        "“He said: ‘The river’s slow,’ and left.”",
        "‘It was late.\n\n‘We slept.’",
        "The ‘90s and Hawai‘i, and ‘em all.",
    ],
)
def test_single_quotation_marks_that_close_or_are_none(text: str) -> None:
    assert run(text, "opening-single-quotes") == []


@pytest.mark.parametrize(
    ("text", "replacements"),
    [
        ('" We are late," he said.', ['"We']),
        ('He said: " We are late."', ['"We']),
        ('"We are late, " he said.', ['late,"']),
        ("“ We are late. ” He left.", ["“We", "late.”"]),
        ("“ ‘No,’ he said, ‘no.’ ”", []),
        ('A shelf of 6 " by 4 " fits.', []),
        ("It was “late” and “ cold” then.", ["“cold"]),
        ('"We left." It was " late ".', ['"late']),
    ],
)
def test_blanks_inside_quotation_marks(text: str, replacements: list[str]) -> None:
    assert [match.replacement for match in run(text, "quote-spacing")] == replacements


@given(st.text(alphabet="ab'’“”\"()[] .,\n6", max_size=60))
def test_matches_lie_in_one_block(text: str) -> None:
    document = read(text, "text.txt")
    for check in ("double-quotes", "single-quotes", "brackets", "quote-spacing"):
        for match in find(
            Task(prepare({"check": check}), document, NONE, Settings(), CHECKED_KINDS)
        ):
            segment = document.segment_at(match.start)
            assert segment.start <= match.start < match.end <= segment.end
