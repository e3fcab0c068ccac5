"""Capitalised sequences of a document, cut into the pieces that may be names.

One regular expression runs over the whole text; all that follows is done once for each distinct
sequence, since most of them repeat.
"""

from typing import NamedTuple

from checker.analysis.name_lexicon import (
    ABBREVIATION,
    CONNECTOR,
    FUNCTION,
    INITIAL,
    PARTICLE,
    PLACE,
    SUFFIX,
    Lexicon,
)
from checker.document import Document
from checker.pattern_codes import kept

_CAPITAL = "[A-Z{}]".format(
    "".join(
        chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()
    )
)
_REST = rf"\w*(?:['’.-]\w+)*(?:(?<=\.{_CAPITAL})\.)?"
"""Of a word after its first letter; U.S. keeps its last full stop."""
_LINKS = (
    r"(?:(?:(?:of|for)(?:[ \u00a0]the)?|de|da|dela|del|della|di|du|dos|das|la|le|les|den|der|des|zu"
    r"|zum|zur|af|av|al|el|van|von|vom|bin|ibn|bint|ben|abu|y|the(?=[ \u00a0]Great)|&)[ \u00a0])"
)
_SEQUENCE = kept(
    # the assertions come after the first letter, so that the scan can leap to the next capital
    rf"{_CAPITAL}(?<!\w.)(?<!\w-.){_REST}"
    rf"(?:\.?[ \u00a0]{_LINKS}{{0,3}}"
    rf"(?:(?:[ae]l|ad|an|ar|as|at|az|ul)-|[dl]['’])?{_CAPITAL}{_REST})*"
)
_SPACE = kept(r"\u00a0")
_CONNECTORS = frozenset({"of", "for", "the", "&"})
_CONTRACTED = kept(r"['’](?:t|m|d|re|ve|ll)\Z")

LONGEST_TITLE = 160
"""Characters of a block that may be a headline in title case."""

_LOWER_WORD = kept(
    r"(?<![\w'’-])(?!(?:an?|the|and|but|n?or|for|of|in|on|at|to|by|up|as|off|via|vs?|per|with|from"
    r"|into|over|after|than|is|de|da|di|du|del|la|le|von|van|der|den|bin|ibn|al|el|s|t)\b)[a-z]"
)
"""A lower-case word that title case would have given a capital."""

_SENTENCE_END = frozenset(".!?…:;\n")
_OPENING = frozenset("\"'“‘([«—–-•*")


class Word(NamedTuple):
    """A word of a sequence: range in the sequence, what it may be, and its text."""

    start: int
    end: int
    bits: int
    text: str
    closes: bool
    """A possessive or a full stop after the word ends the piece."""


Piece = list[Word]


class Sequences(NamedTuple):
    """The capitalised sequences of a document, each with the offsets where it starts."""

    body: dict[str, list[int]]
    titles: dict[str, list[int]]
    """Those in blocks in title case or all capitals, where a capital says nothing."""


def sequences(document: Document) -> Sequences:
    """All capitalised sequences in the English segments."""
    found = Sequences({}, {})
    begin = 0
    for start, end, in_title in _title_ranges(document):
        _collect(document.text, begin, start, found.body)
        if in_title:
            _collect(document.text, start, end, found.titles)
        begin = end
    _collect(document.text, begin, len(document.text), found.body)
    return found


def _collect(text: str, start: int, end: int, found: dict[str, list[int]]) -> None:
    for match in _SEQUENCE.finditer(text, start, end):
        sequence = match[0]
        starts = found.get(sequence)
        if starts is None:
            found[sequence] = [match.start()]
        else:
            starts.append(match.start())


def _title_ranges(document: Document) -> list[tuple[int, int, bool]]:
    """Ranges apart from running text: (start, end, True) for titles, False for what is skipped."""
    text = document.text
    ranges = []
    for segment in document.segments:
        start, end = segment.start, segment.end
        if not segment.english:
            ranges.append((start, end, False))
        elif (end - start <= LONGEST_TITLE or segment.kind == "heading") and not _LOWER_WORD.search(
            text, start, end
        ):
            ranges.append((start, end, True))
    return ranges


def opens_sentence(text: str, start: int) -> bool:
    """Whether what stands at `start` would have a capital anyway: after a stop or a mark."""
    if start < 2:
        return True
    before = text[start - 1]
    if before == "\n" or before in _OPENING:
        return True
    return text[start - 2] in _SENTENCE_END or (
        text[start - 2] in "\"'”’)]»" and text[start - 3 : start - 2] in _SENTENCE_END
    )


def pieces(sequence: str, lexicon: Lexicon) -> list[Piece]:
    """The parts of a sequence that may each be one name.

    It is cut at function words, which a sentence opens with, at possessives and at full stops.
    """
    if " " not in sequence and "\u00a0" not in sequence:
        word = _word(sequence, 0, lexicon)
        return [] if word.bits & FUNCTION else [[word]]
    found: list[Piece] = []
    piece: Piece = []
    position = 0
    for raw in _SPACE.sub(" ", sequence).split(" "):
        word = _word(raw, position, lexicon)
        position += len(raw) + 1
        if not word.bits & FUNCTION:
            piece.append(word)
            if not word.closes:
                continue
        _close(piece, found)
        piece = []
    _close(piece, found)
    return found


def _close(piece: Piece, found: list[Piece]) -> None:
    while piece and piece[-1].bits & CONNECTOR:
        piece.pop()
    # what stands after a comma: "Prado, Jr. Airport"
    while piece and piece[0].bits & (CONNECTOR | SUFFIX):
        del piece[0]
    if piece:
        found.append(piece)


def _word(raw: str, start: int, lexicon: Lexicon) -> Word:
    stop = raw[-1] == "."
    text = raw[:-1] if stop else raw
    possessive = text[-2:] in ("'s", "’s")
    if possessive:
        text = text[:-2]
    end = start + len(text)
    if text[0].islower():
        if text.islower():
            return Word(start, end, CONNECTOR if text in _CONNECTORS else PARTICLE, text, False)
        # al-Karim, d'Arc: what stands before the hyphen or apostrophe belongs to the name
        return Word(start, end, 0, text, stop or possessive)
    if text[0] == "&":
        return Word(start, end, CONNECTOR, text, False)
    bits = lexicon.bits_of(text)
    if stop and (len(text) == 1 or "." in text):
        # initials keep their stop; the one of Vitamin C or World War I is a sentence's
        ends = start > 0 and text in "IVX"
        return Word(start, end if ends else end + 1, bits & PLACE or INITIAL, text, ends)
    if not bits and _CONTRACTED.search(text):
        return Word(start, end, FUNCTION, text, True)
    ends = stop and not bits & (ABBREVIATION | INITIAL)
    return Word(start, end, bits, text, ends or possessive)
