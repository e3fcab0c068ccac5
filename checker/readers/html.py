"""HTML: what a page says, without its scripts, navigation, controls and code.

The tokenizer is that of the HTML standard, so that any page is read as a browser reads it; it says
where each tag, stretch of text and character reference stands.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from turbohtml import TokenType, tokenize

from checker.document import OPAQUE, Document, Part, Region, Run, assemble
from checker.pattern_codes import kept
from checker.readers.html_elements import (
    BLOCKS,
    CODE_BLOCKS,
    HEADINGS,
    OPAQUE_ELEMENTS,
    UNREAD,
    VOID,
    Element,
    OpenElements,
)
from checker.readers.limits import (
    DEEPEST,
    ELEMENTS,
    LONGEST_BLOCK,
    PIECES,
    check_block,
    check_depth,
    check_elements,
)
from checker.readers.runs import BLANKS, holds_sentence, reads_as_heading, tidied
from checker.text import LineIndex

if TYPE_CHECKING:
    from turbohtml import Token

_SURROGATE = kept("[\ud800-\udfff]")
_UNREAD_ROLES = frozenset({"menu", "menubar", "navigation", "search", "toolbar"})
_NOTE_ROLES = frozenset({"doc-noteref", "doc-backlink"})
_OF_ANOTHER_LANGUAGE = frozenset({"cite", "dfn", "em", "i", "q"})
"""Elements that set a foreign phrase apart; on others a language is often a program's guess."""
_ITEMS = ("li", "dt", "dd")
_NAMELESS_END, _EMPTY_COMMENT = "</>", "<!>"
_TRIM = " .:…"


def read(source: str, path: str) -> Document:
    """Read HTML: each block its own segment, `alt` and `title` texts after the block they stand in.

    Raises UnreadableFileError for a page beyond the limits of `checker.readers.limits`.
    """
    text = source
    if "\r" in text:
        # of the same length, so that each place is the same; blanks in a row are one anyway
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    reader = _Reader(_SURROGATE.sub("\ufffd", text), path)
    reader.read()
    return assemble(
        path,
        source,
        reader.all_parts(),
        format="html",
        regions=sorted(reader.regions),
        declared_language=reader.language,
    )


