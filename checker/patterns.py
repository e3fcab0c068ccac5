"""Patterns of rules: compiled at first use, searched with a time limit where they might need it."""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checker.errors import RuleCrashError
from checker.pattern_codes import compile_known, kept

if TYPE_CHECKING:
    import regex

    Pattern = re.Pattern[str] | regex.Pattern[str]
    PatternMatch = re.Match[str] | regex.Match[str]

SEARCH_SECONDS = 1.0
"""Time limit of one pattern over one block."""

TRIAL_LENGTH, TRIAL_SECONDS = 2_000, 0.05
"""Length of the blocks on which a pattern is tried, and the time it may take for each."""

LONG_BLOCK = 10_000
"""Code points from which on a block is searched with a time limit whatever the pattern."""

_QUANTIFIED_GROUP = kept(r"\)(?:[*+]|\{\d+,\})")
_UNBOUNDED = kept(r"(?<!\\)(?:[*+]|\{\d+,\})")
_OWN_WORDS = kept(r"[^\W_]+")
_NAMED = kept(r"\(\?<([A-Za-z_]\w*)>")


def compile_pattern(pattern: str, case: bool = False) -> "Pattern":
    """Compile a pattern, once in a process.

    Where it is shown linear and Python's own `re` knows its syntax, `re` compiles it: 2.5 times
    faster than `regex` on the 81 patterns that one article needed.
    """
    return _compile(pattern, case, limited=not is_linear(pattern))


@functools.cache
def _compile(pattern: str, case: bool, *, limited: bool) -> "Pattern":
    if not limited:
        try:
            return compile_known(in_python_syntax(pattern), flags_of(case))
        except re.error:
            return _compile(pattern, case, limited=True)
    return _compile_regex(pattern, case)


def _flags(case: bool) -> int:
    return int(re.MULTILINE if case else re.MULTILINE | re.IGNORECASE)


def flags_of(case: bool) -> int:
    """The flags of `re` for patterns that do, or do not, mind the case."""
    return int(re.MULTILINE if case else re.MULTILINE | re.IGNORECASE)


@functools.cache
def _compile_regex(pattern: str, case: bool) -> "regex.Pattern[str]":
    import regex

    flags = regex.MULTILINE | regex.VERSION0
    return regex.compile(pattern, flags if case else flags | regex.IGNORECASE)


def check_pattern(pattern: str) -> str | None:
    """What is wrong with a pattern as `regex` syntax, or None; it is tried for backtracking too."""
    import regex

    try:
        compiled = _compile_regex(pattern, False)
    except regex.error as error:
        return f"not a valid regular expression: {error}"
    _checked.add(pattern)
    if not is_linear(pattern) and _stands_trial(pattern, compiled):
        _proven.add(pattern)
    return None


def is_linear(pattern: str) -> bool:
    """Whether a pattern is shown not to backtrack badly on a short block.

    By its form (no group is repeated without bound, and at most two parts are), or by the trial it
    stood when its rule was compiled.
    """
    return pattern in _proven or _is_plain(pattern)


@functools.cache
def _is_plain(pattern: str) -> bool:
    return not _QUANTIFIED_GROUP.search(pattern) and len(_UNBOUNDED.findall(pattern)) <= 2


_checked: set[str] = set()
_proven: set[str] = set()
"""Patterns of less plain form that stood the trial."""


def was_checked(text: str) -> bool:
    """Whether a text is a pattern that `check_pattern` saw in this process."""
    return text in _checked


def proven_patterns() -> list[str]:
    """The patterns that stood the trial in this process, for the compiled rules."""
    return sorted(_proven)


def remember_proven(patterns: Iterable[str]) -> None:
    """Take over what `proven_patterns` gave when the rules were compiled."""
    _proven.update(patterns)


def _stands_trial(pattern: str, compiled: "regex.Pattern[str]") -> bool:
    """Whether long blocks made of the pattern's own words are searched fast.

    Each block repeats something that the pattern may match in several ways, and ends in what it
    cannot match.
    """
    words = _OWN_WORDS.findall(pattern) or ["a"]
    line = " ".join(words)
    pieces = {*words, line, "a", "A", "a ", "A a ", "Ab, ", "1", " ", ".", "- ", "“a” ", "a. A "}
    for piece in sorted(pieces):
        for block in (piece * (TRIAL_LENGTH // len(piece) + 1), f"{piece} " * 200):
            try:
                compiled.search(block[:TRIAL_LENGTH] + "\x00", timeout=TRIAL_SECONDS)
            except TimeoutError:
                return False
    return True


def finditer(
    pattern: str, text: str, start: int, end: int, *, case: bool = False
) -> "Iterator[PatternMatch]":
    """Matches within text[start:end]; raises RuleCrashError when the time limit is passed.

    A time limit makes short searches four times slower, hence only for patterns not shown linear
    and for long blocks.
    """
    if is_linear(pattern) and end - start <= LONG_BLOCK:
        yield from compile_pattern(pattern, case).finditer(text, start, end)
        return
    try:
        yield from _compile_regex(pattern, case).finditer(text, start, end, timeout=SEARCH_SECONDS)
    except TimeoutError:
        raise RuleCrashError(
            f"the pattern {pattern!r} took longer than {SEARCH_SECONDS:g} s on one block; "
            "it backtracks: do not repeat a group that can match the same text in several ways"
        ) from None


def in_python_syntax(pattern: str) -> str:
    """A pattern with named groups in the form that `re` of Python 3.11 parses."""
    return _NAMED.sub(r"(?P<\1>", pattern)
