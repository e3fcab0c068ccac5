"""He and she for one person: pronouns of both genders, or the other one, beside a single name.

Only blocks with exactly one person whose gender honorific or given name tells, and with no word
for anybody else: kin, men, women, children, offices of others. The one "he" or "she" that stands
against the name is the match. It is sure if it follows the name in its sentence and nothing in the
blocks before speaks of a person of its own gender.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.document import Document, Segment
from checker.matchers import Key, Match, Related, Task
from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.analysis.mention import Mention

KEYS = (Key("people", "texts", True, "Words for people; a block with one of them is left alone."),)

POSSIBLE = 0

_MAY_BE_PEOPLE = ("person", "other")
_BEFORE = 3
"""Blocks before that must not speak of a person of the pronoun's gender."""

_NO_NOUN = (
    r"(?:to|in|on|at|as|that|for|from|with|and|but|or|the|a|an|into|by|about|because|if|when|of|over"
    r"|out|up|off|down|back|is|was|who|what|how|why|where|after|before|during|while|not|very|well)\b"
)
_AGAINST = {
    "m": kept(
        r"(?<![\w'’/-])(?:[Ss]he(?![\w/])|(?:[Hh]er(?= [a-z])"
        rf"(?! {_NO_NOUN}))|herself\b)"
    ),
    "f": kept(r"(?<![\w'’/-])(?:[Hh]e(?![\w/])|[Hh]is(?= [a-z])|himself\b)"),
}
"""By gender of the person: pronouns that cannot be theirs, as subject or before a noun."""

