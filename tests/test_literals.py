"""What of a pattern is looked up before it is run, and where a match of it may begin."""

import re

import pytest

from checker.literals import Reach, required, required_literals
from checker.rarity import expected


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bbarometer\b", {"barometer": (0, 0)}),
        (r"\blighthouses? keepers?\b", {"lighthouse": (0, 0)}),
        (r"\b(?:harbour|anchor)age\b", {"harbourage": (0, 0), "anchorage": (0, 0)}),
        (r", (?:The \w+|She) \w+", {", the ": (0, 0), ", she": (0, 0)}),
        (r"(?:the |a )?mooring", {"mooring": (0, 4)}),
        (r"[Bb]arometer", {"barometer": (0, 0)}),
        (r"(?:an?|the) barometer", {" barometer": (1, 3)}),
        (r"\d{2,4} barometer", {" barometer": (2, 4)}),
        (r"\w+ barometer", {" barometer": (1, None)}),
        (r"(?<=old )barometer", {"barometer": (0, 0)}),
        (r"\b(?:barometer|barometers|barometric)\b", {"baromet": (0, 0)}),
    ],
)
def test_the_rarest_part_is_taken_and_how_far_before_it_a_match_may_begin(
    pattern: str, literals: dict[str, tuple[int, int | None]]
) -> None:
    needed = required(pattern)
    assert needed is not None
    assert dict(needed.literals) == literals


def test_every_match_begins_within_the_reach_of_one_of_its_literals() -> None:
    patterns = [
        r"\b(?:on|in) the surface of (?:trust|hope)s?\b",
        r"(?:very |quite )?big (?:storm|gale)s? (?:of|from) the (?:north|south)",
        r"\w+ed the (?:anchor|chain) (?:up|down)",
        r"[a-z]{2,5}(?: [a-z]+)? lantern(?:s|ed)?\b",
    ]
    texts = [
        "in the surface of hope",
        "a very big gale from the north came",
        "they lowered the chain down",
        "an old lantern",
        "red lanterned",
    ]
    met = 0
    for pattern in patterns:
        needed = required(pattern)
        assert needed is not None
        for text in texts:
            for match in re.finditer(pattern, text):
                met += 1
                assert any(
                    literal in text
                    and reach.least <= text.index(literal) - match.start()
                    and (reach.most is None or text.index(literal) - match.start() <= reach.most)
                    for literal, reach in needed.literals.items()
                ), (pattern, text)
    assert met >= 5


@pytest.mark.parametrize("pattern", [r"\w+", r"\d+\D", r"[^a]b*"])
def test_a_pattern_without_a_literal_has_none(pattern: str) -> None:
    needed = required(pattern)
    assert needed is None or not needed.literals
    assert required_literals(pattern) == []


def test_a_reach_too_wide_to_try_has_no_number_of_starts() -> None:
    assert Reach(0, 3).starts == 4
    assert Reach(0, 100).starts is None
    assert Reach(2, None).starts is None


def test_common_words_are_expected_more_often_than_rare_ones() -> None:
    assert expected("the ") > expected("window ") > expected("barometer ")
    assert expected("the window") < expected("window")
    assert expected("ing") > expected("ping ") > 0
