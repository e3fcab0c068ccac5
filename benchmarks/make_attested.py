"""Make what tells a substituted term from ordinary prose: three tables from counts of the web.

    pip download --no-deps wordsegment symspellpy; apt-get download wordnet-base
    unzip wordsegment-*.whl -d x; unzip symspellpy-*.whl -d x; dpkg -x wordnet-base_*.deb x
    python benchmarks/make_attested.py x/wordsegment x/symspellpy x/usr/share/wordnet

- `word_frequencies.tsv`: how often each word of the two tables stands in a trillion words (tenths
  of the common logarithm), by which chance combinations are told from odd ones;
- `term_ties.tsv`: how much more often the words of a term stand together than by chance (tenths of
  the binary logarithm), for terms of two words;
- `pairs_in_use.tsv`: combinations that could be read as a substituted term and that people write:
  pairs among the most frequent of the web and of books, and those in the definitions of WordNet.

Sources: P. Norvig's counts of the web (MIT), SymSpell's of books (W. Garbe, MIT), WordNet 3.0.
"""

from __future__ import annotations

import argparse
import itertools
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))  # a checkout; installed comes first

from checker.analysis.inflection import stem
from checker.analysis.undo import Tables, Term, substitution_lines, term_lines
from checker.lexicon import read_table

LEXICONS = Path(__file__).resolve().parent.parent / "rules" / "lexicons"
TRILLION = 1.02e12
RARE = 2e4
"""Count of a word that is in no table."""

SOURCE = """\
# Written by benchmarks/make_attested.py; figures and pairs only.
# Source: counts of words and pairs of the web by P. Norvig (MIT licence, from the package
# wordsegment), of books by W. Garbe (MIT licence, SymSpell), WordNet 3.0 (Princeton University, see
# name_bases.tsv).
#
"""


def terms() -> Iterator[tuple[str, str]]:
    """The terms of both tables with their kinds."""
    for name in ("terms.tsv", "terms_wordnet.tsv"):
        for row in read_table(LEXICONS / name, 3):
            yield row.cells[0], row.cells[1]


def substitutions() -> Iterator[tuple[str, str, int]]:
    """The pairs of both tables."""
    for name in ("substitutions.tsv", "learnt.tsv"):
        for row in read_table(LEXICONS / name, 4):
            yield row.cells[0], row.cells[1], int(row.cells[3])


def counts(path: Path, separator: str) -> Iterator[tuple[str, float]]:
    """Words or pairs in lower case, with their counts."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, _, count = line.rpartition(separator)
        yield text.lower(), float(count)


def in_glosses(folder: Path) -> Iterator[tuple[str, str]]:
    """Pairs of neighbouring words in the definitions and examples of WordNet."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            gloss = line.partition("|")[2].lower()
            for piece in re.split(r"[^a-z' -]+", gloss):
                words = re.findall(r"[a-z]+(?:'[a-z]+)?", piece)
                yield from itertools.pairwise(words)


def written(name: str, what: str, rows: Iterator[str] | list[str]) -> None:
    """Write a table with its head, sorted."""
    lines = sorted(set(rows))
    text = f"# {what}\n{SOURCE}" + "".join(f"{line}\n" for line in lines)
    (LEXICONS / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} rows")


def main() -> int:
    """Write the three tables."""
    parser = argparse.ArgumentParser(description="Make the evidence for substituted terms.")
    for name in ("wordsegment", "symspellpy", "wordnet"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    single = dict(counts(options.wordsegment / "unigrams.txt", "\t"))
    pairs: dict[tuple[str, str], float] = {}
    for text, count in counts(options.wordsegment / "bigrams.txt", "\t"):
        one, _, two = text.partition(" ")
        pairs[one, two] = pairs.get((one, two), 0) + count
    listed = list(terms())
    table = list(substitutions())
    words = {word for text, _ in listed for word in text.lower().replace("-", " ").split()}
    words |= {word for one, two, _ in table for text in (one, two) for word in text.split()}
    written(
        "word_frequencies.tsv",
        "Words and how often they stand in a trillion words: tenths of the common logarithm.",
        [f"{w}\t{round(10 * math.log10(single[w]))}" for w in words if single.get(w, 0) > RARE],
    )
    ties = []
    for text, _ in listed:
        one, _, two = text.lower().partition(" ")
        both = pairs.get((one, two))
        if both and one in single and two in single:
            tie = math.log2(both * TRILLION / (single[one] * single[two]))
            ties.append(f"{one} {two}\t{round(10 * tie)}")
    written(
        "term_ties.tsv",
        "Terms and how much more often they stand together than by chance: tenths of log2.",
        ties,
    )
    tables = Tables(
        term_lines(Term(text, kind) for text, kind in listed), substitution_lines(table)
    )
    books = counts(options.symspellpy / "frequency_bigramdictionary_en_243_342.txt", " ")
    known = {(a, b) for text, _ in books for a, _, b in [text.partition(" ")]}
    known |= pairs.keys() | set(in_glosses(options.wordnet))
    attested = []
    for one, two in known:
        both_words = [one, two]
        if one.isalpha() and two.isalpha() and tables.may_be_read(one, two):
            attested += [f"{stem(one)} {stem(two)}" for _ in tables.readings(both_words, 0)][:1]
    written(
        "pairs_in_use.tsv",
        "Stems of two words that people write though they could be read as a substituted term.",
        attested,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
