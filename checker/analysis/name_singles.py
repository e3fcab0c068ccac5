"""What a capitalised word by itself is: a bare surname or given name, a place, or else."""

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from checker.analysis.name_context import (
    has_cue,
    is_cited,
    is_settled,
    stands_for_person,
    stands_for_place,
)
from checker.analysis.name_evidence import LOOKED_AT, Evidence, Single
from checker.analysis.name_lexicon import (
    ABBREVIATION,
    ACRONYM,
    BRAND,
    CALENDAR,
    COMMON_ROLE,
    CONNECTOR,
    GIVEN,
    HONORIFIC,
    INITIAL,
    NO_NAME,
    OTHER,
    PARTICLE,
    PEOPLE,
    PLACE,
    POST_NOMINAL,
    ROLE,
    SUFFIX,
    WEAK,
)
from checker.analysis.name_pieces import opens_sentence

_NEVER = (CALENDAR | PEOPLE | ROLE | HONORIFIC | CONNECTOR | PARTICLE | SUFFIX | POST_NOMINAL) | (
    ABBREVIATION | INITIAL | OTHER
)


Test = Callable[[Evidence, int, int], bool]


class Verdict(NamedTuple):
    """What single words of one form are: kind, evidence, and the test that a place must pass."""

    kind: str
    evidence: str
    part: str = ""
    """given or surname."""
    test: Test | None = None


def judge_single(evidence: Evidence, single: Single) -> Verdict | None:
    """What a word by itself is; None for one that names nothing."""
    word, bits, people = single.word, single.bits, evidence.people
    if word in people.surnames:
        return Verdict("person", "surname", "surname", _surname_test(evidence, single))
    if word in people.givens and not bits & (NO_NAME & ~PLACE | CALENDAR):
        return Verdict("person", "given", "given", _mid_or_cue if bits & WEAK else None)
    if bits & GIVEN and not bits & (WEAK | PLACE | PEOPLE | CALENDAR | ROLE | HONORIFIC):
        if _is_settled(evidence, single):
            return Verdict("place", "capital")
        test = _has_cue if word.lower() in evidence.common else None
        return Verdict("person", "given", "given", test)
    if word[-1] == "s" and word[:-1] in people.surnames and not bits:
        return Verdict("person", "plural", "surname", _after_the)
    if bits & PLACE:
        return Verdict("place", "list")
    if bits & BRAND:
        return Verdict("organisation", "list")
    if bits & ACRONYM:
        return Verdict("other", "acronym") if len(word) > 1 else None
    if bits & (_NEVER | NO_NAME) or len(word) < 2:
        return None
    return _unknown(evidence, single)


def _surname_test(evidence: Evidence, single: Single) -> Test:
    """What a place of a known surname must pass that may be something else."""
    bits = single.bits
    if bits & PLACE:
        return _not_a_place
    if bits & GIVEN or not bits & (NO_NAME | _NEVER):
        return _no_common_opening
    if bits & (CALENDAR | PEOPLE) or single.word.lower() in evidence.common:
        return _has_cue
    return _mid_or_cue


def _is_settled(evidence: Evidence, single: Single) -> bool:
    """Whether a given name is that of a place here, such as Ross or Irving."""
    text, size = evidence.text, len(single.word)
    places = [(start, start + size) for start in islice(single.starts(), LOOKED_AT)]
    settled = sum(is_settled(text, start, end, evidence.lexicon) for start, end in places)
    return settled > sum(has_cue(text, start, end) for start, end in places)


def _unknown(evidence: Evidence, single: Single) -> Verdict | None:
    text, size = evidence.text, len(single.word)
    places = list(islice(single.starts(), LOOKED_AT))
    common = single.word.lower() in evidence.common
    if not common and any(is_cited(text, start, start + size, evidence.citing) for start in places):
        return Verdict("person", "context", "surname")
    if single.bits & COMMON_ROLE:
        return None
    inside = [start for start in places if not opens_sentence(text, start)]
    if not inside:
        return None
    if common:
        return Verdict("other", "capital", test=_inside)
    if any(stands_for_person(text, start, start + size, evidence.lexicon) for start in places):
        return Verdict("person", "context", "surname")
    placed = sum(stands_for_place(text, start, start + size) for start in inside)
    return Verdict("place" if 2 * placed > len(inside) else "other", "capital")


def _no_common_opening(evidence: Evidence, start: int, end: int) -> bool:
    """Not "Brown rice" at the start of a sentence when the text has "brown" too."""
    return evidence.text[start:end].lower() not in evidence.common or _mid_or_cue(
        evidence, start, end
    )


def _has_cue(evidence: Evidence, start: int, end: int) -> bool:
    return has_cue(evidence.text, start, end)


def _mid_or_cue(evidence: Evidence, start: int, end: int) -> bool:
    return _inside(evidence, start, end) or has_cue(evidence.text, start, end)


def _not_a_place(evidence: Evidence, start: int, end: int) -> bool:
    return not stands_for_place(evidence.text, start, end)


def _after_the(evidence: Evidence, start: int, end: int) -> bool:
    return evidence.text[max(0, start - 4) : start].lower() == "the "


def _inside(evidence: Evidence, start: int, end: int) -> bool:
    return not opens_sentence(evidence.text, start)
