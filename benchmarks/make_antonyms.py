"""Write `rules/lexicons/antonyms.tsv` from the antonyms of WordNet.

    python benchmarks/make_antonyms.py WORDNET

WORDNET is the folder that holds `data.noun`, `data.verb`, `data.adj` and `data.adv`. Beside the
direct antonyms, the other lemmas of their synsets are opposites. Pairs that are synonyms as well,
by WordNet or by our own table of substitutions, are left out, and so are rare words.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

from checker.analysis.inflection import stem  # noqa: E402
from checker.analysis.word_list import level  # noqa: E402
from checker.lexicon import read_table  # noqa: E402

PARTS = ("noun", "verb", "adj", "adv")
RAREST = 36
"""Twice the binary logarithm of the count on the web of the rarest word that is kept."""
HEAD = """\
# Words and their opposites: a rewriter who puts one for the other has turned the sense round.
# Written by benchmarks/make_antonyms.py; edit the tables there, not this file. Our own pairs stand
# in opposites.tsv.
# Source: WordNet 3.0, (c) 2006 Princeton University, under its licence, which permits use, copying,
# change and distribution for any purpose without fee if its notice is kept: see the head of
# name_bases.tsv.
#
# Columns, separated by tabs:
#   word       in lower case and base form
#   opposites  parted by spaces, each later in the alphabet; the relation holds both ways
"""


class Synset(NamedTuple):
    """Lemmas, and the antonyms of each: its number, the other synset, the number there."""

    words: tuple[str, ...]
    antonyms: tuple[tuple[int, str, int], ...]


def synsets(path: Path) -> Iterator[tuple[str, Synset]]:
    """The synsets of a data file, by their offsets."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith(" "):
            continue
        cells = line.split("|")[0].split()
        count = int(cells[3], 16)
        words = tuple(cells[4 + 2 * n].split("(")[0].lower() for n in range(count))
        at = 4 + 2 * count
        antonyms = []
        for number in range(int(cells[at])):
            sign, other, _, places = cells[at + 1 + 4 * number : at + 5 + 4 * number]
            if sign == "!":
                antonyms.append((int(places[:2], 16) - 1, other, int(places[2:], 16) - 1))
        yield cells[0], Synset(words, tuple(antonyms))


def usable(word: str) -> bool:
    """Whether a lemma is one frequent word."""
    return word.isascii() and word.isalpha() and len(word) > 2 and (level(word) or 0) >= RAREST


def pairs(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Two opposites, and whether WordNet names them itself."""
    for part in PARTS:
        table = dict(synsets(folder / f"data.{part}"))
        for synset in table.values():
            for number, other, there in synset.antonyms:
                against = table[other]
                first, second = synset.words[number], against.words[there]
                yield first, second, True
                for word in synset.words:
                    for opposite in against.words:
                        yield word, opposite, False


def same_sense(folder: Path) -> dict[str, set[str]]:
    """For each word those that may stand for it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in PARTS:
        for _, synset in synsets(folder / f"data.{part}"):
            for word in synset.words:
                found[word].update(synset.words)
    for row in read_table(ROOT / "rules/lexicons/substitutions.tsv", 4):
        found[row.cells[0]].add(row.cells[1])
        found[row.cells[1]].add(row.cells[0])
    return found


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1])
    synonyms = same_sense(folder)
    opposites: defaultdict[str, set[str]] = defaultdict(set)
    for first, second, direct in pairs(folder):
        if not (usable(first) and usable(second)) or stem(first) == stem(second):
            continue
        if not direct and second in synonyms[first]:
            continue
        low, high = sorted((first, second))
        opposites[low].add(high)
    lines = [f"{word}\t{' '.join(sorted(opposites[word]))}\n" for word in sorted(opposites)]
    (ROOT / "rules/lexicons/antonyms.tsv").write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
