"""Markdown: CommonMark with tables, footnotes, task lists, definition lists and front matter.

The parser gives events with byte ranges; each piece of text keeps its range as its place.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

import pyromark

from checker.document import OPAQUE, Document, Part, Region, Run, assemble
from checker.pattern_codes import kept
from checker.readers.front_matter import front_matter
from checker.readers.runs import holds_sentence, reads_as_heading, tidied, without_lone_cr

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_GFM
)

_REGIONS = {"CodeBlock": "code", "HtmlBlock": "html"}
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_LISTS = frozenset({"List", "DefinitionList"})

_SURROGATE = kept("[\ud800-\udfff]")
# atomic, or a CRLF could be taken for two line ends
_LINE_END = r"(?>\r\n|\r|\n)"
_LINE_PREFIX = kept(r"[ \t>]*")
_BLANK_LINE = kept(rf"{_LINE_END}[ \t>]*{_LINE_END}")
_TAG = kept(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
_SPACE_TAGS = frozenset({"br", "hr", "p", "div", "li", "td", "th", "tr"})
_OPAQUE_TAGS = frozenset({"code", "kbd", "samp", "tt", "pre", "math", "svg"})
_UNREAD_TAGS = frozenset({"del", "s", "strike", "script", "style"})
_LINE_OR_CELL_END = kept(r"[\r\n|]")

Places: TypeAlias = Mapping[int, int] | range
"""The code point at each UTF-8 byte offset that the parser names."""


def read(source: str, path: str) -> Document:
    """Read Markdown: emphasis, links and tags as their text alone, code, URLs and images OPAQUE."""
    # a lone surrogate is no Unicode text; only texts that come as strings can hold one
    # the parser overlooks some lone carriage returns
    text = without_lone_cr(_SURROGATE.sub("\ufffd", source))
    front = front_matter(text)
    reader = _Reader(" " * front.end + text[front.end :])
    if front.end:
        reader.regions.append(Region(0, front.end, "front-matter"))
    reader.read()
    return assemble(
        path,
        source,
        reader.parts,
        format="markdown",
        regions=sorted(reader.regions),
        declared_language=front.language,
    )


def _parse(source: str) -> Iterator[tuple[Any, Any]]:
    return pyromark.events_with_range(source, options=_OPTIONS)


def _places(source: str) -> Places:
    if source.isascii():
        return range(len(source) + 1)
    # parsing a second time costs less than keeping the events of the first
    offsets: set[int] = set()
    for _, place in _parse(source):
        offsets.add(place["start"])
        offsets.add(place["end"])
    return _code_points(source, sorted(offsets))


def _code_points(source: str, offsets: list[int]) -> dict[int, int]:
    """The code point at each of some UTF-8 byte offsets, which must be sorted."""
    data = source.encode("utf-8")
    result = {}
    before = count = 0
    for offset in offsets:
        count += len(data[before:offset].decode("utf-8"))
        result[offset] = count
        before = offset
    return result


class _Reader:
    """Turns events into parts and regions."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[Part] = []
        self.regions: list[Region] = []
        self._runs: list[Run] = []
        self._break: tuple[int, int] | None = None
        self._skip_to = 0
        """Where something ends that is already dealt with, with all events inside it."""
        self._found: dict[re.Pattern[str], re.Match[str] | None] = {}
        self._quotes = 0
        self._lists = 0
        self._heading = 0
        self._in_cell = False

    def read(self) -> None:
        """Read the source to its end."""
        places = _places(self.source)
        for event, place in _parse(self.source):
            start, end = places[place["start"]], places[place["end"]]
            # the end of a block around what was dealt with starts before it, too
            if start >= self._skip_to or (end >= self._skip_to and "End" in event):
                self._feed(event, start, end)
        self._close_block()

    def _feed(self, event: Any, start: int, end: int) -> None:
        if self._break is not None:
            self._read_break(*self._break, start)
        name, value = _named(event)
        if name == "Text":
            self._text(value, start, end)
        elif name in ("SoftBreak", "HardBreak"):
            self._break = (start, end)
        elif name == "Start":
            self._open(*_named(value), start, end)
        elif name == "End":
            self._close(*_named(value), end)
        elif name == "Code":
            self._opaque(start, end)
        elif name in ("InlineMath", "DisplayMath"):
            self._math(name, start, end)
        elif name == "InlineHtml":
            self._inline_html(value, start, end)
        elif name == "FootnoteReference":
            self._drop_blank_before_note(end)
        elif name == "Rule":
            self._close_block()

    def _text(self, text: str, start: int, end: int) -> None:
        written = self.source[start:end]
        if written != text and written.rstrip("\r\n") == text:
            # a backslash at the end of a block comes with the line end after it
            end = start + len(text)
            written = text
        self._runs.append(Run(text, start, end, written == text))

    def _open(self, tag: str, detail: Any, start: int, end: int) -> None:
        if tag in _INLINE:
            if tag == "Image" or (tag == "Link" and detail["link_type"] in ("Autolink", "Email")):
                self._opaque(start, end)
            elif tag == "Strikethrough":
                self._skip_to = end
            return
        self._close_block()
        if tag in _REGIONS:
            self._region(_REGIONS[tag], start, end)
        elif tag == "Heading":
            self._heading = int(detail["level"][1])
        elif tag == "BlockQuote":
            # a note or a warning in the form of a quotation is the author's own text
            self._quotes += detail is None
        elif tag in _LISTS:
            self._lists += 1
        elif tag == "TableCell":
            self._in_cell = True

    def _close(self, tag: str, detail: Any, end: int) -> None:
        if tag in _INLINE:
            return
        self._close_block()
        if tag == "Heading":
            self._heading = 0
        elif tag == "BlockQuote":
            self._quotes -= detail is None
        elif tag in _LISTS:
            self._lists -= 1
        elif tag == "TableCell":
            self._in_cell = False

    def _close_block(self) -> None:
        """Make a part of the text gathered so far."""
        runs = tidied(self._runs) if self._runs else []
        self._runs = []
        text = "".join([run.text for run in runs])
        if not text.strip():
            return
        kind = self._kind(text)
        if kind == "cell" and not holds_sentence(text):
            return
        level = self._heading or (self._lists - 1 if kind == "item" else 0)
        self.parts.append(Part(kind, runs, level, self._gap_before(kind, runs[0].start)))

    def _kind(self, text: str) -> str:
        if self._quotes:
            return "quote"
        if self._heading:
            return "heading"
        if self._in_cell:
            return "cell"
        if self._lists:
            return "item"
        return "heading" if reads_as_heading(text) else "paragraph"

    def _gap_before(self, kind: str, start: int) -> bool:
        """Only items and cells can follow a block directly; all else is parted by markup."""
        if kind not in ("item", "cell") or not self.parts:
            return True
        return _BLANK_LINE.search(self.source, self.parts[-1].runs[-1].end, start) is not None

    def _read_break(self, start: int, end: int, following: int) -> None:
        """One space for a line break with the blanks before it and the prefix of the next line.

        The prefix is indentation and the marks of quotations; `following` is where the next event
        starts.
        """
        self._break = None
        if self._runs and not self.source[self._runs[-1].end : start].strip(" \t"):
            start = self._runs[-1].end
        if following > end and (prefix := _LINE_PREFIX.match(self.source, end, following)):
            end = prefix.end()
        self._runs.append(Run(" ", start, end, False))

    def _opaque(self, start: int, end: int) -> None:
        self._runs.append(Run(OPAQUE, start, end, False))
        self._skip_to = end

    def _math(self, name: str, start: int, end: int) -> None:
        """Dollar signs beside a letter or a digit are amounts of money, as in $5-$7, not math."""
        around = self.source[max(0, start - 1) : start] + self.source[end : end + 1]
        if name == "InlineMath" and any(character.isalnum() for character in around):
            self._runs.append(Run(self.source[start:end], start, end, True))
        else:
            self._opaque(start, end)

    def _inline_html(self, html: str, start: int, end: int) -> None:
        match = _TAG.match(html)
        tag = match.group(1).lower() if match else ""
        if html.startswith("<!--"):
            self.regions.append(Region(start, end, "comment"))
        elif tag in _SPACE_TAGS:
            self._runs.append(Run(" ", start, end, False))
        elif tag == "img":
            self._opaque(start, end)
        elif (tag in _OPAQUE_TAGS or tag in _UNREAD_TAGS) and not html.startswith("</"):
            self._html_element(tag, start, end)

    def _html_element(self, tag: str, start: int, end: int) -> None:
        """Skip an element, if it ends in its line and cell, lest the end of a block be missed."""
        closing = self._next(_closing_tag(tag), end)
        limit = self._next(_LINE_OR_CELL_END, end)
        if closing and (limit is None or closing.start() < limit.start()):
            self._skip_to = closing.end()
            if tag in _OPAQUE_TAGS:
                self._opaque(start, closing.end())

    def _next(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """The first match from `start` on, which never goes back; each is searched for once."""
        if pattern not in self._found or (
            (found := self._found[pattern]) is not None and found.start() < start
        ):
            self._found[pattern] = pattern.search(self.source, start)
        return self._found[pattern]

    def _drop_blank_before_note(self, end: int) -> None:
        """In "the end [^1]." the blank belongs to the note."""
        if self._runs and self._runs[-1].exact and not self.source[end : end + 1].isalnum():
            run = self._runs[-1]
            text = run.text.rstrip(" ")
            self._runs[-1] = Run(text, run.start, run.start + len(text), True)

    def _region(self, kind: str, start: int, end: int) -> None:
        self._skip_to = end
        self.regions.append(Region(start, end, kind))
        if kind == "html":
            self.regions += _comments(self.source, start, end)


@cache
def _closing_tag(tag: str) -> re.Pattern[str]:
    return kept(rf"</{tag}[ \t]*>", re.IGNORECASE)


def _comments(source: str, start: int, end: int) -> Iterator[Region]:
    """The HTML comments of source[start:end]."""
    while (start := source.find("<!--", start, end)) >= 0:
        closing = source.find("-->", start + 2, end)
        if closing < 0:
            return
        yield Region(start, closing + 3, "comment")
        start = closing + 3


def _named(value: Any) -> tuple[str, Any]:
    """Name and value of an event or a tag, which is a name or a mapping from a name to a value."""
    return (value, None) if isinstance(value, str) else next(iter(value.items()))
