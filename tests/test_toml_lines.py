"""The lines of the keys of TOML files."""

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.toml_lines import Path, key_lines, line_of


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a = 1\nb = 2\n", ("b",), 2),
        ("# a = 0\n\na = 1\n", ("a",), 3),
        ("a = [\n  'b = 1',\n  \"]\",\n]\nb = 2\n", ("b",), 5),
        ('a = """\nb = 1\n"""\nb = 2\n', ("b",), 4),
        ("a = '''\nb = 1\n'''\nb = 2\n", ("b",), 4),
        ('a = "\\"b = 1" # b = 2\nb = 3\n', ("b",), 2),
        ("[t]\na = 1\n[u]\na = 2\n", ("u", "a"), 4),
        ("[t.u]\na = 1\n", ("t", "u", "a"), 2),
        ('[t."a.b/**"]\nc = 1\n', ("t", "a.b/**", "c"), 2),
        ("[ t . u ]\na = 1\n", ("t", "u"), 1),
        ("t.u.a = 1\n", ("t", "u", "a"), 1),
        ("[[t]]\na = 1\n[[t]]\na = 2\n", ("t", 1, "a"), 4),
        ("[[t]]\n[t.u]\na = 1\n[[t]]\n[t.u]\na = 2\n", ("t", 1, "u", "a"), 6),
        ("t = {a = 1, b = {c = 2}}\nd = 3\n", ("d",), 2),
    ],
)
def test_line_of_a_key(text: str, path: Path, line: int) -> None:
    tomllib.loads(text)
    assert key_lines(text)[path] == line


def test_key_of_an_inline_table_has_the_line_of_its_table() -> None:
    assert line_of(key_lines("\na = {b = {c = 1}}\n"), ("a", "b", "c")) == 2


_VALUES = st.recursive(
    st.integers() | st.booleans() | st.text("ab\n\"'[]{}=#.\\", max_size=6),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(st.dictionaries(st.text("a.-# [", min_size=1, max_size=4), _VALUES, max_size=6))
def test_every_key_of_a_valid_file_is_found_on_its_line(data: dict[str, Any]) -> None:
    lines: list[str] = []
    expected: dict[str, int] = {}
    for number, (key, value) in enumerate(data.items()):
        lines += ["# c = 1", ""][: number % 3]
        expected[key] = len(lines) + 1
        # a list over several lines, its texts as TOML writes them
        lines += f"{json.dumps(key)} = {json.dumps(value, indent=1)}".split("\n")
    text = "\n".join(lines) + "\n"
    assert tomllib.loads(text) == data
    found = key_lines(text)
    assert {key: found[(key,)] for key in data} == expected
