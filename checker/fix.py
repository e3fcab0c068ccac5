"""Applying fixes to a text, and writing a text back."""

import os
import stat
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from checker.errors import RuleCrashError, UnwritableFileError
from checker.finding import Finding, Fix

ROUNDS = 100
"""How often a text is checked and fixed again; clusters of overlapping fixes take one each."""


def chosen_fixes(findings: Iterable[Finding], *, unsafe: bool) -> list[Fix]:
    """The fixes to apply, in order of place; no two share a character or begin at one place.

    Of a finding all fixes are taken or none; of findings whose fixes collide, the one whose first
    fix stands first.
    """
    groups = [
        sorted({fix for fix in finding.fixes if fix.safe or unsafe}, key=_order)
        for finding in findings
    ]
    chosen: list[Fix] = []
    for group in sorted(filter(None, groups), key=lambda group: [*map(_order, group)]):
        fresh = [fix for fix in group if not _is_among(fix, chosen)]
        if all(_is_free(fix, chosen) for fix in fresh) and not any(
            second.offset < max(first.offset + first.length, first.offset + 1)
            for first, second in pairwise(fresh)
        ):
            for fix in fresh:
                insort(chosen, fix, key=_order)
    return chosen


def _order(fix: Fix) -> tuple[int, int, str, bool]:
    return fix.offset, fix.length, fix.text, fix.safe


def _is_among(fix: Fix, chosen: list[Fix]) -> bool:
    """Whether the same replacement is chosen already."""
    at = bisect_left(chosen, fix.offset, key=lambda other: other.offset)
    return at < len(chosen) and _order(chosen[at])[:3] == _order(fix)[:3]


def _is_free(fix: Fix, chosen: list[Fix]) -> bool:
    """Whether nothing is chosen that begins at the fix's place or shares a character with it."""
    at = bisect_left(chosen, fix.offset, key=lambda other: other.offset)
    if at and chosen[at - 1].offset + chosen[at - 1].length > fix.offset:
        return False
    end = max(fix.offset + fix.length, fix.offset + 1)
    return at == len(chosen) or chosen[at].offset >= end


def apply_fixes(source: str, fixes: Iterable[Fix]) -> str:
    """`source` with the given fixes, which must be in order and not overlap."""
    pieces = []
    at = 0
    for fix in fixes:
        pieces += [source[at : fix.offset], fix.text]
        at = fix.offset + fix.length
    return "".join((*pieces, source[at:]))


def fix_until_stable(source: str, check: Callable[[str], list[Finding]], unsafe: bool) -> str:
    """`source` with the fixes of `check`, until a check of the result offers no more.

    Raises RuleCrashError when that never happens, because fixes undo one another.
    """
    seen = {source}
    for _ in range(ROUNDS):
        findings = check(source)
        fixes = chosen_fixes(findings, unsafe=unsafe)
        fixed = apply_fixes(source, fixes)
        if fixed == source:
            return source
        if fixed in seen:
            break
        seen.add(fixed)
        source = fixed
    rules = sorted({finding.rule for finding in findings if set(finding.fixes) & set(fixes)})
    raise RuleCrashError(
        f"the fixes of {' and '.join(rules)} never come to an end; none was applied "
        "(leave one out with --ignore)"
    )


def write_atomically(path: Path, text: str, encoding: str, bom: bytes) -> None:
    """Replace the file at `path`, or write a new one; line ends and the file's mode stay.

    The file is whole at every moment: the text goes to a file beside it, which takes its name.
    A link stays a link. Raises UnwritableFileError.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        if mode is not None and not os.access(target, os.W_OK):
            raise UnwritableFileError(f"{path}: is read-only; make it writable first")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(bom + text.encode(encoding))
            if mode is not None:
                temporary.chmod(mode)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableFileError(f"{path}: cannot be written: {error.strerror}") from None
