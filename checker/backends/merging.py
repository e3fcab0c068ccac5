"""Findings of our own and of others at one place become one."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from checker.finding import Certainty

if TYPE_CHECKING:
    from checker.matchers import Match
    from checker.rule import Rule

    Found = tuple[Rule, Match]

MATCHER = "second_opinion"


def merged(found: "Sequence[Found]") -> "list[Found]":
    """What was found, each place told once where ours and a second opinion overlap.

    Ours is kept, and the one most like the other names it; where ours is less sure than the other,
    it gives way. A finding over the whole document overlaps nothing.
    """
    theirs = [entry for entry in found if entry[0].match == MATCHER]
    ours = [entry for entry in found if entry[0].match != MATCHER]
    if not theirs:
        return ours
    placed = sorted(
        ((m.start, m.end, number) for number, (_, m) in enumerate(ours) if m.scope == "text")
    )
    highest = list(accumulate((end for _, end, _ in placed), max))
    kept: list[Found] = []
    named: dict[int, list[str]] = {}
    dropped: set[int] = set()
    for rule, match in theirs:
        rivals = list(_overlapping(match.start, match.end, placed, highest))
        certainty = _certainty(rule, match)
        if any(_certainty(*ours[number]) >= certainty for number in rivals):
            best = max(rivals, key=lambda number: _shared(match, ours[number][1]))
            named.setdefault(best, []).append(match.fields["source"])
            continue
        dropped.update(rivals)
        known = ", ".join(sorted({ours[number][0].id for number in rivals}))
        kept.append((rule, match._replace(also=known)))
    for number, (rule, match) in enumerate(ours):
        if number in named:
            also = ", ".join(dict.fromkeys(named[number]))
            kept.append((rule, match._replace(also=also)))
        elif number not in dropped:
            kept.append((rule, match))
    return kept


def _overlapping(
    start: int, end: int, placed: Sequence[tuple[int, int, int]], highest: Sequence[int]
) -> Iterable[int]:
    """Numbers of those that share a code point with a range, or are empty and touch it."""
    at = bisect_left(placed, (end + 1, -1, -1))
    while at:
        at -= 1
        if highest[at] < start:
            return
        first, last, number = placed[at]
        if (first < end and start < last) or (first == last and start <= first <= end):
            yield number


def _shared(one: "Match", other: "Match") -> tuple[float, int]:
    """How much of both two ranges have in common; of equals the earlier is more."""
    common = min(one.end, other.end) - max(one.start, other.start)
    whole = max(one.end, other.end) - min(one.start, other.start)
    return common / max(whole, 1), -other.start


def _certainty(rule: "Rule", match: "Match") -> Certainty:
    return Certainty(match.certainty) if match.certainty is not None else rule.certainty
