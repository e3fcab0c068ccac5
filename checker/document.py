"""A document as the matchers see it: the text that is read, every character knowing its source.

`Document.text` holds the text of all segments, joined by one line feed each; inside a segment
there is no line feed: soft line breaks and runs of white space are read as one space, code and
URLs as OPAQUE, entities as the character they stand for. `Document.folded` has the same length
(lower case, straight apostrophes, plain spaces) and is what literals are looked up in.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar, cast

from checker.text import LineIndex, Span

T = TypeVar("T")

OPAQUE = "\ufffc"
"""Stands for a stretch that is not prose (inline code, a URL, an image) inside a segment."""

CHECKED_KINDS = frozenset({"paragraph", "item", "heading", "caption", "cell"})
"""Kinds of segment that rules see by default; `quote` (block quotation) only when a rule asks."""


class Run(NamedTuple):
    """A stretch of text with one relation to the source.

    `exact`: character k of the stretch is source[start + k]. Otherwise the stretch as a whole
    stands for source[start:end] (an entity, a line break with its quote prefix, a URL).
    """

    text: str
    start: int
    end: int
    exact: bool


@dataclass(slots=True)
class Part:
    """A block as a reader delivers it: runs in reading order."""

    kind: str
    runs: list[Run]
    level: int = 0
    """Heading level, or nesting depth of a list item."""
    gap_before: bool = True
    """A blank line (or other block markup) parts this block from the one before."""
    language: str | None = None
    """The declared language of the block, where the format has one."""


class Segment(NamedTuple):
    """A block in `Document.text[start:end]`."""

    start: int
    end: int
    kind: str
    level: int
    gap_before: bool
    english: bool


class Region(NamedTuple):
    """A stretch of the source that is not read: code, comment, front-matter, html."""

    start: int
    end: int
    kind: str


@dataclass(eq=False)
class Document:
    """One file, read. Built by `assemble`."""

    path: str
    source: str
    text: str
    segments: tuple[Segment, ...]
    regions: tuple[Region, ...]
    format: str
    unit: str = "line"
    hard_wrapped: bool = False
    declared_language: str | None = None
    original: "Document | None" = field(default=None, repr=False)
    """The text that this one is compared with, if it is."""
    _text_starts: list[int] = field(default_factory=list, repr=False)
    _runs: list[Run] = field(default_factory=list, repr=False)
    _computed: dict[str, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def lines(self) -> LineIndex:
        """Lines of the source."""
        return LineIndex(self.source)

    def once(self, name: str, compute: Callable[["Document"], T]) -> T:
        """What `compute` gives for this document; computed once for all rules that ask for it."""
        if name not in self._computed:
            self._computed[name] = compute(self)
        return cast(T, self._computed[name])

    @cached_property
    def folded(self) -> str:
        """`text` in lower case with straight apostrophes and plain spaces; same length."""
        lowered = self.text.lower()
        if len(lowered) != len(self.text):
            lowered = "".join(
                low if len(low := character.lower()) == 1 else character for character in self.text
            )
        return lowered.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")

    @cached_property
    def alphabet(self) -> str:
        """The distinct characters of `text`, in order: tells at once what cannot occur in it."""
        return "".join(sorted(set(self.text)))

    @cached_property
    def unusual(self) -> str:
        """The distinct characters of `text` that are not ASCII, in order: mostly a handful."""
        return "".join(character for character in self.alphabet if character > "\x7f")

    @cached_property
    def segment_starts(self) -> list[int]:
        """`Segment.start` of each segment, for bisection."""
        return [segment.start for segment in self.segments]

    def segment_index(self, offset: int) -> int:
        """Index of the segment that holds `text[offset]` (or ends there)."""
        return bisect_right(self.segment_starts, offset) - 1

    def segment_at(self, offset: int) -> Segment:
        """The segment that holds `text[offset]` (or ends there)."""
        return self.segments[self.segment_index(offset)]

    def segment_text(self, segment: Segment) -> str:
        """The text of a segment."""
        return self.text[segment.start : segment.end]

    @cached_property
    def words(self) -> int:
        """Number of words, stretches between spaces, in the segments checked by default."""
        return sum(
            self.text.count(" ", segment.start, segment.end) + 1 for segment in self.checked()
        )

    @cached_property
    def skipped_segments(self) -> int:
        """Number of segments left out because they are not English."""
        return sum(not segment.english for segment in self.segments)

    def _source_of(self, offset: int) -> Span:
        index = bisect_right(self._text_starts, offset) - 1
        _, start, end, exact = self._runs[index]
        if exact:
            start += offset - self._text_starts[index]
            return Span(start, start + 1)
        return Span(start, end)

    def source_span(self, start: int, end: int) -> Span:
        """The hull of the source ranges of `text[start:end]`.

        A zero-length range gives the insertion point: after the character before it, or, at the
        start of a segment, before the character that follows.
        """
        if start < end:
            return Span(self._source_of(start).start, self._source_of(end - 1).end)
        if not self.text:
            return Span(0, 0)
        if start > 0 and self.text[start - 1] != "\n":
            point = self._source_of(start - 1).end
        else:
            point = self._source_of(min(start, len(self.text) - 1)).start
        return Span(point, point)

    def fixable(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` is written plainly in the source, without markup inside."""
        span = self.source_span(start, end)
        return self.source[span.start : span.end].split() == self.text[start:end].split()

    def checked(self, kinds: frozenset[str] = CHECKED_KINDS) -> Iterator[Segment]:
        """The English segments of the given kinds."""
        return (s for s in self.segments if s.english and s.kind in kinds)


def assemble(
    path: str,
    source: str,
    parts: Iterable[Part],
    *,
    format: str,
    regions: Iterable[Region] = (),
    english: Iterable[bool] | None = None,
    hard_wrapped: bool = False,
    declared_language: str | None = None,
) -> Document:
    """Join parts to a document. Parts without any text are dropped."""
    from checker.analysis.language import english_flags

    read = [(part, "".join([run.text for run in part.runs])) for part in parts]
    kept = [(part, text) for part, text in read if text]
    texts = [text for _, text in kept]
    if english is None:
        english = english_flags(texts, [part.language for part, _ in kept], declared_language)
    segments: list[Segment] = []
    text_starts: list[int] = []
    runs: list[Run] = []
    position = 0
    for (part, text), is_english in zip(kept, english, strict=True):
        end = position + len(text)
        segments.append(Segment(position, end, part.kind, part.level, part.gap_before, is_english))
        text_starts += accumulate([len(run.text) for run in part.runs], initial=position)
        runs += part.runs
        # the line feed after the block stands for nothing: an empty range at the block's end
        runs.append(Run("\n", runs[-1].end, runs[-1].end, False))
        position = end + 1
    return Document(
        path=path,
        source=source,
        text="\n".join(texts),
        segments=tuple(segments),
        regions=tuple(regions),
        format=format,
        hard_wrapped=hard_wrapped,
        declared_language=declared_language,
        _text_starts=text_starts,
        _runs=runs,
    )
