"""A document put together from parts: its text, its segments and their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import OPAQUE, Document, Part, Run, assemble
from checker.text import Span


def exact(text: str, start: int) -> Run:
    return Run(text, start, start + len(text), True)


SOURCE = "# Tide *tables*\n\n> High &amp;\n> low `h`"
"""Read by hand: a heading, then a quotation that is checked here."""


def document() -> Document:
    heading = Part("heading", [exact("Tide ", 2), exact("tables", 8)], level=1)
    body = Part(
        "paragraph",
        [
            exact("High ", 19),
            Run("&", 24, 29, False),
            Run(" ", 29, 32, False),
            exact("low ", 32),
            Run(OPAQUE, 36, 39, False),
        ],
    )
    empty = Part("paragraph", [Run("", 17, 17, True)])
    return assemble("tide.md", SOURCE, [heading, empty, body], format="markdown")


def test_text_joins_the_parts_that_hold_text_by_line_feeds() -> None:
    assert document().text == f"Tide tables\nHigh & low {OPAQUE}"
    assert [segment.kind for segment in document().segments] == ["heading", "paragraph"]


def test_segments_know_their_text() -> None:
    read = document()
    assert [read.segment_text(segment) for segment in read.segments] == read.text.split("\n")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Tide", "Tide"),
        ("Tide t", "Tide *t"),
        ("tables", "tables"),
        ("&", "&amp;"),
        ("h & l", "h &amp;\n> l"),
        (f"low {OPAQUE}", "low `h`"),
        ("tables\nHigh", "tables*\n\n> High"),
    ],
)
def test_source_span_is_the_hull_of_the_characters(text: str, written: str) -> None:
    read = document()
    start = read.text.index(text)
    span = read.source_span(start, start + len(text))
    assert read.source[span.start : span.end] == written


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "Tide", id="start of the text: before the first character"),
        pytest.param("Tide", " ", id="inside a word: after the character before"),
        pytest.param("Tide ", "tables", id="before markup: after the character before"),
        pytest.param("tables", "\n", id="end of a block"),
        pytest.param("\n", "High", id="start of a block: before its first character"),
        pytest.param(OPAQUE, "", id="end of the text"),
    ],
)
def test_a_zero_length_range_is_an_insertion_point(before: str, after: str) -> None:
    read = document()
    offset = read.text.index(before + after) + len(before)
    point, end = read.source_span(offset, offset)
    assert point == end
    if before and before != "\n":
        assert point == read.source_span(offset - 1, offset).end
    else:
        assert point == read.source_span(offset, offset + 1).start


def test_an_empty_document() -> None:
    read = assemble("a.txt", " \n", [], format="plain")
    assert (read.text, read.segments, read.words) == ("", (), 0)
    assert read.source_span(0, 0) == Span(0, 0)


@pytest.mark.parametrize(
    ("text", "fixable"),
    [("Tide", True), ("Tide t", False), ("High", True), ("&", False), ("low", True)],
)
def test_only_what_is_written_without_markup_can_be_fixed(text: str, fixable: bool) -> None:
    read = document()
    start = read.text.index(text)
    assert read.fixable(start, start + len(text)) is fixable


def test_blanks_and_line_ends_are_no_markup() -> None:
    part = Part("paragraph", [exact("low", 0), Run(" ", 3, 8, False), exact("tide", 8)])
    read = assemble("a.txt", "low \r\n  tide", [part], format="plain")
    assert read.fixable(0, 8)


@pytest.mark.parametrize(
    ("offset", "kind"), [(0, "heading"), (11, "heading"), (12, "paragraph"), (24, "paragraph")]
)
def test_segment_at_an_offset_or_its_end(offset: int, kind: str) -> None:
    assert document().segment_at(offset).kind == kind


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Don’t ‘SHOUT’\u00a0It", "don't 'shout' it"),
        # lower-casing this letter gives two characters
        ("İn", "İn"),
        ("ẞ", "ß"),
    ],
)
def test_folded_has_the_length_of_the_text(text: str, folded: str) -> None:
    read = assemble("a.txt", text, [Part("paragraph", [exact(text, 0)])], format="plain")
    assert read.folded == folded
    assert len(read.folded) == len(text)


FRENCH = "Le port est ouvert et les bateaux sont dans la rade pour la nuit."
PARTS = [
    ("heading", "The port"),
    ("quote", "It was so."),
    ("paragraph", FRENCH),
    ("item", f"See {OPAQUE} there"),
]


def test_words_and_checked_leave_out_quotations_and_foreign_blocks() -> None:
    parts = [Part(kind, [exact(text, 0)]) for kind, text in PARTS]
    read = assemble("a.txt", FRENCH, parts, format="plain")
    assert [segment.kind for segment in read.checked()] == ["heading", "item"]
    assert [segment.kind for segment in read.checked(frozenset({"quote"}))] == ["quote"]
    assert read.words == 5
    assert read.skipped_segments == 1


@pytest.mark.parametrize(
    ("declared", "own", "english"),
    [(None, None, False), ("en", None, False), ("en", "en", True), ("fr", "en", True)],
)
def test_the_language_of_a_part_outranks_that_of_the_document(
    declared: str | None, own: str | None, english: bool
) -> None:
    part = Part("paragraph", [exact(FRENCH, 0)], language=own)
    read = assemble("a.md", FRENCH, [part], format="markdown", declared_language=declared)
    assert read.segments[0].english is english


PIECES = st.lists(st.tuples(st.text("abİ \U0001f980", max_size=4), st.booleans()), min_size=1)


@given(st.lists(PIECES, max_size=4))
def test_every_range_of_a_document_lies_in_its_source(parts: list[list[tuple[str, bool]]]) -> None:
    source = ""
    built = []
    for pieces in parts:
        runs = []
        for text, is_exact in pieces:
            written = text if is_exact else f"<{text}>"
            runs.append(Run(text, len(source), len(source) + len(written), is_exact))
            source += written
        built.append(Part("paragraph", runs))
    read = assemble("a.txt", source, built, format="plain")
    for start in range(len(read.text) + 1):
        for end in range(start, min(start + 4, len(read.text)) + 1):
            span = read.source_span(start, end)
            assert 0 <= span.start <= span.end <= len(source)
