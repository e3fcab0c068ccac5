"""Measures time and memory of whole processes, beside other checkers that are installed.

    python benchmarks/speed.py [--runs 5] [--peers] [--text FOLDER] [--json FILE]

Three inputs are made in a temporary folder: an article of 1,000 words (the start-up
time), one file of 500,000 words, and 1,000 files of 500 words. They are invented prose,
or, with `--text`, paragraphs of a folder of texts in a shuffled order. Each command is
run once unmeasured and then `--runs` times, in turns with the others on the same input;
a figure is the median. Peak memory is that of the largest single process. `ratio` is the
time of a tool divided by that of `subeditor` on the same input: 3.0x took three times as
long. Exit status: 0, or 1 if a command failed, which the table says.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import prose
from process import MAXRSS_UNIT, Job, run_all
from scoring import BenchmarkError
from table import columns, write_json

ROOT = Path(__file__).resolve().parent.parent
ARTICLE_WORDS, BOOK_WORDS = 1_000, 500_000
FILES, FILE_WORDS = 1_000, 500
COLD_START = 0.12
"""Seconds that the article may take."""
LIMIT = 300.0
"""Seconds after which a run is stopped and has failed."""
VALE_INI = """\
StylesPath = styles
MinAlertLevel = suggestion

[formats]
txt = md

[*]
BasedOnStyles = Vale
"""
"""Only the style that comes with Vale. It reads the texts as Markdown, which is to its
advantage: its time on one long plain text grows with the square of the length."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file or folder to be checked, relative to the temporary folder."""

    name: str
    title: str
    words: int
    files: int


@dataclass(frozen=True, slots=True)
class Peer:
    """Another checker: arguments before the path, and the statuses of a run that worked."""

    name: str
    arguments: tuple[str, ...]
    version: tuple[str, ...]
    ok: frozenset[int]


PEERS = (
    Peer("vale", ("--config=.vale.ini", "--output=JSON"), ("--version",), frozenset({0, 1})),
    Peer("typos", ("--isolated", "--format", "json"), ("--version",), frozenset({0, 2})),
    Peer("codespell", (), ("--version",), frozenset({0, 65})),
    Peer("proselint", ("--output-format", "json", "check"), ("version",), frozenset({0, 1})),
)


def make_inputs(folder: Path, text: Path | None, number: int) -> list[Input]:
    """Write the three inputs and return what they hold."""

    def blocks(offset: int) -> Iterator[str]:
        return prose.borrowed(text, number + offset) if text else prose.invented(number + offset)

    article = prose.write(blocks(0), folder / "article.txt", ARTICLE_WORDS)
    book = prose.write(blocks(1), folder / "book.txt", BOOK_WORDS)
    many = folder / "many"
    many.mkdir()
    source = blocks(2)
    words = sum(prose.write(source, many / f"{index:04}.txt", FILE_WORDS) for index in range(FILES))
    return [
        Input("article.txt", f"Cold start: one article of {article:,} words", article, 1),
        Input("book.txt", f"One file of {book:,} words", book, 1),
        Input("many", f"{FILES:,} files, {words:,} words together", words, FILES),
    ]


def environment() -> dict[str, str]:
    """The environment of the children: byte code is kept, as it is in an installed package.

    A checkout is found if no checker is installed; search paths hold from any folder.
    """
    env = dict(os.environ)
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    paths = [
        str(Path(path).resolve()) for path in env.get("PYTHONPATH", "").split(os.pathsep) if path
    ]
    if importlib.util.find_spec("checker") is None:
        paths.insert(0, str(ROOT))
    env["PYTHONPATH"] = os.pathsep.join(paths)
    return env


def verify(jobs: Sequence[Job], given: Input, folder: Path, env: Mapping[str, str]) -> None:
    """Put down as failed each of our own jobs that does not read the whole input.

    An exit status of 1 stands for findings, but Python gives it for a missing module as well.
    """
    for job in jobs:
        done = subprocess.run(
            job.command, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True
        )
        try:
            files = json.loads(done.stdout)["files"]
        except ValueError:
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            job.failure = f"gives no report: {' '.join(last)}"
            continue
        words = sum(file["words"] for file in files)
        # our own count of words need not agree with the writer's to the last one
        if len(files) != given.files or not 0.9 < words / given.words < 1.1:
            job.failure = f"read {words:,} words in {len(files):,} files"


