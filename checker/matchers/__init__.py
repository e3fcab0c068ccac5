"""The closed set of mechanisms. Each module in NAMES is one matcher, driven by rule files.

A matcher module has

- `KEYS`: the keys it reads from a rule file, as `Key`s;
- `prepare(keys)`: validates them and returns plain data (what JSON can hold) for the compiled rule;
  `literals` in it, if any, are strings that must occur in the folded text for `find` to be called;
  a wrong value raises `KeyValueError`;
- `find(task)`: yields `Match`es in `task.document`, in any order.

Matchers are pure: they read the document and yield; places, certainty, suppression and output
are the engine's business.
"""

import functools
import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from checker.config import Settings
    from checker.document import Document

NAMES = (
    "phrase",
    "substitution",
    "repetition",
    "balance",
    "characters",
    "density",
    "consistency",
    "variety",
    "name_forms",
    "name_variants",
    "substituted_term",
    "tally",
    "name_writing",
    "acronyms",
    "near_organisations",
    "name_halves",
    "honorifics",
    "house_names",
    "office_holders",
    "translated_name",
    "translated_title",
    "capitalisation",
    "ending",
    "language",
    "status",
    "date_check",
    "pronoun_gender",
    "sums",
    "headline",
    "quote_speakers",
    "unknown_words",
    "word_order",
    "compare",
    "second_opinion",
    "readability",
)


class Key(NamedTuple):
    """A key of a rule file: its name, the kind of its value, whether it must be there, its doc.

    Kinds: text, texts (one or a list), integer, number, boolean, mapping, list, any, or the
    allowed words parted by `|`.
    """

    name: str
    kind: str
    required: bool
    doc: str


class KeyValueError(Exception):
    """A key whose value a matcher cannot use. `path` leads to the value: ("any", 2, "pattern")."""

    def __init__(self, message: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.path = path


class Hit(NamedTuple):
    """A literal found in the folded text: its number among the rule's literals, and its range."""

    literal: int
    start: int
    end: int


class Hits:
    """The literals of a rule that a text holds.

    `starts`: by the number of the literal, where it stands, in order. Going through them makes
    one `Hit` after the other, in order of their ends.
    """

    __slots__ = ("literals", "starts")

    def __init__(self, starts: Mapping[int, list[int]], literals: Sequence[str]) -> None:
        self.starts, self.literals = starts, literals

    def __iter__(self) -> Iterator[Hit]:
        hits = [
            Hit(number, start, start + len(self.literals[number]))
            for number, starts in self.starts.items()
            for start in starts
        ]
        hits.sort(key=lambda hit: (hit.end, hit.start, hit.literal))
        return iter(hits)


NONE = Hits({}, ())


class Related(NamedTuple):
    """Another place of a match, in offsets of `Document.text`. `role` is `same` or `other`.

    `in_original`: the offsets are those of the text that the document is compared with.
    """

    role: str
    start: int
    end: int
    message: str = ""
    in_original: bool = False


class Match(NamedTuple):
    """A hit of a rule, in offsets of `Document.text`.

    `fields` fill the rule's message beside `{match}`. `replacement` is the suggested text for
    `replace` (default: the whole match); None leaves it to the rule's own `fix`. `edits` are the
    replacements (start, end, text) of a match that is mended in several places.
    `certainty`, `severity`, `message` and `safe`, when set, stand for the rule's own.
    """

    start: int
    end: int
    fields: Mapping[str, str] = {}
    replacement: str | None = None
    replace: tuple[int, int] | None = None
    edits: tuple[tuple[int, int, str], ...] = ()
    related: tuple[Related, ...] = ()
    scope: str = "text"
    certainty: int | None = None
    severity: int | None = None
    message: str | None = None
    safe: bool | None = None
    """Whether its fix is safe, where it differs from the rule's."""
    also: str = ""
    """Who else reports the place; told at the end of the message."""


@dataclass(frozen=True, slots=True)
class Task:
    """What `find` works on: the prepared keys, the document, the literal hits, the settings."""

    params: Mapping[str, Any]
    document: "Document"
    hits: Hits
    settings: "Settings"
    kinds: frozenset[str] = field(default_factory=frozenset)
    """Segment kinds that the rule checks; matches elsewhere are dropped by the engine anyway."""


class Matcher(Protocol):
    """The shape of a matcher module."""

    KEYS: tuple[Key, ...]
    prepare: Callable[[Mapping[str, Any]], dict[str, Any]]
    find: Callable[[Task], Iterable[Match]]


@functools.cache
def load(name: str) -> Matcher:
    """The matcher of that name; imported at first use."""
    module: ModuleType = importlib.import_module(f"checker.matchers.{name}")
    return cast(Matcher, module)
