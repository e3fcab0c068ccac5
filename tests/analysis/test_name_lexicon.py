"""The tables that names are told by."""

import shutil
from pathlib import Path

import pytest

from checker.analysis.name_lexicon import (
    ACRONYM,
    COMMON_ROLE,
    FUNCTION,
    GIVEN,
    INITIAL,
    OTHER,
    PEOPLE,
    PLACE,
    ROLE,
    WEAK,
    dumped,
    lexicon,
    load,
    loaded,
)
from checker.errors import RuleError
from checker.lexicon import read_table
from checker.ruleset import shipped_folder

FOLDER = shipped_folder() / "lexicons"


@pytest.mark.parametrize(
    ("word", "bits"),
    [
        ("Anthony", GIVEN),
        ("Jose", GIVEN),
        ("Mark", GIVEN | WEAK),
        ("Anne-Sophie", GIVEN),
        ("Minister", ROLE | COMMON_ROLE),
        ("Guitarist", COMMON_ROLE),
        ("Portugal", PLACE),
        ("Portuguese", PEOPLE),
        ("Algerian", PEOPLE),
        ("However", FUNCTION),
        ("Lisbon-based", FUNCTION),
        ("OECD", ACRONYM),
        ("UK-EU", ACRONYM),
        ("J", INITIAL),
        ("J.R.R", INITIAL),
        ("B2B", OTHER),
        ("SpaceShip", OTHER),
        ("Anglo-French", OTHER),
        ("McAllister", 0),
        ("DeVito", 0),
        ("O'Mara", 0),
        ("Quillan", 0),
    ],
)
def test_what_a_word_may_be(word: str, bits: int) -> None:
    assert lexicon().bits_of(word) == bits


def test_no_given_name_stands_in_two_rows() -> None:
    rows = [row.cells[2].split() for row in read_table(FOLDER / "given_names.tsv", 3)]
    given = [name for names in rows for name in names]
    assert len(given) == len(set(given)) > 1500


def test_an_unknown_kind_of_words_is_an_error_with_its_line(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "lexicons"))
    (folder / "name_words.tsv").write_text("# Own work.\nsuffix\tJr\nsufix\tSr\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"name_words\.tsv:3: unknown kind 'sufix'"):
        load(folder)


def test_the_tables_of_an_installed_package_are_those_of_the_checkout() -> None:
    tables = load(shipped_folder() / "lexicons")
    assert loaded(dumped(tables)) == tables
