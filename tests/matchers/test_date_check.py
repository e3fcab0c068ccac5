"""Dates, spans and ages that cannot be, by arithmetic."""

import datetime
import functools

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.matchers.date_check import weekday
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


def test_weekdays_are_those_of_the_standard_library() -> None:
    first = datetime.date(1923, 1, 1)
    for number in range(0, 66_000, 13):
        day = first + datetime.timedelta(days=number)
        assert weekday(day.year, day.month, day.day) == day.strftime("%A")


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2023, 2, 29), (1900, 2, 29), (2020, 4, 31), (2020, 13, 1)]
)
def test_days_that_do_not_exist_have_no_weekday(year: int, month: int, day: int) -> None:
    assert weekday(year, month, day) is None


@pytest.mark.parametrize(
    "date",
    [
        "Monday, 14 March 2023",
        "Monday 14th March, 2023",
        "Monday, the 14th of March 2023",
        "Mon, March 14, 2023",
        "Monday, 2023-03-14",
        "14 March 2023 (Monday)",
        "March 14, 2023, a Monday",
    ],
)
def test_a_wrong_weekday_is_found_in_every_form_of_the_date(date: str) -> None:
    assert found("weekday-date", f"They left on {date} by train.") == [date]
    right = date.replace("Monday", "Tuesday").replace("Mon,", "Tue,")
    assert found("weekday-date", f"They left on {right} by train.") == []


@pytest.mark.parametrize(
    "text",
    [
        "They left on Monday, 14 March 1922 by train.",
        "“They left on Monday, 14 March 2023,” he said, and it was so.",
        "On Monday 14 boats left. March 2023 was cold.",
        "The Vancouver Sun, August 16, 2008, had the story on its front page.",
    ],
)
def test_no_weekday_is_judged_before_1923_in_speech_or_without_a_full_date(text: str) -> None:
    assert found("weekday-date", text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rosa Lindqvist (1950–1940) lived by the sea.", "1950–1940"),
        ("She was mayor from 2010 to 2008 in the town.", "from 2010 to 2008"),
        ("She was mayor from 2008 to 2010 in the town.", None),
        ("The boats dropped in number from 2010 to 2008.", None),
        ("The wall was built in the reign of Ammur (1950–1940 BC).", None),
    ],
)
def test_spans_of_years_run_forwards_unless_before_the_era(text: str, place: str | None) -> None:
    assert found("reversed-span", text) == ([place] if place else [])


@pytest.mark.parametrize("age", [69, 70])
def test_the_birthday_may_be_still_to_come(age: int) -> None:
    assert found("age-date", f"Rosa Lindqvist (born 1950) won it aged {age} in 2020.") == []


@pytest.mark.parametrize("age", [68, 71])
def test_other_ages_do_not_fit(age: int) -> None:
    text = f"Rosa Lindqvist (born 1950) won it aged {age} in 2020."
    assert found("age-date", text) == [f"aged {age} in 2020"]


def test_the_age_of_a_relative_is_left_alone() -> None:
    assert found("age-date", "She was born in 1950; her mother was 45 in 2020.") == []
