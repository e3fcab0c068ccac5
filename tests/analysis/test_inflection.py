"""Stems for comparing, endings, and words put in the form of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.analysis.inflection import ending, in_case_of, stem, with_ending


@pytest.mark.parametrize(
    "forms",
    [
        "charge charges charged charging",
        "union unions",
        "policy policies",
        "stop stops stopped stopping",
        "make makes made making",
        "woman women",
        "class classes",
        "box boxes",
        "study studies studied studying",
        "know knows knew known knowing",
        "agree agrees agreed agreeing",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [("new", "news"), ("thin", "thing"), ("bus", "bu"), ("wing", "w"), ("ga", "gas")],
)
def test_words_that_only_look_like_forms_keep_apart(one: str, two: str) -> None:
    assert stem(one) != stem(two)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("charges", "s"),
        ("women", "s"),
        ("said", "ed"),
        ("raised", "ed"),
        ("learning", "ing"),
        ("union", ""),
        ("news", ""),
        ("class", ""),
        ("morning", ""),
    ],
)
def test_endings(word: str, form: str) -> None:
    assert ending(word) == form


@pytest.mark.parametrize(
    ("base", "form", "expected"),
    [
        ("charge", "s", "charges"),
        ("party", "s", "parties"),
        ("class", "s", "classes"),
        ("woman", "s", "women"),
        ("carry", "ed", "carried"),
        ("stop", "ing", "stopping"),
        ("open", "ed", "opened"),
        ("make", "ed", "made"),
        ("make", "ing", "making"),
        ("see", "ing", "seeing"),
        ("union", "", "union"),
    ],
)
def test_a_word_takes_an_ending(base: str, form: str, expected: str) -> None:
    assert with_ending(base, form) == expected


@pytest.mark.parametrize(
    ("word", "model", "expected"),
    [
        ("trade", "Commerce", "Trade"),
        ("trade", "COMMERCE", "TRADE"),
        ("trade", "commerce", "trade"),
    ],
)
def test_a_word_takes_the_capitals_of_another(word: str, model: str, expected: str) -> None:
    assert in_case_of(word, model) == expected


@given(st.text("bcdgrtxy", min_size=1, max_size=12))
def test_a_stem_is_a_beginning_but_for_a_y(word: str) -> None:
    made = stem(word)
    assert made
    assert word.startswith(made) or made.endswith("y")
