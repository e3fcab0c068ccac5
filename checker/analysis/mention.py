"""The values that the analysis of names gives."""

from typing import NamedTuple

from checker.text import Span


class Parts(NamedTuple):
    """Where the parts of a person's name stand; None for those it has not."""

    honorific: Span | None = None
    role: Span | None = None
    given: Span | None = None
    middle: Span | None = None
    particle: Span | None = None
    surname: Span | None = None
    suffix: Span | None = None


class Mention(NamedTuple):
    """A name in `Document.text`.

    `start` and `end` hold honorific and role too ("her deputy, Dr. Ana Prado" from "deputy" on);
    `name` is the name proper. The span of each part lies within. A possessive is outside.
    """

    start: int
    end: int
    kind: str
    """person, organisation, place or other."""
    form: str
    """The name proper as written, with plain spaces: "Ana Prado", "Prado", "Ministry of Works",
    "Elizabeth II"; a suffix after a surname is no part of it."""
    full: str
    """The full form this mention belongs to ("Ana Prado" for "Prado"); its own form if that is
    full, empty if none is known. Where several people share the surname, the one named last."""
    evidence: str
    parts: Parts

    @property
    def name(self) -> Span:
        """Range of `form`: the name without honorific and role, and without Jr. or III."""
        parts = self.parts
        last = parts.surname or parts.suffix
        spans = [span for span in (parts.given, parts.middle, parts.particle, last) if span]
        if not spans:
            return Span(self.start, self.end)
        return Span(min(s.start for s in spans), max(s.end for s in spans))


class Name(NamedTuple):
    """A form of a name with all its mentions, in the order of the text.

    The parts are strings, empty where the form has none. A form that is a person in one place
    and a place in another gives two names, and so do namesakes with different suffixes (Jr, III).
    """

    form: str
    kind: str
    given: str
    middle: str
    particle: str
    surname: str
    suffix: str
    gender: str
    """m or f, by honorific or given name; u for a given name of both; empty if nothing tells."""
    mentions: tuple[Mention, ...]
