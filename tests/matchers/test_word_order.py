"""The word_order matcher: sentences whose words stand in no order."""

from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Finding
from checker.matchers import KeyValueError
from checker.matchers.word_order import evidence_against, prepare
from checker.readers import read
from checker.rule import parse_rule
from checker.ruleset import RuleSet

RULE = """
name: Sample
match: word_order
threshold: 6
fewest-words: 8
severity: error
certainty: likely
message: "no order ('{pair}')"
why: A sample.
source: a sample
examples: {bad: ["⟦To of the.⟧"], good: [{text: in order, because: too short}]}
"""
SCRAMBLED = "The of by has council with plan new a the for voted and."
INTACT = "The council has voted for a new plan, and with it for the end of the old one."


def findings(text: str, name: str = "a.txt") -> list[Finding]:
    rule = parse_rule(RULE, "sample.yaml", "house/sample")
    return check_document(read(text, name), RuleSet([rule]), Settings()).findings


def test_scrambled_sentence_is_marked_from_end_to_end() -> None:
    (finding,) = findings(f"{INTACT} {SCRAMBLED} Nobody objected.")
    assert finding.text == SCRAMBLED


def test_message_names_the_pair_that_speaks_against_it_most() -> None:
    (finding,) = findings(SCRAMBLED)
    assert finding.message == "no order ('the of')"


def test_each_scrambled_sentence_is_a_finding() -> None:
    second = "Patients is this should medicine the who not of have a take fever."
    assert [finding.text for finding in findings(f"{SCRAMBLED}\n\n{second}")] == [SCRAMBLED, second]


@pytest.mark.parametrize(
    "text",
    [
        INTACT,
        SCRAMBLED.rstrip("."),
        "The of by has a and.",
        "The Of By Has Council With Plan New A The For Voted And.",
        "the of = by has {council} with plan new a the for voted and.",
    ],
    ids=["in order", "no final stop", "too short", "a title", "code"],
)
def test_what_is_no_scrambled_sentence_is_left_alone(text: str) -> None:
    assert findings(text) == []


def test_code_span_is_no_evidence() -> None:
    text = "Call `the of by has a the` with a list of the names that you want to have `and the of`."
    assert findings(text, "a.md") == []


def test_good_english_speaks_for_its_order() -> None:
    assert evidence_against(INTACT).weight < -5


def test_question_that_turns_subject_and_verb_round_is_no_sign() -> None:
    assert evidence_against("Could you have told him?").signs == 0
    assert evidence_against("Where were we?").signs == 0


def test_repeated_pair_speaks_but_once() -> None:
    once = evidence_against("The of.")
    assert evidence_against("The of, the of.").weight == once.weight


def test_mark_parts_neighbours() -> None:
    assert evidence_against("It was the, of.").weight < evidence_against("It was the of.").weight


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("It's what they don't want.", "It is what they do not want."),
        ("We’ll see.", "We will see."),
        ("He can't go.", "He can not go."),
    ],
)
def test_shortened_words_count_as_the_long_ones(short: str, long: str) -> None:
    apart = evidence_against(long)
    joined = evidence_against(short)
    assert joined.signs <= apart.signs
    assert joined.weight < 0


def test_possessive_leads_to_a_noun() -> None:
    assert evidence_against("It is the gardener's book.").signs == 0


def test_numbers_and_foreign_words_say_nothing() -> None:
    assert evidence_against("1. 2 3 Žluťoučký kůň").weight == 0


@pytest.mark.parametrize("name", ["threshold", "fewest-words"])
def test_limits_must_be_positive(name: str) -> None:
    keys: dict[str, Any] = {"threshold": 6, "fewest-words": 8, name: 0}
    with pytest.raises(KeyValueError, match=name):
        prepare(keys)
