"""Dismissed findings as entries of the baseline."""

from collections import defaultdict
from pathlib import Path

from checker import baseline as records
from checker.dismissed import Found, Outcome, Project
from checker.finding import Finding


def make_known(
    found: Found,
    project: Project,
    target: Path,
    outcome: Outcome,
    *,
    dry: bool,
) -> None:
    """Raise the counts of the baseline so that the dismissed findings are known.

    The baseline knows the first findings of a quote in a file, so that one can be known only
    together with those before it.
    """
    folder = str(target.parent)
    known = {e.key: e.count for e in records.load(target).entries} if target.exists() else {}
    wanted = {(decision.path, decision.fingerprint) for decision, _ in found}
    by_key: defaultdict[records.Key, list[Finding]] = defaultdict(list)
    for source in project.sources:
        for finding in project.findings[source]:
            by_key[records.key_of(finding, folder)].append(finding)
    counts = dict(known)
    for decision, finding in found:
        key = records.key_of(finding, folder)
        before = by_key[key][: by_key[key].index(finding)]
        unknown = before[known.get(key, 0) :]
        if any((decision.path, other.fingerprint) not in wanted for other in unknown):
            outcome.problems.append(
                f"{decision.where}: the baseline counts from the top, and one above it that reads "
                "the same was not dismissed; leave out --as baseline"
            )
            continue
        if len(before) < known.get(key, 0):
            outcome.already += 1
            continue
        counts[key] = max(counts.get(key, 0), len(before) + 1)
        outcome.lines.append(f"{decision.path}:{finding.line} {finding.rule}: {finding.text!r}")
    if counts != known and not dry:
        records.write(target, (), (records.Entry(*key, count) for key, count in counts.items()))
