"""Which indefinite article a word asks for."""

import pytest

from checker.analysis.articles import article_before, article_for


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("lamp", "a"),
        ("orchard", "an"),
        ("uncle", "an"),
        ("unimportant", "an"),
        ("uninvited", "an"),
        ("university", "a"),
        ("used", "a"),
        ("usual", "a"),
        ("European", "a"),
        ("one-way", "a"),
        ("onerous", "an"),
        ("hour", "an"),
        ("honest", "an"),
        ("house", "a"),
        ("Harbour", "a"),
        ("MP", None),
        ("7", None),
    ],
)
def test_the_letters_of_the_word_tell(word: str, article: str | None) -> None:
    assert article_for(word) == article


@pytest.mark.parametrize(
    ("before", "article"), [("An ", "An"), ("It was a ", "a"), ("Pa ", ""), ("the ", ""), ("", "")]
)
def test_the_article_before_a_place(before: str, article: str) -> None:
    assert article_before(f"{before}forest", len(before)) == article
