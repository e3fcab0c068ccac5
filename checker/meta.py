"""Rules about suppressions themselves: what they report is found in comments, not in the text."""

from typing import NamedTuple

from checker.finding import Certainty, Finding, Severity, with_fingerprints
from checker.rule import Rule
from checker.text import LineIndex


class Word(NamedTuple):
    """A word of a suppression and its range in the file it stands in."""

    text: str
    start: int
    end: int


_SOURCE = "the suppression comments and files of this tool"


def _rule(name: str, title: str, severity: Severity, message: str, why: str, bad: str) -> Rule:
    return Rule(
        id=f"suppression/{name}",
        name=title,
        match="suppression",
        prepared={},
        severity=severity,
        certainty=Certainty.certain,
        message=message,
        why=why,
        source=_SOURCE,
        its="other",
        mqm="other",
        path="",
        kinds=frozenset(),
        examples={"bad": [bad], "good": [], "misses": []},
    )


META_RULES: tuple[Rule, ...] = (
    _rule(
        "malformed",
        "Suppression that cannot be read",
        Severity.error,
        "{problem}",
        "A comment that was meant to silence a rule and does not say which, or where the silence "
        "ends, would either hide nothing or hide everything. Name the rules or their families, "
        "give the reason after two hyphens, and close every ignore-start with an ignore-end of "
        "the same rule.",
        "<!-- subeditor: ignore ⟦all⟧ -->",
    ),
    _rule(
        "unknown-rule",
        "Suppression of a rule that does not exist",
        Severity.error,
        "there is no rule or family '{name}'",
        "A misspelt or renamed rule in a comment silences nothing, and nobody notices until the "
        "rule fires again. `subeditor rules list` shows the rules there are.",
        "<!-- subeditor: ignore ⟦furnitur⟧ -- the label is quoted -->",
    ),
    _rule(
        "unused",
        "Suppression that silences nothing",
        Severity.warning,
        "nothing here to ignore for '{name}'",
        "The passage was mended or the rule has learnt better, and the comment stayed. Left in "
        "place it would hide the next slip of the same kind. Delete what the message names.",
        "<!-- subeditor: ignore ⟦mechanics⟧ -- was mended long ago -->",
    ),
)
"""In order of id."""

_BY_ID = {rule.id: rule for rule in META_RULES}

MALFORMED, UNKNOWN, UNUSED = (rule.id for rule in META_RULES)


def meta_finding(
    rule_id: str, path: str, source: str, lines: LineIndex, word: Word, message: str
) -> Finding:
    """A finding of a meta rule at a word of a suppression, without a fingerprint."""
    rule = _BY_ID[rule_id]
    start, end = word.start, word.end
    line, column = lines.position(start)
    end_line, end_column = lines.position(end)
    return Finding(
        path=path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        offset=start,
        length=end - start,
        text=source[start:end],
        source=source[start:end],
        scope="text",
        rule=rule.id,
        severity=rule.severity,
        certainty=rule.certainty,
        message=message,
        its=rule.its,
        mqm=rule.mqm,
    )


def in_order(findings: list[Finding]) -> list[Finding]:
    """The findings of meta rules sorted, with their fingerprints."""
    return with_fingerprints(sorted(findings, key=lambda finding: finding.sort_key))
