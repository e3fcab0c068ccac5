"""A run over texts and files with one configuration."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config import BASELINE, NAMES, SIDECAR, Config
from checker.errors import UsageError
from checker.finding import Finding
from checker.paths import project_path
from checker.plan import forget_names, known_names, plan_for, selectable_names
from checker.readers import read, read_only
from checker.report import CheckError, Excerpt, Report, Silenced
from checker.single import (
    Mode,
    Outcome,
    check_and_fix,
    check_file,
    check_read_only,
    load_baseline,
    load_sidecar,
    within_limit,
)
from checker.text import decode
from checker.walk import SourceFile, Walk, walk

if TYPE_CHECKING:
    from checker.baseline import Entry

PROCESS_BYTES = 500_000
"""Amount of text that is worth a process of its own, where the number is not given."""

Done = Callable[[int], None]
"""Told the number of files that have been checked since the last call."""


def check_text(text: str, *, path: str = "text.txt", config: Config | None = None) -> Report:
    """Check one decoded text as the format of `path`; no file is read or written."""
    config = config or Config()
    outcome, _ = check_and_fix(text, path, path, config, Mode(sidecar=False))
    return report_of([outcome], replace(config, baseline=None), sidecar=False)


def compare_texts(
    original: str,
    rewritten: str,
    *,
    original_path: str = "original.txt",
    path: str = "rewritten.txt",
    config: Config | None = None,
) -> Report:
    """Check a decoded text and hold it against its original; no file is read or written.

    Raises UnreadableFileError where the two cannot be compared, and VectorsError if the
    configuration asks for vectors and there are none.
    """
    config = replace(config or Config(), compared=True, baseline=None)
    against = read(original, original_path)
    outcome, _ = check_and_fix(rewritten, path, path, config, Mode(sidecar=False), against)
    return report_of([outcome], config, sidecar=False)


def check_paths(paths: Iterable[str | os.PathLike[str]], config: Config | None = None) -> Report:
    """Check files, and folders with all text files in them.

    Without `config`, the configuration file that holds for the first path counts.
    """
    given = [os.fspath(path) for path in paths]
    config = config or configuration(given)
    prepare(config)
    return check_walk(walk(given, config), config, Mode())


def configuration(paths: Sequence[str]) -> Config:
    """The configuration that the file says which holds for the first path, or the defaults."""
    from checker.discovery import discover

    return with_project_files(discover(starting_folder(paths)))


def starting_folder(paths: Sequence[str]) -> Path:
    """Where the search for a configuration begins: at the first path, or the current folder."""
    start = Path(paths[0] if paths else ".").absolute()
    if start.is_dir():
        return start
    return start.parent if start.parent.is_dir() else Path.cwd()


def with_project_files(config: Config) -> Config:
    """The configuration with the baseline and the names of its root, where it names no others."""
    baseline, names = Path(config.root, BASELINE), Path(config.root, NAMES)
    if config.baseline is None and baseline.exists():
        config = replace(config, baseline=str(baseline))
    if config.names is None and names.exists():
        config = replace(config, names=str(names))
    return config


def check_stdin(data: bytes, shown: str, config: Config, mode: Mode) -> tuple[Report, str]:
    """Check the bytes of standard input as the file that `shown` names.

    Gives the report and the text, mended if the mode says so. Raises UnreadableFileError, and
    UsageError if a file that is never written was to be mended.
    """
    data = within_limit(data, shown, config.max_file_size)
    recorded = project_path(shown, config.root)
    if kind := read_only(shown):
        if mode.write:
            raise UsageError(f"{shown}: {kind} are read only; leave out --fix")
        return report_of([check_read_only(data, shown, recorded, config, mode)], config), ""
    decoded = decode(data, shown)
    outcome, text = check_and_fix(decoded.text, shown, recorded, config, mode)
    return report_of([outcome], config), text


def prepare(config: Config) -> None:
    """Load rules and all else the run needs, so that what is wrong there is said before it.

    Baseline, suppressions and names are read anew, rules once a process. Raises RuleError,
    ConfigError, UsageError or VectorsError.
    """
    forget_names()
    load_baseline.cache_clear()
    load_sidecar.cache_clear()
    plan_for(config, "")
    if config.overrides:
        from checker.config_file import check_names

        check_names(config, selectable_names(config.rules))
    load_baseline(config.baseline)
    load_sidecar(config.root)
    if config.compared and config.vectors:
        from checker.compare.vectors import embedder

        embedder()
    if config.grade or any(override.grade for override in config.overrides):
        from checker.readability import require

        require()
    if config.backends:
        from checker.backends import look_for

        look_for(config)


def check_walk(found: Walk, config: Config, mode: Mode, done: Done | None = None) -> Report:
    """Check the files of a walk; the outcome is the same whatever the number of processes."""
    # a single file is decided about alone, where its names can be mended too
    corpus = config.corpus and len(found.files) > 1
    mode = mode._replace(corpus=corpus)
    jobs = process_count(found.files, config.jobs)
    outcomes: Iterator[Outcome]
    if jobs > 1:
        from checker.processes import check_in_processes

        outcomes = check_in_processes(found.files, config, mode, jobs)
    else:
        outcomes = map(partial(check_file, config=config, mode=mode), found.files)
    kept = []
    for outcome in outcomes:
        kept.append(outcome)
        if done:
            done(1)
    if corpus:
        from checker.corpus import decided

        kept = decided(kept, found.files, config)
    report = report_of(kept, config, sidecar=mode.sidecar)
    return replace(
        report,
        errors=(*found.errors, *report.errors),
        excluded=found.excluded,
        passed_over=found.passed_over,
    )


def process_count(files: Sequence[SourceFile], jobs: int) -> int:
    """The number of processes: as asked, or by the amount of text and the processors there are."""
    if not jobs:
        total = sum(file.size for file in files)
        if total < 2 * PROCESS_BYTES:
            return 1
        processors = (
            len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        )
        jobs = min(processors or 1, total // PROCESS_BYTES)
    return max(1, min(jobs, len(files)))


def report_of(outcomes: Sequence[Outcome], config: Config, *, sidecar: bool = True) -> Report:
    """The outcomes of all files as one report: baseline, levels, order."""
    findings = sorted((f for o in outcomes for f in o.findings), key=_order)
    every = len(findings)
    plans = {outcome.path: plan_for(config, outcome.recorded) for outcome in outcomes}
    # where a rule failed, silence tells nothing
    checked = {o.path: plans[o.path].active for o in outcomes if o.info and not o.errors}
    stale: list[Entry] = []
    silenced = [gone for outcome in outcomes for gone in outcome.silenced]
    baseline = load_baseline(config.baseline)
    if baseline:
        everything = findings
        findings, stale = baseline.filter(findings, checked)
        new = set(map(id, findings))
        silenced += [Silenced(f, "baseline") for f in everything if id(f) not in new]
    known = len(findings)
    shown = [finding for finding in findings if plans[finding.path].shows(finding)]
    hidden = known - len(shown)
    if sidecar:
        shown = sorted((*shown, *_about_sidecar(outcomes, config, checked)), key=_order)
    errors = [error for outcome in outcomes for error in outcome.errors]
    unasked = tuple(_unasked(outcomes))
    timings: Counter[str] = Counter()
    excerpts: dict[str, Excerpt] = {}
    for outcome in outcomes:
        timings.update(outcome.timings)
        excerpts.update(outcome.excerpts)
    return Report(
        findings=tuple(shown),
        files=tuple(outcome.info for outcome in outcomes if outcome.info),
        errors=(*errors, *(() if config.best_effort else unasked)),
        unasked=unasked if config.best_effort else (),
        timings=dict(timings),
        excerpts={
            f.fingerprint: excerpts[f.fingerprint] for f in shown if f.fingerprint in excerpts
        },
        hidden=hidden,
        baselined=every - known,
        stale=tuple(stale),
        fixed=sum(outcome.fixed for outcome in outcomes),
        diff="".join(outcome.diff for outcome in outcomes),
        silenced=tuple(
            sorted(
                (gone for gone in silenced if plans[gone.finding.path].shows(gone.finding)),
                key=lambda gone: gone.finding.sort_key,
            )
        ),
        sources=_sources(outcomes, shown, silenced),
    )


def _unasked(outcomes: Sequence[Outcome]) -> Iterator[CheckError]:
    """An error for each way in which another checker failed, with the number of files it cost."""
    files = Counter(failure for outcome in outcomes for failure in outcome.unasked)
    first = {failure: o.path for o in reversed(outcomes) for failure in o.unasked}
    for failure, number in files.items():
        where = first[failure] if number == 1 else f"{number} files"
        yield CheckError("", f"{failure.message} (no second opinion on {where})")


def _sources(
    outcomes: Sequence[Outcome], findings: Iterable[Finding], silenced: Iterable[Silenced]
) -> dict[str, str]:
    """The texts that were kept and that a place lies in, by path."""
    wanted = set()
    for finding in (*findings, *(gone.finding for gone in silenced)):
        wanted |= {finding.path, *(place.path for place in finding.related)}
    return {o.path: o.source for o in outcomes if o.source and o.path in wanted}


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.sort_key


def _about_sidecar(
    outcomes: Sequence[Outcome], config: Config, checked: dict[str, frozenset[str]]
) -> list[Finding]:
    """The findings about entries of the sidecar that suppressed nothing or name no rule."""
    entries = load_sidecar(config.root)
    if not entries:
        return []
    from checker.sidecar import unused_sidecar

    used = frozenset(entries[number] for outcome in outcomes for number in outcome.used)
    found = unused_sidecar(entries, used, checked, known_names(config.rules))
    plan = plan_for(config, SIDECAR)
    return [finding for finding in found if plan.wants(finding) and plan.shows(finding)]
