"""Names that were translated: a synonym of the word a surname is or holds, in a person's seat.

*Cleverly* holds *clever*; a rewriter that does not know it for a name writes "Smart people will
push". Sought are the synonyms of the surnames that the document gives to people, where a person
stands (`checker.analysis.name_seats`). Cheapest first: surnames of the table that follow a word
with a capital, their substitutes in the text, the seats of these, and only then the names of the
document.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any, NamedTuple

import ahocorasick_rs

from checker.analysis.name_bearers import (
    Bearer,
    GivenNames,
    bearer,
    given_of,
    is_given,
    occurrences,
    people_called,
)
from checker.analysis.name_lexicon import CALENDAR, PLACE, lexicon
from checker.analysis.name_seats import PEOPLE, Seat, seat
from checker.analysis.names import names
from checker.document import Document
from checker.lexicon import read_table
from checker.matchers import Key, KeyValueError, Match, Related, Task

KEYS = (
    Key("table", "text", True, "Lexicon: base, surnames parted by |, synonyms parted by |."),
    Key("people", "texts", False, "Words that stand before `people` by themselves: young, poor."),
)

POSSIBLE = 0

MOST_PER_MENTION = 2
"""Substitutes for each mention of the name, beyond which they are another's name."""

MENTIONS_SHOWN = 3
"""Related places: the first mentions of the name."""

_NAMED = re.compile(r"([A-Z][\w'’-]*)\.? (?=(?:[A-Z]\. )?([A-Z][a-z]+))")
_OPENERS = """
    A An The In On By At Of To For From And Or But This That These Those No His Her Its Their Our My
    Your Last Next Early Late Since Until I It He She They We You When If As
"""
_NOT_BEFORE_A_NAME = frozenset(_OPENERS.split())
_KNOWN = ("list", "acronym")
"""Evidence of a name that stands in a table or is spelled out."""


class _Seated(NamedTuple):
    """A substitute in a seat."""

    start: int
    word: str
    """In lower case, without "people"."""
    seat: Seat


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """For each surname its rows as one text: `base=synonym|synonym`, rows parted by a line feed."""
    rows: dict[str, str] = {}
    for row in read_table(Path(keys["__folder__"], keys["table"]), 3):
        if not all(row.cells):
            raise KeyValueError(f"{row.place}: base, surnames and synonyms are needed", ("table",))
        base, surnames, synonyms = row.cells
        kept = [word for word in synonyms.split("|") if not _haspeople(word)]
        line = f"{base}={'|'.join(kept)}"
        for surname in surnames.split("|"):
            rows[surname] = f"{rows[surname]}\n{line}" if surname in rows else line
    people = keys.get("people", [])
    return {"surnames": rows, "people": [people] if isinstance(people, str) else people}


def _haspeople(synonym: str) -> bool:
    """Whether it ends in a word for people, which the seat finds by itself: "smart people"."""
    return " " in synonym and synonym.rpartition(" ")[2] in PEOPLE


def find(task: Task) -> Iterator[Match]:
    """One match for each substitute of a person's surname that stands in a person's seat."""
    before = _words_before(task)
    if not before:
        return
    # substitute -> surname -> base
    owners: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for surname in before:
        for word, base in _substitutes(surname, task.params["surnames"][surname]):
            owners[word].setdefault(surname, base)
    seats: defaultdict[str, list[_Seated]] = defaultdict(list)
    for item in _seated(task, owners, frozenset().union(*before.values())):
        for surname in owners[item.word]:
            seats[surname].append(item)
    taken: set[int] = set()
    for surname in sorted(seats):
        person = bearer(task.document, surname, before[surname])
        for item in seats[surname] if person else ():
            if person and item.start not in taken and _is_candidate(task, person, item):
                taken.add(item.start)
                yield _match(task, person, item, owners[item.word][surname], seats[surname])


def _words_before(task: Task) -> dict[str, set[str]]:
    """The surnames of the table that may be somebody's, with the words before them."""
    known: Mapping[str, str] = task.params["surnames"]
    before: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in set(_NAMED.findall(task.document.text)):
        if second in known and first not in _NOT_BEFORE_A_NAME:
            before[second].add(first)
    return {surname: before[surname] for surname in before if surname not in task.settings.accept}


