"""Who bears a surname in a document, the surname being a common word as well."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from checker.analysis.mention import Name
from checker.analysis.name_lexicon import GIVEN, WEAK, lexicon
from checker.analysis.name_seats import Seat, seat
from checker.analysis.names import names
from checker.document import Document
from checker.text import Span

_CAPITALISED = re.compile(r"(?<![\w'’-])[A-Z][a-z]+(?![\w-])")


class Bearer(NamedTuple):
    """People of one surname in the document."""

    surname: str
    givens: Set[str]
    mentions: tuple[Span, ...]


class GivenNames:
    """Contains the words before the surnames, and given names that are no common words."""

    def __init__(self, words: Container[str]) -> None:
        self._words = words

    def __contains__(self, word: object) -> bool:
        return word in self._words or is_given(str(word))


def is_given(word: str) -> bool:
    """Whether a word is a given name that is not also a common word or a place."""
    return lexicon().bits_of(word) & (GIVEN | WEAK) == GIVEN


def _people(document: Document) -> Mapping[str, list[Name]]:
    """The names of people by surname."""
    people: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names(document):
        if name.kind == "person" and name.surname:
            people[name.surname].append(name)
    return people


def people_called(document: Document, surname: str) -> Sequence[Name]:
    """The names of people with that surname."""
    return document.once("people by surname", _people).get(surname, ())


class Occurrences:
    """Where each of some words with a capital stands by itself, found for all in one go."""

    def __init__(self, document: Document, words: Set[str]) -> None:
        self._document = document
        self._words = words

    def of(self, word: str) -> list[tuple[int, int]]:
        """The ranges of one of the words, in the order of the text."""
        return self._all.get(word, [])

    @cached_property
    def _all(self) -> dict[str, list[tuple[int, int]]]:
        holders = {
            token
            for token in self._document.vocabulary
            if not self._words.isdisjoint(_CAPITALISED.findall(token))
        }
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for start, token in self._document.token_places(holders):
            for match in _CAPITALISED.finditer(token):
                found[match[0]].append((start + match.start(), start + match.end()))
        return found


def bearer(
    document: Document, surname: str, before: Set[str], places: Occurrences
) -> Bearer | None:
    """The people of that surname, if the document introduces one or speaks of one twice.

    `before` are the words that stand before the surname: some may be given names; `places` knows
    where the surname stands.
    """
    own = people_called(document, surname)
    mentions = sorted(
        mention for name in own for mention in name.mentions if mention.evidence != "plural"
    )
    introduced = any(
        mention.parts.given or mention.parts.honorific or mention.parts.role for mention in mentions
    )
    if introduced or len(mentions) > 1:
        givens = frozenset(name.given for name in own if name.given)
        return Bearer(surname, givens, tuple(Span(*mention.name) for mention in mentions))
    return _by_seats(document, surname, before, places)


def _by_seats(
    document: Document, surname: str, before: Set[str], places: Occurrences
) -> Bearer | None:
    """The person of a surname that is a common word too ("Works"), known by two firm seats."""
    text = document.text
    spans: list[Span] = []
    kinds: set[str] = set()
    givens: set[str] = set()
    for start, end in places.of(surname):
        place = seat(text, document.segment_at(start), start, end, GivenNames(before))
        if place and place.strong:
            spans.append(Span(start, end))
            kinds.add(place.kind)
            if place.kind == "given":
                givens.add(given_of(text, place, start))
    # "Water Works" alone is nobody
    known = len(spans) > 1 and kinds != {"given"}
    return Bearer(surname, givens, tuple(spans)) if known else None


def occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a whole word stands as it is written."""
    # a pattern that begins with the word is searched for much faster than one that looks back
    for found in re.finditer(rf"{word}(?![\w-])", text):
        if not re.match(r"[\w'’-]", text[found.start() - 1 : found.start()]):
            yield found.span()


def given_of(text: str, place: Seat, start: int) -> str:
    """The given name before a word in a seat of kind `given`."""
    return text[place.start : start].split(" ")[0].rstrip(".")
