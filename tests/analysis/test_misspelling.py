"""What a slip was meant to be, and when that is sure."""

import pytest

from checker.analysis.misspelling import correction, far_correction, swapped


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("becuase", "because"),
        ("recieve", "receive"),
        ("occured", "occurred"),
        ("untill", "until"),
        ("goverment", "government"),
        ("seperate", "separate"),
        ("definately", "definitely"),
        ("adress", "address"),
        ("tehm", "them"),
        ("yuo", "you"),
        ("wich", "which"),
        ("expirience", "experience"),
    ],
)
def test_one_slip_from_a_frequent_word_is_sure(slip: str, meant: str) -> None:
    best = correction(slip)
    assert best is not None
    assert best.words[0] == meant
    assert best.sure


@pytest.mark.parametrize("word", ["plat", "soie", "nez", "wilms", "talkin"])
def test_short_words_names_and_speech_are_not_sure(word: str) -> None:
    best = correction(word)
    assert best is None or not best.sure


def test_rivals_are_named() -> None:
    best = correction("thne")
    assert best is not None
    assert {"the", "then"} <= set(best.words)


def test_nothing_near_gives_nothing() -> None:
    assert correction("przestrzeni") is None
    assert far_correction("przestrzeni") is None


@pytest.mark.parametrize(
    ("slip", "meant"), [("sucessfull", "successful"), ("acomodation", "accommodation")]
)
def test_a_long_word_may_have_two_typical_slips(slip: str, meant: str) -> None:
    best = far_correction(slip)
    assert best is not None
    assert best.words == (meant,)


def test_swapped_letters_alone() -> None:
    best = swapped("foriegn")
    assert best is not None
    assert best.words == ("foreign",)
    assert swapped("foregn") is None
