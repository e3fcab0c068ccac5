"""Words with capitals and their sequences: what names are written with, in one scan of the text.

For matchers that must know in microseconds whether a text may hold what they look for: everything
here is distinct forms, so that what follows grows with the names of a text and not with its words.
Names proper, with their kinds and parts, are found by `names`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from checker.document import Document
from checker.pattern_codes import kept

CAPITAL = "[A-Z{}]".format(
    "".join(
        chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()
    )
)
_WORD = rf"{CAPITAL}\w*+(?:['’-]\w++)*+"
_SEQUENCE = kept(
    # the assertions come after the first letter, so that the scan can leap to the next capital
    rf"{CAPITAL}(?<!\w.)(?<![-'’]\w)\w*+(?:['’-]\w++)*+"
    rf"(?:[ \u00a0](?:(?:of|for|in|on|and|to|at|the|&)[ \u00a0])*{_WORD})*+"
)
_ADDRESS_BEFORE = frozenset("@#/\\._=&")
_ADDRESS_AFTER = kept(r"[@/_\\=]|\.\w")


_HONORIFICS = ("Mr", "Mister", "Sir", "Mrs", "Ms", "Miss", "Lady", "Dame", "Dr", "Lord", "Prof")


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
    for form, start, end in _found(document, forms, edge):
        before = text[start - 1 : start]
        if before.isalnum() or before in ("_", edge) or in_address(text, start, end):
            continue
        number = document.segment_index(start)
        segment = document.segments[number]
        if segment.english and segment.kind in kinds:
            yield Place(form, start, end, number)


def standing(document: Document, forms: Collection[str]) -> set[str]:
    """Those of the forms that stand anywhere as whole words."""
    text = document.text
    found = {
        form
        for form, start, _ in _found(document, {form for form in forms if " " in form}, "-")
        if not (before := text[start - 1 : start]).isalnum() and before != "-"
    }
    single = [form for form in forms if " " not in form]
    for form, token, start in _holders(document, single) if single else ():
        edges = token[start - 1 : start], token[start + len(form) : start + len(form) + 1]
        if not any(edge.isalnum() or edge == "-" for edge in edges) and edges[1] != "_":
            found.add(form)
    return found


def _found(document: Document, forms: Collection[str], edge: str) -> Iterator[tuple[str, int, int]]:
    """Where forms end with a word, the longest of those that begin at a place, without overlaps.

    Only the tokens that hold the first word of a form are looked at.
    """
    if not forms:
        return
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        by_first[form.partition(" ")[0]].append(form)
    holders: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for first, token, offset in _holders(document, list(by_first)):
        holders[token][offset] += by_first[first]
    text, last = document.text, 0
    for start, token in document.token_places(holders):
        for offset, candidates in sorted(holders[token].items()):
            at = start + offset
            if at < last:
                continue
            for form in sorted(candidates, key=len, reverse=True):
                end = at + len(form)
                if text[at:end].replace("\u00a0", " ") != form:
                    continue
                after = text[end : end + 1]
                if not after.isalnum() and after not in ("_", edge):
                    yield form, at, end
                    last = end
                    break


def _holders(document: Document, words: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Each word with each distinct token that holds it, and where it does."""
    import ahocorasick_rs

    glossary = document.glossary
    automaton = ahocorasick_rs.AhoCorasick(words, store_patterns=False)
    for index, start, _ in automaton.find_matches_as_indexes(glossary, overlapping=True):
        begin = glossary.rfind("\n", 0, start) + 1
        stop = glossary.find("\n", start)
        token = glossary[begin : stop if stop >= 0 else len(glossary)]
        yield words[index], token, start - begin


def in_address(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is part of an address, a handle or the name of a file."""
    before = text[start - 1 : start]
    return before in _ADDRESS_BEFORE or _ADDRESS_AFTER.match(text, end) is not None
