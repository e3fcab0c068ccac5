"""What of a plain text file is read, as what, and where it came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import assert_hull, assert_true_places, blocks

from checker.document import OPAQUE, Document
from checker.readers.plain import read as read_plain


def read(source: str) -> Document:
    document = read_plain(source, "page.txt")
    assert_true_places(document)
    return document


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("It rains.\nIt pours.", ["It rains.", "It pours."], id="a block is a line"),
        pytest.param("It rains.\r\nIt pours.\r\n", ["It rains.", "It pours."], id="CRLF"),
        pytest.param("It rains.\rIt pours.\r", ["It rains.", "It pours."], id="lone CR"),
        pytest.param("It rains.\r\r\nIt pours.", ["It rains.", "It pours."], id="CR and CRLF"),
        pytest.param("  It  rains.\t \n", ["It rains."], id="blanks"),
        pytest.param(
            "\x0cIt rains.\x0c\n\x0c\nIt\x0cpours.", ["It rains.", "It pours."], id="feeds"
        ),
        pytest.param(
            "It rains.\n\u00a0\nIt pours.", ["It rains.", "It pours."], id="no-break line"
        ),
        pytest.param("It\u2028rains.", ["It\u2028rains."], id="separators are no line ends"),
        pytest.param("It rains.\n* * *\nIt pours.\n=====", ["It rains.", "It pours."], id="rules"),
        pytest.param("…\n?!", ["…", "?!"], id="marks are no rules"),
        pytest.param("- tea\n2) milk\nb) oats", ["tea", "milk", "oats"], id="marks of items"),
        pytest.param("-5 degrees\n5.5 metres", ["-5 degrees", "5.5 metres"], id="numbers"),
        pytest.param("", [], id="empty file"),
        pytest.param(" \n\n\t\r\n", [], id="blank file"),
    ],
)
def test_blocks(source: str, expected: list[str]) -> None:
    assert [text for _, text in blocks(read(source))] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("see http://port.example/a?b=1&c=2, please", f"see {OPAQUE}, please"),
        ("see https://port.example/a_(b)_c.", f"see {OPAQUE}."),
        ("(see HTTPS://port.example/a)", f"(see {OPAQUE})"),
        ("at www.port.example/a’s gate", f"at {OPAQUE} gate"),
        ("“http://port.example”", f"“{OPAQUE}”"),
        ("write to the.master+1@port.example.", f"write to {OPAQUE}."),
        ("ask @harbourmaster, or port.example", "ask @harbourmaster, or port.example"),
        ("and/or 3://4 www. a@b", "and/or 3://4 www. a@b"),
    ],
)
def test_urls_and_addresses_are_not_prose(source: str, expected: str) -> None:
    assert read(source).text == expected


HEADING, PARAGRAPH, ITEM = "heading", "paragraph", "item"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Chapter 1", HEADING),
        ("CHAPTER THE FIRST", HEADING),
        ("Ferry strike enters second week (updated)", HEADING),
        ("smaller boats, bigger catch", HEADING),
        ("The ferry to the island did not sail on any day of the week", HEADING),
        ("The ferry to the island did not sail on any day of the new week", PARAGRAPH),
        ("The ferry did not sail.", PARAGRAPH),
        ("Will it sail?", PARAGRAPH),
        ("Timetable:", PARAGRAPH),
        ("The strike goes on…", PARAGRAPH),
        ("It sailed at last. The crew", PARAGRAPH),
        ("“We shall sail”", PARAGRAPH),
        ("“We shall sail.”", PARAGRAPH),
        ("“But when—", PARAGRAPH),
        ("- the ferry", ITEM),
        ("1. the ferry", ITEM),
    ],
)
def test_kind_of_a_line_that_stands_alone(line: str, kind: str) -> None:
    opening = "It was a long and quiet winter on the island.\n\n"
    assert blocks(read(opening + line))[-1][0] == kind


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        pytest.param(
            ["The strike", "A new week", "The ferry did not sail."],
            [HEADING, HEADING, PARAGRAPH],
            id="title and subtitle",
        ),
        pytest.param(
            ["The strike", "Jo Ferry", "12 May", "The ferry did not sail."],
            [HEADING, ITEM, ITEM, PARAGRAPH],
            id="the first of many short lines is the title",
        ),
        pytest.param(
            ["For this you need:", "four eggs", "flour"],
            [PARAGRAPH, ITEM, ITEM],
            id="after a colon",
        ),
        pytest.param(
            ["It sailed.", "Old Quay", "Harbour Lane", "Westport", "It sailed."],
            [PARAGRAPH, ITEM, ITEM, ITEM, PARAGRAPH],
            id="address",
        ),
        pytest.param(
            ["It sailed.", "The return", "It came back."],
            [PARAGRAPH, HEADING, PARAGRAPH],
            id="heading between paragraphs",
        ),
    ],
)
def test_kinds_of_lines_that_stand_together(lines: list[str], kinds: list[str]) -> None:
    assert [kind for kind, _ in blocks(read("\n".join(lines)))] == kinds


def test_gap_before_is_a_blank_line() -> None:
    document = read("One.\nTwo.\n\nThree.\n<!-- subeditor: off -->\nFour.\n")
    assert [segment.gap_before for segment in document.segments] == [True, False, True, False]


WRAPPED = """\
The keeper of the lighthouse had counted the ships for forty years and
had never once missed one, until the evening of which I mean to tell. It
was then that the lamp went out, and with it the whole of the long watch
that had been his life.
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            WRAPPED,
            [(PARAGRAPH, " ".join(WRAPPED.splitlines()))],
            id="paragraph",
        ),
        pytest.param(
            f"Chapter 1\n\n{WRAPPED}\n{WRAPPED}",
            [(HEADING, "Chapter 1"), *[(PARAGRAPH, " ".join(WRAPPED.splitlines()))] * 2],
            id="heading and paragraphs",
        ),
        pytest.param(
            f"Chapter 1\n{WRAPPED}",
            [(HEADING, "Chapter 1"), (PARAGRAPH, " ".join(WRAPPED.splitlines()))],
            id="heading without a gap",
        ),
        pytest.param(
            f"{WRAPPED}\n- oil for the lamp, of which there was enough to last until\n"
            "  the boat came\n- tea\n",
            [
                (PARAGRAPH, " ".join(WRAPPED.splitlines())),
                (ITEM, "oil for the lamp, of which there was enough to last until the boat came"),
                (ITEM, "tea"),
            ],
            id="list",
        ),
        pytest.param(
            f"{WRAPPED}\nRed sky at night\nThe sailor's light,\nRed sky at morn\nThe sail is torn\n",
            [
                (PARAGRAPH, " ".join(WRAPPED.splitlines())),
                (HEADING, "Red sky at night"),
                (PARAGRAPH, "The sailor's light,"),
                (HEADING, "Red sky at morn"),
                (HEADING, "The sail is torn"),
            ],
            id="verse",
        ),
        pytest.param(
            f"  {WRAPPED}  The boat was late.\n",
            [(PARAGRAPH, " ".join(WRAPPED.splitlines())), (PARAGRAPH, "The boat was late.")],
            id="paragraphs told apart by indentation",
        ),
        pytest.param(
            WRAPPED.replace("had never", "12. had never"),
            [(PARAGRAPH, " ".join(WRAPPED.splitlines()).replace("had never", "12. had never"))],
            id="a number that a line happens to begin with",
        ),
    ],
)
def test_hard_wrapped_text(source: str, expected: list[tuple[str, str]]) -> None:
    for written in (source, source.replace("\n", "\r\n"), source.replace("\n", " \n")):
        document = read(written)
        assert document.hard_wrapped
        assert blocks(document) == expected


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "The keeper of the lighthouse had counted the ships all his life.\n"
            "He had never once missed one that came by in the night or fog.\n"
            "Then came the evening of which I mean to tell, and he was old.\n",
            id="a sentence a line",
        ),
        pytest.param(
            "Keeper of the lighthouse counts ships for forty years on end\n"
            "Ferry to the island does not sail on any day of second week\n"
            "Harbour master and crew meet for talks that lead to nothing\n",
            id="headlines",
        ),
        pytest.param("four eggs\nflour and milk\na pinch of salt\n", id="short lines"),
        pytest.param(
            WRAPPED.replace("\n", " ") + "\n" + WRAPPED.replace("\n", " "), id="long lines"
        ),
        pytest.param("One paragraph in one line.\n\nAnd another.\n", id="no lines together"),
    ],
)
def test_text_that_is_not_hard_wrapped(source: str) -> None:
    document = read(source)
    assert not document.hard_wrapped
    assert len(document.segments) == len([line for line in source.split("\n") if line])


