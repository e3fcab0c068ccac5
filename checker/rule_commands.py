"""`subeditor rules list` and `subeditor rules test`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.config import Config
from checker.meta import META_RULES
from checker.paths import shown_path
from checker.plan import all_rules
from checker.reporters.words import counted, visible
from checker.rule import Rule, load_folder
from checker.rule_examples import NotRunError, examples_of, problem_of
from checker.ruleset import RuleSet, shipped_folder
from checker.yaml_lines import parse_yaml


class Tested(NamedTuple):
    """The outcome of running examples."""

    lines: list[str]
    failed: bool


def listed(config: Config) -> Iterator[str]:
    """One line for each rule: id, severity, certainty, name."""
    rules = sorted((*all_rules(config.rules).rules, *META_RULES), key=lambda rule: rule.id)
    width = max(len(rule.id) for rule in rules)
    for rule in rules:
        severity, certainty = rule.severity.name, rule.certainty.name
        yield f"{rule.id:{width}}  {severity:10}  {certainty:8}  {rule.name}\n"


def tested(folders: Sequence[str], config: Config) -> Tested:
    """Run all examples of the rules in the given folders; without any, of the shipped rules.

    Those of rules that report what another checker finds run if the configuration asks for it.

    Raises RuleError for a rule that does not load.
    """
    chosen = [Path(folder) for folder in folders] or [shipped_folder()]
    shipped = all_rules(()).by_id
    lines = []
    rules = examples = 0
    not_run: Counter[str] = Counter()
    for folder in chosen:
        own = load_folder(folder)
        company = RuleSet({**shipped, **{rule.id: rule for rule in own}}.values())
        for rule in own:
            rules += 1
            for example in examples_of(rule):
                examples += 1
                try:
                    problem = problem_of(rule, example, company, config)
                except NotRunError as error:
                    not_run[str(error)] += 1
                    examples -= 1
                    continue
                except AssertionError as error:
                    problem = str(error)
                if problem:
                    line = _line_of(rule, example.kind, example.number)
                    lines.append(
                        f"{shown_path(rule.path)}:{line}: {rule.id} {example.label} "
                        f"{visible(problem)}\n"
                    )
    failed = len(lines)
    scope = f"{counted(examples, 'example')} of {counted(rules, 'rule')}"
    verdict = f"{failed} of {scope} failed" if failed else f"{scope}: all as they should be"
    lines.append(f"{verdict}\n")
    for name, number in not_run.items():
        lines.append(f"{counted(number, 'example')} not run: --with {name} runs them\n")
    return Tested(lines, failed > 0)


def _line_of(rule: Rule, kind: str, number: int) -> int:
    """The line of an example in its file."""
    _, lines = parse_yaml(Path(rule.path).read_text(encoding="utf-8"))
    return lines.get(("examples", kind, number), 1)
