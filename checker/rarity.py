"""How often a literal stands in ordinary prose, guessed: what the choice of literals goes by.

Used when rules are compiled, not when texts are checked.
"""

import functools
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from checker.lexicon import read_table

TOGETHER = 4.0
"""How much likelier two neighbouring words are than by chance, for want of counts of pairs."""

UNKNOWN = 2e-6
"""Share of the words that hold a stretch of letters that was not counted."""

MARKS = {
    **dict.fromkeys(",.", 6e-2),
    **dict.fromkeys("'\"“”’-", 2e-2),
    **dict.fromkeys("0123456789", 1e-2),
    **dict.fromkeys("()‘:;?!–—", 5e-3),
    **dict.fromkeys("[]/%$&", 2e-3),
}
OTHER_MARK = 1e-4
"""Shares of the words that marks and figures stand at, and any other sign."""

LONGEST = 7
"""Letters of a stretch that is counted; of a longer one the rarest part decides."""


class _Shares(NamedTuple):
    """Shares of running words that hold a stretch; `^` and `$` stand for the ends of the word."""

    stretches: dict[str, float]

    def of(self, part: str) -> float:
        """Share of the words that hold a stretch of letters, with `^` and `$` at fixed ends."""
        if not part.strip("^$").isalpha():
            runs = "".join(c if c.isalpha() else " " for c in part.strip("^$")).split()
            marks = (MARKS.get(c, OTHER_MARK) for c in part.strip("^$") if not c.isalpha())
            return min(*map(self.of, runs), min(marks, default=1.0), 1.0)
        pieces = [part[at : at + LONGEST] for at in range(max(1, len(part) - LONGEST + 1))]
        return min(self.stretches.get(piece, UNKNOWN) for piece in pieces)


@functools.cache
def _shares() -> _Shares:
    from checker.ruleset import shipped_folder

    path = Path(shipped_folder(), "lexicons", "word_frequencies.tsv")
    counts: defaultdict[str, float] = defaultdict(float)
    total = 0.0
    for row in read_table(path, 2):
        share = 10 ** (int(row.cells[1]) / 10 - 12)
        total += share
        word = f"^{row.cells[0].lower()}$"
        for stretch in {
            word[start:end]
            for start in range(len(word))
            for end in range(start + 1, min(len(word), start + LONGEST) + 1)
        }:
            counts[stretch] += share
    return _Shares({stretch: count / total for stretch, count in counts.items()})


@functools.cache
def expected(literal: str) -> float:
    """How often the literal is met in 500,000 words of prose, roughly."""
    parts = literal.split(" ")
    shares = _shares()
    chance = 1.0
    known = 0
    for number, part in enumerate(parts):
        if part:
            left = "^" if number else ""
            right = "$" if number < len(parts) - 1 else ""
            chance *= shares.of(left + part + right) * (TOGETHER if known else 1.0)
            known += 1
    return 500_000 * min(chance, 1.0)
