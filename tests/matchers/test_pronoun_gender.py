"""He and she for one person: only where nobody else can be meant."""

import functools

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / "meaning" / "pronoun-gender.yaml", folder)])


def findings(text: str) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings()).findings


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("Anna Keller said that he was tired.", "he", "she"),
        ("Ms Keller said that he was tired.", "he", "she"),
        ("Robert Holm said that her shop was full.", "her", "his"),
        ("Robert Holm baked it herself in the old shop.", "herself", "himself"),
        ("Robert Holm left. He was tired, so she slept.", "she", "he"),
    ],
)
def test_a_pronoun_against_the_only_person_is_reported(text: str, found: str, right: str) -> None:
    (finding,) = findings(text)
    assert (finding.text, finding.certainty) == (found, Certainty.likely)
    assert [(fix.text, fix.safe) for fix in finding.fixes] == [(right, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Keller said that she was tired.",
        "Anna Keller told her brother that he was tired.",
        "Anna Keller and Robert Holm spoke; he was tired.",
        "Robin Keller said that he was tired, and it was so.",
        "Keller said that he was tired, and it was so.",
        "Robert Holm told her to go home before the rain.",
        "Anna Keller sings “He was tired” in the old hall.",
        "Anna Keller asked whether he/she was the right form.",
    ],
)
def test_silence_where_somebody_else_or_nobody_is_meant(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    "before",
    [
        "He had lost the key.",
        "The old man slept.",
        "Robert Holm slept.",
        "They met Zorvan in town.",
    ],
)
def test_somebody_in_the_blocks_before_makes_it_possible_only(before: str) -> None:
    (finding,) = findings(f"{before}\n\nAnna Keller said that he was tired.")
    assert finding.certainty == Certainty.possible


def test_speech_in_the_block_makes_it_possible_only() -> None:
    (finding,) = findings("Robert Holm was silent. “Now!” she said.")
    assert finding.certainty == Certainty.possible


def test_the_other_gender_in_a_later_sentence_alone_is_possible() -> None:
    (finding,) = findings("Anna Keller closed the shop. Then he went home.")
    assert finding.certainty == Certainty.possible


def test_a_calling_without_a_name_makes_it_possible_only() -> None:
    (finding,) = findings("Robert Holm heard from the county’s lawyer that she was tired.")
    assert finding.certainty == Certainty.possible


def test_a_calling_of_the_person_does_not() -> None:
    (finding,) = findings("Robert Holm works as a lawyer, and in May she will retire.")
    assert finding.certainty == Certainty.likely
