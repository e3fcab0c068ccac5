"""Which sentences stand for which, and what is lost, added, moved and repeated."""

import pytest

from checker.compare.align import SentenceAlignment, align_sentences
from checker.compare.sentences import sentences_of
from checker.readers import read


def aligned(original: str, rewritten: str) -> SentenceAlignment:
    first, second = read(original, "o.txt"), read(rewritten, "r.txt")
    return align_sentences(sentences_of(first), sentences_of(second))


def shape(original: str, rewritten: str) -> list[tuple[list[int], list[int]]]:
    return [
        ([s.number for s in group.original], [s.number for s in group.rewritten])
        for group in aligned(original, rewritten).groups
    ]


FERRY = "The ferry leaves Harwich at noon. Fish is sold by the wall. A bell tells the end of it."


def test_a_text_against_itself_is_aligned_one_to_one() -> None:
    assert shape(FERRY, FERRY) == [([0], [0]), ([1], [1]), ([2], [2])]


@pytest.mark.parametrize(
    ("original", "rewritten", "expected"),
    [
        (
            "The ferry leaves Harwich at noon. Fish is sold by the wall of the harbour.",
            "The ferry leaves Harwich at noon, and fish is sold by the wall of the harbour.",
            [([0, 1], [0])],
        ),
        (
            "The ferry leaves Harwich at noon, and fish is sold by the wall of the harbour.",
            "The ferry leaves Harwich at noon. Fish is sold by the wall of the harbour.",
            [([0], [0, 1])],
        ),
        (
            "The ferry leaves at noon. Nobody was hurt.",
            "At midday the boat departs. No injuries were reported.",
            [([0], [0]), ([1], [1])],
        ),
    ],
    ids=["two made one", "one made two", "other words in the same place"],
)
def test_shapes(original: str, rewritten: str, expected: list[tuple[list[int], list[int]]]) -> None:
    assert shape(original, rewritten) == expected


def test_a_lost_sentence_is_told_with_the_one_it_followed() -> None:
    result = aligned(FERRY, "The ferry leaves Harwich at noon. A bell tells the end of it.")
    [(lost, after)] = result.lost
    assert lost.number == 1
    assert after is not None
    assert after.number == 0


def test_an_added_sentence_is_told() -> None:
    result = aligned("The ferry leaves Harwich at noon. A bell tells the end of it.", FERRY)
    assert [sentence.number for sentence in result.added] == [1]


def test_a_moved_sentence_is_neither_lost_nor_added() -> None:
    moved = (
        "Fish is sold by the wall. The ferry leaves Harwich at noon. A bell tells the end of it."
    )
    result = aligned(FERRY, moved)
    assert not result.lost
    assert not result.added
    assert sum(group.moved for group in result.groups) == 1


def test_a_repeated_sentence_is_told_with_the_first() -> None:
    result = aligned(FERRY, f"{FERRY} A bell tells the end of it.")
    [(again, first)] = result.repeated
    assert (again.number, first.number) == (3, 2)


def test_texts_that_share_nothing_have_no_share() -> None:
    result = aligned(
        "Anna Berg left Oslo in May 1912. She took 3 trunks to Bergen.",
        "Peter Lund sells 40 clocks a week. His shop in Malmö opens at 9.",
    )
    assert result.share < 0.12


def test_an_endless_sentence_is_aligned_in_pieces() -> None:
    words = " ".join(f"word{number} and thing{number}" for number in range(2_000))
    assert len(sentences_of(read(words, "o.txt"))) > 10
    assert aligned(words, words).share == pytest.approx(1.0)