def own_jobs(given: Input) -> list[Job]:
    """The runs of `subeditor` on one input; the last one is what the ratios refer to."""
    base = [sys.executable, "-m", "checker", "check", given.name, "--format", "json"]
    single = ("subeditor --jobs 1", [*base, "--jobs", "1"])
    default = ("subeditor", base)
    chosen = {"article.txt": [default], "book.txt": [single]}.get(given.name, [single, default])
    return [
        Job("subeditor", label, command, frozenset({0, 1}), given.words, given.files)
        for label, command in chosen
    ]


def find_peer(name: str) -> str | None:
    """The program on the path or beside this interpreter."""
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))


def peers() -> tuple[list[tuple[Peer, str]], list[str]]:
    """The peers that start, with their programs; and a line about each, found or not."""
    ready: list[tuple[Peer, str]] = []
    lines: list[str] = []
    for peer in PEERS:
        program = find_peer(peer.name)
        if program is None:
            lines.append(f"{peer.name}: not installed")
            continue
        try:
            shown = subprocess.run(
                [program, *peer.version], capture_output=True, text=True, timeout=60, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            lines.append(f"{peer.name}: found, but does not start: {error}")
            continue
        if shown.returncode:
            lines.append(f"{peer.name}: found, but does not start (status {shown.returncode})")
            continue
        lines.append(f"{peer.name}: {(shown.stdout.strip() or 'version unknown').splitlines()[0]}")
        ready.append((peer, program))
    return ready, lines


def cells(job: Job, base: Job | None) -> tuple[str, ...]:
    """One line of the table."""
    if job.failure or not job.seconds:
        return (f"  {job.label}", "FAILED", "", "", "", "", job.failure)
    compared = base is not None and base.seconds and not base.failure
    ratio = f"{job.median / base.median:.2f}x" if base is not None and compared else ""
    aim = ""
    if job.tool == "subeditor" and job.words < 2 * ARTICLE_WORDS:
        aim = f"target ≤ {COLD_START} s: {'met' if job.median <= COLD_START else 'SHORT'}"
    return (
        f"  {job.label}",
        f"{job.median:.3f} s",
        f"{job.rate:,.0f} words/s",
        f"{job.peak_bytes / 2**20:.0f} MiB",
        ratio,
        f"n={len(job.seconds)}",
        aim,
    )


def record(job: Job, given: Input) -> dict[str, object]:
    """The figures of one job for JSON; times in seconds, memory in bytes."""
    done = bool(job.seconds) and not job.failure
    return {
        "input": given.name,
        "tool": job.tool,
        "label": job.label,
        "words": job.words,
        "files": job.files,
        "seconds": job.seconds,
        "median": job.median if done else None,
        "words_per_second": round(job.rate) if done else None,
        "peak_bytes": job.peak_bytes,
        "failure": job.failure,
    }


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line, checked."""
    parser = argparse.ArgumentParser(description="Measure the speed of the checker.")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="measured runs (5)")
    parser.add_argument("--peers", action="store_true", help="also run other checkers found here")
    parser.add_argument("--text", type=Path, metavar="FOLDER", help="take the prose from here")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="number of the texts (1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    options = parser.parse_args(argv)
    if options.runs < 1:
        parser.error("--runs: at least 1")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; returns the exit status."""
    options = parse(argv)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # ends the child and the folder too
    machine = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
    others, about = peers() if options.peers else ([], [])
    print("\n".join([machine, *about]))
    table: list[tuple[str, tuple[str, ...] | None]] = []
    records: list[dict[str, object]] = []
    failed = False
    with tempfile.TemporaryDirectory(prefix="speed-") as name:
        folder = Path(name)
        (folder / ".vale.ini").write_text(VALE_INI, encoding="utf-8")
        (folder / "styles").mkdir()
        try:
            inputs = make_inputs(folder, options.text, options.seed)
        except BenchmarkError as error:
            print(f"speed: {error}", file=sys.stderr)
            return 1
        env = environment()
        for given in inputs:
            jobs = own_jobs(given)
            verify(jobs, given, folder, env)
            base = jobs[-1]
            for peer, program in others:
                command = [program, *peer.arguments, given.name]
                jobs.append(Job(peer.name, peer.name, command, peer.ok, given.words, given.files))
            run_all(jobs, options.runs, folder, env, LIMIT)
            table.append((given.title, None))
            table += [("", cells(job, base)) for job in jobs]
            records += [record(job, given) for job in jobs]
            failed = failed or any(job.failure for job in jobs)
    lines = iter(columns([row for _, row in table if row], right=frozenset({1, 2, 3, 4})))
    for title, row in table:
        print(next(lines) if row else f"\n{title}")
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT
    print(f"\nNo memory figure can read lower than {floor / 2**20:.0f} MiB, the benchmark's own.")
    if options.json:
        write_json(options.json, {"machine": machine, "peers": about, "jobs": records})
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
