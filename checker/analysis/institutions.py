"""What is a name of an institution, and which words tell two institutions apart."""

from collections.abc import Iterator

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
from checker.analysis.organisation_names import SMALL
from checker.pattern_codes import kept

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

_ROMAN = kept(r"[ivxlc]+\Z")
_BOTH_NUMBERS = frozenset({"service", "force", "industry", "system", "enterprise", "game", "work"})
"""Words of institutions of which names have the plural."""
_INSTITUTION = ORGANISATION | ORGANISATION_FIRST
_TELLING_BITS = PLACE | PEOPLE | GIVEN | CALENDAR | INITIAL
_COUNTED = _INSTITUTION | SITE | ROLE | COMMON_ROLE


def tells_apart(words: tuple[str, str]) -> bool:
    """Whether two institutions may differ in these words: places, peoples, numbers, directions."""
    bits_of = lexicon().bits_of
    if any(word in TELLING or any(map(str.isdigit, word)) for word in words):
        return True
    # Iran and Iraq are two; Heath is a slip for Health, whoever may be called so
    return all(_ROMAN.match(word) or bits_of(word.capitalize()) & _TELLING_BITS for word in words)


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
