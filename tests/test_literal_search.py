"""Literals are found alike in a short text and in a long one."""

from hypothesis import given
from hypothesis import strategies as st

from checker.rule import load_rule
from checker.ruleset import SHORT, RuleSet, shipped_folder


def rules() -> RuleSet:
    folder = shipped_folder()
    names = ("furniture/source-link", "mechanics/missing-apostrophe", "residue/chat-refusal")
    return RuleSet(load_rule(folder / f"{name}.yaml", folder) for name in names)


WORDS = st.lists(
    st.sampled_from(["source link", "dont", "view", "original", "i'm sorry", "as an ai", ".", "x"]),
    max_size=12,
).map(" ".join)


@given(WORDS)
def test_a_short_text_gives_the_hits_of_the_automaton(text: str) -> None:
    short, long = rules(), rules()
    long.find_literals(" " * (SHORT + 1))
    assert sorted(short.find_literals(text)) == sorted(long.find_literals(text))
