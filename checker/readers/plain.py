"""Plain text: a block is a line, unless the file is hard-wrapped; then blank lines part blocks."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.document import Document, Part, Region, Run, assemble
from checker.pattern_codes import kept
from checker.readers.runs import reads_as_heading, tidied, without_lone_cr

_RULE = kept(r"[-=_*~+#·•–—|^ \t]+")
_ITEM = kept(r"(?:[-*+•‣◦▪·–]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)")
_COMMENT = kept(r"(?:<!--\s*subeditor\b.*-->|(?:#|//|%)\s*subeditor:.*)\Z")
_SENTENCE_STOPS = ".!?:"
_BREAKS_AFTER = ".!?:;,…|”\"'’)]»"
_LIST_LINES = 3

WRAP_SHORTEST, WRAP_LONGEST = 50, 100
"""Length in code points of a line that was broken at a fixed width."""
_EARLY = 0.75


class Line(NamedTuple):
    """A line's trimmed text as offsets of the source; empty when start == end."""

    start: int
    end: int
    indent: int


def read(source: str, path: str) -> Document:
    """Read plain text. URLs and addresses become OPAQUE; runs of blanks one space."""
    lines, regions = _lines(source)
    groups = list(_groups(lines))
    width = _wrap_width(source, groups)
    marked = any(mark in source for mark in ("@", "://", "www.", "\t", "\x0b", "\x0c", "\r"))
    parts: list[Part] = []
    for group in groups:
        blocks = _wrapped_blocks(source, group, width) if width else [[line] for line in group]
        kinds = _kinds(source, blocks, opening=not parts)
        for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
            parts.append(
                Part(kind, _runs(source, block, kind, marked=marked), gap_before=number == 0)
            )
    return assemble(path, source, parts, format="plain", regions=regions, hard_wrapped=width > 0)


def _lines(source: str) -> tuple[list[Line], list[Region]]:
    """All lines but suppression comments; a line that only draws a rule counts as blank."""
    lines = []
    regions = []
    at = 0
    blank = Line(0, 0, 0)
    has_comments = "subeditor" in source
    for text in without_lone_cr(source).split("\n"):
        if not text:
            lines.append(blank)
            at += 1
            continue
        if text[0].isalnum() and not (text[-1].isspace() or has_comments):
            lines.append(Line(at, at := at + len(text), 0))
            at += 1
            continue
        stripped = text.strip()
        indent = 0 if len(stripped) == len(text) else len(text) - len(text.lstrip())
        start = at + indent
        end = start + len(stripped)
        at += len(text) + 1
        if "subeditor" in stripped and _COMMENT.match(stripped):
            regions.append(Region(start, end, "comment"))
        elif stripped and not stripped[0].isalnum() and _RULE.fullmatch(stripped):
            lines.append(Line(start, start, 0))
        else:
            lines.append(Line(start, end, indent))
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


def _wrap_width(source: str, groups: list[list[Line]]) -> int:
    """The usual length of a line if the file is hard-wrapped, else 0.

    It is if most groups that hold long lines are paragraphs broken at a fixed width: at most one
    line in five is over 100 code points long, and of the lines of 50 and more, the last of the
    group apart, at most half end a sentence and at least two in five are followed by one that
    begins in lower case. Groups of short lines only (verse, addresses, lists) say nothing.
    """
    candidates = 0
    wrapped: list[list[int]] = []
    for group in groups:
        long = [pair for pair in pairwise(group) if _length(pair[0]) >= WRAP_SHORTEST]
        if not long:
            continue
        candidates += 1
        if sum(_length(line) > WRAP_LONGEST for line in group) * 5 > len(group):
            continue
        ends = sum(source[line.end - 1] in _SENTENCE_STOPS for line, _ in long)
        lower = sum(source[following.start].islower() for _, following in long)
        if ends * 2 <= len(long) and lower * 5 >= len(long) * 2:
            wrapped.append([_length(line) for line, _ in long])
    if len(wrapped) * 2 <= candidates:
        return 0
    usual = sorted(length for lengths in wrapped for length in lengths)
    return usual[len(usual) // 2]


def _length(line: Line) -> int:
    return line.end - line.start


def _wrapped_blocks(source: str, group: list[Line], width: int) -> list[list[Line]]:
    """The blocks of a group of wrapped lines.

    One, unless list items, indented first lines or lines broken well before the width show others.
    """
    blocks = [[group[0]]]
    for before, line in pairwise(group):
        first = blocks[-1][0]
        in_item = _ITEM.match(source, first.start, first.end) is not None
        ended = source[before.end - 1] in _BREAKS_AFTER
        capital = not source[line.start].islower()
        if _ITEM.match(source, line.start, line.end):
            starts_block = in_item or ended or _is_early(source, before, line, width)
        elif not in_item and ended and line.indent >= before.indent + 2:
            starts_block = capital
        else:
            starts_block = capital and _is_early(source, before, line, width)
        if starts_block:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _is_early(source: str, before: Line, line: Line, width: int) -> bool:
    """Whether the first word of `line` would have fitted well into the line before."""
    word = source.find(" ", line.start, line.end)
    length = (word if word > 0 else line.end) - line.start
    return _length(before) + 1 + length <= width * _EARLY


def _kinds(source: str, blocks: list[list[Line]], opening: bool) -> list[str]:
    """The kind of each block of a group: item, heading or paragraph.

    A short line without a stop is a heading. Three or more of them in a row, or any after a colon,
    are items (a list without marks, verse, an address); the first line of a file is its title.
    """
    kinds = [_kind(source, block) for block in blocks]
    if len(kinds) == 1:
        return kinds
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == "heading":
            end += 1
        after_colon = start > 0 and source[blocks[start - 1][-1].end - 1] == ":"
        if end - start >= _LIST_LINES or (after_colon and end > start):
            first = start + 1 if opening and start == 0 else start
            kinds[first:end] = ["item"] * (end - first)
        start = end + 1
    return kinds


def _kind(source: str, block: list[Line]) -> str:
    first = block[0]
    if not source[first.start].isupper() and _ITEM.match(source, first.start, first.end):
        return "item"
    if len(block) > 1:
        return "paragraph"
    return "heading" if reads_as_heading(source[first.start : first.end]) else "paragraph"


def _runs(source: str, block: list[Line], kind: str, *, marked: bool) -> list[Run]:
    """The text of a block's lines, joined by spaces, without the mark of a list item.

    `marked`: the source may hold a URL, an address, or blanks that are no plain spaces.
    """
    runs: list[Run] = []
    start = block[0].start
    if kind == "item" and (mark := _ITEM.match(source, start, block[0].end)):
        start = mark.end()
    for line in block:
        if runs:
            start = line.start
            # no further than the white space, should a comment stand between the lines
            gap = source[runs[-1].end : start]
            space = len(gap) - len(gap.lstrip())
            runs.append(Run(" ", runs[-1].end, runs[-1].end + space, False))
        runs.append(Run(source[start : line.end], start, line.end, True))
    return tidied(runs) if marked or len(runs) > 1 or "  " in runs[0].text else runs
