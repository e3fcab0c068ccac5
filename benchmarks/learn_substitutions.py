"""Learn word substitutions from pairs of spun and original text.

    python benchmarks/learn_substitutions.py CORPUS [--write]

The pairs of `tortured.jsonl` are aligned in any word order: words that both sides share, whatever
their form, fall away, and what is left is aligned by expectation maximisation (IBM model 1, Brown
et al. 1993) with a preference for equal positions. Kept are links that both sides prefer; two
neighbouring words of the spun side that are left beside a link of one original word become one
substitute. `--write` puts the pairs of words, never a term, into `rules/lexicons/learnt.tsv`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus import read_items, string

sys.path.append(str(Path(__file__).resolve().parent.parent))

from checker.analysis.inflection import stem

TABLE = Path(__file__).resolve().parent.parent / "rules" / "lexicons" / "learnt.tsv"
ROUNDS = 8
NEAR = 2.0
"""How much more a link of equal positions counts than one a word away."""
LEAST = 0.35
"""Probability from which on a link is kept."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_BRACKETS = re.compile(r"\([^)]*\)")
_SMALL_WORDS = """
    a an the of in on for to and or by with from at as
"""
_SMALL = frozenset(_SMALL_WORDS.split())

HEAD = """\
# Words that article spinners put in the place of others, learnt by aligning spun scientific terms
# with their originals (see benchmarks/learn_substitutions.py). Single word pairs; no term is kept.
# Source: list of tortured phrases of the Problematic Paper Screener (Cabanac, Labbé, Magazinov),
# CC BY 4.0. Changes: aligned to words, counted. Licence: CC BY 4.0.
#
# Columns, separated by tabs: substitute, original, part of speech (empty: unknown), weight 1 to 3
"""


def words_of(text: str) -> list[str]:
    """The words of a term in lower case, without what stands in brackets."""
    return _WORD.findall(_BRACKETS.sub(" ", text.lower().replace("’", "'")))


def tortured_pairs(corpus: Path) -> Iterator[tuple[str, str]]:
    """Spun and original of each item."""
    path = corpus / "tortured.jsonl"
    for number, item in enumerate(read_items(path), 1):
        where = f"{path.name}:{number}"
        yield string(item, "spun", where), string(item, "original", where)


def rest(spun: Sequence[str], original: Sequence[str]) -> tuple[list[int], list[int]]:
    """Numbers of the words that are not on both sides."""
    shared = Counter(map(stem, spun)) & Counter(map(stem, original))
    left: list[int] = []
    right: list[int] = []
    for words, numbers in ((spun, left), (original, right)):
        pool = Counter(shared)
        for number, word in enumerate(words):
            if pool[stem(word)] > 0:
                pool[stem(word)] -= 1
            elif word not in _SMALL:
                numbers.append(number)
    return left, right


def learn(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Substitute and original with the number of times they were aligned."""
    items = []
    for spun_text, original_text in pairs:
        spun, original = words_of(spun_text), words_of(original_text)
        left, right = rest(spun, original)
        if left and right and len(left) <= 6 and len(right) <= 6:
            items.append((spun, original, left, right))
    forward: dict[tuple[str, str], float] = defaultdict(lambda: 1.0)
    for _ in range(ROUNDS):
        counts: defaultdict[tuple[str, str], float] = defaultdict(float)
        totals: defaultdict[str, float] = defaultdict(float)
        for spun, original, left, right in items:
            for i, s in enumerate(left):
                shares = []
                for j, o in enumerate(right):
                    near = NEAR if _same_place(i, j, len(left), len(right)) else 1.0
                    shares.append(forward[stem(spun[s]), stem(original[o])] * near)
                whole = sum(shares) or 1.0
                for share, o in zip(shares, right, strict=True):
                    key = stem(spun[s]), stem(original[o])
                    counts[key] += share / whole
                    totals[key[1]] += share / whole
        forward = defaultdict(float, {key: n / totals[key[1]] for key, n in counts.items()})
    learnt: Counter[tuple[str, str]] = Counter()
    for spun, original, left, right in items:
        linked = _links(forward, spun, original, left, right)
        for taken, o in linked:
            learnt[" ".join(spun[s] for s in taken), original[o]] += 1
    return dict(learnt)


def _same_place(i: int, j: int, left: int, right: int) -> bool:
    return i == j if left == right else abs(i / left - j / right) < 0.34


def _links(
    forward: dict[tuple[str, str], float],
    spun: Sequence[str],
    original: Sequence[str],
    left: Sequence[int],
    right: Sequence[int],
) -> list[tuple[list[int], int]]:
    """Words of the spun side, one or two in a row, with the original word they stand for."""
    if len(left) == len(right) == 1:
        return [([left[0]], right[0])]
    scored = sorted(
        (
            (
                forward[stem(spun[s]), stem(original[o])]
                * (NEAR if _same_place(i, j, len(left), len(right)) else 1.0),
                -abs(i - j),
                s,
                o,
            )
            for i, s in enumerate(left)
            for j, o in enumerate(right)
        ),
        reverse=True,
    )
    links: dict[int, int] = {}
    for score, _, s, o in scored:
        if score > 0 and s not in links.values() and o not in links:
            links[o] = s
    taken = {o: [s] for o, s in links.items()}
    for s in left:
        if s in links.values():
            continue
        neighbours = [o for o, own in taken.items() if s - 1 in own or s + 1 in own]
        if len(neighbours) == 1 and len(taken[neighbours[0]]) == 1:
            taken[neighbours[0]] = sorted((*taken[neighbours[0]], s))
    return [(own, o) for o, own in taken.items()]


def weighed(learnt: dict[tuple[str, str], float]) -> list[tuple[str, str, int]]:
    """Substitute, original and weight: 2 where it was met often, else 1."""
    return sorted(
        (substitute, original, 2 if count >= 3 else 1)
        for (substitute, original), count in learnt.items()
        if len(substitute) > 2 and len(original) > 1 and stem(substitute) != stem(original)
    )


def main() -> int:
    """Learn, and write or print how much."""
    parser = argparse.ArgumentParser(description="Learn word substitutions.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = weighed(learn(tortured_pairs(options.corpus)))
    print(f"{len(rows)} pairs")
    if options.write:
        lines = "".join(f"{s}\t{o}\t\t{w}\n" for s, o, w in rows)
        TABLE.write_text(HEAD + lines, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
