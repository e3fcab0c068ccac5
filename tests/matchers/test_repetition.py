"""The repetition matcher: what stands twice, where it is, and what may."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import Settings
from checker.document import Document
from checker.matchers import NONE, KeyValueError, Match, Task
from checker.matchers.repetition import find, prepare
from checker.readers import read

KINDS = frozenset({"paragraph", "heading", "item"})


def repeated(text: str, **keys: Any) -> list[str]:
    document, matches = run(text, **keys)
    return [document.text[match.start : match.end] for match in matches]


def run(text: str, **keys: Any) -> tuple[Document, list[Match]]:
    document = read(text, "text.txt")
    params = prepare({name.replace("_", "-"): value for name, value in keys.items()})
    return document, list(find(Task(params, document, NONE, Settings(), KINDS)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She read the the paper.", ["the the"]),
        ("The the paper was read.", ["The the"]),
        ("It cost well-earned well-earned money.", ["well-earned well-earned"]),
        ("The the the the end.", ["The the the the"]),
        ("“The the paper”, he said.", ["The the"]),
        ("They left in 2004 2004.", ["2004 2004"]),
        ("It reached 3.5 3.5.", ["3.5 3.5"]),
        ("The score was 6 6 4.", []),
        ("Go on, on the left.", []),
        ("This is his. His hat is red.", []),
        ("The first FIRST cup was held.", []),
        ("A cat caterwauled; the other others ran.", []),
        ("He took it, it seems.", []),
        ("We use R R Tolkien.", []),
    ],
)
def test_a_word_twice_in_a_row_is_found(text: str, found: list[str]) -> None:
    assert repeated(text, unit="word") == found


def test_a_word_broken_over_wrapped_lines_is_found() -> None:
    text = "\n".join(
        [
            "the keeper of the light had long been told to watch for boats in the",
            "the fog and to ring the bell when one of them came near to the rocks",
            "and so he sat all night beside the lamp with a book and some cold tea",
        ]
    )
    assert repeated(text, unit="word") == ["the the"]


def test_a_doubled_name_that_comes_back_is_a_name() -> None:
    assert repeated("Boro Boro sang. Later Boro Boro left.", unit="word") == []
    assert repeated("Boro Boro sang.", unit="word") == ["Boro Boro"]


@pytest.mark.parametrize(("times", "found"), [(2, True), (3, True), (4, False)])
def test_times_is_the_fewest_in_a_row(times: int, found: bool) -> None:
    assert bool(repeated("It rose rose rose in May.", unit="word", times=times)) is found


def test_at_most_leaves_longer_loops_to_another_rule() -> None:
    assert repeated("It rose rose rose in May.", unit="word", at_most=2) == []


def test_allowed_words_may_stand_twice() -> None:
    assert repeated("She had had enough.", unit="word", allow=["had"]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The end of the road of the road is near.", ["of the road of the road"]),
        ("We went to the inn to the inn, then home.", ["to the inn to the inn"]),
        (
            "They sang and danced and sang and danced and slept.",
            ["sang and danced and sang and danced and"],
        ),
        ("It got better and better and better.", []),
        ("We won. We lost. We won. We lost.", []),
        ("The cat saw the dog and the bird.", []),
    ],
)
def test_a_phrase_in_a_loop_is_found(text: str, found: list[str]) -> None:
    document, matches = run(text, unit="phrase")
    assert [document.text[m.start : m.end] for m in matches][:1] == found[:1]


def test_a_phrase_repeated_after_a_comma_is_only_possible() -> None:
    _, matches = run("Not the sea, not the sea was it.", unit="phrase")
    assert [match.certainty for match in matches] == [0]


def test_a_phrase_does_not_loop_over_the_end_of_a_block() -> None:
    assert repeated("See the list of ships\n\nof ships that sank in May.", unit="phrase") == []


LONG = "The bridge was closed on Friday night for repairs."


def test_a_sentence_is_found_again_with_the_first_as_the_other_place() -> None:
    document, matches = run(f"{LONG} Trains ran. {LONG} So did buses.", unit="sentence", words=6)
    assert [(m.start, m.end) for m in matches] == [(len(LONG) + 13, 2 * len(LONG) + 13)]
    related = matches[0].related[0]
    assert (related.role, document.text[related.start : related.end]) == ("other", LONG)


def test_a_short_sentence_may_come_back() -> None:
    assert repeated("He knocked twice. Nothing. He knocked twice.", unit="sentence", words=6) == []


def test_a_sentence_far_away_may_come_back() -> None:
    filler = "\n\n".join(f"Paragraph number {n} is about something else." for n in range(9))
    text = f"{LONG} So.\n\n{filler}\n\nWell. {LONG} So."
    assert repeated(text, unit="sentence", words=6, within=3) == []
    assert repeated(text, unit="sentence", words=6) == [LONG]


def test_sentences_repeated_in_a_row_are_one_match() -> None:
    two = f"{LONG} Nobody had been told about it before the weekend."
    assert repeated(f"{two} Trains ran. {two} Yes.", unit="sentence", words=6) == [two]


def test_a_block_is_found_again() -> None:
    assert repeated(f"{LONG}\n\nTrains ran.\n\n{LONG}", unit="block", words=6) == [LONG]


def test_a_run_of_repeated_blocks_is_one_match() -> None:
    blocks = "\n\n".join(f"Paragraph number {n} tells of one more town." for n in range(4))
    _, matches = run(f"{blocks}\n\nBetween.\n\n{blocks}", unit="block", words=6)
    assert [match.fields["blocks"] for match in matches] == ["run of 4 blocks"]


def test_a_loop_of_one_is_refused() -> None:
    with pytest.raises(KeyValueError, match="2 or more"):
        prepare({"unit": "word", "times": 1})


WORDS = st.lists(
    st.sampled_from(["tree", "stone", "river", "bell", "lamp"]), min_size=1, max_size=12
)


@given(WORDS, st.sampled_from(["tree", "stone", "river"]), WORDS)
def test_every_doubling_is_found_and_what_is_found_is_one(
    before: list[str], word: str, after: list[str]
) -> None:
    text = " ".join([*before, word, word, *after]).capitalize() + "."
    found = repeated(text, unit="word")
    assert found
    for match in found:
        words = match.lower().split()
        assert len(words) >= 2 and len(set(words)) == 1
