"""One text: read, checked, suppressions applied, mended if asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from checker.config import SIDECAR, Config
from checker.document import Document
from checker.engine import check_document
from checker.errors import SubeditorError, UnreadableFileError, UnwritableFileError
from checker.finding import Finding, fingerprints
from checker.plan import known_names, plan_for
from checker.readers import read, read_only
from checker.report import CheckError, Excerpt, FileInfo, Silenced
from checker.text import Decoded, LineIndex, decode
from checker.walk import SourceFile

if TYPE_CHECKING:
    from checker.backends import Failure
    from checker.baseline import Baseline
    from checker.corpus import PlacedFact
    from checker.sidecar import SidecarEntry

CONTEXT = 120
"""Code points of a line that an excerpt shows at each side of the finding."""


class Mode(NamedTuple):
    """What is done beside checking. Fixes are worked out, and written if `write`."""

    fix: bool = False
    unsafe: bool = False
    write: bool = False
    timings: bool = False
    sidecar: bool = True
    """Whether the project's file of suppressions counts."""
    corpus: bool = False
    """Whether rules that can decide over all files give facts instead of findings."""
    keep: bool = False
    """Whether texts and silenced findings are kept, for reports that tell of them."""
    document: bool = False
    """Whether the document is kept as it was read, with all that was worked out over it."""


class Outcome(NamedTuple):
    """What one text gave. `findings` are of every level, without the suppressed ones."""

    path: str
    """As shown."""
    recorded: str
    """From the root."""
    info: FileInfo | None = None
    findings: tuple[Finding, ...] = ()
    errors: tuple[CheckError, ...] = ()
    excerpts: Mapping[str, Excerpt] = {}
    timings: Mapping[str, float] = {}
    used: frozenset[int] = frozenset()
    """Numbers of the entries of the sidecar that suppressed something."""
    fixed: int = 0
    """Number of findings that fixes removed."""
    diff: str = ""
    facts: Mapping[str, "Sequence[PlacedFact]"] = {}
    """By rule id, for the decision over all files."""
    source: str = ""
    """The text that was checked, if the mode keeps it."""
    silenced: tuple[Silenced, ...] = ()
    """What comments and files silenced, if the mode keeps it."""
    document: Document | None = None
    """What was checked, if the mode keeps it."""
    unasked: "Sequence[Failure]" = ()
    """The other checkers that gave no opinion."""


def check_file(
    file: SourceFile, config: Config, mode: Mode, original: SourceFile | None = None
) -> Outcome:
    """Check one file, and mend it if the mode says so. Never raises for what the file holds.

    With `original`, the file is held against that one.
    """
    try:
        against = original and _read_original(original, config)
        data = read_bytes(file.path, file.shown, config.max_file_size)
        if read_only(file.shown):
            return check_read_only(data, file.shown, file.recorded, config, mode, against)
        decoded = decode(data, file.shown)
        outcome, text = check_and_fix(
            decoded.text, file.shown, file.recorded, config, mode, against
        )
        if mode.write and text != decoded.text:
            try:
                _replace(file, data, decoded._replace(text=text))
            except SubeditorError as error:
                # the file is as it was: so are its findings
                unchanged = mode._replace(fix=False)
                outcome = check_source(
                    decoded.text, file.shown, file.recorded, config, unchanged, against
                )
                failed = CheckError(file.shown, str(error))
                outcome = outcome._replace(errors=(*outcome.errors, failed))
        return outcome
    except SubeditorError as error:
        message = str(error)
    except Exception as error:  # one file that trips us must not cost the others their report
        message = f"{file.shown}: internal error, please report it: {type(error).__name__}: {error}"
    return Outcome(file.shown, file.recorded, errors=(CheckError(file.shown, message),))


def _read_original(file: SourceFile, config: Config) -> Document:
    """The document of an original. Raises UnreadableFileError."""
    data = read_bytes(file.path, file.shown, config.max_file_size)
    if read_only(file.shown):
        from checker.readers import read_bytes as read_as_document

        return read_as_document(data, file.shown, config.max_file_size)
    return read(decode(data, file.shown).text, file.shown)


def _replace(file: SourceFile, before: bytes, after: Decoded) -> None:
    """Write a mended text in place of the bytes that were read. Raises SubeditorError."""
    from checker.fix import write_atomically

    path = Path(file.path)
    if not path.is_file():
        raise UnwritableFileError(f"{file.shown}: is no regular file and cannot be mended")
    if path.read_bytes() != before:
        raise UnwritableFileError(f"{file.shown}: changed while it was checked; try again")
    write_atomically(path, after.text, after.encoding, after.bom)


