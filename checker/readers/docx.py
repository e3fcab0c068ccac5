"""DOCX: what a Word document says, paragraph by paragraph.

The source is the visible text: all paragraphs in reading order (body with the cells of its
tables, then footnotes, then endnotes), joined by one line feed each, so that a line is a paragraph.
Inserted text is read; deleted and hidden text and comments are not there at all. A tab is one
character, and so is a line break (a vertical tab, as in Word's own text), a picture, a formula and
a symbol (U+FFFC).

No library for whole documents is used: those read the tree of everything into memory, pictures with
it, and know neither notes nor tracked changes. Archive and XML are left to libraries all the same.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from itertools import groupby

from checker.document import OPAQUE, Document, Part, Region, Run, assemble
from checker.errors import UnreadableFileError
from checker.readers.docx_styles import PLAIN, Style, read_styles
from checker.readers.limits import LONGEST_BLOCK, PARAGRAPHS, PIECES, check_block
from checker.readers.package import Handlers, Package
from checker.readers.runs import BLANKS, holds_sentence, reads_as_heading, tidied

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing ",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing ",
)

_SKIPPED = frozenset({"del", "moveFrom", "rPrChange", "pPrChange", "rt", "fallback", "oMath"})
"""Elements of which nothing is read, as what was before a change; a formula is one character."""

_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\x0b",
    "noBreakHyphen": "-",
    "sym": OPAQUE,
    "inline": OPAQUE,
    "oMath": OPAQUE,
}
"""What elements within a run stand for."""

_NOTES = ("footnote", "endnote")


class _Paragraph:
    """A paragraph that is open: its pieces of text, each read or only seen, and its form."""

    __slots__ = ("begun", "gap", "item", "length", "level", "outline", "pieces", "region", "style")

    def __init__(self) -> None:
        self.pieces: list[tuple[str, bool]] = []
        self.style = PLAIN
        self.item: bool | None = None
        self.level = 0
        self.outline = 0
        self.length = 0
        self.begun = False
        """Whether it holds text at all."""
        self.region = ""
        self.gap = True


def read(data: bytes, path: str, limit: int) -> Document:
    """Read a Word document of at most `limit` bytes.

    Raises UnreadableFileError for what is none, is damaged, or demands too much.
    """
    package = Package(data, path, limit)
    related = package.related(package.document)

    def part(kind: str) -> str | None:
        found = next((name for type, name in related.items() if type.endswith(f"/{kind}")), None)
        return found if found and package.has(found) else None

    styles = part("styles")
    reader = _Reader(path, read_styles(package, styles) if styles else {})
    for name in (package.document, part("footnotes"), part("endnotes")):
        if name:
            package.parse(name, Handlers(reader.start, reader.end, reader.characters))
    if not reader.found_body:
        raise UnreadableFileError(f"{path}: holds no Word document; save it again as .docx")
    return reader.document()


class _Reader:
    """Turns the elements of the parts into paragraphs."""

    def __init__(self, path: str, styles: dict[str, Style]) -> None:
        self.found_body = False
        self._path = path
        self._styles = styles
        self._paragraphs: list[_Paragraph] = []
        self._open: list[_Paragraph] = []
        """Paragraphs that are open: more than one where a text box stands in one."""
        self._skipped = 0
        self._tables = 0
        self._boxes = 0
        self._note = ""
        self._separator = False
        self._reading = False
        """Inside `w:t`."""
        self._in_run = False
        self._seen = True
        """Whether the run is visible."""
        self._struck = False
        self._after_table = True
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._start_paragraph,
            "pStyle": self._style,
            "numPr": self._number,
            "ilvl": self._list_level,
            "numId": self._list_number,
            "outlineLvl": self._outline,
            "r": self._start_run,
            "vanish": self._hide,
            "webHidden": self._hide,
            "strike": self._strike,
            "dstrike": self._strike,
            "t": self._start_text,
            "br": self._line_break,
            "tbl": self._start_table,
            "txbxContent": self._start_box,
            "footnote": partial(self._start_note, "footnote"),
            "endnote": partial(self._start_note, "endnote"),
            "body": self._start_body,
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipped:
            self._skipped += 1
            return
        name = _local(tag)
        if name in _SKIPPED:
            self._skipped = 1
        if name in _CHARACTERS:
            # a tab stop of the paragraph's form is called `tab`, too
            if self._in_run or name == "oMath":
                self._add(_CHARACTERS[name])
        elif handler := self._starts.get(name):
            handler({key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        name = _local(tag)
        if name == "t":
            self._reading = False
        elif name == "r":
            self._in_run = False
        elif name == "p" and self._open:
            self._end_paragraph()
        elif name == "tbl":
            self._tables -= 1
            self._after_table = True
        elif name == "txbxContent":
            self._boxes -= 1
        elif name in _NOTES:
            self._note, self._separator = "", False

    def characters(self, text: str) -> None:
        """Text, in as many pieces as the parser likes."""
        if self._reading and not self._skipped:
            # line feeds part paragraphs; in a run they are blanks
            self._add(text.replace("\n", " ").replace("\r", " "))

    def _add(self, text: str) -> None:
        if not self._open or not self._seen:
            return
        paragraph = self._open[-1]
        paragraph.pieces.append((text, not self._struck))
        paragraph.begun = paragraph.begun or not text.isspace()
        paragraph.length += len(text)
        if paragraph.length > LONGEST_BLOCK or len(paragraph.pieces) > PIECES:
            where = f"{self._path}:{len(self._paragraphs)}"
            check_block(paragraph.length, len(paragraph.pieces), where)

    def _start_body(self, attributes: dict[str, str]) -> None:
        self.found_body = True

    def _start_paragraph(self, attributes: dict[str, str]) -> None:
        paragraph = _Paragraph()
        if self._boxes:
            paragraph.region = "text box"
        elif self._tables:
            paragraph.region = "table"
        elif self._note:
            paragraph.region = self._note
        paragraph.gap = self._after_table
        self._after_table = False
        self._open.append(paragraph)
        self._seen, self._in_run = True, False
        if not self._separator:
            self._paragraphs.append(paragraph)
        if len(self._paragraphs) > PARAGRAPHS:
            raise UnreadableFileError(
                f"{self._path}: has more than {PARAGRAPHS:,} paragraphs; part or exclude it"
            )

    def _style(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].style = self._styles.get(attributes.get("val", ""), PLAIN)

    def _number(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].item = True

    def _list_level(self, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if self._open and value.isdecimal():
            self._open[-1].level = int(value)

    def _list_number(self, attributes: dict[str, str]) -> None:
        if self._open and attributes.get("val") == "0":
            self._open[-1].item = False

    def _outline(self, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if self._open and value.isdecimal() and int(value) < 9:
            self._open[-1].outline = int(value) + 1

    def _start_run(self, attributes: dict[str, str]) -> None:
        self._in_run = True
        self._seen, self._struck = True, False

    def _hide(self, attributes: dict[str, str]) -> None:
        if self._in_run and _is_on(attributes.get("val", "")):
            self._seen = False

    def _strike(self, attributes: dict[str, str]) -> None:
        if self._in_run:
            self._struck = _is_on(attributes.get("val", ""))

    def _start_text(self, attributes: dict[str, str]) -> None:
        self._reading = True

    def _line_break(self, attributes: dict[str, str]) -> None:
        if attributes.get("type", "textWrapping") == "textWrapping":
            self._add("\x0b")
        elif self._open and self._open[-1].begun:
            # the end of a page shows as no character, but within a text it parts words
            self._add("\x0c")

    def _start_table(self, attributes: dict[str, str]) -> None:
        if not self._tables:
            self._after_table = True
        self._tables += 1

    def _start_box(self, attributes: dict[str, str]) -> None:
        self._boxes += 1

    def _start_note(self, name: str, attributes: dict[str, str]) -> None:
        self._note = name
        # separators between text and notes hold no text of the author's
        self._separator = attributes.get("type", "normal") != "normal"

    def _end_paragraph(self) -> None:
        self._open.pop()
        # a text box stands in a run
        self._in_run, self._seen, self._struck = bool(self._open), True, False

    def document(self) -> Document:
        """All that was read."""
        parts: list[Part] = []
        regions: list[Region] = []
        lines = []
        at = 0
        for paragraph in self._paragraphs:
            line = "".join([text for text, _ in paragraph.pieces])
            lines.append(line)
            part = _part(paragraph, at)
            if part is None or part.kind in ("code", "contents"):
                if part is not None:
                    kind = "code" if part.kind == "code" else "html"
                    regions.append(Region(at, at + len(line), kind))
            else:
                part.gap_before = (
                    paragraph.gap
                    or not parts
                    or parts[-1].kind != part.kind
                    or (part.kind not in ("item", "cell"))
                )
                parts.append(part)
            at += len(line) + 1
        return assemble(
            self._path,
            "\n".join(lines),
            parts,
            format="docx",
            regions=regions,
            unit="paragraph",
        )


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    """The name of an element of Word's, or of what matters of the others; else empty."""
    if tag.startswith(_WORD):
        return tag.rpartition(" ")[2]
    if tag.startswith(_MATH):
        name = tag.rpartition(" ")[2]
        return name if name == "oMath" else ""
    if tag.startswith(_DRAWING):
        name = tag.rpartition(" ")[2]
        return name if name == "inline" else ""
    return "fallback" if tag == _COMPATIBILITY + "Fallback" else ""


