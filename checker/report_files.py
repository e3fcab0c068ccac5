"""What the report needs of each file beside its findings: the text, read again, and its figures."""

import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from checker import readers
from checker.config import Config
from checker.document import Document
from checker.errors import SubeditorError, UnreadableFileError
from checker.finding import Finding, Place
from checker.name_list import ListedName, NameList
from checker.readability import syllable_counter
from checker.report import CheckError, Report
from checker.report_text import ReadText, read_text
from checker.single import read_bytes
from checker.stats import Stats, stats_of
from checker.walk import SourceFile

if TYPE_CHECKING:
    from checker.report_original import Row, SideBySide
    from checker.report_text import Block, Gap

WHOLE_UP_TO = 6_000_000
"""Bytes of text up to which the report holds all of it; of more, only what is near a finding."""

Numbered = tuple[int, Finding]


@dataclass(frozen=True, slots=True)
class FileView:
    """One file in the report. `read` is None if there is nothing to show of it."""

    number: int
    path: str
    recorded: str
    """Its path from the root."""
    findings: tuple[Numbered, ...]
    words: int = 0
    unit: str = "line"
    format: str = ""
    digest: str = ""
    """SHA-256 of the text as decoded, by which a decision knows the text it was made on."""
    read: ReadText | None = None
    stats: Stats | None = None
    contexts: Mapping[int, str] = field(default_factory=dict)
    """Of each finding a checksum of the block it stands in."""
    beside: "SideBySide | None" = None
    """The text beside its original, if that is known."""

    @property
    def shown(self) -> "tuple[Block | Gap | Row, ...]":
        """What the page shows of the text, in order: blocks, or rows of both texts."""
        if self.beside is not None:
            return self.beside.rows
        return self.read.blocks if self.read is not None else ()


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """All files of a report, in order, with what was found out over them."""

    files: tuple[FileView, ...]
    names: tuple[ListedName, ...]
    whole: bool
    """Whether all text is held, or only what is near a finding."""
    measured: bool
    """Whether readability could be measured."""
    errors: tuple[CheckError, ...]


def report_files(
    report: Report,
    sources: Sequence[SourceFile],
    config: Config,
    done: Callable[[int], None] | None = None,
    *,
    compared: Document | None = None,
) -> ReportFiles:
    """Read the files of a report again. One that changed since it was checked is an error.

    With `compared`, which is the only file as it was checked, it is shown beside its original.
    """
    found: defaultdict[str, list[Numbered]] = defaultdict(list)
    others: defaultdict[str, list[Place]] = defaultdict(list)
    for number, finding in enumerate(report.findings):
        found[finding.path].append((number, finding))
        for place in finding.related:
            if place.path != finding.path:
                others[place.path].append(place)
    infos = {info.path: info for info in report.files}
    whole = sum(source.size for source in sources) <= WHOLE_UP_TO
    syllables = syllable_counter()
    names = NameList()
    errors: list[CheckError] = []
    views: list[FileView] = []
    for source in sources:
        info = infos.pop(source.shown, None)
        if info is None:
            continue
        own = tuple(found.pop(source.shown, ()))
        beside: SideBySide | None = None
        try:
            document = compared or document_of(source, config, own)
            # beside an original, what is left out is settled row by row
            original = document.original
            read = read_text(
                document, own, others[source.shown], whole=whole or original is not None
            )
            if original is not None:
                from checker.report_original import side_by_side

                beside = side_by_side(original, document, read, own, whole=whole)
        except SubeditorError as error:
            errors.append(CheckError(source.shown, str(error)))
            continue
        names.add(document, source.shown)
        views.append(
            FileView(
                number=len(views),
                path=source.shown,
                recorded=source.recorded,
                findings=own,
                words=info.words,
                unit=info.unit,
                format=document.format,
                digest=digest_of(document.source),
                read=read,
                stats=stats_of(document, syllables) if syllables else None,
                contexts={number: context_of(document, finding) for number, finding in own},
                beside=beside,
            )
        )
        if done:
            done(1)
    # findings in files that are no text, such as the file of suppressions
    for path, rest in found.items():
        if not any(error.path == path for error in errors):
            views.append(FileView(len(views), path, path, tuple(rest)))
    return ReportFiles(
        tuple(views), tuple(names.names()), whole, syllables is not None, tuple(errors)
    )


def document_of(source: SourceFile, config: Config, findings: Sequence[Numbered]) -> Document:
    """Read a file again. Raises UnreadableFileError if a finding is no longer where it was."""
    data = read_bytes(source.path, source.shown, config.max_file_size)
    document = readers.read_bytes(data, source.shown, config.max_file_size)
    for _, finding in findings:
        if document.source[finding.offset : finding.end] != finding.source:
            raise UnreadableFileError(f"{source.shown}: changed while it was checked; try again")
    return document


def context_of(document: Document, finding: Finding) -> str:
    """A checksum of the block that a finding stands in: tells whether a decision still fits."""
    span = document.text_span(finding.offset, finding.end)
    block = ""
    if span is not None:
        block = document.segment_text(document.segment_at(span.start))
    return f"{zlib.crc32(block.encode('utf-8', 'replace')):08x}"


def digest_of(text: str) -> str:
    """SHA-256 of a text as decoded."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()
