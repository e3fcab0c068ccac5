"""The sample texts: what was found once is found still, and the clean twins stay silent."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import samples

ROOT = Path(__file__).resolve().parent.parent

FOUND = {
    "characters": 25,
    "consistency": 18,
    "furniture": 59,
    "mechanics": 90,
    "names": 12,
    "repetition": 15,
    "residue": 39,
}
"""Required artifacts found by family; raise a figure when a rule finds more."""


def test_every_family_finds_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    part = samples.recall(ROOT / "seeds")
    with capsys.disabled():
        print("\n" + "\n".join(f"{row.label:<40}{row.figure}" for row in part.rows))
    families = part.figures["families"]
    assert isinstance(families, dict)
    found = {family: families[family][0] for family in FOUND}
    assert found == {family: max(found[family], floor) for family, floor in FOUND.items()}


def test_nothing_is_found_beside_the_artifacts() -> None:
    assert samples.recall(ROOT / "seeds").listings["seeds/stray"] == []


def test_the_clean_twins_are_silent() -> None:
    part = samples.twins(ROOT / "seeds")
    assert part is not None
    assert part.listings["seeds/clean"] == []
