"""A slip in a name, the name itself, and another person's."""

import pytest

from checker.analysis.near_names import Resemblance, is_close, is_same, near


@pytest.mark.parametrize(
    ("words", "name", "size", "resemblance"),
    [
        ("Colin Carr", "Colin Kahl", 2, "first_sound"),
        ("Jon Fenner", "Jon Finer", 2, "close"),
        ("James Clever", "James Cleverly", 2, "close"),
        ("James Clever Backs Plan", "James Cleverly", 2, "close"),
        ("Anthony Blinken", "Antony Blinken", 2, "close"),
        ("Olaf Georg Schultz", "Olaf Scholz", 3, "close"),
        ("Ursula von der Lyen", "Ursula von der Leyen", 4, "close"),
        ("James Fox", "James Cleverly", 2, "none"),
        ("Cleverley", "James Cleverly", 1, "close"),
    ],
)
def test_near_names(words: str, name: str, size: int, resemblance: str) -> None:
    found = near(words.split(), name.split())
    assert found is not None
    assert (found.words, found.resemblance) == (size, Resemblance[resemblance])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("James Cleverly", "James Cleverly"),
        ("JAMES CLEVERLY BACKS PLAN", "James Cleverly"),
        ("James Cleverly Smith", "James Cleverly"),
        ("Andrés Manuel López", "Andrés Manuel López Obrador"),
        ("Jose Almeida", "José Almeida"),
        ("Cleverly", "James Cleverly"),
        ("Peter Cleverly", "James Cleverly"),
        ("Joseph Biden", "Joe Biden"),
        ("Peter Finnegan", "James Cleverly"),
        ("Clever", "Cleverly"),
        ("Kohl", "Colin Carr"),
    ],
)
def test_the_name_itself_and_other_people(words: str, name: str) -> None:
    assert near(words.split(), name.split()) is None


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Kahl", "Kall", True),
        ("Scholz", "Schulz", True),
        ("Morrison", "Harrison", False),
        ("Keller", "Kellers", False),
        ("Li", "Lu", False),
        ("Prado", "Prado", True),
    ],
)
def test_close_surnames_begin_with_one_sound(one: str, two: str, expected: bool) -> None:
    assert is_close(one, two) is expected


def test_a_part_of_a_name_is_the_name() -> None:
    assert is_same(["Ursula", "Leyen"], ["Ursula", "von", "der", "Leyen"])
    assert not is_same(["Ursula", "Prado"], ["Ursula", "von", "der", "Leyen"])
