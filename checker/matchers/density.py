"""Phrases that say nothing one by one but much when there are many of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.matchers import Key, KeyValueError, Match, Related, Task, phrase

KEYS = (
    Key("any", "list", True, "Literals and patterns, as with `phrase`."),
    Key("unless", "texts", False, "Patterns: a match that overlaps one of their matches is none."),
    Key("case", "fold|exact", False, "exact: upper and lower case must agree. Default: fold."),
    Key("common-literal", "text", False, "Why a pattern may do without a rare literal."),
    Key("per-thousand", "number", True, "Matches per 1,000 words from which the text is reported."),
    Key("minimum", "integer", True, "Fewer matches than this are never reported."),
)

SHOWN = 10
"""Places that a finding lists."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The phrases' prepared keys and the two thresholds."""
    for name in ("per-thousand", "minimum"):
        if keys[name] <= 0:
            raise KeyValueError(f"'{name}' must be more than nothing", (name,))
    own = {name: value for name, value in keys.items() if name not in ("per-thousand", "minimum")}
    return {
        **phrase.prepare(own),
        "per-thousand": keys["per-thousand"],
        "minimum": keys["minimum"],
    }


def find(task: Task) -> Iterator[Match]:
    """One match of the whole document, on the first phrase, when there are too many."""
    matches = sorted(phrase.find(task))
    count = len(matches)
    if count < task.params["minimum"]:
        return
    rate = count * 1000 / max(task.document.words, 1)
    if rate >= task.params["per-thousand"]:
        first = matches[0]
        yield Match(
            first.start,
            first.end,
            {"count": str(count), "rate": f"{rate:.0f}"},
            related=tuple(Related("same", m.start, m.end) for m in matches[1 : SHOWN + 1]),
            scope="document",
        )
