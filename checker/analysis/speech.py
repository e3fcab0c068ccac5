"""Where a block is speech: text inside quotation marks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.pattern_codes import kept
from checker.text import Span

_MARKS = kept(r"[“\"«‘']")
# a quotation left open runs to the end of the block, as in speech over several paragraphs
_DOUBLE = kept(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")
_CLOSING = kept(r"’(?!\w)")
_SINGLE = (
    (kept(r"(?<!\w)‘"), _CLOSING),
    # straight marks may be apostrophes: only with the comma or stop that ends speech
    (kept(r"(?<!\w)'(?=\w)"), kept(r"(?<=[.,!?…—–-])'(?!\w)")),
)


def speech_spans(text: str, start: int, end: int) -> list[Span]:
    """Ranges in quotation marks of one block text[start:end], marks included, in order.

    A single mark opens speech only if it also ends, unless it stands first in the block.
    """
    if not _MARKS.search(text, start, end):
        return []
    # `$` and look-behind stop at the block's ends only in a text of its own
    block = text[start:end]
    if block.startswith("‘") and not _CLOSING.search(block):
        return [Span(start, end)]
    double = [Span(*match.span()) for match in _DOUBLE.finditer(block)]
    spans = list(double)
    for before, after in pairwise([Span(0, 0), *double, Span(len(block), len(block))]):
        for opening, closing in _SINGLE:
            spans += _pairs(block, before.end, after.start, opening, closing)
    return [Span(start + span.start, start + span.end) for span in sorted(spans)]


def _pairs(
    block: str, start: int, end: int, opening: re.Pattern[str], closing: re.Pattern[str]
) -> Iterator[Span]:
    """Stretches from an opening mark to the next closing one."""
    while (first := opening.search(block, start, end)) and (
        last := closing.search(block, first.end(), end)
    ):
        yield Span(first.start(), last.end())
        start = last.end()
