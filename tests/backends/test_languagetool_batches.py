"""What is sent to LanguageTool of a document, and the places that its answers are about."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import arguments, config
from checker.backends.languagetool import (
    MOST,
    STAND_IN,
    annotated,
    batches_of,
    language_of,
    remark_of,
)
from checker.backends.languagetool_client import Match
from checker.backends.utf16 import Utf16Text
from checker.config import Settings
from checker.document import OPAQUE
from checker.readers import read


def match_at(text: str, words: str) -> Match:
    """A match of a server over the first place of `words` in what was sent."""
    before, found, _ = text.partition(words)
    assert found
    units = [len(part.encode("utf-16-le")) // 2 for part in (before, words)]
    return Match(units[0], units[1], "RULE", "", "GRAMMAR", "grammar", "Wrong.", "", ("right",), "")


@pytest.mark.parametrize(
    ("name", "source", "words", "expected"),
    [
        ("a.txt", "The barn is red.\n\nThe goat sleep here.", "goat sleep", "goat sleep"),
        ("a.md", "The *barn* is **very red** now.", "very red", "very red"),
        ("a.md", "A 😀 goat and 🐐🐐 two.\n\nIt 😀 sleep here.", "sleep", "sleep"),
        ("a.md", "Salt &amp; pepper goes\n> with it", "pepper goes", "pepper goes"),
        ("a.html", "<p>The <b>barn</b> is&nbsp;red.</p>", "is\u00a0red", "is&nbsp;red"),
        ("a.md", "> A line that\n> goes on here.", "that goes on", "that\n> goes on"),
    ],
)
def test_a_match_is_about_the_words_in_the_source(
    name: str, source: str, words: str, expected: str
) -> None:
    document = read(source, name)
    (batch,) = batches_of(document)
    remark = remark_of(match_at(batch.text, words), batch, document)
    assert remark is not None
    span = document.source_span(remark.start, remark.end)
    assert document.source[span.start : span.end] == expected


def test_code_in_a_sentence_is_sent_as_markup_with_a_stand_in() -> None:
    (batch,) = batches_of(read("Run `make all` now.", "a.md"))
    assert annotated(batch.text) == [
        {"text": "Run "},
        {"markup": OPAQUE, "interpretAs": STAND_IN},
        {"text": " now."},
    ]


def test_a_match_that_reaches_into_code_is_left_out() -> None:
    document = read("Run `make all` now.", "a.md")
    (batch,) = batches_of(document)
    assert remark_of(match_at(batch.text, f"Run {OPAQUE}"), batch, document) is None


def test_a_match_over_two_blocks_is_left_out() -> None:
    document = read("The barn is red.\n\nThe goat sleeps.", "a.txt")
    (batch,) = batches_of(document)
    assert remark_of(match_at(batch.text, "red.\n\nThe"), batch, document) is None


def test_what_is_not_english_is_not_sent() -> None:
    foreign = "Die Ziege schläft heute in der Scheune, weil es draußen sehr kalt ist."
    (batch,) = batches_of(read(f"The barn is red.\n\n{foreign}\n\nIt is old.", "a.txt"))
    assert batch.text == "The barn is red.\n\nIt is old."


def test_a_text_without_prose_is_not_sent_at_all() -> None:
    assert list(batches_of(read("```\nx = 1\n```\n", "a.md"))) == []


def test_long_texts_go_in_several_requests_and_no_sentence_is_cut() -> None:
    sentence = "The goat sleeps in the old red barn by the river. "
    document = read("\n\n".join([sentence * 100] * 12), "a.txt")
    batches = list(batches_of(document))
    assert len(batches) > 2
    assert all(len(batch.text) <= MOST for batch in batches)
    assert all(batch.text.rstrip().endswith("river.") for batch in batches)


def test_a_block_longer_than_a_request_is_parted_between_sentences() -> None:
    document = read("The goat sleeps in the old red barn. " * 1500, "a.txt")
    batches = list(batches_of(document))
    assert len(batches) == 6
    assert "".join(batch.text for batch in batches).strip() == document.text.strip()
    assert all(batch.text.rstrip().endswith("barn.") for batch in batches)


def test_a_sentence_without_end_is_parted_all_the_same() -> None:
    document = read("goat " * 9000, "a.txt")
    assert all(len(batch.text) <= MOST for batch in batches_of(document))


@given(st.text(st.sampled_from("ab 😀é\U0001f410"), max_size=40), st.integers(0, 40))
def test_units_of_utf_16_become_code_points(text: str, at: int) -> None:
    at = min(at, len(text))
    units = len(text[:at].encode("utf-16-le")) // 2
    assert Utf16Text(text).code_point(units) == at
    assert Utf16Text(text).length == len(text.encode("utf-16-le")) // 2


def test_a_unit_inside_a_pair_is_its_begin() -> None:
    assert Utf16Text("a😀b").code_point(2) == 1


@pytest.mark.parametrize(
    ("text", "settings", "expected"),
    [
        ("The colour of the harbour.", Settings(), "en-GB"),
        ("The color of the harbor.", Settings(), "en-US"),
        ("The goat sleeps.", Settings(), "en-US"),
        ("The color of the harbor.", Settings(variety="en-GB"), "en-GB"),
        ("The colour of the harbour.", Settings(variety="en-US"), "en-US"),
        ("The color of the harbor.", Settings(variety="en-GB-oxford"), "en-GB"),
    ],
)
def test_the_variety_is_the_configured_one_or_that_of_the_spellings(
    text: str, settings: Settings, expected: str
) -> None:
    assert language_of(read(text, "a.txt"), settings) == expected


def test_a_declared_variety_counts_where_no_spelling_tells() -> None:
    page = '<html lang="en-GB"><body><p>The goat sleeps in the barn.</p></body></html>'
    assert language_of(read(page, "a.html"), Settings()) == "en-GB"


def test_annotations_are_json() -> None:
    assert json.loads(json.dumps(annotated("A goat."))) == [{"text": "A goat."}]


def test_the_command_line_and_the_configuration_know_the_same_backends() -> None:
    assert arguments.BACKENDS == config.BACKENDS
