"""Two documents compared: the way of the data from texts to differences."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from checker.compare import (
    amounts,
    identities,
    opposites,
    people,
    polarity,
    quotations,
    stance,
    wording,
)
from checker.compare.align import Group, SentenceAlignment, align_sentences
from checker.compare.passage import Difference, Names, Passage, names_in, passage_of
from checker.compare.sentences import Sentence, sentences_of
from checker.document import Document
from checker.errors import UnreadableFileError
from checker.text import Span

Finder = Callable[[Passage], Iterator[Difference]]

FINDERS: tuple[Finder, ...] = (
    amounts.find,
    identities.find,
    polarity.find,
    opposites.find,
    stance.find,
    people.find,
    quotations.find,
    wording.find,
)
"""What is sought in a passage; each gives differences of kinds of its own."""

CLOSER: Mapping[str, tuple[str, ...]] = {
    "words-lost": ("attribution-lost", "hedge-lost", "name-lost", "number-lost"),
    "words-added": ("name-added", "number-added"),
    "name-changed": ("speaker-changed",),
}
"""By kind of difference, those that say of the same words more closely what happened to them."""

SHORT_SENTENCE = 4
"""Words of a sentence from which on it is told as lost or added."""


class Comparison(NamedTuple):
    """What comparing gave."""

    sentences: SentenceAlignment
    differences: dict[str, list[Difference]]
    """By kind, in order of place."""
    counts: tuple[int, int]
    """Sentences of the original and of the rewritten text."""

    @property
    def share(self) -> float:
        """The share of both texts that stands in aligned sentences, from 0 to 1."""
        return self.sentences.share


def comparison(document: Document) -> Comparison:
    """A document compared with its `original`, once for all rules."""
    return document.once("comparison", _compared)


BELONGING = 0.12
"""The least share of two texts that must stand in aligned sentences for one to be the other's."""

FEW_SENTENCES = 5
"""Sentences of either text below which a share tells nothing, unless the other is far longer."""


def attach(document: Document, original: Document, *, vectors: bool = False) -> None:
    """Have a document held against its original, with sentence vectors if asked for.

    Raises UnreadableFileError where either holds no English text, or where hardly any sentence of
    one has a counterpart in the other; VectorsError where there are no vectors.
    """
    for one, role in ((original, "the original"), (document, "the rewritten text")):
        if not one.segments:
            raise UnreadableFileError(f"{one.path}: {role} holds no text; nothing to compare")
        foreign = sum(s.end - s.start for s in one.segments if not s.english)
        if foreign * 2 > sum(s.end - s.start for s in one.segments):
            raise UnreadableFileError(f"{one.path}: {role} is not in English; both texts must be")
    document.original = original
    found = document.once("comparison", partial(_compared, vectors=vectors))
    fewer, more = sorted(found.counts)
    telling = fewer >= FEW_SENTENCES or more >= 3 * FEW_SENTENCES
    if telling and found.share < BELONGING:
        raise UnreadableFileError(
            f"{document.path}: does not seem to belong to {original.path}: {found.share:.0%} of "
            "their words stand in sentences with a counterpart; are these the right files?"
        )


def _compared(document: Document, *, vectors: bool = False) -> Comparison:
    if document.original is None:
        return Comparison(SentenceAlignment([]), {}, (0, 0))
    return compare(document.original, document, vectors=vectors)


def compare(original: Document, rewritten: Document, *, vectors: bool = False) -> Comparison:
    """Align two documents, with sentence vectors if asked for, and find what changed."""
    embed = None
    if vectors:
        from checker.compare.vectors import embedder

        embed = embedder()
    first, second = sentences_of(original), sentences_of(rewritten)
    sentences = align_sentences(first, second, embed)
    names = names_in(first, second)
    texts = (original.text, rewritten.text)
    found: list[Difference] = []
    for group in sentences.groups:
        if [s.digest for s in group.original] == [s.digest for s in group.rewritten]:
            continue
        passage = passage_of(group, names, (first, second), texts)
        here = [difference for finder in FINDERS for difference in finder(passage)]
        found += _told_once(here)
    found += _whole_sentences(sentences, names, texts)
    differences: dict[str, list[Difference]] = {}
    for difference in sorted(found, key=lambda entry: entry.place):
        differences.setdefault(difference.kind, []).append(difference)
    return Comparison(sentences, differences, (len(first), len(second)))


def _told_once(differences: Sequence[Difference]) -> Iterator[Difference]:
    """The differences of a passage without those of which another says more."""
    told = {(entry.kind, entry.place, entry.original) for entry in differences}
    for entry in differences:
        closer = CLOSER.get(entry.kind, ())
        if not any((kind, entry.place, entry.original) in told for kind in closer):
            yield entry


def _whole_sentences(
    sentences: SentenceAlignment, names: Names, texts: tuple[str, str]
) -> Iterator[Difference]:
    """Sentences lost, added, repeated and moved."""

    def told(sentence: Sentence) -> bool:
        return sentence.length >= SHORT_SENTENCE and sentence.kind != "heading"

    first = min((group.rewritten[0].span.start for group in sentences.groups), default=0)
    for after, run in _lost_runs(sentences):
        if not any(map(told, run)):
            continue
        at = after.span.end if after is not None else first
        span = Span(run[0].span.start, run[-1].span.end)
        was = texts[0][span.start : span.end]
        restored = None
        if "\n" not in was:
            restored = f" {was}" if after is not None else f"{was} "
        yield Difference("sentence-lost", Span(at, at), span, "", was, restored)
    for run in _neighbours(sentences.added):
        if any(map(told, run)):
            span = Span(run[0].span.start, run[-1].span.end)
            now = texts[1][span.start : span.end]
            cut = _with_blank(span, texts[1])
            yield Difference("sentence-added", span, Span(0, 0), now, "", "", 1.0, cut)
    for sentence, earlier in sentences.repeated:
        if told(sentence):
            now = texts[1][sentence.span.start : sentence.span.end]
            before = texts[1][earlier.span.start : earlier.span.end]
            cut = _with_blank(sentence.span, texts[1])
            place = Span(0, 0)
            yield Difference("sentence-repeated", sentence.span, place, now, before, "", 1.0, cut)
    for group in sentences.groups:
        if group.moved and told(group.rewritten[0]):
            yield _moved(group, texts)


def _lost_runs(
    sentences: SentenceAlignment,
) -> Iterator[tuple[Sentence | None, list[Sentence]]]:
    """Lost sentences that stood side by side, with the rewritten one that they should follow."""
    places = dict(sentences.lost)
    for run in _neighbours([sentence for sentence, _ in sentences.lost]):
        yield places[run[0]], run


def _neighbours(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Runs of sentences that follow one another: one finding for a lost or added block."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and sentence.number != run[-1].number + 1:
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _with_blank(span: Span, text: str) -> Span:
    """A sentence with the blank before it, which goes along when it is taken out."""
    return Span(span.start - 1, span.end) if text[span.start - 1 : span.start] == " " else span


def _moved(group: Group, texts: tuple[str, str]) -> Difference:
    place = Span(group.rewritten[0].span.start, group.rewritten[-1].span.end)
    original = Span(group.original[0].span.start, group.original[-1].span.end)
    now, was = texts[1][place.start : place.end], texts[0][original.start : original.end]
    return Difference("sentence-moved", place, original, now, was)
