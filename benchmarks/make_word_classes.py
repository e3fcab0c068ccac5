"""Make `rules/lexicons/word_classes.tsv`: word classes, and how well they stand side by side.

Function words are a class each, all other words share a few by the parts of speech they may be.
Words, their parts and how often each part is meant come from WordNet 3.0 (Debian package
`wordnet-base`), names from SCOWL (Debian package `scowl`), counts of words and word pairs on the
web from P. Norvig's "Natural Language Corpus Data" (PyPI package `wordsegment`, 1.3.1).

    python benchmarks/make_word_classes.py WORDNET SCOWL WORDSEGMENT

The arguments are the folders that hold `index.noun`, `english-words.10` and `bigrams.txt`. A score
is the logarithm of how much oftener two classes are neighbours than if words stood in any order.
The list of pairs is cut at the 286,000 most frequent: among function words it is as good as
complete; next to other words each class is weighed by its share of the pairs that are listed.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from checker.analysis.word_classes import LOWEST, START, class_by_form, score_sign

TABLE = Path(__file__).resolve().parent.parent / "rules" / "lexicons" / "word_classes.tsv"
LARGEST = 100_000

WORDS = """
the a an this that these those my your his her its our their whose which what who whom where when
why how of to in on at by for with from into onto over under about above below after before between
through during without within against among upon off out up down around across along behind beyond
near since until till toward towards throughout despite per via like than as and or but nor if
because although though unless while whether so i you he she it we they me him us them myself
himself herself itself themselves yourself one is are was were be been being am has have had having
do does did will would can could may might must shall should cannot not no never all any some each
every both either neither another other such much many more most few less several own same only just
even also too very quite then there here now first two three four five six seven eight nine ten
anybody anyone anything everybody everyone everything nobody nothing somebody someone something mine
yours theirs once again yet still already however else enough
"""
FUNCTION_WORDS = tuple(WORDS.split())
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
# What a word is that may be several things: the first class that holds all or most of them.
SETS = {
    "nounverb": {"noun", "verb"},
    "nounsverbs": {"nouns", "verbs"},
    "adjpast": {"adj", "past"},
    "adjnoun": {"adj", "noun"},
    "adjverb": {"adj", "verb"},
    "adjadv": {"adj", "adv"},
    "nouning": {"noun", "ing"},
}
CLASSES = ("noun", "nouns", "verb", "verbs", "past", "ing", "adj", "adv", *SETS, "name")
SHARE = 0.15  # a part of speech meant less often does not count
MOST_WORDS = 27_000  # the most frequent words on the web, of which those are listed that need it
FEWEST = 30_000  # stands for the count of a pair that is not listed; the least listed has 100,000
LOWEST_OPEN = -2.5  # of pairs in which a word of many has a part, since many may be misread
SMALL = 20_000  # added to the counts of classes that are neighbours

HEAD = """\
# Classes of words, and scores of their order: what tells a sentence from the same words shuffled.
# Written by benchmarks/make_word_classes.py; edit the tables there, not this file.
# Source: parts of speech of WordNet 3.0, names of SCOWL 2020.12.07, and word pairs of P. Norvig,
# "Natural Language Corpus Data" (norvig.com/ngrams, MIT licence), as in wordsegment 1.3.1; the
# function words are our own list. Licences: see the end of this head.
#
# Columns, separated by tabs: kind, key, value.
#   function  -       the function words, each a class of its own, from the most frequent on
#   class     name    words of that class whose form does not tell it; "nouns" and "verbs" are the
#                     forms in -s, "past" and "ing" those of verbs; two parts: may be either
#   scores    class   one character a class that may follow, in the order of the rows above:
#                     quarters of a nat above or below "@"; "{start}" is the beginning of a sentence
#
# WordNet:
#   This software and database is being provided to you, the LICENSEE, by Princeton University under
#   the following license. By obtaining, using and/or copying this software and database, you agree
#   that you have read, understood, and will comply with these terms and conditions.:
#   Permission to use, copy, modify and distribute this software and database and its documentation
#   for any purpose and without fee or royalty is hereby granted, provided that you agree to comply
#   with the following copyright notice and statements, including the disclaimer, and that the same
#   appear on ALL copies of the software, database and documentation, including modifications that
#   you make for internal use or for distribution.
#   WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
#   THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS
#   OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY
#   MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE
#   OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD
#   PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
#   The name of Princeton University or Princeton may not be used in advertising or publicity
#   pertaining to distribution of the software and/or database. Title to copyright in this software,
#   database and any associated documentation shall at all times remain with Princeton University
#   and LICENSEE agrees to preserve same.
# SCOWL:
#   Copyright 2000-2018 by Kevin Atkinson
#   Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
#   the output created from the scripts, and its documentation for any purpose is hereby granted
#   without fee, provided that the above copyright notice appears in all copies and that both that
#   copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson
#   makes no representations about the suitability of this array for any purpose. It is provided
#   "as is" without express or implied warranty.
#
"""


class Reading(NamedTuple):
    """A form that a word may be: its class, and the lemma's part and spelling."""

    form: str
    part: str
    lemma: str


