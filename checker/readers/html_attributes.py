"""Attributes that are read: `alt` and `title`, each character with its place in the tag."""

import html
from collections.abc import Iterator
from typing import NamedTuple

from checker.document import Run
from checker.pattern_codes import kept

_READ = ("alt", "title")

_ATTRIBUTE = kept(
    r"([^\s\"'>/=][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+"
)
_TAG_NAME = kept(r"<[^\s/>]*+")
_REFERENCE = kept(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_FILE_NAME = kept(r"\S+[._/\d]\S*")


class Attribute(NamedTuple):
    """An attribute that holds text: its name and the runs of its value."""

    name: str
    runs: list[Run]


def read_attributes(tag: str, at: int) -> Iterator[Attribute]:
    """The texts in the attributes of a tag as written, which begins at `at` of the source."""
    name = _TAG_NAME.match(tag)
    seen = set()
    for match in _ATTRIBUTE.finditer(tag, name.end() if name else 0):
        key = match[1].lower()
        if key not in _READ or key in seen:
            continue
        seen.add(key)
        number = match.lastindex or 1
        value = match[number] if number > 1 else ""
        if value.strip() and not _FILE_NAME.fullmatch(value.strip()):
            yield Attribute(key, list(_runs(value, at + match.start(number))))


def _runs(value: str, start: int) -> Iterator[Run]:
    """The text of a value, its character references as what they stand for."""
    at = 0
    for match in _REFERENCE.finditer(value) if "&" in value else ():
        text = html.unescape(match[0])
        if text == match[0]:
            continue
        if match.start() > at:
            yield Run(value[at : match.start()], start + at, start + match.start(), True)
        at = match.end()
        yield Run(text, start + match.start(), start + at, False)
    if at < len(value):
        yield Run(value[at:], start + at, start + len(value), True)
