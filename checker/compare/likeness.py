"""How alike sentences are: by the words they share, rare ones before common ones."""

import math
from collections import Counter
from collections.abc import Sequence

from checker.compare.sentences import Sentence, feature

COMMON = 24
"""Sentences that may share a word before it anchors nothing."""

WEAK = 0.2
"""Likeness below which two sentences side by side tell little of each other."""

STRONG = 0.5
"""Likeness from which on sentences in different places are the same one, moved or repeated."""


class Weigher:
    """How much words weigh, and how alike sentences are."""

    def __init__(self, original: Sequence[Sentence], rewritten: Sequence[Sentence]) -> None:
        counts: Counter[str] = Counter()
        for sentence in (*original, *rewritten):
            counts.update(sentence.bag.keys())
        total = max(1, len(original) + len(rewritten))
        self.weights = {
            word: 0.5 + math.log(1 + total / count) / 2 for word, count in counts.items()
        }
        self.mass = {
            id(sentence): self._mass(sentence.bag) + 0.1 for sentence in (*original, *rewritten)
        }

    def _mass(self, bag: Counter[str]) -> float:
        return sum(self.weights[word] * count for word, count in bag.items())

    def shared(self, first: Counter[str], second: Counter[str]) -> float:
        """The weight of what two bags have in common."""
        if len(second) < len(first):
            first, second = second, first
        return sum(
            self.weights[word] * min(count, second[word])
            for word, count in first.items()
            if word in second
        )

    def likeness(self, first: Sentence, second: Sentence) -> float:
        """Twice the common weight by the weight of both, from 0 to 1."""
        both = self.mass[id(first)] + self.mass[id(second)]
        return 2 * self.shared(first.bag, second.bag) / both

    def of_group(self, first: Sequence[Sentence], second: Sequence[Sentence]) -> float:
        """The likeness of some sentences on each side."""
        bags = [sum((s.bag for s in side), Counter[str]()) for side in (first, second)]
        both = sum(self.mass[id(sentence)] for sentence in (*first, *second))
        return 2 * self.shared(bags[0], bags[1]) / both


def strangers(first: Sequence[Sentence], second: Sequence[Sentence]) -> bool:
    """Whether both sides have names or numbers and share no word: no paraphrase does that."""
    if not first or not second:
        return False
    sides = []
    for side in (first, second):
        tokens = [token for sentence in side for token in sentence.tokens]
        sides.append(
            {feature(t) for t in tokens if t.values or (t.capital and not t.opens) or t.date}
        )
    bags = [sum((s.bag for s in side), Counter[str]()) for side in (first, second)]
    return bool(sides[0] and sides[1]) and not bags[0].keys() & bags[1].keys()
