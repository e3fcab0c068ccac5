"""How well sentences are aligned that were said in quite other words: a part of `compare.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import read_text
from scoring import BenchmarkError
from table import Part, Row, share

from checker.compare.align import align_sentences
from checker.compare.sentences import sentences_of
from checker.compare.vectors import embedder
from checker.readers import read

REWORDED = Path(__file__).resolve().parent.parent / "tests" / "compare" / "reworded.txt"


class Article(NamedTuple):
    """Sentences of two texts in order, each with the number of the block it stands in."""

    original: Sequence[tuple[int, str]]
    rewritten: Sequence[tuple[int, str]]


def articles(path: Path) -> list[Article]:
    """Articles of which most sentences were put in other words; what shares a block is one."""
    found: list[tuple[list[tuple[int, str]], list[tuple[int, str]]]] = []
    for number, block in enumerate(read_text(path).split("\n\n")):
        for line in block.splitlines():
            mark, text = line[:2], line[2:]
            if mark == "##":
                found.append(([], []))
            elif mark in ("- ", "= ", "+ "):
                for side, marks in zip(found[-1], ("- = ", "+ = "), strict=True):
                    if mark in marks:
                        side.append((number, text))
            elif mark and mark != "# ":
                raise BenchmarkError(f"{path}: a line begins with neither '-', '+' nor '=': {line}")
    return [Article(*sides) for sides in found]


def reworded(path: Path = REWORDED, *, vectors: bool = False) -> Part:
    """How many sentences in quite other words, lost and added ones among them, are aligned."""
    part = Part("reworded", "Sentences in quite other words, and what is lost and added among them")
    embed = embedder() if vectors else None
    counts: Counter[str] = Counter()
    lists: dict[str, list[str]] = {"missed": [], "wrong": [], "false": []}
    for article in articles(path):
        texts = [" ".join(text for _, text in side) for side in article]
        sides = [sentences_of(read(text, "text.txt")) for text in texts]
        result = align_sentences(sides[0], sides[1], embed)
        blocks = [[number for number, _ in side] for side in article]
        if [len(side) for side in sides] != [len(numbers) for numbers in blocks]:
            raise BenchmarkError(f"{path}: a line is not one sentence")
        true = {(i, j) for i, a in enumerate(blocks[0]) for j, b in enumerate(blocks[1]) if a == b}
        same = {(i, j) for i, j in true if article.original[i] == article.rewritten[j]}
        found = {
            (s.number, t.number)
            for group in result.groups
            for s in group.original
            for t in group.rewritten
        }
        alone = {("-", i) for i, a in enumerate(blocks[0]) if a not in blocks[1]}
        alone |= {("+", j) for j, b in enumerate(blocks[1]) if b not in blocks[0]}
        told = {("-", s.number) for s, _ in result.lost} | {("+", s.number) for s in result.added}
        counts += Counter(
            pairs=len(true - same),
            right=len(true & found - same),
            wrong=len(found - true),
            alone=len(alone),
            told=len(alone & told),
            false=len(told - alone),
        )
        for name, pairs in (("missed", true - found), ("wrong", found - true)):
            lists[name] += [
                f"{article.original[i][1]!r}, {article.rewritten[j][1]!r}" for i, j in sorted(pairs)
            ]
        lists["false"] += [
            f"{mark} {article[mark == '+'][number][1]}" for mark, number in sorted(told - alone)
        ]
    part.rows += [
        Row("pairs found", share(counts["right"], counts["pairs"])),
        Row("wrong pairs", str(counts["wrong"])),
        Row("lost and added sentences told", share(counts["told"], counts["alone"])),
        Row("others told as lost or added", str(counts["false"])),
    ]
    part.listings = {f"reworded/{name}": lines for name, lines in lists.items()}
    part.figures = dict(counts)
    return part
