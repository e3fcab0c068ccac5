"""How a finding is held against a marked text: overlap, credit, strays.

Pure functions over offsets in code points; nothing here runs the checker or reads a file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FAMILIES: Mapping[str, frozenset[str]] = {
    "furniture": frozenset({"furniture", "residue", "repetition"}),
    "mechanics": frozenset({"mechanics", "characters", "repetition"}),
    "variety": frozenset({"consistency", "names"}),
    "name-variant": frozenset({"names"}),
    "name-translated": frozenset({"names", "garbled"}),
    "name-wrong": frozenset({"names"}),
    "garbled": frozenset({"garbled", "meaning"}),
    "meaning": frozenset({"garbled", "meaning"}),
}
"""Which families of rules may be credited with which kind of artifact."""

OTHER_CREDITS = frozenset({"name-variant"})
"""Kinds that a related place of role `other` may be credited with: without a declared
form the text cannot say which of two spellings of a name is wrong."""

LONGEST_RATIO = 3
LONGEST_EXTRA = 20
"""A place may be three times as long as the artifact, or 20 code points longer."""


class BenchmarkError(Exception):
    """The benchmark cannot give a true figure: broken data, or an error of the checker."""


@dataclass(frozen=True, slots=True)
class Span:
    """A range of code points, end exclusive; empty where something is missing."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Code points in the range."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a finding in its own text; role is `own`, `same` or `other`."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding, reduced to what is scored and shown; line and column count from 1."""

    rule: str
    span: Span
    related: tuple[Place, ...] = ()
    scope: str = "text"
    line: int = 1
    column: int = 1
    text: str = ""
    message: str = ""

    @property
    def family(self) -> str:
        """The folder of the rule: `garbled` of `garbled/substituted-term`."""
        return self.rule.split("/")[0]

    @property
    def places(self) -> tuple[Place, ...]:
        """Its own place, then the related ones in this text; none if it is about the document."""
        if self.scope == "document":
            return ()
        return (Place("own", self.span), *self.related)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A marked place in a text; `families` are those of the rules that fit it."""

    kind: str
    span: Span
    text: str
    line: int
    column: int
    families: frozenset[str]
    required: bool = True
    family: str = ""
    note: str = ""


@dataclass(slots=True)
class Score:
    """What became of a marked text; places are `(rule, span)` and each is one entry."""

    credited: dict[Artifact, list[str]] = field(default_factory=dict)
    missed: list[Artifact] = field(default_factory=list)
    strays: list[tuple[Hit, Span]] = field(default_factory=list)
    touched: dict[Artifact, list[str]] = field(default_factory=dict)

    def found(self, artifacts: Iterable[Artifact]) -> int:
        """How many of these artifacts were credited."""
        return sum(artifact in self.credited for artifact in artifacts)


def shared(one: Span, two: Span) -> int:
    """Number of code points that the ranges share."""
    return max(0, min(one.end, two.end) - max(one.start, two.start))


def overlaps(one: Span, two: Span, text: str) -> bool:
    """Whether two ranges of `text` overlap; empty ranges need to touch, white space apart."""
    if one.length and two.length:
        return shared(one, two) > 0
    first, second = sorted((one, two), key=lambda span: (span.start, span.end))
    return not text[first.end : second.start].strip()


def closeness(one: Span, two: Span) -> float:
    """Shared part of the common range, 0 to 1; two ranges that are the same give 1."""
    if one == two:
        return 1.0
    common = shared(one, two)
    union = one.length + two.length - common
    return common / union if union else 0.0


def may_credit(place: Place, family: str, artifact: Artifact) -> bool:
    """Whether an overlapping place fits the artifact by role, family, cover and length."""
    if family not in artifact.families:
        return False
    if place.role == "other" and (artifact.kind not in OTHER_CREDITS or family != "names"):
        return False
    length = artifact.span.length
    longest = max(LONGEST_RATIO * length, length + LONGEST_EXTRA)
    return 2 * shared(place.span, artifact.span) >= length and place.span.length <= longest


def score(text: str, artifacts: Sequence[Artifact], hits: Iterable[Hit]) -> Score:
    """Hold the hits in `text` against its artifacts.

    Each place credits at most one artifact: among those it may be credited with, the one
    it overlaps best. A place that overlaps no artifact at all is a stray, once for each
    rule and range; a place of role `other` is never a stray.
    """
    result = Score()
    seen: set[tuple[str, Span]] = set()
    for hit in hits:
        for place in hit.places:
            touching = [a for a in artifacts if overlaps(place.span, a.span, text)]
            fitting = [a for a in touching if may_credit(place, hit.family, a)]
            if fitting:
                best = max(fitting, key=lambda a: (closeness(place.span, a.span), a.required))
                _note(result.credited, best, hit.rule)
            for artifact in touching:
                _note(result.touched, artifact, f"{hit.rule} ({place.role})")
            if not touching and place.role != "other" and (hit.rule, place.span) not in seen:
                seen.add((hit.rule, place.span))
                result.strays.append((hit, place.span))
    result.missed = [a for a in artifacts if a.required and a not in result.credited]
    return result


def _note(table: dict[Artifact, list[str]], artifact: Artifact, entry: str) -> None:
    entries = table.setdefault(artifact, [])
    if entry not in entries:
        entries.append(entry)


def line_starts(text: str) -> list[int]:
    """Offset of each line; a line ends with a line feed (CRLF counts as two)."""
    starts = [0]
    starts.extend(index + 1 for index, char in enumerate(text) if char == "\n")
    return starts


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset in the text."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def read_gold(lines: str, text: str, name: str) -> list[Artifact]:
    """The artifacts of a `.gold.jsonl` file; an entry that is not where it says is an error.

    A gold entry may name the `family` meant to find it; that family then fits as well.
    """
    starts = line_starts(text)
    artifacts: list[Artifact] = []
    for number, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            kind, family = str(entry["artifact"]), str(entry.get("family") or "")
            start = starts[entry["line"] - 1] + entry["column"] - 1
            span = Span(start, start + entry["length"])
            marked, required = str(entry["text"]), bool(entry.get("required", True))
            note = str(entry.get("note") or "")
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise BenchmarkError(f"{name}:{number}: not a gold entry: {error!r}") from error
        if text[span.start : span.end] != marked:
            raise BenchmarkError(f"{name}:{number}: {marked!r} is not at its line and column")
        families = FAMILIES.get(kind, frozenset()) | ({family} if family else frozenset())
        if not families:
            raise BenchmarkError(f"{name}:{number}: unknown artifact {kind!r} and no family")
        place = (int(entry["line"]), int(entry["column"]))
        artifacts.append(Artifact(kind, span, marked, *place, families, required, family, note))
    return artifacts


def caught(bad: Iterable[Hit], good: Iterable[Hit], marked: Span, text: str) -> list[Hit]:
    """Hits in the bad twin's `text` on the marked span whose rules are silent in the good twin."""
    silent = {hit.rule for hit in good}
    return [
        hit
        for hit in bad
        if hit.scope != "document" and hit.rule not in silent and overlaps(hit.span, marked, text)
    ]


def per_thousand(count: int, words: int) -> float:
    """Findings per 1,000 words."""
    return 1000 * count / words if words else 0.0


def word_count(text: str) -> int:
    """Words, counted as runs between white space."""
    return len(text.split())
