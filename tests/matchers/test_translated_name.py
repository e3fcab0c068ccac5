"""Translated names: a synonym of a surname's word is found where only a person stands."""

import functools
from pathlib import Path
from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.errors import RuleError
from checker.finding import Certainty, Finding
from checker.matchers import KeyValueError
from checker.matchers.translated_name import prepare
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / "names" / "translated-name.yaml", folder)])


def findings(text: str, **settings: Any) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings(**settings)).findings


def found(text: str) -> list[str]:
    """The texts of the findings that are shown by default."""
    return [f.text for f in findings(text) if f.certainty >= Certainty.likely]


HEAD = "The mayor, Wendy Swift, opened the gates. Swift works alone.\n\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Quick will not be told twice.", "Quick will"),
        ("Quick people will not be told twice.", None),
        ("Fast people will not be told twice.", "Fast people will"),
        ("quick with a heavy gate", "quick with a heavy gate"),
        ("They gave it to Ms Quick.", "Ms Quick"),
        ("“No,” said Quick.", "said Quick"),
        ("They gave it to Wendy Quick.", "Wendy Quick"),
        ("They gave it to Mayor Quick.", "Mayor Quick"),
        ("They gave it to Quick's deputy.", "Quick's"),
    ],
)
def test_it_is_found_in_each_position(text: str, place: str | None) -> None:
    assert found(HEAD + text) == ([place] if place else [])


def test_the_surname_is_the_unsafe_fix_and_its_first_mentions_are_related() -> None:
    (finding,) = findings(HEAD + "Fast people will not be told twice.")
    assert [(finding.source[: fix.length], fix.text, fix.safe) for fix in finding.fixes] == [
        ("Fast people", "Swift", False)
    ]
    assert [(place.role, place.text) for place in finding.related] == [
        ("other", "Wendy Swift"),
        ("other", "Swift"),
    ]
    assert finding.message == "'Fast people' may be a translation of the name Swift"


def test_a_base_within_a_surname_stands_for_it_too() -> None:
    assert found("James Cleverly flew. James Cleverly slept.\n\n“No,” said Clever.") == [
        "said Clever"
    ]


def test_the_parts_of_a_compound_are_translated_one_by_one() -> None:
    assert found("Neil Armstrong flew. Mr Armstrong slept.\n\nThey met Mr Arm Powerful.") == [
        "Mr Arm Powerful"
    ]


def test_a_surname_that_is_a_common_word_is_known_by_its_seats() -> None:
    text = "Mark Works paints. “No,” said Works. Nobody asked Works why.\n\nThey met Mark Deeds."
    assert found(text) == ["Mark Deeds"]


@pytest.mark.parametrize(
    "text",
    [
        "Quick will not be told twice.",
        "The Swift is a bird. A Swift sleeps in the air.\n\nQuick will not be told twice.",
        HEAD + "Arthur Quick sells nets. Mr Quick is poor.",
        HEAD + "The Quick will not be told twice.",
        HEAD + "A quick word was said. It was a quick and good word.",
        HEAD + "They went to Quick Hill. Quick Hill's mayor was out.",
        "",
    ],
    ids=["nobody", "no person", "somebody else", "article", "adjective", "place", "nothing"],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_a_word_that_the_text_uses_by_itself_is_only_possible() -> None:
    text = "Lydia Frost sings. Frost is late.\n\nIce will stay. The roads are under ice."
    assert [(f.text, f.certainty) for f in findings(text)] == [("Ice will", Certainty.possible)]


def test_of_two_surnames_with_one_meaning_neither_is_the_other_s_translation() -> None:
    text = "Tobias Fenn sat down. " + "Dr Marsh stood up. They asked Dr Marsh to sing. " * 3
    assert found(text) == []


def test_an_accepted_word_or_surname_is_left_alone() -> None:
    text = HEAD + "They gave it to Ms Quick."
    assert findings(text, accept=frozenset({"Quick"})) == []
    assert findings(text, accept=frozenset({"Swift"})) == []


def test_a_surname_has_its_rows_as_one_text(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text(
        "# Source: the test\nbank\tBanks\tshore\nbanks\tBanks\tshores\n"
    )
    params = prepare({"table": "t.tsv", "__folder__": str(tmp_path)})
    assert params == {"surnames": {"Banks": "bank=shore\nbanks=shores"}, "people": []}


def test_a_row_without_synonyms_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("# Source: the test\nbank\tBanks\n")
    with pytest.raises(KeyValueError, match=r"t\.tsv:2"):
        prepare({"table": "t.tsv", "__folder__": str(tmp_path)})


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        prepare({"table": "t.tsv", "__folder__": str(tmp_path)})
