"""Acronyms and what they stand for, where a document says so.

"International Cocoa Board (ICB)" and "ICB (International Cocoa Board)". An expansion counts only
if its words, read backwards, give the letters of the acronym: each word its first letter, or
several beginning with the first ("television" TV); words like "of" and one other may be left out.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.document import Document
from checker.pattern_codes import kept
from checker.text import Span

_ACRONYM = r"(?P<acronym>[A-Z][A-Za-z&.-]{0,8}[A-Z])\.?s?"
_EXPANSION_FIRST = kept(rf"\({_ACRONYM}\)")
_ACRONYM_FIRST = kept(rf"{_ACRONYM} \((?P<expansion>[A-Z][^()\n;:]{{4,98}})[);,]")
_WORD = kept(r"[^\W_]+(?:['’][^\W_]+)?")
_REACH = 120
"""Characters before the brackets in which an expansion is looked for."""

_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "de", "del", "des", "du", "for", "in", "la", "le", "of", "on"}
    | {"the", "to", "und", "with", "y"}
)


class Expansion(NamedTuple):
    """An acronym explained, with the places of both in `Document.text`."""

    acronym: str
    """Without full stops and plural s."""
    acronym_span: Span
    expansion: str
    span: Span
    """Range of the expansion."""


def expansions(document: Document) -> tuple[Expansion, ...]:
    """The acronyms that the document explains, in the order of their expansions."""
    return document.once("acronyms.expansions", _expansions)


def _expansions(document: Document) -> tuple[Expansion, ...]:
    text = document.text
    if "(" not in text:
        return ()
    found = [*_expansion_first(text), *_acronym_first(text)]
    return tuple(sorted(found, key=lambda expansion: expansion.span))


def _expansion_first(text: str) -> Iterator[Expansion]:
    for match in _EXPANSION_FIRST.finditer(text):
        end = match.start() - 1
        reach = max(0, end - _REACH)
        begin = max(reach, text.rfind("\n", reach, match.start()) + 1)
        start = _start(text, begin, end, match["acronym"])
        if text[end : end + 1] == " " and start is not None:
            yield _expansion(text, match, Span(start, end))


def _acronym_first(text: str) -> Iterator[Expansion]:
    for match in _ACRONYM_FIRST.finditer(text):
        start, end = match.span("expansion")
        if _start(text, start, end, match["acronym"]) == start:
            yield _expansion(text, match, Span(start, end))


def _expansion(text: str, match: re.Match[str], span: Span) -> Expansion:
    return Expansion(
        match["acronym"].replace(".", ""),
        Span(*match.span("acronym")),
        text[span.start : span.end],
        span,
    )


def _start(text: str, begin: int, end: int, acronym: str) -> int | None:
    """Where the words in text[begin:end] that an acronym stands for begin, if there are such."""
    letters = "".join(filter(str.isalpha, acronym)).lower()
    words = list(_WORD.finditer(text, begin, end))
    failed: set[tuple[int, int, int]] = set()

    def match_from(last: int, left: int, skips: int) -> int | None:
        """The first word, when words[: last + 1] give letters[:left]."""
        if left == 0:
            return last + 1 if words[last + 1][0][0].isupper() else None
        if last < 0 or (last, left, skips) in failed:
            return None
        word = words[last][0].lower()
        for taken in (1, 2, 3):
            if taken <= left and _gives(word, letters[left - taken : left]):
                first = match_from(last - 1, left - taken, skips)
                if first is not None:
                    return first
        if left < len(letters):
            cost = 0 if word in _SMALL else 1
            if cost <= skips:
                first = match_from(last - 1, left, skips - cost)
                if first is not None:
                    return first
        failed.add((last, left, skips))
        return None

    first = match_from(len(words) - 1, len(letters), 1)
    return words[first].start() if first is not None else None


def _gives(word: str, letters: str) -> bool:
    """Whether a word gives these letters, in order and from its first on."""
    if word[0] != letters[0]:
        return False
    position = 0
    for letter in letters:
        position = word.find(letter, position) + 1
        if position == 0:
            return False
    return True
