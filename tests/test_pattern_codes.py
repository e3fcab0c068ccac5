"""Patterns made from their compiled code are the patterns that `re` compiles."""

import marshal
import re

import pytest

from checker.pattern_codes import CodeTable, codes_of, compile_known, kept, remember_codes, version

CASES = [
    (r"(?P<day>\d+) (?P<month>May|June)", re.IGNORECASE, "on 3 june and 12 May"),
    (r"(?<![\w'’-])[^\W\d_a-z]\w+", 0, "the Łódź tram, O’Neill and von Rath"),
    (r"^\s*$", re.MULTILINE, "a\n\nb\n"),
    (r"(a)|(b)", 0, "abba"),
]


@pytest.mark.parametrize(("pattern", "flags", "text"), CASES)
def test_a_pattern_from_its_code_finds_what_the_compiled_one_finds(
    pattern: str, flags: int, text: str
) -> None:
    codes = codes_of([(pattern, flags)], marshal.dumps)
    remember_codes(CodeTable(memoryview(codes), marshal.loads))
    made, compiled = compile_known(pattern, flags), re.compile(pattern, flags)
    assert made is not compiled
    found = [(m.span(), m.groups(), m.groupdict()) for m in made.finditer(text)]
    assert found == [(m.span(), m.groups(), m.groupdict()) for m in compiled.finditer(text)]
    assert found
    assert (made.flags, made.groupindex) == (compiled.flags, compiled.groupindex)


def test_codes_of_another_version_are_not_used() -> None:
    pattern = r"never seen before \d"
    codes = codes_of([(pattern, 0)], marshal.dumps)
    codes = codes.replace(version().encode(), b"another")
    remember_codes(CodeTable(memoryview(codes), marshal.loads))
    assert compile_known(pattern, 0) is re.compile(pattern, 0)


def test_a_pattern_without_code_is_compiled() -> None:
    assert kept(r"a+b").fullmatch("aab")
