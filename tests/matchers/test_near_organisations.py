"""One institution under two near names; sister institutions are left alone."""

import functools
from typing import Any

import pytest

from checker.analysis.organisation_names import difference, words_of
from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

GAP = "\n\nThe ferry left at noon with two goats and a piano on board, and nobody waved.\n\n"


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / "names" / "organisation-variant.yaml", folder)])


def findings(text: str, **settings: Any) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings(**settings)).findings


def found(one: str, two: str) -> list[tuple[str, str]]:
    return [(f.text, f.certainty.name) for f in findings(f"The {one} met.{GAP}The {two} dined.")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Institute for Coastal Studies", "Institute of Coastal Studies"),
        ("Highland Forest Services", "Highland Forest Service"),
        ("Marrow Academy of Sciences", "Marrow Academy of Science"),
        ("Royal Society of Clockmaking", "Royal Society of Clockmakng"),
        ("Association of Cheese Merchants and Smokers", "Cheese Merchants and Smokers Association"),
        ("Vale Institute for the Study of Peat", "Vale Institute for Study of Peat"),
        ("Bureau of Marsh Investigation", "Marsh Investigation Bureau"),
        ("Office for National Accounting", "Office for National Acounting"),
    ],
)
def test_near_names_of_one_institution_are_found(one: str, two: str) -> None:
    assert found(one, two) == [(two, "likely")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Bank of North Vale", "Bank of South Vale"),
        ("First Infantry Regiment", "Fifth Infantry Regiment"),
        ("National Association of Women", "National Association of Men"),
        ("Junior Cricket League", "Senior Cricket League"),
        ("Embassy Council of Iran", "Embassy Council of Iraq"),
        ("Royal Council of Austria", "Royal Council of Australia"),
        ("Royal College of Painters", "Royal College of Printers"),
        ("Ministry of Foreign Trade", "Ministry of Foreign Affairs"),
        ("Vale Police Department", "Vale Police Departments"),
        ("House of Commons Committee", "House of Lords Committee"),
        ("Court of Appeal Division II", "Court of Appeal Division III"),
        ("University of Marsh Town", "Marsh Town University of Peat"),
        ("University of Boston", "Boston University"),
        ("Vale Defence Agency", "Vale Defense Agency"),
        ("Member of the Congress", "Members of the Congress"),
        ("Institute for Coastal Studies (ICS)", "Institute of Coastal Studies (IOCS)"),
        ("Institute for Coastal Studies", "INSTITUTE OF COASTAL STUDIES"),
        ("Coastal Institute", "Coastal Institutes"),
        ("Modified Version of Vale Software", "Modified Versions of Vale Software"),
        ("Vale Package Board", "Package Board in Vale"),
    ],
)
def test_sister_institutions_plurals_and_spelling_are_left_alone(one: str, two: str) -> None:
    assert found(one, two) == []


def test_two_names_close_together_may_be_two_institutions() -> None:
    text = "The Institute for Coastal Studies and the Institute of Coastal Studies quarrel."
    assert [finding.certainty for finding in findings(text)] == [Certainty.possible]


def test_the_name_used_less_yields_and_can_be_mended() -> None:
    text = (
        f"The Institute of Coastal Studies met.{GAP}The Institute for Coastal Studies dined."
        f"{GAP}The Institute for Coastal Studies left."
    )
    (finding,) = findings(text)
    assert (finding.text, finding.line) == ("Institute of Coastal Studies", 1)
    assert [fix.text for fix in finding.fixes] == ["Institute for Coastal Studies"]


def test_a_name_inside_a_longer_one_is_another() -> None:
    text = (
        f"The Institute for Coastal Studies Board met.{GAP}The Institute of Coastal Studies dined."
    )
    assert findings(text) == []


def test_an_accepted_name_is_left_alone() -> None:
    text = f"The Institute for Coastal Studies met.{GAP}The Institute of Coastal Studies dined."
    assert findings(text, accept=frozenset({"Institute of Coastal Studies"})) == []


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("Institute for Peat", "Institute of Peat", "small"),
        ("Peat Service", "Peat Services", "ending"),
        ("Peat Industry", "Peat Industries", "ending"),
        ("Royal Peat Board", "Royal Board Peat", "order"),
        ("Royal Peat Board", "Royal Marsh Board", "word"),
        ("Royal Peat Board", "Royal Peat Trust Board", "far"),
    ],
)
def test_the_kind_of_a_difference(one: str, two: str, kind: str) -> None:
    assert difference(words_of(one), words_of(two)).kind == kind
