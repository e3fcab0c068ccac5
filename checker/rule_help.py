"""The rules of a report with all that a format needs to explain them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.config import Config
from checker.explain import rule_file
from checker.meta import META_RULES
from checker.plan import all_rules
from checker.report import Report
from checker.rule import Rule
from checker.yaml_lines import YamlError, parse_yaml

EXAMPLES = 3
"""Number of examples of one kind that a help text shows."""


def explained(report: Report, config: Config) -> Report:
    """The report with the rules of its findings, silenced ones included, and their examples."""
    findings = (*report.findings, *(gone.finding for gone in report.silenced))
    known = {**all_rules(config.rules).by_id, **{rule.id: rule for rule in META_RULES}}
    ids = sorted({finding.rule for finding in findings} & known.keys())
    return replace(report, rules={name: _with_examples(known[name], config) for name in ids})


def _with_examples(rule: Rule, config: Config) -> Rule:
    """The rule with the examples of its file, which is not compiled anew for that."""
    found = rule_file(rule, config) if rule.examples is None else None
    if found is None:
        return rule
    try:
        data, _ = parse_yaml(found[0].read_text(encoding="utf-8"))
    except (OSError, ValueError, YamlError):
        return rule
    examples = data.get("examples") if isinstance(data, dict) else None
    return rule._replace(examples=examples) if isinstance(examples, dict) else rule


def help_text(rule: Rule) -> str:
    """Why the rule is there, what it finds and leaves alone, how to silence it, as plain text."""
    return "\n".join(_lines(rule, "- ", "  "))


def help_markdown(rule: Rule) -> str:
    """The same as Markdown; the examples stand in code blocks, where markup does nothing."""
    return "\n".join(_lines(rule, "```text\n", "\n```"))


def _lines(rule: Rule, before: str, after: str) -> Iterator[str]:
    fenced = before.startswith("```")
    yield rule.why.strip()
    examples: Mapping[str, Any] = rule.examples or {}
    for kind, title in (
        ("bad", "Found (⟦ ⟧ mark what is reported):"),
        ("good", "Left alone:"),
    ):
        shown = [_text_of(example) for example in (examples.get(kind) or ())[:EXAMPLES]]
        if shown:
            yield f"\n{title}\n"
        for text in shown:
            yield f"{before}{text.replace('```', '` ` `')}{after}" if fenced else f"{before}{text}"
    name = f"`{rule.id}`" if fenced else rule.id
    yield f"\nSeverity: {rule.severity.name}. Certainty: {rule.certainty.name}."
    comment = f"<!-- subeditor: ignore {rule.id} -- why -->"
    comment = f"`{comment}`" if fenced else comment
    yield f"To silence {name} for the block that follows: {comment}"


def _text_of(example: str | Mapping[str, Any]) -> str:
    return (example if isinstance(example, str) else str(example["text"])).strip("\n")
