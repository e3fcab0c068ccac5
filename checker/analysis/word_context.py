"""What around an unknown word says that it is meant: marks, explanations, names, code."""

from typing import NamedTuple

from checker.analysis.speech import speech_spans
from checker.analysis.word_list import is_word
from checker.document import OPAQUE, Document
from checker.pattern_codes import kept

SHORT_QUOTE, SHORT_ASIDE = 5, 6
"""Words in quotation marks or brackets up to which a foreign word in them is meant."""
AROUND = 60
"""Code points before and after a word in which it may be explained."""
NEIGHBOURS = 6
"""Words on either side by which the text is judged English."""

_WORD = kept(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JOINERS = frozenset("'’‘`@/\\_#&-‐‑–~+=%$€£*^|<>{}[]§°©®™" + OPAQUE)
_INTRODUCED = kept(
    r"\b(?:(?:so-)?called|known (?:locally )?as|named|termed|dubbed|(?:the )?(?:words?|terms?|"
    r"phrase|name|expression|verbs?|nouns?|suffix|prefix)|meaning|means|means of|spelled|spelt|"
    r"written|pronounced|say|says|said|aka|i\.e\.|viz\.?|sp\.|spp\.|var\.|or)[,:]?"
    r"(?: (?:as|a|an|the|simply))? $",
)
_SINGLE_QUOTE = kept(r"(?<!\w)[‘'](?=\w)")
_INITIAL = kept(r"\b[A-Z][a-z]?\. $")
_EXPLAINED = kept(
    r"(?: \(|,? ?[–—=] ?|, (?:or|which (?:means|is)|meaning|that is|i\.e\.|a (?:kind|type|sort|"
    r"form)|the \w+ (?:word|term|name))\b| (?:means|is \w+ for|refers? to|in \w+ (?:means|is))\b)"
)
_LANGUAGES = (
    "(?:Old |Middle |Ancient |Brazilian |Classical )?(?:Latin|Greek|French|German|Spanish|Italian|"
    "Portuguese|Dutch|Polish|Czech|Russian|Turkish|Swedish|Norwegian|Danish|Finnish|Hungarian|"
    "Romanian|Arabic|Hebrew|Hindi|Sanskrit|Urdu|Persian|Chinese|Mandarin|Cantonese|Japanese|Korean|"
    "Thai|Vietnamese|Malay|Indonesian|Swahili|Yoruba|Hausa|Zulu|Welsh|Irish|Gaelic|Scots|Basque|"
    "Catalan|Galician|Māori|Maori|Hawaiian|Yiddish|Tagalog|Quechua|Nahuatl|Inuktitut|Ukrainian)"
)
_LANGUAGE = kept(
    rf"\b(?:(?:[Ii]n|[Ff]rom|via|of|by) (?:the )?{_LANGUAGES}\b(?! [A-Z])|{_LANGUAGES}(?::|[- ]"
    r"(?:for|words?|terms?|names?|phrases?|expression|verb|noun|language|slang|dish|equivalent|loan)\b)"
    r"|(?:languages?|dialect|local name|translat\w+|words? for|slang|locals call)\b)"
)


class Surroundings(NamedTuple):
    """What stands around an unknown word.

    `joined`: it is a part of something that is no plain word. `quoted`: it stands by itself in
    quotation marks, brackets or emphasis. `meant`: quoted, or called a word. `explained`: a gloss
    follows, or a language is named. `english`: the words around are English. `named`: a name stands
    beside it. `sentence_start`: nothing of its sentence precedes it.
    """

    joined: bool
    quoted: bool
    meant: bool
    explained: bool
    english: bool
    named: bool
    before_name: bool
    phrase: bool
    ends: bool
    aside: bool


def surroundings(document: Document, start: int, end: int) -> Surroundings:
    """What stands around text[start:end]."""
    text = document.text
    segment = document.segment_at(start)
    before = text[max(segment.start, start - AROUND) : start]
    after = text[end : min(segment.end, end + AROUND)]
    left = _WORD.findall(before)[-NEIGHBOURS:]
    right = _WORD.findall(after)[:NEIGHBOURS]
    if len(before) == AROUND and left:
        # the first may be cut
        left = left[1:]
    previous, following = _touching(before, after, left, right)
    touching = [previous, following]
    return Surroundings(
        joined=_is_joined(before, after),
        quoted=_is_quoted(document, start, end),
        meant=bool(_INTRODUCED.search(before)),
        explained=bool(_EXPLAINED.match(after) or _LANGUAGE.search(before + "  " + after)),
        english=_are_english([*left, *right]),
        named=bool(_INITIAL.search(before)) or any(map(_is_strange_name, touching)),
        before_name=_is_strange_name(following),
        phrase=any(map(_is_strange, touching)),
        ends=not after[:1].isspace(),
        aside=before.rfind("(") > before.rfind(")"),
    )


def _is_joined(before: str, after: str) -> bool:
    """Whether a word is a part of an address, of code, of a compound or of a contraction."""
    last, first = before[-1:], after[:1]
    if last.isalnum() or first.isalnum() or last in _JOINERS or last == ".":
        return True
    if first in ("'", "’") and after[1:2].isalpha():
        return after[1:2] != "s" or after[2:3].isalnum()
    if first in ("'", "’"):
        # it closes a quotation, or stands for a letter: goin'
        return not _SINGLE_QUOTE.search(before)
    return first in _JOINERS or first == "(" or (first in ".:" and after[1:2].isalnum())


def _is_quoted(document: Document, start: int, end: int) -> bool:
    """Whether a word stands in marks, with few others: quotation marks, brackets or emphasis."""
    text = document.text
    segment = document.segment_at(start)
    source = document.source
    span = document.source_span(start, end)
    if source[span.start - 1 : span.start] in ("*", "_", ">") and span.start:
        return True
    opened = text.rfind("(", segment.start, start)
    if opened >= 0 and text.find(")", opened, start) < 0:
        closed = text.find(")", end, segment.end)
        if closed >= 0 and text.count(" ", opened, closed) < SHORT_ASIDE:
            return True
    return any(
        span.start < start
        and end < span.end
        and text.count(" ", span.start, span.end) < SHORT_QUOTE
        for span in document.once(
            f"speech {segment.start}",
            lambda document: speech_spans(document.text, segment.start, segment.end),
        )
    )


def _are_english(words: list[str]) -> bool:
    """Whether nearly all words in lower case are English, and some are."""
    plain = [word for word in words if word.islower() and word.isalpha()]
    known = sum(map(is_word, plain))
    return known >= 3 and known >= len(plain) - (len(plain) > 5)


def _touching(before: str, after: str, left: list[str], right: list[str]) -> tuple[str, str]:
    """The words before and after that only a blank parts from the word in question, or nothing."""
    previous = left[-1] if left and before.endswith(left[-1] + " ") else ""
    # not the ending of 30th
    if before[-len(previous) - 2 :][:1].isdigit():
        previous = ""
    following = right[0] if right and after.startswith(" " + right[0]) else ""
    return previous, following


def _is_strange_name(word: str) -> bool:
    return word[:1].isupper() and not word.isupper() and not is_word(word.lower())


def _is_strange(word: str) -> bool:
    return word.islower() and word.isalpha() and (word in _OF_PHRASES or not is_word(word))


_PHRASES = "de des du d la le les en au aux à et y e di del della da do dos"
_OF_PHRASES = frozenset(_PHRASES.split())
"""Function words in phrases that English takes over whole."""
