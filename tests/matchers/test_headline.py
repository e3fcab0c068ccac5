"""The headline against its text: amounts, names and numbers."""

import functools

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

LONG = "The band of the fire brigade played in the rain on the bridge. " * 14


@functools.cache
def rules(name: str) -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / "meaning" / f"{name}.yaml", folder)])


def findings(name: str, text: str) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(name), Settings()).findings


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("A $2.5 million bridge", "It cost $2.5 billion in all, said the mayor."),
        ("A $2.5m bridge", "It cost $2.5bn in all, said the mayor."),
        ("A £340m bridge", "It cost €340 million in all, said the mayor."),
        ("A bridge for 36 million pounds", "It cost £36 billion in all, said the mayor."),
        ("A city of 1.4 million", "It has 1.4 billion people, said the mayor."),
    ],
)
def test_one_number_in_two_scales_or_currencies(headline: str, body: str) -> None:
    (finding,) = findings("number-scale", f"{headline}\n\n{body}")
    assert finding.line == 1
    assert [place.line for place in finding.related] == [3]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("A $2.5 million bridge", "It cost $2.5 million. The state has $2.5 billion."),
        ("A $2.5 million bridge", "It cost $2.5 million (£2.5 million at the time)."),
        ("A US$25 million bridge", "It cost $25 million in all, said the mayor."),
        ("A $25 million bridge", "It cost 25 million dollars in all, said the mayor."),
        ("A $2 million bridge", "It cost $2 billion in all, said the mayor."),
        ("A $2.5 million bridge", "The town has 2.5 billion bricks in it."),
    ],
)
def test_silence_where_the_amounts_may_both_be_right(headline: str, body: str) -> None:
    assert findings("number-scale", f"{headline}\n\n{body}") == []


@pytest.mark.parametrize(
    ("headline", "places"),
    [
        ("Bridge opened by Anna Keller", ["Anna Keller"]),
        ("Bridge opens after 47 years", ["47"]),
        ("Bridge opens on May 21", []),
        ("Bridge opens", []),
        ("The bridge was opened by Anna Keller, it was said.", []),
    ],
)
def test_what_the_headline_names_should_stand_below(headline: str, places: list[str]) -> None:
    found = findings("headline", f"{headline}\n\n{LONG}")
    assert [finding.text for finding in found] == places
    assert all(finding.certainty == Certainty.possible for finding in found)


def test_a_surname_below_is_enough() -> None:
    assert findings("headline", f"Bridge opened by Anna Keller\n\n{LONG}Ms Keller left.") == []


def test_a_short_text_need_not_repeat_its_headline() -> None:
    assert findings("headline", "Bridge opened by Anna Keller\n\nThe band played.") == []
