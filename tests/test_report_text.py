"""The text in the report: every character in its place, findings where they are."""

from pathlib import Path

import pytest
from house import CHECKOUT
from hypothesis import given
from hypothesis import strategies as st

from checker import check_text
from checker.document import Document
from checker.finding import Certainty, Finding, Place, Severity
from checker.readers import read
from checker.report_text import Block, Gap, Piece, ReadText, read_text

TEXT = "The tide *came* in.\n\nSee `ls -l` and\nthe **old** pier, twice.\n\n- one\n\nLast words."


def finding(document: Document, quote: str, scope: str = "text", **more: object) -> Finding:
    """A finding on the first place of a quote in the text as read; empty: after the first word."""
    start = document.text.index(quote) if quote else document.text.index(" ")
    span = document.source_span(start, start + len(quote))
    return Finding(
        path=document.path,
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        offset=span.start,
        length=span.end - span.start,
        text=quote,
        source=document.source[span.start : span.end],
        scope=scope,
        rule="house/word",
        severity=Severity.error,
        certainty=Certainty.certain,
        message="",
        its="",
        mqm="",
        **more,  # type: ignore[arg-type]
    )


def shown(*quotes: str, whole: bool = True) -> ReadText:
    document = read(TEXT, "a.md")
    findings = [(number, finding(document, quote)) for number, quote in enumerate(quotes)]
    return read_text(document, findings, (), whole=whole)


def pieces(text: ReadText) -> list[Piece]:
    return [p for b in text.blocks if isinstance(b, Block) for p in b.pieces]


def marked(text: ReadText) -> list[tuple[str, tuple[int, ...]]]:
    return [(piece.text, piece.findings) for piece in pieces(text) if piece.findings]


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        (["tide came"], [("tide came", (0,))]),
        (["tide came in", "came"], [("tide ", (0,)), ("came", (1, 0)), (" in", (0,))]),
        (["tide came", "came in"], [("tide ", (0,)), ("came", (1, 0)), (" in", (1,))]),
        (["came", "came"], [("came", (0, 1))]),
        ([""], [("", (0,))]),
        (["the old pier"], [("the old pier", (0,))]),
        (["one\nLast"], [("one", (0,)), ("Last", (0,))]),
    ],
)
def test_findings_lie_on_their_words(
    quotes: list[str], expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert marked(shown(*quotes)) == expected


def test_each_finding_begins_once() -> None:
    text = shown("tide came", "came in", "came", "one\nLast")
    assert sorted(n for piece in pieces(text) for n in piece.begins) == [0, 1, 2, 3]


def test_what_is_said_of_the_whole_text_lies_beneath() -> None:
    document = read(TEXT, "a.md")
    findings = [(0, finding(document, "came", "document")), (1, finding(document, "came in"))]
    assert marked(read_text(document, findings, ()))[0] == ("came", (1, 0))


def test_code_is_shown_as_it_is_written() -> None:
    code = [piece.text for piece in pieces(shown()) if piece.code]
    assert code == ["`ls -l`"]


def test_spot_counts_what_is_shown() -> None:
    document = read(TEXT, "a.md")
    pier = finding(document, "pier")
    text = read_text(document, [(0, pier)], ())
    spot = text.spots[pier.offset, pier.length]
    block = text.blocks[spot.block]
    assert isinstance(block, Block)
    assert "".join(piece.text for piece in block.pieces)[spot.start : spot.end] == "pier"


def test_other_places_of_the_form_are_marked_and_competing_ones_are_not() -> None:
    document = read(TEXT, "a.md")
    last = finding(document, "Last")
    places = tuple(
        Place(role, "a.md", 1, 1, f.offset, f.length, f.text, "")
        for role, f in (("same", finding(document, "pier")), ("other", finding(document, "one")))
    )
    one = finding(document, "tide", related=places)
    assert marked(read_text(document, [(0, one), (1, last)], ())) == [
        ("tide", (0,)),
        ("pier", (0,)),
        ("Last", (1,)),
    ]


def test_long_texts_keep_what_is_near_a_finding() -> None:
    document = read("\n\n".join(f"Word{n} stands here alone." for n in range(20)), "a.md")
    text = read_text(document, [(0, finding(document, "Word9"))], (), whole=False)
    assert [b.blocks if isinstance(b, Gap) else b.number for b in text.blocks] == [
        7,
        7,
        8,
        9,
        10,
        11,
        8,
    ]


@pytest.mark.parametrize(
    "path", sorted((CHECKOUT / "seeds").glob("*.[tm][xd]*")), ids=lambda path: path.name
)
def test_of_every_seed_each_finding_covers_the_text_it_quotes(path: Path) -> None:
    document = read(path.read_text("utf-8"), path.name)
    findings = list(enumerate(check_text(document.source, path=path.name).findings))
    text = read_text(document, findings, ())
    for block, segment in zip(text.blocks, document.segments, strict=True):
        assert isinstance(block, Block)
        plain = [piece for piece in block.pieces if not piece.code]
        assert "".join(p.text for p in plain) == document.segment_text(segment).replace(
            "\ufffc", ""
        )
    for _, found in findings:
        span = document.text_span(found.offset, found.end)
        if not found.rule.startswith("suppression/"):
            assert span is not None
            assert document.text[span.start : span.end] == found.text


@given(st.data())
def test_the_way_back_from_the_source_finds_the_text(data: st.DataObject) -> None:
    document = read(TEXT.replace("tide", "tide &amp; *the*  sea"), "a.md")
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start, len(document.text)))
    if document.text[start:end].strip("\n") != document.text[start:end]:
        return
    span = document.source_span(start, end)
    back = document.text_span(*span)
    assert back is not None
    assert document.source_span(*back) == span
    if start < end:
        assert back == (start, end)
