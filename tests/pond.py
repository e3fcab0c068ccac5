"""Three rules on animals of a pond, and what they find, for the tests of suppressions."""

from checker.config import Settings
from checker.document import Document
from checker.engine import check_document
from checker.finding import Finding
from checker.readers import read
from checker.rule import Rule, parse_rule
from checker.ruleset import RuleSet
from checker.suppress import apply

RULE = """
name: A word of the test
match: phrase
any: ["{word}"]
severity: error
certainty: certain
message: "found '{{match}}'"
why: The test looks for it.
source: this test
examples:
  bad: ["a ⟦{word}⟧"]
  good: [{{text: nothing, because: it is not there}}]
"""


def rule(rule_id: str, word: str) -> Rule:
    return parse_rule(RULE.format(word=word), "rule.yaml", rule_id)


RULES = RuleSet(
    [rule("birds/heron", "heron"), rule("birds/kestrel", "kestrel"), rule("fish/trout", "trout")]
)
IDS = frozenset(RULES.by_id)
KNOWN = IDS | {"birds", "fish"}


def findings_in(document: Document) -> list[Finding]:
    return check_document(document, RULES, Settings()).findings


def lines_left(source: str, path: str = "pond.txt", active: frozenset[str] = IDS) -> list[str]:
    """`line rule` of each finding after suppression."""
    document = read(source, path)
    left = apply(document, findings_in(document), KNOWN, active, ())
    return [f"{finding.line} {finding.rule}" for finding in left]


def only_finding(source: str, path: str = "pond.txt") -> Finding:
    document = read(source, path)
    (finding,) = apply(document, findings_in(document), KNOWN, IDS, ())
    return finding
