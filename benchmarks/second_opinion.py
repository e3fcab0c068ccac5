"""What LanguageTool adds: findings on clean prose, and on minimal pairs with and without it.

    python benchmarks/second_opinion.py CORPUS [--server URL] [--list NAME] [--json FILE]

CORPUS is a folder with `clean/` and `demetr.jsonl`. Without `--server` our own server is started
and left running. Exit status: 0 when everything was measured; 2 when there is no server or no data.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import findings
import pairs
import texts
from corpus import read_text
from scoring import BenchmarkError
from table import Part, Row, render, write_json

import checker
from checker.config import LanguageToolSettings
from checker.errors import SubeditorError

MOST = 3.0
"""Most findings of LanguageTool per 1,000 words of clean prose."""
KINDS = ("function_word", "case", "tense", "pos_shift")
"""Kinds of minimal pairs that grammar may tell."""
OWN = "/languagetool-"


def remarks_per_thousand(corpus: Path, config: checker.Config) -> tuple[int, int]:
    """All remarks of LanguageTool on clean prose, without any filter, and the words."""
    from checker.backends.languagetool import LanguageTool
    from checker.config import Settings
    from checker.readers import read

    backend = LanguageTool(config.languagetool)
    remarks = words = 0
    for file in sorted((corpus / "clean").rglob("*.txt")):
        document = read(read_text(file), file.name)
        remarks += len(backend.check(document, Settings()))
        words += document.words
    return remarks, words


def measured(corpus: Path, config: checker.Config) -> tuple[Part, dict[str, list[str]]]:
    """The table and the lists of findings on clean prose."""
    part = Part("second-opinion", "LanguageTool as a second opinion")
    alone = pairs.demetr(corpus)
    findings.CONFIG = config
    both, clean = pairs.demetr(corpus), texts.clean(corpus)
    findings.CONFIG = None
    if alone is None or both is None or clean is None:
        raise BenchmarkError(f"{corpus}: lacks clean/ or demetr.jsonl")
    words = int(str(clean.figures["words"]))
    lines = [line for found in clean.listings.values() for line in found if OWN in line]
    rate = 1000 * len(lines) / words
    unfiltered, read_words = remarks_per_thousand(corpus, config)
    part.rows += [
        Row("clean, its findings per 1,000 words", f"{rate:.2f}", f"≤ {MOST:g}", rate <= MOST),
        Row("  ours and its", str(clean.figures["per_thousand"])),
        Row("  its remarks before the filter", f"{1000 * unfiltered / read_words:.2f}"),
    ]
    for kind in KINDS:
        counts = [_caught(which, kind) for which in (alone, both)]
        part.rows.append(Row(f"{kind}, without and with it", " and ".join(counts)))
    part.rows.append(
        Row(
            "good twins flagged, without and with it",
            " and ".join(_good(which) for which in (alone, both)),
        )
    )
    part.figures = {
        "clean": len(lines),
        "words": words,
        "per_thousand": round(rate, 4),
        "remarks": unfiltered,
        "without": alone.figures,
        "with": both.figures,
    }
    return part, {"clean": lines, "good": both.listings["demetr-good"]}


def _caught(part: Part, kind: str) -> str:
    caught = part.figures["caught"]
    assert isinstance(caught, dict)
    done, tried = caught[kind]
    return f"{done} of {tried}"


def _good(part: Part) -> str:
    good = part.figures["good"]
    assert isinstance(good, dict)
    return f"{good['flagged']} of {good['twins']}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure LanguageTool as a second opinion.")
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="corpus folder")
    parser.add_argument("--server", metavar="URL", help="a server that runs")
    parser.add_argument("--list", choices=("clean", "good"), help="print these findings")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    options = parser.parse_args(argv)
    config = checker.Config(
        backends=("languagetool",), languagetool=LanguageToolSettings(server=options.server)
    )
    try:
        part, lists = measured(options.corpus, config)
    except (BenchmarkError, SubeditorError) as error:
        print(f"second_opinion: {error}", file=sys.stderr)
        return 2
    if options.list:
        print("".join(f"  {line}\n" for line in lists[options.list]))
    print(render([part]))
    if options.json:
        write_json(options.json, {part.name: part.figures})
    return 0


if __name__ == "__main__":
    sys.exit(main())
