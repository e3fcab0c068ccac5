"""Findings: what a rule reports, with its place in the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

try:  # the interpreter's own: `hashlib` loads OpenSSL first, 5 ms of a cold start
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256


class Severity(IntEnum):
    """How bad it would be in print."""

    suggestion = 0
    warning = 1
    error = 2


class Certainty(IntEnum):
    """How sure the rule is: `possible` findings are hidden unless asked for."""

    possible = 0
    likely = 1
    certain = 2


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace `length` code points at `offset` of the source by `text`.

    A safe fix keeps the meaning whatever the context and may be applied unattended.
    """

    offset: int
    length: int
    text: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place that belongs to a finding elsewhere.

    `role` is `same` (another place of the same form) or `other` (the competing form, the original).
    """

    role: str
    path: str
    line: int
    column: int
    offset: int
    length: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. Lines and columns from 1, ends exclusive, `offset` and `length` in code points.

    `text` is the passage as read, `source` the exact slice of the file.
    `scope` is `text`, or `document` for a finding that points at its first evidence.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    length: int
    text: str
    source: str
    scope: str
    rule: str
    severity: Severity
    certainty: Certainty
    message: str
    its: str
    mqm: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Place, ...] = ()
    fingerprint: str = ""

    @property
    def family(self) -> str:
        """The part of the rule's id before the slash."""
        return self.rule.partition("/")[0]

    @property
    def end(self) -> int:
        """Offset after the last code point."""
        return self.offset + self.length

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of findings in every output."""
        return self.path, self.offset, self.length, self.rule, self.message


def normalise_quote(text: str) -> str:
    """The form in which quoted text is compared: case kept, white space runs as one space."""
    return " ".join(text.split())


def with_fingerprints(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with their fingerprints, in the given order (which must be sorted)."""
    given = list(findings)
    return [
        replace(finding, fingerprint=fingerprint)
        for finding, fingerprint in zip(given, fingerprints(given), strict=True)
    ]


def fingerprints(findings: Iterable[Finding], path: str | None = None) -> Iterator[str]:
    """The fingerprint of each finding, in the given order (which must be sorted).

    A fingerprint is the first 16 hexadecimal digits of SHA-256 over rule, path, normalised text
    and its n-th occurrence, so that text inserted above does not change it. `path`, if given,
    stands for that of the findings.
    """
    seen: dict[tuple[str, str, str], int] = {}
    for finding in findings:
        key = (finding.rule, finding.path if path is None else path, normalise_quote(finding.text))
        seen[key] = occurrence = seen.get(key, 0) + 1
        digest = sha256("\0".join((*key, str(occurrence))).encode("utf-8", "replace"))
        yield digest.hexdigest()[:16]
