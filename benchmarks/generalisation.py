"""What the undoing of substitutions finds of terms and substitutions that it has not seen.

Three folds over the spun scientific terms, by a hash of the original: substitutions are learnt from
two thirds of the originals alone, no hand-written one is used, and the originals of the last third
are listed as a house would list its own terms. Beside that, without a target: the same with the
shipped terms instead, and with the hand-written substitutions as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from corpus import read_items, string
from findings import check  # noqa: F401  # puts the checkout on the path
from learn_substitutions import learn, rest, tortured_pairs, weighed, words_of
from table import Part, Row, progress, share

from checker.analysis.inflection import stem
from checker.analysis.undo import substitution_lines
from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty
from checker.lexicon import read_table
from checker.readers import read
from checker.rule import Rule, load_rule
from checker.ruleset import RuleSet, shipped_folder

FOLDS = 3
LEAST, GOAL = 0.20, 0.25
Pair = tuple[str, str]
Weighed = tuple[str, str, int]


@cache
def rule() -> Rule:
    """The shipped rule."""
    folder = shipped_folder()
    return load_rule(folder / "garbled" / "substituted-term.yaml", folder)


@cache
def by_hand() -> tuple[Weighed, ...]:
    """The hand-written substitutions."""
    rows = read_table(shipped_folder() / "lexicons" / "substitutions.tsv", 4)
    return tuple((row.cells[0], row.cells[1], int(row.cells[3])) for row in rows)


def fold_of(original: str) -> int:
    """The fold of an original term."""
    return int(hashlib.sha256(original.encode()).hexdigest(), 16) % FOLDS


def with_tables(substitutions: Sequence[Weighed], *, shipped_terms: bool) -> RuleSet:
    """The rule with other substitutions, and with the shipped terms or none."""
    params = {**rule().params, "substitutions": substitution_lines(substitutions)}
    if not shipped_terms:
        params["terms"] = ""
    return RuleSet([rule()._replace(prepared=params)])


def found(phrase: str, rules: RuleSet, terms: tuple[str, ...] = ()) -> bool:
    """Whether a phrase that stands alone as a list item is flagged at default level."""
    document = read(f"- {phrase}", "text.md")
    findings = check_document(document, rules, Settings(terms=terms)).findings
    return any(finding.certainty >= Certainty.likely for finding in findings)


def generalisation(corpus: Path) -> Part | None:
    """Spun forms of held-out terms that are found, in three folds."""
    if not (corpus / "tortured.jsonl").is_file():
        return None
    pairs = list(tortured_pairs(corpus))
    part = Part("generalisation", "Spun forms of terms held out from learning (three folds)")
    tried = 0
    house = shipped = hand = 0
    missed: list[str] = []
    for fold in range(FOLDS):
        learnt = weighed(learn(pair for pair in pairs if fold_of(pair[1]) != fold))
        held_out = [pair for pair in pairs if fold_of(pair[1]) == fold]
        own = {" ".join(words_of(original)) for _, original in held_out}
        terms = tuple(sorted(term for term in own if " " in term))
        blind = with_tables(learnt, shipped_terms=False)
        table = with_tables(learnt, shipped_terms=True)
        both = with_tables([*learnt, *by_hand()], shipped_terms=True)
        in_fold = 0
        for spun, original in progress(f"fold {fold + 1}", held_out):
            hit = found(spun, blind, terms)
            in_fold += hit
            missed += [] if hit else [f"{spun!r}, once {original!r}"]
            shipped += found(spun, table)
            hand += found(spun, both)
        house += in_fold
        tried += len(held_out)
        part.rows.append(Row(f"  fold {fold + 1}, as house terms", share(in_fold, len(held_out))))
    aim = f"≥ {100 * LEAST:.0f}%, goal {100 * GOAL:.0f}%"
    met = house >= LEAST * tried
    part.rows.append(Row("held-out originals as house terms", share(house, tried), aim, met))
    part.rows.append(Row("with the shipped terms alone", share(shipped, tried)))
    part.rows.append(Row("and the hand-written substitutions", share(hand, tried)))
    part.listings = {"generalisation/missed": missed}
    part.figures = {"tried": tried, "house": house, "shipped": shipped, "hand": hand}
    return part


def without_own(spun: str, original: str, rows: Sequence[Weighed]) -> list[Weighed]:
    """The substitutions without those that lead from the original's words to the spun ones'."""
    new, old = words_of(spun), words_of(original)
    left, right = rest(new, old)
    here = {stem(new[number]) for number in left}
    there = {stem(old[number]) for number in right}
    return [
        row
        for row in rows
        if not (
            here.intersection(map(stem, row[0].split()))
            and there.intersection(map(stem, row[1].split()))
        )
    ]


def unseen(corpus: Path, kinds: frozenset[str]) -> Row:
    """Of spun news phrases, those found by tables without the phrase's own substitutions."""
    path = corpus / "spun-news.jsonl"
    learnt = read_table(shipped_folder() / "lexicons" / "learnt.tsv", 4)
    rows = [*by_hand(), *((r.cells[0], r.cells[1], int(r.cells[3])) for r in learnt)]
    tried = hits = 0
    for number, item in enumerate(read_items(path), 1):
        if item.get("kind") not in kinds or item.get("original") is None:
            continue
        where = f"{path.name}:{number}"
        spun, original = string(item, "spun", where), string(item, "original", where)
        rules = with_tables(without_own(spun, original, rows), shipped_terms=True)
        tried += 1
        hits += found(spun, rules)
    return Row("  by tables without its own substitutions", share(hits, tried))
