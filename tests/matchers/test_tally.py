"""A finding about the document from what the other rules found in it."""

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.matchers import KeyValueError
from checker.matchers.tally import prepare
from checker.readers import read
from checker.rule import load_folder
from checker.ruleset import RuleSet, shipped_folder

RULES = RuleSet(rule for rule in load_folder(shipped_folder()) if rule.family == "garbled")
SPUN = "The commerce unions met. The Supreme Court docket rose. An irregular woodland sorted it."


def tallies(text: str) -> list[tuple[str, str]]:
    found = check_document(read(text, "a.txt"), RULES, Settings()).findings
    return [(f.text, f.scope) for f in found if f.rule == "garbled/spun-text"]


def test_it_is_about_the_document_and_points_at_the_first_evidence() -> None:
    assert tallies(SPUN) == [("commerce unions", "document")]


def test_two_passages_are_not_enough() -> None:
    assert tallies(SPUN.rpartition(" An ")[0]) == []


def test_in_a_long_text_more_are_needed() -> None:
    filler = "\n\nThe night train was late, and the café at the station was shut until noon."
    assert tallies(SPUN + filler * 200) == []


def test_a_tally_of_one_is_refused() -> None:
    with pytest.raises(KeyValueError, match="two passages"):
        prepare({"families": "garbled", "least": 1, "words-for-one": 100})
