"""Names of institutions compared word by word: what differs, and whether that tells two apart."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.analysis.capitals import without_possessive
from checker.analysis.name_lexicon import (
    CALENDAR,
    COMMON_ROLE,
    FUNCTION,
    GIVEN,
    INITIAL,
    ORGANISATION,
    ORGANISATION_FIRST,
    PEOPLE,
    PLACE,
    ROLE,
    SITE,
    lexicon,
)
from checker.analysis.spelling import distance, is_transposition, plain, sound_alike

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

_TELLING = """
    north south east west northern southern eastern western central upper lower inner outer new
    old southwest southeast northwest northeast left right high low middle early late
    first second third fourth fifth sixth seventh eighth ninth tenth
    one two three four five six seven eight nine ten
    men women mens womens boys girls male female junior senior primary secondary elementary
    infant adult youth minor major national international regional local federal state
    public private royal united free democratic social socialist christian catholic
    protestant orthodox army navy naval air military civil urban rural marine land sea
    day night summer winter spring autumn fall red blue green black white grey gray brown
    home house commons lords representatives delegates human animal plant mental medical
    surgical physical political economic economics politics physics
"""
TELLING = frozenset(_TELLING.split())
"""Words in which sister institutions differ."""

_VARIETY = re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)\Z)|yse(?=[sd]?\Z)")
_ENDINGS = (("centre", "center"), ("theatre", "theater"), ("defence", "defense"))
_OUR = re.compile(r"(?<=[bvl])our\Z")
_ROMAN = re.compile(r"[ivxlc]+\Z")
_BOTH_NUMBERS = frozenset({"service", "force", "industry", "system", "enterprise", "game", "work"})
"""Words of institutions of which names have the plural."""
_INSTITUTION = ORGANISATION | ORGANISATION_FIRST
_TELLING_BITS = PLACE | PEOPLE | GIVEN | CALENDAR | INITIAL
_COUNTED = _INSTITUTION | SITE | ROLE | COMMON_ROLE
_WORD = re.compile(r"[^\s\-–/]+")
_APOSTROPHES = re.compile("['’]")


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


def tells_apart(words: tuple[str, str]) -> bool:
    """Whether two institutions may differ in these words: places, peoples, numbers, directions."""
    bits_of = lexicon().bits_of
    return any(
        word in TELLING
        or any(map(str.isdigit, word))
        or _ROMAN.match(word) is not None
        or bool(bits_of(word.capitalize()) & _TELLING_BITS)
        for word in words
    )


def is_count(words: tuple[str, str]) -> bool:
    """Whether these are one and several institutions or offices rather than a name's own plural."""
    short = min(words, key=len)
    return short not in _BOTH_NUMBERS and bool(lexicon().bits_of(short.capitalize()) & _COUNTED)


def institutions(sequence: str) -> Iterator[list[str]]:
    """The names of institutions in a sequence of words with capitals, each in all its readings.

    "Royal Society of the Marrow Academy" may be one, and "Marrow Academy" another: each reading
    ends where the first does.
    """
    for part in without_possessive(sequence.replace("\u00a0", " ")).split(" and the "):
        if readings := list(_readings(part.split(" "))):
            yield readings


def _readings(words: list[str]) -> Iterator[str]:
    bits_of = lexicon().bits_of
    while words and (bits_of(words[0]) & FUNCTION or words[0] in SMALL):
        del words[0]
    while words:
        # of "Members of Congress" the first is the head, and no institution
        heads = words[:1] if words[1:2] and words[1] in SMALL else words
        office = bits_of(words[0]) & (ROLE | COMMON_ROLE)
        if not office and any(bits_of(word) & _INSTITUTION for word in heads):
            yield " ".join(words)
        if "the" not in words:
            return
        words = words[words.index("the") + 1 :]
