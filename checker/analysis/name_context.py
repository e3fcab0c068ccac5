"""What stands around a name: cues that it is a person's, roles before and after it."""

import functools
import re
from itertools import islice
from typing import NamedTuple

from checker.analysis.name_lexicon import PLACE, Lexicon, lexicon
from checker.pattern_codes import kept
from checker.text import Span

_LONGEST_ROLE = 24
"""Characters of one word of a role."""

_DETERMINER = kept(
    r"(?:\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Yy]our|[Tt]he|[Aa]n?)|['’]s?)[ \u00a0]\Z"
)
_SUFFIX_AFTER = kept(r", (?:Jr|Sr|II|III|IV)\b")
_PLACE_BEFORE = kept(
    r"\b(?:in|near|at|from|to|of|for|through|throughout|outside|across|around|towards?|via|visit"
    r"|visited|leave|left|reach|reached) \Z"
)
_STATE_AFTER = kept(r", (D\.C|[A-Z][a-z]+)[,.;)]")
_STRICTLY_IN = kept(r"\b(?:[Ii]n|[Aa]t|near) \Z")
_CITED_AFTER = kept(r",? \(?(?:1[89]|20)\d\d")
_CITATION = kept(r"\([^()\n]{2,80}?[^\W\d_.],? (?:1[89]|20)\d\d[a-z]?[);]")
_FEW_CITATIONS = 3
_CITED_BEFORE = frozenset("(;&")
_ADDRESSED = kept(r"\b(?:[Dd]ear|[Mm]essrs\.?) \Z")
_NAME_ENDS = frozenset(",.;:)’'\"”!?")


class _Cues(NamedTuple):
    strong: re.Pattern[str]
    """After a name: only a person has or does this."""
    weak: re.Pattern[str]
    """After a name: a person, an institution or an animal in a story."""
    saying_before: re.Pattern[str]
    role: re.Pattern[str]


@functools.cache
def cues() -> _Cues:
    """The cues, made of the tables at first use."""
    tables = lexicon()
    saying = "|".join(sorted(tables.saying | tables.person_verbs))
    person_verbs = "|".join(sorted(tables.person_verbs))
    kin = "|".join(sorted(tables.kin))
    return _Cues(
        kept(
            rf"['’]s?[ ](?:{kin})\b|[ ](?:himself|herself|{person_verbs})\b|[ ]et al\b"
            r"|, (?:aged )?\d\d,| \((?:born|b\.|d\.|aged \d|\d\d\)|1[5-9]\d\d ?[–-])"
            r"|[ ](?:was|were) born\b|[ ]married\b|[ ]died (?:in|on|at|of|aged)\b"
        ),
        kept(rf"[ ](?:{saying}|is said)\b|,? who(?:se)?\b|,[”\"] (?:{saying})\b"),
        kept(rf"\b(?:{saying}) \Z"),
        kept(
            r", (?:(?:the|a|an|its|their|his|her|our|then) )?"
            r"((?:[a-z][a-z-]* ){0,4}[a-z][a-z-]*)"
        ),
    )


class Signs(NamedTuple):
    """What the surroundings of a name say."""

    strong: bool
    """It has or does what only a person has or does."""
    weak: bool
    """It has what mostly a person has: it says something, or "who" follows."""
    role: bool
    """A role stands before it."""
    personal_role: bool
    """A role that companies and countries do not have."""


def signs(text: str, start: int, end: int, tables: Lexicon) -> Signs:
    """The signs that `text[start:end]` is a person's name."""
    role = role_before(text, start, tables)
    return Signs(
        _strong(text, start, end), _weak(text, start, end), role is not None, bool(role and role[1])
    )


def has_cue(text: str, start: int, end: int) -> bool:
    """Whether the surroundings, roles apart, show a person."""
    return _strong(text, start, end) or _weak(text, start, end)


def stands_for_person(text: str, start: int, end: int, tables: Lexicon) -> bool:
    """Whether the surroundings show that a single unknown word is a person."""
    if _strong(text, start, end) or _ADDRESSED.search(text, max(0, start - 9), start):
        return True
    # the pianist Prado, and no more: a verb may follow in "the pianist Decca signed"
    if text[end : end + 1] not in _NAME_ENDS:
        return False
    role = role_before(text, start, tables)
    return role is not None and role.personal


