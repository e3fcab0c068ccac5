"""What the reporters for people share: counts in words, text made visible, the verdict."""

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.finding import Finding, Severity
from checker.report import Excerpt, Report

STRONGEST = 5
"""Number of places that the verdict names."""

RELATED = 4
"""Number of related places that are listed with a finding."""


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 file, 1,200 files, 2 entries."""
    if number != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun}"


def visible(text: str) -> str:
    """Text for one line of a terminal: white space as spaces, what cannot be seen by its code."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable()
        else " "
        if character.isspace()
        else f"<U+{ord(character):04X}>"
        for character in text
    )


def place_of(finding: Finding) -> str:
    """`path:line:column`, which terminals and editors open."""
    return f"{visible(finding.path)}:{finding.line}:{finding.column}"


def related_places(finding: Finding) -> str:
    """Where else the form stands, and where its rivals are; shortened where they are many."""
    parts = []
    for role, words in (("same", "also at"), ("other", "compare")):
        places = [place for place in finding.related if place.role == role]
        if places:
            named = [
                f"{place.line}:{place.column}"
                if place.path == finding.path
                else f"{visible(place.path)}:{place.line}:{place.column}"
                for place in places[:RELATED]
            ]
            more = len(places) - len(named)
            parts.append(f"{words} {', '.join(named)}" + (f" and {more} more" if more else ""))
    return "; ".join(parts)


def standing(excerpt: Excerpt) -> str:
    """Where a passage stands in a file that has no lines: its region and headings."""
    where = [f"in a {excerpt.region}"] if excerpt.region else []
    if excerpt.headings:
        where.append(f"under {' > '.join(map(visible, excerpt.headings))}")
    return " ".join(where)


def strongest(findings: Sequence[Finding], number: int = STRONGEST) -> list[Finding]:
    """The findings to look at first: by severity and certainty, each rule once before any twice."""
    ranked = sorted(findings, key=lambda f: (-f.severity, -f.certainty))
    turns: Counter[str] = Counter()
    order = []
    for rank, finding in enumerate(ranked):
        order.append((turns[finding.rule], rank, finding))
        turns[finding.rule] += 1
    best = [finding for _, _, finding in sorted(order, key=lambda entry: entry[:2])[:number]]
    return sorted(best, key=lambda f: (-f.severity, -f.certainty, f.sort_key))


def headline(report: Report) -> str:
    """The verdict in one sentence."""
    scope = f"{counted(report.words, 'word')} in {counted(len(report.files), 'file')}"
    by_severity = Counter(finding.severity for finding in report.findings)
    if not report.findings:
        if not report.files:
            return "Nothing was checked."
        return f"Nothing found in {scope}."
    counts = ", ".join(
        counted(by_severity[severity], severity.name)
        for severity in reversed(Severity)
        if by_severity[severity]
    )
    judgement = "Nearly clean"
    if by_severity[Severity.warning]:
        judgement = "Needs an editor"
    if by_severity[Severity.error]:
        judgement = "Not fit to print"
    return f"{judgement}: {counts} in {scope}."


def details(report: Report) -> Iterator[str]:
    """The rest of the verdict: families, the places to look at first, what was left out."""
    families = Counter(finding.family for finding in report.findings)
    if families:
        ordered = sorted(families.items(), key=lambda item: (-item[1], item[0]))
        yield "By family: " + ", ".join(f"{family} {number}" for family, number in ordered) + "."
    if len(report.findings) > STRONGEST:
        yield "Look first at:"
        for finding in strongest(report.findings):
            yield f"  {place_of(finding)} {visible(finding.message)}"
    if report.fixed:
        yield f"Fixed: {counted(report.fixed, 'finding')}."
    skipped = sum(file.skipped_segments for file in report.files)
    left_out = []
    if skipped:
        left_out.append(f"{counted(skipped, 'block')} not in English")
    excluded = len(report.excluded) + report.passed_over
    if excluded:
        left_out.append(f"{counted(excluded, 'excluded file')}")
    if report.baselined:
        left_out.append(f"{counted(report.baselined, 'finding')} known to the baseline")
    if left_out:
        yield f"Skipped: {', '.join(left_out)}."
    if report.unchanged:
        yield f"Left out: {counted(report.unchanged, 'finding')} away from the changed lines."
    if report.hidden:
        yield (
            f"Hidden: {counted(report.hidden, 'finding')} below the levels shown "
            "(--certainty possible --severity suggestion shows all)."
        )
    if report.errors:
        yield f"Not checked: {counted(len(report.errors), 'error')}, listed on standard error."