_RIGHT = {
    "she": "he",
    "her": "his",
    "herself": "himself",
    "he": "she",
    "his": "her",
    "himself": "herself",
}
_SHE = (
    r"she|hers?|herself|wom[ae]n|girls?|lad(?:y|ies)|mother|mum|mom|wife|daughters?|sisters?|aunt|niece"
    r"|widow|queen|princess|duchess|countess|actress|goddess|heroine|bride|\w*girl|\w*woman|mrs|ms|miss"
)
_HE = (
    r"he|him|his|himself|m[ae]n|boys?|gentlem[ae]n|father|dad|husband|sons?|brothers?|uncle|nephew"
    r"|widower|king|prince|duke|count|actor|god|hero|groom|\w+boy|\w+[a-z]sman|chairman|mr|sir|lord"
)
_ALL = {"m": kept(rf"\b(?:{_SHE})\b", re.IGNORECASE), "f": kept(rf"\b(?:{_HE})\b", re.IGNORECASE)}
"""By gender of the person: words that speak of one of the other gender."""
_OWN = {
    "m": kept(r"\b(?:he|his|him|himself)\b", re.IGNORECASE),
    "f": kept(r"\b(?:she|hers?|herself)\b", re.IGNORECASE),
}
_WORD = kept(r"\b[a-z]+(?:-[a-z]+)*")
_SAID_OF_THE_PERSON = kept(
    r"(?:\b(?:as|is|was|became|become|be|been)|\bcalled [^;,]{1,34}) (?:(?:a|an|the|its|their) )?"
    r"(?:[a-z-]+ )?\Z"
)


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The words for people in lower case; one of the literals must stand in the text."""
    people = keys["people"]
    words = [people] if isinstance(people, str) else people
    return {
        "literals": [" he", "she ", "\nhe ", "she'", " his ", " her "],
        "people": [word.lower() for word in words],
    }


class _Person(NamedTuple):
    """The only person of a block."""

    gender: str
    first: "Mention"


def find(task: Task) -> Iterator[Match]:
    """One match for each block whose pronouns go against its only person."""
    from checker.analysis.speech import speech_spans

    document, text = task.document, task.document.text
    people = frozenset(task.params["people"])
    for index in sorted({document.segment_index(hit.end - 1) for hit in task.hits}):
        segment = document.segments[index]
        if not segment.english or segment.kind not in task.kinds:
            continue
        if not people.isdisjoint(_WORD.findall(document.folded, segment.start, segment.end)):
            continue
        person = _only_person(document, segment)
        if person is None:
            continue
        against = _AGAINST[person.gender].search(text, person.first.end, segment.end)
        other = _ALL[person.gender].search(text, segment.start, person.first.start)
        if against is None or other:
            continue
        quoted = speech_spans(text, segment.start, segment.end)
        if any(s.start <= against.start() < s.end for s in quoted):
            # somebody's words, which may speak of anybody
            continue
        name = person.first.name
        written = text[name.start : name.end]
        yield Match(
            against.start(),
            against.end(),
            {"name": written, "right": _RIGHT[against[0].lower()]},
            replacement=_in_case(against[0], _RIGHT[against[0].lower()]),
            related=(Related("other", name.start, name.end, f"'{written}' here"),),
            # a speaker that is named before may be meant: “Now!” she said
            certainty=POSSIBLE
            if quoted or not _is_sure(document, index, person, against)
            else None,
        )


def _in_case(model: str, word: str) -> str:
    return word.capitalize() if model[0].isupper() else word


def _only_person(document: Document, segment: Segment) -> _Person | None:
    """The person of the block, if there is one only and its gender is known."""
    own = [m for m in _between(document, segment.start, segment.end) if m.kind in _MAY_BE_PEOPLE]
    if not own or any(m.kind == "other" and m.evidence == "capital" for m in own):
        return None
    people = [m for m in own if m.kind == "person"]
    if not people or len({_key(document, m) for m in people}) != 1:
        return None
    known = {_gender(document, m) for m in people} & {"m", "f"}
    if len(known) != 1:
        return None
    return _Person(known.pop(), people[0])


def _key(document: Document, mention: "Mention") -> str:
    span = mention.parts.surname
    surname = document.text[span.start : span.end] if span else mention.form
    given = mention.parts.given
    if given and not span:
        full = mention.full or mention.form
        return full.rpartition(" ")[2]
    return surname


def _is_sure(document: Document, index: int, person: _Person, against: "re.Match[str]") -> bool:
    """Whether nobody but the person can be meant."""
    from checker.analysis.sentences import sentence_spans

    text, segment = document.text, document.segments[index]
    sentence = next(
        s
        for s in sentence_spans(text, segment.start, segment.end)
        if s.start <= against.start() < s.end
    )
    same = sentence.start <= person.first.start
    both = _OWN[person.gender].search(text, segment.start, segment.end) is not None
    if not (same or both):
        return False
    if _has_other_role(document, segment):
        return False
    first = document.segments[max(0, index - _BEFORE)].start
    if _ALL[person.gender].search(text, first, against.start()):
        return False
    return not any(
        _key(document, m) != _key(document, person.first)
        and (m.kind == "person" or m.evidence == "capital")
        and _gender(document, m) != person.gender
        for m in _between(document, first, segment.start)
    )


def _has_other_role(document: Document, segment: Segment) -> bool:
    """Whether somebody's calling stands in the block apart from a name: "the county's lawyer"."""
    from checker.analysis.name_lexicon import lexicon

    text, roles = document.text, lexicon().roles
    own = [(m.start, m.end) for m in _between(document, segment.start, segment.end)]
    for word in _WORD.finditer(text, segment.start, segment.end):
        if word[0] in roles and not any(a <= word.start() < b for a, b in own):
            before = text[max(segment.start, word.start() - 40) : word.start()]
            if not _SAID_OF_THE_PERSON.search(before):
                return True
    return False


def _between(document: Document, start: int, end: int) -> "tuple[Mention, ...]":
    """The mentions that begin in a range."""
    from checker.analysis.names import mentions

    found = mentions(document)
    first = bisect_left(found, start, key=itemgetter(0))
    return found[first : bisect_left(found, end, lo=first, key=itemgetter(0))]


def _gender(document: Document, mention: "Mention") -> str:
    from checker.analysis.names import names

    known = document.once(
        "genders", lambda document: {n.form: n.gender for n in names(document) if n.gender}
    )
    return known.get(mention.form) or known.get(mention.full, "")
