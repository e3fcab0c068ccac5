"""What the commands do: each takes parsed options and returns the exit status."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from checker.config import BASELINE, Config
from checker.errors import UnreadableFileError, UsageError
from checker.options import configured
from checker.output import is_terminal, warn, write, write_file
from checker.paths import project_path, shown_path
from checker.plan import plan_for
from checker.report import Report
from checker.reporters import WITH_RULES, WITH_TEXTS
from checker.reporters.words import counted, visible
from checker.run import check_stdin, check_walk, prepare, starting_folder
from checker.single import Mode
from checker.walk import Walk, walk

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
    formats = {options.format, *(output.format for output in options.outputs)}
    mode = Mode(
        fix=options.fix or options.diff,
        unsafe=options.unsafe_fixes,
        write=options.fix and not options.diff,
        timings=options.timings,
        keep=bool(formats & WITH_TEXTS) or options.changed_since is not None,
    )
    if options.paths == ["-"]:
        report, text = _checked_stdin(options, config, mode)
    elif getattr(options, "original", None) is not None:
        from checker.compare.run import compare_paths

        report, text = compare_paths(options.original, options.paths[0], config, mode), None
    else:
        report, text = _checked_files(options, config, mode), None
    if formats & WITH_RULES:
        from checker.rule_help import explained

        report = explained(report, config)
    _tell_beside(report, options)
    for output in options.outputs:
        write_file(_rendered(report, output.format, options, terminal=False), output.path)
    if options.diff:
        write([report.diff])
    elif text is not None and mode.write:
        # the text is what was asked for, and the report stands beside it
        write([text])
        write(_rendered(report, options.format, options, terminal=False), sys.stderr)
    elif options.format:
        write(_rendered(report, options.format, options, terminal=is_terminal(sys.stdout)))
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
    changes = None
    if revision := getattr(options, "changed_since", None):
        from checker.changed import changes_since

        changes = changes_since(revision, starting_folder(options.paths))
    found = walk(options.paths or ["."], config)
    if outputs := getattr(options, "outputs", ()):
        found = _without_outputs(found, [output.path for output in outputs], options.paths)
    if changes and not config.corpus:
        changed = tuple(file for file in found.files if changes.has(file.path))
        found = found._replace(files=changed)
    if len(found.files) < 2:
        report = check_walk(found, config, mode)
    else:
        from checker.progress import watched

        with watched(found.files, quiet=getattr(options, "quiet", False)) as done:
            report = check_walk(found, config, mode, done)
    return changes.only(report) if changes else report


def _without_outputs(found: Walk, outputs: Sequence[str], named: Sequence[str]) -> Walk:
    """The files without reports of an earlier run, which are about to be written anew.

    Raises UsageError if a text that was named would be overwritten.
    """
    written = {os.path.realpath(path) for path in outputs}
    for path in named:
        if os.path.realpath(path) in written:
            raise UsageError(f"--output {path}: is the text that is to be checked")
    files = tuple(file for file in found.files if os.path.realpath(file.path) not in written)
    return found._replace(files=files)


def _rendered(
    report: Report, format: str | None, options: Namespace, *, terminal: bool
) -> Iterator[str]:
    """The report in a format, if any; as text, for a person only if one watches."""
    if format is None:
        return
    if format != "text":
        from checker.reporters import load

        yield from load(format)(report)
    elif terminal:
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
            warn(f"error: {visible(error.message)}")
    for error in report.unasked:
        warn(f"warning: {visible(error.message)}")
    if not options.quiet:
        for path in report.excluded:
            warn(f"{visible(path)}: left out by the excludes")
    if options.strict or options.prune or not options.quiet:
        for entry in report.stale:
            warn(
                f"{'removed' if options.prune else 'stale'} baseline entry: {visible(entry.path)}: "
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
    tested = rule_commands.tested(options.folders or config.rules, config)
    write(tested.lines)
    return FOUND if tested.failed else CLEAN


def names(options: Namespace) -> int:
    """`subeditor names`: list the names in the texts, or write them as the house's own."""
    from checker import name_commands

    return name_commands.names(options)


def report(options: Namespace) -> int:
    """`subeditor report`."""
    from checker import report_commands

    return report_commands.report(options)


def apply(options: Namespace) -> int:
    """`subeditor apply`."""
    from checker import report_commands

    return report_commands.apply(options)


def languagetool(options: Namespace) -> int:
    """`subeditor languagetool`."""
    from checker import languagetool_commands

    return languagetool_commands.languagetool(options)


def stats(options: Namespace) -> int:
    """`subeditor stats`."""
    from checker.stats_command import stats

    return stats(options)


def doctor(options: Namespace) -> int:
    """`subeditor doctor`."""
    from checker.doctor import doctor

    return doctor(options)


COMMANDS = {
    "check": check,
    "compare": check,
    "report": report,
    "apply": apply,
    "baseline": baseline,
    "explain": explain,
    "languagetool": languagetool,
    "doctor": doctor,
    "names": names,
    "rules": rules,
    "stats": stats,
}
