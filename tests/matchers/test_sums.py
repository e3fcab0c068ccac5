"""Totals against their parts, and shares of one whole."""

import functools

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.matchers.sums import value
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder


@functools.cache
def rules(name: str) -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / "meaning" / f"{name}.yaml", folder)])


def found(name: str, text: str) -> list[str]:
    document = read(text, "a.txt")
    return [finding.text for finding in check_document(document, rules(name), Settings()).findings]


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", 12), ("1,200", 1200), ("a", 1), ("seven", 7), ("thirty", 30), ("forty-two", 42)],
)
def test_numbers_are_read_in_figures_and_words(written: str, number: int) -> None:
    assert value(written) == number


@pytest.mark.parametrize(
    "text",
    [
        "They found 12: seven men and four women.",
        "They found 12 people (seven men, three women and a child) in the hut.",
        "They found 12 people — seven men and four women — in the hut.",
        "They found twenty-two people: 11 men and ten women.",
        "They found 12 people, seven men and four women, in the hut.",
    ],
)
def test_a_total_that_its_parts_do_not_reach_is_found(text: str) -> None:
    assert len(found("total-parts", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They found 11: seven men and four women.",
        "They found at least 12: seven men and four women.",
        "They found 12 people, seven men and four women among them.",
        "They found 12 people: seven men, four women and a dog.",
        "They found two men, three women and a child.",
        "They found 12 huts: seven men and four women were inside.",
        "They played 12 games: seven wins and seven boats.",
    ],
)
def test_silence_where_parts_add_up_are_of_two_kinds_or_not_all(text: str) -> None:
    assert found("total-parts", text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("In the end 52% were for and 51% against it.", 1),
        ("In the end 52 per cent voted against it, but 51 per cent voted for it.", 1),
        ("In the end 51% opposed it and 52% backed it.", 1),
        ("In the end 49% opposed it and 51% backed it.", 0),
        ("Of the men 52% were for it. Of the women 51% were against it.", 0),
        ("It was 52% in favour in 2010, and 51% opposed in 2020.", 0),
    ],
)
def test_shares_that_exclude_each_other_are_not_more_than_all(text: str, number: int) -> None:
    assert len(found("shares-over-whole", text)) == number
