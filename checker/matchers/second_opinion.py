"""What another checker finds: some kinds of its remarks a rule.

Nothing is found unless the configuration names the backend. Remarks that no rule asks for are left
out.
"""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from checker.backends import TITLES, Remark, opinions_of
from checker.config import BACKENDS
from checker.finding import Certainty
from checker.matchers import Key, KeyValueError, Match, Task

if TYPE_CHECKING:
    from checker.document import Document

KEYS = (
    Key("from", "|".join(BACKENDS), True, "The other checker."),
    Key("categories", "texts", False, "Its categories whose remarks are reported."),
    Key(
        "only", "texts", False, "Its rules that are reported whatever their category; `*` at ends."
    ),
    Key("unless", "texts", False, "Its rules of these categories that are right too seldom."),
    Key("hints", "texts", False, "Its rules that are no more than a hint: certainty possible."),
    Key(
        "unknown-words",
        "boolean",
        False,
        "Whether only words are reported that we do not know, and whose meant word we share.",
    ),
)

FIRST = 3
"""Suggestions of the other checker among which one of ours must be."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys with lists for single texts."""
    params: dict[str, Any] = {"from": keys["from"]}
    for name in ("categories", "only", "unless", "hints"):
        value = keys.get(name, [])
        params[name] = [value] if isinstance(value, str) else list(value)
    if not params["categories"] and not params["only"]:
        raise KeyValueError("'categories' or 'only' must say which remarks are reported")
    params["unknown-words"] = keys.get("unknown-words", False)
    return params


def find(task: Task) -> Iterator[Match]:
    """The remarks that the rule reports."""
    params, document = task.params, task.document
    remarks = opinions_of(document, params["from"])
    if not remarks:
        return
    unknown = _unknown(task) if params["unknown-words"] else None
    for remark in remarks:
        if not _meant(remark, params):
            continue
        if unknown is not None:
            meant = unknown.get((remark.start, remark.end), ())
            if not set(meant) & set(remark.replacements[:FIRST]):
                continue
        best = remark.replacements[0] if remark.replacements else None
        yield Match(
            remark.start,
            remark.end,
            fields={
                "said": _said(remark, document),
                "source": f"{TITLES[params['from']]} {remark.rule}",
                "other-rule": remark.rule,
            },
            replacement=best,
            certainty=Certainty.possible if _one_of(remark.rule, params["hints"]) else None,
            safe=False,
        )


def _meant(remark: Remark, params: Mapping[str, Any]) -> bool:
    if _one_of(remark.rule, params["unless"]):
        return False
    return remark.category in params["categories"] or _one_of(remark.rule, params["only"])


def _one_of(rule: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(rule, pattern) for pattern in patterns)


def _said(remark: Remark, document: "Document") -> str:
    """The remark's message without its full stop; of an empty one the passage."""
    said = " ".join(remark.message.split()).rstrip(".")
    return said or f"'{document.text[remark.start : remark.end]}'"


def _unknown(task: Task) -> dict[tuple[int, int], tuple[str, ...]]:
    """The places of words that no list of ours has and that are no names, and what was meant."""
    from checker.analysis.unknown_words import unknown_words

    words = unknown_words(task.document, task.settings.accept)
    return {(word.start, word.end): word.words for word in words}
