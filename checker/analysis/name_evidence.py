"""What is known of the names in a document while they are weighed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.analysis.mention import Parts
from checker.analysis.name_lexicon import Lexicon
from checker.analysis.person_names import Reading
from checker.text import Span

LOOKED_AT = 6
"""Places of one form whose surroundings are looked at."""


class Candidate(NamedTuple):
    """A form as read in one sequence, and where that sequence starts."""

    form: str
    reading: Reading
    starts: list[int]

    def places(self) -> Iterator[tuple[int, int]]:
        """Start and end of the name proper, wherever it stands."""
        for start in self.starts:
            yield start + self.reading.start, start + self.reading.end


@dataclass(slots=True)
class Single:
    """A word that stands by itself: what it may be, and its places as (starts, offset) pairs."""

    word: str
    bits: int
    found: list[tuple[list[int], int]] = field(default_factory=list)

    def starts(self) -> Iterator[int]:
        """Where it stands."""
        for starts, offset in self.found:
            for start in starts:
                yield start + offset


@dataclass(slots=True)
class People:
    """The people a document names in full or with an honorific or role."""

    surnames: dict[str, list[str]] = field(default_factory=dict)
    """Surname to full forms; none where only "Mr Prado" is known."""
    givens: dict[str, list[str]] = field(default_factory=dict)
    """Given name to full forms."""
    particles: dict[str, set[str]] = field(default_factory=dict)
    """Surname to the particles it was seen with."""
    forms: dict[str, Reading] = field(default_factory=dict)
    """Full forms, with the reading of the form alone (offsets from its start)."""

    def add(self, candidate: Candidate) -> None:
        """Take note of a person's name."""
        form, reading = candidate.form, candidate.reading
        parts = reading.parts
        surname = part_of(form, reading, parts.surname)
        given = part_of(form, reading, parts.given)
        particle = part_of(form, reading, parts.particle)
        if particle:
            self.particles.setdefault(surname, set()).add(particle)
        full = bool(surname and given)
        if full and form not in self.forms:
            self.forms[form] = shifted(reading, -reading.start)
        for key, table in ((surname, self.surnames), (given, self.givens)):
            # an initial is no name to find again
            if len(key) > 1 and key[-1] != ".":
                known = table.setdefault(key, [])
                if full and form not in known:
                    known.append(form)


@dataclass(slots=True)
class Evidence:
    """All candidates of a document, sorted by what they were found to be."""

    text: str
    lexicon: Lexicon
    common: frozenset[str]
    """Words that the text has in lower case."""
    citing: bool
    """Whether the text names its sources by author and year."""
    people: People = field(default_factory=People)
    persons: list[Candidate] = field(default_factory=list)
    others: list[Candidate] = field(default_factory=list)
    singles: dict[str, Single] = field(default_factory=dict)


def shifted(reading: Reading, by: int) -> Reading:
    """The same reading with other offsets, and without honorific and role."""
    parts = reading.parts
    moved = [Span(s.start + by, s.end + by) if s else None for s in parts[2:]]
    return reading._replace(
        start=reading.start + by, end=reading.end + by, parts=Parts(None, None, *moved)
    )


def part_of(form: str, reading: Reading, span: Span | None) -> str:
    """The text of a part of a form, empty if it has not that part."""
    return form[span.start - reading.start : span.end - reading.start] if span else ""
