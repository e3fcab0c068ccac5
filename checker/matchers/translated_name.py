"""Names that were translated: a synonym of the word a surname is or holds, in a person's seat.

*Cleverly* holds *clever*; a rewriter that does not know it for a name writes "Smart people will
push". Sought are the synonyms of the surnames that the document gives to people, where a person
stands (`checker.analysis.name_seats`). Cheapest first: surnames of the table that follow a word
with a capital, their substitutes in the text, the seats of these, and only then the names of the
document.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ahocorasick_rs

from checker.analysis.seat_sieve import PEOPLE, may_sit
from checker.document import Document
from checker.lexicon import read_table
from checker.matchers import Key, KeyValueError, Match, Related, Task
from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.analysis.name_bearers import Bearer
    from checker.analysis.name_substitutes import Seated

KEYS = (
    Key("table", "text", True, "Lexicon: base, surnames parted by |, synonyms parted by |."),
    Key("people", "texts", False, "Words that stand before `people` by themselves: young, poor."),
)

POSSIBLE = 0

MENTIONS_SHOWN = 3
"""Related places: the first mentions of the name."""

_CAPITALISED = kept(r"[A-Z][a-z]+")
_BEFORE = kept(r"([A-Z](?<!\w.)[\w'’-]*)\.? \Z")
_INITIAL = kept(r" [A-Z]\. \Z")
_REACH = 60
"""Code points before a surname in which the word before it is looked for."""
_OPENERS = """
    A An The In On By At Of To For From And Or But This That These Those No His Her Its Their Our My
    Your Last Next Early Late Since Until I It He She They We You When If As United North South East
    West New Old Great High National Royal Prime Air City Main
"""
_NOT_BEFORE_A_NAME = frozenset(_OPENERS.split())


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """For each surname its rows as one text: `base=synonym|synonym`, rows parted by a line feed."""
    rows: dict[str, str] = {}
    for row in read_table(Path(keys["__folder__"], keys["table"]), 3):
        if not all(row.cells):
            raise KeyValueError(f"{row.place}: base, surnames and synonyms are needed", ("table",))
        base, surnames, synonyms = row.cells
        kept = [word for word in synonyms.split("|") if not _has_people(word)]
        line = f"{base}={'|'.join(kept)}"
        for surname in surnames.split("|"):
            rows[surname] = f"{rows[surname]}\n{line}" if surname in rows else line
    people = keys.get("people", [])
    return {"surnames": rows, "people": [people] if isinstance(people, str) else people}


def _has_people(synonym: str) -> bool:
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
    standing = _may_sit(task.document, owners)
    if not standing:
        return
    # only now: these load tables and large patterns, which most texts never need
    from checker.analysis.name_bearers import Occurrences, bearer
    from checker.analysis.name_substitutes import Rights, seated

    rights = Rights(task.document, task.params["surnames"].keys(), task.params["people"])
    seats = seated(task.document, standing, owners, frozenset().union(*before.values()))
    places = Occurrences(task.document, seats.keys())
    taken: set[int] = set()
    for surname in sorted(seats):
        person = bearer(task.document, surname, before[surname], places)
        for item in seats[surname] if person else ():
            if person and item.start not in taken and _is_wanted(task, item):
                if not rights.may_stand(person, item):
                    continue
                taken.add(item.start)
                sure = rights.is_sure(person, item, seats[surname])
                yield _match(task.document, person, item, owners[item.word][surname], sure)


def _is_wanted(task: Task, item: "Seated") -> bool:
    """Whether the rule reads the block, and the house has not accepted the word."""
    document = task.document
    segment = document.segment_at(item.start)
    written = document.text[item.start : item.seat.bare_end]
    return segment.english and segment.kind in task.kinds and written not in task.settings.accept


def _words_before(task: Task) -> dict[str, set[str]]:
    """The surnames of the table that may be somebody's, with the words before them."""
    known: Mapping[str, str] = task.params["surnames"]
    before: defaultdict[str, set[str]] = defaultdict(set)
    document, text = task.document, task.document.text
    surnames = {
        token: word[0]
        for token in document.vocabulary
        if (word := _CAPITALISED.match(token)) and word[0] in known
    }
    for start, token in document.token_places(surnames):
        for end in (start, start - 3) if _INITIAL.search(text, start - 4, start) else (start,):
            first = _BEFORE.search(text, max(0, end - _REACH), end)
            if first and first[1] not in _NOT_BEFORE_A_NAME:
                before[surnames[token]].add(first[1])
    return {surname: before[surname] for surname in before if surname not in task.settings.accept}


def _substitutes(surname: str, rows: str) -> Iterator[tuple[str, str]]:
    """The words that may stand for a surname, each with its base; the base may itself."""
    for row in rows.split("\n"):
        base, _, synonyms = row.partition("=")
        for word in (base, *synonyms.split("|")):
            if word and word != surname.lower():
                yield word, base


def _may_sit(document: Document, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where substitutes stand that may have a person's seat, in the order of the text."""
    text, folded = document.text, document.folded
    patterns = list(words)
    automaton = ahocorasick_rs.AhoCorasick(
        patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
    )
    return [
        (start, patterns[index])
        for index, start, end in automaton.find_matches_as_indexes(folded)
        if not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())
        and may_sit(text, start, end)
    ]


def _match(document: Document, person: "Bearer", item: "Seated", base: str, sure: bool) -> Match:
    text, place = document.text, item.seat
    return Match(
        place.start,
        place.end,
        {"word": text[item.start : place.word_end], "name": person.surname, "base": base},
        replacement=person.surname,
        replace=(item.start, place.word_end),
        related=tuple(
            Related("other", a, b, f"'{text[a:b]}' here")
            for a, b in person.mentions[:MENTIONS_SHOWN]
        ),
        certainty=None if sure else POSSIBLE,
    )
