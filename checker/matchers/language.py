"""Sentences in another language inside an English text."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from checker.analysis.language import ENGLISH
from checker.analysis.sentences import sentence_spans
from checker.analysis.speech import speech_spans
from checker.document import Document, Segment
from checker.matchers import Key, Match, Task
from checker.pattern_codes import kept
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

_LATIN_SCRIPT = """
    le les des du et est une dans qui que pour pas sur avec ce cette sont ont mais nous vous elle
    au aux être été leur c'est n'est qu'il d'un d'une ils cela comme après depuis en la
    el los del las por una con para se su como pero más está muy también sus fue entre desde hasta
    sobre esta había donde cuando porque
    não uma com os dos das foi seu sua um na em pela pelo são ele ela isso pelos pelas muito já até
    il di che della sono gli nel nella dei delle anche è non alla più hanno questo questa degli
    dalla dal sul sulla perché stato ieri
    der und ist nicht mit den von dem ein eine einen einem zu auf für sich auch wird sind im zum
    dass werden wurde aber bei nach über durch wenn oder nur noch schon kann aus wir haben diese
    wieder de het een van dat niet zijn voor ook wordt naar maar heeft worden bij deze aan zich
    werd hebben
    och att det som är på inte för og ikke av til jeg om blev efter från vid också eller
    nie jest się że od przez oraz jego które który dla już tylko są tym będzie został była było w z
    jsou která nebo podle jako byl bylo před při
    bir ve için ile olarak daha olan gibi çok kadar sonra olduğunu bunun
    și în din sunt pentru fost după
    yang untuk dengan tidak dari ini itu akan pada oleh bahwa dalam adalah telah juga
    ja että ei oli hän mutta ovat myös kuin sekä joka olla kanssa
    az és egy hogy nem csak volt már
    või ning kuid mis
    un ir ka bija kas nav tas arī tika
    kad bei yra buvo kaip tik
    và của không là các một những được trong cho với
    ang mga ng kwa katika amb dels
"""
_NAME_PARTICLES = "de le du la el del los las il di van von der den das"

_FUNCTION_WORDS = frozenset(_LATIN_SCRIPT.split())
"""Words that stand in nearly every sentence of their language; not those that are English too."""

_PARTICLES = frozenset(_NAME_PARTICLES.split())
"""Before a capital these belong to a name."""

# one or two words that stand in nearly every sentence of a language, by script
_OTHER_SCRIPTS = {
    "Cyrillic": [" и ", " не ", " на ", " что ", " в "],
    "Greek": [" και ", " του ", " της ", " το "],
    "Arabic": [" في ", " من ", " على "],
    "Hebrew": [" של ", " את ", " על "],
    "Devanagari": [" के ", " है", " में ", " की "],
    "Armenian": [" և ", " է"],
    "Georgian": [" და ", " არის "],
    "Thai": ["และ", "ที่", "ของ"],
    "Japanese": ["の", "は", "を", "に"],
    "Chinese": ["的", "了", "是", "在"],
    "Korean": ["은 ", "는 ", "을 ", "를 ", "이 "],
}

_WORD = kept(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OTHER_LETTERS = kept(r"[^\W\d_\u0000-\u036f\u1e00-\u1eff]")
_LETTERS = kept(r"[^\W\d_]")

_OTHER_STOP = kept(r"[。！？।؟] *")

_OTHER_LETTERS_LEAST = 10
_MAIN_LANGUAGE_SHARE = 0.75
_WORDS_TO_EACH = 7
"""A foreign sentence has a function word of its language in at least so many words."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The literals are frequent function words of other languages, with the blanks around them."""
    latin = {f" {word} " for word in _FUNCTION_WORDS}
    return {
        "literals": sorted(latin.union(*_OTHER_SCRIPTS.values())),
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
        if segment.kind not in task.kinds:
            continue
        runs = list(foreign_runs(document.text, segment, task.params["min-words"]))
        # a block that is foreign throughout is strange only where the others are English
        if runs != [(segment.start, segment.end)] or _mainly_english(document):
            matches += [Match(start, end) for start, end in runs]
    if task.params["at-most"] is None or len(matches) <= task.params["at-most"]:
        yield from matches


def foreign_runs(text: str, segment: Segment, min_words: int) -> Iterator[Span]:
    """Spans of consecutive foreign sentences of a block, those in quotation marks left out."""
    speech = speech_spans(text, segment.start, segment.end)
    run: Span | None = None
    for start, end in _sentences(text, segment):
        quoted = any(span.start < end and start < span.end for span in speech)
        if not quoted and is_foreign(text[start:end], min_words):
            run = Span(run.start if run else start, end)
        elif run:
            yield run
            run = None
    if run:
        yield run


def _sentences(text: str, segment: Segment) -> Iterator[Span]:
    """Sentences of a block, parted at the full stops of other scripts as well."""
    for start, end in sentence_spans(text, segment.start, segment.end):
        for stop in _OTHER_STOP.finditer(text, start, end):
            yield Span(start, stop.start() + 1)
            start = stop.end()
        if start < end:
            yield Span(start, end)


def is_foreign(sentence: str, min_words: int) -> bool:
    """Whether a sentence is written in another language; lists of names are not."""
    other = len(_OTHER_LETTERS.findall(sentence))
    if other >= _OTHER_LETTERS_LEAST and 2 * other > len(_LETTERS.findall(sentence)):
        return True
    words = _WORD.findall(sentence.replace("’", "'"))
    if len(words) < min_words or 2 * sum(word[0].isupper() for word in words) > len(words):
        return False
    foreign = sum(
        word in _FUNCTION_WORDS and not (word in _PARTICLES and after[:1].isupper())
        for word, after in zip(words, [*words[1:], ""], strict=True)
    )
    english = sum(word in ENGLISH for word in words)
    return foreign >= 2 and foreign * _WORDS_TO_EACH >= len(words) and foreign > 2 * english


def _mainly_english(document: Document) -> bool:
    """Whether foreign blocks are the exception in a document."""
    foreign = sum(s.end - s.start for s in document.segments if not s.english)
    return foreign <= len(document.text) * (1 - _MAIN_LANGUAGE_SHARE)
