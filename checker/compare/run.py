"""`subeditor compare`: files and folders paired, each pair checked."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from checker.config import Config
from checker.document import Document
from checker.errors import UsageError
from checker.report import CheckError, Report
from checker.run import report_of
from checker.single import Mode, Outcome, check_file
from checker.walk import SourceFile, walk


class Pairs(NamedTuple):
    """Originals with their rewritten files, and what could not be paired."""

    files: tuple[tuple[SourceFile, SourceFile], ...]
    errors: tuple[CheckError, ...]
    excluded: tuple[str, ...] = ()
    passed_over: int = 0


def compare_paths(original: str, rewritten: str, config: Config, mode: Mode) -> Report:
    """Check rewritten files against their originals: two files, or two folders paired by name.

    Raises UsageError where one is a file and the other a folder.
    """
    return compare_pairs(paired(original, rewritten, config), config, mode)


def compare_pairs(found: Pairs, config: Config, mode: Mode) -> Report:
    """Check the rewritten file of each pair against its original."""
    outcomes = [check_file(new, config, mode, first) for first, new in found.files]
    return _report(found, outcomes, config, mode)


def compare_pair(found: Pairs, config: Config) -> tuple[Report, Document | None]:
    """Check the only pair; the rewritten document, unless it could not be compared, comes along."""
    mode = Mode(document=True)
    outcomes = [check_file(new, config, mode, first) for first, new in found.files]
    document = next((outcome.document for outcome in outcomes), None)
    return _report(found, outcomes, config, mode), document


def _report(found: Pairs, outcomes: Sequence[Outcome], config: Config, mode: Mode) -> Report:
    report = report_of(outcomes, config, sidecar=mode.sidecar)
    return replace(
        report,
        errors=(*found.errors, *report.errors),
        excluded=found.excluded,
        passed_over=found.passed_over,
    )


def paired(original: str, rewritten: str, config: Config) -> Pairs:
    """The files of two paths, each rewritten one with the original of its name.

    In folders a name counts from the folder on; where none is the same, without its suffix.
    """
    folders = os.path.isdir(original), os.path.isdir(rewritten)
    if folders[0] != folders[1] and os.path.exists(original) and os.path.exists(rewritten):
        raise UsageError(
            f"{original if folders[0] else rewritten} is a folder and "
            f"{rewritten if folders[0] else original} is none; name two files or two folders"
        )
    first, second = walk([original], config), walk([rewritten], config)
    errors = (*first.errors, *second.errors)
    excluded, passed_over = (*first.excluded, *second.excluded), second.passed_over
    if not any(folders):
        files = tuple(zip(first.files, second.files, strict=False))
        return Pairs(files, errors, excluded, passed_over)
    pairs = dict(_by_name(first.files, original, second.files, rewritten))
    missing = [
        CheckError(file.shown, f"{file.shown}: has no original of its name in {original}")
        for file in second.files
        if file not in pairs
    ]
    taken = set(pairs.values())
    missing += [
        CheckError(file.shown, f"{file.shown}: nothing of its name in {rewritten}")
        for file in first.files
        if file not in taken
    ]
    files = tuple((pairs[file], file) for file in second.files if file in pairs)
    return Pairs(files, (*errors, *missing), excluded, passed_over)


def _by_name(
    originals: Sequence[SourceFile], top: str, rewritten: Sequence[SourceFile], new_top: str
) -> Iterator[tuple[SourceFile, SourceFile]]:
    """Each rewritten file that has an original, and that one."""
    whole = {os.path.relpath(file.path, top): file for file in originals}
    stems: dict[str, list[SourceFile]] = {}
    for path, file in whole.items():
        stems.setdefault(str(PurePath(path).with_suffix("")), []).append(file)
    names = {file: os.path.relpath(file.path, new_top) for file in rewritten}
    taken = {whole[name] for name in names.values() if name in whole}
    for file, name in names.items():
        if name in whole:
            yield file, whole[name]
            continue
        alike = [
            other
            for other in stems.get(str(PurePath(name).with_suffix("")), ())
            if other not in taken
        ]
        if len(alike) == 1:
            yield file, alike[0]
