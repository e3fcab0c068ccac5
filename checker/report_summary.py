"""The summary for a reader with one minute: is it machine-made, in what way, how do we know.

Nothing is said here that no finding stands for: each sign of machine work is a group of rules, and
is named only with the findings of that group.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.finding import Certainty, Finding
from checker.report import Report
from checker.reporters.words import counted, strongest

FIRST_PLACES = 10
"""Places that are named to be looked at first."""

QUOTED = 3
"""Findings that stand as evidence for one sign."""

ENOUGH, WORDS_FOR_ONE = 3, 1000
"""Different passages of machine work in one file from which more than slips are spoken of: so many
at least, and one for so many words."""

_REPLACED = (
    "garbled/spun-",
    "garbled/substituted-term",
    "garbled/swap-",
    "garbled/wrong-sense-",
    "furniture/spun-label",
    "residue/spinner-syntax",
)
_MODEL = (
    "residue/chat-",
    "residue/citation-token",
    "residue/mask-token",
    "residue/model-self-reference",
    "residue/prompt-echo",
    "residue/subword-mark",
)
_TRANSLATED = (
    "garbled/",
    "names/translated-",
    "residue/foreign-sentence",
    "residue/language-tag",
    "residue/translation-notice",
    "residue/untranslated-word",
)
_BROKEN = (
    "garbled/broken-frame",
    "garbled/doubled-",
    "garbled/modal-to",
    "garbled/subject-doubled",
    "garbled/verb-",
    "garbled/word-order",
)
_LOOPS = ("repetition/looped-",)
_TOKENS = ("mechanics/tokenised-text", "mechanics/tokeniser-quotes")


class Group(NamedTuple):
    """Rules that point to one way in which a text came about. The first group that fits counts."""

    key: str
    title: str
    machine: bool
    """Whether only programs leave it, as far as the rules can tell."""
    prefixes: tuple[str, ...]


GROUPS = (
    Group("compare", "What the original says otherwise", False, ("compare/",)),
    Group("model", "What a language model says to its user", True, _MODEL),
    Group("replaced", "Words that look replaced by near ones", True, _REPLACED),
    Group("broken", "Sentences whose words do not hold together", True, _BROKEN),
    Group("translated", "Phrases behind which another language stands", True, _TRANSLATED),
    Group("loops", "Words run in a loop", True, _LOOPS),
    Group("tokens", "Signs that a tokeniser leaves", True, _TOKENS),
    Group("copied", "Furniture of the page it was copied from", False, ("furniture/",)),
    Group("leftover", "Codes and placeholders", False, ("residue/", "characters/")),
    Group("contradicts", "The text contradicts itself", False, ("meaning/",)),
    Group("names", "Names do not agree", False, ("names/",)),
    Group("repeated", "Passages stand twice", False, ("repetition/",)),
    Group("slips", "Slips of punctuation and style", False, ("mechanics/", "consistency/")),
)

OTHER = Group("other", "Other findings", False, ("",))


class Sign(NamedTuple):
    """One way in which the text shows how it came about, with the findings that show it.

    Findings are given by their number in the report.
    """

    group: Group
    findings: int
    files: int
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What is said first. `evidence` are the findings that the answer rests on."""

    answer: str
    because: str
    evidence: tuple[int, ...]
    signs: tuple[Sign, ...]
    first: tuple[int, ...]
    """Findings to look at first."""
    checked: str
    """What was checked: what silence means."""


def group_of(rule: str) -> Group:
    """The group that a rule belongs to."""
    return next((group for group in GROUPS if rule.startswith(group.prefixes)), OTHER)


def summary(report: Report, families: int, rules: int) -> Summary:
    """The summary of a report for which so many rules of so many families ran."""
    findings = report.findings
    # what is only possible is a hint, and no evidence
    sure = [n for n, f in enumerate(findings) if f.certainty >= Certainty.likely]
    by_group: defaultdict[str, list[int]] = defaultdict(list)
    for number in sure:
        if not findings[number].rule.startswith("suppression/"):
            by_group[group_of(findings[number].rule).key].append(number)
    signs = tuple(
        Sign(
            group,
            len(by_group[group.key]),
            len({findings[number].path for number in by_group[group.key]}),
            _best(findings, by_group[group.key], QUOTED),
        )
        for group in (*GROUPS, OTHER)
        if by_group[group.key]
    )
    answer, because, evidence = _answer(report, by_group)
    return Summary(
        answer, because, evidence, signs, _first(findings), _checked(report, families, rules)
    )


def _first(findings: Sequence[Finding]) -> tuple[int, ...]:
    """The places to look at first: what tells of the text's making before slips anybody makes."""
    numbers = {id(finding): number for number, finding in enumerate(findings)}
    slips = [f for f in findings if group_of(f.rule).key == "slips"]
    telling = [f for f in findings if group_of(f.rule).key != "slips"]
    places = strongest(telling, FIRST_PLACES)
    places += strongest(slips, FIRST_PLACES - len(places))
    return tuple(numbers[id(finding)] for finding in places)