def cites(text: str) -> bool:
    """Whether a text names its sources by author and year."""
    if " et al" not in text:
        return False
    return len(list(islice(_CITATION.finditer(text), _FEW_CITATIONS))) == _FEW_CITATIONS


def is_cited(text: str, start: int, end: int, citing: bool) -> bool:
    """Whether a word is the author in "Prado et al.", "(Prado, 2010)" and the like.

    "Prado (2010)" is one in a citing text only; elsewhere it may be a film.
    """
    if text.startswith(" et al", end):
        return True
    bracketed = text[start - 1 : start] == "(" or text[start - 2 : start - 1] in _CITED_BEFORE
    return (citing or bracketed) and _CITED_AFTER.match(text, end) is not None


def _strong(text: str, start: int, end: int) -> bool:
    return cues().strong.match(text, end) is not None


def _weak(text: str, start: int, end: int) -> bool:
    known = cues()
    if known.weak.match(text, end):
        return True
    if text[end : end + 1] not in _NAME_ENDS:
        return False
    return known.saying_before.search(text, max(0, start - 14), start) is not None


def stands_for_place(text: str, start: int, end: int) -> bool:
    """Whether a preposition of place stands before a name, or its state or country after it."""
    return (
        _PLACE_BEFORE.search(text, max(0, start - 12), start) is not None
        or _STATE_AFTER.match(text, end) is not None
    )


def is_settled(text: str, start: int, end: int, tables: Lexicon) -> bool:
    """Whether "in" or "at" before a name, or a known country after it, makes it a place."""
    if _STRICTLY_IN.search(text, max(0, start - 5), start):
        return text[end : end + 1] not in "'’"
    country = _STATE_AFTER.match(text, end)
    return country is not None and bool(tables.bits_of(country[1]) & PLACE)


class RoleBefore(NamedTuple):
    """A role in lower case before a name: its range, and whether only people have it."""

    span: Span
    personal: bool


def role_before(text: str, start: int, tables: Lexicon) -> RoleBefore | None:
    """The role in "the deputy coach Ana Prado" or "her deputy, Ana Prado"."""
    if text[start - 1 : start] not in (" ", "\u00a0"):
        return None
    comma = text[start - 2 : start - 1] == ","
    role_end = start - 2 if comma else start - 1
    role_start = _word_start(text, role_end)
    role = text[role_start:role_end]
    if role not in tables.roles:
        return None
    while text[role_start - 1 : role_start] == " ":
        previous = _word_start(text, role_start - 1)
        modifier = text[previous : role_start - 1]
        if modifier not in tables.role_modifiers and modifier not in tables.roles:
            break
        role_start = previous
    if comma and not _DETERMINER.search(text, max(0, role_start - 12), role_start):
        return None
    return RoleBefore(Span(role_start, role_end), role not in tables.firm_roles)


def _word_start(text: str, end: int) -> int:
    """Where the word that ends at `end` begins."""
    begin = max(0, end - _LONGEST_ROLE)
    return max(text.rfind(" ", begin, end), text.rfind("\n", begin, end), begin - 1) + 1


def role_after(text: str, end: int, tables: Lexicon) -> Span | None:
    """The role in "Silva, the deputy finance minister"."""
    found = cues().role.match(text, end)
    if not found:
        return None
    position = found.start(1)
    determined = position > end + 2
    last = None
    for word in found[1].split(" "):
        if word in tables.roles:
            last = position + len(word)
        elif word not in tables.role_modifiers and (
            last or not determined or word.capitalize() in tables.bits
        ):
            break
        position += len(word) + 1
    if last is None or text[last + 1 : last + 2].isupper():
        # none, or that of the name which follows: "Silva, the coach Ana Prado"
        return None
    return Span(found.start(1), last)


def suffix_after(text: str, end: int) -> Span | None:
    """The suffix in "Silva, Jr."."""
    found = _SUFFIX_AFTER.match(text, end)
    return Span(end + 2, found.end()) if found else None
