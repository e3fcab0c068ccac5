"""Sentences that are longer, and texts that are harder to read, than the house allows.

Nothing is found unless the configuration sets the limit.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.analysis.sentences import sentence_spans
from checker.matchers import Key, Match, Task
from checker.readability import syllable_counter, words_of
from checker.stats import stats_of

PROSE = frozenset({"paragraph", "item"})
"""What an editor can shorten: the words of a block quotation are another's."""

MEASURES = ("sentence-words", "grade")

KEYS = (Key("measure", "|".join(MEASURES), True, "What is held against its limit."),)


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys as they are."""
    return {"measure": keys["measure"]}


def find(task: Task) -> Iterator[Match]:
    """What is over the limit."""
    if task.params["measure"] == "grade":
        yield from _too_hard(task)
    else:
        yield from _too_long(task)


def _too_long(task: Task) -> Iterator[Match]:
    limit = task.settings.sentence_words
    if limit is None:
        return
    text = task.document.text
    for segment in task.document.checked(PROSE):
        if text.count(" ", segment.start, segment.end) < limit:
            continue
        for start, end in sentence_spans(text, segment.start, segment.end):
            number = len(words_of(text[start:end]))
            if number > limit:
                yield Match(start, end, fields={"words": str(number), "limit": str(limit)})


def _too_hard(task: Task) -> Iterator[Match]:
    """One finding over the document, at its first sentence."""
    limit = task.settings.grade
    syllables = syllable_counter() if limit is not None else None
    first = next(task.document.checked(PROSE), None)
    if limit is None or syllables is None or first is None:
        return
    grade = stats_of(task.document, syllables).grade
    if grade is None or round(grade, 1) <= limit:
        return
    span = sentence_spans(task.document.text, first.start, first.end)[0]
    fields = {"grade": f"{grade:.1f}", "limit": f"{limit:g}"}
    yield Match(*span, fields=fields, scope="document")
