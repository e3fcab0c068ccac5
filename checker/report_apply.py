"""Decisions of the editor's report, written down: as suppressions, or in the baseline.

The texts are checked again first, so that nothing is silenced that is not found, and once more
afterwards, so that what was dismissed is known to be silent.
"""

from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from checker.apply_baseline import make_known
from checker.apply_suppressions import suppress
from checker.config import BASELINE, SIDECAR, Config
from checker.decisions import Decision, Decisions, load_decisions
from checker.dismissed import Found, Outcome, Project
from checker.document import Document
from checker.errors import UsageError
from checker.finding import Certainty, Finding, Severity
from checker.meta import META_RULES
from checker.options import configured
from checker.output import warn, write
from checker.paths import project_path, shown_path
from checker.report import Report
from checker.report_files import context_of, digest_of
from checker.reporters.words import counted
from checker.run import check_walk, prepare
from checker.single import Mode
from checker.walk import SourceFile, Walk, walk

DONE, FAILED = 0, 2


def applied(options: Namespace) -> int:
    """Run `subeditor apply`; exit status 2 if a decision could not be written down."""
    decisions = load_decisions(Path(options.file))
    if options.folder is not None and not Path(options.folder).is_dir():
        raise UsageError(f"{options.folder}: there is no such folder")
    options.paths = [options.folder] if options.folder is not None else []
    config = configured(options)
    dismissed = [decision for decision in decisions.decisions if decision.dismissed]
    accepted = len(decisions.decisions) - len(dismissed)
    outcome = Outcome()
    target = Path(shown_path(Path(config.root, SIDECAR)))
    if options.form == "baseline":
        target = Path(
            shown_path(options.baseline or config.baseline or Path(config.root, BASELINE))
        )
    if dismissed:
        # the baseline counts what suppressions leave; these are looked for as if there were none
        mode = Mode(sidecar=options.form == "baseline")
        project = _project(decisions, config, mode, options, outcome)
        found = _found(dismissed, project, decisions, outcome)
        if options.form == "baseline":
            make_known(found, project, target, outcome, dry=options.dry_run)
        else:
            suppress(found, project, target, outcome, dry=options.dry_run)
        if not options.dry_run:
            _verify(found, project, target if options.form == "baseline" else None, outcome)
    _tell(outcome, target, accepted, dry=options.dry_run)
    return FAILED if outcome.problems else DONE


def _tell(outcome: Outcome, target: Path, accepted: int, *, dry: bool) -> None:
    for problem in outcome.problems:
        warn(f"error: {problem}")
    done = "would be written" if dry else "written"
    lines = [f"{target}: {counted(len(outcome.lines), 'suppression')} {done}\n"]
    if target.name != SIDECAR:
        lines = [f"{target}: {counted(len(outcome.lines), 'finding')} {done}\n"]
    lines += [f"  {line}\n" for line in outcome.lines]
    if outcome.already:
        lines.append(f"Silenced already: {counted(outcome.already, 'finding')}.\n")
    if accepted:
        lines.append(f"Accepted: {counted(accepted, 'finding')}, reported until mended.\n")
    write(lines)


def _everything(config: Config) -> Config:
    """The configuration with every finding shown, whatever its level, and no baseline."""
    return replace(
        config,
        severity=Severity.suggestion,
        certainty=Certainty.possible,
        overrides=tuple(replace(o, severity=None, certainty=None) for o in config.overrides),
        baseline=None,
    )


