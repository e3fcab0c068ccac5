"""Literals are found alike in a short text and in a long one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.bundle import JSON, MARSHAL, Packing, dump, load
from checker.rule import load_rule
from checker.ruleset import SHORT, RuleSet, shipped_folder

NAMES = ("furniture/source-link", "mechanics/missing-apostrophe", "residue/chat-refusal")
RULES = [load_rule(shipped_folder() / f"{name}.yaml", shipped_folder()) for name in NAMES]
STORED = load(dump(RULES, MARSHAL), MARSHAL) or []
"""The same rules as they come from a bundle; the sets below hold some of it, in another order."""


WORDS = st.lists(
    st.sampled_from(["source link", "dont", "view", "original", "i'm sorry", "as an ai", ".", "x"]),
    max_size=12,
).map(" ".join)


SETS = {
    "loose": RULES,
    "stored": STORED,
    "a part": STORED[1:],
    "both": [STORED[2], RULES[0], STORED[1]],
}


@pytest.mark.parametrize("name", SETS)
@given(text=WORDS)
def test_a_short_text_gives_the_hits_of_the_automaton(name: str, text: str) -> None:
    short, long = RuleSet(SETS[name]), RuleSet(SETS[name])
    long.find_literals(" " * (SHORT + 1))
    assert sorted(short.find_literals(text)) == sorted(long.find_literals(text))


@pytest.mark.parametrize("name", SETS)
def test_literals_are_those_of_the_rules_in_turn(name: str) -> None:
    rules = RuleSet(SETS[name])
    every = [literal for rule in rules.rules for literal in rule.params["literals"]]
    assert rules.literals == every


@pytest.mark.parametrize("packing", [JSON, MARSHAL])
def test_rules_of_a_bundle_are_those_that_were_put_in(packing: Packing) -> None:
    stored = load(dump(RULES, packing, ["a key"]), packing, ["a key"])
    assert stored is not None
    for rule, one in zip(RULES, stored, strict=True):
        assert one._replace(prepared={}) == rule._replace(prepared={}, examples=None)
        assert one.params == rule.params
        assert one.params is one.params
        assert one.literal_count == rule.literal_count


def test_a_bundle_of_another_key_gives_nothing() -> None:
    assert load(dump(RULES, JSON, "a key"), JSON, "another") is None


def test_a_bundle_that_is_cut_off_is_none() -> None:
    with pytest.raises(ValueError, match="cut off"):
        load(dump(RULES, JSON)[:-1], JSON)
