"""What many findings together say of a document: one finding about the whole, with its evidence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.finding import Certainty
from checker.matchers import Key, KeyValueError, Match, Related, Task

if TYPE_CHECKING:
    from checker.document import Document
    from checker.rule import Rule

KEYS = (
    Key("families", "texts", True, "Families of rules whose findings count."),
    Key("least", "integer", True, "Different passages that are needed."),
    Key("words-for-one", "integer", True, "Words of text for which one passage is needed."),
)

SHOWN = 3
"""Passages that the message quotes."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys with the families as a list."""
    families = keys["families"]
    if keys["least"] < 2:
        raise KeyValueError("a tally needs two passages at least", ("least",))
    if keys["words-for-one"] < 1:
        raise KeyValueError("is a number of words, 1 or more", ("words-for-one",))
    return {
        "families": [families] if isinstance(families, str) else families,
        "least": keys["least"],
        "words-for-one": keys["words-for-one"],
    }


def find(task: Task) -> Iterator[Match]:
    """Nothing: what the other rules found is not known here; the engine asks `summed`."""
    return iter(())


def summed(
    params: Mapping[str, Any], found: Sequence[tuple["Rule", Match]], document: "Document"
) -> Iterator[Match]:
    """One match about the document if enough passages were found, at the first of them."""
    passages: dict[str, Match] = {}
    for rule, match in sorted(found, key=lambda pair: pair[1].start):
        certainty = rule.certainty if match.certainty is None else match.certainty
        counts = rule.family in params["families"] and match.scope == "text"
        if counts and certainty >= Certainty.likely:
            passages.setdefault(document.text[match.start : match.end].casefold(), match)
    needed = max(params["least"], document.words / params["words-for-one"])
    if len(passages) < needed:
        return
    first, *others = passages.values()
    texts = [document.text[m.start : m.end] for m in passages.values()]
    quoted = ", ".join(f"'{text}'" for text in texts[:SHOWN])
    more = f" and {len(texts) - SHOWN} more" if len(texts) > SHOWN else ""
    yield Match(
        first.start,
        first.end,
        {"count": str(len(passages)), "evidence": quoted + more},
        related=tuple(Related("same", match.start, match.end) for match in others),
        scope="document",
    )
