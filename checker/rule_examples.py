"""Running the examples that every rule carries."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checker.config import Config, Settings
from checker.document import Document
from checker.engine import check_document
from checker.finding import Finding
from checker.fix import apply_fixes, chosen_fixes
from checker.house_names import parse_names
from checker.readers import read
from checker.rule import Rule
from checker.ruleset import RuleSet
from checker.text import Span


class Example(NamedTuple):
    """An example of a rule: kind (bad, good, misses), number, the text without marks, the spans."""

    kind: str
    number: int
    text: str
    spans: tuple[Span, ...]
    options: Mapping[str, Any]

    @property
    def label(self) -> str:
        """How the example is named in a report."""
        return f"{self.kind}[{self.number}]"


def examples_of(rule: Rule) -> Iterator[Example]:
    """All examples of a rule loaded from its file."""
    for kind, entries in (rule.examples or {}).items():
        for number, entry in enumerate(entries or []):
            options = entry if isinstance(entry, dict) else {"text": entry}
            text, spans = unmark(options["text"])
            yield Example(kind, number, text, spans, options)


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without ⟦ and ⟧, and the spans that they marked."""
    pieces: list[str] = []
    spans = []
    length = 0
    start = 0
    for piece in _split_marks(marked):
        if piece == "⟦":
            start = length
        elif piece == "⟧":
            spans.append(Span(start, length))
        else:
            pieces.append(piece)
            length += len(piece)
    return "".join(pieces), tuple(spans)


def _split_marks(marked: str) -> list[str]:
    return marked.replace("⟦", "\0⟦\0").replace("⟧", "\0⟧\0").split("\0")


class NotRunError(Exception):
    """An example that needs another checker, which was not to be asked."""


def own_findings(
    rule: Rule, example: Example, company: RuleSet, config: Config | None = None
) -> list[Finding]:
    """What the rule finds in an example, as `plain` text or as the example's `format`.

    Rules that need company, or sum up what others found, run beside those of its families, taken
    from `company`. `config` says which other checkers may be asked.
    Raises AssertionError when the rule itself fails, NotRunError when it needs another checker.
    """
    families = rule.params.get("families") or (rule.company or {}).get("families", ())
    beside = [
        other
        for other in company.rules
        if other.family in families and not other.company and other.id != rule.id
    ]
    options = example.options
    path = "example.md" if options.get("format") == "markdown" else "example.txt"
    settings = Settings(
        variety=options.get("variety", "auto"),
        accept=frozenset(options.get("accept", ())),
        terms=tuple(options.get("terms", ())),
        names=parse_names(options.get("names", ""), "names.toml"),
        sentence_words=options.get("limit"),
        grade=options.get("limit"),
    )
    document = read(example.text, path)
    if "original" in options:
        suffix = path.rpartition(".")[2]
        document.original = read(options["original"], f"original.{suffix}")
    if rule.match == "second_opinion":
        _consult(rule, document, config, settings)
    result = check_document(document, RuleSet([rule, *beside]), settings)
    if result.errors:
        raise AssertionError(result.errors[0])
    return [finding for finding in result.findings if finding.rule == rule.id]


def _consult(rule: Rule, document: Document, config: Config | None, settings: Settings) -> None:
    from checker.backends import consult

    if config is None or rule.params["from"] not in config.backends:
        raise NotRunError(rule.params["from"])
    for failure in consult(document, config, settings):
        raise AssertionError(failure.message)


def problem_of(
    rule: Rule, example: Example, company: RuleSet, config: Config | None = None
) -> str | None:
    """What is wrong with an example, or None if it comes out as it says. Raises NotRunError."""
    findings = own_findings(rule, example, company, config)
    places = {Span(finding.offset, finding.end) for finding in findings} | {
        Span(place.offset, place.offset + place.length)
        for finding in findings
        for place in finding.related
        if place.role == "same"
    }
    if example.kind != "bad":
        if not places:
            return None
        shown = ", ".join(_quote(example.text, span) for span in sorted(places))
        remedy = "make it a bad example" if example.kind == "misses" else "narrow the rule"
        return f"is flagged at {shown}; {remedy}"
    expected = set(example.spans)
    if places != expected:
        missing = ", ".join(_quote(example.text, span) for span in sorted(expected - places))
        extra = ", ".join(_quote(example.text, span) for span in sorted(places - expected))
        return "; ".join(
            part
            for part in (missing and f"not found: {missing}", extra and f"found instead: {extra}")
            if part
        )
    fixed = example.options.get("fixed")
    if fixed is not None:
        actual = apply_fixes(example.text, chosen_fixes(findings, unsafe=True))
        if actual != fixed:
            return f"the fix gives {actual!r}, not {fixed!r}"
    message = example.options.get("message")
    if message is not None and message not in {finding.message for finding in findings}:
        return f"the message is {findings[0].message!r}, not {message!r}"
    return None


def _quote(text: str, span: Span) -> str:
    return f"{text[span.start : span.end]!r} at {span.start}"
