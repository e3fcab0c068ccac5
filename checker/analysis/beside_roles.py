"""The names that stand beside an office: "Foreign Secretary Ana Prado", "Ana Prado, its envoy"."""

import functools
import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from checker.pattern_codes import kept

REACH = 120
"""Code points before an office in which its holder's name may begin."""

_PARTICLES = "von|van|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ben|zu|ter|ten"
_WORD = r"[^\W\d_a-z](?:\w|-(?=\w)|['’](?![sS]\b)(?=\w))*"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Gen|Gov|Sen|Prof|General|Senator)\b\.? )?"
_INITIAL = r"[^\W\d_a-z]\.(?:-?[^\W\d_a-z]\.)*"
_NAME = rf"{_WORD}(?: (?:(?:{_PARTICLES}) ){{0,2}}(?:{_INITIAL}|{_WORD})){{0,3}}"
_AFTER = kept(rf",? {_TITLE}({_NAME})")
_BEFORE = kept(
    rf"(?<![\w'’-])({_WORD}(?: (?:(?:{_PARTICLES}) ){{0,2}}(?:{_INITIAL}|{_WORD})){{1,3}}),? \(?"
    r"(?:(?:the|an?|its|their|our|his|her|then|former|current|who (?:is|was))[ ]"
    rf"|{_WORD}(?:['’]s?)? |(?:U\.S\.|U\.K\.|U\.N\.)(?:['’]s)? ){{0,3}}\Z"
)
_PART = kept(rf"(?:{_PARTICLES})(?= )|{_INITIAL}(?= |\Z)|{_WORD}")
_WORD_BEFORE = kept(r"([\w.’'-]+)[ -]\Z")

_LEADING = kept(r"(?:(?:the|us|u\.s\.|american|uk|u\.k\.|british) )+")
_SPELLINGS = {
    "undersecretary": ("undersecretary", "under secretary", "under-secretary"),
    "adviser": ("adviser", "advisor"),
    "defence": ("defence", "defense"),
    "labour": ("labour", "labor"),
    "organisation": ("organisation", "organization"),
    "programme": ("programme", "program"),
    "and": ("and", "&"),
}
_SPELLED = {form: forms for forms in _SPELLINGS.values() for form in forms}
_HYPHENS = kept(r"(?<=\bvice) (?=\w)|(?<=\bco) (?=\w)|(?<=\w) (?=(?:general|in chief)\b)")
_UNDER = kept(r"\bunder[ -]secretar")
_MOST_SPELLINGS = 64


class Beside(NamedTuple):
    """A name beside an office: where it begins, and the words of it that are no initials."""

    start: int
    words: tuple[str, ...]
    ends: tuple[int, ...]
    """Where each word ends."""


@functools.cache
def spellings(role: str) -> tuple[str, ...]:
    """The spellings of an office in lower case: adviser, advisor; under secretary, undersecretary.

    Hyphens and spaces are one in compounds such as "vice-president"; "the" and "US" at the
    beginning are dropped.
    """
    plain = " ".join(role.casefold().replace("’", "'").replace("-", " ").split())
    plain = _UNDER.sub("undersecretar", plain)
    plain = _LEADING.sub("", plain + " ", count=1).strip() if _LEADING.match(plain) else plain
    choices = [_SPELLED.get(word, (word,)) for word in plain.split()]
    found: dict[str, None] = {}
    for words in product(*choices):
        spelled = " ".join(words)
        found[spelled] = None
        found[_HYPHENS.sub("-", spelled)] = None
        if len(found) >= _MOST_SPELLINGS:
            break
    written = " ".join(role.casefold().replace("’", "'").split())
    if "-" in written and not _LEADING.match(written):
        found[written] = None
    return tuple(found)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a range is whole words: no letter, figure or hyphen goes on at either side."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "-":
        return text[max(0, start - 3) : start].casefold() == "ex-"
    return not (before.isalnum() or before == "_" or after.isalnum() or after in ("_", "-"))


def word_before(text: str, start: int) -> str:
    """The word before an office, as written; empty at the beginning of a block."""
    found = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return found[1] if found else ""


def names_beside(text: str, start: int, end: int) -> Iterator[Beside]:
    """The names that may be of the holder of the office at `text[start:end]`: after it, before it.

    A name that follows at once is the only one; after a comma either may be. Words of a headline
    may follow in it. Of one that stands before, any word may be the first: "Today Ana Prado, the
    envoy".
    """
    if after := _AFTER.match(text, end):
        yield _beside(_parts(text, *after.span(1)))
        if text[end] != ",":
            return
    if before := _BEFORE.search(text, max(0, start - REACH), start):
        parts = _parts(text, *before.span(1))
        for first in range(len(parts) - 1):
            yield _beside(parts[first:])


def _parts(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words of a name that are no initials."""
    return [part for part in _PART.finditer(text, start, end) if "." not in part[0]]


def _beside(parts: list[re.Match[str]]) -> Beside:
    return Beside(
        parts[0].start(), tuple(part[0] for part in parts), tuple(part.end() for part in parts)
    )


def name_words(name: str) -> tuple[str, ...]:
    """The words of a declared name that are no initials."""
    return tuple(word for word in name.split() if not (word.endswith(".") or len(word) == 1))