def read_bytes(path: str, shown: str, limit: int) -> bytes:
    """The bytes of a file. Raises UnreadableFileError, also when there are more than `limit`."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableFileError(f"{shown}: cannot be read: {error.strerror}") from None
    return within_limit(data, shown, limit)


def within_limit(data: bytes, shown: str, limit: int) -> bytes:
    """The data, unless it is longer than `limit` bytes: then UnreadableFileError is raised."""
    if len(data) > limit:
        raise UnreadableFileError(
            f"{shown}: is larger than {limit:,} bytes; raise --max-file-size or exclude it"
        )
    return data


def check_and_fix(
    source: str,
    shown: str,
    recorded: str,
    config: Config,
    mode: Mode,
    original: Document | None = None,
) -> tuple[Outcome, str]:
    """What checking a text gave, and the text itself, mended if the mode says so.

    Of a mended text the findings are those that are left; only with `write`, since places must
    be those of the file as it is.
    """
    outcome = check_source(source, shown, recorded, config, mode, original)
    if not mode.fix:
        return outcome, source
    from checker.fix import fix_until_stable

    baseline = load_baseline(config.baseline)
    plan = plan_for(config, recorded)
    rounds: list[Outcome] = []

    def shown_findings(text: str) -> list[Finding]:
        rounds.append(
            check_source(text, shown, recorded, config, mode, original) if rounds else outcome
        )
        found = list(rounds[-1].findings)
        if baseline:
            found, _ = baseline.filter(found)
        return [finding for finding in found if plan.shows(finding)]

    try:
        text = fix_until_stable(source, shown_findings, mode.unsafe)
    except SubeditorError as error:
        failed = CheckError(shown, f"{shown}: {error}")
        return outcome._replace(errors=(*outcome.errors, failed)), source
    if text == source:
        return outcome, source
    from checker.diff import unified_diff

    return (rounds[-1] if mode.write else outcome)._replace(
        fixed=max(len(outcome.findings) - len(rounds[-1].findings), 1),
        diff=unified_diff(source, text, shown),
    ), text


def check_read_only(
    data: bytes,
    shown: str,
    recorded: str,
    config: Config,
    mode: Mode,
    original: Document | None = None,
) -> Outcome:
    """Check the bytes of a file of a format that is never mended; asked to, an error says so.

    Raises UnreadableFileError.
    """
    from checker.readers import read_bytes as read_as_document

    started = perf_counter()
    document = read_as_document(data, shown, config.max_file_size)
    outcome = check_read(document, shown, recorded, config, mode, started, original)
    if not mode.fix:
        return outcome
    plan = plan_for(config, recorded)
    baseline = load_baseline(config.baseline)
    found = list(outcome.findings)
    if baseline:
        found, _ = baseline.filter(found)
    mendable = sum(
        plan.shows(finding) and any(fix.safe or mode.unsafe for fix in finding.fixes)
        for finding in found
    )
    if not mendable:
        return outcome
    from checker.reporters.words import counted

    message = (
        f"{shown}: {read_only(shown)} are read only: nothing was changed, and "
        f"{counted(mendable, 'finding')} with a fix must be mended by hand"
    )
    return outcome._replace(errors=(*outcome.errors, CheckError(shown, message)))


def check_source(
    source: str,
    shown: str,
    recorded: str,
    config: Config,
    mode: Mode,
    original: Document | None = None,
) -> Outcome:
    """Check one decoded text. Fingerprints are those of its path from the root.

    With `original`, the text is held against it; raises UnreadableFileError where that cannot be.
    """
    started = perf_counter()
    return check_read(read(source, shown), shown, recorded, config, mode, started, original)


def check_read(
    document: Document,
    shown: str,
    recorded: str,
    config: Config,
    mode: Mode,
    started: float,
    original: Document | None = None,
) -> Outcome:
    """Check one document. `started` is when its reading began, as `perf_counter` tells it."""
    plan = plan_for(config, recorded)
    if original is not None:
        from checker.compare.comparison import attach

        attach(document, original, vectors=config.vectors)
    words = document.words
    after_reading = perf_counter()
    sidecar = load_sidecar(config.root) if mode.sidecar else ()
    # a suppression or a baseline may speak of findings below the levels: then all rules run
    every = bool(sidecar) or config.baseline is not None or _has_comments(document)
    rules = plan.rules if every else plan.shown_rules
    facts: dict[str, list[PlacedFact]] = {}
    if mode.corpus:
        from checker.corpus import gathered

        facts = gathered(document, rules, plan.settings)
    unasked: Sequence[Failure] = ()
    if config.backends:
        from checker.backends import consult

        unasked = consult(document, config, plan.settings)
    result = check_document(
        document, rules, plan.settings, timings=mode.timings, leave_out=frozenset(facts)
    )
    findings = result.findings
    if document.unit == "paragraph":
        # there is no other text than the one that is read
        findings = [replace(finding, source=finding.text) for finding in findings]
    if shown != recorded:
        findings = fingerprinted_as(findings, recorded)
    used: frozenset[int] = frozenset()
    if sidecar:
        from checker.sidecar import used_sidecar

        places = findings
        if facts:
            from checker.corpus import stubs

            places = [*findings, *stubs(facts, rules, shown)]
        entries = used_sidecar(document, places, sidecar)
        used = frozenset(number for number, entry in enumerate(sidecar) if entry in entries)
    silenced_findings: tuple[Silenced, ...] = ()
    if sidecar or _has_comments(document):
        from checker import suppress

        # a rule that failed found nothing, which tells nothing about what it was to ignore
        active = plan.active if not result.errors else frozenset()
        known = known_names(config.rules)

        def left(found: list[Finding]) -> list[Finding]:
            return suppress.apply(document, found, known, active, sidecar)

        if mode.keep:
            silenced_findings = suppress.silenced(document, findings, known, active, sidecar)
        if facts:
            from checker.corpus import silenced

            findings, facts = silenced(findings, facts, rules, shown, left)
        else:
            findings = left(findings)
        findings = list(filter(plan.wants, findings))
    timings: dict[str, float] = {}
    if mode.timings:
        matched = sum(result.timings.values())
        timings = {
            **result.timings,
            "(reading)": after_reading - started,
            "(all else)": perf_counter() - after_reading - matched,
        }
    return Outcome(
        path=shown,
        recorded=recorded,
        info=FileInfo(shown, words, document.unit, document.skipped_segments),
        findings=tuple(findings),
        errors=tuple(CheckError(shown, message) for message in result.errors),
        excerpts={
            f.fingerprint: _excerpt_with_place(document, f) for f in findings if plan.shows(f)
        },
        timings=timings,
        used=used,
        facts=facts,
        source=document.source if mode.keep else "",
        silenced=silenced_findings,
        document=document if mode.document else None,
        unasked=unasked,
    )


def fingerprinted_as(findings: list[Finding], path: str) -> list[Finding]:
    """The findings with the fingerprints they have under another path."""
    return [
        replace(finding, fingerprint=fingerprint)
        for finding, fingerprint in zip(findings, fingerprints(findings, path), strict=True)
    ]


def _has_comments(document: Document) -> bool:
    """Whether a comment speaks to us: most texts have none and need no suppression."""
    return any(
        region.kind == "comment"
        and "subeditor" in document.source[region.start : region.end].lower()
        for region in document.regions
    )


def excerpts_of(file: SourceFile, findings: list[Finding], config: Config) -> dict[str, Excerpt]:
    """The excerpts of findings in a file that is read for them again, by fingerprint.

    Raises UnreadableFileError.
    """
    data = read_bytes(file.path, file.shown, config.max_file_size)
    if read_only(file.shown):
        from checker.readers import read_bytes as read_as_document

        document = read_as_document(data, file.shown, config.max_file_size)
        return {f.fingerprint: _excerpt_with_place(document, f) for f in findings}
    source = decode(data, file.shown).text
    lines = LineIndex(source)
    return {f.fingerprint: excerpt(source, lines, f) for f in findings}


def _excerpt_with_place(document: Document, finding: Finding) -> Excerpt:
    """The excerpt of a finding; where lines are paragraphs that nobody counts, with its place."""
    shown = excerpt(document.source, document.lines, finding)
    if document.unit == "line" or not document.segments:
        return shown
    index = document.segment_index_of_source(finding.offset)
    return shown._replace(
        headings=document.headings_over(index), region=document.segments[index].region
    )


def excerpt(source: str, lines: LineIndex, finding: Finding) -> Excerpt:
    """The line where a finding begins, around its span; of several lines the first."""
    start = lines.starts[finding.line - 1]
    end = start + len(lines.line_text(finding.line))
    stop = min(finding.end, end)
    left, right = max(start, finding.offset - CONTEXT), min(end, stop + CONTEXT)
    return Excerpt(
        ("…" if left > start else "") + source[left : finding.offset].lstrip(),
        source[finding.offset : stop] + ("…" if finding.end > end else ""),
        source[stop:right].rstrip() + ("…" if right < end else ""),
    )


@cache
def load_sidecar(root: str) -> "tuple[SidecarEntry, ...]":
    """The project's suppressions; none if it has no such file. Raises ConfigError."""
    path = Path(root, SIDECAR)
    if not path.exists():
        return ()
    from checker.paths import shown_path
    from checker.sidecar import load_sidecar as load

    return load(Path(shown_path(path)))


@cache
def load_baseline(path: str | None) -> "Baseline | None":
    """The baseline, if there is one. Raises ConfigError."""
    if path is None:
        return None
    from checker.baseline import load
    from checker.paths import shown_path

    return load(Path(shown_path(path)))