def _part(paragraph: _Paragraph, start: int) -> Part | None:
    """The block that a paragraph is, which begins at `start`; None if there is nothing to read."""
    runs: list[Run] = []
    for is_read, pieces in groupby(paragraph.pieces, lambda piece: piece[1]):
        text = "".join([piece for piece, _ in pieces])
        if is_read:
            runs.append(Run(text, start, start + len(text), True))
        start += len(text)
    if not runs:
        return None
    runs = tidied(runs)
    text = "".join([run.text for run in runs])
    if not text.strip(BLANKS + OPAQUE + "\xa0"):
        return None
    kind, level = _kind(paragraph, text)
    if kind == "cell" and not holds_sentence(text):
        return None
    return Part(kind, runs, level, region=paragraph.region)


def _kind(paragraph: _Paragraph, text: str) -> tuple[str, int]:
    style = paragraph.style
    if paragraph.outline:
        return "heading", min(paragraph.outline, 6)
    if style.kind != "paragraph":
        return style.kind, style.level or (paragraph.level if style.kind == "item" else 0)
    if style.listed if paragraph.item is None else paragraph.item:
        return "item", paragraph.level
    if paragraph.region == "table":
        return "cell", 0
    return ("heading" if reads_as_heading(text) else "paragraph"), 0


def _is_on(value: str) -> bool:
    """Whether a switch such as `<w:strike/>` is on; its value may be left out."""
    return value not in ("0", "false", "off")