class WordNet:
    """Which forms of which lemmas a word may be, and how often each part of speech is meant."""

    def __init__(self, folder: Path) -> None:
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        self._irregular: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._meant: Counter[tuple[str, str]] = Counter()
        for part, name in PARTS.items():
            for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
                word = line.split(" ", 1)[0]
                if word.isalpha():
                    self._parts[word].add(part)
            for line in (folder / f"{name}.exc").read_text(encoding="utf-8").splitlines():
                form, lemma = line.split()[:2]
                self._irregular[form].append((part, lemma))
        codes = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
        for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
            key, _, count = line.split()
            lemma, _, sense = key.partition("%")
            self._meant[lemma, codes[sense[0]]] += int(count)

    def class_of(self, word: str) -> str | None:
        """The class of a word, or None if it is not in WordNet."""
        weights: Counter[str] = Counter()
        for reading in set(self._readings(word)):
            weights[reading.form] += 2 * self._meant[reading.lemma, reading.part] + 1
        if not weights:
            return None
        least = SHARE * weights.total()
        forms = {form for form, weight in weights.items() if weight >= least}
        if len(forms) == 1:
            return forms.pop()
        fitting = [name for name, parts in SETS.items() if parts <= forms]
        return fitting[0] if fitting else max(sorted(forms), key=lambda form: weights[form])

    def _readings(self, word: str) -> Iterator[Reading]:
        for part in self._parts.get(word, ()):
            yield Reading(PARTS[part], part, word)
        for part, lemma in self._irregular.get(word, ()):
            form = {"n": "nouns", "v": "past"}.get(part, PARTS[part])
            yield Reading("ing" if part == "v" and word.endswith("ing") else form, part, lemma)
        if word.endswith("s") and not word.endswith("ss"):
            yield from self._known("nouns", "n", stems(word, "s", ("",)))
            yield from self._known("verbs", "v", stems(word, "s", ("",)))
        if word.endswith("ed"):
            yield from self._known("past", "v", stems(word, "ed", ("", "e")))
        if word.endswith("ing"):
            yield from self._known("ing", "v", stems(word, "ing", ("", "e")))

    def _known(self, form: str, part: str, lemmas: Iterable[str]) -> Iterator[Reading]:
        return (Reading(form, part, w) for w in lemmas if part in self._parts.get(w, ()))


def stems(word: str, ending: str, added: tuple[str, ...]) -> Iterator[str]:
    """What a regular form may be made of: planned gives plann, planne and plan."""
    stem = word.removesuffix(ending)
    yield from (stem + letter for letter in added)
    if stem.endswith("ie") or (ending == "ed" and stem.endswith("i")):
        yield stem.rstrip("ei") + "y"
    if ending == "s" and stem.endswith("e"):
        yield stem[:-1]
    if len(stem) > 3 and stem[-1] == stem[-2]:
        yield stem[:-1]


def names_of(scowl: Path) -> set[str]:
    """Words that are only written with a capital, in lower case."""
    capital: set[str] = set()
    common: set[str] = set()
    for path in scowl.iterdir():
        kind = path.name.partition("-")[2].partition(".")[0]
        words = path.read_text(encoding="iso-8859-1").split()
        if kind in ("upper", "proper-names"):
            capital.update(word.lower() for word in words)
        elif kind == "words":
            common.update(words)
    if not common:
        raise SystemExit(f"{scowl}: no SCOWL word lists here")
    return capital - common


class Counts(NamedTuple):
    """How often words, and pairs of neighbours, stand on the web."""

    words: dict[str, int]
    pairs: dict[tuple[str, str], int]


def read_counts(folder: Path) -> Counts:
    """The counts; single letters but *a* and *i* are left out."""

    def is_word(word: str) -> bool:
        return word.isalpha() and (len(word) > 1 or word in "ai")

    words = {}
    for line in (folder / "unigrams.txt").read_text(encoding="utf-8").splitlines():
        word, count = line.split("\t")
        if is_word(word):
            words[word] = int(count)
    pairs: Counter[tuple[str, str]] = Counter()
    for line in (folder / "bigrams.txt").read_text(encoding="utf-8").splitlines():
        pair, count = line.split("\t")
        first, second = pair.split(" ")
        if (is_word(first) or first == START) and is_word(second):
            pairs[first, second] += int(count)
    return Counts(words, dict(pairs))


