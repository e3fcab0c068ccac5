"""Patterns whose look-behinds were rewritten match what `regex` matches."""

import marshal
import re
from functools import cache

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from checker.look_behind import TooManyVariantsError, with_fixed_widths
from checker.pattern_codes import CodeTable, codes_of

CASES = [
    r"(?<=is|was) a",
    r"(?<!is|was) a",
    r"(?<=(?:is|was) (?:it )?)a\b",
    r"(?<!\bis .{0,3})a",
    r"(?:(?<=it|was)|^) ?is",
    r"(?P<at>a)(?<!(?:s|it) a)(?= )",
    r"(?<=i[st]{1,2}) \w",
]
TEXTS = st.lists(st.sampled_from(["is", "was", "it", "a", "  ", "A", "\n"]), max_size=9)


@cache
def made(pattern: str, flags: int) -> "re.Pattern[str]":
    codes = codes_of([(pattern, flags)], marshal.dumps)
    table = CodeTable(memoryview(codes), marshal.loads)
    found = table.pattern(pattern, flags)
    assert found is not None
    return found


@pytest.mark.parametrize("pattern", CASES)
@given(words=TEXTS)
def test_matches_are_those_of_regex(pattern: str, words: list[str]) -> None:
    text = " ".join(words)
    ours = made(pattern, re.IGNORECASE | re.MULTILINE)
    theirs = regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE | regex.VERSION0)
    assert [m.span() for m in ours.finditer(text)] == [m.span() for m in theirs.finditer(text)]


@pytest.mark.parametrize("pattern", [r"(?<=\w*)a", r"(?<=(?:a|bc){0,30})d"])
def test_a_width_without_bound_is_left_to_regex(pattern: str) -> None:
    from re import _parser  # type: ignore[attr-defined]

    with pytest.raises(TooManyVariantsError):
        with_fixed_widths(_parser.parse(pattern))
    assert codes_of([(pattern, 0)], marshal.dumps).startswith(b"0 ")
