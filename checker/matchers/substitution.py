"""Wrong forms with the right ones to put in their place."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.document import Segment
from checker.matchers import Key, KeyValueError, Match, Task
from checker.matchers.phrase import fold_literal, whole_words
from checker.patterns import check_pattern, finditer
from checker.text import Span

KEYS = (
    Key("map", "mapping", False, "Wrong form: right form, or a list of them, the best first."),
    Key("table", "text", False, "A lexicon in `lexicons/`: wrong, tab, right forms parted by |."),
    Key("terms", "texts", False, "Words that stand together, with `broken-by`."),
    Key("broken-by", "text", False, "Marks that must not stand after the first word of `terms`."),
    Key("unless", "texts", False, "Patterns: a match that overlaps one of their matches is none."),
)


_NOT_PROSE = frozenset("_@#/\\")
"""Beside one of these a word is part of an identifier, a handle or a path."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Folded wrong forms are the literals; the right forms stand in the same order."""
    pairs = [(wrong, _texts(right, wrong)) for wrong, right in keys.get("map", {}).items()]
    if "table" in keys:
        pairs += _table(keys["table"], keys.get("__folder__"))
    terms = keys.get("terms", [])
    terms = [terms] if isinstance(terms, str) else terms
    if bool(terms) != ("broken-by" in keys):
        raise KeyValueError("'terms' and 'broken-by' go together", ("terms",))
    for number, term in enumerate(terms):
        first, blank, rest = term.partition(" ")
        if not blank:
            raise KeyValueError(f"{term!r} is one word", ("terms", number))
        pairs += [(f"{first}{mark} {rest}", [term]) for mark in keys["broken-by"]]
    if not pairs:
        raise KeyValueError("give the wrong and right forms in 'map', 'table' or 'terms'")
    unless = keys.get("unless", [])
    unless = [unless] if isinstance(unless, str) else unless
    for number, pattern in enumerate(unless):
        problem = check_pattern(pattern)
        if problem:
            raise KeyValueError(problem, ("unless", number))
    rights: dict[str, list[str]] = {}
    for wrong, right in pairs:
        if not wrong.strip():
            raise KeyValueError("an empty form matches everywhere", ("map",))
        rights.setdefault(fold_literal(wrong), right)
    return {"literals": list(rights), "rights": list(rights.values()), "unless": unless}


def _texts(value: Any, wrong: str) -> list[str]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
        raise KeyValueError("expected the right form as a text, or several", ("map", wrong))
    if not values:
        raise KeyValueError("no right form given", ("map", wrong))
    return values


def _table(name: str, folder: str | None) -> list[tuple[str, list[str]]]:
    path = Path(folder or ".") / "lexicons" / name
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyValueError(f"the table {path} cannot be read: {error}", ("table",)) from None
    pairs = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        wrong, tab, right = line.partition("\t")
        if not tab or not right.strip():
            raise KeyValueError(
                f"{path}:{number}: expected wrong form, tab, right form", ("table",)
            )
        pairs.append((wrong, right.strip().split("|")))
    return pairs


def find(task: Task) -> Iterator[Match]:
    """Wrong forms as whole words, the longest where they overlap; the right form as the fix."""
    document = task.document
    last = -1
    excuses: list[Span] = []
    block = -1
    for hit in sorted(task.hits, key=lambda hit: (hit.start, -hit.end)):
        beside = document.text[max(hit.start - 1, 0)] + document.text[hit.end : hit.end + 1]
        if (
            hit.start < last
            or not whole_words(document.folded, hit.start, hit.end)
            or not _NOT_PROSE.isdisjoint(beside)
        ):
            continue
        index = document.segment_index(hit.start)
        if index != block:
            block, excuses = index, _excuses(task, document.segments[index])
        if any(excuse.start < hit.end and excuse.end > hit.start for excuse in excuses):
            continue
        last = hit.end
        found = document.text[hit.start : hit.end]
        rights = [carry_case(found, right) for right in task.params["rights"][hit.literal]]
        if "’" in found:
            rights = [right.replace("'", "’") for right in rights]
        fields = {"suggestions": " or ".join(f"'{right}'" for right in rights)}
        yield Match(hit.start, hit.end, fields, rights[0])


def _excuses(task: Task, segment: Segment) -> list[Span]:
    """Where the rule's `unless` patterns match in a block."""
    return [
        Span(*match.span())
        for pattern in task.params["unless"]
        for match in finditer(pattern, task.document.text, segment.start, segment.end)
    ]


def carry_case(model: str, text: str) -> str:
    """`text` in capitals if `model` is, with a first capital if `model` has one."""
    if len(model) > 1 and model.isupper():
        return text.upper()
    if model[:1].isupper():
        return text[:1].upper() + text[1:]
    return text
