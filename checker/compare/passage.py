"""A rewritten passage beside its original, and the differences found in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from checker.compare.align import Group
from checker.compare.sentences import Sentence
from checker.compare.tables import Tables, tables
from checker.compare.tokens import Token
from checker.compare.words import Alignment, Gap, align
from checker.finding import Certainty
from checker.text import Span

UNCHANGED = 0.8
"""Likeness from which on two passages are the same sentence, changed in a place or two: a word that
is not where it was is missing there, whatever stands elsewhere."""

AROUND = 3
"""Sentences before and after a passage in which what seems lost may stand."""

SURE, LIKELY = 0.7, 0.3
"""Strength of the alignment from which on a difference is as certain as its rule says, and likely;
below it is possible."""


_MARKS = ",;:.—–()"

UNSURE = 0.2
"""The most of strength where vectors paired the sentences: they tell of sense, not of words."""


class Difference(NamedTuple):
    """Something that changed and must not have. Spans are in the texts of the two documents.

    `place`: empty where something is missing. `restored`: what would stand there again, if that is
    more than guessing. `original`: empty where nothing stood.
    """

    kind: str
    place: Span
    original: Span
    now: str = ""
    was: str = ""
    restored: str | None = None
    strength: float = 1.0
    replace: Span | None = None
    """What `restored` stands for, where that is not `place`."""

    @property
    def certainty(self) -> Certainty | None:
        """How sure it is by the strength of the alignment; None for as sure as its rule."""
        if self.strength >= SURE:
            return None
        return Certainty.likely if self.strength >= LIKELY else Certainty.possible


@dataclass(frozen=True, slots=True)
class Names:
    """Which capitalised words are names in either text, by key, and all words of each."""

    names: frozenset[str]
    of_original: frozenset[str]
    of_rewritten: frozenset[str]


@dataclass(eq=False)
class Passage:
    """Aligned sentences, their words aligned; `sentences` and `texts` are those of both texts."""

    group: Group
    alignment: Alignment
    names: Names
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]]
    texts: tuple[str, str]

    @cached_property
    def around(self) -> frozenset[str]:
        """The rewritten words, and values of numbers, shortly before and after the passage."""
        return _around(self.sentences[1], self.group.rewritten)

    @cached_property
    def around_original(self) -> frozenset[str]:
        """The words of the original, and values of numbers, shortly before and after."""
        return _around(self.sentences[0], self.group.original)

    @property
    def original(self) -> Sequence[Token]:
        """The words of the original."""
        return self.alignment.original

    @property
    def rewritten(self) -> Sequence[Token]:
        """The rewritten words."""
        return self.alignment.rewritten

    @property
    def tables(self) -> Tables:
        """The classes of words."""
        return tables()

    @cached_property
    def strength(self) -> float:
        """How sure the alignment is, from 0 to 1."""
        strength = max(self.alignment.strength, self.alignment.likeness)
        return min(strength, UNSURE) if self.group.by_sense else strength

    @property
    def likeness(self) -> float:
        """The share of words that stand in step on both sides."""
        return self.alignment.likeness

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading on either side."""
        return any(s.kind == "heading" for s in (*self.group.original, *self.group.rewritten))

    def place(self, words: range) -> Span:
        """Where rewritten words stand; for none the place between their neighbours."""
        return _place(self.rewritten, words)

    def original_place(self, words: range) -> Span:
        """Where words of the original stand."""
        return _place(self.original, words)

    def difference(
        self, kind: str, rewritten: range, original: range, *, restore: bool = True
    ) -> Difference:
        """A difference in some words that stand for some others."""
        place, was = self.place(rewritten), self.original_place(original)
        follows = rewritten.start > 0
        if not len(rewritten) and follows and self._after_mark(rewritten, original):
            start = self.rewritten[rewritten.start].start
            place, follows = Span(start, start), False
        now_text = self.texts[1][place.start : place.end]
        was_text = self.texts[0][was.start : was.end]
        restored: str | None = was_text if restore else None
        replace = None
        if restored == "" and place.start and self.texts[1][place.start - 1] == " ":
            replace = Span(place.start - 1, place.end)
        elif restored is not None and place.start == place.end:
            restored = f" {restored}" if follows else f"{restored} "
            if not was_text:
                restored = None
        elif restored == "" and rewritten.start == 0:
            restored = None
        return Difference(kind, place, was, now_text, was_text, restored, self.strength, replace)

    def _after_mark(self, rewritten: range, original: range) -> bool:
        """Whether what is missing stood after a comma or the like, and closer to the next word."""
        first, last = original.start, original.stop
        if not len(original) or not 0 < first < last < len(self.original):
            return False
        if rewritten.start >= len(self.rewritten):
            return False
        text = self.texts[0]
        before = text[self.original[first - 1].end : self.original[first].start].strip()
        after = text[self.original[last - 1].end : self.original[last].start].strip()
        return bool(before) and not after


