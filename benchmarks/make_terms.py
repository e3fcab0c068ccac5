"""Make `rules/lexicons/terms_wordnet.tsv`: compounds and set phrases of WordNet that are in use.

    apt-get download wordnet-base scowl && pip download --no-deps wordsegment
    dpkg -x wordnet-base_*.deb x && dpkg -x scowl_*.deb x && unzip wordsegment-*.whl -d x
    python benchmarks/make_terms.py x/usr/share/wordnet x/usr/share/dict/scowl \
        x/wordsegment/bigrams.txt

Kept are lemmas of two to four words, all of them common (SCOWL up to size 55), of which every two
neighbours are among the 258,000 most frequent pairs of the web (P. Norvig's counts, MIT).
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "rules" / "lexicons" / "terms_wordnet.tsv"
PARTS = {"noun": "n", "verb": "v", "adv": "p", "adj": "p"}
SIZES = (10, 20, 35, 40, 50, 55)
CATEGORIES = ("english", "american", "british")
_SMALL_WORDS = """
    a an the of in on for to and or by with from at as up out off down over away back about
    into that this it be is one all so no not if my good well very such what who how more
    most
"""
SMALL = frozenset(_SMALL_WORDS.split())
HEAD = """\
# Compounds and set phrases that are written as units: lemmas of WordNet that are in common use.
# Written by benchmarks/make_terms.py.
# Source: WordNet 3.0, (c) 2006 Princeton University, under its licence (see the head of
# name_bases.tsv, whose terms are the same); chosen by the web's most frequent pairs of words
# (P. Norvig, MIT) and SCOWL 2020.12.07 (K. Atkinson, see name_bases.tsv).
#
# Columns, separated by tabs: term, kind (n noun, v verb, p phrase), domain (empty)
"""


def common_words(folder: Path) -> set[str]:
    """The words of SCOWL up to the largest size."""
    return {
        word.strip()
        for category in CATEGORIES
        for size in SIZES
        for path in [folder / f"{category}-words.{size}"]
        if path.exists()
        for word in path.read_text(encoding="latin-1").splitlines()
    }


def lemmas(folder: Path) -> Iterator[tuple[str, str]]:
    """Lemmas of several words, with the kind of term."""
    for part, kind in PARTS.items():
        for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
            word = line.split(" ", 1)[0]
            if line[:1] != " " and "_" in word:
                yield word.replace("_", " "), kind


def main() -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description="Make the table of terms from WordNet.")
    for name in ("wordnet", "scowl", "bigrams"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    common = common_words(options.scowl)
    lines = options.bigrams.read_text(encoding="utf-8").splitlines()
    pairs = {line.partition("\t")[0] for line in lines}
    kept: dict[str, str] = {}
    for term, kind in lemmas(options.wordnet):
        words = term.split()
        content = [word for word in words if word not in SMALL and len(word) > 2]
        if len(words) > 4 or len(content) < (1 if kind == "v" else 2):
            continue
        neighbours = itertools.pairwise(words)
        if common.issuperset(words) and all(f"{a} {b}" in pairs for a, b in neighbours):
            kept.setdefault(term, kind)
    rows = "".join(f"{term}\t{kind}\t\n" for term, kind in sorted(kept.items()))
    TABLE.write_text(HEAD + rows, encoding="utf-8")
    print(f"{len(kept)} terms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
