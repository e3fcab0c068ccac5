"""Blocks of running text that stop without a stop."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.analysis.blocks import ends_with_stop, region_between, word_count
from checker.analysis.sentences import sentence_spans
from checker.document import Document, Segment
from checker.matchers import Key, KeyValueError, Match, Task
from checker.pattern_codes import kept

KEYS = (
    Key("lacks", "stop|rest", True, "stop: no mark at all; rest: a comma or the like at the end."),
    Key("minimum-words", "integer", False, "Shorter blocks are left alone. Default: 8."),
    Key("verbs", "texts", True, "Finite verbs, one of which a sentence must hold."),
)

SHORTEST = 8
"""Words from which a block may be a sentence."""
HEADING_WORDS = 14
"""Shorter blocks may be headlines and captions, so they must look like a sentence in more ways."""

_SPEECH = ('"', "“", "‘", "'")
_BRACKETS = ("(", "[")
_NO_STOP = kept(r"\n(?<=[\w%)\"”]\n)")
_CUT = kept(r"\n(?<=\w[,;–—-]\n)")
_STOP_AT_END = kept(r"[.!?…:;,—–-](?:[\"'”’)\]]| (?=[\"”]))*\Z")
_LAST_WORD = kept(r"[^\W_]+(?:['’-][^\W_]+)*[)\"”]*\Z")
_HEADLINE_OPENER = kept(
    r"[\"“‘']?(?:why|how|what|who|when|where|which|whether|image|photo|picture|figure|fig|table"
    r"|video|source|credit|above|below|left|right|top|bottom|from|by|see|read|watch|listen"
    r"|published|updated|posted|written|reporting|editing|copyright|©)\b",
    re.IGNORECASE,
)
_SIGNATURE = kept(r"[.!?][\"'”’)]* [—–-]{1,2} ?[A-Z][\w.'’ -]*(?:,[^.!?]*)?\Z")
_CAPTION_VERBS = frozenset(["is", "are", "has", "have", "it's", "that's"])
_SUBJECT_OR_OBJECT = kept(
    r"\b(?:he|she|it|they|we|I|you|who|which|that) [a-z]{2,}ed\b"
    r"|\b[a-z]{2,}ed (?:the|a|an|his|her|its|their|our|my|him|them|it|us|me|this|these|those)\b"
    r"|\b(?:We|They|we|they|I) (?!all\b|both\b|and\b|or\b|who\b|to\b|in\b|at\b|on\b)[a-z]{3,}\b"
)
"""Verbs that are finite by their subject, or past tense by their object, not a participle."""
_WORD = kept(r"[^\W_]+(?:['’-][^\W_]+)*[)\"”]*\Z")
_HEADLINE_OPENER = kept(
    r"[\"“‘']?(?:why|how|what|who|when|where|which|whether|image|photo|picture|figure|fig|table"
    r"|video|source|credit|above|below|left|right|top|bottom|from|by|see|read|watch|listen"
    r"|published|updated|posted|written|reporting|editing|copyright|©)\b",
    re.IGNORECASE,
)
_SIGNATURE = kept(r"[.!?][\"'”’)]* [—–-]{1,2} ?[A-Z][\w.'’ -]*(?:,[^.!?]*)?\Z")
_CAPTION_VERBS = frozenset(["is", "are", "has", "have", "it's", "that's"])
_SUBJECT_OR_OBJECT = kept(
    r"\b(?:he|she|it|they|we|I|you|who|which|that) [a-z]{2,}ed\b"
    r"|\b[a-z]{2,}ed (?:the|a|an|his|her|its|their|our|my|him|them|it|us|me|this|these|those)\b"
)
"""Forms in -ed that are a past tense by their subject or object, not a participle."""
_WORD = kept(r"[^\W\d_][\w'’-]*")


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The verbs as one pattern."""
    verbs = keys["verbs"]
    verbs = verbs.split() if isinstance(verbs, str) else verbs
    if not all(verb.replace("'", "").isalpha() for verb in verbs):
        raise KeyValueError("'verbs' lists words, parted by spaces", ("verbs",))
    pattern = r"(?<![\w'’-])(?:" + "|".join(sorted(set(verbs))) + r")(?![\w-])"
    # asked for here, an installed package has its code
    kept(pattern)
    return {
        "lacks": keys["lacks"],
        "minimum": keys.get("minimum-words", SHORTEST),
        "verbs": pattern,
    }


