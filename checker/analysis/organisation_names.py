"""Names of institutions compared word by word."""

import functools
from typing import NamedTuple

from checker.analysis.spelling import distance, is_transposition, plain, sound_alike
from checker.pattern_codes import kept

LEAST_NEAR = 5
"""Letters of the shortest word that may be a slip for another."""
LEAST_ORDERED = 3
"""Words, joining ones apart, of the shortest name that may have them in another order: Boston
University and the University of Boston may be two."""
LONG = 9
"""Letters from which on a word that lost one is hardly another word."""
MOST_APART = 2

SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "&"})
"""Words that join the others."""


_VARIETY = kept(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)\Z)|yse(?=[sd]?\Z)")
_ENDINGS = (("centre", "center"), ("theatre", "theater"), ("defence", "defense"))
_OUR = kept(r"(?<=[bvl])our\Z")
_WORD = kept(r"[^\s\-–/]+")
_APOSTROPHES = kept("['’]")


class Difference(NamedTuple):
    """How two names with otherwise the same words differ."""

    kind: str
    """small (one joining word), ending (singular and plural), near (one word, by letters), order,
    word (one whole word), or far."""
    words: tuple[str, str] = ("", "")
    """The words that differ, if one does."""


def words_of(form: str) -> tuple[str, ...]:
    """The words of a name in lower case, without diacritics, apostrophes and national spelling.

    Joining words at either end, such as the article, are left out.
    """
    found = [_normal(word) for word in _WORD.findall(form)]
    while found and found[-1] in SMALL:
        found.pop()
    start = next((i for i, word in enumerate(found) if word not in SMALL), 0)
    return tuple(filter(None, found[start:]))


@functools.lru_cache(maxsize=50_000)
def _normal(word: str) -> str:
    word = _APOSTROPHES.sub("", plain(word)).strip(".,")
    word = _VARIETY.sub(lambda match: match[0].replace("s", "z"), word)
    for british, american in _ENDINGS:
        word = word.replace(british, american)
    return _OUR.sub("or", word)


def keys(words: tuple[str, ...]) -> set[str]:
    """Keys of which two names share one that differ in one word, in joining words or in order."""
    content = [word for word in words if word not in SMALL]
    found = {" ".join([*content[:i], "*", *content[i + 1 :]]) for i in range(len(content))}
    found.add("~" + " ".join(sorted(content)))
    return found


def difference(one: tuple[str, ...], two: tuple[str, ...]) -> Difference:
    """What differs in two names, by their words."""
    first, second = ([word for word in words if word not in SMALL] for words in (one, two))
    if first == second:
        small = [[word for word in words if word in SMALL] for words in (one, two)]
        if len(small[0]) == len(small[1]):
            apart = [(a, b) for a, b in zip(*small, strict=True) if a != b]
            return Difference("small", apart[0]) if len(apart) == 1 else Difference("far")
        return Difference("small") if abs(len(small[0]) - len(small[1])) == 1 else Difference("far")
    if sorted(first) == sorted(second):
        return Difference("order" if len(first) >= LEAST_ORDERED else "far")
    if len(first) != len(second):
        return Difference("far")
    apart = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(apart) > 1:
        return Difference("far")
    return Difference(_kind_of(*apart[0]), apart[0])


def _kind_of(a: str, b: str) -> str:
    short, long = sorted((a, b), key=len)
    if long in (short + "s", short + "es") or (short[-1] == "y" and long == short[:-1] + "ies"):
        return "ending"
    if len(short) < LEAST_NEAR or short[0] != long[0] or distance(a, b, MOST_APART) > MOST_APART:
        return "word"
    # painters and printers are one letter apart, and two crafts
    lost = len(long) == len(short) + 1 >= LONG and distance(a, b, 1) == 1
    return "near" if lost or is_transposition(a, b) or sound_alike(a, b) else "word"
