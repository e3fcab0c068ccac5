"""Draws findings of texts with a fixed seed, to be read and judged one by one.

    python benchmarks/draw_findings.py TEXT... [--count 50] [--seed 1] [--paragraphs]

Each line: place, rule, what was found, the message, then the words about it with the finding
between ⟦ and ⟧. The same texts, number and seed give the same lines as long as the findings are
the same. Of a text with fewer findings all are shown. With `--paragraphs` each paragraph is a
document of its own, as `accuracy.py` reads texts of unrelated sentences. Findings of certainty
`possible` are left out. Exit status 2 when a text cannot be read or the checker reports an error.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import paragraphs, read_text
from findings import check
from scoring import BenchmarkError, Hit

AROUND = 60
"""Code points shown on either side of a finding."""


def excerpt(text: str, hit: Hit) -> str:
    """The finding between brackets and what stands about it, on one line."""
    start, end = hit.span.start, hit.span.end
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())


def findings_of(path: Path, by_paragraph: bool) -> list[str]:
    """One line for each finding of a file, in the order of the text."""
    text = read_text(path)
    lines: list[str] = []
    for before, document in paragraphs(text) if by_paragraph else [(0, text)]:
        for hit in check(document, path.name):
            place = f"{path.name}:{before + hit.line}:{hit.column}"
            found = excerpt(document, hit)
            lines.append(f"{place}  {hit.rule}  {hit.text!r}  {hit.message}  in: {found}")
    return lines


def draw(lines: Sequence[str], count: int, seed: int) -> list[str]:
    """So many of the lines, in their order; all if there are no more."""
    if len(lines) <= count:
        return list(lines)
    return [lines[i] for i in sorted(random.Random(seed).sample(range(len(lines)), count))]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the drawn findings of each text; returns the exit status."""
    parser = argparse.ArgumentParser(description="Draw findings to be read.")
    parser.add_argument("texts", nargs="+", type=Path, metavar="TEXT")
    parser.add_argument("--count", type=int, default=50, help="findings of each text (50)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the draw (1)")
    parser.add_argument("--paragraphs", action="store_true", help="each paragraph by itself")
    options = parser.parse_args(argv)
    for path in options.texts:
        try:
            lines = findings_of(path, options.paragraphs)
        except BenchmarkError as error:
            print(f"draw_findings: {error}", file=sys.stderr)
            return 2
        drawn = draw(lines, options.count, options.seed)
        print(f"{path.name}: {len(drawn)} of {len(lines)} findings, seed {options.seed}")
        print("".join(f"{line}\n" for line in drawn), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
