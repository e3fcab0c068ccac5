"""How hard a text is to read, per document and per section.

Syllables are counted by `textstat`, an extra that is imported only here. The release that is used
carries its pronouncing dictionary in a package: later ones fetch it from the network. Sentences
are those that the rules see, in which an abbreviation ends none.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from checker.analysis.sentences import sentence_spans
from checker.document import Document, Segment
from checker.errors import UsageError

LEAST_WORDS = 100
"""Words below which the figures of a text or section tell nothing."""

PROSE = frozenset({"paragraph", "item", "quote"})

MISSING = "Readability was not measured: install the extra, `pip install 'subeditor[report]'`."
"""What the report says where `textstat` is not there."""


_MARKS = ".,;:!?…\"'“”‘’()[]«»—–-|*/"


class Figures(NamedTuple):
    """The figures of one text: Flesch reading ease (higher is easier), Flesch-Kincaid grade."""

    title: str
    words: int
    sentences: int
    ease: float
    grade: float

    @property
    def words_a_sentence(self) -> float:
        """Mean length of a sentence in words."""
        return self.words / self.sentences


class Readability(NamedTuple):
    """The figures of a document, and of its sections if it has two of some length."""

    whole: Figures
    sections: tuple[Figures, ...]


class _Counts(NamedTuple):
    title: str
    words: int
    sentences: int
    syllables: int


def syllable_counter() -> Callable[[str], int] | None:
    """The number of syllables of a word, or None where `textstat` is not installed."""
    try:
        from textstat import textstat
    except ImportError:
        return None
    return cache(textstat.syllable_count)


def readability(document: Document, syllables: Callable[[str], int]) -> Readability | None:
    """The figures of a document; None if it is too short for any."""
    counts = [_counted(document, *section, syllables) for section in _sections(document)]
    whole = _Counts(document.path, *(sum(column) for column in list(zip(*counts, strict=True))[1:]))
    if whole.words < LEAST_WORDS:
        return None
    sections = [_figures(count) for count in counts if count.words >= LEAST_WORDS]
    return Readability(_figures(whole), tuple(sections) if len(sections) > 1 else ())


def words_of(text: str) -> list[str]:
    """The words of a text without the marks around them; a mark that stands alone is no word."""
    return [word for piece in text.split() if (word := piece.strip(_MARKS))]


def require() -> None:
    """Raise UsageError where syllables cannot be counted."""
    if syllable_counter() is None:
        raise UsageError(
            "a limit for the grade needs the extra that counts syllables: "
            "pip install 'subeditor[report]'"
        )


def _sections(document: Document) -> list[tuple[str, list[Segment]]]:
    """The prose between headings, each with the heading above it."""
    sections: list[tuple[str, list[Segment]]] = [("", [])]
    for segment in document.segments:
        if not segment.english:
            continue
        if segment.kind == "heading":
            sections.append((document.segment_text(segment), []))
        elif segment.kind in PROSE:
            sections[-1][1].append(segment)
    return sections


def _counted(
    document: Document, title: str, segments: Sequence[Segment], syllables: Callable[[str], int]
) -> _Counts:
    words = sentences = spoken = 0
    for segment in segments:
        sentences += len(sentence_spans(document.text, segment.start, segment.end))
        for word in words_of(document.segment_text(segment).lower()):
            words += 1
            spoken += syllables(word) or 1
    return _Counts(title, words, sentences, spoken)


def _figures(counts: _Counts) -> Figures:
    scores = ease_and_grade(counts.words, counts.sentences, counts.syllables)
    return Figures(counts.title, counts.words, counts.sentences, *scores)


def ease_and_grade(words: int, sentences: int, syllables: int) -> tuple[float, float]:
    """Flesch's two formulas: reading ease, and Flesch-Kincaid grade."""
    length, weight = words / sentences, syllables / words
    return 206.835 - 1.015 * length - 84.6 * weight, 0.39 * length + 11.8 * weight - 15.59
