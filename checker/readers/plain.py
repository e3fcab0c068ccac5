"""Plain text: a block is a line, unless the file is hard-wrapped; then blank lines part blocks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.document import OPAQUE, Document, Part, Region, Run, assemble

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_SPACES = re.compile(r"[ \t\x0b\x0c]{2,}|[\t\x0b\x0c]")
_NOT_PROSE = re.compile(
    r"\b(?:https?|ftp|file)://[^\s<>\"”]*[^\s<>\"”.,;:!?)\]'’]"
    r"|\bwww\.[^\s<>\"”]*[^\s<>\"”.,;:!?)\]'’]"
    r"|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_ITEM = re.compile(r"(?:[-*+•‣◦▪·–]|\(?\d{1,3}[.)])\s+(?=\S)")
_COMMENT = re.compile(r"\s*(?:<!--\s*subeditor\b.*-->|(?:#|//|%)\s*subeditor:.*)\s*\Z")
_SENTENCE_END = tuple(".!?:;,…”\"'’)]|")
_HEADING_WORDS = 14

WRAP_SHORTEST, WRAP_LONGEST = 50, 100


class Line(NamedTuple):
    """A line's trimmed text as offsets of the source; empty when start == end."""

    start: int
    end: int


def read(source: str, path: str) -> Document:
    """Read plain text. URLs and addresses become OPAQUE; runs of blanks one space."""
    lines, regions = _lines(source)
    groups = list(_groups(lines))
    wrapped = _is_hard_wrapped(source, groups)
    parts: list[Part] = []
    for group in groups:
        blocks = _wrapped_blocks(source, group) if wrapped else [[line] for line in group]
        for number, block in enumerate(blocks):
            parts.append(_part(source, block, gap_before=number == 0))
    return assemble(path, source, parts, format="plain", regions=regions, hard_wrapped=wrapped)


def _lines(source: str) -> tuple[list[Line], list[Region]]:
    lines = []
    regions = []
    for match in _LINE.finditer(source):
        text = match.group(1)
        if "subeditor" in text and _COMMENT.match(text):
            regions.append(Region(match.start(1), match.end(1), "comment"))
            continue
        stripped = text.strip(" \t\x0b\x0c")
        start = match.start(1) + text.find(stripped) if stripped else match.start(1)
        lines.append(Line(start, start + len(stripped)))
        if match.end() == len(source):
            break
    return lines, regions


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines that stand together, parted by blank lines."""
    group: list[Line] = []
    for line in lines:
        if line.start < line.end:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_hard_wrapped(source: str, groups: list[list[Line]]) -> bool:
    """Whether most multi-line groups are paragraphs broken at a fixed width.

    Their lines, the last apart, are 50 to 100 code points long, most do not end a sentence, and
    at least two in five of the lines that follow begin in lower case.
    """
    multi = [group for group in groups if len(group) > 1]
    wrapped = 0
    for group in multi:
        inner = group[:-1]
        if not all(WRAP_SHORTEST <= line.end - line.start <= WRAP_LONGEST for line in inner):
            continue
        ends = sum(source[line.end - 1] in ".!?:" for line in inner)
        lower = sum(source[line.start].islower() for line in group[1:])
        wrapped += ends * 2 <= len(inner) and lower * 5 >= len(inner) * 2
    return wrapped * 2 > len(multi)


def _wrapped_blocks(source: str, group: list[Line]) -> list[list[Line]]:
    """The blocks of a group of wrapped lines: one, or one for each list item."""
    blocks: list[list[Line]] = []
    for line in group:
        if blocks and not _ITEM.match(source, line.start, line.end):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _part(source: str, block: list[Line], gap_before: bool) -> Part:
    first, last = block[0], block[-1]
    kind = "paragraph"
    start = first.start
    item = _ITEM.match(source, first.start, first.end)
    if item:
        kind = "item"
        start = item.end()
    elif (
        not source[last.end - 1].endswith(_SENTENCE_END)
        and len(block) == 1
        and source.count(" ", first.start, first.end) < _HEADING_WORDS
    ):
        kind = "heading"
    runs: list[Run] = []
    for number, line in enumerate(block):
        if number:
            runs.append(Run(" ", block[number - 1].end, line.start, False))
        runs += prose_runs(source, start if number == 0 else line.start, line.end)
    return Part(kind, runs, gap_before=gap_before)


def prose_runs(source: str, start: int, end: int) -> Iterator[Run]:
    """Runs of one stretch of a line: exact text, collapsed blanks, OPAQUE for URLs."""
    text = source[start:end]
    cuts: list[tuple[int, int, str]] = []
    if "://" in text or "www." in text or "@" in text:
        cuts += [(m.start(), m.end(), OPAQUE) for m in _NOT_PROSE.finditer(text)]
    if "  " in text or "\t" in text or "\x0b" in text or "\x0c" in text:
        cuts += [(m.start(), m.end(), " ") for m in _SPACES.finditer(text)]
    at = 0
    for cut_start, cut_end, replacement in sorted(cuts):
        if cut_start < at:
            continue
        if at < cut_start:
            yield Run(text[at:cut_start], start + at, start + cut_start, True)
        yield Run(replacement, start + cut_start, start + cut_end, False)
        at = cut_end
    if at < len(text):
        yield Run(text[at:], start + at, end, True)
