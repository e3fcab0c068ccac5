"""How near a name in a text comes to a declared one: a slip, perhaps one, or another person."""

import enum
import functools
from collections.abc import Sequence
from typing import NamedTuple

from checker.analysis.name_groups import is_given_variant
from checker.analysis.spelling import distance, plain, sound_alike
from checker.pattern_codes import kept

_LONG = 6
"""Letters from which on a surname may differ in two places."""

_FARTHEST = 3
"""Distance of surnames that sound alike."""

_NUMERAL = kept("[IVX]+")

_FIRST_SOUNDS = str.maketrans("cqzvg", "kksfj")


class Resemblance(enum.IntEnum):
    """How much the part of a name that differs is like the declared one; the other part agrees."""

    none = 0
    """Given name and nothing more."""
    first_sound = 1
    """Carr for Kahl."""
    close = 2
    """A slip of the ear or the hand: Kall for Kahl."""


class Near(NamedTuple):
    """A name that may be the declared one, misspelt."""

    words: int
    """How many of the words of the text are the name."""
    resemblance: Resemblance
    bare: bool = False
    """It is a surname alone."""


def is_same(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words of a text, capitals and diacritics apart, begin with a name or a part.

    `Pedro Sánchez Pérez` is the declared `Pedro Sánchez`, `Ursula Leyen` is `Ursula von der Leyen`.
    """
    found, known = [plain(word) for word in words], [plain(word) for word in name]
    if len(found) == 1:
        return found[0] in known
    if found[0] != known[0] or len(known) == 1:
        return found[0] == known[0]
    # "von", "Le" and the like are shared by many
    telling = {word for word in known[1:] if len(word) > 3} or {*known[1:]}
    return not telling.isdisjoint(found[1:])


def near(words: Sequence[str], name: Sequence[str]) -> Near | None:
    """How near the capitalised words that stand in a name's place come to that name.

    More words may follow the name in `words`, as in a headline. None for another person, and for
    the name itself.
    """
    if len(name) < 2 or not words:
        return None
    given, surname = name[0], " ".join(name[1:])
    sound = _first_sound(words[0])
    if sound != _first_sound(surname if len(words) == 1 else given) or is_same(words, name):
        # the first test alone settles most, and is quick
        return None
    if len(words) == 1:
        close = len(words[0]) > 3 and is_close(words[0], surname)
        return Near(1, Resemblance.close, bare=True) if close else None
    other, size = _surname_in(words, name)
    if _NUMERAL.fullmatch(other) or _NUMERAL.fullmatch(surname):
        # Elizabeth I and Elizabeth II are two people
        return None
    if plain(words[0]) == plain(given):
        if is_close(other, surname):
            return Near(size, Resemblance.close)
        alike = _first_sound(other) == _first_sound(surname)
        return Near(size, Resemblance.first_sound if alike else Resemblance.none)
    if not is_given_variant(words[0], given):
        return None
    if plain(other) == plain(surname) or is_close(other, surname):
        return Near(size, Resemblance.close)
    return None


def _surname_in(words: Sequence[str], name: Sequence[str]) -> tuple[str, int]:
    """The part of the words that stands for the surname, and how many words the name has then.

    It is as long as the declared one; after a middle name it may end later.
    """
    surname = " ".join(name[1:])
    length = len(name) - 1
    for end in range(1 + length, len(words) + 1):
        part = " ".join(words[end - length : end])
        if plain(part) == plain(surname) or is_close(part, surname):
            return part, end
    end = min(1 + length, len(words))
    return " ".join(words[1:end]), end


def is_close(one: str, two: str) -> bool:
    """Whether two surnames differ by a slip of the ear or the hand.

    Another first sound, or an s at the end, is another name.
    """
    a, b = plain(one).replace(" ", ""), plain(two).replace(" ", "")
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 3 or short + "s" == long or _first_sound(a) != _first_sound(b):
        return False
    if len(long) - len(short) > _FARTHEST:
        return False
    apart = distance(a, b)
    if apart <= (1 if len(long) < _LONG else 2) and len(long) > 4:
        return True
    return apart <= _FARTHEST and sound_alike(a, b)


@functools.lru_cache(maxsize=100_000)
def _first_sound(word: str) -> str:
    letters = plain(word).replace("ph", "f")
    return letters[:1].translate(_FIRST_SOUNDS)
