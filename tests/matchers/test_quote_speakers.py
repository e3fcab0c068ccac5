"""One quotation with two speakers."""

import functools

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Finding
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

FIRST = "“We will not leave the islands,” said Anna Keller."


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / "meaning" / "quote-two-speakers.yaml", folder)])


def findings(text: str) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings()).findings


@pytest.mark.parametrize(
    "again",
    [
        "“We will not leave the islands,” said Robert Holm.",
        "“We will not leave the islands”, Robert Holm told the crew.",
        "Robert Holm said: “We will not leave the islands.”",
        "Robert Holm told the crew in the harbour, “We will not leave the islands.”",
        "“We will not leave the islands!” says the mayor, Robert Holm.",
    ],
)
def test_the_second_quotation_is_the_match_and_the_first_is_related(again: str) -> None:
    (finding,) = findings(f"{FIRST}\n\n{again}")
    assert (finding.line, finding.text[0], finding.text[-1]) == (3, "“", "”")
    assert [(place.line, place.message) for place in finding.related] == [
        (1, "said by Anna Keller here")
    ]


@pytest.mark.parametrize(
    "again",
    [
        "“We will not leave the islands,” said Ms Keller.",
        "“We will not leave the islands,” she said. Robert Holm agreed.",
        "“We will not leave these islands,” said Robert Holm.",
        "“We will not leave the islands.” Robert Holm wept.",
    ],
)
def test_silence_for_one_speaker_or_none_or_other_words(again: str) -> None:
    assert findings(f"{FIRST}\n\n{again}") == []
