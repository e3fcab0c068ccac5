"""Make `rules/lexicons/letters.tsv`: how much three letters in a row speak for another language.

For each language of LANGUAGES the probability of a letter after two others, word ends included, is
compared with that in English words. What is kept are rounded logarithms of ratios. Languages: the
profiles of the PyPI package `langdetect` 1.0.9, which count letters in abstracts of Wikipedia;
English words: SCOWL (Debian package `scowl`) with the web counts of the PyPI package `wordsegment`.

    pip download --no-deps langdetect==1.0.9 && tar xzf langdetect-1.0.9.tar.gz
    python benchmarks/make_letters.py scowl/usr/share/dict/scowl wordsegment/unigrams.txt \
        langdetect-1.0.9/langdetect/profiles
"""

from __future__ import annotations

import argparse
import functools
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from make_words import KNOWN, LEXICONS, scowl_sizes, web_counts

_LANGUAGES = "cs de es fi fr hu id it nl pl pt ro sv tr"
LANGUAGES = tuple(_LANGUAGES.split())
MOST_WORDS = 30_000
FLATTENED = 0.5
"""Exponent of an English word's frequency: between counting texts (1) and word lists (0)."""
SMOOTHING, LETTERS = 0.3, 40
"""Added to each count of English, and how many letters may follow two others."""
UNSEEN = 0.5
"""The most that a run may be counted for that a profile lacks, as a share of its least count."""
LEAST_PROBABILITY = 0.001
"""Of a letter after two others."""
STEP, LIMIT = 0.5, 12
"""A unit of the table in nats, and the largest number of units."""
LEAST = 4.0
"""English runs of letters with lower counts are left out if no profile has them."""
TABLE = LEXICONS / "letters.tsv"
FOREIGN = 2.5
"""Nats from which `looks_foreign` says yes."""

HEAD = """\
# How much three letters in a row speak for a word of another language, against English.
# Written by benchmarks/make_letters.py.
# Source: statistics over the language profiles of the Python package langdetect 1.0.9 (N. Shuyo,
# Copyright 2010-2014 Cybozu Labs, Inc.; M. Danilak, Copyright 2014-2015; Apache License 2.0,
# https://www.apache.org/licenses/LICENSE-2.0), built from abstracts of Wikipedia, and over English
# words of SCOWL 2020.12.07 with web counts of the Python package wordsegment 1.3.1 (MIT). Of both
# the table holds statistics only: ratios, newly calculated.
#
# Columns, separated by tabs:
#   letters  three letters; ^ is the beginning of a word, $ its end
#   weights  one letter for each of {languages}:
#            logarithm of the ratio of probabilities in steps of half a nat, a = -6, m = 0, y = +6
"""


class English(NamedTuple):
    """Weighted counts of runs of three and of two letters in English words."""

    three: Mapping[str, float]
    two: Mapping[str, float]

    def logarithm(self, run: str) -> float:
        """Of the probability of the third letter after the other two."""
        before = self.two.get(run[:2], 0.0) + SMOOTHING * LETTERS
        return math.log((self.three.get(run, 0.0) + SMOOTHING) / before)


class Profile(NamedTuple):
    """Counts of runs of letters in texts of a language, rare ones left out; `least`: the lowest.

    `before`: how often any letter follows two letters; `last`: how often a letter follows another.
    """

    three: Mapping[str, float]
    before: Mapping[str, float]
    last: Mapping[str, float]
    first: Mapping[str, float]
    least: float

    def logarithm(self, run: str) -> float:
        """Of the probability of the third letter after the other two."""
        count = self.three.get(run) or UNSEEN * self.least * self._after_one(run)
        total = max(self.before.get(run[:2], 0.0), self.least)
        return math.log(max(count / total, LEAST_PROBABILITY))

    def _after_one(self, run: str) -> float:
        """How likely the third letter is after the second, 1 if it is as likely as any."""
        share = self.last.get(run[1:], 0.0) / max(self.first.get(run[1], 0.0), self.least)
        return min(1.0, share * LETTERS)


def english_model(words: Mapping[str, float]) -> English:
    """Counts over the most frequent words, the middle one of them weighing 1."""
    ranked = sorted(words, key=lambda word: (-words[word], word))[:MOST_WORDS]
    middle = words[ranked[len(ranked) // 2]]
    three, two = defaultdict[str, float](float), defaultdict[str, float](float)
    for word in ranked:
        weight = (words[word] / middle) ** FLATTENED
        for run in runs(word):
            three[run] += weight
            two[run[:2]] += weight
    return English(three, two)


def profile(path: Path) -> Profile:
    """A language profile, small and capital letters counted together."""
    counts: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["freq"]
    three, last = defaultdict[str, float](float), defaultdict[str, float](float)
    for written, count in counts.items():
        run = written.lower()
        if not run.replace(" ", "").isalpha() or max(run) >= "\u0250":
            continue
        start, end = run[0].replace(" ", "^"), run[-1].replace(" ", "$")
        marked = start + run[1:-1] + end
        if len(run) == 3:
            three[marked] += count
        elif len(run) == 2:
            last[marked] += count
            if marked[0] == "^":
                three[f"^{marked}"] += count
    before, first = defaultdict[str, float](float), defaultdict[str, float](float)
    for run, total in last.items():
        first[run[0]] += total
        before[run] += total
    before["^^"] = first["^"]
    least = min(count for run, count in counts.items() if len(run) == 3)
    return Profile(three, before, last, first, least)


def runs(word: str) -> Iterator[str]:
    """All runs of three letters of a word with its ends."""
    padded = f"^^{word}$"
    return (padded[i : i + 3] for i in range(len(padded) - 2))


def rows(
    sizes: Mapping[str, int], counts: Mapping[str, int], profiles: Path
) -> Iterator[tuple[str, str]]:
    """Runs of letters with their weights."""
    known = {word for word, size in sizes.items() if size <= KNOWN}
    english = english_model({word: counts.get(word, 5_000) for word in known})
    models = [profile(profiles / language) for language in LANGUAGES]
    frequent = {run for run, count in english.three.items() if count >= LEAST}
    for run in sorted(frequent.union(*(m.three for m in models))):
        base = english.logarithm(run)
        units = [round((m.logarithm(run) - base) / STEP) for m in models]
        if any(abs(unit) > 1 for unit in units):
            yield run, "".join(chr(ord("m") + max(-LIMIT, min(LIMIT, unit))) for unit in units)


@functools.cache
def _weights() -> dict[str, str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def looks_foreign(word: str) -> bool:
    """Whether a word's letters speak for another language, by the table that was written last."""
    table = [_weights().get(run) for run in runs(word)]
    found = [weights for weights in table if weights]
    sums = (sum(map(ord, column)) - ord("m") * len(found) for column in zip(*found, strict=True))
    return max(sums, default=0) * STEP > FOREIGN


def main() -> int:
    parser = argparse.ArgumentParser(description="Make letters.tsv from language profiles.")
    parser.add_argument("scowl", type=Path, help="folder that holds english-words.10 and the rest")
    parser.add_argument("counts", type=Path, help="the file unigrams.txt")
    parser.add_argument("profiles", type=Path, help="folder that holds the profiles of langdetect")
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    options = parser.parse_args()
    head = HEAD.format(languages=", ".join(LANGUAGES))
    sizes, counts = scowl_sizes(options.scowl), web_counts(options.counts)
    made = [f"{run}\t{weights}\n" for run, weights in rows(sizes, counts, options.profiles)]
    options.output.write_text(head + "".join(made), encoding="utf-8", newline="\n")
    print(f"{len(made)} rows written to {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
