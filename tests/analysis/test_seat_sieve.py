"""The first look at a word's seat says no to most words, and to none that has one."""

import pytest

from checker.analysis.seat_sieve import may_sit


def at(marked: str) -> tuple[str, int, int]:
    """The text, and the range of the word between ⟦ and ⟧."""
    return marked.replace("⟦", "").replace("⟧", ""), marked.index("⟦"), marked.index("⟧") - 1


@pytest.mark.parametrize(
    "marked",
    [
        "They left. ⟦Smart⟧ said no.",
        "They left. ⟦Smart⟧ won’t push.",
        "They met Mr. ⟦Smart⟧ there.",
        "They met James A. ⟦Smart⟧ there.",
        "“No,” said ⟦smart⟧.",
        "They left after ⟦smart⟧'s speech.",
        "⟦smart⟧ with tricky job",
    ],
)
def test_a_person_might_sit(marked: str) -> None:
    assert may_sit(*at(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "They left. ⟦Smart⟧ talk helps.",
        "They met the ⟦Smart⟧ there.",
        "They met ⟦Smart⟧ Jones there.",
        "They are ⟦smart⟧ now.",
        "They read the ⟦smart⟧'s book.",
        "I ⟦hope⟧ so.",
        "⟦Smart⟧ talk, he said.",
        "They are half-⟦smart⟧ now.",
    ],
)
def test_nobody_sits(marked: str) -> None:
    assert not may_sit(*at(marked))
