"""`subeditor explain`: a rule as a page to read."""

import shutil
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.config import SIDECAR, Config
from checker.meta import META_RULES
from checker.plan import META_FAMILY, all_rules, known_names, unknown_name
from checker.rule import Rule, load_rule
from checker.ruleset import shipped_folder

WIDEST = 88
"""Columns of the page, where the terminal has as many."""


def page(name: str, config: Config) -> str:
    """The page of a rule, or the list of a family's rules. Raises UsageError for other names."""
    width = min(WIDEST, shutil.get_terminal_size().columns)
    rules = (*all_rules(config.rules).rules, *META_RULES)
    if name in known_names(config.rules) or name.startswith(META_FAMILY):
        family = [rule for rule in rules if rule.family == name]
        if family:
            return "\n".join(_family(name, family)) + "\n"
        for rule in rules:
            if rule.id == name:
                return "\n".join(_rule(_with_examples(rule, config), width)) + "\n"
    raise unknown_name(name, config.rules)


def _with_examples(rule: Rule, config: Config) -> Rule:
    """The rule from its file: the compiled form holds no examples."""
    if rule.examples is not None:
        return rule
    found = rule_file(rule, config)
    return load_rule(*found) if found else rule


def rule_file(rule: Rule, config: Config) -> tuple[Path, Path] | None:
    """The file of a rule and the rule folder it stands in."""
    for folder in (*map(Path, reversed(config.rules)), shipped_folder()):
        for suffix in (".yaml", ".yml"):
            file = folder / f"{rule.id}{suffix}"
            if not file.is_file() and rule.family == folder.name:
                file = folder / f"{rule.id.partition('/')[2]}{suffix}"
            if file.is_file():
                return file, folder
    return None


def _family(name: str, rules: list[Rule]) -> Iterator[str]:
    yield f"{name}: a family of {len(rules)} rules"
    yield ""
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        yield f"  {rule.id:{width}}  {rule.name}"
    yield ""
    yield f"`subeditor explain {rules[0].id}` explains one of them."


def _rule(rule: Rule, width: int) -> Iterator[str]:
    yield rule.id
    yield rule.name
    yield f"Severity: {rule.severity.name}. Certainty: {rule.certainty.name}. {_fix_words(rule)}"
    yield ""
    yield from textwrap.wrap(rule.why, width)
    examples: Mapping[str, Any] = rule.examples or {}
    for kind, title in (
        ("bad", "Found (⟦ ⟧ mark what is reported):"),
        ("good", "Left alone:"),
        ("misses", "Known misses:"),
    ):
        if examples.get(kind):
            yield ""
            yield title
            for example in examples[kind]:
                yield from _example(example, width)
    yield ""
    yield "To silence it:"
    yield from _silencing(rule)
    yield ""
    yield from textwrap.wrap(f"Source: {rule.source}", width)


def _fix_words(rule: Rule) -> str:
    if rule.fix is None:
        return "No fix of its own."
    if rule.fix.get("safe"):
        return "--fix mends it."
    return "--fix --unsafe-fixes mends it."


def _example(example: str | Mapping[str, Any], width: int) -> Iterator[str]:
    """An example as an item of a list; its lines stay lines."""
    details: Mapping[str, Any] = {"text": example} if isinstance(example, str) else example
    if "original" in details:
        yield from _item(details["original"], width, "  - original: ")
        yield from _item(details["text"], width, "    rewritten: ")
    else:
        yield from _item(details["text"], width, "  - ")
    if "fixed" in details:
        yield from _item(details["fixed"], width, "    becomes: ")
    if "because" in details:
        yield from _item(details["because"], width, "    because: ")


def _item(text: str, width: int, lead: str) -> Iterator[str]:
    for line in text.strip("\n").split("\n"):
        if not line.strip():
            yield ""
            continue
        indent = " " * len(lead)
        yield from textwrap.wrap(
            line, width, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False
        )
        lead = indent


def _silencing(rule: Rule) -> Iterator[str]:
    """What to write where; nothing is broken that has to be copied."""
    everywhere = ("everywhere, in subeditor.toml", f'ignore = ["{rule.id}"]')
    ways: list[tuple[str, ...]] = [everywhere]
    if rule.family != META_FAMILY:
        ways = [
            ("the next block", f"<!-- subeditor: ignore {rule.id} -- why -->"),
            (
                "from here to there",
                f"<!-- subeditor: ignore-start {rule.id} -- why -->",
                f"<!-- subeditor: ignore-end {rule.id} -->",
            ),
            ("a whole file", f"<!-- subeditor: ignore-file {rule.id} -- why -->"),
            everywhere,
            (
                "in some files, in subeditor.toml",
                '[overrides."letters/**"]',
                f'ignore = ["{rule.id}"]',
            ),
            (
                f"one passage of a file without comments, in {SIDECAR}",
                "[[ignore]]",
                f'rule = "{rule.id}"',
                'path = "letters/first.txt"',
                'text = "the passage"',
                'reason = "why"',
            ),
            ("all that is there today", "subeditor baseline"),
        ]
    for what, *lines in ways:
        yield f"  {what}:"
        for line in lines:
            yield f"      {line}"
