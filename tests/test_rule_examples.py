"""Every example of every shipped rule comes out as the rule file says.

Those of rules that report what another checker finds run beside that checker, in `backends/`.
"""

import functools

import pytest

from checker.rule import Rule, load_folder
from checker.rule_examples import Example, examples_of, problem_of
from checker.ruleset import RuleSet, shipped_folder


@functools.cache
def all_rules() -> RuleSet:
    return RuleSet(load_folder(shipped_folder()))


CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{example.label}")
    for rule in all_rules().rules
    if rule.match != "second_opinion"
    for example in examples_of(rule)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example_comes_out_as_the_rule_says(rule: Rule, example: Example) -> None:
    assert problem_of(rule, example, all_rules()) is None
