"""The parts of a name, told from its own words: honorific, role, given name, surname."""

from typing import NamedTuple

from checker.analysis.mention import Parts
from checker.analysis.name_lexicon import (
    ACRONYM,
    BY_GIVEN_NAME,
    CALENDAR,
    COMMON_ROLE,
    CONNECTOR,
    FAMILY_FIRST,
    GIVEN,
    HONORIFIC,
    INITIAL,
    NO_NAME,
    PARTICLE,
    PLACE,
    POST_NOMINAL,
    RARELY_SURNAME,
    ROLE,
    SUFFIX,
    SURNAME_TOO,
    WEAK,
)
from checker.analysis.name_pieces import Piece, Word
from checker.pattern_codes import kept
from checker.text import Span

LONGEST_NAME = 6
"""Words of a person's name, particles and all; longer sequences are titles of something."""

_PLAIN = (
    INITIAL | PARTICLE | GIVEN | WEAK | SURNAME_TOO | RARELY_SURNAME | FAMILY_FIRST | COMMON_ROLE
)
"""What the words of a name may be without being anything else."""

_ONLY_IN_PEOPLE = frozenset({"bin", "bint", "ibn", "van", "vom", "von", "zu"})
"""Particles that places and works have not, unlike "de" and "la"."""

_HYPHENATED = kept(r"[^\W\d_]+-[^\W\d_]{1,5}\Z")
"""A given name as Chinese and Korean ones are written: Cheuk-yan."""

_SHORT_ORDINALS = frozenset("IVX")
"""Numbers of rulers that mean something else after most words."""


class Reading(NamedTuple):
    """What a piece says by itself.

    `kind` is person, maybe (a person if the context says so), organisation, place or other;
    `start` and `end` hold the name proper, without honorific, role and the suffix of a surname; all
    offsets count in the sequence that the piece belongs to.
    """

    kind: str
    evidence: str
    start: int
    end: int
    parts: Parts = Parts()


def read_person(piece: Piece) -> Reading | None:
    """A person's name with what stands before it, or a piece that could be one."""
    last = len(piece) - 1
    given = next(
        (i for i, w in enumerate(piece[:last]) if w.bits & GIVEN and not w.bits & HONORIFIC), None
    )
    before = last if given is None else given
    title = next((i for i, w in enumerate(piece[: before + 1]) if w.bits & HONORIFIC), None)
    if title is not None and title < last:
        start = title
        while start < last and piece[start].bits & (HONORIFIC | ROLE):
            start += 1
        role = _role_span(piece[:title])
        address = piece[start - 1].bits
        if address & WEAK and not piece[start].bits & GIVEN:
            return None
        name = _name(piece[start:], "honorific", by_given=bool(address & BY_GIVEN_NAME))
        honorific = Span(piece[title].start, piece[start - 1].end)
        return name and name._replace(parts=name.parts._replace(honorific=honorific, role=role))
    role_at = max((i for i, w in enumerate(piece[:before]) if w.bits & ROLE), default=None)
    if role_at is not None:
        return _after_role(piece, role_at, given)
    if given != 0 and last > 1 and piece[0].bits & COMMON_ROLE and not piece[0].bits & NO_NAME:
        # Striker Ana Prado, at the start of a sentence
        name = _name(piece[1:], "form" if given is None else "role")
        return name and name._replace(parts=name.parts._replace(role=_span(piece[:1])))
    if given is None:
        of = next((i for i, w in enumerate(piece) if w.text == "of"), len(piece))
        if of < 2 or not all(_is_plain(word) for word in piece[:of]):
            return None
        return _name(piece[:of], "form")
    # a word before a given name is a modifier or, if it tells nothing, a given name itself
    start = 0 if given == 1 and not piece[0].bits else given
    return _name(piece[start:], "given")


def _is_plain(word: Word) -> bool:
    return not word.bits & ~_PLAIN or bool(word.bits & FAMILY_FIRST)


def _role_span(words: Piece) -> Span | None:
    if not any(word.bits & ROLE for word in words):
        return None
    return Span(words[0].start, words[-1].end)


def _after_role(piece: Piece, role_at: int, given: int | None) -> Reading | None:
    """The name after a role, which may go on with "of State" or "for Policy"."""
    start, evidence = role_at + 1, "role"
    if piece[start].bits & CONNECTOR:
        if given is not None:
            start = given
        elif len(piece) - start >= 4 and all(_is_plain(word) for word in piece[-2:]):
            start, evidence = len(piece) - 2, "form"
        else:
            return None
    elif given is not None and given - start > 1:
        start = given
    name = _name(piece[start:], evidence)
    if name and start > role_at + 1 and name.parts.given is None:
        # Governor of Virginia
        return None
    role = Span(piece[0].start, piece[start - 1].end)
    return name and name._replace(parts=name.parts._replace(role=role))


