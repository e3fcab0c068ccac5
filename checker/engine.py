"""The way of the data as code: read, match, place, filter, sort."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from checker.analysis.speech import speech_spans
from checker.config import Settings
from checker.document import Document
from checker.errors import RuleCrashError
from checker.finding import Certainty, Finding, Fix, Place, Severity, with_fingerprints
from checker.matchers import NONE, Hits, Match, Related, Task, load
from checker.rule import Rule
from checker.ruleset import RuleSet


@dataclass(slots=True)
class FileResult:
    """What checking one document gave. `timings`: seconds by rule id, when asked for."""

    findings: list[Finding] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)


def check_document(
    document: Document,
    rules: RuleSet,
    settings: Settings,
    *,
    certainty: Certainty = Certainty.possible,
    severity: Severity = Severity.suggestion,
    timings: bool = False,
    leave_out: frozenset[str] = frozenset(),
) -> FileResult:
    """All findings of `rules` in `document` at or above the given levels, in order of place.

    `leave_out`: ids of rules that do not run here, since they decide over all files.
    """
    result = FileResult()
    hits = literal_hits(document, rules)
    found: list[tuple[Rule, Match]] = []
    for number, rule in enumerate(rules.rules):
        own = hits.get(number)
        if (own is None and rule.literal_count) or rule.id in leave_out:
            continue
        started = perf_counter() if timings else 0.0
        try:
            task = Task(rule.params, document, own or NONE, settings, rule.kinds)
            found += [
                (rule, match)
                for match in load(rule.match).find(task)
                if _in_reach(rule, match, document)
            ]
        except RuleCrashError as error:
            result.errors.append(f"{document.path}: rule {rule.id} stopped: {error}")
        except Exception as error:
            result.errors.append(
                f"{document.path}: rule {rule.id} failed: {type(error).__name__}: {error}"
            )
        if timings:
            result.timings[rule.id] = perf_counter() - started
    found = _without_yielding(_in_company(found, document))
    for rule in rules.rules:
        if rule.match == "tally":
            from checker.matchers.tally import summed

            found += [(rule, match) for match in summed(rule.params, found, document)]
    if any(rule.match == "second_opinion" for rule, _ in found):
        from checker.backends.merging import merged

        found = merged(found)
    findings = {finding_of(rule, match, document) for rule, match in found}
    result.findings = with_fingerprints(
        sorted(
            (f for f in findings if f.certainty >= certainty and f.severity >= severity),
            key=lambda finding: finding.sort_key,
        )
    )
    return result


def literal_hits(document: Document, rules: RuleSet) -> dict[int, Hits]:
    """Where the rules' literals stand in the folded text, by number of the rule."""
    starts: defaultdict[int, list[int]] = defaultdict(list)
    for index, start, _ in rules.find_literals(document.folded) if rules.owners else ():
        starts[index].append(start)
    firsts = [first for first, _ in rules.owners]
    of_rule: defaultdict[int, dict[int, list[int]]] = defaultdict(dict)
    for index, places in starts.items():
        first, number = rules.owners[bisect_right(firsts, index) - 1]
        of_rule[number][index - first] = places
    return {
        number: Hits(of_literal, rules.rules[number].params["literals"])
        for number, of_literal in of_rule.items()
    }


def _in_reach(rule: Rule, match: Match, document: Document) -> bool:
    """Whether the match stands in a segment that the rule checks, outside speech if it skips it."""
    if not document.segments:
        return False
    segment = document.segment_at(match.start)
    if segment.kind not in rule.kinds or (not segment.english and rule.match != "language"):
        return False
    if rule.speech == "skip":
        spans = document.once(
            f"speech {segment.start}",
            lambda document: speech_spans(document.text, segment.start, segment.end),
        )
        # spans stand in order and apart: the last that begins at or before the match decides
        before = bisect_right(spans, match.start, key=lambda span: span.start)
        return not (before and match.end <= spans[before - 1].end)
    return True


