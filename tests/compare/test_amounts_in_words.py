"""An amount that is told without a number is the amount all the same."""

import pytest

from checker.compare.numbers import number_tokens, told_as, unit_at
from checker.compare.tables import tables
from checker.compare.tokens import tokens_of

CASES = [
    ("14 days", "a fortnight", True),
    ("12 days", "a fortnight", False),
    ("10 years", "a decade", True),
    ("30 minutes", "half an hour", True),
    ("15 minutes", "a quarter of an hour", True),
    ("45 minutes", "three quarters of an hour", True),
    ("90 minutes", "an hour and a half", True),
    ("60 minutes", "an hour and a half", False),
    ("15 ml", "a tablespoon", True),
    ("5 metres", "an hour", False),
]


@pytest.mark.parametrize(("number", "words", "same"), CASES)
def test_words_for_an_amount(number: str, words: str, same: bool) -> None:
    units = tables().units
    tokens = tokens_of(number, 0, len(number), [])
    (at,) = number_tokens(tokens)
    unit, _ = unit_at(tokens, at, units)
    told = tokens_of(words, 0, len(words), [])
    assert told_as(tokens[at], unit, told, units) is same
