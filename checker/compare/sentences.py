"""The sentences of a document, with the words that tell them from one another."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.analysis.sentences import sentence_spans
from checker.analysis.speech import speech_spans
from checker.compare.tokens import Token, tokens_of
from checker.document import CHECKED_KINDS, Document
from checker.text import Span

KINDS = CHECKED_KINDS | {"quote"}

LONG_TEXT = 2_000_000
"""Code points up to which the words of all sentences are kept in memory."""

LONGEST_SENTENCE = 2_000
"""Code points of a sentence; what is longer lacks its full stops and is aligned in pieces."""


@dataclass(eq=False)
class Sentence:
    """A sentence of a document: its range, its block, its words.

    `bag`: the stems with sense of their own, numbers by value, each with its count. `digest`: a
    hash of the words as they are compared, equal where nothing changed.
    """

    number: int
    span: Span
    segment: int
    kind: str
    bag: Counter[str]
    digest: int
    length: int
    text: str = field(repr=False)
    quotes: list[Span] = field(repr=False)
    kept: list[Token] | None = field(default=None, repr=False)

    @property
    def tokens(self) -> list[Token]:
        """Its words; of a long text they are read anew each time, which saves a gigabyte."""
        if self.kept is not None:
            return self.kept
        return tokens_of(self.text, self.span.start, self.span.end, self.quotes)


def _bag(tokens: Sequence[Token]) -> Counter[str]:
    return Counter([feature(token) for token in tokens if token.content or token.values])


def feature(token: Token) -> str:
    """What a word counts as in a bag: a number by its value, any other word by its stem."""
    return min(token.values, key=len) if token.values else token.stem


def sentences_of(document: Document) -> list[Sentence]:
    """The sentences of the English blocks, with their words."""
    found: list[Sentence] = []
    text = document.text
    for index, segment in enumerate(document.segments):
        if not segment.english or segment.kind not in KINDS:
            continue
        speech = speech_spans(text, segment.start, segment.end)
        starts = [quote.start for quote in speech]
        for span in _pieces(text, segment.start, segment.end):
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            # one or two that began before may reach into it: marks inside marks
            quotes = speech[max(0, first - 2) : last]
            tokens = tokens_of(text, span.start, span.end, quotes)
            if not tokens:
                continue
            found.append(
                Sentence(
                    number=len(found),
                    span=span,
                    segment=index,
                    kind=segment.kind,
                    bag=_bag(tokens),
                    digest=hash(tuple([token.key for token in tokens])),
                    length=len(tokens),
                    text=text,
                    quotes=quotes,
                    kept=tokens if len(text) <= LONG_TEXT else None,
                )
            )
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a block, endless ones in pieces that end at a blank."""
    for span in sentence_spans(text, start, end):
        at = span.start
        while span.end - at > LONGEST_SENTENCE:
            cut = text.rfind(" ", at + 1, at + LONGEST_SENTENCE)
            cut = cut if cut > 0 else at + LONGEST_SENTENCE
            yield Span(at, cut)
            at = cut + 1
        if at < span.end:
            yield Span(at, span.end)