def _in_company(found: list[tuple[Rule, Match]], document: Document) -> list[tuple[Rule, Match]]:
    """Drop matches of rules that need company and stand alone.

    Company is a finding of one of the families in the block itself, the one before or after, or,
    with `at-end`, the end of the text.
    """
    if not any(rule.company for rule, _ in found):
        return found
    blocks: defaultdict[str, set[int]] = defaultdict(set)
    kept: list[tuple[Rule, Match]] = []
    waiting = []
    for rule, match in found:
        if rule.company:
            waiting.append((rule, match, document.segment_index(match.start)))
        else:
            kept.append((rule, match))
            index = document.segment_index(match.start)
            blocks[rule.family].update((index - 1, index, index + 1))
    last = len(document.segments) - 1
    # one that is kept is company itself: furniture stands in rows
    while True:
        joined: list[tuple[Rule, Match, int]] = []
        alone: list[tuple[Rule, Match, int]] = []
        for entry in waiting:
            (joined if _has_company(entry[0], entry[2], blocks, last) else alone).append(entry)
        if not joined:
            return kept
        waiting = alone
        for rule, match, index in joined:
            kept.append((rule, match))
            blocks[rule.family].update((index - 1, index, index + 1))


def _has_company(rule: Rule, index: int, blocks: Mapping[str, set[int]], last: int) -> bool:
    company = rule.company or {}
    families: Iterable[str] = company.get("families", ())
    return (company.get("at-end", False) and index == last) or any(
        index in blocks[family] for family in families
    )


def _without_yielding(found: list[tuple[Rule, Match]]) -> list[tuple[Rule, Match]]:
    """Drop matches that overlap one of a rule or family which theirs yields to."""
    names = {name for rule, _ in found for name in rule.yields_to}
    if not names:
        return found
    spans: dict[str, list[tuple[int, int]]] = {name: [] for name in names}
    for rule, match in found:
        for name in (rule.id, rule.family):
            if name in spans and match.scope == "text":
                spans[name].append((match.start, match.end))
                spans[name] += [(r.start, r.end) for r in match.related if r.role == "same"]
    ends: dict[str, list[int]] = {}
    for name, ranges in spans.items():
        ranges.sort()
        # running maximum of the ends, so that one bisection tells whether anything overlaps
        highest = 0
        ends[name] = [highest := max(highest, end) for _, end in ranges]

    def covered(rule: Rule, start: int, end: int) -> bool:
        for name in rule.yields_to:
            if name in (rule.id, rule.family):
                continue
            before = bisect_left(spans[name], (max(end, start + 1), -1))
            if before and ends[name][before - 1] > start:
                return True
        return False

    kept: list[tuple[Rule, Match]] = []
    contradicted: list[Match] = []
    for rule, match in found:
        if covered(rule, match.start, match.end):
            continue
        others = [r for r in match.related if r.role == "other" and not r.in_original]
        if rule.yields_to and others and any(covered(rule, r.start, r.end) for r in others):
            # the form it would call right is what a rule that knows better calls wrong
            contradicted.append(match)
        else:
            kept.append((rule, match))
    return [(rule, _with_others(match, contradicted)) for rule, match in kept]


def _with_others(match: Match, contradicted: Sequence[Match]) -> Match:
    """The match with the places of the form that is right after all, if one was contradicted."""
    for other in contradicted:
        wrong = {(r.start, r.end) for r in other.related if r.role == "other"}
        ours = [(match.start, match.end)]
        ours += [(r.start, r.end) for r in match.related if r.role == "same"]
        if any(start < e and s < end for start, end in ours for s, e in wrong):
            right = [(other.start, other.end)]
            right += [(r.start, r.end) for r in other.related if r.role == "same"]
            known = {(r.start, r.end) for r in match.related}
            more = [Related("other", *place) for place in right if place not in known]
            match = match._replace(related=(*match.related, *more))
    return match


