"""One slip is told once, by the rule that says most of it."""

import pytest

import checker

CASES = [
    (
        "According to the groundsman, the pitch was too wet for a second match.",
        "The pitch was too wet for a second match.",
        ["compare/attribution-lost"],
    ),
    (
        "The tower was probably built by monks in the twelfth century.",
        "The tower was built by monks in the twelfth century.",
        ["compare/hedge-lost"],
    ),
    (
        "The club sold 212 season tickets in the first week of the summer.",
        "The club sold season tickets in the first week of the summer.",
        ["compare/number-lost"],
    ),
    (
        "The club has sold most of the tickets for the derby.",
        "The club has sold most of the 8,000 tickets for the derby.",
        ["compare/number-added"],
    ),
    (
        'Rita Almond praised her striker, Pia Voss. "We waited four years for this," Almond said.',
        'Rita Almond praised her striker, Pia Voss. "We waited four years for this," Voss said.',
        ["compare/speaker-changed"],
    ),
    (
        "Warm the milk with a pinch of saffron before you add the sugar.",
        "Warm the milk before you add the sugar.",
        ["compare/words-lost"],
    ),
]


@pytest.mark.parametrize(("original", "rewritten", "rules"), CASES)
def test_a_slip_is_told_by_one_rule(original: str, rewritten: str, rules: list[str]) -> None:
    config = checker.Config(select=("compare",))
    report = checker.compare_texts(original, rewritten, path="text.txt", config=config)
    assert [finding.rule for finding in report.findings] == rules
