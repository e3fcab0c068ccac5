"""Sums that do not add up: a total and the parts it is said to have, shares above one whole.

A total counts only if a list of nothing but numbered parts follows it at once and ends the clause,
and the parts are of one kind (men, women and children; gold, silver and bronze).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from checker.matchers import Key, Match, Task
from checker.pattern_codes import kept

KEYS = (
    Key("check", "parts|shares", True, "A total and its parts, or two shares of one whole."),
    Key("kinds", "texts", False, "Rows of words that divide one whole: `men women children`."),
    Key("opposed", "list", False, "Pairs of patterns for two shares that exclude each other."),
)

_UNIT_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TEN_WORDS = """
    twenty thirty forty fifty sixty seventy eighty ninety
"""
_UNITS = _UNIT_WORDS.split()
_TENS = _TEN_WORDS.split()
_SMALL = {word: number for number, word in enumerate(_UNITS, 1)} | {"a": 1, "an": 1}
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+|a|an|"
    rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_UNITS[:9])}))?|{'|'.join(_UNITS)})"
)
_ITEM = rf"{_NUMBER} (?:[a-z-]+ ){{0,2}}[a-z-]+"
_LIST = rf"{_ITEM}(?:, {_ITEM})*,? and {_ITEM}"
_PARTS = kept(
    rf"(?<![\w.,$£€-])(?P<total>{_NUMBER})(?P<noun>(?: (?!and\b|or\b)[a-z-]+){{0,4}})"
    rf"(?P<mark>:| ?[–—-]|,| \(| \[)[ ]?(?P<list>{_LIST})(?P<close>[.;)\]!?,]| [–—-]|[–—]|\Z)"
)
_ITEMS = kept(rf"(?P<number>{_NUMBER}) (?P<words>[a-z-]+(?: [a-z-]+){{0,2}}?)(?=,| and |\Z)")
_LOOSE = kept(
    r"\b(?:at least|more than|over|some|about|around|nearly|almost|including|among|up to|further"
    r"|another|other|additional|under|roughly|only)\b(?: the)? ?\Z"
)
_PERCENT = r"(?<![\d.,–-])(\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)"
_TOLERANCE = 0.6
"""Percentage points by which two rounded shares may exceed 100."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The kinds as lists of words; literals for the shares."""
    kinds = keys.get("kinds", [])
    rows = [row.lower().split() for row in ([kinds] if isinstance(kinds, str) else kinds)]
    opposed = [[str(side) for side in pair] for pair in keys.get("opposed", [])]
    literals = (
        [f" {word}" for row in rows for word in row] if rows else ["%", "per cent", "percent"]
    )
    return {"check": keys["check"], "literals": literals, "kinds": rows, "opposed": opposed}


def find(task: Task) -> Iterator[Match]:
    """One match for each sum that does not add up."""
    document = task.document
    check = _parts if task.params["check"] == "parts" else _shares
    hits: defaultdict[int, list[int]] = defaultdict(list)
    for hit in task.hits:
        hits[document.segment_index(hit.start)].append(hit.literal)
    kinds = [{f" {word}" for word in row} for row in task.params["kinds"]]
    literals = task.params["literals"]
    for index, numbers in sorted(hits.items()):
        # a sum has two parts at least, which are words of one kind
        if len(numbers) < 2:
            continue
        words = {literals[number] for number in numbers}
        if kinds and not any(len(kind & words) > 1 for kind in kinds):
            continue
        segment = document.segments[index]
        yield from check(task, segment.start, segment.end)


def value(written: str) -> int:
    """The number that a text of figures or words says."""
    if written[0].isdigit():
        return int(written.replace(",", ""))
    tens, _, unit = written.partition("-")
    if tens in _TENS:
        return 10 * (_TENS.index(tens) + 2) + _SMALL.get(unit, 0)
    return _SMALL[tens]


def _parts(task: Task, start: int, end: int) -> Iterator[Match]:
    kinds = [frozenset(row) for row in task.params["kinds"]]
    document = task.document
    text = document.folded
    for found in _PARTS.finditer(text, start, end):
        total = value(found["total"])
        items = list(_ITEMS.finditer(found["list"]))
        if found["total"] in ("a", "an", "one"):
            continue
        last = [item["words"].rpartition(" ")[2] for item in items]
        if len(set(last)) < len(items) or not any(kind.issuperset(last) for kind in kinds):
            continue
        if _LOOSE.search(text, max(start, found.start() - 20), found.start()):
            continue
        noun = found["noun"].rpartition(" ")[2]
        if found["mark"] == "," and any(noun in kind for kind in kinds):
            # "two men, three women and a child" is a list
            continue
        added = sum(value(item["number"]) for item in items)
        if added != total:
            yield Match(
                found.start("total"),
                found.end("list"),
                {"total": str(total), "sum": str(added)},
            )


def _shares(task: Task, start: int, end: int) -> Iterator[Match]:
    from checker.patterns import finditer

    text = task.document.folded
    for one, two in task.params["opposed"]:
        for first, second in ((one, two), (two, one)):
            pattern = rf"{_PERCENT} {first}[^.;:%\d]{{0,50}}? {_PERCENT} {second}"
            for found in finditer(pattern, text, start, end):
                added = float(found[1]) + float(found[2])
                if added > 100 + _TOLERANCE:
                    yield Match(found.start(), found.end(), {"sum": f"{added:g}"})
