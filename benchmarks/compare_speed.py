"""Time and memory of comparing two long texts, as whole processes.

    python benchmarks/compare_speed.py [--runs 3] [--words 100000] [--seeds FOLDER] [--json FILE]

The texts are our own pairs of articles drawn over and over, each time with a line of its own, so
that a name, number or negation has changed every few sentences. Each command runs once unmeasured
and then `--runs` times; a figure is the median. Exit status: 0, or 1 if a command failed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from corpus import read_text
from process import Job, run_all
from scoring import BenchmarkError
from speed import environment
from table import Part, Row, render, write_json

SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "compare"
LIMIT = 1200.0
"""Seconds after which a run is stopped and has failed."""
TARGET_WORDS, TARGET = 100_000, 10.0
"""Seconds that the comparison of two texts of so many words may take."""


def write_texts(seeds: Path, words: int, folder: Path) -> int:
    """Write `original.txt` and `rewritten.txt`; gives the number of words of the original."""
    draw = random.Random(7)
    pairs = [
        (read_text(next(seeds.glob(f"{stem}.original.*"))), read_text(path))
        for path in sorted(seeds.glob("*.rewritten.*"))
        for stem in [path.name.split(".")[0]]
    ]
    if not pairs:
        raise BenchmarkError(f"no pairs in {seeds}")
    sides: tuple[list[str], list[str]] = ([], [])
    count = 0
    while count < words:
        pair = draw.choice(pairs)
        mark = f"Case {draw.randrange(10**6)} from {draw.choice('ABCDEFGH')}{draw.randrange(999)}."
        for side, text in zip(sides, pair, strict=True):
            side.append(f"{text}\n{mark}\n\n")
        count += len(pair[0].split())
    for side, name in zip(sides, ("original.txt", "rewritten.txt"), strict=True):
        (folder / name).write_text("".join(side), encoding="utf-8")
    return count


def jobs_on(words: int) -> list[Job]:
    """The commands that hold one text against the other."""
    start = [sys.executable, "-m", "checker"]
    texts = ["original.txt", "rewritten.txt"]
    beside = ["report", "rewritten.txt", "--original", "original.txt", "-o", "report.html"]
    commands = {
        "compare --only-compare": [*start, "compare", *texts, "--only-compare"],
        "compare, all rules": [*start, "compare", *texts],
        "report --original": [*start, *beside],
    }
    return [
        Job("subeditor", label, command, frozenset({0, 1}), words)
        for label, command in commands.items()
    ]


def main() -> int:
    """Run the benchmark and print its table; returns the exit status."""
    parser = argparse.ArgumentParser(description="Time the comparison of two long texts.")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="measured runs")
    parser.add_argument("--words", type=int, default=TARGET_WORDS, metavar="N", help="of each text")
    parser.add_argument("--seeds", type=Path, default=SEEDS, metavar="FOLDER", help="our own pairs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="subeditor-compare-") as name:
        folder = Path(name)
        try:
            words = write_texts(options.seeds, options.words, folder)
        except (BenchmarkError, StopIteration, OSError) as error:
            print(f"compare_speed: {error}", file=sys.stderr)
            return 1
        jobs = jobs_on(words)
        run_all(jobs, options.runs, folder, environment(), LIMIT)
    part = Part("compare-speed", f"Two texts of {words:,} words, seconds and megabytes")
    for job in jobs:
        if job.failure or not job.seconds:
            part.rows.append(Row(job.label, job.failure or "not run"))
            continue
        judged = job is jobs[0] and options.words == TARGET_WORDS
        part.rows.append(
            Row(
                job.label,
                f"{job.median:.1f} s, {job.peak_bytes / 1e6:,.0f} MB",
                f"≤ {TARGET:.0f} s" if judged else "",
                job.median <= TARGET if judged else None,
            )
        )
        part.figures[job.label] = {"seconds": job.median, "peak_bytes": job.peak_bytes}
    print(render([part]))
    if options.json:
        write_json(options.json, {part.name: part.figures, "words": words})
    return 1 if any(job.failure for job in jobs) else 0


if __name__ == "__main__":
    sys.exit(main())
