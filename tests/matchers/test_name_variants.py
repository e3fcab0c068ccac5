"""Variants of a name: one person in two spellings is found, families and namesakes are not."""

import functools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.analysis.name_groups import is_surname_variant
from checker.analysis.spelling import distance, skeleton, sound_alike
from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.house_names import parse_names
from checker.matchers import KeyValueError
from checker.matchers.name_variants import prepare
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    names = ("given-name-variant", "surname-variant")
    return RuleSet([load_rule(folder / "names" / f"{name}.yaml", folder) for name in names])


def findings(text: str, **settings: Any) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings(**settings)).findings


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in findings(text)]


GIVEN, SURNAME = "names/given-name-variant", "names/surname-variant"

GAP = "\n\nThe ferry left at noon with two goats and a piano on board, and nobody waved.\n\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Stephen Marlow", "Steven Marlow"),
        ("Catherine Ashby", "Katherine Ashby"),
        ("Jon Prior", "John Prior"),
        ("Geoffrey Lund", "Jeffrey Lund"),
        ("Mohammed Sabri", "Mohamed Sabri"),
        ("Zoë Harker", "Zoe Harker"),
    ],
)
def test_a_given_name_in_two_spellings_is_found(first: str, second: str) -> None:
    assert found(f"{first} sang.{GAP}{second} danced.") == [(GIVEN, second.split()[0])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Elena Barrioneva", "Elena Barrionevva"),
        ("Daniel Reiser", "Daniel Rieser"),
        ("Ruth Amdahl", "Ruth Amdal"),
        ("Inés Barragán", "Inés Barragan"),
    ],
)
def test_a_surname_in_two_spellings_is_found(first: str, second: str) -> None:
    assert found(f"{first} sang.{GAP}{second} danced.") == [(SURNAME, second.split()[1])]


@pytest.mark.parametrize(
    "text",
    [
        f"Bill Danvers sang.{GAP}Hillary Danvers and Chelsea Danvers danced.",
        f"David Marchbank sang.{GAP}Ed Marchbank danced.",
        f"Carl Odell sang.{GAP}Karl Petersen danced.",
        f"Eric Holm sang.{GAP}Erica Holm danced.",
        f"Paul Weiss sang.{GAP}Paula Weiss danced.",
        f"Frances Hale sang.{GAP}Francis Hale danced.",
        f"Anna Keller sang.{GAP}The Anna Kellers of this world danced.",
        f"Wayne Rooksby's goal won it.{GAP}Wayne Rooksby sang.",
        f"South Korea sang.{GAP}South Korean boats danced.",
        f"Sri Lanka sang.{GAP}Sri Lankan boats danced.",
        f"Daniel Hart sang.{GAP}Daniel Hunt danced.",
        f"Mr Reiser sang.{GAP}Mr Rieser danced.",
        f"The Bridge Street café sang.{GAP}The bridge, Brydge Street said, danced.",
        f"April Sky sang.{GAP}Apryl Sky danced. In April it rained.",
    ],
    ids=lambda text: text[:24],
)
def test_relatives_namesakes_plurals_and_adjectives_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_two_spellings_close_together_may_be_two_people() -> None:
    (finding,) = findings("Stephen Marlow and Steven Marlow sang.")
    assert finding.certainty == Certainty.possible


def test_the_minority_is_reported_and_all_places_are_shown() -> None:
    text = f"Stephen Marlow sang.{GAP}Steven Marlow slept.{GAP}Stephen Marlow danced with Stephen Marlow."
    (finding,) = findings(text)
    assert (finding.text, finding.line) == ("Steven", 5)
    assert [(place.role, place.line, place.column) for place in finding.related] == [
        ("other", 1, 1),
        ("other", 9, 1),
        ("other", 9, 28),
    ]
    assert [(fix.text, fix.safe) for fix in finding.fixes] == [("Stephen", False)]


def test_in_a_tie_the_later_form_yields_without_a_fix() -> None:
    (finding,) = findings(f"Stephen Marlow sang.{GAP}Steven Marlow slept.")
    assert (finding.text, finding.fixes) == ("Steven", ())


def test_an_accepted_name_is_left_alone() -> None:
    text = f"Stephen Marlow sang.{GAP}Steven Marlow slept."
    assert findings(text, accept=frozenset({"Steven"})) == []


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [("ab", "ba", 1), ("anthony", "antony", 1), ("barrionuevo", "barrioneuvo", 1), ("a", "", 1)],
)
def test_the_distance_counts_swapped_neighbours_once(one: str, two: str, expected: int) -> None:
    assert distance(one, two) == expected


WORD = st.text("abcdehnrst", min_size=0, max_size=8)


@given(WORD, WORD)
def test_the_distance_is_symmetric_and_zero_only_for_equals(one: str, two: str) -> None:
    assert distance(one, two) == distance(two, one)
    assert (distance(one, two) == 0) == (one == two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Anthony", "Antony"),
        ("Katherine", "Catherine"),
        ("Geoffrey", "Jeffrey"),
        ("Brandt", "Brant"),
    ],
)
def test_names_that_sound_alike_share_their_skeleton(one: str, two: str) -> None:
    assert sound_alike(one, two)
    assert skeleton(one) == skeleton(two)


def test_a_variant_is_no_plural() -> None:
    assert not is_surname_variant("Keller", "Kellers")


def test_a_pair_of_one_word_is_refused() -> None:
    with pytest.raises(KeyValueError, match="no pair"):
        prepare({"part": "given", "apart": ["frances"]})


def house(text: str) -> dict[str, Any]:
    return {"names": parse_names(text, "names.toml")}


def test_a_declared_form_wins_whatever_the_numbers_and_its_fix_is_safe() -> None:
    text = f"Stephen Marlow sang.{GAP}Steven Marlow slept.{GAP}Stephen Marlow danced."
    (finding,) = findings(text, **house('[[person]]\nname = "Steven Marlow"\n'))
    assert (finding.text, finding.line) == ("Stephen", 1)
    assert {(fix.text, fix.safe) for fix in finding.fixes} == {("Steven", True)}


def test_two_declared_people_of_nearly_one_name_are_left_alone() -> None:
    text = f"Stephen Marlow sang.{GAP}Steven Marlow slept."
    both = '[[person]]\nname = "Steven Marlow"\n[[person]]\nname = "Stephen Marlow"\n'
    assert findings(text, **house(both)) == []
