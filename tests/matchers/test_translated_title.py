"""Translated titles: two forms of one title are found where titles stand."""

import functools
from pathlib import Path
from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.matchers import KeyValueError
from checker.matchers.translated_title import prepare
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / "names" / "translated-title.yaml", folder)])


def findings(text: str, **settings: Any) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings(**settings)).findings


def found(text: str) -> list[str]:
    return [finding.text for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("“Marriage Story” won. Few saw “Wedding story”.", "Wedding story"),
        ('"Marriage Story" won. Few saw "Wedding story."', "Wedding story"),
        ("Few saw “Wedding story”. It was Marriage Story that won.", "Wedding story"),
        ("Films such as Dust, Wedding story and Rain. “Marriage Story” won.", "Wedding story"),
        ("“Joker” and “Dust” won. The film “prankster” lost.", "prankster"),
        ("“Broken Stones” won. “Broken Rocks” lost.", "Broken Rocks"),
        ("Shows like Dust, the crown, and Rain. “The Crown” is old.", "the crown"),
        ("“Dust”, “the crown” and “Rain” won. The Crown is old.", "the crown"),
    ],
)
def test_the_form_without_capitals_or_else_the_later_is_reported(text: str, place: str) -> None:
    assert found(text) == [place]


def test_the_form_used_less_is_reported_if_both_have_their_capitals() -> None:
    assert found("“Broken Stones” won. “Broken Rocks” lost. “Broken Rocks” is old.") == [
        "Broken Stones"
    ]


def test_the_other_title_is_the_unsafe_fix_and_related() -> None:
    (finding,) = findings("“Marriage Story” won. Few saw “Wedding story”.")
    assert finding.certainty == Certainty.likely
    assert [(fix.text, fix.safe) for fix in finding.fixes] == [("Marriage Story", False)]
    assert [(place.role, place.text) for place in finding.related] == [("other", "Marriage Story")]


@pytest.mark.parametrize(
    "text",
    [
        "“Marriage Story” won. It tells of a wedding, a story of two people.",
        "Marriage Story won. Wedding Story lost.",
        "“Love Story” and “Marriage Story” won.",
        "“Joker” won. He is a prankster.",
        "“quite so” and “quite right” won.",
        "“gold standard” was said. The Gold Standard fell.",
        "“The Crown” is old. “The Crown” is long.",
        "",
    ],
    ids=["prose", "unmarked", "no synonyms", "a word", "small", "phrase", "one form", "nothing"],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_an_accepted_title_is_left_alone() -> None:
    text = "“Marriage Story” won. Few saw “Wedding story”."
    assert findings(text, accept=frozenset({"Wedding story"})) == []


def test_a_row_without_synonyms_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("# Source: the test\nwedding\n")
    with pytest.raises(KeyValueError, match=r"t\.tsv:2"):
        prepare({"table": "t.tsv", "__folder__": str(tmp_path)})
