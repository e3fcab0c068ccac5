"""Words that no list holds and every reader understands."""

import pytest

from checker.analysis.word_forms import is_compound, is_formed, is_learned


@pytest.mark.parametrize(
    "word",
    [
        "unbagged",
        "rewatering",
        "microgarden",
        "antiferry",
        "keeperless",
        "biscuitlike",
        "clockwisely",
        "harbourization",
        "lamplighterhood",
        "goatherdess",
        "bridgekeeper",
        "mooncheese",
    ],
)
def test_derived_and_compound_words_are_formed(word: str) -> None:
    assert is_formed(word)


@pytest.mark.parametrize("word", ["aaargh", "hmmmmm", "nooo", "brrr", "haha", "whoooosh", "zzz"])
def test_sounds_are_formed(word: str) -> None:
    assert is_formed(word)


@pytest.mark.parametrize("word", ["goverment", "yersa", "mieszkanie", "trasladó", "recieve"])
def test_slips_and_foreign_words_are_not(word: str) -> None:
    assert not is_formed(word)


def test_accents_of_naturalised_words_are_formed() -> None:
    assert is_formed("rôle")
    assert is_formed("naïvely")
    assert not is_formed("rołe")


@pytest.mark.parametrize("word", ["polyketidase", "gastrotomy", "megalosaurid", "fluoroxazole"])
def test_learned_words_are_known_by_their_endings(word: str) -> None:
    assert is_learned(word)


def test_a_compound_has_two_known_parts() -> None:
    assert is_compound("lampgarden")
    assert not is_compound("lampgardem")
