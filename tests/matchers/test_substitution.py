"""The substitution matcher: wrong forms and the right ones to put in their place."""

from pathlib import Path
from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Finding
from checker.matchers import KeyValueError
from checker.matchers.substitution import carry_case, prepare
from checker.readers import read
from checker.rule import parse_rule
from checker.ruleset import RuleSet

RULE = """
name: Sample
match: substitution
{keys}
severity: error
certainty: certain
message: "{{match}}: {{suggestions}}"
why: A sample.
source: a sample
fix: {{safe: true}}
examples: {{bad: ["⟦dont⟧"], good: [{{text: do, because: right}}]}}
"""


def findings(text: str, keys: str, folder: Path | None = None) -> list[Finding]:
    rule = parse_rule(RULE.format(keys=keys), "sample.yaml", "house/sample", folder)
    return check_document(read(text, "a.txt"), RuleSet([rule]), Settings()).findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They dont know.", [("dont", "don't")]),
        ("Dont go. DONT GO.", [("Dont", "Don't"), ("DONT", "DON'T")]),
        ("The dontist and undont.", []),
        ("They don't know.", []),
        ("Use #dont, DONT_CARE or a/dont here.", []),
    ],
)
def test_whole_words_are_replaced_with_their_case(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = findings(text, "map: {dont: don't}")
    assert [(finding.text, finding.fixes[0].text) for finding in found] == expected


def test_several_right_forms_are_named_and_the_first_is_the_fix() -> None:
    (finding,) = findings("The alot was sold.", "map: {alot: [a lot, allot]}")
    assert finding.message == "alot: 'a lot' or 'allot'"
    assert [fix.text for fix in finding.fixes] == ["a lot"]


def test_the_longest_of_overlapping_forms_wins() -> None:
    found = findings("He is not to blame.", "map: {is not: isn't, is not to: needn't, not to: to}")
    assert [finding.text for finding in found] == ["is not to"]


def test_the_apostrophe_of_the_text_is_kept() -> None:
    (finding,) = findings("The dog lost its’ bone.", 'map: {"its\'": "it\'s"}')
    assert finding.fixes[0].text == "it’s"


def test_a_pattern_can_excuse_a_place() -> None:
    keys = 'map: {dont: don\'t}\nunless: ["dont \\\\[sic\\\\]"]'
    assert [f.column for f in findings("We dont. They dont [sic] know.", keys)] == [4]


def test_a_mark_between_words_that_belong_together() -> None:
    keys = "terms: [such as, United States]\nbroken-by: ',;'"
    found = findings("Such, as the United; States, such as it is.", keys)
    assert [(finding.text, finding.fixes[0].text) for finding in found] == [
        ("Such, as", "Such as"),
        ("United; States", "United States"),
    ]


def test_forms_can_stand_in_a_table(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "a.tsv").write_text("# wrong, right\n\nalot\ta lot|allot\n")
    (finding,) = findings("The alot was sold.", "table: a.tsv", tmp_path)
    assert finding.message == "alot: 'a lot' or 'allot'"


@pytest.mark.parametrize(
    ("model", "text", "expected"),
    [
        ("dont", "don't", "don't"),
        ("Dont", "don't", "Don't"),
        ("DONT", "don't", "DON'T"),
        ("A", "an", "An"),
        ("", "an", "an"),
    ],
)
def test_case_is_carried_over(model: str, text: str, expected: str) -> None:
    assert carry_case(model, text) == expected


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({}, "in 'map', 'table' or 'terms'"),
        ({"map": {"a": 1}}, "right form as a text"),
        ({"map": {"a": []}}, "no right form"),
        ({"map": {" ": "b"}}, "matches everywhere"),
        ({"terms": ["such as"]}, "go together"),
        ({"terms": ["such"], "broken-by": ","}, "one word"),
        ({"map": {"a": "b"}, "unless": ["("]}, "not a valid"),
        ({"table": "none.tsv"}, "cannot be read"),
    ],
)
def test_wrong_keys_are_refused(keys: dict[str, Any], message: str) -> None:
    with pytest.raises(KeyValueError, match=message):
        prepare(keys)


def test_a_table_line_without_a_right_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "a.tsv").write_text("alot\n")
    with pytest.raises(KeyValueError, match=r"a\.tsv:1: expected"):
        prepare({"table": "a.tsv", "__folder__": str(tmp_path)})