def _name(words: Piece, evidence: str, by_given: bool = False) -> Reading | None:
    """The name that these words make up, which may end before the last of them."""
    of = next((i for i, w in enumerate(words) if w.bits & (CONNECTOR | CALENDAR)), len(words))
    origin: Span | None = None
    if of < len(words):
        if of == 1 and len(words) == 3 and evidence == "given" and words[1].text in ("of", "the"):
            # Joan of Arc, Peter the Great
            origin = Span(words[1].start, words[2].end)
        elif of == 0:
            return None
        words = words[:of]
    words, suffix = _without_suffix(words)
    if not 0 < len(words) <= LONGEST_NAME or words[-1].bits & INITIAL:
        return None
    if origin:
        kind = "person" if _is_sure(words[0]) else "maybe"
        return _reading(kind, "given", words, [], [], None, origin)
    first, last = words[0], words[-1]
    if evidence == "form" and first.bits & (PARTICLE | GIVEN) == PARTICLE:
        # Van Dam: a surname if it is known from elsewhere
        if len(words) > 1 and all(word.bits & PARTICLE for word in words[:-1]):
            return _reading("maybe", evidence, [], [], words[:-1], last, None)
        return None
    if len(words) == 1:
        return _single_name(first, evidence, by_given, suffix)
    if evidence in ("honorific", "role") and _is_office(last):
        return None
    for word in words[:-1]:
        if word.bits & NO_NAME and not word.bits & (GIVEN | PARTICLE | SURNAME_TOO):
            return None
    kind = "person"
    if last.bits & NO_NAME and not last.bits & (GIVEN | SURNAME_TOO):
        # Jack London, Irving Berlin: a place after a sure given name alone
        if len(words) > 2 or not last.bits & PLACE or not _is_sure(first):
            return None
        kind = "maybe"
    elif last.bits & RARELY_SURNAME:
        kind = "maybe" if by_given or evidence in ("given", "form") else kind
    elif evidence in ("given", "form") and not _is_sure(first):
        kind = "maybe"
    if len(words) == 2 and _in_family_order(first, last):
        if last.text.rpartition("-")[2].islower() or first.bits == FAMILY_FIRST:
            # hardly any other name is written or begins so
            kind = "person"
        return _reading(kind, evidence, [last], [], [], first, suffix)
    initials = (
        1
        if evidence not in ("honorific", "role") or first.bits & (PARTICLE | GIVEN) != PARTICLE
        else 0
    )
    while 0 < initials < len(words) - 1 and first.bits & INITIAL and words[initials].bits & INITIAL:
        initials += 1
    particles = len(words) - 1
    while particles > initials and words[particles - 1].bits & PARTICLE:
        particles -= 1
    middle, particle = words[initials:particles], words[particles:-1]
    if evidence == "form" and particle and particle[0].text in _ONLY_IN_PEOPLE:
        kind = "person"
    return _reading(kind, evidence, words[:initials], middle, particle, last, suffix)


def _in_family_order(first: Word, last: Word) -> bool:
    """Whether the family name is first: Xi Jinping, Kim Jong-un, but not Kim Novak."""
    if _HYPHENATED.match(last.text):
        return bool(first.bits & FAMILY_FIRST) or last.text.rpartition("-")[2].islower()
    return bool(first.bits & FAMILY_FIRST) and not first.bits & GIVEN


def _is_sure(word: Word) -> bool:
    """Whether a word is a given name and hardly anything else, or an initial with its stop."""
    if word.bits & INITIAL:
        return word.end - word.start > len(word.text)
    return word.bits & (GIVEN | WEAK | PARTICLE) == GIVEN


def _without_suffix(words: Piece) -> tuple[Piece, Span | None]:
    while len(words) > 1 and words[-1].bits & POST_NOMINAL:
        words = words[:-1]
    end = len(words)
    while end > 1 and words[end - 1].bits & SUFFIX:
        end -= 1
    if end == len(words) == 2 and words[1].text in _SHORT_ORDINALS and _is_sure(words[0]):
        end = 1
    return words[:end], _span(words[end:])


def _is_office(word: Word) -> bool:
    """Whether a word ends no name but an address: Mr Speaker, Mr Vice President."""
    return bool(word.bits & (ROLE | HONORIFIC)) and not word.bits & (SURNAME_TOO | GIVEN)


def _span(words: Piece) -> Span | None:
    return Span(words[0].start, words[-1].end) if words else None


def _single_name(word: Word, evidence: str, by_given: bool, suffix: Span | None) -> Reading | None:
    """One word after an honorific or role, or before the number of a ruler."""
    bits = word.bits
    if _is_office(word) or bits & (SUFFIX | POST_NOMINAL):
        return None
    if suffix:
        if not bits & GIVEN:
            return None
        return _reading("person", "regnal", [word], [], [], None, suffix)
    if bits & ACRONYM or (bits & NO_NAME and not bits & (SURNAME_TOO | GIVEN)):
        return None
    if evidence not in ("honorific", "role"):
        return None
    if evidence == "role" and bits & NO_NAME and not bits & (GIVEN | PLACE):
        return None
    if by_given and bits & RARELY_SURNAME:
        # King Street
        return None
    if by_given:
        return _reading("person", evidence, [word], [], [], None, None)
    return _reading("person", evidence, [], [], [], word, None)


def _reading(
    kind: str,
    evidence: str,
    given: Piece,
    middle: Piece,
    particle: Piece,
    surname: Word | None,
    suffix: Span | None,
) -> Reading:
    spans = [
        span
        for span in (
            _span(given),
            _span(middle),
            _span(particle),
            Span(surname.start, surname.end) if surname else suffix,
        )
        if span
    ]
    return Reading(
        kind,
        evidence,
        min(span.start for span in spans),
        max(span.end for span in spans),
        Parts(
            given=_span(given),
            middle=_span(middle),
            particle=_span(particle),
            surname=Span(surname.start, surname.end) if surname else None,
            suffix=suffix,
        ),
    )
