"""The compiled code of patterns: those of the rules, kept beside them, and the modules' own.

Compiling the 80 patterns of rules that one article reaches takes 21 ms of a cold start, the 140 of
our own modules 35 ms, making them from their code 1 ms each time. The code is what `re` itself
hands to its engine; it is used only by the very Python version that made it, and the engine checks
it. Everything else compiles anew.
"""

import re
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "_rules" / "patterns.bundle"
"""In an installed package: the codes of the modules' own patterns."""

Index = dict[str, Any]
"""`version`, and by key of the pattern: flags, number of groups, their names, offset, length."""

_index: Index = {}
_codes: list[memoryview] = []
_asked: dict[tuple[str, int], None] = {}


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


def kept(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """As `re.compile`, for the patterns of our own modules: an installed package has their code."""
    if not _asked and KEPT.is_file():
        load_kept(KEPT.read_bytes())
    _asked[pattern, int(flags)] = None
    return compile_known(pattern, int(flags))


def dump_kept() -> bytes:
    """The codes of all patterns that were asked of `kept` so far: an index as JSON, then codes."""
    import json

    index, codes = codes_of(_asked)
    return json.dumps(index, ensure_ascii=False).encode() + b"\n" + codes


def load_kept(data: bytes) -> None:
    """Take over what `dump_kept` gave."""
    import json

    end = data.index(b"\n")
    remember_codes(json.loads(data[:end]), memoryview(data)[end + 1 :])


def remember_codes(index: Index, codes: memoryview) -> None:
    """Take over codes that this very version made; others are of no use."""
    if index["version"] == _version():
        number = len(_codes)
        _codes.append(codes)
        _index.update((key, (number, entry)) for key, entry in index.items() if key != "version")


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
