"""Measures how the time to group names by variants grows with their number.

    python benchmarks/name_scale.py [--seed N] [--json FILE]

1,000, 10,000 and 100,000 distinct names of people are invented: given names of `name_pools` and of
syllables, surnames of syllables, about three people to a surname; 2% are variants of others (a
given name in its other spelling, a surname with a slip). They are grouped in this process.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random

import findings  # noqa: F401  # puts the checkout on the path
from misspell import misspelled
from name_pools import FAMILY_NAMES, GENDERS, PAIRS
from table import Part, Row, render, share, write_json

from checker.analysis.name_groups import NameForm, variant_pairs

Person = tuple[str, str]

SIZES = (1_000, 10_000, 100_000)
VARIANT_SHARE = 0.02
PER_SURNAME = 3
GIVEN_NAMES = 2_000
MOST_SECONDS = 10.0
"""Most seconds for the largest size."""
MOST_GROWTH = 15.0
"""Most times the seconds for ten times the names; 10 is in proportion, the rest is the machine."""
_SYLLABLES = """
b br ch d dr f g gr h j k kl kr l m n p pr r s sch sh st t th tr v w y z
a e i o u ai ei ie ou
l n r s m nd rt ck ll nn st x
son sen ski ova er ini ez man berg ides uk ian o a i es
"""
_ONSETS, _VOWELS, _CODAS, _ENDINGS = map(str.split, _SYLLABLES.strip().split("\n"))


def group(names: Sequence[Person]) -> list[list[int]]:
    """Indexes of names that are variants of each other, in groups of two or more."""
    leader = list(range(len(names)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = index = leader[leader[index]]
        return index

    for one, two, _ in variant_pairs([NameForm(*name) for name in names]):
        leader[lead(two)] = lead(one)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index in range(len(names)):
        groups[lead(index)].append(index)
    return [members for members in groups.values() if len(members) > 1]


def invented_word(rng: Random, syllables: int, ending: str) -> str:
    """A word of syllables with a capital."""
    parts = [rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables)]
    return ("".join(parts) + rng.choice(_CODAS) + ending).capitalize()


def variant(rng: Random, spellings: dict[str, str], name: Person) -> Person | None:
    """The name with its given name in another spelling, or else with a slip in the surname."""
    given, surname = name
    if given in spellings and rng.random() < 0.5:
        return spellings[given], surname
    wrong = misspelled(rng, surname, 1)
    return (given, wrong) if wrong else None


def synthesised(number: int, seed: int) -> tuple[list[Person], list[tuple[int, int]]]:
    """Distinct names in random order, and the pairs of indexes that were made variants."""
    rng = Random(f"{seed}/{number}")
    spellings = {one: two for pair in PAIRS for one, two in ((pair[0], pair[1]), pair[1::-1])}
    givens = sorted(GENDERS)
    givens += [invented_word(rng, 1, rng.choice("aeo")) for _ in range(GIVEN_NAMES - len(givens))]
    surnames = list(FAMILY_NAMES)[: number // PER_SURNAME]
    while len(surnames) * PER_SURNAME < number:
        surnames.append(invented_word(rng, rng.choice((1, 2, 2)), rng.choice(_ENDINGS)))
    variants = int(number * VARIANT_SHARE)
    found: dict[Person, None] = {}
    while len(found) < number - variants:
        found[rng.choice(givens), rng.choice(surnames)] = None
    originals = list(found)
    made: list[tuple[Person, Person]] = []
    while len(found) < number:
        original = rng.choice(originals)
        other = variant(rng, spellings, original)
        if other is not None and other not in found:
            found[other] = None
            made.append((original, other))
    names = rng.sample(list(found), number)
    index = {name: position for position, name in enumerate(names)}
    return names, [(index[one], index[two]) for one, two in made]


def timed(names: Sequence[Person]) -> tuple[list[list[int]], float, float]:
    """The groups, with the seconds and the processor seconds that they took.

    The objects of the benchmark itself are kept out of the garbage collection meanwhile.
    """
    gc.collect()
    gc.freeze()
    wall, processor = time.perf_counter(), time.process_time()
    groups = group(names)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    gc.unfreeze()
    return groups, wall, processor


def measure(corpus: Path | None = None, *, seed: int = 1) -> Part:
    """Seconds for each size and their growth; the corpus plays no part."""
    part = Part("name-scale", "Invented names grouped by variants, in one process")
    last: float | None = None
    for size in SIZES:
        names, made = synthesised(size, seed)
        groups, wall, processor = timed(names)
        of = {index: number for number, members in enumerate(groups) for index in members}
        found = sum(one in of and of[one] == of.get(two) for one, two in made)
        largest = size == SIZES[-1]
        aim = (f"≤ {MOST_SECONDS:.0f} s", wall <= MOST_SECONDS) if largest else ("", None)
        part.rows.append(Row(f"{size:,} names", f"{wall:.2f} s", *aim))
        if last is not None:
            growth = processor / last if last else 0.0
            aim = (f"≤ {MOST_GROWTH:.0f}", growth <= MOST_GROWTH) if largest else ("", None)
            part.rows.append(Row("  times the processor time of a tenth", f"{growth:.1f}", *aim))
        variants = f"of the variants made {share(found, len(made))}"
        part.notes.append(f"{size:,} names: {len(groups):,} groups; {variants}")
        part.figures[str(size)] = {"seconds": round(wall, 3), "processor": round(processor, 3)}
        last = processor
    return part


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure the time to group names by variants.")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the names (1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    options = parser.parse_args(argv)
    part = measure(seed=options.seed)
    print(render([part]))
    if options.json:
        write_json(options.json, {part.name: part.figures})
    return 0


if __name__ == "__main__":
    sys.exit(main())
