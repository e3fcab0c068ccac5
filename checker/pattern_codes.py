"""The compiled code of patterns, kept beside the compiled rules.

Compiling the 80 patterns that one article reaches takes 21 ms of a cold start, making them from
their code 1 ms. The code is what `re` itself hands to its engine; it is used only by the very
Python version that made it, and the engine checks it. Everything else compiles anew.
"""

import re
import sys
from array import array
from collections.abc import Iterable
from typing import Any

Index = dict[str, Any]
"""`version`, and by key of the pattern: flags, number of groups, their names, offset, length."""

_index: Index = {}
_codes: list[memoryview] = []


def _version() -> str:
    import _sre  # type: ignore[import-not-found]

    return f"{sys.implementation.cache_tag} {sys.version_info} {_sre.MAGIC} {_sre.CODESIZE}"


def _key(pattern: str, flags: int) -> str:
    return f"{flags} {pattern}"


def codes_of(patterns: Iterable[tuple[str, int]]) -> tuple[Index, bytes]:
    """The codes of patterns with their flags; those that `re` cannot compile are left out."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    index: Index = {"version": _version()}
    codes = bytearray()
    for pattern, flags in patterns:
        try:
            tree = _parser.parse(pattern, flags)
            code = array("I", _compiler._code(tree, flags)).tobytes()
        except re.error:
            continue
        state = tree.state
        index[_key(pattern, flags)] = [
            flags | state.flags,
            state.groups - 1,
            state.groupdict,
            len(codes),
            len(code),
        ]
        codes += code
    return index, bytes(codes)


def remember_codes(index: Index, codes: memoryview) -> None:
    """Take over codes that this very version made; others are of no use."""
    if index["version"] == _version():
        number = len(_codes)
        _codes.append(codes)
        _index.update((key, (number, entry)) for key, entry in index.items())


def compile_known(pattern: str, flags: int) -> "re.Pattern[str]":
    """Compile a pattern, from its code if that is known. Raises re.error."""
    known = _index.get(_key(pattern, flags))
    if known is None:
        return re.compile(pattern, flags)
    import _sre

    number, (all_flags, groups, names, start, length) = known
    code = array("I", bytes(_codes[number][start : start + length]))
    by_number: list[str | None] = [None] * (groups + 1)
    for name, group in names.items():
        by_number[group] = name
    compiled: re.Pattern[str] = _sre.compile(
        pattern, all_flags, code.tolist(), groups, names, tuple(by_number)
    )
    return compiled
