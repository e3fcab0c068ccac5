"""How hard prose is to read: words, syllables, and the formulas that are made of them.

Syllables are counted by `textstat`, an extra that is imported only here. The release that is used
carries its pronouncing dictionary in a package: later ones fetch it from the network.
"""

from collections.abc import Callable
from functools import cache

from checker.errors import UsageError

LEAST_WORDS = 100
"""Words below which the formulas tell nothing of a text or section."""

PROSE = frozenset({"paragraph", "item", "quote"})
"""Kinds of segment that are measured."""

MISSING = "Readability was not measured: install the extra, `pip install 'subeditor[report]'`."
"""What is said where `textstat` is not there."""

_MARKS = ".,;:!?…\"'“”‘’()[]«»—–-|*/"

_HARD = 3
"""Syllables of a hard word."""

_ENDINGS = ("ing", "es", "ed")

Syllables = Callable[[str], int]
"""The number of syllables of a word in lower case."""


def syllable_counter() -> Syllables | None:
    """The number of syllables of a word, at least 1; None where `textstat` is not installed."""
    try:
        from textstat import textstat
    except ImportError:
        return None
    return cache(lambda word: textstat.syllable_count(word) or 1)


def require() -> None:
    """Raise UsageError where syllables cannot be counted."""
    if syllable_counter() is None:
        raise UsageError(
            "a limit for the grade needs the extra that counts syllables: "
            "pip install 'subeditor[report]'"
        )


def words_of(text: str) -> list[str]:
    """The words of a text without the marks around them; a mark that stands alone is no word."""
    return [word for piece in text.split() if (word := piece.strip(_MARKS))]


def is_hard(word: str, syllables: Syllables, *, opens: bool) -> bool:
    """Whether a word counts as hard in Gunning's formula.

    Names do not, nor compounds of easy words, and the endings -es, -ed and -ing add no syllable.
    `opens`: it is the first of a sentence, where a capital tells nothing.
    """
    if word[0].isupper() and not opens:
        return False
    for part in word.lower().split("-"):
        ending = next((end for end in _ENDINGS if part.endswith(end)), "")
        if part and syllables(part) >= _HARD:
            stem = part.removesuffix(ending)
            if not ending or (stem and syllables(stem) >= _HARD):
                return True
    return False


def flesch_ease(words: int, sentences: int, syllables: int) -> float:
    """Flesch reading ease: the higher, the easier; plain English lies between 60 and 70."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    """Flesch-Kincaid grade: about the years of school that a reader needs."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def gunning_fog(words: int, sentences: int, hard: int) -> float:
    """Gunning fog index: years of school as well, by the share of words that are hard."""
    return 0.4 * (words / sentences + 100 * hard / words)