def _project(
    decisions: Decisions, config: Config, mode: Mode, options: Namespace, outcome: Outcome
) -> Project:
    """Check the files again, one with an original against that.

    Raises UsageError if none of them is here, or several are to have one original.
    """
    name = options.file
    config = replace(
        _everything(config),
        corpus=decisions.corpus,
        vectors=decisions.vectors,
        backends=decisions.backends,
    )
    asked = {decision.path for decision in decisions.decisions}
    wanted = sorted(asked | set(decisions.files) if decisions.corpus else asked)
    here = [path for path in wanted if Path(config.root, path).is_file()]
    if not here:
        raise UsageError(
            f"{name}: speaks of files that are not in {shown_path(config.root)}, such as "
            f"{wanted[0]}; run it in the project that the report was made in, or name its folder: "
            f"subeditor apply {name} DIR"
        )
    if options.original is not None and (len(here) > 1 or Path(options.original).is_dir()):
        raise UsageError(
            f"--original is that of one text; {name} speaks of {counted(len(here), 'file')}"
            if len(here) > 1
            else f"{options.original} is a folder; --original is that of one text"
        )
    prepare(config)
    files: Walk = walk([str(Path(config.root, path)) for path in here], config)
    originals = walk([options.original] if options.original is not None else [], config)
    outcome.problems += [error.message for error in originals.errors]
    original = next(iter(originals.files), None)
    checked = _checked(files, original, config, mode)
    outcome.problems += [error.message for error in checked.errors]
    failed = {error.path for error in checked.errors}
    sources = {file.recorded: file for file in files.files if file.shown not in failed}
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        findings[project_path(finding.path, config.root)].append(finding)
    return Project(config, sources, {path: findings[path] for path in sources}, original)


def _checked(files: Walk, original: SourceFile | None, config: Config, mode: Mode) -> Report:
    """The files checked, each against the original if there is one."""
    if original is None:
        return check_walk(files, config, mode)
    from checker.compare.run import Pairs, compare_pairs

    pairs = Pairs(tuple((original, file) for file in files.files), files.errors)
    return compare_pairs(pairs, config, mode)


def _found(
    dismissed: Iterable[Decision], project: Project, decisions: Decisions, outcome: Outcome
) -> list[tuple[Decision, Finding]]:
    """The findings that were dismissed, as they are now; what is gone is a problem."""
    meta = {rule.id for rule in META_RULES}
    documents: dict[str, Document] = {}
    found = []
    for decision in dismissed:
        if decision.rule in meta:
            outcome.problems.append(f"{decision.where}: cannot be silenced; mend what it names")
            continue
        if decision.rule.startswith("compare/") and project.original is None:
            outcome.problems.append(
                f"{decision.where}: was found against an original; name that with --original FILE"
            )
            continue
        if decision.path not in project.sources:
            if not Path(project.config.root, decision.path).is_file():
                outcome.problems.append(f"{decision.where}: the file is not there")
            elif not outcome.problems:
                outcome.problems.append(f"{decision.where}: the file is left out by the excludes")
            continue
        finding = next(
            (
                finding
                for finding in project.findings[decision.path]
                if finding.fingerprint == decision.fingerprint and finding.rule == decision.rule
            ),
            None,
        )
        if decision.path not in documents:
            documents[decision.path] = project.document(decision.path)
        document = documents[decision.path]
        if finding is None or context_of(document, finding) != decision.context:
            changed = digest_of(document.source) != decisions.files.get(decision.path)
            outcome.problems.append(
                f"{decision.where}: is not found any more, or is silenced already"
                + (": the text has changed since the report was made" if changed else "")
                + "; nothing was written for it"
            )
            continue
        found.append((decision, finding))
    return found


def _verify(
    found: Found,
    project: Project,
    baseline: Path | None,
    outcome: Outcome,
) -> None:
    """Check once more: what was dismissed and is still reported is a problem."""
    config = project.config
    if baseline is not None and baseline.exists():
        config = replace(config, baseline=str(baseline.absolute()))
    prepare(config)
    files = Walk(tuple(project.sources.values()), (), (), 0)
    left = {
        (project_path(finding.path, config.root), finding.fingerprint)
        for finding in _checked(files, project.original, config, Mode()).findings
    }
    told = " ".join(outcome.problems)
    for decision, _ in found:
        if (decision.path, decision.fingerprint) in left and decision.where not in told:
            outcome.problems.append(f"{decision.where}: is reported all the same")
