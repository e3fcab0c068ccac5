"""The capitalisation matcher: small letters at a start, capitals in mid-sentence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import Settings
from checker.document import CHECKED_KINDS
from checker.matchers import NONE, KeyValueError, Match, Task
from checker.matchers.capitalisation import find, prepare
from checker.readers import read

SENTENCE = "The boat left at six in the morning."


def run(text: str, path: str = "text.txt", **keys: Any) -> list[Match]:
    params = prepare({name.replace("_", "-"): value for name, value in keys.items()})
    return list(find(Task(params, read(text, path), NONE, Settings(), CHECKED_KINDS)))


def found(text: str, path: str = "text.txt", **keys: Any) -> list[str]:
    document = read(text, path)
    return [document.text[m.start : m.end] for m in run(text, path, **keys)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SENTENCE}\n\nnobody saw it go.", ["nobody"]),
        ("nobody saw it go.", ["nobody"]),
        (f"{SENTENCE}\n\n“we saw it,” he said.", ["“we"]),
        (f"{SENTENCE}\n\niPhone sales fell by half.", []),
        (f"{SENTENCE}\n\nde Gaulle was on board.", []),
        (f"{SENTENCE}\n\nx stands for the number.", []),
        (f"{SENTENCE}\n\nnobody at all", []),
        ("They brought these:\n\na rope that was long enough.", []),
        ("The sum of\n\nwhere x is the length of it.", []),
        ("the rain came down.\nthe rain went by.\nand so did we all.", []),
    ],
)
def test_a_paragraph_begins_with_a_capital(text: str, expected: list[str]) -> None:
    assert found(text, check="block-start") == expected


def test_text_after_code_may_go_on() -> None:
    text = f"{SENTENCE}\n\n    make all\n\nwhich builds the whole of it."
    assert found(text, "text.md", check="block-start") == []
    assert found(f"## Boats\n\n{SENTENCE.lower()}", "text.md", check="block-start") == ["the"]


def test_the_capital_is_suggested() -> None:
    (match,) = run(f"{SENTENCE}\n\n“we saw it,” he said.", check="block-start")
    assert match.replacement == "“We"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SENTENCE}\n\nwise man of the north\n\n{SENTENCE}", ["wise"]),
        (f"{SENTENCE}\n\nWise man of the north\n\n{SENTENCE}", []),
        (f"Bring these:\n\nflour and salt\n\n{SENTENCE}", []),
        (f"{SENTENCE}\n\nmoon\nspoon\n\n{SENTENCE}", []),
        (f"{SENTENCE}\n\nalpha men\n\n{SENTENCE}\n\nbeta men\n\n{SENTENCE}", []),
        (
            f"{SENTENCE}\n\nAlpha\n\n{SENTENCE}\n\nBeta\n\n{SENTENCE}\n\nall men\n\n{SENTENCE}",
            ["all"],
        ),
        (f"{SENTENCE}\n\nyours truly", []),
    ],
)
def test_a_heading_begins_with_a_capital(text: str, expected: list[str]) -> None:
    assert found(text, check="heading") == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("we went to leeds on monday. it rained all day, and so on.", True),
        ("when i heard the bell, i ran to the harbour at once.", True),
        ("we went to Leeds on monday. it rained all day, and so on.", False),
        ("we went to leeds on monday, and it rained all day.", False),
    ],
)
def test_text_without_capitals(text: str, whole: bool) -> None:
    assert found(text, check="all-lower-case") == ([text] if whole else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The well ran dry. nobody knew why.", ["dry. nobody"]),
        ("The well ran dry. Nobody knew why.", []),
        ("At 10 a.m. on Monday, see p. iv and vol. two.", []),
        ("About seven in. in height.", []),
        ("He came in. the well was dry.", ["in. the"]),
        ("He came to Leeds. iPhone in hand.", []),
        ("He waited... and left.", []),
        ("The first one. x is the second.", []),
    ],
)
def test_a_full_stop_is_followed_by_a_capital(text: str, expected: list[str]) -> None:
    assert found(text, check="sentence-start", never_after="vol") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It gives the rider? more support.", ["rider? more"]),
        ("A total of 73? people died.", ["73? people"]),
        ("Foster? care was all.", ["Foster? care"]),
        ("“Tea? with milk?” he said.", []),
        ("The cat! the cat sat.", []),
        ("Was it so? he asked.", []),
        ("What is it? is it a bird?", []),
        ("So is it? is it a bird.", ["it? is"]),
        ("The Yahoo! people left.", []),
        ("It was followed! by a storm.", ["followed! by"]),
    ],
)
def test_a_mark_inside_a_sentence(text: str, expected: list[str]) -> None:
    keys = {"never_before": "he the", "never_before_question": "is"}
    assert found(text, check="sentence-start", marks="?!", **keys) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then i went home, and i’m glad.", 2),
        ("i went home.", 0),
        ("They sat.\n\ni went home.", 1),
        ("For each i went on.", 0),
        ("The i in it, and I went.", 0),
    ],
)
def test_the_pronoun_is_a_capital(text: str, expected: int) -> None:
    matches = run(text, check="pronoun", words="went", never_after="each")
    assert [match.replacement for match in matches] == ["I"] * expected


def test_a_stray_capital_is_found_between_small_letters() -> None:
    text = "The cat sat On the mat. On the mat it slept, as The Times said."
    assert found(text, check="stray-capital", words="On The") == ["On"]


@given(st.text(alphabet="abI .?!\n“i'’", max_size=60))
def test_matches_lie_in_one_block(text: str) -> None:
    document = read(text, "text.txt")
    for keys in (
        {"check": "block-start"},
        {"check": "heading"},
        {"check": "all-lower-case"},
        {"check": "sentence-start", "marks": ".?!"},
        {"check": "pronoun", "words": "a ab"},
        {"check": "stray-capital", "words": "I"},
    ):
        for match in find(Task(prepare(keys), document, NONE, Settings(), CHECKED_KINDS)):
            segment = document.segment_at(match.start)
            assert segment.start <= match.start < match.end <= segment.end


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"check": "stray-capital"}, "'words'"),
        ({"check": "heading", "words": "a"}, "'words'"),
        ({"check": "sentence-start", "marks": ";"}, "'marks'"),
    ],
)
def test_wrong_keys_are_refused(keys: dict[str, Any], message: str) -> None:
    with pytest.raises(KeyValueError, match=message):
        prepare(keys)
