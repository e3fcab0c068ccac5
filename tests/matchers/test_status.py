"""A person who has left office by one sentence and acts in it by another."""

import functools

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Finding
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

ACTS = "Foreign Secretary Anna Keller begins a tour on Monday."


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / "meaning" / "left-office.yaml", folder)])


def findings(text: str) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings()).findings


def found(text: str) -> list[str]:
    return [finding.text for finding in findings(text)]


@pytest.mark.parametrize(
    ("claim", "place"),
    [
        ("Ms Keller said before leaving office: “No.”", "before leaving office"),
        ("Keller told reporters shortly before stepping down that it rained.", None),
        ("“No,” said Ms Keller ahead of her resignation.", "ahead of her resignation"),
        ("“No,” she said before her death.", "before her death"),
        (
            "Before leaving office, Ms Keller told reporters that it rained.",
            "Before leaving office",
        ),
        ("Speaking prior to retiring, Ms Keller said that it rained.", "prior to retiring"),
        ("The foreign secretary said after leaving office that it rained.", "after leaving office"),
    ],
)
def test_a_departure_from_office_beside_a_verb_of_saying(claim: str, place: str | None) -> None:
    assert found(f"{ACTS}\n\n{claim}") == [place or "before stepping down"]


@pytest.mark.parametrize(
    "act",
    [
        "Foreign Secretary Anna Keller will open the fair.",
        "Foreign Secretary Anna Keller is to open the fair.",
        "Foreign Secretary Anna Keller also meets the mayor.",
        "The foreign secretary, Anna Keller, flies home.",
        "Anna Keller, the foreign secretary, flies home.",
    ],
)
def test_the_office_beside_the_name_and_a_verb_of_the_present_show_who_is_in_office(
    act: str,
) -> None:
    assert found(f"{act}\n\nMs Keller said before leaving office that it rained.")


@pytest.mark.parametrize(
    "silent",
    [
        f"{ACTS}\n\nMr Holm said before leaving office that it rained.",
        f"{ACTS}\n\nMs Keller signed it before leaving office.",
        f"{ACTS}\n\nMs Keller said before leaving office in 2010 that it rained.",
        f"{ACTS}\n\nMs Keller said before leaving office that it rained. Her successor is known.",
        f"{ACTS}\n\nMs Keller said before leaving office that it rained. Anna Keller resigned.",
        "Foreign Secretary Anna Keller worked late.\n\nKeller said before leaving office: “No.”",
        "Former Foreign Secretary Anna Keller begins a tour.\n\n"
        "Keller said before leaving office: “No.”",
    ],
)
def test_silence_where_the_departure_may_be_real(silent: str) -> None:
    assert found(silent) == []


def test_a_departure_of_somebody_else_is_no_excuse() -> None:
    assert found(
        f"{ACTS}\n\nMs Keller said before leaving office: “No.” Peter Holm resigned last year."
    )


def test_the_act_is_related() -> None:
    (finding,) = findings(f"{ACTS}\n\nMs Keller said before leaving office: “No.”")
    assert [(place.role, place.text) for place in finding.related] == [
        ("other", "Foreign Secretary Anna Keller begins")
    ]