def _place(tokens: Sequence[Token], words: range) -> Span:
    if len(words):
        return Span(tokens[words.start].start, tokens[words.stop - 1].end)
    if words.start > 0:
        end = tokens[words.start - 1].end
        return Span(end, end)
    start = tokens[0].start if tokens else 0
    return Span(start, start)


def _around(sentences: Sequence[Sentence], side: Sequence[Sentence]) -> frozenset[str]:
    """The words, and the values of the numbers, of the sentences before and after some."""
    start, end = side[0].number, side[-1].number + 1
    near = (*sentences[max(0, start - AROUND) : start], *sentences[end : end + AROUND])
    tokens = [token for sentence in near for token in sentence.tokens]
    return frozenset(token.key for token in tokens).union(*(token.values for token in tokens))


def clause_of(tokens: Sequence[Token], text: str, at: int) -> range:
    """The words around one up to the next marks on both sides."""
    first = last = at
    while first > 0 and not _parted(text, tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 < len(tokens) and not _parted(text, tokens[last], tokens[last + 1]):
        last += 1
    return range(first, last + 1)


def _parted(text: str, first: Token, second: Token) -> bool:
    return any(mark in text[first.end : second.start] for mark in _MARKS)


def passage_of(
    group: Group,
    names: Names,
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    texts: tuple[str, str],
) -> Passage:
    """Align the words of a group of sentences."""
    sides = [
        [token for sentence in side for token in sentence.tokens]
        for side in (group.original, group.rewritten)
    ]
    return Passage(group, align(*sides), names, sentences, texts)


def is_name(token: Token, names: Names) -> bool:
    """Whether a word is (part of) a name: a capital says so, or at a beginning other places."""
    if not token.capital or token.date or token.values or token.key == "i":
        return False
    return token.key in names.names


def name_words(sentences: Sequence[Sentence]) -> tuple[set[str], set[str]]:
    """Keys of words that have a capital inside sentences, and of those that have none."""
    capital: set[str] = set()
    small: set[str] = set()
    for sentence in sentences:
        content = [token for token in sentence.tokens if token.content]
        capitals = sum(token.capital for token in content)
        # in a headline every word may have one
        title = sentence.kind == "heading" or (
            len(content) > 3 and capitals * 10 > len(content) * 8
        )
        for token in sentence.tokens:
            if token.capital and not token.opens and not title:
                capital.add(token.key)
            elif not token.capital:
                small.add(token.key)
    return capital, small


def known_name(key: str, written: str) -> bool:
    """Whether a capitalised word that opens a sentence is a name by itself."""
    from checker.analysis.name_lexicon import GIVEN, PEOPLE, PLACE, WEAK, lexicon
    from checker.analysis.word_list import is_word

    bits = lexicon().bits_of(written)
    if bits & (PLACE | PEOPLE) or (bits & GIVEN and not bits & WEAK):
        return True
    return len(key) > 1 and not is_word(key)


def names_in(original: Sequence[Sentence], rewritten: Sequence[Sentence]) -> Names:
    """The words that are names in either text."""
    capital: set[str] = set()
    small: set[str] = set()
    keys: list[frozenset[str]] = []
    openers: dict[str, str] = {}
    for side in (original, rewritten):
        capitals, smalls = name_words(side)
        capital |= capitals
        small |= smalls
        keys.append(frozenset(token.key for sentence in side for token in sentence.tokens))
        for sentence in side:
            for token in sentence.tokens:
                if token.capital and (token.opens or sentence.kind == "heading"):
                    openers.setdefault(token.key, token.text)
    function = tables().classes["function"]
    names = {key for key in capital if key not in function}
    names |= {
        key
        for key, written in openers.items()
        if key not in names
        and key not in function
        and key not in small
        and known_name(key, written)
    }
    return Names(frozenset(names), keys[0], keys[1])


def runs(indices: Sequence[int]) -> Iterator[range]:
    """Neighbouring indices as ranges."""
    start = previous = None
    for index in indices:
        if previous is not None and index == previous + 1:
            previous = index
            continue
        if start is not None and previous is not None:
            yield range(start, previous + 1)
        start = previous = index
    if start is not None and previous is not None:
        yield range(start, previous + 1)


def is_empty(gap: Gap) -> bool:
    """Whether nothing stands on the rewritten side."""
    return len(gap.rewritten) == 0
