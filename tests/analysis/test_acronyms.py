"""Acronyms and the words they stand for."""

import pytest

from checker.analysis.acronyms import expansions
from checker.readers import read


def explained(text: str) -> list[tuple[str, str]]:
    return [(found.acronym, found.expansion) for found in expansions(read(text, "a.txt"))]


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        ("The International Cocoa Board (ICB) met.", "ICB", "International Cocoa Board"),
        ("The ICB (International Cocoa Board) met.", "ICB", "International Cocoa Board"),
        ("The Office of Ports and Dams (OPD) met.", "OPD", "Office of Ports and Dams"),
        ("The Bank of Larch (BOL) met.", "BOL", "Bank of Larch"),
        ("Large Language Models (LLMs) write.", "LLM", "Large Language Models"),
        ("The Larch Cocoa Board (L.C.B.) met.", "LCB", "Larch Cocoa Board"),
        ("Cable Television (CTV) is old.", "CTV", "Cable Television"),
        (
            "The Open and Fair Agreement for Trans-Larch Ports (OFTLP) holds.",
            "OFTLP",
            "Open and Fair Agreement for Trans-Larch Ports",
        ),
    ],
)
def test_an_acronym_is_explained_by_the_words_beside_it(
    text: str, acronym: str, expansion: str
) -> None:
    assert explained(text) == [(acronym, expansion)]


@pytest.mark.parametrize(
    "text",
    [
        "The head of the Cocoa Board (UK) met them.",
        "They met in the spring (NATO) and in summer.",
        "A member of the larch cocoa board (LCB) met them.",
        "Larch Cocoa\n\nBoard (LCB) met them.",
        "The ICB (founded in 1990) met.",
        "(ICB)",
    ],
)
def test_other_words_do_not_explain_it(text: str) -> None:
    assert explained(text) == []


def test_both_places_are_given() -> None:
    document = read("So the International Cocoa Board (ICB) met.", "a.txt")
    (found,) = expansions(document)
    assert document.text[found.span.start : found.span.end] == "International Cocoa Board"
    assert document.text[found.acronym_span.start : found.acronym_span.end] == "ICB"
