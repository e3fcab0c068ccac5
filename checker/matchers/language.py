"""Sentences in another language inside an English text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from checker.analysis.language import FOREIGN, is_english
from checker.analysis.sentences import sentence_spans
from checker.analysis.speech import speech_spans
from checker.document import Document, Segment
from checker.matchers import Key, Match, Task
from checker.text import Span

KEYS = (
    Key("min-words", "integer", False, "Shorter sentences are left alone; 6 by default."),
    Key(
        "at-most",
        "integer",
        False,
        "With more matches than this the text is written in two languages: none is reported.",
    ),
)

_ENGLISH_TOO = frozenset("die den per con pas dan med sa ay ya na ni wa ja ve nu se im um az".split())
"""Function words elsewhere that also are English words or stand in English names and titles."""

_PARTICLES = frozenset("van von der den del dos das di le du los las el des il".split())
"""Before a capital these belong to a name."""

_OTHER_SCRIPTS = (
    " и не на что это της και του των της في من على של את את על के है में की と の は を に が "
    "的 了 是 在 이 은 는 을 를 의 และ ที่ ของ და არის և է"
).split()
"""What stands in nearly every sentence of Cyrillic, Greek, Arabic, Hebrew, Hindi, Japanese, Chinese,
Korean, Thai, Georgian and Armenian."""

_UNSPACED_FROM = "\u0e00"
"""From Thai on scripts mostly do without spaces between words."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OTHER_LETTERS = re.compile(r"[^\W\d_\u0000-\u036f\u1e00-\u1eff]")
_LETTERS = re.compile(r"[^\W\d_]")

_OTHER_LETTERS_LEAST = 10
_MAIN_LANGUAGE_SHARE = 0.8


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The literals are frequent function words of other languages, with the blanks around them."""
    latin = {f" {word} " for word in FOREIGN - _ENGLISH_TOO if len(word) > 1 and word.isascii()}
    other = {word if word >= _UNSPACED_FROM else f" {word} " for word in _OTHER_SCRIPTS}
    return {
        "literals": sorted(latin | other),
        "min-words": keys.get("min-words", 6),
        "at-most": keys.get("at-most"),
    }


def find(task: Task) -> Iterator[Match]:
    """Runs of foreign sentences, in blocks that hold at least two foreign function words."""
    document = task.document
    hits = Counter(document.segment_index(start + 1) for _, start, _ in task.hits)
    matches: list[Match] = []
    for index in sorted(index for index, count in hits.items() if count > 1):
        segment = document.segments[index]
        if segment.kind in task.kinds and (segment.english or _mainly_english(document)):
            runs = foreign_runs(document.text, segment, task.params["min-words"])
            matches += [Match(start, end) for start, end in runs]
    if task.params["at-most"] is None or len(matches) <= task.params["at-most"]:
        yield from matches


def foreign_runs(text: str, segment: Segment, min_words: int) -> Iterator[Span]:
    """Spans of consecutive foreign sentences of a block, those in quotation marks left out."""
    speech = speech_spans(text, segment.start, segment.end)
    run: Span | None = None
    for start, end in sentence_spans(text, segment.start, segment.end):
        quoted = any(span.start < end and start < span.end for span in speech)
        if not quoted and is_foreign(text[start:end], min_words):
            run = Span(run.start if run else start, end)
        elif run:
            yield run
            run = None
    if run:
        yield run


def is_foreign(sentence: str, min_words: int) -> bool:
    """Whether a sentence is written in another language; lists of names are not."""
    other = len(_OTHER_LETTERS.findall(sentence))
    if other >= _OTHER_LETTERS_LEAST and 2 * other > len(_LETTERS.findall(sentence)):
        return True
    words = _WORD.findall(sentence)
    if len(words) < min_words or is_english(sentence):
        return False
    capitals = sum(word[0].isupper() for word in words)
    following = [*words[1:], ""]
    foreign = sum(
        word in FOREIGN
        and word not in _ENGLISH_TOO
        and not (word in _PARTICLES and after[:1].isupper())
        for word, after in zip(words, following, strict=True)
    )
    return capitals * 2 <= len(words) and foreign >= 2 and foreign * 6 >= len(words)


def _mainly_english(document: Document) -> bool:
    """Whether foreign blocks are the exception in a document."""
    foreign = sum(s.end - s.start for s in document.segments if not s.english)
    return foreign <= len(document.text) * (1 - _MAIN_LANGUAGE_SHARE)