def find(task: Task) -> Iterator[Match]:
    """Zero-length matches at the end of such blocks."""
    document = task.document
    text = document.text
    cut = task.params["lacks"] == "rest"
    pattern = _CUT if cut else _NO_STOP
    ends = [match.start() for match in pattern.finditer(text)]
    if pattern.search(f"{text[-2:]}\n"):
        ends.append(len(text))
    verbs = kept(task.params["verbs"])
    for end in ends:
        index = document.segment_index(end)
        segment = document.segments[index]
        # a heading without a level is a guess of the reader
        if not segment.english or (segment.kind == "heading" and segment.level):
            continue
        if segment.kind not in task.kinds or word_count(document, segment) < task.params["minimum"]:
            continue
        block = document.segment_text(segment)
        if not cut and _STOP_AT_END.search(block):
            continue
        if not _is_sentence(document, segment, block, verbs) or not _among_others(document, index):
            continue
        if document.text[end + 1 : end + 2] in (_SPEECH if cut else _BRACKETS):
            continue
        last = _LAST_WORD.search(block)
        yield Match(end, end, {"word": last[0] if last else block[-1]})


def _is_sentence(
    document: Document, segment: Segment, block: str, verbs: "re.Pattern[str]"
) -> bool:
    """Whether a block reads like running text, and its last sentence has a finite verb."""
    first = block.lstrip("\"'“‘([")
    if not (first[:1].isupper() or first[:1].isdigit()) or _is_quote_alone(block):
        return False
    if _SIGNATURE.search(block):
        return False
    is_short = word_count(document, segment) < HEADING_WORDS
    if _capitals(block) >= (0.6 if is_short else 0.8):
        return False
    last = sentence_spans(document.text, segment.start, segment.end)[-1]
    found = {match[0] for match in verbs.finditer(document.text, last.start, last.end)}
    past = _SUBJECT_OR_OBJECT.search(document.text, last.start, last.end) is not None
    if is_short:
        # captions and headlines are in the present tense
        found -= _CAPTION_VERBS
        if "," not in block and _HEADLINE_OPENER.match(block):
            return False
    return past or bool(found)


def _is_quote_alone(block: str) -> bool:
    """A pull quote: the whole block in one pair of marks, or in brackets."""
    return (block[0] in '"“' and block[-1] in '"”' and sum(map(block.count, '"“”')) == 2) or (
        block[0] in "([" and block[-1] in ")]"
    )


def _capitals(block: str) -> float:
    """Share of the longer words that begin with a capital, as in a title."""
    words: list[str] = [word for word in _WORD.findall(block) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / max(len(words), 1)


def _among_others(document: Document, index: int) -> bool:
    """Whether the blocks beside it are paragraphs that end with a stop, or headings over one.

    The first block is a title more often than not, and what stands over a list introduces it.
    """
    segments = document.segments
    if index == 0 or not _is_ordinary(document, index - 1):
        return False
    if index + 1 == len(segments):
        return segments[index].gap_before == segments[index - 1].gap_before or index == 1
    following = segments[index + 1]
    if region_between(document, index, index + 1):
        return False
    if following.kind in ("heading", "item"):
        # a long paragraph may stand at the end of the text proper, before notes and links
        ends_text = word_count(document, segments[index]) >= HEADING_WORDS
        over_text = (
            following.kind == "heading"
            and index + 2 < len(segments)
            and _is_ordinary(document, index + 2)
        )
        return word_count(document, following) < SHORTEST and (ends_text or over_text)
    return _is_ordinary(document, index + 1) and not document.text[following.start].islower()


def _is_ordinary(document: Document, index: int) -> bool:
    return document.segments[index].kind == "paragraph" and ends_with_stop(document, index)