class _Reader:
    """Turns tokens into parts and regions."""

    def __init__(self, source: str, path: str) -> None:
        self.source = source
        self.path = path
        self.regions: list[Region] = []
        self.language: str | None = None
        self._lines = LineIndex(source)
        self._self_closing = source[:100].lstrip().startswith("<?xml")
        self._parts: list[Part] = []
        self._asides: list[tuple[Part, int]] = []
        """Texts beside the page's own (attributes, title), each with the number of its block."""
        self._open = OpenElements()
        self._runs: list[Run] = []
        self._unread = 0
        self._elements = 0
        self._gap = True
        self._break = -1
        """Number of runs up to the last line break of the block; -1 if it has none."""
        self._note_link = -1
        """Where the start tag ended of a link to a place in the page."""

    def read(self) -> None:
        """Read the source to its end."""
        starts = self._lines.starts
        text, reference = TokenType.TEXT, TokenType.CHARACTER_REFERENCE
        start_tag, end_tag = TokenType.START_TAG, TokenType.END_TAG
        # the tokenizer joins texts around an end tag without a name, and so loses their place
        has_nameless = _NAMELESS_END in self.source
        source = self.source.replace(_NAMELESS_END, _EMPTY_COMMENT)
        for token in tokenize(source, resolve_references=False, capture_source=True):
            kind = token.type
            if len(self._runs) > PIECES:
                self._check_block()
            at = starts[token.line - 1] + token.col
            if kind is text:
                if not self._unread:
                    data = token.data or ""
                    if has_nameless:
                        data = self.source[at : at + len(data)]
                    self._runs.append(Run(data, at, at + len(data), True))
            elif kind is start_tag:
                self._start(token, at)
            elif kind is end_tag:
                self._end(token.tag or "", at, at + len(token.source or ""))
            elif kind is reference:
                if not self._unread:
                    self._reference(token.data or "", at, at + len(token.source or ""))
            elif token.data is not None and token.source and token.source.startswith("<!--"):
                self.regions.append(Region(at, at + len(token.source), "comment"))
        end = len(self.source)
        self._close_to(1, end)
        self._close_block()

    def all_parts(self) -> list[Part]:
        """All parts in order of place; a text beside the page's own only if it says more."""
        texts = ["".join([run.text for run in part.runs]) for part in self._parts]
        seen = {text.strip(_TRIM).casefold() for text in texts} if self._asides else set()
        parts = list(self._parts)
        for aside, host in self._asides:
            text = "".join([run.text for run in aside.runs]).strip(_TRIM)
            key = text.casefold()
            if key in seen or any(text in block for block in texts[host : host + 1]):
                continue
            if aside.region == "title" and any(
                heading in key for heading in self._headings(texts) if heading
            ):
                continue
            seen.add(key)
            parts.append(aside)
        if len(parts) > len(self._parts):
            parts.sort(key=lambda part: part.runs[0].start)
        return parts

    def _headings(self, texts: list[str]) -> list[str]:
        return [
            text.strip(_TRIM).casefold()
            for part, text in zip(self._parts, texts, strict=True)
            if part.kind == "heading"
        ]

    def _reference(self, text: str, start: int, end: int) -> None:
        # a soft hyphen says where a word may be broken, and is no part of it
        if text != "\xad":
            # whatever it is written as, a line end is a blank
            self._runs.append(Run(text, start, end, False))

    def _start(self, token: "Token", at: int) -> None:
        self._elements += 1
        if self._elements > ELEMENTS:
            check_elements(self._elements, self._where(at))
        tag = token.tag or ""
        written = token.source or ""
        end = at + len(written)
        attributes: Mapping[str, str] = {}
        if len(written) > len(tag) + 2:
            attributes = dict(reversed(token.attrs or []))
        if tag in BLOCKS:
            self._close_to(self._open.closed_by_start(tag), at)
            self._close_block()
            if tag in ("table", "ul", "ol", "dl") and not self._nested():
                self._gap = True
        if attributes and not self._unread and ("alt" in attributes or "title" in attributes):
            self._read_attributes(tag, written, at)
        if tag in VOID:
            self._void(tag, at, end)
            return
        if token.self_closing and (
            self._self_closing or self._open.count["svg"] or self._open.count["math"]
        ):
            return
        self._push(tag, attributes, at, end)

    def _push(self, tag: str, attributes: Mapping[str, str], at: int, end: int) -> None:
        element = Element(tag, at, tag in BLOCKS, self._open.top.language)
        if tag in UNREAD or tag in CODE_BLOCKS or tag in OPAQUE_ELEMENTS:
            element.unread = True
            element.opaque = tag in OPAQUE_ELEMENTS
        elif attributes:
            self._heed(element, attributes, end)
        if tag == "sup" and self._note_link == at:
            element.unread = True
        if element.unread:
            self._unread += 1
        self._open.push(element)
        if len(self._open.stack) > DEEPEST:
            check_depth(len(self._open.stack), self._where(at))

    def _heed(self, element: Element, attributes: Mapping[str, str], end: int) -> None:
        """What the attributes of an element say about reading it."""
        classes = attributes.get("class", "").split()
        if (
            "hidden" in attributes
            or attributes.get("role", "").lower() in _UNREAD_ROLES
            or "display:none" in attributes.get("style", "").replace(" ", "").lower()
        ):
            element.unread = True
        elif attributes.get("translate", "").lower() == "no" or "notranslate" in classes:
            element.unread = True
            element.opaque = not element.block
        if element.tag == "a" and attributes.get("href", "").startswith("#"):
            self._note_link = end
            if self._open.count["sup"] or attributes.get("role", "").lower() in _NOTE_ROLES:
                element.unread = True
                element.opaque = False
        language = attributes.get("lang") or attributes.get("xml:lang")
        if not language:
            return
        if element.tag in ("html", "body"):
            self.language = self.language or language
        elif element.block:
            element.language = language
        elif element.tag in _OF_ANOTHER_LANGUAGE and not language.lower().startswith("en"):
            element.unread = True
            element.opaque = True

    def _void(self, tag: str, start: int, end: int) -> None:
        if self._unread:
            return
        if tag in ("img", "embed", "input"):
            self._runs.append(Run(OPAQUE, start, end, False))
        elif tag == "br":
            after = self._runs[self._break :] if self._break >= 0 else None
            if after is not None and all(run.text.isspace() for run in after):
                self._close_block()
            else:
                self._runs.append(Run(" ", start, end, False))
                self._break = len(self._runs)

    def _end(self, tag: str, start: int, end: int) -> None:
        if tag == "br":
            self._void(tag, start, end)
            return
        depth = self._open.closed_by_end(tag)
        if depth < len(self._open.stack):
            self._close_to(depth + 1, start)
            self._close(end)
        if tag in BLOCKS:
            self._close_block()

    def _close_to(self, depth: int, at: int) -> None:
        """Close elements at a place until that many are open."""
        while len(self._open.stack) > depth:
            self._close(at)

    def _close(self, at: int) -> None:
        """Close the innermost element, which ends at a place."""
        element = self._open.top
        if element.block:
            self._close_block()
        self._open.pop()
        if not element.unread:
            return
        self._unread -= 1
        if self._unread:
            return
        if element.opaque:
            self._runs.append(Run(OPAQUE, element.start, at, False))
        elif element.tag in CODE_BLOCKS:
            self.regions.append(Region(element.start, at, "code"))
        elif element.block:
            self.regions.append(Region(element.start, at, "html"))

    def _nested(self) -> bool:
        count = self._open.count
        return any(count[tag] for tag in (*_ITEMS, "td", "th"))

    def _close_block(self) -> None:
        """Make a part of the text gathered so far."""
        if not self._runs:
            return
        runs = self._runs
        if len(runs) > PIECES or runs[-1].end - runs[0].start > LONGEST_BLOCK:
            self._check_block()
        self._runs = []
        self._break = -1
        if len(runs) == 1 and runs[0].text.isspace():
            return
        runs = tidied(runs)
        text = "".join([run.text for run in runs])
        # a picture alone is no block of text
        if not text.strip(BLANKS + OPAQUE + "\xa0"):
            return
        kind, level = self._kind(text)
        region = ""
        if kind == "cell":
            if not holds_sentence(text):
                return
            region = "table"
        part = Part(kind, runs, level, self._gap_before(kind), self._open.top.language, region)
        if self._open.count["title"] and not self._open.count["svg"]:
            part.kind, part.region = "caption", "title"
            self._asides.append((part, len(self._parts)))
        else:
            self._parts.append(part)

    def _check_block(self) -> None:
        length = sum(len(run.text) for run in self._runs)
        check_block(length, len(self._runs), self._where(self._runs[0].start))

    def _where(self, at: int) -> str:
        return f"{self.path}:{self._lines.position(at)[0]}"

    def _kind(self, text: str) -> tuple[str, int]:
        """The kind of a block and its level."""
        count = self._open.count
        if count["blockquote"]:
            return "quote", 0
        if "heading" in (groups := self._open.top.groups):
            return "heading", HEADINGS[self._open.stack[groups["heading"]].tag]
        if count["figcaption"] or count["caption"]:
            return "caption", 0
        if count["li"] or count["dt"] or count["dd"]:
            return "item", count["ul"] + count["ol"] + count["dl"] - 1
        if count["td"] or count["th"]:
            return "cell", 0
        return ("heading" if reads_as_heading(text) else "paragraph"), 0

    def _gap_before(self, kind: str) -> bool:
        """Only items and cells follow one another directly; all else is parted by markup."""
        gap = self._gap or not self._parts or self._parts[-1].kind != kind
        self._gap = False
        return gap or kind not in ("item", "cell")

    def _read_attributes(self, tag: str, written: str, at: int) -> None:
        from checker.readers.html_attributes import read_attributes

        if tag in ("link", "style", "iframe"):
            return
        for attribute in read_attributes(written, at):
            length = sum(len(run.text) for run in attribute.runs)
            check_block(length, len(attribute.runs), self._where(at))
            runs = tidied(attribute.runs)
            language = self._open.top.language
            part = Part("caption", runs, language=language, region=attribute.name)
            self._asides.append((part, len(self._parts)))
