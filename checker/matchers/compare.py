"""What a text changed of its original: one kind of difference a rule.

A text that is checked alone has no original, and nothing is found.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.matchers import Key, KeyValueError, Match, Related, Task

KINDS = (
    "number-changed",
    "number-lost",
    "number-added",
    "date-changed",
    "unit-changed",
    "name-changed",
    "name-lost",
    "name-added",
    "negation-changed",
    "opposite",
    "modality-changed",
    "allegation-as-fact",
    "hedge-lost",
    "attribution-lost",
    "gender-changed",
    "person-number",
    "speaker-changed",
    "quotation-changed",
    "quotation-invented",
    "words-lost",
    "words-added",
    "term-substituted",
    "sentence-lost",
    "sentence-added",
    "sentence-repeated",
    "sentence-moved",
)

KEYS = (
    Key("finds", "|".join(KINDS), True, "The kind of difference."),
    Key("told", "text", False, "What the original's place is said to be; {was} are its words."),
)

LONGEST_QUOTE = 60
"""Code points of a text that are quoted in a message."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys as they are."""
    if keys["finds"] not in KINDS:
        raise KeyValueError(f"unknown kind of difference {keys['finds']!r}", ("finds",))
    return {"finds": keys["finds"], "told": keys.get("told", "the original has '{was}'")}


def find(task: Task) -> Iterator[Match]:
    """The differences of the rule's kind, each with the original's place."""
    if task.document.original is None:
        return
    from checker.compare.comparison import comparison

    for difference in comparison(task.document).differences.get(task.params["finds"], ()):
        was, now = _short(difference.was), _short(difference.now)
        told = task.params["told"].replace("{was}", was)
        if not was:
            told = f"'{now}' is not in the original" if now else "the original has nothing here"
        related: tuple[Related, ...] = ()
        if difference.original.end:
            related = (Related("other", *difference.original, told, True),)
        yield Match(
            *difference.place,
            fields={"was": was, "now": now, "told": told},
            replacement=difference.restored,
            replace=difference.replace,
            related=related,
            certainty=difference.certainty,
            safe=False,
        )


def _short(text: str) -> str:
    if len(text) <= LONGEST_QUOTE:
        return text
    return text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
