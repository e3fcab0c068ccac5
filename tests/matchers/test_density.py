"""The density matcher: many of a kind are one finding about the document."""

from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Finding
from checker.matchers import KeyValueError
from checker.matchers.density import prepare
from checker.readers import read
from checker.rule import parse_rule
from checker.ruleset import RuleSet

RULE = """
name: Sample
match: density
any:
  - indeed
  - {pattern: "of course(?! not)"}
unless: ["indeed he"]
per-thousand: 100
minimum: 3
severity: warning
certainty: likely
message: "{count} in all, {rate} in a thousand words"
why: A sample.
source: a sample
examples: {bad: ["⟦indeed⟧"], good: [{text: in deed, because: other words}]}
"""


def findings(text: str) -> list[Finding]:
    rule = parse_rule(RULE, "sample.yaml", "house/sample")
    return check_document(read(text, "a.txt"), RuleSet([rule]), Settings()).findings


def test_one_finding_stands_for_all_and_points_at_the_first() -> None:
    (finding,) = findings("It is so, indeed.\n\nOf course it is. Indeed it was.")
    assert finding.scope == "document"
    assert finding.text == "indeed"
    assert finding.message == "3 in all, 273 in a thousand words"
    assert [(place.role, place.text) for place in finding.related] == [
        ("same", "Of course"),
        ("same", "Indeed"),
    ]


def test_too_few_are_nothing() -> None:
    assert findings("It is so, indeed. Of course it is.") == []


def test_too_thinly_spread_are_nothing() -> None:
    assert findings("Indeed. Indeed. Indeed." + " The rain came down all day." * 6) == []


def test_excused_ones_do_not_count() -> None:
    assert findings("Indeed. Indeed he did. Of course not. Of course.") == []


@pytest.mark.parametrize("name", ["per-thousand", "minimum"])
def test_thresholds_must_be_positive(name: str) -> None:
    keys: dict[str, Any] = {"any": ["indeed"], "per-thousand": 5, "minimum": 2, name: 0}
    with pytest.raises(KeyValueError, match=name):
        prepare(keys)
