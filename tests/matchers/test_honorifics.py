"""Honorifics that cannot be one person's; couples and families are left alone."""

import functools
from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Finding
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

GENDER, KNIGHT = "names/honorific-gender", "names/sir-with-surname"


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    names = ("honorific-gender", "sir-with-surname")
    return RuleSet([load_rule(folder / "names" / f"{name}.yaml", folder) for name in names])


def findings(text: str, **settings: Any) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings(**settings)).findings


def found(text: str) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.text, finding.certainty.name) for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Anna Kovalik sang. Ms Kovalik slept. Then Mr Kovalik left.", "Mr Kovalik"),
        ("Tom Barrow sang. Mr. Barrow slept. Then Mrs. Barrow left.", "Mrs. Barrow"),
        ("Sir Hugh Tarn sang. Then Ms Tarn left.", "Ms Tarn"),
        ("Robin Oknam sang. Mr Oknam slept. Mr Oknam ate. Ms Oknam left.", "Ms Oknam"),
        ("Ms Anna Kovalik sang. Mr Anna Kovalik left.", "Mr Anna Kovalik"),
    ],
)
def test_one_person_called_mr_and_mrs_is_found(text: str, wrong: str) -> None:
    assert found(text) == [(GENDER, wrong, "likely")]


@pytest.mark.parametrize(
    "text",
    [
        "Bill Danvers sang. Hillary Danvers slept. Mr Danvers and Mrs Danvers left.",
        "Mr Danvers sang. Mrs Danvers slept.",
        "Anna Kovalik sang. Ms Kovalik slept. Mrs Kovalik left.",
        "Tom Barrow sang. Mr and Mrs Barrow left. Mrs Barrow slept.",
        "Tom Barrow sang. Mr Barrow slept. Mrs Lund left.",
        "Tom Barrow and Kim Barrow sang. Mr Barrow slept. Mrs Barrow left.",
    ],
)
def test_couples_and_families_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tom Barrow married young. Mr Barrow sang. Mrs Barrow left.",
        "Tom Barrow sang. Mr Barrow slept. Miss Barrow left.",
        "Sir Hugh Tarn sang. Lady Tarn left.",
        "Tom Barrow sang. Mr Barrow slept. Mrs Barrow left. Mrs Barrow ate.",
        "Tom Barrow and Ed Barrow sang. Mr Barrow slept. Mrs Barrow left.",
    ],
)
def test_where_a_wife_or_daughter_may_be_meant_it_is_possible(text: str) -> None:
    assert [(rule, level) for rule, _, level in found(text)] == [(GENDER, "possible")]


def test_sir_before_a_surname_is_mended_with_the_given_name() -> None:
    (finding,) = findings("Sir Hugh Tarnbeck sang. They saw Sir Tarnbeck leave.")
    assert (finding.rule, finding.text) == (KNIGHT, "Sir Tarnbeck")
    assert [fix.text for fix in finding.fixes] == ["Sir Hugh"]


def test_sir_before_a_name_that_is_a_given_name_too_is_possible() -> None:
    assert found("Clarence Thomas sang. Sir Thomas left.") == [(KNIGHT, "Sir Thomas", "possible")]


@pytest.mark.parametrize(
    "text",
    [
        "Sir Hugh Tarnbeck sang. Sir Hugh left.",
        "Edith Tarnbeck sang. Lady Tarnbeck left.",
        "Hugh Tarnbeck sang. Sir Walter left.",
        "Sir Paul Hugh sang. Hugh Lund slept. Sir Hugh left.",
    ],
)
def test_sir_before_a_given_name_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_accepted_name_is_left_alone() -> None:
    text = "Anna Kovalik sang. Ms Kovalik slept. Then Mr Kovalik left."
    assert findings(text, accept=frozenset({"Kovalik"})) == []
