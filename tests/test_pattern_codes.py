"""Patterns made from their compiled code are the patterns that `re` compiles."""

import re

import pytest

from checker.pattern_codes import codes_of, compile_known, kept, remember_codes

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
    index, codes = codes_of([(pattern, flags)])
    remember_codes(index, memoryview(codes))
    made, compiled = compile_known(pattern, flags), re.compile(pattern, flags)
    assert made is not compiled
    found = [(m.span(), m.groups(), m.groupdict()) for m in made.finditer(text)]
    assert found == [(m.span(), m.groups(), m.groupdict()) for m in compiled.finditer(text)]
    assert found
    assert (made.flags, made.groupindex) == (compiled.flags, compiled.groupindex)


def test_codes_of_another_version_are_not_used() -> None:
    pattern = r"never seen before \d"
    index, codes = codes_of([(pattern, 0)])
    remember_codes({**index, "version": "another"}, memoryview(codes))
    assert compile_known(pattern, 0) is re.compile(pattern, 0)


def test_a_pattern_without_code_is_compiled() -> None:
    assert kept(r"a+b").fullmatch("aab")
