"""Figures of texts: lengths, and how hard they are to read.

Sentences are those that the rules see, in which an abbreviation ends none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checker.analysis.sentences import sentence_spans
from checker.document import OPAQUE, Document, Segment
from checker.readability import (
    LEAST_WORDS,
    PROSE,
    Syllables,
    flesch_ease,
    flesch_kincaid_grade,
    gunning_fog,
    is_hard,
    words_of,
)

WORDS_A_MINUTE = 238
"""Words that adults read silently in a minute (Brysbaert, Journal of Memory and Language, 2019)."""

LONG_SENTENCE = 30
"""Words above which a sentence is counted as long where the house has set no limit."""


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest sentence: its words, and where it begins (line and column from 1)."""

    words: int
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What needs syllables: their number, and that of hard words."""

    syllables: int = 0
    hard: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of a text, of a section of it, or of several texts.

    Counted is English prose: paragraphs, items and block quotations. `unit` is what a line stands
    for (line or paragraph). `spoken` is None where syllables cannot be counted.
    """

    title: str
    unit: str = "line"
    words: int = 0
    sentences: int = 0
    long_sentences: int = 0
    paragraphs: int = 0
    spoken: Spoken | None = Spoken()
    longest: Longest | None = None
    sections: "tuple[Stats, ...]" = ()

    @property
    def words_a_sentence(self) -> float | None:
        """The mean length of a sentence; None without one."""
        return self.words / self.sentences if self.sentences else None

    @property
    def minutes(self) -> float:
        """The time a reader needs."""
        return self.words / WORDS_A_MINUTE

    @property
    def too_short(self) -> bool:
        """Whether ease, grade and fog tell nothing of it."""
        return self.words < LEAST_WORDS

    @property
    def ease(self) -> float | None:
        """Flesch reading ease; None for a text too short to tell, or without syllables."""
        if self.spoken is None or self.too_short:
            return None
        return flesch_ease(self.words, self.sentences, self.spoken.syllables)

    @property
    def grade(self) -> float | None:
        """Flesch-Kincaid grade; None as with `ease`."""
        if self.spoken is None or self.too_short:
            return None
        return flesch_kincaid_grade(self.words, self.sentences, self.spoken.syllables)

    @property
    def fog(self) -> float | None:
        """Gunning fog index; None as with `ease`."""
        if self.spoken is None or self.too_short:
            return None
        return gunning_fog(self.words, self.sentences, self.spoken.hard)


def stats_of(
    document: Document, syllables: Syllables | None, long_sentence: int = LONG_SENTENCE
) -> Stats:
    """The figures of a document, and of its sections where headings part it.

    A sentence of more than `long_sentence` words is a long one.
    """
    sections: list[tuple[str, list[Segment]]] = [("", [])]
    for segment in document.segments:
        if segment.english and segment.kind == "heading":
            sections.append((document.segment_text(segment).replace(OPAQUE, "…"), []))
        elif segment.english and segment.kind in PROSE:
            sections[-1][1].append(segment)
    counted = [
        _counted(document, title, segments, syllables, long_sentence)
        for title, segments in sections
        if segments
    ]
    whole = together(document.path, counted, unit=document.unit)
    return replace(whole, sections=tuple(counted)) if len(counted) > 1 else whole


def together(title: str, parts: Sequence[Stats], *, unit: str = "line") -> Stats:
    """The figures of several parts as one; its longest sentence is the first of that length."""
    longest = [part.longest for part in parts if part.longest]
    spoken = [part.spoken for part in parts if part.spoken]
    return Stats(
        title=title,
        unit=unit,
        words=sum(part.words for part in parts),
        sentences=sum(part.sentences for part in parts),
        long_sentences=sum(part.long_sentences for part in parts),
        paragraphs=sum(part.paragraphs for part in parts),
        spoken=Spoken(sum(s.syllables for s in spoken), sum(s.hard for s in spoken))
        if len(spoken) == len(parts)
        else None,
        longest=max(longest, key=lambda entry: entry.words) if longest else None,
    )


def _counted(
    document: Document,
    title: str,
    segments: Iterable[Segment],
    syllables: Syllables | None,
    long_sentence: int,
) -> Stats:
    words = sentences = long_sentences = paragraphs = spoken = hard = 0
    most, begin = 0, 0
    for segment in segments:
        paragraphs += 1
        for start, end in sentence_spans(document.text, segment.start, segment.end):
            found = words_of(document.text[start:end])
            words += len(found)
            sentences += bool(found)
            long_sentences += len(found) > long_sentence
            if len(found) > most:
                most, begin = len(found), start
            if syllables:
                spoken += sum(syllables(word.lower()) for word in found)
                hard += sum(
                    is_hard(word, syllables, opens=not number) for number, word in enumerate(found)
                )
    longest = None
    if most:
        at = document.source_span(begin, begin + 1).start
        longest = Longest(most, document.path, *document.lines.position(at))
    return Stats(
        title=title,
        unit=document.unit,
        words=words,
        sentences=sentences,
        long_sentences=long_sentences,
        paragraphs=paragraphs,
        spoken=Spoken(spoken, hard) if syllables else None,
        longest=longest,
    )
