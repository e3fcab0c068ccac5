"""Misspelled surnames: what typists, transcribers and translators do to a name, and pure chance.

Two of three misspellings are made of slips that people make; the third of random edits of inner
letters. The distance is Damerau's with adjacent transpositions (optimal string alignment).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

CHANCE = 1 / 3
"""Share of misspellings that are random edits."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SWAPS = {"a": "eo", "e": "ai", "i": "ey", "o": "ua", "u": "oi", "y": "i"}
_LIKE = {"c": "k", "k": "c", "s": "z", "z": "s", "w": "v", "v": "w", "y": "i", "i": "y", "g": "j"}


def distance(one: str, two: str) -> int:
    """Edits between two words: a letter put in, left out or replaced, or two neighbours swapped."""
    table = [[i + j if not i * j else 0 for j in range(len(two) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(two) + 1):
            table[i][j] = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (one[i - 1] != two[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 1] == two[j - 2] and one[i - 2] == two[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def _replaced(word: str, index: int, letters: str, length: int = 1) -> str:
    return word[:index] + letters + word[index + length :]


def _vowel(word: str) -> Iterator[str]:
    for index in range(1, len(word)):
        for other in _SWAPS.get(word[index], ""):
            yield _replaced(word, index, other)


def _doubled(word: str) -> Iterator[str]:
    for index in range(1, len(word)):
        if word[index] not in "aiuhjkqvwxy" and word[index - 1] != word[index]:
            yield _replaced(word, index, word[index] * 2)


def _single(word: str) -> Iterator[str]:
    for match in re.finditer(r"(\w)\1", word):
        yield _replaced(word, match.start(), match[1], 2)


def _dropped(word: str) -> Iterator[str]:
    for index in range(1, len(word) - 1):
        yield _replaced(word, index, "")


def _transposed(word: str) -> Iterator[str]:
    for index in range(1, len(word) - 1):
        yield _replaced(word, index, word[index + 1] + word[index], 2)


def _like(word: str) -> Iterator[str]:
    for index, letter in enumerate(word):
        if other := _LIKE.get(letter.lower()):
            if letter.isupper() and letter.lower() in "yi":
                continue
            yield _replaced(word, index, other.upper() if letter.isupper() else other)


def _sound(word: str) -> Iterator[str]:
    for old, new in (
        ("ph", "f"),
        ("f", "ph"),
        ("ck", "k"),
        ("sch", "sh"),
        ("ks", "x"),
        ("x", "ks"),
    ):
        for match in re.finditer(old, word):
            yield _replaced(word, match.start(), new, len(old))


def _vowels_swapped(word: str) -> Iterator[str]:
    for match in re.finditer("ie|ei|eu|ue|ia|ai", word):
        yield _replaced(word, match.start(), match[0][::-1], 2)


def _silent(word: str) -> Iterator[str]:
    for match in re.finditer(r"(?<=[tgkcrdw])h", word):
        yield _replaced(word, match.start(), "")
    for match in re.finditer(r"(?<=[tgkr])(?=[aeiou])", word):
        yield _replaced(word, match.start(), "h", 0)


SLIPS: tuple[Callable[[str], Iterator[str]], ...] = (
    _vowel,
    _doubled,
    _single,
    _dropped,
    _transposed,
    _like,
    _sound,
    _vowels_swapped,
    _silent,
)
"""One for each kind of slip: all words that it can make of a word."""


def slip(rng: Random, word: str) -> str:
    """The word with one slip; each kind that the word allows is as likely."""
    made = [words for words in (sorted(set(kind(word)) - {word}) for kind in SLIPS) if words]
    return rng.choice(rng.choice(made)) if made else word


def random_edit(rng: Random, word: str) -> str:
    """The word with one letter inside put in, left out or replaced, or two swapped."""
    index = rng.randrange(1, max(2, len(word) - 1))
    kind = rng.randrange(4)
    if kind == 0:
        return _replaced(word, index, rng.choice(LETTERS), 0)
    if kind == 1:
        return _replaced(word, index, "")
    if kind == 2:
        return _replaced(word, index, rng.choice(LETTERS))
    return _replaced(word, index, word[index : index + 2][::-1], 2)


def misspelled(rng: Random, word: str, edits: int) -> str | None:
    """A misspelling at exactly this distance, or None; never the word with an s at its end."""
    edit = random_edit if rng.random() < CHANCE else slip
    for _ in range(50):
        made = word
        for _ in range(edits):
            made = edit(rng, made)
        if distance(word, made) == edits and made != word + "s" and made + "s" != word:
            return made
    return None
