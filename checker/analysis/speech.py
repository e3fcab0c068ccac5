"""Where a block is speech: text inside quotation marks."""

import re

from checker.text import Span

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|(?<!\w)‘(?:[^’]|’\w)*(?:’|$)")


def speech_spans(text: str, start: int, end: int) -> list[Span]:
    """Ranges in quotation marks of one block text[start:end], marks included.

    A quotation left open runs to the end of the block, as in speech over several paragraphs.
    """
    if not any(mark in text[start:end] for mark in '“"«‘'):
        return []
    return [Span(start + m.start(), start + m.end()) for m in _QUOTED.finditer(text[start:end])]
