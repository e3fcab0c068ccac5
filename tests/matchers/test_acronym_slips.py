"""Acronyms explained in two ways, or used before they are explained."""

import functools
from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.matchers import NONE, Task, load
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

TWICE, EARLY = "names/acronym-two-expansions", "names/acronym-before-explained"


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    names = ("acronym-two-expansions", "acronym-before-explained")
    return RuleSet([load_rule(folder / "names" / f"{name}.yaml", folder) for name in names])


def findings(text: str, name: str = "a.txt", **settings: Any) -> list[Finding]:
    return check_document(read(text, name), rules(), Settings(**settings)).findings


def found(text: str) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.text, finding.certainty.name) for finding in findings(text)]


def test_the_expansion_used_less_is_reported_with_the_other() -> None:
    text = (
        "The International Cocoa Board (ICB) met. The International Cocoa Board (ICB) dined.\n\n"
        "The International Cacao Board (ICB) left."
    )
    (finding,) = findings(text)
    assert (finding.rule, finding.text, finding.line) == (TWICE, "International Cacao Board", 3)
    assert [(place.role, place.line) for place in finding.related] == [("other", 1), ("other", 1)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("light-emitting diode (LED)", "Light Emitting Diodes (LEDs)"),
        ("Coastal Defence Centre (CDC)", "Coastal Defense Center (CDC)"),
        ("Cheese Organisation Board (COB)", "Cheese Organization Board (COB)"),
    ],
)
def test_plurals_hyphens_capitals_and_national_spelling_are_no_second_meaning(
    one: str, two: str
) -> None:
    assert found(f"A {one} is here. A {two} is there.") == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Central Asian Railway (CAR)", "Central African Railway (CAR)"),
        ("Royal Cheese Academy (RCA)", "Rural Crafts Alliance (RCA)"),
    ],
)
def test_two_things_that_may_share_an_acronym_are_possible(one: str, two: str) -> None:
    assert [c for *_, c in found(f"The {one} met.\n\nThe {two} dined.")] == ["possible"]


def test_one_word_that_is_another_is_a_slip() -> None:
    text = "The Vale Health Service (VHS) met.\n\nThe Vale Heath Service (VHS) dined."
    assert found(text) == [(TWICE, "Vale Heath Service", "likely")]


def test_an_acronym_used_a_paragraph_too_early_is_reported_at_its_first_use() -> None:
    text = "The ICB met in Accra.\n\nAn ICB-led team slept.\n\nThe International Cocoa Board (ICB) has ten."
    (finding,) = findings(text)
    assert (finding.rule, finding.text, finding.line) == (EARLY, "ICB", 1)
    assert finding.certainty == Certainty.likely
    assert [(place.role, place.text) for place in finding.related] == [
        ("same", "ICB"),
        ("other", "International Cocoa Board"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# The ICB meets\n\nThe International Cocoa Board (ICB) has ten members.",
        "The ICB met, and the International Cocoa Board (ICB) has ten members.",
        "The UV lamp is on.\n\nIts ultra-violet light, called Ultra Violet (UV), is strong.",
        "The BBC sang.\n\nThe British Broadcasting Corporation (BBC) is old.",
        "The international cocoa board met. The ICB dined.\n\nThe International Cocoa Board (ICB) left.",
    ],
)
def test_headlines_near_uses_and_what_every_reader_knows_are_possible(text: str) -> None:
    levels = [f.certainty for f in findings(text, "a.md") if f.rule == EARLY]
    assert levels == [Certainty.possible]


def test_what_is_explained_first_or_never_is_left_alone() -> None:
    assert found("The International Cocoa Board (ICB) met.\n\nThe ICB dined.") == []
    assert found("ICB (International Cocoa Board) met.\n\nThe ICB dined.") == []
    assert found("The ICB met.\n\nThe ICB dined.") == []


def test_an_accepted_acronym_is_left_alone() -> None:
    text = "The ICB met in Accra.\n\nThe International Cocoa Board (ICB) has ten members."
    assert findings(text, accept=frozenset({"ICB"})) == []


def test_expansions_of_two_documents_are_compared_if_they_are_alike() -> None:
    rule = next(rule for rule in rules().rules if rule.id == TWICE)
    matcher: Any = load("acronyms")

    def verdicts(*texts: str) -> list[tuple[str, ...]]:
        facts = []
        for number, text in enumerate(texts):
            task = Task(rule.params, read(text, "a.txt"), NONE, Settings(), rule.kinds)
            facts += [fact._replace(document=number) for fact in matcher.gather(task)]
        return [
            tuple(facts[number].values[0] for number in verdict.own)
            for verdict in matcher.decide(rule.params, Settings(), facts)
        ]

    assert verdicts(
        "The International Cocoa Board (ICB) met.", "The International Cacao Board (ICB) met."
    ) == [("International Cacao Board",)]
    assert verdicts("The Royal Cheese Academy (RCA) met.", "Rural Crafts Alliance (RCA) met.") == []
