"""Long lines without sense are read to their end, in time that grows with their length."""

import random

import pytest

from checker import check_text


def words(number: int) -> list[str]:
    source = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(source.choices(letters, k=source.randint(4, 9))) for _ in range(number)]


@pytest.mark.parametrize(
    "line",
    [
        "A" * 1_000_000,
        "AB " * 300_000,
        " ".join(words(150_000)).title(),
        " ".join(words(150_000)).upper(),
    ],
    ids=["one word", "two letters", "title case", "capitals"],
)
def test_a_megabyte_of_capitals_on_one_line_is_checked(line: str) -> None:
    assert check_text(line + "\n").errors == ()
