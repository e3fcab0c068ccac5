"""What an editor dismissed, found again in the texts as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.config import Config
from checker.decisions import Decision
from checker.document import Document
from checker.finding import Finding
from checker.report_files import document_of
from checker.walk import SourceFile

Found = Sequence[tuple[Decision, Finding]]
"""Decisions, each with the finding it is about."""


@dataclass
class Outcome:
    """What became of the decisions."""

    lines: list[str] = field(default_factory=list)
    """What is told: one line for each thing that is written down."""
    problems: list[str] = field(default_factory=list)
    already: int = 0
    """Findings that were silent already."""


@dataclass(frozen=True, slots=True)
class Project:
    """The files that decisions speak of, with all that is found in them."""

    config: Config
    sources: Mapping[str, SourceFile]
    """By path from the root."""
    findings: Mapping[str, Sequence[Finding]]
    """Likewise."""
    original: SourceFile | None = None
    """What the only file is held against, if anything."""

    def document(self, path: str) -> Document:
        """Read a file again, by its path from the root. Raises UnreadableFileError."""
        own = [(0, finding) for finding in self.findings[path]]
        return document_of(self.sources[path], self.config, own)
