"""Suppressions: comments in a text that silence named rules, and the findings about them.

In Markdown and HTML comments, and on a line of its own in plain text (there also after `#`, `//`
or `%` in place of the HTML marks):

    <!-- subeditor: ignore RULE[, RULE...] -- reason -->         one block
    <!-- subeditor: ignore-start RULE -- reason --> ... <!-- subeditor: ignore-end RULE -->
    <!-- subeditor: ignore-file RULE -- reason -->               the file, wherever it stands

A RULE is the id of a rule or a family, which stands for all its rules. `ignore` covers the block
that the comment stands in, before or after other text of it; a comment of its own covers the block
that follows, and if that is a table, all its cells.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.comments import Directive, Problem, read_directives
from checker.document import Document
from checker.finding import Finding, Place
from checker.meta import MALFORMED, META_RULES, UNUSED, Word, in_order, meta_finding
from checker.report import Silenced
from checker.sidecar import (
    Quoted,
    SidecarEntry,
    has_run,
    load_sidecar,
    quoted_in,
    unused_sidecar,
    used_sidecar,
)
from checker.text import Span

__all__ = [
    "META_RULES",
    "SidecarEntry",
    "apply",
    "load_sidecar",
    "silenced",
    "unused_sidecar",
    "used_sidecar",
]


class Suppression(NamedTuple):
    """One rule or family silenced in a range of the source, and what to delete if it need not."""

    name: Word
    target: Span
    advice: str


def apply(
    document: Document,
    findings: list[Finding],
    known: frozenset[str],
    active: frozenset[str],
    sidecar: Sequence[SidecarEntry],
) -> list[Finding]:
    """The findings without the suppressed ones, with those of the meta rules added, in order.

    `findings` are of every level: one that is hidden later still makes its suppression a used one.
    `known` are the ids and families of all rules, `active` the ids of those that ran here.
    A finding is suppressed where its own place is. Of a finding in the text with further places of
    the same form only the covered places go: if its own goes, the next one takes its stead.
    """
    directives, problems = read_directives(document, known)
    suppressions, more = _suppressions(document, directives)
    problems += more
    quoted = quoted_in(document, sidecar)
    if not suppressions and not problems and not quoted:
        return findings
    used: set[Suppression] = set()
    kept = []
    for finding in findings:
        names = (finding.rule, finding.family)
        left = _left(
            finding,
            document,
            [s for s in suppressions if s.name.text in names],
            [q for q in quoted if q.entry.rule in names],
            used,
        )
        if left is not None:
            kept.append(left)
    for suppression in suppressions:
        name = suppression.name
        if suppression not in used and has_run(name.text, known, active):
            message = f"nothing to ignore here for '{name.text}'; {suppression.advice}"
            problems.append(Problem(UNUSED, name, message))
    meta = [
        meta_finding(rule, document.path, document.source, document.lines, word, message)
        for rule, word, message in problems
    ]
    return sorted((*kept, *in_order(meta)), key=lambda finding: finding.sort_key)


def silenced(
    document: Document,
    findings: list[Finding],
    known: frozenset[str],
    active: frozenset[str],
    sidecar: Sequence[SidecarEntry],
) -> tuple[Silenced, ...]:
    """The findings that `apply` drops, and whether a comment or the sidecar file silenced them."""
    left = _fingerprints(apply(document, findings, known, active, sidecar))
    uncommented = _fingerprints(apply(document, findings, known, active, ())) if sidecar else left
    return tuple(
        Silenced(finding, "file" if finding.fingerprint in uncommented else "comment")
        for finding in findings
        if finding.fingerprint not in left
    )


def _fingerprints(findings: list[Finding]) -> frozenset[str]:
    return frozenset(finding.fingerprint for finding in findings)


def _left(
    finding: Finding,
    document: Document,
    suppressions: list[Suppression],
    quoted: list[Quoted],
    used: set[Suppression],
) -> Finding | None:
    """What is left of a finding; suppressions that cover a place of it are added to `used`."""

    def covered(offset: int, length: int) -> bool:
        covering = [s for s in suppressions if _share(s.target, offset, length)]
        used.update(covering)
        return bool(covering) or any(entry.holds(offset, length) for entry in quoted)

    own = covered(finding.offset, finding.length)
    if finding.scope == "document":
        return None if own else finding
    same = [p for p in finding.related if p.role == "same" and p.path == document.path]
    gone = {place for place in same if covered(place.offset, place.length)}
    if not own and not gone:
        return finding
    ranges = [Span(place.offset, place.offset + place.length) for place in gone]
    related = [place for place in finding.related if place not in gone]
    if own:
        heirs = [place for place in same if place not in gone]
        if not heirs:
            return None
        ranges.append(Span(finding.offset, finding.end))
        related.remove(heirs[0])
        finding = _moved(finding, heirs[0], document)
    fixes = tuple(
        fix
        for fix in finding.fixes
        if not any(_share(span, fix.offset, fix.length) for span in ranges)
    )
    return replace(finding, related=tuple(related), fixes=fixes)


def _share(span: Span, offset: int, length: int) -> bool:
    """Whether a place and a range share a character; an empty place must touch the range."""
    if length and span.start < span.end:
        return offset < span.end and span.start < offset + length
    return offset <= span.end and span.start <= offset + length


def _moved(finding: Finding, place: Place, document: Document) -> Finding:
    end = place.offset + place.length
    end_line, end_column = document.lines.position(end)
    return replace(
        finding,
        line=place.line,
        column=place.column,
        end_line=end_line,
        end_column=end_column,
        offset=place.offset,
        length=place.length,
        text=place.text,
        source=document.source[place.offset : end],
    )


def _suppressions(
    document: Document, directives: list[Directive]
) -> tuple[list[Suppression], list[Problem]]:
    """The ranges that comments silence, and ranges without a start or an end."""
    suppressions: list[Suppression] = []
    problems: list[Problem] = []
    opened: dict[str, tuple[Word, int]] = {}
    for directive in directives:
        line = document.lines.position(directive.start)[0]
        advice = "delete the comment" if len(directive.names) == 1 else "delete the name"
        for name in directive.names:
            if directive.word == "ignore":
                target = _block(document, directive)
                suppressions.append(Suppression(name, target, advice))
            elif directive.word == "ignore-file":
                target = Span(0, len(document.source))
                suppressions.append(Suppression(name, target, advice))
            elif directive.word == "ignore-start" and name.text not in opened:
                opened[name.text] = name, directive.end
            elif directive.word == "ignore-start":
                first = document.lines.position(opened[name.text][0].start)[0]
                message = f"'{name.text}' is ignored from line {first} on already; delete it here"
                problems.append(Problem(MALFORMED, name, message))
            elif name.text in opened:
                start, begin = opened.pop(name.text)
                advice = f"delete it here and in the ignore-end on line {line}"
                suppressions.append(Suppression(start, Span(begin, directive.start), advice))
            else:
                message = f"no ignore-start of '{name.text}' stands before this ignore-end"
                problems.append(Problem(MALFORMED, name, message))
    for name, _ in opened.values():
        message = (
            "this range has no end, so nothing is ignored; add "
            f"`subeditor: ignore-end {name.text}` or write ignore-file"
        )
        problems.append(Problem(MALFORMED, name, message))
    return suppressions, problems


def _block(document: Document, comment: Directive) -> Span:
    """The range of the source that an `ignore` covers; empty where no block follows."""
    hulls = [document.source_span(segment.start, segment.end) for segment in document.segments]
    following = bisect_right([hull.start for hull in hulls], comment.start)
    if following:
        before = hulls[following - 1]
        between = document.source[before.end : comment.start]
        # in a page lines mean nothing, tags do
        joined = not (between.strip() if document.format == "html" else set("\r\n") & set(between))
        if comment.end <= before.end or joined:
            return before
    if following == len(hulls):
        return Span(comment.end, comment.end)
    last = following
    segments = document.segments
    while (
        segments[following].kind == "cell"
        and last + 1 < len(segments)
        and segments[last + 1].kind == "cell"
        and not segments[last + 1].gap_before
    ):
        last += 1
    return Span(hulls[following].start, hulls[last].end)
