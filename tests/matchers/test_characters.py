"""The characters matcher: declared characters, mixed scripts, look-alikes, broken encodings."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import Settings
from checker.document import CHECKED_KINDS
from checker.matchers import NONE, KeyValueError, Match, Task
from checker.matchers.characters import find, prepare
from checker.readers import read


def run(text: str, **keys: Any) -> list[Match]:
    params = prepare({name.replace("_", "-"): value for name, value in keys.items()})
    task = Task(params, read(text, "text.txt"), NONE, Settings(), CHECKED_KINDS)
    return list(find(task))


def found(text: str, **keys: Any) -> list[tuple[str, str | None]]:
    """Text and replacement of each match."""
    document = read(text, "text.txt")
    return [(document.text[m.start : m.end], m.replacement) for m in run(text, **keys)]


@pytest.mark.parametrize(
    ("characters", "text", "expected"),
    [
        (["U+200B"], "The mar\u200bket opens.", ["\u200b"]),
        (["U+200B-U+200D"], "A\u200c\u200b\u200dB.", ["\u200c\u200b\u200d"]),
        (["¬"], "The govern¬ment fell¬ in.", ["¬", "¬"]),
        ("¬", "No such sign here.", []),
        (["]", "^", "-"], "A ^]- b", ["^]-"]),
        (["U+1F600-U+1F610"], "It is \U0001f601 here.", ["\U0001f601"]),
    ],
)
def test_a_run_of_declared_characters_is_one_match(
    characters: list[str], text: str, expected: list[str]
) -> None:
    assert [part for part, _ in found(text, find="declared", characters=characters)] == expected


def test_context_narrows_declared_characters() -> None:
    keys = {"find": "declared", "characters": ["¬"], "after": "[a-z]", "before": "[a-z]"}
    assert [m.start for m in run("Not ¬p, but govern¬ment.", **keys)] == [18]


def test_a_neighbour_or_the_block_can_excuse_a_character() -> None:
    emoji = "The crew \U0001f468\u200d\U0001f469 waved, un\u200dseen.\n\nAnother un\u200dseen crew."
    joiner = {"find": "declared", "characters": ["U+200D"]}
    assert len(run(emoji, **joiner)) == 3
    assert len(run(emoji, **joiner, unless_beside=["U+1F000-U+1FAFF"])) == 2
    assert len(run(emoji, **joiner, unless_in_block=["U+1F000-U+1FAFF"])) == 1


def test_the_compatibility_form_is_suggested() -> None:
    keys = {"find": "declared", "characters": ["U+FF01-U+FF5E"], "replace": "compatibility"}
    assert found("Room ２０４， please", **keys) == [("２０４，", "204,")]


def test_the_character_is_named_with_the_word_around_it() -> None:
    (match,) = run("The mar\u200bket opens.", find="declared", characters=["U+200B"])
    assert match.fields == {"code": "U+200B ZERO WIDTH SPACE", "word": "market"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The b\u0430nk rose.", [("b\u0430nk", "bank")]),
        ("Moskв\u0430 in March.", [("Moskв\u0430", None)]),
        ("\u0391thens and \u0392oston.", [("\u0391thens", "Athens"), ("\u0392oston", "Boston")]),
        ("A filter of 2 μm, a change ΔT.", []),
        ("The е-commerce of Москва.", []),
        ("Nothing but Latin: café, naïve.", []),
    ],
)
def test_words_of_two_scripts(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text, find="mixed-script") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was \u0430 long night.", [("\u0430", "a")]),
        ("The Russian word рот means mouth, and \u0430 is a letter.", []),
        ("The letter “\u0430” is Russian.", []),
    ],
)
def test_words_of_look_alikes(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, find="look-alike") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The (cafÃ©), on the corner.", [("cafÃ©", "café")]),
        ("It isnâ€™t hot.", [("isnâ€™t", "isn’t")]),
        ("It costs Â£5.", [("Â£5", "£5")]),
        ("L’Âge d’or, the crêpes and the fête.", []),
        ("Ãlvaro and Ângela sat.", []),
    ],
)
def test_wrongly_decoded_words_are_repaired(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, find="mojibake") == expected


@given(st.text(alphabet="aé Â£Ã\u00a0©â€™\u0430\u0391.", max_size=40))
def test_matches_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    document = read(text, "text.txt")
    for what in ("mixed-script", "look-alike", "mojibake"):
        task = Task(prepare({"find": what}), document, NONE, Settings(), CHECKED_KINDS)
        last = 0
        for match in find(task):
            assert last <= match.start < match.end <= len(document.text)
            last = match.end


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"find": "declared"}, "lists its 'characters'"),
        ({"find": "mojibake", "characters": ["a"]}, "with `find: declared` only"),
        ({"find": "declared", "characters": ["U+12"]}, "no code point"),
        ({"find": "declared", "characters": ["U+0041-U+0040"]}, "empty range"),
        ({"find": "declared", "characters": ["U+110000"]}, "beyond Unicode"),
        ({"find": "declared", "characters": ["a"], "after": "b+"}, "not a valid regular"),
        ({"find": "declared", "characters": ["a"], "before": "("}, "not a valid regular"),
    ],
)
def test_wrong_keys_are_refused(keys: dict[str, Any], message: str) -> None:
    with pytest.raises(KeyValueError, match=message):
        prepare(keys)
