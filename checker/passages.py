"""Passages for the file of suppressions: short, and holding what was dismissed and nothing else."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from checker.document import Document
from checker.text import Span

Range = tuple[int, int]
"""Offset and length in the source."""

ONE_BY_ONE = 8
"""Words by which a passage grows singly; after that it doubles."""


def passage_for(
    document: Document, place: Range, dismissed: frozenset[Range], others: Iterable[Range]
) -> str | None:
    """The shortest passage around a place that silences dismissed places only.

    `others` are the places of findings of the same rule that stay. A passage that stands several
    times must hold a dismissed place each time, unless a whole block is repeated. None where no
    passage tells the place from the others, or where it is not in the text that is read.
    """
    span = document.text_span(place[0], place[0] + place[1])
    if span is None:
        return None
    others = tuple(others)
    best = None
    for start, end in _growing(document, span):
        words = document.text[start:end].split()
        if not words:
            continue
        passage = " ".join(words)
        spans = list(occurrences(document, passage))
        if not any(_holds(found, place) for found in spans):
            continue
        if any(_holds(found, other) for found in spans for other in others):
            continue
        if all(any(_holds(found, one) for one in dismissed) for found in spans):
            return passage
        # it silences nothing else today; a longer one may be found that stands only here
        best = passage
    return best


def occurrences(document: Document, passage: str) -> Iterator[Span]:
    """Where a passage stands in the source, as the file of suppressions finds it."""
    pattern = re.compile(r"\s+".join(map(re.escape, passage.split())))
    for match in pattern.finditer(document.text):
        yield document.source_span(match.start(), match.end())


def _holds(span: Span, place: Range) -> bool:
    return span.start <= place[0] and place[0] + place[1] <= span.end


def _growing(document: Document, span: Span) -> Iterator[Span]:
    """The span, then with more and more words at both sides, up to the whole block."""
    first = document.segment_at(span.start)
    last = document.segment_at(max(span.end - 1, span.start))
    text = document.text
    words = [
        Span(match.start(), match.end())
        for match in re.compile(r"\S+").finditer(text, first.start, last.end)
    ]
    if span.start < span.end:
        yield span
    if not words:
        return
    left = max(bisect_right([word.start for word in words], span.start) - 1, 0)
    right = max(bisect_right([word.start for word in words], max(span.end - 1, span.start)) - 1, 0)
    step = 0
    while True:
        low, high = max(left - step, 0), min(right + step, len(words) - 1)
        yield Span(words[low].start, words[high].end)
        if low == 0 and high == len(words) - 1:
            return
        step = step + 1 if step < ONE_BY_ONE else step * 2
