"""Compiled rules as bytes: a line of JSON, then the code of their patterns."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.pattern_codes import codes_of, remember_codes
from checker.patterns import (
    flags_of,
    in_python_syntax,
    is_linear,
    proven_patterns,
    remember_proven,
    was_checked,
)
from checker.rule import Rule


def dump(rules: Iterable[Rule], key: Any = None) -> bytes:
    """The rules without their examples; `key` is what a cache is checked by."""
    rules = list(rules)
    index, codes = codes_of(sorted({pair for rule in rules for pair in _patterns(rule)}))
    data = {
        "key": key,
        "proven": proven_patterns(),
        "index": index,
        "rules": [rule.to_data() for rule in rules],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + codes


def load(data: bytes, key: Any = None) -> list[Rule] | None:
    """The rules that were dumped under the same key, else None. Raises ValueError or KeyError."""
    end = data.index(b"\n")
    bundle = json.loads(data[:end])
    if bundle["key"] != key:
        return None
    remember_proven(bundle["proven"])
    remember_codes(bundle["index"], memoryview(data)[end + 1 :])
    return [Rule.from_data(item) for item in bundle["rules"]]


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
