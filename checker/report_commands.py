"""`subeditor report` and `subeditor apply`: the editor's report, and its decisions taken back."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config import Config
from checker.document import Document
from checker.errors import UsageError
from checker.fix import write_atomically
from checker.meta import META_RULES
from checker.options import configured
from checker.output import warn, write
from checker.paths import project_path, shown_path
from checker.plan import all_rules, plan_for
from checker.progress import watched
from checker.report import CheckError, Report
from checker.report_files import report_files
from checker.report_page import STAMP, Page, pieces
from checker.report_summary import summary
from checker.reporters.words import counted, headline
from checker.run import check_walk, prepare
from checker.single import Mode
from checker.walk import SourceFile, walk

if TYPE_CHECKING:
    from checker.compare.run import Pairs

DONE, FAILED = 0, 2

DEFAULT_OUTPUT = "report.html"


def report(options: Namespace) -> int:
    """Run `subeditor report`; exit status 2 if something could not be checked."""
    if "-" in (*options.paths, options.original):
        raise UsageError("the report is about files and folders; standard input (-) is not read")
    config = configured(options)
    if options.no_baseline:
        config = replace(config, baseline=None)
    prepare(config)
    target = Path(options.output or DEFAULT_OUTPUT)
    compared: Document | None = None
    if options.original is not None:
        pairs = _one_pair(options.original, options.paths[0], config)
        files = tuple(file for _, file in pairs.files)
        _refuse_to_overwrite(target, [file for pair in pairs.files for file in pair])
        from checker.compare.run import compare_pair

        checked, compared = compare_pair(pairs, config)
    else:
        found = walk(options.paths or ["."], config)
        found = found._replace(files=tuple(f for f in found.files if not _is_report(Path(f.path))))
        files = found.files
        _refuse_to_overwrite(target, files)
        with watched(files, quiet=options.quiet) as done:
            checked = check_walk(found, config, Mode(), done)
    page, errors = report_of_files(checked, files, config, _title(checked, options), compared)
    errors = (*checked.errors, *errors)
    for error in errors:
        warn(f"error: {error.message}")
    for error in checked.unasked:
        warn(f"warning: {error.message}")
    for path in checked.excluded:
        warn(f"{path}: left out by the excludes")
    if not checked.files:
        # an earlier report is worth more than an empty one
        write([f"{headline(checked)}\nNo report was written.\n"])
        return FAILED if errors else DONE
    write_atomically(target, page, "utf-8", b"")
    if not options.quiet:
        write([f"{headline(checked)}\nReport: {target}\n"])
    return FAILED if errors else DONE


def _one_pair(original: str, rewritten: str, config: Config) -> "Pairs":
    """A text and its original. Raises UsageError if either is a folder."""
    from checker.compare.run import paired

    for path in (original, rewritten):
        if Path(path).is_dir():
            raise UsageError(f"{path} is a folder; --original is that of one text")
    return paired(original, rewritten, config)


def report_of_files(
    checked: Report,
    sources: Sequence[SourceFile],
    config: Config,
    title: str,
    compared: Document | None = None,
) -> tuple[str, tuple[CheckError, ...]]:
    """The report of a check as HTML, and what went wrong when the files were read again.

    With `compared`, which is the only text, it is shown beside its original.
    """
    files = report_files(checked, sources, config, compared=compared)
    rules = {rule.id: rule for rule in (*all_rules(config.rules).rules, *META_RULES)}
    spoke = sorted({finding.rule for finding in checked.findings})
    ran = _ran(checked, config)
    families = {name.partition("/")[0] for name in ran}
    page = Page(
        title=title,
        report=checked,
        files=files,
        summary=summary(checked, len(families), len(ran)),
        rules={name: rules[name] for name in spoke if name in rules},
        key=_key(config, [file.recorded for file in files.files]),
        corpus=config.corpus,
        vectors=config.compared and config.vectors,
        backends=config.backends,
    )
    return "".join(pieces(page)), files.errors


def _ran(checked: Report, config: Config) -> set[str]:
    """The ids of the rules that ran on any of the files."""
    return {
        name
        for file in checked.files
        for name in plan_for(config, project_path(file.path, config.root)).active
    }


def _title(checked: Report, options: Namespace) -> str:
    if len(checked.files) == 1:
        return checked.files[0].path
    named = [shown_path(path) for path in options.paths or ["."]]
    what = named[0] if len(named) == 1 and named[0] != "." else ""
    number = counted(len(checked.files), "file")
    return f"{what}: {number}" if what else number


def _key(config: Config, paths: list[str]) -> str:
    """What a browser keeps decisions under: the same for the same files of the same folder."""
    names = "\0".join((str(Path(config.root).absolute()), *paths))
    return sha256(names.encode("utf-8", "replace")).hexdigest()[:16]


def _is_report(path: Path) -> bool:
    """Whether a file is a report of ours, which is no text and may be written over."""
    if path.suffix.lower() not in (".html", ".htm"):
        return False
    try:
        with path.open("rb") as file:
            return STAMP.encode() in file.read(200)
    except OSError:
        return False


def _refuse_to_overwrite(target: Path, texts: Sequence[SourceFile]) -> None:
    """Never write over a text or anything else that is no report. Raises UsageError."""
    if any(Path(file.path).absolute() == target.absolute() for file in texts):
        raise UsageError(f"{target}: is one of the texts; name another file with -o")
    if target.is_dir():
        raise UsageError(f"{target}: is a folder; name a file in it with -o")
    if target.exists() and not _is_report(target):
        raise UsageError(
            f"{target}: is there already and no report of ours; name another file with -o"
        )
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{target}: there is no folder {target.parent} to write it in")


def apply(options: Namespace) -> int:
    """Run `subeditor apply`; exit status 2 if a decision could not be written down."""
    from checker.report_apply import applied

    return applied(options)
