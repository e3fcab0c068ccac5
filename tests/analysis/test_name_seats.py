"""Where a word stands as only a person's name does."""

import pytest

from checker.analysis.name_seats import Seat, seat
from checker.readers import read


def seat_of(marked: str, *givens: str) -> Seat | None:
    """The seat of the word between ⟦ and ⟧."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    document = read(marked.replace("⟦", "").replace("⟧", ""), "a.txt")
    return seat(document.text, document.segment_at(start), start, end, frozenset(givens))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met Mr ⟦Smart⟧ there.", "honorific"),
        ("They met Mr. ⟦Smart⟧ there.", "honorific"),
        ("They met Mr ⟦smart⟧ there.", "honorific"),
        ("They met Senator ⟦Smart⟧ there.", "role"),
        ("They met the striker ⟦Smart⟧ there.", "role"),
        ("They met James ⟦Smart⟧ there.", "given"),
        ("They met James A. ⟦Smart⟧ there.", "given"),
        ("They met James ⟦smart⟧.", "given"),
        ("“It rains,” said ⟦Smart⟧, and left.", "said"),
        ("“It rains,” said ⟦smart⟧.", "small"),
        ("They hope that ⟦Smart⟧ will push.", "subject"),
        ("They hope that ⟦Smart⟧ people will push.", "subject"),
        ("Then ⟦Smart⟧ painted.", "subject"),
        ("They read ⟦Smart⟧'s book.", "owner"),
        ("They left. ⟦Smart⟧ said no.", "opening"),
    ],
)
def test_a_firm_seat_holds_a_name_whatever_the_word(text: str, kind: str) -> None:
    found = seat_of(text, "James")
    assert found is not None
    assert (found.kind, found.strong) == (kind, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They left. ⟦Smart⟧ will push.", "opening"),
        ("They left. ⟦Smart⟧ people will push.", "opening"),
        ("They left. “⟦Smart⟧ signed the book.", "opening"),
        ("They left. ⟦Smart⟧'s deputy stayed.", "owner"),
        ("They left, but ⟦smart⟧ will push.", "small"),
        ("They left after ⟦smart⟧'s speech.", "small"),
        ("⟦smart⟧ with tricky job", "heading"),
        ("⟦Smart⟧ people under fire", "heading"),
    ],
)
def test_other_seats_hold_some_words_by_right(text: str, kind: str) -> None:
    found = seat_of(text)
    assert found is not None
    assert (found.kind, found.strong) == (kind, False)


@pytest.mark.parametrize(
    "text",
    [
        "They left. ⟦Smart⟧ talks will follow.",
        "They met the ⟦Smart⟧ there.",
        "The ⟦Smart⟧ will win.",
        "They met James ⟦Smart⟧ there.",
        "They met Mr ⟦Smart⟧ Jones there.",
        "They met Mr. ⟦Speaker⟧ there.",
        "They are ⟦smart⟧.",
        "They are smart-⟦looking⟧.",
        "They ate, still ⟦astonished⟧ at it.",
        "⟦Smart⟧ with words, he left.",
        "They went to the Museum of ⟦Flight⟧.",
        "“Hurry, Doctor. ⟦Stay⟧ where you are.”",
    ],
)
def test_no_seat(text: str) -> None:
    assert seat_of(text) is None


def test_the_seat_tells_what_is_reported_and_what_stands_for_the_name() -> None:
    text = "They left. Smart people will push."
    found = seat_of("They left. ⟦Smart⟧ people will push.")
    assert found is not None
    assert text[found.start : found.end] == "Smart people will"
    assert text[found.start : found.word_end] == "Smart people"
    assert text[found.start : found.bare_end] == "Smart"


def test_a_long_heading_is_reported_up_to_a_word_s_end() -> None:
    found = seat_of("⟦smart⟧ with tricky job in the unruly provinces")
    assert found is not None
    assert found.end == len("smart with tricky job in")