class _Fields(dict[str, str]):
    """Fields of a message; an unknown one stays visible rather than failing."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def finding_of(rule: Rule, match: Match, document: Document) -> Finding:
    """The finding a match stands for, with places in the source."""
    span = document.source_span(match.start, match.end)
    line, column = document.lines.position(span.start)
    end_line, end_column = document.lines.position(span.end)
    text = document.text[match.start : match.end]
    fixes = fixes_of(rule, match, document)
    return Finding(
        path=document.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        offset=span.start,
        length=span.end - span.start,
        text=text,
        source=document.source[span.start : span.end],
        scope=match.scope,
        rule=rule.id,
        severity=Severity(match.severity) if match.severity is not None else rule.severity,
        certainty=Certainty(match.certainty) if match.certainty is not None else rule.certainty,
        message=message_of(rule, match, text),
        its=rule.its,
        mqm=rule.mqm,
        fixes=fixes,
        related=tuple(
            _place(
                (related.in_original and document.original) or document,
                related.role,
                related.start,
                related.end,
                related.message,
            )
            for related in match.related
        ),
    )


def message_of(rule: Rule, match: Match, text: str) -> str:
    """What is said of a match that reads `text`."""
    fields = _Fields(match.fields)
    fields["match"] = text
    fields["to"] = match.replacement if match.replacement is not None else ""
    said = (match.message or rule.message).format_map(fields)
    return f"{said} (also: {match.also})" if match.also else said


def _place(document: Document, role: str, start: int, end: int, message: str) -> Place:
    span = document.source_span(start, end)
    line, column = document.lines.position(span.start)
    return Place(
        role=role,
        path=document.path,
        line=line,
        column=column,
        offset=span.start,
        length=span.end - span.start,
        text=document.text[start:end],
        message=message,
    )


def fixes_of(rule: Rule, match: Match, document: Document) -> tuple[Fix, ...]:
    """The fix of a match, if the range it replaces holds no markup."""
    plan: Mapping[str, object] = rule.fix or {}
    safe = bool(plan.get("safe", False)) if match.safe is None else match.safe
    if match.edits:
        return tuple(
            Fix(span.start, span.end - span.start, text, safe)
            for start, end, text in match.edits
            if document.fixable(start, end)
            for span in [document.source_span(start, end)]
        )
    start, end = match.replace or (match.start, match.end)
    if match.replacement is not None:
        text = match.replacement
    elif "to" not in plan:
        return ()
    else:
        text = str(plan.get("to", "")).format_map(
            _Fields({**match.fields, "match": document.text[match.start : match.end]})
        )
        if plan.get("range", "match") == "block":
            return _block_fix(document, match, text, safe)
    if not document.fixable(start, end):
        return ()
    span = document.source_span(start, end)
    return (Fix(span.start, span.end - span.start, text, safe),)


def _block_fix(document: Document, match: Match, text: str, safe: bool) -> tuple[Fix, ...]:
    """Replace the block of the match; an empty text takes its lines with it."""
    segment = document.segment_at(match.start)
    if not document.fixable(segment.start, segment.end):
        return ()
    span = document.source_span(segment.start, segment.end)
    if text:
        return (Fix(span.start, span.end - span.start, text, safe),)
    source = document.source
    starts = document.lines.starts
    first = document.lines.position(span.start)[0] - 1
    last = document.lines.position(span.end)[0] - 1
    start = starts[first]
    end = starts[last + 1] if last + 1 < len(starts) else len(source)
    if source[start : span.start].strip() or source[span.end : end].strip():
        return ()
    while end < len(source) and (following := _line_end(source, end)) is not None:
        end = following
    if end == len(source):
        # the last block: take the blank lines before it instead, keep one line end
        kept = source[:start].rstrip()
        newline = "\r\n" if "\r\n" in source[len(kept) : end] else "\n"
        start = min(start, len(kept) + len(newline)) if kept else 0
    return (Fix(start, end - start, "", safe),)


def _line_end(source: str, start: int) -> int | None:
    """End of the blank line at `start`, or None if the line is not blank."""
    at = start
    while at < len(source) and source[at] in " \t":
        at += 1
    if source.startswith("\r\n", at):
        return at + 2
    if at < len(source) and source[at] in "\r\n":
        return at + 1
    return len(source) if at == len(source) else None
