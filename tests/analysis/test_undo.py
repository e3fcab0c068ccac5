"""Undoing substitutions: stretches of text read as the terms they may have been."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.analysis.undo import (
    MOST_ORIGINALS,
    Lines,
    Tables,
    Term,
    agrees,
    substitution_lines,
    term_lines,
)

TERMS = [
    Term("trade union", "n"),
    Term("random forest", "n"),
    Term("cost of living", "n"),
    Term("hold talks", "v"),
    Term("data mining", "n"),
    Term("Supreme Court", "N"),
]
SUBSTITUTIONS = [
    ("commerce", "trade", 2),
    ("irregular", "random", 3),
    ("woodland", "forest", 2),
    ("price", "cost", 2),
    ("residing", "living", 3),
    ("court docket", "court", 3),
    ("conversation", "talk", 2),
    ("dig", "mine", 2),
]


def tables(own: tuple[str, ...] = ()) -> Tables:
    return Tables(term_lines(TERMS), substitution_lines(SUBSTITUTIONS), own)


def read(text: str, own: tuple[str, ...] = ()) -> list[str]:
    words = text.split()
    found = tables(own)
    return [
        reading.term.text
        for at in range(len(words))
        for reading in found.readings(words, at)
        if agrees(reading, words)
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("commerce union", ["trade union"]),
        ("the commerce unions met", ["trade union"]),
        ("irregular woodland", ["random forest"]),
        ("random woodland", ["random forest"]),
        ("price of residing", ["cost of living"]),
        ("holds conversations", ["hold talks"]),
        ("data digging", ["data mining"]),
        ("the supreme court docket", ["Supreme Court"]),
    ],
)
def test_words_are_put_back_one_by_one_or_all(text: str, terms: list[str]) -> None:
    assert read(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        "trade union",
        "commerce and union",
        "commerce chamber",
        "woodland irregular",
        "data dig",
        "random woodlanded",
    ],
)
def test_the_term_itself_other_words_and_other_forms_are_no_reading(text: str) -> None:
    assert read(text) == []


def test_a_houses_own_term_is_read_the_moment_it_is_listed() -> None:
    assert read("commerce gate") == []
    assert read("commerce gate", ("trade gate",)) == ["trade gate"]


def test_pairs_that_begin_no_reading_are_told_at_once() -> None:
    found = tables()
    assert found.may_be_read("commerce", "unions")
    assert found.may_be_read("court", "docket")
    assert not found.may_be_read("unions", "commerce")
    assert not found.may_be_read("night", "train")


def test_of_many_originals_the_heaviest_are_tried() -> None:
    rows = [("thing", f"word{number}", 1 + number % 3) for number in range(10_000)]
    (line,) = substitution_lines(rows).split("\n")
    assert line.count("|") == MOST_ORIGINALS - 1
    assert {entry[-1] for entry in line.partition("\t")[2].split("|")} == {"3"}


@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), st.text("xyz", max_size=3)))
def test_lines_are_looked_up_by_their_key(table: dict[str, str]) -> None:
    lines = Lines("\n".join(sorted(f"{key}\t{value}" for key, value in table.items())))
    assert all(lines.get(key) == value for key, value in table.items())
    assert lines.get("d") == ""
