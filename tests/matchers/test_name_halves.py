"""Halves of double surnames; relatives and namesakes who have them are left alone."""

import functools
from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Finding
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / "names" / "half-surname.yaml", folder)])


def findings(text: str, **settings: Any) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings(**settings)).findings


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.text, finding.certainty.name) for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("Jonas Brill-Hagen sang. Later Mr Hagen slept.", "Hagen"),
        ("Jonas Brill-Hagen sang. Later Mr Brill slept.", "Brill"),
        ("Vera Stolz-Amberg sang. “I am tired,” Amberg said.", "Amberg"),
        ("The singer Paul Gant-Ferrow left. Ferrow’s wife slept.", "Ferrow"),
    ],
)
def test_half_a_surname_with_a_hyphen_is_found(text: str, half: str) -> None:
    assert found(text) == [(half, "likely")]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Andrew Lorne Webster sang. Mr Lorne Webster slept. Mr Webster left.",
        "Anna Brill-Hagen sang. Later Mr Hagen slept.",
        "Nadia Scott-Thomas sang. “I am tired,” Thomas said.",
    ],
)
def test_where_another_may_be_meant_it_is_possible(text: str) -> None:
    assert [level for _, level in found(text)] == ["possible"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holt-Berger and Karl Berger sang. Berger slept.",
        "Anna Holt-Berger sang. Holt Berger, her son, slept.",
        "Jonas Brill-Hagen sang. Mr Brill-Hagen slept.",
        "The Baden-Moor road is shut. Moor is a village.",
        "Jean-Luc Tarn sang. Luc Peeters slept. Luc left.",
        "Hillary Lund Webster sang. Mrs Webster slept.",
        "Jonas Brill-Hagen sang. The Hagen hotel slept.",
    ],
)
def test_relatives_namesakes_and_places_are_left_alone(text: str) -> None:
    assert [level for _, level in found(text) if level != "possible"] == []


def test_all_places_of_the_half_are_mended() -> None:
    (finding,) = findings("Jonas Brill-Hagen sang. Mr Hagen slept. Mr Hagen left.")
    assert [fix.text for fix in finding.fixes] == ["Brill-Hagen", "Brill-Hagen"]
    assert [place.role for place in finding.related] == ["same", "other"]


def test_an_accepted_name_is_left_alone() -> None:
    text = "Jonas Brill-Hagen sang. Later Mr Hagen slept."
    assert findings(text, accept=frozenset({"Hagen"})) == []
