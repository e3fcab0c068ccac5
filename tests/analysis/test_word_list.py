"""The English words: looked up in a sorted text, by bisection or in a set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.analysis.word_list import (
    MANY,
    WordList,
    common,
    is_word,
    level,
    lexicon_text,
    unknown,
    without_head,
    word_list,
)

ALL = without_head(lexicon_text("words.txt")).split()

WORDS = st.sets(st.text("abcdeé", min_size=1, max_size=6))


@given(WORDS, st.text("abcdeé", min_size=1, max_size=6))
def test_a_list_holds_the_words_of_its_text(words: set[str], other: str) -> None:
    words_of_text = WordList("\n" + "\n".join(sorted(words)) + "\n")
    assert all(word in words_of_text for word in words)
    assert (other in words_of_text) == (other in words)


def test_the_shipped_list_holds_its_first_last_and_every_hundredth_word() -> None:
    assert all(word in word_list() for word in (ALL[0], ALL[-1], *ALL[::100]))
    assert all(word + "qx" not in word_list() for word in ALL[::100])


def test_the_shipped_list_is_sorted_and_without_doubles() -> None:
    assert sorted(set(ALL)) == ALL


def test_the_shipped_list_is_compact() -> None:
    assert len(lexicon_text("words.txt").encode()) <= 2_000_000


def test_many_look_ups_give_what_few_give() -> None:
    words = WordList(without_head(lexicon_text("words.txt")))
    asked = {*ALL[: MANY + 1], "zzyx"}
    assert words.missing({"zzyx", ALL[5]}) == words.missing(asked) == {"zzyx"}


@pytest.mark.parametrize(
    "word",
    [
        "colour",
        "color",
        "organise",
        "organize",
        "analysed",
        "went",
        "geese",
        "aluminium",
        "café",
        "podcast",
        "selfie",
        "tsunami",
        "hmm",
        "kg",
    ],
)
def test_words_of_every_variety_new_ones_and_loans_are_known(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["recieve", "teh", "mujer", "przestrzeni", "goverment"])
def test_slips_and_foreign_words_are_not(word: str) -> None:
    assert not is_word(word)


def test_parts_of_contractions_are_not_unknown() -> None:
    assert unknown({"didn", "ve", "house", "hosue"}) == {"hosue"}


def test_levels_rank_frequent_words() -> None:
    assert "the" in common()
    assert (level("the") or 0) > (level("house") or 0) > (level("lantern") or 0) > 0
    assert level("recieve") is None
    assert level("") is None
