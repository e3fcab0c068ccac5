"""Seats of a person: where a word stands as only a name does.

For matchers that ask whether a word which may be anything ("Smart", "bracket") is used as the name
of somebody. `seat(text, start, end, ...)` looks at both sides of a word and names its seat:

    honorific   "Mr Smart"               given      "James Smart", with a given name of the person
    role        "Secretary Smart"        said       "said Clever", "told Clever"
    subject     "that Smart will push"   owner      "on Smart's deputy"
    opening     "Smart said", "Smart people will push" at the start of a sentence
    heading     "Smart with tricky job": opens a short block without an end
    small       "but smart will push", ",” said clever", "after smart's speech"

Strong seats hold a name whatever the word; the others can hold some words by right ("Water was
scarce", "Brief in court"), and the caller has to weigh them.
"""

import functools
import re
from collections.abc import Container, Iterable
from typing import NamedTuple

from checker.analysis.name_lexicon import (
    COMMON_ROLE,
    FUNCTION,
    HONORIFIC,
    ORGANISATION,
    ROLE,
    SITE,
    THING,
    WEAK,
    lexicon,
)
from checker.analysis.seat_sieve import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    PAST,
    PEOPLE,
    may_sit,
)
from checker.analysis.sentences import INSIDE
from checker.document import Segment
from checker.pattern_codes import kept

HEADING_WORDS = 9
"""Words of the longest block that may be a heading, when a full stop does not end it."""

HEADING_SHOWN = 20
"""Code points of a heading shown after its first word."""

_OPENS = kept(r"(?:^|\n|[.!?…:][\"”’')\]]* )[\"“‘'(\[]*$")
_BEFORE = kept(r"([\w.'’-]+) $")
_TITLES = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Prof", "Professor"))


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words))})"


_PEOPLE = _any_of(PEOPLE)
_MODAL = (
    rf"(?:{_any_of(MODALS)}"
    r"|(?:wo|would|ca|could|must|should|did|does|is|was|has|had)n['’]t)"
)
_ADVERB = rf"(?:{_any_of(ADVERBS)}|[a-z]{{2,}}ly)"
_FIRM_WORDS = """
    apologised apologized attended commented gazed graduated joined married recommended resigned
    retired sat stared studied testified shook thanked wondered worked wrote lived served
"""
_ALSO_FIRM = frozenset(_FIRM_WORDS.split())
"""Verbs of people, beside those of saying and of the face."""
_PRESENT = (
    r"(?:becomes|begins|believes|gets|gives|goes|hopes|insists|knows|makes|says|seems|takes|tells"
    r"|thinks|tries|wants|refuses|denies|intends|agrees|arrives|appears|explains|argues|claims)"
)
_FUNCTION = (
    r"(?:that|the|a|an|his|her|its|their|this|these|those|to|in|into|on|at|for|from|with|by|as|up"
    r"|out|off|over|and|how|why|what|him|them|it|me|us|against|about|between|through|two|three"
    r"|four|five|many|both|all|some|no|not|back|around|down|away|after|before|under|until|when)"
)


class Seat(NamedTuple):
    """What kind of seat a word has, and the range that shows it."""

    kind: str
    start: int
    end: int
    """Range to report: the word with what makes it a name."""
    bare_end: int
    """End of the word itself."""
    word_end: int
    """End of what stands for the name: after "people" in "Smart people will push"."""
    strong: bool


@functools.cache
def verbs_of_subjects() -> re.Pattern[str]:
    """What follows a subject; group `firm` where hardly anything but a person does it."""
    tables = lexicon()
    firm = "|".join(sorted(tables.saying | tables.person_verbs | _ALSO_FIRM))
    return kept(
        rf" (?:(?P<people>{_PEOPLE}) )?(?P<verb>(?:{_ADVERB} )?"
        rf"(?:(?P<firm>{firm})(?![\w-])|(?P<modal>{_MODAL})(?! of\b)(?![\w-])"
        rf"|(?P<plain>{_any_of(AUXILIARIES | PAST)}|{_PRESENT})(?![\w-])"
        rf"|(?P<past>[a-z]{{2,}}ed)(?= (?:of|{_FUNCTION})\b|[,.;]| [A-Z]))(?! and\b))"
    )


@functools.cache
def words_of_saying() -> re.Pattern[str]:
    """A word of saying at the end of what stands before; it may have its object after it."""
    words = "|".join(sorted(lexicon().saying | {"told", "asked", "according to", "interview with"}))
    return kept(rf"(?:^|[\s\"”’])(?:{words}) $")


_PAST_FORM = kept(rf" (?:{_ADVERB} )?[a-z]{{2,}}ed(?![\w-])")
_ENDS = kept(r"[.,;:!?)]|['’]s |$|\n")
_OWNS = kept(r"(?:['’]s|(?<=s)['’]) (?=[a-z])")
_OWNED_BEFORE = kept(
    r"\b(?:after|of|in|with|by|for|to|from|on|at|during|despite|about|against|under|and|that|before"
    r"|into|over|since|through|behind|between) $"
)
_JOINS = kept(r"(?:\b(?:that|but|while|because|when|whether|if|where|until|after|since)|,) $")
_SPEECH_SAID = kept(r"[,.!?]?[\"”’] (?:said|says|added|asked) $")
_HEADING_NEXT = kept(
    rf"(?: (?P<people>{_PEOPLE}))? (?:{_FUNCTION}|faces|fails|set|unveils|urges|vows|warns"
    rf"|wins|hits|backs|calls|seeks|defends|rejects|meets|visits|denies|{_MODAL}|{_any_of(AUXILIARIES)})\b"
)


