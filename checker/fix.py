"""Applying fixes to a text."""

from collections.abc import Iterable

from checker.finding import Finding, Fix


def chosen_fixes(findings: Iterable[Finding], *, unsafe: bool) -> list[Fix]:
    """The fixes to apply, in order of place; of two that overlap, the first."""
    fixes = sorted(
        {fix for finding in findings for fix in finding.fixes if fix.safe or unsafe},
        key=lambda fix: (fix.offset, fix.length, fix.text),
    )
    chosen: list[Fix] = []
    end = -1
    for fix in fixes:
        if fix.offset >= end and not (chosen and chosen[-1].offset == fix.offset):
            chosen.append(fix)
            end = max(end, fix.offset + fix.length)
    return chosen


def apply_fixes(source: str, fixes: Iterable[Fix]) -> str:
    """`source` with the given fixes, which must be in order and not overlap."""
    pieces = []
    at = 0
    for fix in fixes:
        pieces += [source[at : fix.offset], fix.text]
        at = fix.offset + fix.length
    return "".join((*pieces, source[at:]))
