"""The ending matcher: running text that stops without a stop."""

from typing import Any

import pytest

from checker.config import Settings
from checker.matchers import NONE, KeyValueError, Match, Task
from checker.matchers.ending import find, prepare
from checker.readers import read

BEFORE = "The council met on Monday evening in the old hall."
AFTER = "The mayor voted against it, and so did the clerk."


def run(*blocks: str, lacks: str = "stop", path: str = "text.txt") -> list[Match]:
    params = prepare({"lacks": lacks, "verbs": "is was will have said"})
    document = read("\n\n".join(blocks), path)
    kinds = frozenset({"paragraph", "heading"})
    return list(find(Task(params, document, NONE, Settings(), kinds)))


@pytest.mark.parametrize(
    "block",
    [
        "It was decided that the old pool in the park shall be closed for two years",
        "The clerk will send the letters on Friday morning",
        "They came early. The clerk admitted them to the gallery above the great hall",
        "He said that the roof of the pool (built in 1904)",
        'The clerk will call it a "farce" or a "scandal"',
        "When it was all over, the clerk went home",
    ],
)
def test_a_sentence_among_paragraphs_lacks_its_stop(block: str) -> None:
    (match,) = run(BEFORE, block, AFTER)
    assert match.start == match.end == len(BEFORE) + 1 + len(block)


@pytest.mark.parametrize(
    "block",
    [
        "The old pool in the park, closed for two years",
        "It was decided",
        "Why the old pool will have to close next year",
        "The Old Pool Will Have to Close Next Year at Last",
        "“The pool in the park will be closed for two years”",
        "“The pool will be closed,” he said, “and it is right.” — Anna Berg, clerk",
        "It was decided that the pool in the park will be closed:",
        "“It was decided that the pool will be—”",
    ],
)
def test_what_is_no_unfinished_sentence(block: str) -> None:
    assert run(BEFORE, block, AFTER) == []


def test_neighbours_that_lack_a_stop_as_well_excuse_it() -> None:
    line = "I saw the sea that was so wide and heard the bell"
    assert run(BEFORE, line, line, AFTER) == []


def test_the_first_block_may_be_a_title_and_lists_need_no_stop() -> None:
    block = "The old pool in the park will be closed for two years"
    assert run(block, AFTER) == []
    assert run(BEFORE, f"- {block}", AFTER) == []
    assert run(BEFORE, f"## {block}", AFTER, path="text.md") == []


def test_a_heading_may_follow() -> None:
    block = "It was decided that the old pool in the park shall be closed for two years"
    assert len(run(BEFORE, block, "The mayor", AFTER)) == 1
    assert len(run(BEFORE, block)) == 1


def test_a_block_can_break_off_at_a_comma() -> None:
    block = "It was decided that the old pool in the park shall be closed,"
    assert len(run(BEFORE, block, AFTER, lacks="rest")) == 1
    assert run(BEFORE, block, f"“{AFTER}”", lacks="rest") == []
    assert run(BEFORE, block, AFTER) == []


def test_verbs_must_be_words() -> None:
    keys: dict[str, Any] = {"lacks": "stop", "verbs": "is (was)"}
    with pytest.raises(KeyValueError, match="words"):
        prepare(keys)
