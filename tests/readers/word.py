"""Word documents made by hand, for what no word processor would write or a library cannot."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{WORD}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def run(text: str, form: str = "") -> str:
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*pieces: str, form: str = "") -> str:
    """A paragraph of pieces: plain text, or XML where a piece begins with `<`."""
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in pieces)
    return f"<w:p><w:pPr>{form}</w:pPr>{runs}</w:p>"


def table(*rows: list[str]) -> str:
    """A table of cells, each the XML of its paragraphs."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word_file(
    body: str,
    *,
    head: str = "",
    footnotes: str = "",
    endnotes: str = "",
    styles: str = "",
    entries: dict[str, bytes | str] | None = None,
) -> bytes:
    """The bytes of a document with that body (XML). `head` stands before the root of its XML."""
    parts: dict[str, bytes | str] = {
        "_rels/.rels": (
            f'{RELATIONS}<Relationship Id="a" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    related = ""
    for name, xml in (("footnotes", footnotes), ("endnotes", endnotes), ("styles", styles)):
        if xml:
            parts[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{xml}</w:{name}>"
            related += f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
    parts["word/_rels/document.xml.rels"] = f"{RELATIONS}{related}</Relationships>"
    return archive({**parts, **(entries or {})})


def archive(entries: dict[str, bytes | str]) -> bytes:
    """A ZIP archive of such entries."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return output.getvalue()
