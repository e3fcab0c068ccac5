"""A document as the matchers see it: the text that is read, every character knowing its source.

`Document.text` holds the text of all segments, joined by one line feed each; inside a segment
there is no line feed: soft line breaks and runs of white space are read as one space, code and
URLs as OPAQUE, entities as the character they stand for. `Document.folded` has the same length
(lower case, straight apostrophes, plain spaces) and is what literals are looked up in.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, compress, count
from typing import Any, NamedTuple, TypeVar, cast

from checker.text import LineIndex, Span

T = TypeVar("T")

OPAQUE = "\ufffc"
"""Stands for a stretch that is not prose (inline code, a URL, an image) inside a segment."""

DEEPEST_HEADING = 7
"""Level of a heading without a level of its own, below 1 to 6."""

_ASCII = bytes(range(0x80))

_MANY_BLOCKS = 100
"""Blocks from which on their distinct words are found before their language is."""

_STRIDE = 64
"""Tokens from one whose offset is kept to the next."""

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
    region: str = ""
    """Where the block stands, if not in the text itself: table, footnote, endnote, text box, title
    (of the page, or an attribute), alt."""


class Segment(NamedTuple):
    """A block in `Document.text[start:end]`."""

    start: int
    end: int
    kind: str
    level: int
    gap_before: bool
    english: bool
    region: str = ""


class Region(NamedTuple):
    """A stretch of the source that is not read: code, comment, front-matter, html."""

    start: int
    end: int
    kind: str


def fold(text: str) -> str:
    """A text in lower case with straight apostrophes and plain spaces; same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(
            low if len(low := character.lower()) == 1 else character for character in text
        )
    return lowered.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")


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
        return fold(self.text)

    @cached_property
    def tokens(self) -> list[str]:
        """What stands between single blanks and line feeds, equal ones being one object.

        The n-th starts after the n-th blank. What is told of each token of the `vocabulary` is told
        of all of them by a look-up, several times faster than by a search of the text.
        """
        known: dict[str, str] = {}
        tokens = self.text.replace("\n", " ").replace("\u00a0", " ").split(" ")
        return list(map(known.setdefault, tokens, tokens))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct tokens."""
        return frozenset(self.tokens)

    @cached_property
    def glossary(self) -> str:
        """The distinct tokens, one a line: to be searched instead of `text` for distinct words.

        Finds the same as there, if what is sought holds no blank and looks at none beside it.
        """
        return "\n".join(self.vocabulary)

    @cached_property
    def _strides(self) -> list[int]:
        """Number of the characters of tokens before each _STRIDE-th token."""
        tokens = self.tokens
        strides = (tokens[at : at + _STRIDE] for at in range(0, len(tokens), _STRIDE))
        return list(accumulate((sum(map(len, stride)) for stride in strides), initial=0))

    def token_start(self, number: int) -> int:
        """Offset of a token, by its number; one after the last is where the next would start."""
        stride = number // _STRIDE
        before = self.tokens[stride * _STRIDE : number]
        return self._strides[stride] + sum(map(len, before)) + number

    @cached_property
    def _token_numbers(self) -> dict[str, list[int]]:
        """The numbers of the places of each token that is not in small letters."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        other = {token for token in self.vocabulary if not token.islower()}
        tokens = self.tokens
        for number in compress(count(), map(other.__contains__, tokens)):
            found[tokens[number]].append(number)
        return found

    def token_places(self, wanted: Collection[str]) -> Iterator[tuple[int, str]]:
        """The tokens that are wanted, with the offset of each, in the order of the text."""
        tokens, known = self.tokens, self._token_numbers
        numbers = [n for token in wanted for n in known.get(token, ())]
        # three of four are in small letters, and hardly ever wanted
        small = set(filter(str.islower, wanted))
        if small:
            numbers += compress(count(), map(small.__contains__, tokens))
        for number in sorted(numbers):
            yield self.token_start(number), tokens[number]

    @cached_property
    def unusual(self) -> str:
        """The distinct characters of `text` that are not ASCII, in order: mostly a handful.

        They tell at once what cannot occur in it.
        """
        encoded = self.text.encode("utf-8", "surrogatepass")
        return "".join(
            sorted(set(encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")))
        )

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

    def segment_index_of_source(self, offset: int) -> int:
        """Index of the last segment that begins at or before an offset of the source, or 0."""
        return max(bisect_right(self._source_starts, offset) - 1, 0)

    def headings_over(self, index: int) -> tuple[str, ...]:
        """The headings that the segment of that index stands under, the highest first."""
        path: list[str] = []
        lowest = DEEPEST_HEADING + 1
        for number in reversed(self._headings[: bisect_left(self._headings, index)]):
            # one that is known by its look alone stands below all others
            level = self.segments[number].level or DEEPEST_HEADING
            if level < lowest:
                path.append(self.segment_text(self.segments[number]))
                lowest = level
                if lowest == 1:
                    break
        return tuple(reversed(path))

    @cached_property
    def _headings(self) -> list[int]:
        return [number for number, s in enumerate(self.segments) if s.kind == "heading"]

    @cached_property
    def _source_starts(self) -> list[int]:
        return [self.source_span(segment.start, segment.end).start for segment in self.segments]

    def segment_text(self, segment: Segment) -> str:
        """The text of a segment."""
        return self.text[segment.start : segment.end]

    @cached_property
    def words(self) -> int:
        """Number of words, stretches between spaces, in the segments checked by default."""
        left_out = (s for s in self.segments if not (s.english and s.kind in CHECKED_KINDS))
        return (
            self.text.count(" ")
            + len(self.segments)
            - sum(self.text.count(" ", s.start, s.end) + 1 for s in left_out)
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

    @cached_property
    def _by_source(self) -> list[tuple[int, int, int]]:
        """Start and end in the source, and number, of each run with a text, in order of place."""
        return sorted(
            (run.start, run.end, number)
            for number, run in enumerate(self._runs)
            if run.start < run.end
        )

    def text_span(self, start: int, end: int) -> Span | None:
        """The range of `text` that stands for `source[start:end]`: the way back of `source_span`.

        None where nothing of the range is read. Of an empty range the place of insertion.
        """
        runs = self._by_source
        if start == end:
            index = bisect_right(runs, start, key=lambda run: run[0]) - 1
            # after the character before it, or at the start of the run that begins here
            if index > 0 and runs[index][0] == start and runs[index - 1][1] == start:
                index -= 1
            if index < 0 or start > runs[index][1]:
                return None
            point = self._text_of(runs[index][2], start, last=start > runs[index][0])
            return Span(point, point)
        first = bisect_right(runs, start, key=lambda run: run[1])
        last = bisect_right(runs, end - 1, key=lambda run: run[0]) - 1
        if first > last:
            return None
        begin = self._text_of(runs[first][2], max(start, runs[first][0]), last=False)
        stop = self._text_of(runs[last][2], min(end, runs[last][1]), last=True)
        return Span(begin, stop) if begin < stop else None

    def _text_of(self, number: int, place: int, *, last: bool) -> int:
        """The offset in `text` of a place in the source of a run; its end if `last`."""
        run, start = self._runs[number], self._text_starts[number]
        if run.exact:
            return start + place - run.start
        return start + len(run.text) if last else start

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
    unit: str = "line",
) -> Document:
    """Join parts to a document. Parts without any text are dropped.

    `unit` is what a line of the source stands for: line or paragraph.
    """
    from checker.analysis.language import english_flags

    read = [
        (part, part.runs[0].text if len(part.runs) == 1 else "".join([r.text for r in part.runs]))
        for part in parts
    ]
    kept = [(part, text) for part, text in read if text]
    texts = [text for _, text in kept]
    document = Document(
        path=path,
        source=source,
        text="\n".join(texts),
        segments=(),
        regions=tuple(regions),
        format=format,
        unit=unit,
        hard_wrapped=hard_wrapped,
        declared_language=declared_language,
    )
    if english is None:
        languages = [part.language for part, _ in kept]
        vocabulary = document.glossary.split() if len(texts) >= _MANY_BLOCKS else None
        english = english_flags(texts, languages, declared_language, vocabulary)
    segments: list[Segment] = []
    text_starts, runs = document._text_starts, document._runs
    position = 0
    for (part, text), is_english in zip(kept, english, strict=True):
        end = position + len(text)
        segments.append(
            Segment(position, end, part.kind, part.level, part.gap_before, is_english, part.region)
        )
        if len(part.runs) == 1:
            text_starts += (position, end)
        else:
            text_starts += accumulate([len(run.text) for run in part.runs], initial=position)
        runs += part.runs
        # the line feed after the block stands for nothing: an empty range at the block's end
        runs.append(Run("\n", runs[-1].end, runs[-1].end, False))
        position = end + 1
    document.segments = tuple(segments)
    return document
