"""The phrase matcher: literals and patterns, where they may stand, what belongs to them."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import Settings
from checker.document import CHECKED_KINDS, Document
from checker.matchers import Hits, KeyValueError, Match, Task
from checker.matchers.phrase import find, fold_literal, prepare
from checker.readers import read

AROUND = "The keeper lit the lamp at dusk.\n\n{}\n\nThe boats came home one by one."


def found(text: str, *entries: Any, path: str = "text.txt", **keys: Any) -> list[str]:
    document, matches = run(text, *entries, path=path, **keys)
    return [document.text[match.start : match.end] for match in matches]


def run(
    text: str, *entries: Any, path: str = "text.txt", **keys: Any
) -> tuple[Document, list[Match]]:
    document = read(text, path)
    named = {name.replace("_", "-"): value for name, value in keys.items()}
    params = prepare({"any": list(entries), **named})
    starts = {
        number: [m.start() for m in re.finditer(f"(?={re.escape(literal)})", document.folded)]
        for number, literal in enumerate(params["literals"])
    }
    hits = Hits(starts, params["literals"])
    return document, list(find(Task(params, document, hits, Settings(), CHECKED_KINDS)))


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("Ring the tide bell twice.", ["tide bell"]),
        ("Ring the TIDE   Bell twice.", ["TIDE Bell"]),
        ("The tide-bell rings.", []),
        ("Hear the tide bells ring.", []),
        ("A riptide bell is a thing.", []),
        ("Tide bell and tide bell.", ["Tide bell", "tide bell"]),
    ],
)
def test_a_literal_matches_whole_words_in_any_case_and_spacing(
    text: str, matches: list[str]
) -> None:
    assert found(text, "tide bell") == matches


def test_a_literal_meets_either_apostrophe() -> None:
    assert found("It is the keeper’s lamp.", "keeper's lamp") == ["keeper’s lamp"]


def test_exact_case_demands_the_literal_as_written() -> None:
    assert found("The sea and the SEA.", "SEA", case="exact") == ["SEA"]


def test_a_pattern_gives_its_named_groups_as_fields() -> None:
    _, matches = run("He sold nine lamps.", {"pattern": r"(?P<count>\w+) lamps"})
    assert [match.fields["count"] for match in matches] == ["nine"]


def test_the_group_at_narrows_the_match() -> None:
    assert found("He sold nine lamps.", {"pattern": r"nine (?P<at>lamps)"}) == ["lamps"]


def test_a_pattern_never_runs_over_the_end_of_a_block() -> None:
    assert found("the lamp\n\nof brass", {"pattern": r"lamp\s+of"}) == []


def test_of_overlapping_matches_the_first_and_longest_stays() -> None:
    assert found("Ring the tide bell.", "tide", "tide bell", "bell") == ["tide bell"]


def test_a_literal_that_begins_with_a_line_feed_stands_at_the_start_of_a_block() -> None:
    pattern = {"pattern": "lamp", "literals": ["\nlamp"]}
    assert found("The lamp burns.\n\nLamp oil is dear.", pattern) == ["Lamp"]


def test_nothing_is_found_in_a_block_that_is_not_english() -> None:
    german = "Die Lampe ist nicht für das Boot und wird auch nicht mit dem Boot fahren."
    assert found(f"{german}\n\nThe boat is here.", "boat") == ["boat"]


@pytest.mark.parametrize(
    ("where", "block", "stands"),
    [
        ("anywhere", "He said hello there to all.", True),
        ("whole-block", "hello there", True),
        ("whole-block", "— Hello there! (…)", True),
        ("whole-block", "Hello there, Ada", False),
        ("whole-block", "hello there 2", False),
        ("block-start", "“Hello there”, he said.", True),
        ("block-start", "He said hello there.", False),
        ("block-end", "He said hello there!", True),
        ("block-end", "Hello there, he said.", False),
        ("sentence-start", "He came in. Hello there, he said.", True),
        ("sentence-start", "He came in: hello there, he said.", False),
        ("line-start", "* Hello there, he said.", True),
        ("headline", "Hello there", True),
        ("headline", "Hello there, he said at last.", False),
        ("first-block", "Hello there", False),
        ("last-block", "Hello there", False),
    ],
)
def test_where_says_where_a_match_must_stand(where: str, block: str, stands: bool) -> None:
    assert bool(found(AROUND.format(block), "hello there", where=where)) == stands


@pytest.mark.parametrize(("where", "place"), [("first-block", 0), ("last-block", 1)])
def test_the_first_and_the_last_block_are_those_of_the_text(where: str, place: int) -> None:
    text = "The lamp burns.\n\nThe lamp is out."
    _, matches = run(text, "lamp", where=where)
    assert [match.start for match in matches] == [(4, 20)[place]]


def test_the_first_block_is_a_headline_whatever_its_length() -> None:
    title = "The keeper of the northern light has left the island after thirty years of fog | News"
    assert found(f"{title}\n\nHe took his cat.", {"pattern": r"\| News$"}, where="headline")


@pytest.mark.parametrize("block", ["See also https://lamps.example/tide", "See also `lamp.py`"])
def test_a_block_with_an_address_or_code_beside_the_match_is_more_than_the_match(
    block: str,
) -> None:
    assert found(AROUND.format(block), "see also", where="whole-block", path="a.md") == []


def test_unless_excuses_a_match_that_overlaps_one_of_its_matches() -> None:
    assert found("Bell ropes and bell towers.", "bell", unless=["bell towers"]) == ["Bell"]


def test_max_words_leaves_longer_blocks_alone() -> None:
    text = "Ring the bell.\n\nRing the bell when the boats are late."
    document, matches = run(text, "bell", max_words=3)
    assert [match.start for match in matches] == [document.text.index("bell")]


def test_at_most_gives_nothing_when_the_text_is_about_the_matter() -> None:
    assert len(found("A bell. A bell.", "bell", at_most=2)) == 2
    assert found("A bell. A bell. A bell.", "bell", at_most=2) == []


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("He slept. The bell rang twice! She woke.", ["The bell rang twice!"]),
        ("“Ring the bell,” he said.", ["bell"]),
    ],
)
def test_extend_takes_the_whole_sentence_but_not_out_of_speech(
    text: str, matches: list[str]
) -> None:
    assert found(text, "bell", extend="sentence") == matches


TIGHT = "Read next\nHow the lamp was lost at sea\nWho keeps the bell of the north?"
PARTED = "Read next\n\nHow the lamp was lost at sea\n\nWho keeps the bell of the north?"


@pytest.mark.parametrize(
    ("block", "headlines"),
    [
        (TIGHT, ["How the lamp was lost at sea", "Who keeps the bell of the north?"]),
        (PARTED, ["How the lamp was lost at sea", "Who keeps the bell of the north?"]),
        ("Read next\nThe lost lamp", ["The lost lamp"]),
        ("Read next\n\nHow the lamp was lost at sea", []),
        ("Read next\n\nThe lost lamp\n\nThe bell", []),
        ("Read next\nHe slept through the storm.", []),
        ("Read next\n\n* The lost lamp of the north", ["The lost lamp of the north"]),
    ],
)
def test_headlines_below_a_label_belong_to_it(block: str, headlines: list[str]) -> None:
    document, matches = run(AROUND.format(block), "read next", headlines="collect")
    related = matches[0].related
    assert [document.text[place.start : place.end] for place in related] == headlines
    assert {place.role for place in related} <= {"same"}


@pytest.mark.parametrize(
    ("block", "label"),
    [
        (TIGHT, True),
        (PARTED, True),
        ("Read next\nThe lost lamp\nThe bell of the north", False),
        ("Read next\nhow the lamp was lost at sea\nwho keeps the bell of the north", False),
        ("Read next\nHow the lamp was lost at sea", False),
    ],
)
def test_a_weak_label_needs_two_long_headlines(block: str, label: bool) -> None:
    assert bool(found(AROUND.format(block), "read next", headlines="demand")) == label


@pytest.mark.parametrize(
    ("literal", "folded"),
    [
        ("Tide  Bell", "tide bell"),
        ("Keeper’s", "keeper's"),
        (" ,", " ,"),
        ("via ", "via "),
        ("\nlamp", "\nlamp"),
    ],
)
def test_a_literal_is_folded_as_the_text_is(literal: str, folded: str) -> None:
    assert fold_literal(literal) == folded


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ("  ", ("any", 0)),
        ({"literals": ["lamp"]}, ("any", 0)),
        ({"pattern": "lamp", "literal": "lamp"}, ("any", 0, "literal")),
        ({"pattern": "(lamp"}, ("any", 0, "pattern")),
        ({"pattern": r"\w+ of \w+"}, ("any", 0, "pattern")),
    ],
)
def test_an_entry_that_cannot_be_used_is_refused_at_its_place(
    entry: Any, path: tuple[str | int, ...]
) -> None:
    with pytest.raises(KeyValueError) as error:
        prepare({"any": [entry]})
    assert error.value.path == path


def test_a_pattern_without_a_rare_literal_runs_everywhere_when_the_rule_says_why() -> None:
    keys = {"common_literal": "short words only"}
    assert found("He is at it.", {"pattern": r"\bat it\b"}, "lamp", **keys) == ["at it"]


@given(
    st.lists(st.sampled_from(["tide", "bell", "lamp", "rope"]), min_size=1, max_size=3),
    st.text("abc .,’'-\n", max_size=30),
    st.text("abc .,’'-\n", max_size=30),
)
def test_every_match_of_a_literal_reads_like_the_literal(
    words: list[str], before: str, after: str
) -> None:
    literal = " ".join(words)
    text = f"{before} {literal} {after}"
    document, matches = run(text, literal)
    assert matches
    for match in matches:
        assert document.folded[match.start : match.end] == literal
