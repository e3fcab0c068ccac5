"""Words with capitals and their sequences: what names are written with, in one scan of the text.

For matchers that must know in microseconds whether a text may hold what they look for: everything
here is distinct forms, so that what follows grows with the names of a text and not with its words.
Names proper, with their kinds and parts, are found by `names`.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from checker.document import Document

CAPITAL = "[A-Z{}]".format(
    "".join(
        chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()
    )
)
_WORD = rf"{CAPITAL}\w*+(?:['’-]\w++)*+"
_SEQUENCE = re.compile(
    # the assertions come after the first letter, so that the scan can leap to the next capital
    rf"{CAPITAL}(?<!\w.)(?<![-'’]\w)\w*+(?:['’-]\w++)*+"
    rf"(?:[ \u00a0](?:(?:of|for|in|on|and|to|at|the|&)[ \u00a0])*{_WORD})*+"
)
_ADDRESS_BEFORE = frozenset("@#/\\._=&")
_ADDRESS_AFTER = re.compile(r"[@/_\\=]|\.\w")


_HONORIFICS = (
    "Mr", "Mister", "Sir", "Mrs", "Ms", "Miss", "Lady", "Dame", "Dr", "Lord", "Prof"
)


class Place(NamedTuple):
    """Where a form stands in `Document.text`, and the number of its segment."""

    form: str
    start: int
    end: int
    segment: int


def sequences(document: Document) -> frozenset[str]:
    """The distinct sequences of words with capitals, small words of titles between them included.

    Sentence openings and possessives are part of them: "The Bank of England", "Ana Prado's".
    """
    return document.once("capital sequences", _sequences)


def _sequences(document: Document) -> frozenset[str]:
    return frozenset(_SEQUENCE.findall(document.text))


def words(document: Document) -> frozenset[str]:
    """The distinct words with capitals, without possessives; those with hyphens as they stand."""
    return document.once("capital words", _words)


def _words(document: Document) -> frozenset[str]:
    found = frozenset(" ".join(sequences(document)).replace("\u00a0", " ").split(" "))
    return frozenset(map(without_possessive, found))


def honorifics(document: Document) -> list[int]:
    """Where Mr, Dr and their like stand, with or without a stop, in the order of the text."""
    return document.once("honorific places", _honorifics)


def _honorifics(document: Document) -> list[int]:
    ends = tuple(mark for word in _HONORIFICS for mark in (word, f"{word}."))
    length = {
        token: next(len(end) for end in ends if token.endswith(end))
        for token in document.vocabulary
        if token.endswith(ends)
    }
    return [start + len(token) - length[token] for start, token in document.token_places(length)]


def without_possessive(word: str) -> str:
    """The word without 's."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def places(
    document: Document, forms: Collection[str], kinds: frozenset[str], *, inside: bool = False
) -> Iterator[Place]:
    """Where these forms stand as whole words in English segments of these kinds.

    Plain spaces in a form stand for any. Addresses and handles are left out, and compounds with a
    hyphen unless `inside` is set.
    """
    text = document.text
    edge = "_" if inside else "-"
    for match in _alternatives(forms, edge).finditer(text) if forms else ():
        start, end = match.span()
        before = text[start - 1 : start]
        if before.isalnum() or before in ("_", edge) or in_address(text, start, end):
            continue
        number = document.segment_index(start)
        segment = document.segments[number]
        if segment.english and segment.kind in kinds:
            yield Place(match[0].replace("\u00a0", " "), start, end, number)


def standing(document: Document, forms: Collection[str]) -> set[str]:
    """Those of the forms that stand anywhere as whole words."""
    text = document.text
    return {
        match[0]
        for match in (_alternatives(forms, "-").finditer(text) if forms else ())
        if not (before := text[match.start() - 1 : match.start()]).isalnum() and before != "-"
    }


def _alternatives(forms: Iterable[str], edge: str) -> re.Pattern[str]:
    """A pattern of these forms, the longest first; it begins with them, so that it can leap."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    choice = "|".join(re.escape(form).replace("\\ ", "[ \u00a0]") for form in longest_first)
    return re.compile(rf"(?:{choice})(?![\w{edge}])")


def in_address(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is part of an address, a handle or the name of a file."""
    before = text[start - 1 : start]
    return before in _ADDRESS_BEFORE or _ADDRESS_AFTER.match(text, end) is not None
