"""What matchers ask about a block and its neighbours."""

from checker.document import Document, Segment
from checker.pattern_codes import kept

_STOP_AT_END = kept(r"[.!?…][\"'”’)\]]*\Z")


def word_count(document: Document, segment: Segment) -> int:
    """Number of words of a block, counted by the spaces between them."""
    return document.text.count(" ", segment.start, segment.end) + 1


def ends_with_stop(document: Document, index: int) -> bool:
    """Whether the block of that index ends a sentence; brackets and quotes may follow the stop."""
    segment = document.segments[index]
    tail = max(segment.start, segment.end - 5)
    return _STOP_AT_END.search(document.text, tail, segment.end) is not None


def region_between(document: Document, first: int, second: int) -> bool:
    """Whether code or the like stands between two blocks, so that the second may go on from it."""
    if not document.regions:
        return False
    last = document.segments[first].end
    start = document.source_span(last - 1, last).end
    following = document.segments[second]
    end = document.source_span(following.start, following.end).start
    return any(
        start <= region.start < end and region.kind != "comment" for region in document.regions
    )
