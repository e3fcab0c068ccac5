"""What of a Word document is read, as what, and in which paragraph it stands."""

import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from machine import program
from places import assert_hull, assert_true_places, blocks
from word import paragraph, run, table, word_file

from checker.document import OPAQUE, Document
from checker.readers.docx import read as read_docx

LIMIT = 20_000_000


def read(data: bytes) -> Document:
    document = read_docx(data, "letter.docx", LIMIT)
    assert_true_places(document)
    assert document.unit == "paragraph"
    return document


def saved(made: "docx.document.Document") -> bytes:
    output = BytesIO()
    made.save(output)
    return output.getvalue()


def place_of(document: Document, text: str) -> tuple[int, int]:
    """Paragraph and column at which a passage of the text begins."""
    start = document.text.index(text)
    return document.lines.position(document.source_span(start, start + len(text)).start)


def test_a_document_as_a_library_writes_it() -> None:
    made = docx.Document()
    made.add_heading("Boats", 0)
    made.add_heading("Ropes", 2)
    told = made.add_paragraph("The com")
    told.add_run("mer").bold = True
    told.add_run("ce unions  met\there.")
    made.add_paragraph("")
    made.add_paragraph("Oats", style="List Bullet")
    made.add_paragraph("So it is.", style="Quote")
    made.add_paragraph("The quay", style="Caption")
    cells = made.add_table(2, 2)
    cells.cell(0, 0).text = "It is so for us."
    cells.cell(0, 1).text = "4"
    cells.cell(1, 0).text = "It was so for us."
    made.add_paragraph("How to get there")
    document = read(saved(made))
    assert blocks(document) == [
        ("heading", "Boats"),
        ("heading", "Ropes"),
        ("paragraph", "The commerce unions met here."),
        ("item", "Oats"),
        ("quote", "So it is."),
        ("caption", "The quay"),
        ("cell", "It is so for us."),
        ("cell", "It was so for us."),
        ("heading", "How to get there"),
    ]
    assert [segment.level for segment in document.segments[:3]] == [1, 2, 0]
    assert place_of(document, "unions met") == (3, 14)
    # empty paragraphs and cells count
    assert place_of(document, "It was") == (10, 1)
    assert document.headings_over(4) == ("Boats", "Ropes")
    assert document.segments[6].region == "table"
    body = [made_paragraph.text for made_paragraph in made.paragraphs]
    assert document.source.split("\n")[:7] == body[:7]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["com", run("mer", "<w:b/>"), "ce"], "commerce"),
        (["a", "<w:ins>" + run(" new") + "</w:ins>", " word"], "a new word"),
        (["a", "<w:del><w:r><w:delText>n old</w:delText></w:r></w:del>", " word"], "a word"),
        (["a", "<w:moveFrom>" + run("n old") + "</w:moveFrom>", " word"], "a word"),
        (["a", "<w:moveTo>" + run(" new") + "</w:moveTo>", " word"], "a new word"),
        (["a", run(" hidden", "<w:vanish/>"), " word"], "a word"),
        (["a", run(" seen", '<w:vanish w:val="0"/>'), " word"], "a seen word"),
        (["a", run(" seen", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")], "a seen"),
        (["the", run(" late", "<w:strike/>"), " train"], "the train"),
        (["<w:hyperlink>" + run("the port") + "</w:hyperlink>"], "the port"),
        (["one", "<w:r><w:br/></w:r>", "two"], "one two"),
        (["one", "<w:r><w:tab/></w:r>", "two"], "one two"),
        (["one", '<w:r><w:br w:type="page"/></w:r>', "two"], "one two"),
        (['<w:r><w:br w:type="page"/></w:r>', "two"], "two"),
        (["well", "<w:r><w:noBreakHyphen/></w:r>", "known"], "well-known"),
        (["form", "<w:r><w:softHyphen/></w:r>", "al"], "formal"),
        (["see", "<w:r><w:drawing><wp:inline/></w:drawing></w:r>", "it"], f"see{OPAQUE}it"),
        (["so ", "<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>", " is"], f"so {OPAQUE} is"),
        (["end", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."], "end."),
        (["a", "<w:r><w:annotationRef/></w:r>", "b"], "ab"),
        (["p. ", "<w:r><w:instrText>PAGE</w:instrText></w:r>", "4"], "p. 4"),
        (["<w:sdt><w:sdtContent>" + run("chosen") + "</w:sdtContent></w:sdt>"], "chosen"),
        (["see http://port.example/a", ". Then"], f"see {OPAQUE}. Then"),
    ],
)
def test_text_of_a_paragraph(pieces: list[str], text: str) -> None:
    assert read(word_file(paragraph(*pieces))).text == text


def test_a_tab_stop_of_the_form_is_no_tab() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    assert read(word_file(paragraph("so", form=stops))).source == "so"


STYLES = """
<w:style w:styleId="H"><w:name w:val="heading 3"/></w:style>
<w:style w:styleId="Own"><w:name w:val="House"/><w:basedOn w:val="H"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="C"><w:name w:val="Source Code"/></w:style>
<w:style w:styleId="O"><w:name w:val="Odd"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="L"><w:name w:val="List Bullet"/></w:style>
"""
LISTED = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>'


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ('<w:pStyle w:val="H"/>', ("heading", 3)),
        ('<w:pStyle w:val="Own"/>', ("heading", 3)),
        ('<w:pStyle w:val="Own"/>' + LISTED, ("heading", 3)),
        ('<w:pStyle w:val="Loop"/>', ("paragraph", 0)),
        ('<w:pStyle w:val="Unknown"/>', ("paragraph", 0)),
        ('<w:pStyle w:val="O"/>', ("heading", 2)),
        ('<w:outlineLvl w:val="0"/>', ("heading", 1)),
        ('<w:pStyle w:val="L"/>' + LISTED, ("item", 1)),
        (LISTED, ("item", 1)),
        ('<w:pStyle w:val="T"/>', None),
        ('<w:pStyle w:val="C"/>', None),
    ],
)
def test_kind_of_a_paragraph(form: str, expected: tuple[str, int] | None) -> None:
    document = read(word_file(paragraph("It is so.", form=form), styles=STYLES))
    found = [(segment.kind, segment.level) for segment in document.segments]
    assert found == ([expected] if expected else [])
    assert document.source == "It is so."


def test_notes_follow_the_body_and_separators_are_none() -> None:
    document = read(
        word_file(
            paragraph("One.") + table([paragraph("It is so for us."), paragraph("")]),
            footnotes=(
                f'<w:footnote w:type="separator" w:id="0">{paragraph("---")}</w:footnote>'
                f'<w:footnote w:id="2">{paragraph(" A note.")}{paragraph("Its end.")}</w:footnote>'
            ),
            endnotes=f'<w:endnote w:id="2">{paragraph("The last.")}</w:endnote>',
        )
    )
    assert document.source == "One.\nIt is so for us.\n\n A note.\nIts end.\nThe last."
    assert [segment.region for segment in document.segments] == [
        "", "table", "footnote", "footnote", "endnote"
    ]  # fmt: skip
    assert place_of(document, "A note.") == (4, 2)


def test_a_text_box_follows_the_paragraph_it_hangs_on_and_stands_once() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    held = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(word_file(paragraph("Before ", held, "and after.")))
    assert document.source == "Before and after.\nIn a box."
    assert document.segments[1].region == "text box"


def test_nested_tables_are_read_row_by_row() -> None:
    inner = table([paragraph("Inner one is here."), paragraph("Inner two is here.")])
    document = read(word_file(table([paragraph("It is first.") + inner, paragraph("It is last.")])))
    assert [text for _, text in blocks(document)] == [
        "It is first.", "Inner one is here.", "Inner two is here.", "It is last."
    ]  # fmt: skip


WORD = st.text("abcé\U0001f980", min_size=1, max_size=4)
PIECE = st.one_of(
    WORD.map(lambda word: (word, word)),
    WORD.map(lambda word: (run(word, "<w:b/>"), word)),
    WORD.map(lambda word: (f"<w:del><w:r><w:delText>{word}</w:delText></w:r></w:del>", "")),
    st.sampled_from([(" ", " "), ("<w:r><w:tab/></w:r>", "\t"), ("<w:r><w:br/></w:r>", "\x0b")]),
)


@settings(deadline=None)
@given(st.lists(st.lists(PIECE, max_size=6), min_size=1, max_size=5), st.data())
def test_generated_documents_read_as_written(
    paragraphs: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    written = "".join(paragraph(*(piece for piece, _ in pieces)) for pieces in paragraphs)
    document = read(word_file(written))
    assert document.source == "\n".join("".join(t for _, t in pieces) for pieces in paragraphs)
    if document.text:
        start = data.draw(st.integers(0, len(document.text) - 1))
        end = data.draw(st.integers(start + 1, len(document.text)))
        assert_hull(document, start, end)


PAGE = (
    "<h1>Boats</h1><p>The com<b>mer</b>ce unions met.</p><ul><li>Oats are here.</li></ul>"
    "<blockquote><p>So it is.</p></blockquote>"
    "<table><tr><td>It is so for us.</td><td>It was so for us.</td></tr></table>"
)
EXPECTED = [
    ("heading", "Boats"),
    ("paragraph", "The commerce unions met."),
    ("item", "Oats are here."),
    ("quote", "So it is."),
    ("cell", "It is so for us."),
    ("cell", "It was so for us."),
]


def test_a_document_as_a_word_processor_writes_it(tmp_path: Path) -> None:
    soffice = program("soffice", message="no word processor: install libreoffice-writer-nogui")
    (tmp_path / "page.html").write_text(f"<meta charset=utf-8>{PAGE}", "utf-8")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [soffice, profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(tmp_path), str(tmp_path / "page.html")],
        capture_output=True, check=True, timeout=240,
    )  # fmt: skip
    assert blocks(read((tmp_path / "page.docx").read_bytes())) == EXPECTED


def test_a_document_as_a_converter_writes_it(tmp_path: Path) -> None:
    target = tmp_path / "page.docx"
    pandoc = program("pandoc", message="no converter: install the package pandoc")
    command = [pandoc, "-f", "markdown", "-t", "docx", "-o", str(target)]
    text = "# Boats\n\nThe com**mer**ce unions met.[^1]\n\n- Oats are here.\n\n> So it is.\n\n    code\n\n[^1]: A note.\n"
    subprocess.run(command, input=text.encode(), check=True)
    document = read(target.read_bytes())
    assert blocks(document) == [*EXPECTED[:4], ("paragraph", "A note.")]
    assert place_of(document, "commerce unions") == (2, 5)