def test_a_wrapped_phrase_has_its_place_over_two_lines() -> None:
    document = read(WRAPPED.replace("\n", "\t\r\n  "))
    start = document.text.index("years and had")
    span = document.source_span(start, start + len("years and had"))
    assert document.source[span.start : span.end] == "years and\t\r\n  had"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- subeditor: ignore a/b -->",
        "# subeditor: ignore a/b",
        "// subeditor: ignore a/b",
        "% subeditor: ignore a/b",
    ],
)
def test_a_suppression_comment_is_not_read(comment: str) -> None:
    source = f"It rains.\n  {comment}\nIt pours."
    document = read(source)
    assert document.text == "It rains.\nIt pours."
    assert [(r.kind, source[r.start : r.end]) for r in document.regions] == [("comment", comment)]


def test_a_comment_between_wrapped_lines_is_no_part_of_the_paragraph() -> None:
    commented = WRAPPED.replace("\n", "\n<!-- subeditor: ignore a/b -->\n", 1)
    document = read(commented)
    assert document.text == " ".join(WRAPPED.splitlines())
    start = document.text.index(" had never")
    assert document.source_span(start, start + 1) == (start, start + 1)


def test_a_line_that_only_names_the_subeditor_is_read() -> None:
    assert read("# The subeditor of the paper").text == "# The subeditor of the paper"


CHARACTER = st.sampled_from("ab Éé.,“”’\t\x0c\u00a0\u2028\ufeffİ\U0001f980\u0301")
PIECE = st.one_of(
    st.text(CHARACTER, max_size=8),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    st.sampled_from(["http://a.example/(b)", "www.a.example", "a@b.example", "://", "@"]),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "  ", "- ", "1. ", "***"]),
    st.sampled_from(["<!-- subeditor: x -->", "the old quay and the harbour wall they built on "]),
)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECE, max_size=30).map("".join), st.data())
def test_any_text_has_true_places(source: str, data: st.DataObject) -> None:
    document = read(source)
    if document.text:
        start = data.draw(st.integers(0, len(document.text) - 1))
        end = data.draw(st.integers(start + 1, len(document.text)))
        assert_hull(document, start, end)


@given(st.lists(st.text("ab éİ.-", min_size=1), max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
def test_no_word_is_lost(lines: list[str], line_end: str) -> None:
    words = [word for line in lines for word in line.split() if word.strip("-")]
    read_words = [word for word in read(line_end.join(lines)).text.split() if word.strip("-")]
    assert read_words == words
