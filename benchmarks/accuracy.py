"""Measures how much the checker finds, and how much it should not have found.

    python benchmarks/accuracy.py CORPUS [--only PARTS] [--list NAMES] [--json FILE]
    python benchmarks/accuracy.py --seeds seeds

CORPUS is a folder with any of `seed.txt` and `seed.gold.jsonl`, `clean/`, `mt/`,
`spun-news.jsonl`, `demetr.jsonl`, `tortured.jsonl`; what is not there is left out and
said to be. Into the texts of `clean/` errors in names are injected (`injected_names.py`), and
invented names are grouped (`name_scale.py`). `--seeds` measures the project's own marked samples.
Findings of certainty `possible` never count. Exit status: 0 when every part was measured,
whatever the figures; also when there is no CORPUS, so that CI can call it anywhere; 2 when the
arguments or the data are wrong or the checker reports an error.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import generalisation
import injected_names
import name_scale
import pairs
import samples
import texts
from scoring import BenchmarkError
from table import Part, render, write_json

PARTS: Mapping[str, Callable[[Path], Part | None]] = {
    "seed": texts.seed,
    "clean": texts.clean,
    "mt": texts.machine,
    "spun": pairs.spun,
    "demetr": pairs.demetr,
    "tortured": pairs.tortured,
    "generalisation": generalisation.generalisation,
    "names": injected_names.measure,
    "name-scale": name_scale.measure,
}


def names(value: str) -> list[str]:
    """The parts of a comma-separated argument."""
    return [name for name in (part.strip() for part in value.split(",")) if name]


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line, checked."""
    parser = argparse.ArgumentParser(description="Measure the accuracy of the checker.")
    parser.add_argument("corpus", nargs="?", type=Path, metavar="CORPUS", help="corpus folder")
    parser.add_argument("--seeds", type=Path, metavar="FOLDER", help="the project's own samples")
    parser.add_argument("--only", type=names, default=list(PARTS), metavar="PARTS", help="a,b,…")
    parser.add_argument(
        "--list",
        type=names,
        default=[],
        metavar="NAMES",
        dest="lists",
        help="print the hits of a part or of one list of it: seed, clean/FOLDER, demetr-good, …",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    options = parser.parse_args(argv)
    if options.corpus is None and options.seeds is None:
        parser.error("name a corpus folder, or --seeds FOLDER")
    for name in options.only:
        if name not in PARTS:
            parser.error(f"--only {name}: unknown part; there are {', '.join(PARTS)}")
    return options


def measure(options: argparse.Namespace) -> list[Part]:
    """Measure what was asked for and is there; say what is not."""
    parts: list[Part] = []
    if options.seeds is not None:
        if not options.seeds.is_dir():
            raise BenchmarkError(f"{options.seeds}: no such folder")
        parts.append(samples.recall(options.seeds))
        twins = samples.twins(options.seeds)
        parts += [twins] if twins else []
    if options.corpus is None:
        return parts
    if not options.corpus.is_dir():
        print(f"{options.corpus}: no such folder; the corpus is not measured")
        return parts
    for name, run in PARTS.items():
        if name in options.only:
            start = time.monotonic()
            part = run(options.corpus)
            if part is None:
                part = Part(name, f"{name}: not in {options.corpus}, skipped")
            else:
                part.figures["seconds"] = round(time.monotonic() - start, 1)
            parts.append(part)
    return parts


def selected(parts: Sequence[Part], wanted: str) -> list[tuple[str, list[str]]]:
    """The lists that a name of `--list` stands for: one, or all of a part."""
    lists = [item for part in parts for item in part.listings.items()]
    return [(name, lines) for name, lines in lists if f"{name}/".startswith(f"{wanted}/")]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; returns the exit status."""
    options = arguments(argv)
    try:
        parts = measure(options)
    except BenchmarkError as error:
        print(f"accuracy: {error}", file=sys.stderr)
        return 2
    status = 0
    for wanted in options.lists:
        found = selected(parts, wanted)
        if not found and parts:
            known = ", ".join(name for part in parts for name in part.listings)
            print(f"accuracy: --list {wanted}: no such list; there are {known}", file=sys.stderr)
            status = 2
        for name, lines in found:
            print(f"{name}: {len(lines)}")
            print("".join(f"  {line}\n" for line in lines))
    if parts:
        print(render(parts))
    if options.json and parts:
        write_json(options.json, {part.name: part.figures for part in parts})
    return status


if __name__ == "__main__":
    sys.exit(main())