def _substitutes(surname: str, rows: str) -> Iterator[tuple[str, str]]:
    """The words that may stand for a surname, each with its base; the base may itself."""
    for row in rows.split("\n"):
        base, _, synonyms = row.partition("=")
        for word in (base, *synonyms.split("|")):
            if word and word != surname.lower():
                yield word, base


def _seated(task: Task, words: Mapping[str, object], before: Set[str]) -> Iterator[_Seated]:
    """Substitutes in a seat, in the order of the text."""
    document = task.document
    text, folded = document.text, document.folded
    patterns = list(words)
    automaton = ahocorasick_rs.AhoCorasick(
        patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
    )
    givens = GivenNames(before)
    for index, start, end in _whole_words(folded, automaton):
        segment = document.segment_at(start)
        if segment.kind in task.kinds and segment.english:
            place = seat(text, segment, start, end, givens)
            if place:
                yield _Seated(start, patterns[index], place)


def _whole_words(folded: str, automaton: Any) -> Iterator[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(folded)
    for index, start, end in found:
        if not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum()):
            yield index, start, end


def _taken_words(document: Document) -> frozenset[str]:
    """Words of given names, places and organisations of the document."""
    words: set[str] = set()
    for name in names(document):
        if name.kind == "person":
            words.add(name.given)
        elif name.kind in ("place", "organisation"):
            parts = name.form.split()
            # of a single word, "of Brass's" is enough to make it a place
            if len(parts) > 1 or name.mentions[0].evidence in _KNOWN:
                words.update(parts)
    return frozenset(words)


def _is_candidate(task: Task, person: Bearer, item: _Seated) -> bool:
    """Whether the word is not a name by right, or another person's."""
    document, place = task.document, item.seat
    written = document.text[item.start : place.bare_end]
    if written in task.settings.accept:
        return False
    if place.kind == "given":
        given = given_of(document.text, place, item.start)
        if person.givens:
            return _is_rarer(document, written, person) and any(
                given in (known, known[0]) for known in person.givens
            )
        # with no given name known, "Ana Marsh" is not the Fenn of the text if Marsh is a surname
        return is_given(given) and item.word.capitalize() not in task.params["surnames"]
    if not written[0].isupper():
        return True
    if lexicon().bits_of(written) & (CALENDAR | PLACE):
        return False
    if written in document.once("words of other names", _taken_words):
        return False
    others = people_called(document, written)
    return all(name.given in person.givens for name in others if name.given)


def _is_rarer(document: Document, written: str, person: Bearer) -> bool:
    """Whether a surname stands less often than the person's, or as often and later."""
    others = people_called(document, written)
    mentions = sorted(mention for name in others for mention in name.mentions)
    return not mentions or (len(mentions), -mentions[0].start) <= (
        len(person.mentions),
        -person.mentions[0].start,
    )


def _match(task: Task, person: Bearer, item: _Seated, base: str, seated: list[_Seated]) -> Match:
    text, place = task.document.text, item.seat
    return Match(
        place.start,
        place.end,
        {
            "word": text[item.start : place.word_end],
            "name": person.surname,
            "base": base,
        },
        replacement=person.surname,
        replace=(item.start, place.word_end),
        related=tuple(
            Related("other", a, b, f"'{text[a:b]}' here")
            for a, b in person.mentions[:MENTIONS_SHOWN]
        ),
        certainty=None if _is_sure(task, person, item, seated) else POSSIBLE,
    )


def _is_sure(task: Task, person: Bearer, item: _Seated, seated: list[_Seated]) -> bool:
    """Whether word and seat leave no other reading."""
    text, place = task.document.text, item.seat
    if place.kind == "given":
        return True
    own = sum(other.word == item.word and other.seat.strong for other in seated)
    most = MOST_PER_MENTION * len(person.mentions) if person.givens else len(person.mentions) - 1
    if own > most:
        # called so more often than by the other name: two people, or the other is the substitute
        return False
    if place.strong:
        return True
    if place.word_end > place.bare_end:
        return item.word not in task.params["people"]
    if place.kind == "heading" and len(person.mentions) + own < 2:
        return False
    if place.kind == "heading" and not text.startswith((" and", " or"), place.bare_end):
        return True
    return all(start == item.start for start, _ in occurrences(text, item.word))
