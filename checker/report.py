"""The outcome of a run, as plain values: what reporters read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from checker.finding import Finding

if TYPE_CHECKING:
    from checker.baseline import Entry
    from checker.rule import Rule


class FileInfo(NamedTuple):
    """A file that was checked. `unit` is what `Finding.line` counts: line or paragraph."""

    path: str
    words: int
    unit: str
    skipped_segments: int


class CheckError(NamedTuple):
    """Something that could not be checked.

    `message` says it all, path included; `path` is empty where no file is to blame.
    """

    path: str
    message: str


class Excerpt(NamedTuple):
    """The line of a finding around its span, cut at both sides where it is long."""

    before: str
    marked: str
    after: str
    headings: tuple[str, ...] = ()
    """In a file without lines: the headings that the finding stands under, the highest first."""
    region: str = ""
    """There, too: table, footnote, endnote or text box, if it stands in one."""


class Silenced(NamedTuple):
    """A finding that is not reported, and what silenced it: comment, file or baseline."""

    finding: Finding
    by: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: findings in order of path and place."""

    findings: tuple[Finding, ...] = ()
    files: tuple[FileInfo, ...] = ()
    errors: tuple[CheckError, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    """Seconds by rule id and by phase (`read`, `match`), when asked for."""
    excerpts: Mapping[str, Excerpt] = field(default_factory=dict)
    """By the fingerprint of the finding."""
    excluded: tuple[str, ...] = ()
    """Paths that were named and that the excludes dropped."""
    passed_over: int = 0
    """Number of text files met in folders that the excludes dropped."""
    hidden: int = 0
    """Number of findings below the levels that are shown."""
    baselined: int = 0
    """Number of findings that the baseline knows."""
    stale: "tuple[Entry, ...]" = ()
    """Baseline entries whose text is no longer found."""
    fixed: int = 0
    """Number of fixes applied, or with `diff` shown."""
    diff: str = ""
    """What the fixes would change, as a unified diff."""
    unchanged: int = 0
    """Number of findings left out because no changed line has to do with them."""
    silenced: tuple[Silenced, ...] = ()
    """Of the shown levels; those silenced by comments and files only if the mode keeps them."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """By path: the texts that places lie in, where the mode keeps them."""
    unasked: tuple[CheckError, ...] = ()
    """Other checkers that gave no opinion, where that is allowed."""
    rules: "Mapping[str, Rule]" = field(default_factory=dict)
    """By id: the rules of the findings, for a format that explains them."""

    @property
    def words(self) -> int:
        """Number of words checked."""
        return sum(file.words for file in self.files)
