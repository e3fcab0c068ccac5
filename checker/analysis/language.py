"""Whether a block is English, by its declared language or its function words."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.document import Part

ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "with",
        "were",
        "for",
        "this",
        "which",
        "from",
        "have",
        "has",
        "had",
        "been",
        "they",
        "his",
        "her",
        "you",
        "are",
        "it",
        "by",
        "be",
        "but",
        "their",
        "there",
        "would",
        "who",
        "will",
        "what",
        "when",
        "she",
        "its",
        "than",
        "them",
        "can",
        "could",
        "into",
        "our",
        "not",
        "is",
        "was",
        "as",
        "at",
        "an",
        "we",
        "your",
        "my",
        "how",
        "if",
        "do",
        "don't",
        "it's",
        "i'm",
        "about",
        "where",
        "why",
        "all",
    ]
)
"""English function words that hardly occur in other languages' running text."""

FOREIGN = frozenset(
    # French, Spanish, Portuguese, Italian, German, Dutch, Scandinavian, Polish, Czech, Turkish,
    # Romanian, Indonesian: words that are not English and stand in nearly every sentence
    [
        "le",
        "les",
        "des",
        "du",
        "et",
        "est",
        "une",
        "dans",
        "qui",
        "que",
        "pour",
        "pas",
        "sur",
        "avec",
        "ce",
        "cette",
        "sont",
        "au",
        "aux",
        "ont",
        "mais",
        "nous",
        "vous",
        "elle",
        "être",
        "el",
        "los",
        "las",
        "del",
        "es",
        "por",
        "una",
        "con",
        "para",
        "se",
        "su",
        "como",
        "pero",
        "más",
        "está",
        "lo",
        "muy",
        "también",
        "não",
        "uma",
        "com",
        "os",
        "das",
        "dos",
        "ao",
        "foi",
        "mais",
        "é",
        "em",
        "seu",
        "il",
        "di",
        "che",
        "della",
        "per",
        "sono",
        "gli",
        "nel",
        "dei",
        "delle",
        "anche",
        "è",
        "der",
        "und",
        "ist",
        "nicht",
        "den",
        "von",
        "mit",
        "dem",
        "ein",
        "eine",
        "zu",
        "auf",
        "für",
        "sich",
        "auch",
        "wird",
        "sind",
        "het",
        "een",
        "van",
        "niet",
        "zijn",
        "voor",
        "dat",
        "ook",
        "och",
        "att",
        "det",
        "som",
        "är",
        "på",
        "inte",
        "og",
        "ikke",
        "av",
        "til",
        "med",
        "nie",
        "jest",
        "się",
        "na",
        "że",
        "w",
        "z",
        "jak",
        "je",
        "v",
        "že",
        "bir",
        "ve",
        "bu",
        "için",
        "ile",
        "și",
        "în",
        "nu",
        "din",
        "cu",
        "yang",
        "dan",
        "untuk",
        "dengan",
        "tidak",
    ]
)

MINIMUM_WORDS = 8
"""Blocks with fewer words are taken for English: a name or a headline cannot be told."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


def is_english(text: str) -> bool:
    """Whether running text is English as far as can be told; short text counts as English."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    other = len(_OTHER_SCRIPT.findall(text))
    if other >= 4 and other > len(text) * 0.3:
        return False
    if len(words) < MINIMUM_WORDS:
        return True
    english = sum(word in ENGLISH for word in words)
    foreign = sum(word in FOREIGN for word in words)
    return not (foreign >= 2 and foreign > 2 * english)


def english_flags(parts: "Sequence[Part]", declared: str | None) -> list[bool]:
    """For each part whether it is to be checked as English."""
    flags = []
    for part in parts:
        language = part.language or declared
        if language is not None and not language.lower().startswith("en"):
            flags.append(False)
            continue
        # a set test first: one English function word is enough in all but mixed blocks, and
        # counting them in every block costs five times as much
        text = "".join(run.text for run in part.runs)
        words = text.split()
        flags.append(
            language is not None
            or (text.isascii() and len(ENGLISH.intersection(words)) >= 2)
            or is_english(text)
        )
    return flags
