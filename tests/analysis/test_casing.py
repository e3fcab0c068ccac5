"""Words that keep a small letter: by their form, or because the document uses them so."""

import pytest

from checker.analysis.casing import LowerCaseNames, is_lower_by_nature
from checker.readers import read


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("iPhone sales fell.", "iPhone", True),
        ("de Gaulle was there.", "de", True),
        ("de facto it was so.", "de", False),
        ("x is the length.", "x", True),
        ("a boat sank.", "a", False),
        ("foo_bar is set.", "foo_bar", True),
        ("main() runs.", "main", True),
        ("std::sort sorts.", "std", True),
        ("readme.txt is there.", "readme", True),
        ("nobody came.", "nobody", False),
        ("non-smokers came.", "non-smokers", False),
    ],
)
def test_form_of_a_word(text: str, word: str, expected: bool) -> None:
    assert is_lower_by_nature(text, 0, len(word)) is expected


def holds(text: str, word: str, path: str = "text.txt", accept: str = "") -> bool:
    document = read(text, path)
    start = document.text.index(word)
    names = LowerCaseNames(document, frozenset(accept.split()))
    return names.holds(start, start + len(word))


def test_a_word_that_never_has_a_capital_is_a_name() -> None:
    often = "pump runs. Start pump now, stop pump later, and ask pump again."
    assert holds(often, "pump")
    assert not holds(f"{often} Pump it.", "pump")
    assert not holds("pump runs. Start pump now.", "pump")


def test_frequent_words_are_no_names() -> None:
    assert not holds("the one and the other and the third and the rest", "the")


def test_a_word_that_stands_as_code_or_link_is_a_name() -> None:
    assert holds("pump runs. See `pump --help` for more.", "pump", "text.md")
    assert holds("[pump](pump.md) runs.", "pump", "text.md")


def test_accepted_words_are_names() -> None:
    assert holds("pump’s rate", "pump’s", accept="pump")
