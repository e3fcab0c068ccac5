"""The consistency matcher: the form used less is reported with all its places."""

from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Finding
from checker.matchers import KeyValueError
from checker.matchers.consistency import prepare
from checker.readers import read
from checker.rule import parse_rule
from checker.ruleset import RuleSet

RULE = """
name: Grey or gray
match: consistency
forms:
  - {{label: grey, any: [grey]}}
  - {{label: gray, any: [gray]}}
{more}
severity: warning
certainty: likely
message: "'{{form}}' {{counted}}, '{{majority}}' {{majority_counted}}"
why: A sample.
source: a sample
fix: {{range: match, safe: true}}
examples: {{bad: ["⟦grey⟧"], good: [{{text: grey, because: alone}}]}}
"""


def findings(text: str, more: str = "") -> list[Finding]:
    rule = parse_rule(RULE.format(more=more), "sample.yaml", "house/grey")
    return check_document(read(text, "a.txt"), RuleSet([rule]), Settings()).findings


def test_the_minority_is_reported_once_with_its_other_places() -> None:
    (finding,) = findings(
        "A grey cat, a grey dog, a grey hen, a grey cow. A gray fox saw a gray owl."
    )
    assert (finding.text, finding.message) == ("gray", "'gray' twice, 'grey' 4 times")
    assert [(p.role, p.text) for p in finding.related] == [
        ("same", "gray"),
        ("other", "grey"),
        ("other", "grey"),
        ("other", "grey"),
    ]


def test_every_place_of_the_minority_gets_its_fix() -> None:
    (finding,) = findings(
        "A grey cat, a grey dog, a grey hen, a grey cow. A gray fox saw a gray owl."
    )
    assert [(fix.offset, fix.text, fix.safe) for fix in finding.fixes] == [
        (50, "grey", True),
        (65, "grey", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A grey cat, a grey dog.",
        "A grey cat, a gray dog.",
        "A greyhound, a gray cat, a gray dog.",
        "",
    ],
    ids=["one form", "no majority", "part of a word", "nothing"],
)
def test_no_minority_no_finding(text: str) -> None:
    assert findings(text) == []


def test_without_a_majority_the_later_form_is_possible_when_asked_for() -> None:
    (finding,) = findings("A grey cat, a gray dog.", "undecided: report")
    assert (finding.text, finding.certainty.name, finding.fixes) == ("gray", "possible", ())


def test_a_form_in_an_exempt_context_does_not_count() -> None:
    text = "A grey cat, a grey dog, the gray matter."
    assert findings(text)[0].text == "gray"
    assert findings(text, "unless: gray matter") == []


def test_a_foreign_block_does_not_count() -> None:
    text = (
        "A grey cat, a grey dog.\n\n"
        "Le gray des chats et la couleur des chiens sont pour nous dans une rue avec les vaches."
    )
    assert findings(text) == []


@pytest.mark.parametrize(
    ("forms", "reason"),
    [
        ([{"label": "a", "any": ["a"]}], "at least two forms"),
        ([{"label": "a", "any": ["a"]}, {"any": ["b"]}], "has 'label', 'any'"),
        ([{"label": "a", "any": ["a"]}, {"label": "b", "any": [{"pattern": "("}]}], "not a valid"),
        (
            [{"label": "a", "any": ["a"]}, {"label": "b", "any": [{"pattern": "\\d"}]}],
            "rare literal",
        ),
        ([{"label": "a", "any": ["a"]}, {"label": "b", "any": [3]}], "expected a literal"),
    ],
)
def test_wrong_forms_are_refused(forms: list[Any], reason: str) -> None:
    with pytest.raises(KeyValueError, match=reason):
        prepare({"forms": forms})