def seat(text: str, segment: Segment, start: int, end: int, givens: Container[str]) -> Seat | None:
    """The seat of the word text[start:end], if a person could have it.

    `givens` are the given names that the person may have.
    """
    if not may_sit(text, start, end) or (start and text[start - 1] in "'’"):
        return None
    if not text[start].isupper():
        return _heading(text, segment, start, end) or _small(text, segment, start, end, givens)
    left = text[max(segment.start, start - 60) : start]
    before = _BEFORE.search(left)
    opens = _OPENS.search(left) and not (before and _is_abbreviation(before[1]))
    if before and before[1][0].isupper() and not opens:
        named = _after_capital(text, start, end, start - len(before[1]) - 1, before[1], givens)
        if named or not lexicon().bits_of(before[1]) & FUNCTION:
            return named
    if re.match(r"[ -][A-Z]", text[end : end + 2]):
        return None
    if opens:
        return _heading(text, segment, start, end) or _opening(text, start, end)
    if before and before[1] in lexicon().roles and _is_alone(text, end):
        return Seat("role", start - len(before[0]), end, end, end, True)
    return _inside(text, left, start, end)


def _is_abbreviation(word: str) -> bool:
    """Whether a full stop belongs to the word: Mr., J."""
    bare = word.rstrip(".")
    return bare != word and (len(bare) == 1 or bare.lower() in INSIDE)


def _is_alone(text: str, end: int) -> bool:
    """Whether no other capitalised word follows: it would be a longer name."""
    return re.match(r"[ -][A-Z]", text[end : end + 2]) is None


def _after_capital(
    text: str, start: int, end: int, first: int, before: str, givens: Container[str]
) -> Seat | None:
    word = before.rstrip(".")
    if not _is_alone(text, end):
        return None
    bits = lexicon().bits_of(word)
    if word in givens and not bits & (HONORIFIC | ROLE | COMMON_ROLE):
        return Seat("given", first, end, end, end, True)
    if len(word) == 1 and before != word:
        further = re.search(r"(\w+)\.? $", text[max(0, first - 30) : first])
        if further and further[1] in givens:
            return Seat("given", first - len(further[0]), end, end, end, True)
        return Seat("given", first, end, end, end, True)
    own_bits = lexicon().bits_of(text[start:end])
    if bits & HONORIFIC and not own_bits & ROLE:
        return Seat("honorific", first, end, end, end, True)
    if own_bits & (ROLE | SITE | THING | ORGANISATION):
        return None
    if bits & (ROLE | COMMON_ROLE):
        return Seat("role", first, end, end, end, True)
    return None


def _opening(text: str, start: int, end: int) -> Seat | None:
    verb = verbs_of_subjects().match(text, end)
    if verb:
        word_end = verb.end("people") if verb["people"] else end
        firm = verb["firm"] is not None and not verb["people"]
        return Seat("opening", start, verb.end(), end, word_end, firm)
    owns = _OWNS.match(text, end)
    return Seat("owner", start, owns.end() - 1, end, end, False) if owns else None


def _inside(text: str, left: str, start: int, end: int) -> Seat | None:
    before = _BEFORE.search(left)
    if before and before[1].lower() in DETERMINERS:
        return None
    said = words_of_saying().search(left)
    if said and not text.startswith(" of ", end):
        return Seat("said", start - len(said[0].lstrip(' "”’')), end, end, end, True)
    verb = verbs_of_subjects().match(text, end) or _PAST_FORM.match(text, end)
    if verb:
        word_end = verb.end("people") if verb.groupdict().get("people") else end
        return Seat("subject", start, verb.end(), end, word_end, True)
    owns = _OWNS.match(text, end)
    return Seat("owner", start, owns.end() - 1, end, end, True) if owns else None


def _heading(text: str, segment: Segment, start: int, end: int) -> Seat | None:
    if start != segment.start or text[segment.end - 1] in '.!?:;,…"”' or segment.kind == "cell":
        return None
    following = _HEADING_NEXT.match(text, end, segment.end)
    if following is None or text.count(" ", start, segment.end) >= HEADING_WORDS:
        return None
    word_end = following.end("people") if following["people"] else end
    shown = segment.end
    if shown - end > HEADING_SHOWN:
        shown = text.rindex(" ", end, end + HEADING_SHOWN + 1)
        shown = shown if shown > end else segment.end
    return Seat("heading", start, shown, end, word_end, False)


def _is_given_small(text: str, given: str, end: int) -> bool:
    """Whether a word without its capital stands for the surname: "James smart will push"."""
    if lexicon().bits_of(given) & WEAK or text[end - 1] == "s" or text.startswith("ly", end - 2):
        return False
    return bool(_ENDS.match(text, end) or verbs_of_subjects().match(text, end))


def _small(
    text: str, segment: Segment, start: int, end: int, givens: Container[str]
) -> Seat | None:
    left = text[max(segment.start, start - 60) : start]
    if _SPEECH_SAID.search(left) and re.match(r"[.,]|$", text[end : end + 1]):
        return Seat("small", start, end, end, end, True)
    before = _BEFORE.search(left)
    if before and before[1] in givens and _is_given_small(text, before[1], end):
        return Seat("given", start - len(before[0]), end, end, end, True)
    if before and before[1].rstrip(".") in _TITLES:
        return Seat("honorific", start - len(before[0]), end, end, end, True)
    if _OWNS.match(text, end) and _OWNED_BEFORE.search(left):
        return Seat("small", start, end + 2, end, end, False)
    verb = verbs_of_subjects().match(text, end)
    if verb and _JOINS.search(left) and not verb["people"] and not verb["past"]:
        return Seat("small", start, verb.end(), end, end, False)
    return None
