"""Sentences told in other words: what they deny, how firm they are, and which belong together."""

import sys
from pathlib import Path

import pytest

import checker
from checker.compare.align import align_sentences
from checker.compare.sentences import sentences_of
from checker.config import Config
from checker.finding import Certainty
from checker.readers import read

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "benchmarks"))

import compare


def told(original: str, rewritten: str) -> list[tuple[str, str]]:
    """Rule and words of each finding."""
    config = Config(select=("compare",))
    found = checker.compare_texts(original, rewritten, config=config).findings
    return [(finding.rule.removeprefix("compare/"), finding.text) for finding in found]


@pytest.mark.parametrize(
    ("original", "rewritten", "words"),
    [
        ("The pilot refused to take off.", "The pilot was willing to take off.", "willing"),
        ("Nobody answered the door.", "Someone answered the door.", "Someone"),
        ("The hut lacks a stove.", "The hut has a stove.", "has"),
        ("She has hardly slept since May.", "She has slept soundly since May.", "soundly"),
        ("The soup is too hot to eat.", "The soup is hot enough to eat.", "hot enough"),
        ("The firm no longer sells tiles.", "Tiles are still sold by the firm.", "still sold"),
        ("He never broke his promise.", "His promise was broken by him.", "was broken"),
        ("Do not use the saw outdoors.", "The saw can be used outdoors.", "can be used"),
        ("The vote has yet to be counted.", "The vote has been counted.", "has been counted"),
    ],
)
def test_a_denial_that_got_lost_is_told_where_its_words_now_stand(
    original: str, rewritten: str, words: str
) -> None:
    found = told(original, rewritten)
    assert [rule for rule, _ in found if rule in ("negation", "opposite")]
    assert any(words in text or text in words for _, text in found if text)


def test_a_denial_sought_in_the_whole_sentence_is_never_certain() -> None:
    pair = "The treaty has yet to be counted.", "The treaty has been counted."
    [finding] = checker.compare_texts(*pair, config=Config(select=("compare",))).findings
    assert finding.certainty == Certainty.likely


@pytest.mark.parametrize(
    ("original", "rewritten"),
    [
        ("The pilot refused to take off.", "The pilot would not take off."),
        ("The road was not opened before June.", "The road was opened in June at the earliest."),
        ("He has not written since March.", "He last wrote in March."),
        ("Do not enter until you are asked.", "Enter only when you are asked."),
        ("Without a lamp you cannot see the cave.", "To see the cave you need a lamp."),
        ("They had no children.", "The couple were childless."),
        ("It took no more than four days.", "It took four days at most."),
        ("He does not recommend buying the boat.", "He advises against buying the boat."),
        ("The path is too steep to ride.", "The path is so steep that nobody can ride it."),
        ("Few farmers stayed in the valley.", "Most farmers left the valley."),
    ],
)
def test_a_denial_in_other_words_is_none_that_got_lost(original: str, rewritten: str) -> None:
    assert told(original, rewritten) == []


@pytest.mark.parametrize(
    ("original", "rewritten", "expected"),
    [
        (
            "The board may overrule the mayor.",
            "The mayor will be overruled by the board.",
            [("modality", "will")],
        ),
        (
            "The mill hopes to hire ten weavers.",
            "Ten weavers have been hired by the mill.",
            [("modality", "have been hired")],
        ),
        (
            "The monk is believed to have carved the door.",
            "The door was carved by the monk.",
            [("hedge-lost", "was carved")],
        ),
        ("The mill hopes to hire ten weavers.", "The mill wants to hire ten weavers.", []),
        ("The board may overrule the mayor.", "The mayor could be overruled by the board.", []),
        ("You must sign the form.", "The form has to be signed.", []),
    ],
)
def test_how_firm_a_statement_is(
    original: str, rewritten: str, expected: list[tuple[str, str]]
) -> None:
    assert told(original, rewritten) == expected


BEFORE = "The lake froze in January. Boys skated to the island and back. "
AFTER = " In March the ice broke with a roar. Eels came up the river in April."
MOVED = "The miller of Deeping kept nine geese. "


@pytest.mark.parametrize(
    ("was", "now", "paired"),
    [
        ("The inn closed its doors.", "Guests had to sleep elsewhere.", True),
        ("In 1911 the Swan burned down.", "Guests came from Tarbet and Oban.", False),
        ("The inn shut.", "Guests had to look for beds on the farms behind the pass.", False),
    ],
    ids=["nothing speaks against it", "other facts", "far longer"],
)
def test_a_sentence_close_to_the_place_of_one_that_is_gone(
    was: str, now: str, paired: bool
) -> None:
    texts = (BEFORE + was + " " + MOVED + AFTER, BEFORE + MOVED + now + AFTER)
    first, second = (sentences_of(read(text, "a.txt")) for text in texts)
    result = align_sentences(first, second)
    assert [sentence.number for sentence, _ in result.lost] == ([] if paired else [2])
    assert [sentence.number for sentence in result.added] == ([] if paired else [3])


TABLE = Path(__file__).with_name("sentence_pairs.tsv").read_text(encoding="utf-8")
PAIRS = [row.split("\t") for row in TABLE.splitlines() if row and row[0] != "#"]


@pytest.mark.parametrize(("kind", "original", "rewritten"), PAIRS)
def test_one_sentence_and_another(kind: str, original: str, rewritten: str) -> None:
    rules = {rule for rule, _ in told(original, rewritten)}
    wanted = set(compare.CHANGES.get(kind.rstrip("?"), ()))
    seen = bool(rules & wanted) if wanted else not rules
    assert seen == (not kind.endswith("?")), "no longer missed" if seen else rules
