"""Compiled rules as one file: an index, and apart what a rule needs only when it runs.

A text reaches a third of the rules, so all but their heads stays packed until a rule is asked for
its `params`. The layout: a line with the lengths of the parts, then the index (heads of the rules,
and where the rest of each stands), the literals of all rules, their params one by one, and the
code of their patterns.

What an installed package carries is packed by `marshal`, which reads it fastest and trusts what it
reads, as Python does its own compiled modules. What lies in a user's cache is JSON.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, count, repeat
from typing import Any, NamedTuple

from checker.finding import Certainty, Severity
from checker.literal_index import LiteralIndex, index_of
from checker.pattern_codes import CodeTable, codes_of, remember_codes
from checker.patterns import (
    flags_of,
    in_python_syntax,
    is_linear,
    proven_patterns,
    remember_proven,
    was_checked,
)
from checker.rule import Rule


class Packing(NamedTuple):
    """A way to write plain data as bytes and to read it again."""

    dumps: Callable[[Any], bytes]
    loads: Callable[[Any], Any]


def _json_dumps(value: Any) -> bytes:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _json_loads(data: Any) -> Any:
    import json

    return json.loads(bytes(data))


JSON = Packing(_json_dumps, _json_loads)
# the second version writes no references, which would differ from one build to the next, and is
# read by every Python since
MARSHAL = Packing(lambda value: marshal.dumps(value, 2), marshal.loads)

_PARTS = 5


class Stored:
    """The params of a rule in a bundle, unpacked when they are first asked for."""

    __slots__ = ("_length", "_params", "_start", "bundle", "literal_count", "number")

    def __init__(self, bundle: "Bundle", number: int, place: list[int]) -> None:
        self.bundle, self.number = bundle, number
        self._start, self._length, self.literal_count, _ = place
        self._params: dict[str, Any] | None = None

    @property
    def params(self) -> dict[str, Any]:
        """The matcher's prepared keys; the same object at every call."""
        if self._params is None:
            self._params = self.bundle.params(self._start, self._length)
        return self._params


class Bundle:
    """The bytes of a bundle and what has been read of them."""

    def __init__(self, data: Any, packing: Packing) -> None:
        end = data.find(b"\n")
        lengths = [int(number) for number in data[:end].split()]
        self._view = memoryview(data)
        self._ends = list(accumulate(lengths, initial=end + 1))
        if len(lengths) != _PARTS or self._ends[-1] != len(data):
            raise ValueError("the bundle is cut off")
        self._loads = packing.loads
        self.key, proven, heads, places = self._loads(self._part(0))
        remember_proven(proven)
        remember_codes(CodeTable(self._part(4), packing.loads))
        self.starts = [place[3] for place in places]
        """The number of each rule's first literal among all."""
        stored = map(Stored, repeat(self), count(), places)
        self.rules = list(map(_rule, heads, stored))

    def _part(self, number: int) -> memoryview:
        return self._view[self._ends[number] : self._ends[number + 1]]

    def params(self, start: int, length: int) -> dict[str, Any]:
        """Params of a rule."""
        params: dict[str, Any] = self._loads(self._part(3)[start : start + length])
        return params

    @cached_property
    def literals(self) -> LiteralIndex:
        """The literals of all rules, in their order."""
        pieces, starts = self._loads(self._part(1))
        return LiteralIndex(pieces, starts, self._part(2))


def dump(rules: Iterable[Rule], packing: Packing, key: Any = None) -> bytes:
    """The rules without their examples; `key` is what a cache is checked by."""
    rules = list(rules)
    patterns = sorted({pair for rule in rules for pair in _patterns(rule)})
    stored = bytearray()
    places = []
    literals: list[str] = []
    for rule in rules:
        packed = packing.dumps(rule.params)
        places.append([len(stored), len(packed), rule.literal_count, len(literals)])
        stored += packed
        literals += rule.params.get("literals") or ()
    heads = [_head(rule) for rule in rules]
    *index, texts = index_of(literals)
    parts = (
        packing.dumps([key, proven_patterns(), heads, places]),
        packing.dumps(index),
        texts,
        bytes(stored),
        codes_of(patterns, packing.dumps),
    )
    return " ".join(map(str, map(len, parts))).encode() + b"\n" + b"".join(parts)


def load(data: Any, packing: Packing, key: Any = None) -> list[Rule] | None:
    """The rules that were dumped under the same key, else None. Raises ValueError or TypeError.

    `data` may be bytes or a memory map.
    """
    bundle = Bundle(data, packing)
    return bundle.rules if bundle.key == key else None


def _head(rule: Rule) -> list[Any]:
    return [
        rule.id,
        rule.name,
        rule.match,
        int(rule.severity),
        int(rule.certainty),
        rule.message,
        rule.why,
        rule.source,
        rule.its,
        rule.mqm,
        rule.path,
        sorted(rule.kinds),
        rule.speech,
        dict(rule.fix) if rule.fix else None,
        dict(rule.company) if rule.company else None,
        list(rule.yields_to),
    ]


_SEVERITIES, _CERTAINTIES = tuple(Severity), tuple(Certainty)


def _rule(head: list[Any], stored: Stored) -> Rule:
    """The inverse of `_head`."""
    head[3:3] = [stored]
    head[4], head[5] = _SEVERITIES[head[4]], _CERTAINTIES[head[5]]
    head[12], head[16] = frozenset(head[12]), tuple(head[16])
    return Rule(*head)


def _patterns(rule: Rule) -> Iterator[tuple[str, int]]:
    """The patterns of a rule that need no time limit, in the form and with the flags of `re`."""
    exact = bool(rule.params.get("case", rule.match == "variety"))
    for text in _texts(rule.params):
        if was_checked(text) and is_linear(text):
            yield in_python_syntax(text), flags_of(exact)


def _texts(value: Any) -> Iterator[str]:
    """All texts in prepared keys, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
