"""Classes of words and scores of their order, from `word_classes.tsv`.

Function words are a class each; the others share a few, by the table or by their form. Read once,
when the first sentence must be weighed (4 ms).
"""

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.errors import RuleError
from checker.lexicon import read_table

START = "<s>"
"""The class of what stands before a sentence."""

LOWEST, HIGHEST, STEP = -4.0, 3.0, 0.25
"""Range and grain of the scores, in nats."""

_ZERO = ord("@")

_ENDINGS = (
    ("ing", "ing"),
    ("ed", "past"),
    ("ly", "adv"),
    ("men", "nouns"),
    ("less", "adj"),
    ("ness", "noun"),
    ("ss", "noun"),
    ("sis", "noun"),
    ("ous", "adj"),
    ("us", "noun"),
    ("s", "nouns"),
    ("able", "adj"),
    ("ible", "adj"),
    ("ful", "adj"),
    ("al", "adj"),
    ("ic", "adj"),
    ("ish", "adj"),
    ("ive", "adj"),
    ("ary", "adj"),
)


_S_FORMS = {"verb": "verbs", "adjverb": "verbs", "nounverb": "nounsverbs"}
"""Classes of forms in -s by that of the word without it; of all others they are nouns."""


class WordClasses(NamedTuple):
    """The table, as it is looked up."""

    listed: dict[str, str]
    """The class of each function word, itself, and of each listed word."""
    number: dict[str, int]
    """Numbers of the classes: function words first, from the most frequent on, START last."""
    scores: list[list[float]]
    """By number of the class that precedes, then of the one that follows."""
    functions: int
    """How many classes are function words."""

    def class_of(self, word: str) -> int:
        """The number of the class of a word in lower case with straight apostrophes."""
        return self.number[self.listed.get(word) or class_by_form(word, self.listed)]

    def rare_pairs(self, score: float, reach: int) -> Iterator[tuple[str, str]]:
        """Pairs of different function words that score no more than that.

        `reach` is the largest product of their ranks by frequency, counted from 1: words in any
        order hold the frequent ones most often.
        """
        words = list(self.number)[: self.functions]
        for first, row in enumerate(self.scores[: self.functions]):
            for second in range(min(self.functions, reach // (first + 1))):
                if first != second and row[second] <= score:
                    yield words[first], words[second]


def class_by_form(word: str, listed: Mapping[str, str]) -> str:
    """The class that the ending of a word in lower case suggests.

    `listed`: classes of words that may be what an ending stands after.
    """
    for ending, name in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            if ending != "s":
                return name
            stems = (word[:-1], word[:-2], word[:-3] + "y")
            stem = next((stem for stem in stems if stem in listed), "")
            return _S_FORMS.get(listed.get(stem, ""), name)
    return "noun"


def score_sign(score: float) -> str:
    """The character that stands for a score in the table."""
    return chr(_ZERO + round(min(HIGHEST, max(LOWEST, score)) / STEP))


@functools.cache
def word_classes() -> WordClasses:
    """The shipped table."""
    from checker.ruleset import shipped_folder

    return load(shipped_folder() / "lexicons")


def load(folder: Path) -> WordClasses:
    """The table of a folder. Raises RuleError for one that cannot be used."""
    functions: list[str] = []
    classes: list[str] = []
    listed: dict[str, str] = {}
    rows: dict[str, str] = {}
    path = folder / "word_classes.tsv"
    for row in read_table(path, 3):
        kind, key, value = row.cells
        if kind == "function":
            functions += value.split()
        elif kind == "class":
            classes.append(key)
            listed |= dict.fromkeys(value.split(), key)
        elif kind == "scores":
            rows[key] = value
        else:
            raise RuleError(f"{row.place}: unknown kind '{kind}'; see the head of the file")
    order = [*functions, *classes, START]
    if any(len(rows.get(name, "")) != len(order) - 1 for name in order):
        raise RuleError(f"{path}:1: each class needs a row of {len(order) - 1} scores")
    values = {chr(_ZERO + step): step * STEP for step in range(-_ZERO, 127 - _ZERO)}
    return WordClasses(
        listed | {word: word for word in functions},
        {name: number for number, name in enumerate(order)},
        [[values[sign] for sign in rows[name]] for name in order],
        len(functions),
    )
