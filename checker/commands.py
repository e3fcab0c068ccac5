"""What the commands do: each takes parsed options and returns the exit status."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from checker.config import BASELINE, Config
from checker.errors import UnreadableFileError, UsageError
from checker.options import configured
from checker.output import is_terminal, warn, write
from checker.paths import project_path, shown_path
from checker.plan import plan_for
from checker.report import Report
from checker.reporters.words import counted
from checker.run import check_stdin, check_walk, prepare
from checker.single import Mode
from checker.walk import walk

CLEAN, FOUND, FAILED = 0, 1, 2

STDIN = "<stdin>"
"""The path of text from standard input that was given no name."""


def check(options: Namespace) -> int:
    """`subeditor check`, and `subeditor compare`, which knows the original as well."""
    config = configured(options)
    if options.no_baseline:
        config = replace(config, baseline=None)
    if options.prune and config.baseline is None:
        raise UsageError("--prune needs a baseline; `subeditor baseline` writes one")
    if options.show_config:
        from checker.config_text import config_text

        write([config_text(config)])
        return CLEAN
    prepare(config)
    mode = Mode(
        fix=options.fix or options.diff,
        unsafe=options.unsafe_fixes,
        write=options.fix and not options.diff,
        timings=options.timings,
    )
    if options.paths == ["-"]:
        report, text = _checked_stdin(options, config, mode)
    elif hasattr(options, "original"):
        from checker.compare.run import compare_paths

        report, text = compare_paths(options.original, options.paths[0], config, mode), None
    else:
        report, text = _checked_files(options, config, mode), None
    _tell_beside(report, options)
    if options.diff:
        write([report.diff])
    elif text is not None and mode.write:
        # the text is what was asked for, and the report stands beside it
        write([text])
        write(_rendered(report, options, terminal=False), sys.stderr)
    else:
        write(_rendered(report, options, terminal=is_terminal(sys.stdout)))
    if options.prune and config.baseline and report.stale:
        from checker.baseline import prune

        prune(Path(config.baseline), report.stale)
    return status_of(report, config, strict=options.strict and not options.prune)


def status_of(report: Report, config: Config, *, strict: bool = False) -> int:
    """The exit status of a check: errors win over findings."""
    if report.errors:
        return FAILED
    fail_on = config.fail_on
    if fail_on is not None and any(finding.severity >= fail_on for finding in report.findings):
        return FOUND
    return FOUND if strict and report.stale else CLEAN


def _checked_stdin(options: Namespace, config: Config, mode: Mode) -> tuple[Report, str]:
    if sys.stdin is None:
        raise UnreadableFileError("standard input is closed")
    data = sys.stdin.buffer.read(config.max_file_size + 1)
    return check_stdin(data, options.stdin_filename or STDIN, config, mode)


def _checked_files(options: Namespace, config: Config, mode: Mode) -> Report:
    if "-" in options.paths:
        raise UsageError("standard input (-) is checked alone; leave out the other paths")
    found = walk(options.paths or ["."], config)
    if len(found.files) < 2:
        return check_walk(found, config, mode)
    from checker.progress import watched

    with watched(found.files, quiet=getattr(options, "quiet", False)) as done:
        return check_walk(found, config, mode, done)


def _rendered(report: Report, options: Namespace, *, terminal: bool) -> Iterator[str]:
    """The report in the format asked for; as text, for a person only if one watches."""
    if options.format != "text":
        from checker.reporters import load

        yield from load(options.format)(report)
    elif terminal:
        import os
        import shutil

        from checker.reporters import terminal as reporter

        color = not (options.no_color or os.environ.get("NO_COLOR"))
        width = shutil.get_terminal_size().columns
        yield reporter.render(report, width, color=color, verdict=not options.quiet)
    else:
        from checker.reporters import text

        yield from text.lines(report) if options.quiet else text.render(report)


def _tell_beside(report: Report, options: Namespace) -> None:
    """On standard error: errors, and what a person should know of the run but no format holds."""
    if options.format != "github":
        for error in report.errors:
            warn(f"error: {error.message}")
    if not options.quiet:
        for path in report.excluded:
            warn(f"{path}: left out by the excludes")
    if options.strict or options.prune or not options.quiet:
        for entry in report.stale:
            warn(
                f"{'removed' if options.prune else 'stale'} baseline entry: {entry.path}: "
                f"{entry.rule}: {entry.quote!r}"
            )
    if options.timings:
        for name, seconds in sorted(report.timings.items(), key=lambda item: -item[1]):
            warn(f"{seconds * 1000:9.2f} ms  {name}")
        warn(f"{sum(report.timings.values()) * 1000:9.2f} ms  in all")


def baseline(options: Namespace) -> int:
    """`subeditor baseline`: record all findings that are shown, or only remove stale entries."""
    config = configured(options)
    path = Path(shown_path(config.baseline or Path(config.root, BASELINE)))
    if options.prune and not path.exists():
        raise UsageError(f"{path}: there is no baseline to prune; `subeditor baseline` writes one")
    if not options.prune:
        config = replace(config, baseline=None)
    prepare(config)
    report = _checked_files(options, config, Mode())
    for error in report.errors:
        warn(f"error: {error.message}")
    if report.errors:
        warn(f"{path}: not written, since not everything could be checked")
        return FAILED
    from checker import baseline as records

    if options.prune:
        records.prune(path, report.stale)
        write([f"{counted(len(report.stale), 'stale entry')} removed from {path}\n"])
        return CLEAN
    kept: list[records.Entry] = []
    if path.exists():
        # what was not looked at now stays known
        known = records.load(path)
        _, renewed = known.filter((), _checked_rules(report, config))
        kept = [entry for entry in known.entries if entry not in renewed]
    records.write(path, report.findings, kept)
    write([f"{counted(len(report.findings), 'finding')} written to {path}\n"])
    return CLEAN


def _checked_rules(report: Report, config: Config) -> dict[str, frozenset[str]]:
    """The ids of the rules that ran, by the path of each file."""
    return {
        file.path: plan_for(config, project_path(file.path, config.root)).active
        for file in report.files
    }


def explain(options: Namespace) -> int:
    """`subeditor explain`."""
    from checker.explain import page

    write([page(options.rule, configured(options))])
    return CLEAN


def rules(options: Namespace) -> int:
    """`subeditor rules list`, `test` and `schema`."""
    from checker import rule_commands

    if options.action == "schema":
        from checker.rule_schema import schema_text

        write([schema_text()])
        return CLEAN
    if options.action == "list":
        write(rule_commands.listed(configured(options)))
        return CLEAN
    config = configured(options)
    tested = rule_commands.tested(options.folders or config.rules)
    write(tested.lines)
    return FOUND if tested.failed else CLEAN


def names(options: Namespace) -> int:
    """`subeditor names`: list the names in the texts, or write them as the house's own."""
    from checker import name_commands

    return name_commands.names(options)


COMMANDS = {
    "check": check,
    "compare": check,
    "baseline": baseline,
    "explain": explain,
    "names": names,
    "rules": rules,
}
