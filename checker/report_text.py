"""The text of a file as the report shows it: blocks in reading order, cut where findings begin.

A piece of a block is covered by the same findings from its first character to its last, so that
findings that overlap are shown without one hiding the other.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from checker.document import OPAQUE, Document, Segment
from checker.finding import Finding, Place
from checker.text import Span

LONGEST_CODE = 60
"""Code points that are shown of a stretch that is not prose, such as a URL."""

NEAR = 2
"""Blocks that are kept at each side of a finding where a text is shown in part."""


class Piece(NamedTuple):
    """A stretch of a block. `findings` are the numbers of those that cover it, the shortest first.

    `begins` are the findings whose own place begins here. An empty text is the place of something
    missing.
    """

    text: str
    findings: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    code: bool = False


class Block(NamedTuple):
    """A block of the text; `number` counts in the file from 0, `line` as findings do."""

    number: int
    kind: str
    level: int
    line: int
    english: bool
    pieces: tuple[Piece, ...]


class Gap(NamedTuple):
    """Blocks without findings that are left out."""

    blocks: int
    kind: str = "gap"


class Spot(NamedTuple):
    """A range of a block in code points as they are shown: what a program selects."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadText:
    """The blocks of a file, and where on them each finding and each related place stands.

    `spots` are keyed by offset and length in the source; what is not read has none.
    """

    blocks: tuple[Block | Gap, ...]
    spots: Mapping[tuple[int, int], Spot]
    positions: Mapping[int, float]
    """Where each finding stands in the text: from 0, its beginning, to 1."""


def read_text(
    document: Document,
    findings: Sequence[tuple[int, Finding]],
    others: Sequence[Place],
    *,
    whole: bool = True,
) -> ReadText:
    """The text of a document with its findings, each given with its number.

    `others` are related places in this document of findings of any; unless `whole`, blocks far
    from a finding are left out.
    """
    own: dict[int, Span] = {}
    marked: list[tuple[Span, int]] = []
    for number, finding in findings:
        span = document.text_span(finding.offset, finding.end)
        if span is not None:
            own[number] = span
            marked.append((span, number))
        for place in finding.related:
            if place.role == "same" and place.path == finding.path and place.length:
                again = document.text_span(place.offset, place.offset + place.length)
                if again is not None:
                    marked.append((again, number))
    wide = frozenset(number for number, finding in findings if finding.scope == "document")
    places = [(finding.offset, finding.length) for _, finding in findings]
    related = (*others, *(place for _, finding in findings for place in finding.related))
    places += [(place.offset, place.length) for place in related]
    return _read(document, own, marked, places, wide, whole=whole)


def read_original(document: Document, places: Sequence[tuple[int, Place]]) -> ReadText:
    """The text of an original, with the places in it that findings of another text point at."""
    own: dict[int, Span] = {}
    marked: list[tuple[Span, int]] = []
    for number, place in places:
        span = document.text_span(place.offset, place.offset + place.length)
        if span is not None:
            own.setdefault(number, span)
            marked.append((span, number))
    spots = [(place.offset, place.length) for _, place in places]
    return _read(document, own, marked, spots, frozenset(), whole=True)


def _read(
    document: Document,
    own: Mapping[int, Span],
    marked: Sequence[tuple[Span, int]],
    places: Iterable[tuple[int, int]],
    wide: frozenset[int],
    *,
    whole: bool,
) -> ReadText:
    """The blocks with what is marked; `own` are where findings begin, `places` what has a spot."""
    by_block = _by_block(document, marked)
    kept = _kept(len(document.segments), by_block) if not whole else None
    shown = _Shown(document)
    blocks: list[Block | Gap] = []
    left_out = 0
    for number, segment in enumerate(document.segments):
        if kept is not None and number not in kept:
            left_out += 1
            continue
        if left_out:
            blocks.append(Gap(left_out))
            left_out = 0
        line, _ = document.lines.position(document.source_span(segment.start, segment.start).start)
        blocks.append(
            Block(
                number,
                segment.kind,
                segment.level,
                line,
                segment.english,
                tuple(_pieces(document, segment, by_block[number], own, wide, shown)),
            )
        )
    if left_out:
        blocks.append(Gap(left_out))
    spots = {}
    for offset, length in places:
        span = document.text_span(offset, offset + length)
        if span is not None:
            spots[offset, length] = shown.spot(span)
    total = max(len(document.text), 1)
    positions = {number: span.start / total for number, span in own.items()}
    return ReadText(tuple(blocks), spots, positions)


