"""Dates in a text, and whether a text may be of a time."""

import pytest

from checker.analysis.dates import Dated, dates, falls_within, may_be_within
from checker.readers import read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("On 7 February 2023 it rained.", "2023-02-07", "2023-02-07"),
        ("On the 7th of February 2023 it rained.", "2023-02-07", "2023-02-07"),
        ("On February 7, 2023, it rained.", "2023-02-07", "2023-02-07"),
        ("On Feb. 7, 2023, it rained.", "2023-02-07", "2023-02-07"),
        ("On 2023-02-07 it rained.", "2023-02-07", "2023-02-07"),
        ("In February 2023 it rained.", "2023-02-01", "2023-02-31"),
        ("In February, 2023, it rained.", "2023-02-01", "2023-02-31"),
    ],
)
def test_days_and_months_are_read(text: str, first: str, last: str) -> None:
    assert Dated(first, last, True) in dates(read(text, "a.txt"))


def test_a_year_alone_is_the_whole_year() -> None:
    assert dates(read("In 1998 it rained.", "a.txt")) == (Dated("1998-01-01", "1998-12-31", False),)


@pytest.mark.parametrize(
    "text",
    [
        "It was £2000.",
        "She paid 1,998 and 1998.50.",
        "Number 2023-11 is out.",
        "On 2023-14-40, no.",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert dates(read(text, "a.txt")) == ()


def test_the_date_in_the_front_matter_counts() -> None:
    document = read("---\ndate: 2023-02-07\n---\n\nIt rained on the hills.\n", "a.md")
    assert dates(document) == (Dated("2023-02-07", "2023-02-07", True),)


@pytest.mark.parametrize(
    ("text", "may_be", "is_within"),
    [
        ("It rained.", True, False),
        ("It rained in May 2021.", True, True),
        ("It rained in 2021.", True, False),
        ("It rained in 1998.", True, False),
        ("It rained in 2024.", False, False),
        ("It rained in May 1998.", False, False),
        ("It rained in May 1998, and again in 2021.", True, False),
    ],
)
def test_what_a_text_says_of_2020_to_2022(text: str, may_be: bool, is_within: bool) -> None:
    document = read(text, "a.txt")
    assert may_be_within(document, "2020-01-01", "2022-12-31") is may_be
    assert falls_within(document, "2020-01-01", "2022-12-31") is is_within


def test_without_bounds_every_text_is_of_the_time() -> None:
    assert may_be_within(read("It rained in May 1998.", "a.txt"), "", "")