def _best(findings: Sequence[Finding], numbers: Sequence[int], count: int) -> tuple[int, ...]:
    """The strongest of some findings, one about the whole document before all."""
    by_id = {id(findings[number]): number for number in numbers}
    whole = [n for n in numbers if findings[n].scope == "document"]
    best = [by_id[id(f)] for f in strongest([findings[n] for n in numbers], count)]
    return tuple(dict.fromkeys([*whole, *best]))[:count]


def _answer(report: Report, by_group: dict[str, list[int]]) -> tuple[str, str, tuple[int, ...]]:
    """The answer to the first question, why, and the findings it rests on."""
    findings = report.findings
    if not report.files:
        return "Nothing was checked", "No file could be read.", ()
    if not findings:
        return (
            "Nothing found",
            "No rule found anything at the levels shown. That is silence about what the rules "
            "know, and no proof that a person wrote the text.",
            (),
        )
    several = len(report.files) > 1
    changed = by_group.get("compare", [])
    if changed:
        return (
            "It does not say what its original says",
            f"{counted(len(changed), 'place')} where something else is said than in the original, "
            "something more or something less.",
            _best(findings, changed, QUOTED),
        )
    machine = sorted(n for g in GROUPS if g.machine for n in by_group.get(g.key, ()))
    whole = [n for n in machine if findings[n].scope == "document"]
    model = by_group.get("model", [])
    passages: defaultdict[str, set[str]] = defaultdict(set)
    for number in machine:
        if findings[number].scope == "text":
            passages[findings[number].path].add(findings[number].text.casefold())
    words = {file.path: file.words for file in report.files}
    many = [
        path
        for path, texts in passages.items()
        if len(texts) >= max(ENOUGH, words.get(path, 0) / WORDS_FOR_ONE)
    ]
    if model:
        where = _in_files(report, {findings[n].path for n in model})
        return (
            "A language model’s own words stand in it",
            f"What such a model says to its user, or marks of its own, stands in {where}: "
            f"{counted(len(model), 'place')}.",
            _best(findings, model, QUOTED),
        )
    if whole:
        paths = {findings[n].path for n in whole}
        return (
            "This reads as machine-made" if not several else "Some of it reads as machine-made",
            f"In {_in_files(report, paths)} passages of one kind stand so close that a slip does "
            "not explain them.",
            _best(findings, whole, QUOTED),
        )
    if many:
        numbers = [n for n in machine if findings[n].path in many]
        return (
            "There are signs of machine work",
            f"{_capital(_in_files(report, set(many)))} holds {ENOUGH} or more different passages "
            "of the kind that programs leave and people hardly write."
            if len(many) == 1
            else f"{ENOUGH} or more different passages of the kind that programs leave and people "
            f"hardly write, in each of {_in_files(report, set(many))}.",
            _best(findings, numbers, QUOTED),
        )
    if machine:
        return (
            "Single passages, too few to call it machine-made",
            f"{counted(len(machine), 'passage')} of a kind that programs leave and people write "
            f"now and then, in {_in_files(report, {findings[n].path for n in machine})}.",
            _best(findings, machine, QUOTED),
        )
    copied = by_group.get("copied", [])
    if copied:
        return (
            "Copied from a page; nothing found that only a machine writes",
            f"{counted(len(copied), 'piece')} of the page around the text came along, in "
            f"{_in_files(report, {findings[n].path for n in copied})}.",
            _best(findings, copied, QUOTED),
        )
    return (
        "Nothing found that only a machine writes",
        "What was found are slips that people make as well."
        if any(by_group.values())
        else "What was found are mere hints, or notes on suppressions: no evidence either way.",
        (),
    )


def _in_files(report: Report, paths: set[str]) -> str:
    if len(report.files) == 1:
        return "this text"
    if len(paths) == 1:
        return f"one of {counted(len(report.files), 'file')}"
    return f"{len(paths):,} of {counted(len(report.files), 'file')}"


def _checked(report: Report, families: int, rules: int) -> str:
    """What the run looked at, and what it did not."""
    parts = [
        f"Checked: {counted(report.words, 'word')} in {counted(len(report.files), 'file')}, with "
        f"{counted(rules, 'rule')} of {_families(families)}."
    ]
    skipped = sum(file.skipped_segments for file in report.files)
    if skipped:
        parts.append(f"{_capital(counted(skipped, 'block'))} not in English were left out.")
    if report.excluded or report.passed_over:
        number = len(report.excluded) + report.passed_over
        parts.append(f"{_capital(counted(number, 'file'))} left out by the excludes.")
    if report.baselined:
        parts.append(f"{_capital(counted(report.baselined, 'finding'))} known to the baseline.")
    if report.hidden:
        parts.append(
            f"{_capital(counted(report.hidden, 'finding'))} below the levels shown "
            "(--certainty possible --severity suggestion shows all)."
        )
    return " ".join(parts)


def _families(number: int) -> str:
    return counted(number, "family")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def family_counts(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    """Each family with its number of findings, the most frequent first."""
    counts = Counter(finding.family for finding in findings)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
