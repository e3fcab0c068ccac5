"""The pass over all files: names that are written in one way here and in another there.

Each file gives facts (`gathered`, in whatever process checks it); `decided` takes those of all
files in the order of their paths, so that neither the order nor the number of processes tells.
A finding stands at the first place of the form that yields, in whatever file that is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from checker.config import Config
from checker.decision import Decide, Fact, Verdict
from checker.document import Document
from checker.engine import message_of
from checker.finding import Certainty, Finding, Fix, Place, with_fingerprints
from checker.matchers import NONE, Match, Task, load
from checker.plan import all_rules, plan_for
from checker.report import CheckError, Excerpt
from checker.rule import Rule
from checker.ruleset import RuleSet
from checker.walk import SourceFile

if TYPE_CHECKING:
    from checker.config import Settings
    from checker.single import Outcome


class PlacedFact(NamedTuple):
    """A fact with its place in the file, as a finding has it."""

    fact: Fact
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    length: int
    text: str
    source: str
    fixable: bool
    silenced: bool
    """A suppression covers the place."""


class _Deciding(Protocol):
    """A matcher that can decide over many documents."""

    def gather(self, task: Task) -> Sequence[Fact]: ...

    decide: Decide


def deciding(rule: Rule) -> _Deciding | None:
    """The matcher of a rule, if it decides over facts."""
    matcher = load(rule.match)
    return cast(_Deciding, matcher) if hasattr(matcher, "gather") else None


def gathered(
    document: Document, rules: RuleSet, settings: "Settings"
) -> dict[str, list[PlacedFact]]:
    """The facts of a document by rule id, for the rules that decide over all files."""
    found: dict[str, list[PlacedFact]] = {}
    for rule in rules.rules:
        matcher = deciding(rule)
        if matcher is not None:
            facts = matcher.gather(Task(rule.params, document, NONE, settings, rule.kinds))
            found[rule.id] = [_placed(document, fact) for fact in facts]
    return found


def _placed(document: Document, fact: Fact) -> PlacedFact:
    span = document.source_span(fact.start, fact.end)
    text = document.text[fact.start : fact.end]
    return PlacedFact(
        fact,
        *document.lines.position(span.start),
        *document.lines.position(span.end),
        span.start,
        span.end - span.start,
        text,
        document.source[span.start : span.end] if document.unit == "line" else text,
        document.fixable(fact.start, fact.end),
        False,
    )


def stub(rule: Rule, path: str, placed: PlacedFact) -> Finding:
    """A finding at the place of a fact: what a suppression of it would silence."""
    return Finding(
        path=path,
        line=placed.line,
        column=placed.column,
        end_line=placed.end_line,
        end_column=placed.end_column,
        offset=placed.offset,
        length=placed.length,
        text=placed.text,
        source=placed.source,
        scope="text",
        rule=rule.id,
        severity=rule.severity,
        certainty=rule.certainty,
        message=rule.message,
        its=rule.its,
        mqm=rule.mqm,
    )


def stubs(facts: Mapping[str, list[PlacedFact]], rules: RuleSet, path: str) -> list[Finding]:
    """A finding at the place of each fact."""
    return [
        stub(rules.by_id[name], path, place) for name, places in facts.items() for place in places
    ]


def silenced(
    findings: list[Finding],
    facts: Mapping[str, list[PlacedFact]],
    rules: RuleSet,
    path: str,
    left: Callable[[list[Finding]], list[Finding]],
) -> tuple[list[Finding], dict[str, list[PlacedFact]]]:
    """What suppressions leave: of the findings, and of the facts, each marked if it is covered."""
    kept = left(
        sorted((*findings, *stubs(facts, rules, path)), key=lambda finding: finding.sort_key)
    )
    open_places = {(f.rule, f.offset, f.length) for f in kept if f.rule in facts}
    return [f for f in kept if f.rule not in facts], {
        name: [
            place._replace(silenced=(name, place.offset, place.length) not in open_places)
            for place in places
        ]
        for name, places in facts.items()
    }


def decided(
    outcomes: Sequence["Outcome"], files: Sequence[SourceFile], config: Config
) -> list["Outcome"]:
    """The outcomes of the files, one for each, with what only all of them together give."""
    order = sorted(range(len(outcomes)), key=lambda number: outcomes[number].recorded)
    found: list[tuple[Rule, int, Finding]] = []
    failed: list[CheckError] = []
    for rule in all_rules(config.rules).rules:
        matcher = deciding(rule)
        if matcher is None:
            continue
        placed = [
            (number, place._replace(fact=place.fact._replace(document=document)))
            for document, number in enumerate(order)
            for place in outcomes[number].facts.get(rule.id, ())
        ]
        try:
            verdicts = list(
                matcher.decide(
                    rule.params, plan_for(config, "").settings, [place.fact for _, place in placed]
                )
            )
        except Exception as error:
            message = f"rule {rule.id} failed over all files: {type(error).__name__}: {error}"
            failed.append(CheckError("", message))
            continue
        for verdict in verdicts:
            found += [(rule, *own) for own in _finding(rule, verdict, placed, outcomes)]
    added: dict[int, list[Finding]] = {}
    for number, finding in _without_yielding(found, outcomes):
        added.setdefault(number, []).append(finding)
    result = list(outcomes)
    for number, findings in added.items():
        result[number] = _with(outcomes[number], files[number], findings, config)
    if failed and result:
        result[0] = result[0]._replace(errors=(*result[0].errors, *failed))
    return result


def _without_yielding(
    found: Sequence[tuple[Rule, int, Finding]], outcomes: Sequence["Outcome"]
) -> Iterator[tuple[int, Finding]]:
    """The findings, each with the number of its file, but those where one that they yield to is."""
    names = {name for rule, _, _ in found for name in rule.yields_to}
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    files = [finding for outcome in outcomes for finding in outcome.findings] if names else []
    for finding in (*files, *(finding for _, _, finding in found)):
        same = (place for place in finding.related if place.role == "same")
        for name in {finding.rule, finding.rule.partition("/")[0]} & names:
            ranges = [(finding.path, finding.offset, finding.length)]
            ranges += [(place.path, place.offset, place.length) for place in same]
            for path, at, length in ranges:
                spans.setdefault((name, path), []).append((at, length))
    for rule, number, finding in found:
        start, end = finding.offset, finding.offset + finding.length
        if not any(
            at < end and start < at + length
            for name in rule.yields_to
            if name not in (rule.id, rule.family)
            for at, length in spans.get((name, finding.path), ())
        ):
            yield number, finding


def _finding(
    rule: Rule,
    verdict: Verdict,
    placed: Sequence[tuple[int, PlacedFact]],
    outcomes: Sequence["Outcome"],
) -> Iterator[tuple[int, Finding]]:
    """The finding of a verdict with the number of its file; none if all its places are silenced."""
    own = [placed[number] for number in verdict.own if not placed[number][1].silenced]
    if not own:
        return
    (file, first), *same = own
    path = outcomes[file].path
    finding = stub(rule, path, first)
    others = [placed[number] for number in verdict.others]
    related = [_related("same", outcomes[n].path, place, "") for n, place in same]
    related += [
        _related("other", outcomes[n].path, place, f"'{place.text}' here") for n, place in others
    ]
    certainty = rule.certainty if verdict.certainty is None else Certainty(verdict.certainty)
    fixes: tuple[Fix, ...] = ()
    if verdict.replacement is not None:
        # a fix mends its own file; the other files have their turn once this one is mended
        fixes = tuple(
            Fix(place.offset, place.length, verdict.replacement, safe=bool(verdict.safe))
            for number, place in own
            if number == file and place.fixable
        )
    yield (
        file,
        replace(
            finding,
            certainty=certainty,
            message=message_of(rule, Match(0, 0, verdict.fields), first.text),
            fixes=fixes,
            related=tuple(related),
        ),
    )


def _related(role: str, path: str, place: PlacedFact, message: str) -> Place:
    return Place(
        role, path, place.line, place.column, place.offset, place.length, place.text, message
    )


def _with(
    outcome: "Outcome", file: SourceFile, findings: list[Finding], config: Config
) -> "Outcome":
    """The outcome of a file with more findings, and the excerpts of those that are shown."""
    from checker.single import excerpts_of, fingerprinted_as

    plan = plan_for(config, outcome.recorded)
    findings = with_fingerprints(sorted(findings, key=lambda finding: finding.sort_key))
    if outcome.path != outcome.recorded:
        findings = fingerprinted_as(findings, outcome.recorded)
    excerpts: Mapping[str, Excerpt] = {}
    shown = [finding for finding in findings if plan.shows(finding)]
    if shown:
        excerpts = excerpts_of(file, shown, config)
    return outcome._replace(
        findings=tuple(
            sorted((*outcome.findings, *findings), key=lambda finding: finding.sort_key)
        ),
        excerpts={**outcome.excerpts, **excerpts},
    )