class Scorer:
    """Scores of neighbours, from counts by class."""

    def __init__(self, counts: Counts, classes: dict[str, str]) -> None:
        self._total = sum(counts.words.values())
        self._count: Counter[str] = Counter()
        for word, count in counts.words.items():
            self._count[classes[word]] += count
        self._pair: Counter[tuple[str, str]] = Counter()
        for (first, second), count in counts.pairs.items():
            if second in classes and (first == START or first in classes):
                self._pair[classes.get(first, START), classes[second]] += count
        open_count = sum(self._count[name] for name in CLASSES)
        self._open_share = open_count / self._total

    def scores(self) -> dict[tuple[str, str], float]:
        """For all pairs of classes, START as the first too, in nats."""
        return {
            pair: max(score, LOWEST_OPEN) if {*pair} & {*CLASSES} else score
            for pair, score in self._scores().items()
        }

    def _scores(self) -> dict[tuple[str, str], float]:
        found = {}
        for first, second in product(FUNCTION_WORDS, repeat=2):
            count = (self._pair[first, second] or FEWEST) + FEWEST
            expected = self._count[first] * self._count[second] / self._total
            found[first, second] = math.log(count / expected)
        for word in FUNCTION_WORDS:
            for name, score in self._beside(word, after=True):
                found[word, name] = score
            for name, score in self._beside(word, after=False):
                found[name, word] = score
        rows: Counter[str] = Counter()
        columns: Counter[str] = Counter()
        for first, second in product(CLASSES, repeat=2):
            rows[first] += self._pair[first, second]
            columns[second] += self._pair[first, second]
        for first, second in product(CLASSES, repeat=2):
            expected = (rows[first] + 1) * (columns[second] + 1) / rows.total()
            found[first, second] = math.log((self._pair[first, second] + SMALL) / expected)
        starts = sum(self._pair[START, name] for name in (*FUNCTION_WORDS, *CLASSES))
        for name in (*FUNCTION_WORDS, *CLASSES):
            expected = starts * self._count[name] / self._total
            found[START, name] = math.log((self._pair[START, name] + SMALL / 2) / expected)
        return found

    def _beside(self, word: str, *, after: bool) -> Iterator[tuple[str, float]]:
        """Scores of the open classes beside a function word.

        The listed pairs tell how the classes share what is left to them; all other neighbours of
        the word are of open classes, listed or not.
        """

        def pair(one: str, other: str) -> int:
            return self._pair[(one, other) if after else (other, one)]

        own = {name: pair(word, name) for name in CLASSES}
        listed = sum(own.values())
        usual = {name: sum(pair(w, name) for w in FUNCTION_WORDS) for name in CLASSES}
        function = sum(pair(word, other) for other in FUNCTION_WORDS)
        rest = max(0.05, 1 - function / self._count[word]) / self._open_share
        for name in CLASSES:
            share = (own[name] + 0.0005 * listed + SMALL) / (listed + SMALL * len(CLASSES))
            yield name, math.log(share / (usual[name] / sum(usual.values())) * rest)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make word_classes.tsv.")
    parser.add_argument("wordnet", type=Path, help="folder that holds index.noun and the rest")
    parser.add_argument("scowl", type=Path, help="folder that holds english-words.10 and the rest")
    parser.add_argument("wordsegment", type=Path, help="folder that holds bigrams.txt")
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    options = parser.parse_args()
    wordnet, names = WordNet(options.wordnet), names_of(options.scowl)
    counts = read_counts(options.wordsegment)
    functions = sorted(FUNCTION_WORDS, key=lambda word: -counts.words[word])
    classes = {word: word for word in functions}
    listed: dict[str, str] = {}
    # forms in -s are told by the words without it, which may be listed
    by_rank = sorted(enumerate(counts.words), key=lambda item: item[1].endswith("s"))
    for rank, word in by_rank:
        if word not in classes:
            known = "name" if word in names else wordnet.class_of(word)
            by_form = class_by_form(word, listed)
            classes[word] = known or by_form
            # a name is told by its capital
            if known not in (None, "name", by_form) and rank < MOST_WORDS:
                listed[word] = classes[word]
    scorer = Scorer(counts, classes)
    scores = scorer.scores()
    order = (*functions, *CLASSES)
    rows = ["function\t-\t" + " ".join(functions)]
    for name in CLASSES:
        own = sorted(word for word, its_class in listed.items() if its_class == name)
        rows.append(f"class\t{name}\t{' '.join(own)}")
    rows += [
        f"scores\t{first}\t" + "".join(score_sign(scores[first, second]) for second in order)
        for first in (START, *order)
    ]
    text = HEAD.format(start=START) + "\n".join(rows) + "\n"
    print(f"{len(listed)} words, {len(order)} classes, lowest score {LOWEST}")
    if len(text.encode()) > LARGEST:
        raise SystemExit(f"the table has {len(text.encode())} bytes, more than {LARGEST}")
    options.output.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
