"""What a piece of several words is by itself: a person, an institution, a place or a thing."""

from checker.analysis.name_lexicon import (
    CALENDAR,
    CONNECTOR,
    HONORIFIC,
    ORGANISATION,
    ORGANISATION_FIRST,
    PEOPLE,
    PLACE,
    ROLE,
    SITE,
    SITE_FIRST,
    THING,
    Lexicon,
)
from checker.analysis.name_pieces import Piece, Word
from checker.analysis.person_names import Reading, read_person


def read_piece(piece: Piece, lexicon: Lexicon) -> Reading | None:
    """What a piece of two or more words is; None for one that names nothing (British President)."""
    if any(word.text == "&" for word in piece):
        return _whole(piece, "organisation", "form")
    piece, place = _without_places(piece, lexicon)
    if place:
        return place
    return read_person(piece) or _by_heads(piece)


_LONGEST_PLACE = 6
"""Words of the longest name of a place in the lexicon, and one to spare."""


def _whole(piece: Piece, kind: str, evidence: str) -> Reading:
    return Reading(kind, evidence, piece[0].start, piece[-1].end)


def _without_places(piece: Piece, lexicon: Lexicon) -> tuple[Piece, Reading | None]:
    """The piece with a place of several words read as one, and the place if that is all of it."""
    for index, word in enumerate(piece):
        if word.text not in lexicon.place_starts:
            continue
        for stop in range(min(len(piece), index + _LONGEST_PLACE), index + 1, -1):
            name = _text(piece[index:stop])
            if name in lexicon.places:
                if stop - index == len(piece):
                    return piece, _whole(piece, "place", "list")
                whole = Word(word.start, piece[stop - 1].end, PLACE, name, False)
                return [*piece[:index], whole, *piece[stop:]], None
    return piece, None


def _text(words: Piece) -> str:
    return " ".join(word.text for word in words)


def _by_heads(piece: Piece) -> Reading | None:
    """An institution, a place or a thing by the words that open or end its name."""
    start, end = 0, len(piece)
    while start < end and piece[start].bits & (ROLE | HONORIFIC | CONNECTOR | CALENDAR):
        start += 1
    while end > start and piece[end - 1].bits & (ROLE | CONNECTOR | CALENDAR):
        end -= 1
    words = piece[start:end]
    if not words or all(word.bits & (PEOPLE | CALENDAR | ROLE) for word in words):
        return None
    first, last = words[0].bits, words[-1].bits
    if len(words) == 1:
        return _whole(words, "place", "list") if first & PLACE else None
    opened = words[1].bits & CONNECTOR and first & ORGANISATION_FIRST
    if opened or (last & ORGANISATION and not last & SITE):
        return _whole(words, "organisation", "form")
    if last & SITE or first & SITE_FIRST:
        return _whole(words, "place", "form")
    if last & THING:
        return _whole(words, "other", "form")
    if last & ORGANISATION:
        return _whole(words, "organisation", "form")
    return _whole(words, "other", "capital")
