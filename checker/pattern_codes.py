"""The compiled code of patterns: those of the rules, kept beside them, and the modules' own.

Compiling the 80 patterns of rules that one article reaches takes 21 ms of a cold start, the 200 of
our own modules 50 ms, making them from their code 1 ms each time. The code is what `re` itself
hands to its engine; it is used only by the Python that made it, as compiled modules are, and the
engine checks it. Everything else compiles anew.
"""

import functools
import marshal
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

try:  # the interpreter's own: `hashlib` loads OpenSSL first, 5 ms of a cold start
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256

KEPT = Path(__file__).parent / "_rules" / "patterns.bundle"
"""In an installed package: the codes of the modules' own patterns."""

_tables: "list[CodeTable]" = []
_asked: dict[tuple[str, int], None] = {}


@functools.cache
def version() -> str:
    """What must agree for codes to be of use: the Python that made them."""
    import _sre  # type: ignore[import-not-found]

    return f"{sys.implementation.cache_tag} {sys.byteorder} {_sre.MAGIC} {_sre.CODESIZE}"


def _digest(pattern: str, flags: int) -> int:
    """A number by which a pattern is looked up."""
    key = f"{int(flags)} {pattern}".encode("utf-8", "surrogatepass")
    return int.from_bytes(sha256(key).digest()[:8], "little")


def codes_of(patterns: Iterable[tuple[str, int]], dumps: Callable[[Any], bytes]) -> bytes:
    """The codes of patterns with their flags, as a `CodeTable` reads them.

    Those that `re` cannot compile are left out. The layout: a line with the number of patterns and
    the version; their digests in order; for each the lengths up to its entry, of the entry, and of
    its code; then each entry, packed, with its code.
    """
    from re import _compiler, _parser  # type: ignore[attr-defined]

    from checker.look_behind import TooManyVariantsError, with_fixed_widths

    entries: dict[int, tuple[bytes, bytes]] = {}
    for pattern, flags in patterns:
        try:
            tree = with_fixed_widths(_parser.parse(pattern, flags))
            code = array("I", _compiler._code(tree, flags)).tobytes()
        except (re.error, TooManyVariantsError):
            continue
        state = tree.state
        every = int(flags | state.flags)
        entry = [pattern, int(flags), every, state.groups - 1, state.groupdict]
        entries[_digest(pattern, flags)] = dumps(entry), code
    places = array("I")
    data = bytearray()
    for _, (packed, code) in sorted(entries.items()):
        places.extend((len(data), len(packed), len(code)))
        data += packed + code
    head = f"{len(entries)} {version()}\n".encode()
    return head + array("Q", sorted(entries)).tobytes() + places.tobytes() + bytes(data)


class CodeTable:
    """Patterns and their code in the bytes that `codes_of` gave; one entry is read when needed."""

    def __init__(self, data: memoryview, loads: Callable[[Any], Any]) -> None:
        head = bytes(data[:200]).partition(b"\n")[0]
        count, _, made_by = head.decode().partition(" ")
        size = int(count) if made_by == version() else 0
        digests, places = len(head) + 1, len(head) + 1 + 8 * size
        self._digests = data[digests:places].cast("Q")
        self._places = data[places : places + 12 * size].cast("I")
        self._entries = data[places + 12 * size :]
        self._loads = loads

    def pattern(
        self, pattern: str, flags: int, digest: int | None = None
    ) -> "re.Pattern[str] | None":
        """A pattern made from its code, if that is known; `digest` only saves time."""
        digest = _digest(pattern, flags) if digest is None else digest
        at = bisect_left(self._digests, digest)
        if at == len(self._digests) or self._digests[at] != digest:
            return None
        start, length, code_length = self._places[3 * at : 3 * at + 3]
        end = start + length
        known, asked, all_flags, groups, names = self._loads(self._entries[start:end])
        if (known, asked) != (pattern, int(flags)):
            return None
        import _sre

        code = array("I", bytes(self._entries[end : end + code_length]))
        by_number: list[str | None] = [None] * (groups + 1)
        for name, group in names.items():
            by_number[group] = name
        made: re.Pattern[str] = _sre.compile(
            pattern, all_flags, code.tolist(), groups, names, tuple(by_number)
        )
        return made


def kept(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """As `re.compile`, for the patterns of our own modules: an installed package has their code."""
    if not _asked and KEPT.is_file():
        remember_codes(CodeTable(memoryview(KEPT.read_bytes()), marshal.loads))
    _asked[pattern, int(flags)] = None
    return compile_known(pattern, int(flags))


def dump_kept() -> bytes:
    """The codes of all patterns that were asked of `kept` so far."""
    return codes_of(_asked, lambda entry: marshal.dumps(entry, 2))


def remember_codes(table: CodeTable) -> None:
    """Take over codes; those of another Python are of no use."""
    _tables.append(table)


def compile_known(pattern: str, flags: int) -> "re.Pattern[str]":
    """Compile a pattern, from its code if that is known. Raises re.error."""
    if _tables:
        digest = _digest(pattern, flags)
        for table in _tables:
            made = table.pattern(pattern, flags, digest)
            if made is not None:
                return made
    return re.compile(pattern, flags)
