"""Blocks and their neighbours."""

import pytest

from checker.analysis.blocks import ends_with_stop, region_between, word_count
from checker.readers import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is so.", True),
        ("“Is it so?”", True),
        ("(It is so!)", True),
        ("It is so…", True),
        ("It is so", False),
        ("It is so:", False),
    ],
)
def test_a_stop_at_the_end(text: str, expected: bool) -> None:
    assert ends_with_stop(read(text, "text.txt"), 0) is expected


def test_words_are_counted_by_spaces() -> None:
    document = read("It is  so.\n\nOne", "text.txt")
    assert [word_count(document, segment) for segment in document.segments] == [3, 1]


def test_code_parts_two_blocks_and_a_comment_does_not() -> None:
    code = read("It is so.\n\n    make all\n\nAnd so on.", "text.md")
    assert region_between(code, 0, 1)
    comment = read("It is so.\n\n<!-- subeditor-disable -->\n\nAnd so on.", "text.txt")
    assert not region_between(comment, 0, 1)
    assert not region_between(read("It is so.\n\nAnd so on.", "text.md"), 0, 1)