def _by_block(
    document: Document, marked: Sequence[tuple[Span, int]]
) -> defaultdict[int, list[tuple[Span, int]]]:
    """The parts of each span that lie in each block, by the number of the block."""
    by_block: defaultdict[int, list[tuple[Span, int]]] = defaultdict(list)
    for span, number in marked:
        index = document.segment_index(span.start)
        while index < len(document.segments):
            segment = document.segments[index]
            start, end = max(span.start, segment.start), min(span.end, segment.end)
            if start < end or (span.start == span.end and start == end):
                by_block[index].append((Span(start, end), number))
            if span.end <= segment.end:
                break
            index += 1
    return by_block


def _kept(count: int, by_block: Mapping[int, object]) -> set[int]:
    return {
        near
        for number in by_block
        for near in range(max(number - NEAR, 0), min(number + NEAR + 1, count))
    }


def _pieces(
    document: Document,
    segment: Segment,
    spans: Sequence[tuple[Span, int]],
    own: Mapping[int, Span],
    wide: frozenset[int],
    shown: "_Shown",
) -> Iterator[Piece]:
    """The segment cut at every end of a span and at both ends of what is not prose."""
    opaque = shown.opaque_in(segment)
    cuts = {segment.start, segment.end, *opaque, *(at + 1 for at in opaque)}
    opened: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for span, number in set(spans):
        cuts.update(span)
        length = span.end - span.start
        # what is said of the whole text lies beneath what is said of the passage
        opened[span.start].append(
            (length + len(document.text) * (number in wide), number, span.end)
        )
    begun: set[int] = set()

    def begins(numbers: Iterable[int], at: int) -> tuple[int, ...]:
        # a finding that began in an earlier block has its mark there
        new = [n for n in numbers if n not in begun and n in own and own[n].start == at]
        begun.update(new)
        return tuple(new)

    open_here: list[tuple[int, int, int]] = []
    points = sorted(cuts)
    for start, end in zip(points, [*points[1:], points[-1]], strict=True):
        missing = [number for _, number, stop in sorted(opened[start]) if stop == start]
        if missing:
            yield Piece("", tuple(missing), begins(missing, start))
        if start == end:
            break
        open_here = [entry for entry in open_here if entry[2] > start]
        open_here += [entry for entry in opened[start] if entry[2] > start]
        # the shortest first: it is what a click is meant for where a long one lies beneath
        over = tuple(dict.fromkeys(number for _, number, _ in sorted(open_here)))
        first = begins(over, start)
        if start in opaque:
            yield Piece(shown.code(start), over, first, code=True)
        else:
            yield Piece(document.text[start:end], over, first)


class _Shown:
    """What stands in the report for each character, which is not prose as it is in the source."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._opaque = [found.start() for found in re.finditer(OPAQUE, document.text)]
        self._extra = [0, *accumulate(len(self.code(at)) - 1 for at in self._opaque)]

    def code(self, at: int) -> str:
        """What is shown for the stretch that is not prose at an offset of the text."""
        span = self._document.source_span(at, at + 1)
        source = " ".join(self._document.source[span.start : span.end].split())
        return source if len(source) <= LONGEST_CODE else f"{source[: LONGEST_CODE - 1]}…"

    def opaque_in(self, segment: Segment) -> set[int]:
        """Offsets in a segment of what is not prose."""
        first = bisect_right(self._opaque, segment.start - 1)
        last = bisect_right(self._opaque, segment.end - 1)
        return set(self._opaque[first:last])

    def spot(self, span: Span) -> Spot:
        """A range of the text in its block as it is shown; of several blocks the first."""
        index = self._document.segment_index(span.start)
        segment = self._document.segments[index]
        begin, end = self._at(segment.start), min(span.end, segment.end)
        return Spot(index, self._at(span.start) - begin, self._at(end) - begin)

    def _at(self, offset: int) -> int:
        return offset + self._extra[bisect_right(self._opaque, offset - 1)]
