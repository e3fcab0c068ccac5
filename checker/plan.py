"""What runs on a file: the rules, settings and levels after the overrides that fit its path."""

import functools
from typing import TYPE_CHECKING, NamedTuple

from checker.config import Config, Settings
from checker.errors import UsageError
from checker.finding import Certainty, Finding, Severity
from checker.rule import nearest
from checker.ruleset import RuleSet, load_rules

if TYPE_CHECKING:
    from checker.globs import Globs
    from checker.house_names import HouseName

META_FAMILY = "suppression"
"""The family of the rules about suppressions: they are no files and run on no text."""

ASKED_FOR = {
    "compare": "these rules need an original: `subeditor compare` runs them",
    "readability": "these rules need a limit: the table [readability] of the configuration sets it",
    "second_opinion": "these rules report what another checker finds: --with runs them",
}
"""Matchers whose rules run only when asked for, and what is said where nothing else would run."""

Names = tuple[str, ...]


class Plan(NamedTuple):
    """What runs on a file, and from which levels its findings are shown."""

    rules: RuleSet
    shown_rules: RuleSet
    """Those of them that can reach the levels: enough where nothing is suppressed or known."""
    active: frozenset[str]
    """Ids of the rules that run."""
    select: Names
    ignore: Names
    settings: Settings
    severity: Severity
    certainty: Certainty

    def shows(self, finding: Finding) -> bool:
        """Whether a finding is at or above the levels."""
        return finding.severity >= self.severity and finding.certainty >= self.certainty

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is of a selected rule; those about suppressions are made always."""
        return finding.family != META_FAMILY or is_selected(finding.rule, self.select, self.ignore)


def is_selected(rule: str, select: Names, ignore: Names) -> bool:
    """Whether a rule runs, as `RuleSet.select` decides it."""
    family = rule.partition("/")[0]
    return (
        (not select or rule in select or family in select)
        and rule not in ignore
        and (family not in ignore or rule in select)
    )


@functools.cache
def all_rules(folders: Names) -> RuleSet:
    """The shipped rules and those of the given folders; kept for the process."""
    return load_rules(folders)


@functools.cache
def known_names(folders: Names) -> frozenset[str]:
    """Ids and families of all rules that can run."""
    rules = all_rules(folders).rules
    return frozenset({rule.id for rule in rules} | {rule.family for rule in rules})


def selectable_names(folders: Names) -> frozenset[str]:
    """The names that a selection may use: also those of the rules about suppressions."""
    from checker.meta import META_RULES

    return known_names(folders) | {META_FAMILY} | {rule.id for rule in META_RULES}


@functools.cache
def _rules_for(folders: Names, select: Names, ignore: Names, asked: frozenset[str]) -> RuleSet:
    """The selected rules; kept for the process, since the automaton is built once for each.

    `asked` are the matchers among `ASKED_FOR` whose rules run as well.
    """
    selected = _selected(folders, select, ignore)
    left_out = ASKED_FOR.keys() - asked
    if not left_out:
        return selected
    return RuleSet(rule for rule in selected.rules if rule.match not in left_out)


def _selected(folders: Names, select: Names, ignore: Names) -> RuleSet:
    """The selected rules, also those that need an original."""
    rules = all_rules(folders)
    if not select and not ignore:
        return rules
    if any(_is_meta(name) for name in (*select, *ignore)):
        for name in filter(_is_meta, (*select, *ignore)):
            if name not in selectable_names(folders):
                raise unknown_name(name, folders)
        own = tuple(name for name in select if not _is_meta(name))
        if select and not own:
            return RuleSet(())
        select, ignore = own, tuple(name for name in ignore if not _is_meta(name))
    return rules.select(select, ignore)


@functools.cache
def _shown_rules(
    folders: Names,
    select: Names,
    ignore: Names,
    asked: frozenset[str],
    severity: Severity,
    certainty: Certainty,
) -> RuleSet:
    """The selected rules that can reach the levels: a match lowers its rule's levels, if anything.

    A rule that only keeps another company runs as well.
    """
    rules = _rules_for(folders, select, ignore, asked)
    shown = {r.id for r in rules.rules if r.severity >= severity and r.certainty >= certainty}
    if len(shown) == len(rules.rules):
        return rules
    company = {
        family
        for rule in rules.rules
        if rule.id in shown and rule.company
        for family in rule.company.get("families", ())
    }
    return RuleSet(rule for rule in rules.rules if rule.id in shown or rule.family in company)


def unknown_name(name: str, folders: Names) -> UsageError:
    """The error of a selection that names no rule and no family."""
    return UsageError(
        f"unknown rule or family '{name}'{nearest(name, sorted(selectable_names(folders)))} "
        "(`subeditor rules list` shows all)"
    )


def _is_meta(name: str) -> bool:
    return name.partition("/")[0] == META_FAMILY


def plan_for(config: Config, path: str) -> Plan:
    """The plan for the file at `path` from the root. Raises UsageError for unknown names."""
    return _plan(config, _fitting(config, path))


@functools.cache
def _plan(config: Config, fitting: tuple[int, ...]) -> Plan:
    select, ignore = config.select, config.ignore
    severity, certainty = config.severity, config.certainty
    variety, accept = config.variety, config.accept
    sentence_words, grade = config.sentence_words, config.grade
    for number in fitting:
        override = config.overrides[number]
        select = override.select if override.select is not None else select
        ignore = (*ignore, *override.ignore)
        severity = override.severity if override.severity is not None else severity
        certainty = override.certainty if override.certainty is not None else certainty
        variety = override.variety or variety
        accept |= override.accept
        sentence_words = override.sentence_words or sentence_words
        grade = override.grade or grade
    asked = frozenset(
        matcher
        for matcher, wanted in (
            ("compare", config.compared),
            ("readability", sentence_words or grade),
            ("second_opinion", config.backends),
        )
        if wanted
    )
    rules = _rules_for(config.rules, select, ignore, asked)
    elsewhere = any(o.sentence_words or o.grade for o in config.overrides)
    meta = any(_is_meta(name) for name in select)
    if not rules.rules and not fitting and not elsewhere and not meta:
        for rule in _selected(config.rules, select, ignore).rules:
            raise UsageError(ASKED_FOR[rule.match])
        raise UsageError("no rule is left to run: all that are selected are ignored as well")
    return Plan(
        rules=rules,
        shown_rules=_shown_rules(config.rules, select, ignore, asked, severity, certainty),
        active=frozenset(rules.by_id),
        select=select,
        ignore=ignore,
        settings=Settings(
            variety=variety,
            accept=accept,
            terms=config.terms,
            names=_house_names(config.names),
            sentence_words=sentence_words,
            grade=grade,
        ),
        severity=severity,
        certainty=certainty,
    )


@functools.cache
def _house_names(path: str | None) -> "tuple[HouseName, ...]":
    """The names that a file declares; kept for the process. Raises ConfigError."""
    if path is None:
        return ()
    from pathlib import Path

    from checker.house_names import load_names

    return load_names(Path(path))


def forget_names() -> None:
    """Have the house's names read anew by the next plan."""
    _house_names.cache_clear()
    _plan.cache_clear()


def _fitting(config: Config, path: str) -> tuple[int, ...]:
    """Numbers of the overrides that a path fits; later ones win."""
    if not config.overrides:
        return ()
    globs = _override_globs(tuple(override.files for override in config.overrides))
    return tuple(number for number, glob in enumerate(globs) if glob.match_file(path))


@functools.cache
def _override_globs(files: tuple[Names, ...]) -> "tuple[Globs, ...]":
    from checker.globs import compile_globs

    return tuple(compile_globs(globs) for globs in files)
