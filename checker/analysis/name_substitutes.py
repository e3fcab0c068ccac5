"""Substitutes of a surname in a person's seat, and whether they stand there for the name.

For matchers that have found words which may stand for a surname: `seated` gives their seats,
`Rights` tells those that are names or words by right from those that stand for somebody's name.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from checker.analysis.name_bearers import (
    Bearer,
    GivenNames,
    given_of,
    is_given,
    occurrences,
    people_called,
)
from checker.analysis.name_lexicon import CALENDAR, PLACE, lexicon
from checker.analysis.name_seats import Seat, seat
from checker.analysis.names import names
from checker.document import Document

MOST_PER_MENTION = 2
"""Substitutes for each mention of the name, beyond which they are another's name."""

_KNOWN = ("list", "acronym")
"""Evidence of a name that stands in a table or is spelled out."""


class Seated(NamedTuple):
    """A substitute in a seat."""

    start: int
    word: str
    """In lower case, without "people"."""
    seat: Seat


def seated(
    document: Document,
    standing: Iterable[tuple[int, str]],
    owners: Mapping[str, Iterable[str]],
    before: Set[str],
) -> dict[str, list[Seated]]:
    """For each surname its substitutes that have a seat, in the order of the text.

    `standing` are places and words, `owners` the surnames of each word, `before` the words that
    stand before the surnames: some may be given names.
    """
    seats: defaultdict[str, list[Seated]] = defaultdict(list)
    givens = GivenNames(before)
    for start, word in standing:
        segment = document.segment_at(start)
        place = seat(document.text, segment, start, start + len(word), givens)
        for surname in owners[word] if place else ():
            if place:
                seats[surname].append(Seated(start, word, place))
    return seats


class Rights:
    """What a word in a seat may be by itself, in one document.

    `surnames` are the surnames that are words, `people` the words that stand before `people`.
    """

    def __init__(
        self, document: Document, surnames: Container[str], people: Container[str]
    ) -> None:
        self._document = document
        self._surnames = surnames
        self._people = people

    def may_stand(self, person: Bearer, item: Seated) -> bool:
        """Whether the word is not a name by right, or another person's."""
        document, place = self._document, item.seat
        written = document.text[item.start : place.bare_end]
        if place.kind == "given":
            given = given_of(document.text, place, item.start)
            if person.givens:
                return _is_rarer(document, written, person) and any(
                    given in (known, known[0]) for known in person.givens
                )
            # no given name is known: "Ana Marsh" is not the Fenn of the text, Marsh being a surname
            return is_given(given) and item.word.capitalize() not in self._surnames
        if not written[0].isupper():
            return True
        if lexicon().bits_of(written) & (CALENDAR | PLACE):
            return False
        if written in document.once("words of other names", _taken_words):
            return False
        others = people_called(document, written)
        return all(name.given in person.givens for name in others if name.given)

    def is_sure(self, person: Bearer, item: Seated, seated: Sequence[Seated]) -> bool:
        """Whether word and seat leave no other reading."""
        text, place = self._document.text, item.seat
        if place.kind == "given":
            return True
        own = sum(other.word == item.word and other.seat.strong for other in seated)
        most = (
            MOST_PER_MENTION * len(person.mentions) if person.givens else len(person.mentions) - 1
        )
        if own > most:
            # called so more often than by the name: two people, or the name is the substitute
            return False
        if place.strong:
            return True
        if place.word_end > place.bare_end:
            return item.word not in self._people
        if place.kind == "heading" and len(person.mentions) + own < 2:
            return False
        if place.kind == "heading" and not text.startswith((" and", " or"), place.bare_end):
            return True
        return all(start == item.start for start, _ in occurrences(text, item.word))


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


def _is_rarer(document: Document, written: str, person: Bearer) -> bool:
    """Whether a surname stands less often than the person's, or as often and later."""
    others = people_called(document, written)
    mentions = sorted(mention for name in others for mention in name.mentions)
    return not mentions or (len(mentions), -mentions[0].start) <= (
        len(person.mentions),
        -person.mentions[0].start,
    )
