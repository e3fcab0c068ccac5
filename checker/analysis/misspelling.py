"""Which frequent word an unknown one was meant to be, and whether that is nearly certain.

After the noisy channel of P. Norvig ("How to write a spelling corrector", 2007): of the words one
slip away the one that is most frequent, weighed by how common the slip is.
"""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from checker.analysis.word_list import level, levels, word_list

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SOUNDS = {letter: "aeiouy".replace(letter, "") for letter in "aeiouy"} | {
    "b": "p",
    "c": "ksx",
    "d": "t",
    "f": "v",
    "g": "j",
    "j": "g",
    "k": "cq",
    "m": "n",
    "n": "m",
    "p": "b",
    "q": "k",
    "s": "cz",
    "t": "d",
    "v": "fw",
    "w": "v",
    "x": "ck",
    "z": "s",
}
"""Letters that are written for one another."""

# how much more common a slip is than a certain letter that is added, in bits: of a word of eight
# letters each can be lost or swapped with the next, but 200 words have one letter more
_SWAPPED, _DOUBLED, _LOST, _SOUNDED, _ADDED, _WRONG = 5.0, 5.0, 4.0, 2.0, 0.0, -1.0
_AT_START = -2.5
"""People mind the first letter."""

MARGIN = 3.0
"""Bits by which the best correction must beat the next one to be the only one."""
_SURE = {3: 32.0, 4: 30.0, 5: 25.0, 6: 24.5, 7: 23.5}
_SURE_IF_LONG = 22.5
"""Least weight of a sure correction by length of the unknown word, in bits."""
AMBIGUOUS = {3: 3.0}
"""Bits by which the weight must exceed that if there are rivals; MARGIN for other lengths."""
LONG = 8
"""Letters from which on a word may have two common slips."""


class Correction(NamedTuple):
    """What a word was meant to be.

    `words`: the best first, more than one if others come near it. `sure`: the word is most probably
    a slip. `weight`: bits of frequency and slip. `common`: a letter is doubled, swapped or missing.
    """

    words: tuple[str, ...]
    sure: bool
    weight: float
    common: bool


@functools.lru_cache(maxsize=10_000)
def correction(word: str) -> Correction | None:
    """The best corrections of an unknown word in lower case, if there are any."""
    weights: dict[str, float] = {}
    slips: dict[str, float] = {}
    first = word[0]
    near = levels(first)
    for candidate, slip in _slips(word):
        found = near.get(candidate) if candidate[:1] == first else level(candidate)
        if found is not None and found / 2 + slip > weights.get(candidate, 0.0):
            weights[candidate] = found / 2 + slip
            slips[candidate] = slip
    if not weights:
        return None
    ranked = sorted(weights, key=lambda candidate: (-weights[candidate], candidate))
    best = ranked[0]
    weight = weights[best]
    rivals = [
        rival
        for rival in ranked[1:]
        if weight - weights[rival] < MARGIN and not _same_word(best, rival)
    ]
    slip = max(slips[word] for word in (best, *rivals))
    least = _SURE.get(len(word), _SURE_IF_LONG if len(word) > 3 else 99.0)
    if rivals:
        least += AMBIGUOUS.get(len(word), MARGIN)
    # of a short word another letter makes another word
    sure = weight >= least and (len(word) > 4 or slip >= _LOST + _AT_START / 2)
    if best == word + "g" and word.endswith("in"):
        # talkin: speech, not a slip
        sure = False
    return Correction((best, *rivals[:2]), sure, weight, slips[best] >= _LOST)


def _same_word(one: str, other: str) -> bool:
    """Whether two corrections are forms of one word, so that it is one slip either way."""
    return len(one) > 4 and len(other) > 4 and one[:-2] == other[: len(one) - 2]


def _slips(word: str) -> Iterator[tuple[str, float]]:
    """Words one slip away, with the weight of the slip; some twice, the greater weight counts."""
    yield from _typical_slips(word)
    for i in range(len(word)):
        before, after = word[:i], word[i + 1 :]
        start = 0.0 if i else _AT_START
        yield before + after, _ADDED + start
        for letter in _LETTERS:
            yield before + letter + after, _WRONG + start
    for i in range(len(word) + 1):
        before, after = word[:i], word[i:]
        weight = _LOST if i else _LOST + _AT_START
        for letter in _LETTERS:
            yield before + letter + after, weight


def _typical_slips(word: str) -> Iterator[tuple[str, float]]:
    """Words one slip away that is more common than others: swapped, doubled, of the same sound."""
    yield word[1::-1] + word[2:], _SWAPPED + _AT_START / 2
    for i in range(1, len(word)):
        before, letter, after = word[:i], word[i], word[i + 1 :]
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], _SWAPPED
        if letter == before[-1]:
            yield before + after, _DOUBLED
        yield before + letter + letter + after, _DOUBLED
        for other in _SOUNDS.get(letter, ""):
            yield before + other + after, _SOUNDED


def swapped(word: str) -> Correction | None:
    """The frequent word of which an unknown one has two neighbouring letters swapped."""
    for i in range(len(word) - 1):
        other = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        if other != word and (found := level(other)) is not None:
            return Correction((other,), True, found / 2, True)
    return None


@functools.lru_cache(maxsize=10_000)
def far_correction(word: str) -> Correction | None:
    """The only frequent word two typical slips from a long one, else the only word one slip off."""
    if len(word) < LONG or not word.isascii():
        return None
    known = levels(word[0])
    found = {
        twice
        for once, _ in _typical_slips(word)
        for twice, _ in _typical_slips(once)
        if twice in known
    }
    if not found:
        near = {once for once, slip in _slips(word) if slip >= _LOST and once[0] == word[0]}
        found = near - word_list().missing(near)
    if len(found) != 1:
        return None
    best = found.pop()
    return Correction((best,), True, known.get(best, 0) / 2, False)
