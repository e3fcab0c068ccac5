"""Our own pairs of articles: what is found of the changes, and silence about what kept its sense."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "benchmarks"))

import compare
from table import Part


@pytest.fixture(scope="module")
def part() -> Part:
    return compare.seeds(compare.SEEDS)


def test_recall_of_every_kind_stays_above_its_goal(part: Part) -> None:
    found = part.figures["found"]
    assert isinstance(found, dict)
    for kind, least in compare.RECALL.items():
        done, tried = found[kind]
        assert done >= least * tried, kind


def test_sentences_that_keep_their_sense_are_left_alone(part: Part) -> None:
    false = part.figures["false"]
    assert isinstance(false, list)
    assert false[0] <= compare.FALSE_ALARMS * false[1], part.listings["seeds/false"]


@pytest.mark.parametrize(
    "path", sorted(compare.SEEDS.glob("*.rewritten.*")), ids=lambda path: path.name
)
def test_a_text_against_itself_gives_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert compare.compared(text, text, path.name) == []


def test_in_texts_told_anew_most_changes_are_found_and_few_sentences_wrongly_told() -> None:
    figures = compare.seeds(compare.REWORDED).figures
    found, false = figures["found"], figures["false"]
    assert isinstance(found, dict)
    assert isinstance(false, list)
    for kind, least in {"name": 0.8, "number": 0.9, "negation": 0.65, "antonym": 0.65}.items():
        done, tried = found[kind]
        assert done >= least * tried, kind
    assert false[0] <= 0.05 * false[1]
