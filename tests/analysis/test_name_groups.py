"""Which of many names may be spellings of one, without comparing all with all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.analysis.name_groups import (
    NameForm,
    Pair,
    bare_pairs,
    is_given_variant,
    is_surname_variant,
    variant_pairs,
)
from checker.analysis.spelling import distance, is_transposition, near_keys, plain

WORD = st.text("abcdehnrst", min_size=1, max_size=9)


@given(WORD, WORD)
def test_words_one_edit_apart_share_a_key(one: str, two: str) -> None:
    if distance(one, two) <= 1:
        assert near_keys(one) & near_keys(two)


@given(WORD, WORD, st.integers(0, 4))
def test_the_limited_distance_is_the_distance_up_to_its_limit(
    one: str, two: str, most: int
) -> None:
    full = distance(one, two)
    limited = distance(one, two, most)
    assert limited == full if full <= most else limited > most


@given(WORD, st.data())
def test_a_transposition_is_seen(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, max(0, len(word) - 2)))
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    assert is_transposition(word, swapped) == (word != swapped)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Erdoğan", "erdogan"), ("Łukasz", "lukasz"), ("Søren", "soren"), ("Straße", "strasse")],
)
def test_plain_letters_have_no_diacritics(written: str, expected: str) -> None:
    assert plain(written) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Anthony", "Antony", True),
        ("José", "Jose", True),
        ("Micheal", "Michael", True),
        ("Eric", "Erica", False),
        ("Anna", "Annas", False),
        ("Bill", "Hillary", False),
        ("Al", "Ali", False),
        ("David", "Davina", False),
    ],
)
def test_given_names(one: str, two: str, expected: bool) -> None:
    assert is_given_variant(one, two) == expected


def test_given_names_of_one_group_are_variants_however_far_apart() -> None:
    groups = {"yusuf": 3, "youssouf": 3}
    assert is_given_variant("Yusuf", "Youssouf", groups)


@pytest.mark.parametrize(
    ("one", "two", "full", "bare"),
    [
        ("Barrionuevo", "Barrioneuvo", True, True),
        ("Reiser", "Rieser", True, True),
        ("Anderson", "Andreson", True, True),
        ("Putin", "Putina", True, False),
        ("Zelensky", "Zelenska", True, False),
        ("Rooney", "Rooneys", False, False),
        ("Hart", "Hunt", False, False),
        ("Trump", "Trumpist", False, False),
        ("Keynes", "Keynesian", False, False),
        ("Cox", "Fox", False, False),
    ],
)
def test_surnames(one: str, two: str, full: bool, bare: bool) -> None:
    assert is_surname_variant(one, two) == full
    assert is_surname_variant(one, two, bare=True) == bare


def test_pairs_name_the_part_that_differs() -> None:
    names = [
        NameForm("Stephen", "Marlow", "m"),
        NameForm("Steven", "Marlow", "m"),
        NameForm("Stephen", "Marlowe", "m"),
        NameForm("Hillary", "Marlow", "f"),
    ]
    assert variant_pairs(names) == [Pair(0, 1, "given"), Pair(0, 2, "surname")]


def test_a_man_and_a_woman_are_no_pair() -> None:
    assert variant_pairs([NameForm("Jean", "Holm", "f"), NameForm("Jan", "Holm", "m")]) == []


def test_bare_surnames_meet_the_known_ones_near_them() -> None:
    assert list(bare_pairs(["Rieser", "Otter"], ["Reiser", "Marlow"])) == [(0, 0)]
