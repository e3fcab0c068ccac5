"""Spelling variety: decided by declaration, else by evidence; the other's spellings reported."""

import functools

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.readers import read
from checker.rule import Rule, load_rule
from checker.ruleset import RuleSet, shipped_folder


@functools.cache
def variety_rule() -> Rule:
    folder = shipped_folder()
    return load_rule(folder / "consistency" / "spelling-variety.yaml", folder)


def findings(
    text: str, variety: str = "auto", path: str = "a.txt", accept: frozenset[str] = frozenset()
) -> list[Finding]:
    document = read(text, path)
    rules = RuleSet([variety_rule()])
    return check_document(document, rules, Settings(variety=variety, accept=accept)).findings


def spelled(text: str, variety: str = "auto", path: str = "a.txt") -> list[str]:
    return [finding.text for finding in findings(text, variety, path)]


ALL = "The colour of the theatre was organised; the color of the theater was organized."


@pytest.mark.parametrize(
    ("variety", "found"),
    [
        ("en-GB", ["color", "theater", "organized"]),
        ("en-GB-oxford", ["color", "theater"]),
        ("en-US", ["colour", "theatre", "organised"]),
    ],
)
def test_a_declared_variety_decides(variety: str, found: list[str]) -> None:
    assert spelled(ALL, variety) == found
    assert {f.certainty for f in findings(ALL, variety)} == {Certainty.likely}


def test_the_document_s_own_language_decides_next() -> None:
    text = "---\nlang: en-US\n---\n\nMr Dale of Downing Street liked the colour.\n"
    assert spelled(text, path="a.md") == ["colour"]


def test_titles_and_institutions_outrank_single_spellings() -> None:
    text = "Mr Dale and Mrs Roe left Downing Street. The armor and the color and the harbor shone."
    assert spelled(text) == ["armor", "color", "harbor"]


def test_one_finding_names_both_when_the_evidence_is_even() -> None:
    (finding,) = findings("The colour and the armour. The flavor and the harbor.")
    assert finding.text == "flavor"
    assert "mixed" in finding.message
    assert [(p.role, p.text) for p in finding.related] == [
        ("same", "harbor"),
        ("other", "colour"),
        ("other", "armour"),
    ]


def test_a_single_slip_is_only_possible() -> None:
    (finding,) = findings("Mr Dale of Downing Street painted the harbour in one color.")
    assert (finding.text, finding.certainty) == ("color", Certainty.possible)


@pytest.mark.parametrize(
    "name",
    ["the Lincoln Center", "the Department of Labor", "the Center for Rural Study", "Pearl Harbor"],
)
def test_names_of_institutions_keep_their_spelling(name: str) -> None:
    assert spelled(f"Mr Dale and Mr Roe of Downing Street saw {name}.", "en-GB") == []


def test_a_capital_alone_is_no_name() -> None:
    assert spelled("Then the Defense Minister spoke.", "en-GB") == ["Defense"]


def test_accepted_words_are_left_alone() -> None:
    accepted = frozenset({"color"})
    assert findings("The color of it.", "en-GB", accept=accepted) == []


@pytest.mark.parametrize(
    ("found", "to"), [("colour", "color"), ("Colour", "Color"), ("COLOUR", "COLOR")]
)
def test_the_fix_keeps_the_case(found: str, to: str) -> None:
    (finding,) = findings(f"See, {found} matters.", "en-US")
    assert [fix.text for fix in finding.fixes] == [to]


def test_ize_alone_may_be_oxford_spelling() -> None:
    assert spelled("Mr Dale organized the theatre in colour, and Mr Roe recognized it.") == []
