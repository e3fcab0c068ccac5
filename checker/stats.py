"""Figures of texts: lengths, and how hard they are to read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from checker.analysis.sentences import sentence_spans
from checker.document import OPAQUE, Document, Segment
from checker.readability import LEAST_WORDS, PROSE, ease_and_grade, words_of

WORDS_A_MINUTE = 238
"""Words that adults read silently in a minute (Brysbaert, Journal of Memory and Language, 2019)."""

Syllables = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Longest:
    """The longest sentence: its words, and where it begins (line and column from 1)."""

    words: int
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of a text, of a section of it, or of several texts.

    Counted is English prose: paragraphs, items and block quotations. `syllables` is None where they
    cannot be counted.
    """

    title: str
    words: int = 0
    sentences: int = 0
    paragraphs: int = 0
    syllables: int | None = 0
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
    def ease(self) -> float | None:
        """Flesch reading ease; None for a text too short to tell, or without syllables."""
        return self._scores[0]

    @property
    def grade(self) -> float | None:
        """Flesch-Kincaid grade; None for a text too short to tell, or without syllables."""
        return self._scores[1]

    @property
    def _scores(self) -> tuple[float, float] | tuple[None, None]:
        if self.syllables is None or self.words < LEAST_WORDS:
            return None, None
        return ease_and_grade(self.words, self.sentences, self.syllables)


def stats_of(document: Document, syllables: Syllables | None) -> Stats:
    """The figures of a document, and of its sections where headings part it."""
    sections: list[tuple[str, list[Segment]]] = [("", [])]
    for segment in document.segments:
        if segment.english and segment.kind == "heading":
            sections.append((document.segment_text(segment).replace(OPAQUE, "…"), []))
        elif segment.english and segment.kind in PROSE:
            sections[-1][1].append(segment)
    counted = [
        _counted(document, title, segments, syllables) for title, segments in sections if segments
    ]
    return together(document.path, counted, sections=len(counted) > 1)


def together(title: str, parts: Sequence[Stats], *, sections: bool = False) -> Stats:
    """The figures of several parts as one; with `sections` it names them."""
    longest = [part.longest for part in parts if part.longest]
    known = [part.syllables for part in parts if part.syllables is not None]
    return Stats(
        title=title,
        words=sum(part.words for part in parts),
        sentences=sum(part.sentences for part in parts),
        paragraphs=sum(part.paragraphs for part in parts),
        syllables=sum(known) if len(known) == len(parts) else None,
        longest=max(longest, key=lambda entry: entry.words) if longest else None,
        sections=tuple(parts) if sections else (),
    )


def _counted(
    document: Document, title: str, segments: Iterable[Segment], syllables: Syllables | None
) -> Stats:
    words = sentences = paragraphs = spoken = 0
    longest: tuple[int, int] = (0, 0)
    for segment in segments:
        paragraphs += 1
        for start, end in sentence_spans(document.text, segment.start, segment.end):
            found = words_of(document.text[start:end].lower())
            words += len(found)
            sentences += bool(found)
            if len(found) > longest[0]:
                longest = len(found), start
            if syllables:
                spoken += sum(syllables(word) or 1 for word in found)
    place = None
    if longest[0]:
        at = document.source_span(longest[1], longest[1] + 1).start
        place = Longest(longest[0], document.path, *document.lines.position(at))
    return Stats(title, words, sentences, paragraphs, spoken if syllables else None, place)


def as_data(stats: Stats, *, sections: bool) -> dict[str, Any]:
    """The figures with the keys of the JSON format; what cannot be told is null."""
    longest = stats.longest
    data: dict[str, Any] = {
        "words": stats.words,
        "sentences": stats.sentences,
        "paragraphs": stats.paragraphs,
        "words_per_sentence": _rounded(stats.words_a_sentence),
        "longest_sentence": longest
        and {
            "words": longest.words,
            "path": longest.path,
            "line": longest.line,
            "column": longest.column,
        },
        "reading_ease": _rounded(stats.ease),
        "grade": _rounded(stats.grade),
        "reading_minutes": _rounded(stats.minutes),
    }
    if sections:
        data["sections"] = [
            {"title": part.title, **as_data(part, sections=False)} for part in stats.sections
        ]
    return data


HEADINGS = ("", "words", "sentences", "paragraphs", "a sentence", "longest", "ease", "grade", "min")


def as_rows(stats: Stats, *, sections: bool) -> Iterator[tuple[str, ...]]:
    """The figures as cells under `HEADINGS`, sections indented under their text."""
    longest = stats.longest
    yield (
        stats.title,
        f"{stats.words:,}",
        f"{stats.sentences:,}",
        f"{stats.paragraphs:,}",
        _shown(stats.words_a_sentence),
        f"{longest.words} at {longest.line}:{longest.column}" if longest else "–",
        _shown(stats.ease),
        _shown(stats.grade),
        _shown(stats.minutes),
    )
    for part in stats.sections if sections else ():
        title, *cells = next(as_rows(part, sections=False))
        yield (f"  {title or '(before the first heading)'}", *cells)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
