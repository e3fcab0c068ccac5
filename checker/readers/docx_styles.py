"""The styles of a Word document: what kind of block a paragraph of each is."""

from typing import NamedTuple

from checker.readers.package import Handlers, Package

_KINDS = {
    "title": ("heading", 1),
    "subtitle": ("heading", 2),
    "caption": ("caption", 0),
    "image caption": ("caption", 0),
    "table caption": ("caption", 0),
    "quote": ("quote", 0),
    "intense quote": ("quote", 0),
    "block text": ("quote", 0),
    "quotations": ("quote", 0),
    "list paragraph": ("paragraph", 0),
    "source code": ("code", 0),
    "code": ("code", 0),
    "html preformatted": ("code", 0),
    "preformatted text": ("code", 0),
    "macro text": ("code", 0),
    "macro": ("code", 0),
}
"""Kind and level by the name of a style in lower case, of Word, LibreOffice and pandoc."""

_CONTENTS = ("toc ", "contents ", "index ", "table of figures")
"""Beginnings of the names of styles for lists of places in the text, which are navigation."""


class Style(NamedTuple):
    """What a paragraph of a style is; `kind` is contents or code for what is not read."""

    kind: str
    level: int
    listed: bool = False
    """Whether the style numbers or marks its paragraphs."""


PLAIN = Style("paragraph", 0)


class _Entry:
    def __init__(self) -> None:
        self.name = ""
        self.base = ""
        self.outline = 0
        self.listed = False


def read_styles(package: Package, part: str) -> dict[str, Style]:
    """The styles that are more than plain, by id. Raises UnreadableFileError."""
    entries: dict[str, _Entry] = {}
    entry = _Entry()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal entry
        local = tag.rpartition(" ")[2]
        values = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        value = values.get("val", "")
        if local == "style":
            entry = entries[values.get("styleId", "")] = _Entry()
        elif local == "name":
            entry.name = value.lower()
        elif local == "basedOn":
            entry.base = value
        elif local == "outlineLvl" and value.isdecimal():
            entry.outline = int(value) + 1 if int(value) < 9 else 0
        elif local == "numId":
            entry.listed = value != "0"

    package.parse(part, Handlers(start))
    styles = {identity: _style(identity, entries) for identity in entries}
    return {identity: style for identity, style in styles.items() if style != PLAIN}


def _style(identity: str, entries: dict[str, _Entry]) -> Style:
    """A style with what it has from those it is based on."""
    seen: set[str] = set()
    kind, level, listed = "", 0, False
    while identity in entries and identity not in seen:
        seen.add(identity)
        entry = entries[identity]
        if not kind:
            kind, level = _kind(entry)
        listed = listed or entry.listed
        identity = entry.base
    return Style(kind or "paragraph", level, listed)


def _kind(entry: _Entry) -> tuple[str, int]:
    name = entry.name
    if name in _KINDS:
        return _KINDS[name]
    if name.startswith("heading ") and name[8:].isdecimal():
        return "heading", min(int(name[8:]), 6)
    if name.startswith(_CONTENTS):
        return "contents", 0
    if name.startswith(("list bullet", "list number")):
        return "item", 0
    return ("heading", min(entry.outline, 6)) if entry.outline else ("", 0)
