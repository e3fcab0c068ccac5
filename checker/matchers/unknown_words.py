"""Words that are none: slips of the fingers, and words of another language."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.analysis.unknown_words import unknown_words
from checker.finding import Certainty
from checker.matchers import Key, Match, Task

KEYS = (
    Key("find", "slip|foreign", True, "Slips in English words, or words of another language."),
    Key(
        "at-most",
        "integer",
        False,
        "With more matches than this the text has words of its own: all are `possible` only.",
    ),
)


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys as they are; the word lists are read when a text asks for them."""
    return {"find": keys["find"], "at-most": keys.get("at-most")}


def find(task: Task) -> Iterator[Match]:
    """One match for each place of a word that is none, with what it may have been meant to be.

    Words that are neither near to an English one nor like another language's are `possible` slips.
    """
    kinds = ("slip", "other") if task.params["find"] == "slip" else ("foreign",)
    document = task.document
    found = [
        word
        for word in unknown_words(document, task.settings.accept)
        if word.kind in kinds and document.segment_at(word.start).kind in task.kinds
    ]
    most = task.params["at-most"]
    sure = {document.text[word.start : word.end] for word in found if word.sure}
    many = most is not None and len(sure) > most
    for word in found:
        yield Match(
            word.start,
            word.end,
            {"hint": _hint(word.words), "origin": word.origin},
            word.words[0] if word.alone and word.sure else None,
            certainty=None if word.sure and not many else Certainty.possible,
        )


def _hint(words: tuple[str, ...]) -> str:
    """What was meant, as the end of a message."""
    if not words:
        return ""
    return "; meant is perhaps " + " or ".join(f"'{word}'" for word in words)
