"""What holds for the places of every document, whatever its format (design 2.1)."""

import html
import re
from itertools import pairwise

from checker.document import OPAQUE, Document
from checker.text import Span

_NOT_PROSE = re.compile(r"[`<!$]|://|www\.|@")
_WHITE = re.compile(
    # line breaks with the marks of quotations, hard breaks, tags and entities read as a space
    r"(?:\s|>|\\(?=[\r\n])|<(?:br|hr|p|div|li|td|th|tr)\b[^>]*>|&(?:\#\d+|\#x[0-9a-f]+|\w+);)+",
    re.IGNORECASE,
)


def stands_for(written: str, character: str) -> bool:
    """Whether a slice of the source is a way to write a character of the text."""
    if written == character:
        return True
    if character == OPAQUE:
        return _NOT_PROSE.search(written) is not None
    if character == " " and _WHITE.fullmatch(written):
        return not html.unescape(re.sub(r"<[^>]*>|[>\\]", "", written)).strip()
    return written.startswith("&") and character in html.unescape(written)


def assert_true_places(document: Document) -> None:
    """Each character maps to what it is written as, in order, inside the source."""
    hulls = [
        document.source_span(segment.start, segment.end)
        for segment in document.segments
        if segment.region not in ("alt", "title")
    ]
    assert all(first.end <= second.start for first, second in pairwise(hulls))
    begun = 0
    for segment in document.segments:
        # an attribute is a block of its own within the place of the block that holds its tag
        assert document.source_span(segment.start, segment.end).start >= begun
        begun = document.source_span(segment.start, segment.end).start
        before = Span(0, 0)
        text = document.segment_text(segment)
        assert text.strip()
        assert "\n" not in text
        assert "\r" not in text
        assert "  " not in text
        places = [
            document.source_span(offset, offset + 1) for offset in range(segment.start, segment.end)
        ]
        for place, character in zip(places, text, strict=True):
            assert 0 <= place.start < place.end <= len(document.source)
            assert before.start <= place.start
            assert before.end <= place.end
            written = document.source[place.start : place.end]
            assert stands_for(written, character), (written, character)
            before = place
        assert document.source_span(segment.start, segment.end) == (
            places[0].start,
            places[-1].end,
        )
    assert document.text == "\n".join(document.segment_text(s) for s in document.segments)
    for region in document.regions:
        assert 0 <= region.start < region.end <= len(document.source)


def assert_hull(document: Document, start: int, end: int) -> None:
    """The place of text[start:end] is the hull of the places of its characters."""
    hull = document.source_span(start, end)
    characters = [document.source_span(offset, offset + 1) for offset in range(start, end)]
    assert hull.start == min(place.start for place in characters)
    assert hull.end == max(place.end for place in characters)


def source_of(document: Document, text: str) -> str:
    """The slice of the source that a passage of the text came from."""
    start = document.text.index(text)
    span = document.source_span(start, start + len(text))
    return document.source[span.start : span.end]


def blocks(document: Document) -> list[tuple[str, str]]:
    """Kind and text of each segment."""
    return [(segment.kind, document.segment_text(segment)) for segment in document.segments]
