"""How well a text is held against its original: minimal pairs, spun phrases, our own articles.

    python benchmarks/compare.py [CORPUS] [--vectors] [--seeds FOLDER] [--list NAMES]

CORPUS is a folder with `demetr.jsonl` and `spun-news.jsonl`; FOLDER holds NAME.original.txt,
NAME.rewritten.txt and NAME.gold.jsonl; without it `seeds/compare` and, without goals,
`seeds/reworded`, where hardly a sentence was left as it was. Only rules of `compare/` run,
and findings of certainty `possible` never count. With `--vectors` sentences that share no words
are paired by vectors, as in `subeditor compare --vectors`. Exit status: 0 when everything was
measured, whatever the figures; 2 when the arguments or the data are wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus import integer, read_items, read_text, string
from findings import HIDDEN, plain
from pairs import ITEMS, framed
from reworded import reworded
from scoring import BenchmarkError, Hit, Span, line_starts, overlaps
from table import Part, Row, listing, progress, render, share

import checker
from checker.analysis.sentences import sentence_spans
from checker.errors import VectorsError
from checker.readers import read

SEEDS = Path(__file__).resolve().parent.parent / "seeds" / "compare"
REWORDED = SEEDS.with_name("reworded")

NUMBERS = ("number-changed", "number-lost", "number-added", "date-changed", "unit-changed")
NAMES = ("name-changed", "name-lost", "name-added", "speaker-changed")
LOST = ("words-lost", "name-lost", "number-lost", "sentence-lost")
ADDED = ("words-added", "name-added", "number-added", "sentence-added")

RULES_OF: Mapping[str, Sequence[str]] = {
    "numbers_replaced": ("number-changed", "date-changed", "unit-changed"),
    "ne_replaced": ("name-changed", "speaker-changed"),
    "ne_removed": ("name-lost",),
    "negation": ("negation",),
    "gender": ("gender",),
    "antonym": ("opposite", "negation"),
    "subj_removed": LOST,
    "noun_removed": LOST,
    "pp_removed": LOST,
    "addition": ADDED,
}
"""By kind of DEMETR pair, the rules of `compare/` that count for it."""

LEAST: Mapping[str, int] = {
    "numbers_replaced": 26,
    "ne_replaced": 26,
    "ne_removed": 26,
    "negation": 26,
    "gender": 26,
    "antonym": 20,
    "subj_removed": 20,
    "noun_removed": 20,
    "pp_removed": 20,
    "addition": 20,
}
"""Pairs of a kind to be caught."""

MOST = 3
_SILENT = """
    tense aspect function_word case pos_shift misspelled char_removed punc_addition
    final_punc_removed first_lower tokenized
"""
SILENT = _SILENT.split()
"""Kinds that keep the sense: at most MOST pairs with any finding."""

CHANGES: Mapping[str, Sequence[str]] = {
    "name": NAMES,
    "number": NUMBERS,
    "negation": ("negation", "opposite"),
    "quotation": ("quotation-changed", "quotation-invented"),
    "antonym": ("opposite", "negation"),
    "modality": ("modality", "allegation-as-fact", "hedge-lost"),
    "speaker": ("speaker-changed", "name-changed"),
    "gender": ("gender", "person-number"),
    "attribution": ("attribution-lost", "hedge-lost"),
    "term": ("term-substituted",),
    "lost-sentence": ("sentence-lost",),
    "added-sentence": ("sentence-added",),
    "repeated": ("sentence-repeated",),
    "moved": ("sentence-moved",),
    "lost-words": LOST,
    "added-words": ADDED,
}
"""By kind of change in our own pairs, the rules that count for it."""

RECALL: Mapping[str, float] = {
    "name": 0.9,
    "number": 0.9,
    "negation": 0.9,
    "quotation": 0.9,
    "antonym": 0.6,
    "modality": 0.6,
    "speaker": 0.6,
    "lost-sentence": 0.6,
    "added-sentence": 0.6,
}
FALSE_ALARMS = 0.05


def compared(
    original: str, rewritten: str, path: str = "text.txt", *, vectors: bool = False
) -> list[Hit]:
    """Findings of `compare/`, of certainty likely or certain, in a rewritten text."""
    config = checker.Config(select=("compare",), vectors=vectors)
    report = checker.compare_texts(original, rewritten, path=path, config=config)
    if report.errors:
        raise BenchmarkError(f"{path}: {report.errors[0].message}")
    return [
        Hit(
            rule=finding.rule.removeprefix("compare/"),
            span=Span(finding.offset, finding.offset + finding.length),
            line=finding.line,
            column=finding.column,
            text=finding.text,
            message=finding.message,
        )
        for finding in report.findings
        if plain(finding.certainty) != HIDDEN
    ]


def demetr(corpus: Path, *, vectors: bool = False) -> Part | None:
    """Minimal pairs, the good twin as original: caught by kind, and what is found in kept ones."""
    path = corpus / "demetr.jsonl"
    if not path.is_file():
        return None
    part = Part("demetr", "DEMETR, the good twin as original: pairs caught by a rule of the kind")
    tried: Counter[str] = Counter()
    done: Counter[str] = Counter()
    any_of: Counter[str] = Counter()
    itself = 0
    lists: dict[str, list[str]] = {"caught": [], "missed": [], "any": [], "itself": []}
    seen: set[str] = set()
    for number, pair in enumerate(progress(path.name, read_items(path)), 1):
        where = f"{path.name}:{number}"
        kind, bad = string(pair, "kind", where), string(pair, "bad", where)
        good = string(pair, "good", where)
        text, place = framed(bad)
        original, _ = framed(good)
        start, end = integer(pair, "start", where), integer(pair, "end", where)
        marked = Span(place.start + start, place.start + end)
        hits = compared(original, text, vectors=vectors)
        rules = RULES_OF.get(kind)
        credited = [
            hit
            for hit in hits
            if overlaps(hit.span, marked, text) and (rules is None or hit.rule in rules)
        ]
        tried[kind] += 1
        done[kind] += bool(credited)
        any_of[kind] += bool(hits)
        lists["caught"] += [listing(f"{where}  {kind}", h) + f"  in {bad!r}" for h in credited]
        if not credited:
            others = ", ".join(f"{hit.rule} {hit.text!r}" for hit in hits)
            lists["missed"].append(
                f"{where}  {kind}  {bad[start:end]!r} in {bad!r}, once {good!r}  ({others})"
            )
        if kind in SILENT:
            lists["any"] += [listing(f"{where}  {kind}", h) + f"  {bad!r} < {good!r}" for h in hits]
        if good not in seen:
            seen.add(good)
            own = compared(original, original, vectors=vectors)
            itself += len(own)
            lists["itself"] += [listing(where, hit) for hit in own]
    for kind in RULES_OF:
        met = done[kind] >= LEAST[kind] if tried[kind] == ITEMS else None
        rules_told = ", ".join(RULES_OF[kind])
        part.rows.append(
            Row(f"{kind} ({rules_told})", f"{done[kind]} of {tried[kind]}", f"≥ {LEAST[kind]}", met)
        )
    for kind in SILENT:
        met = any_of[kind] <= MOST if tried[kind] == ITEMS else None
        part.rows.append(
            Row(f"{kind}: any finding", f"{any_of[kind]} of {tried[kind]}", f"≤ {MOST}", met)
        )
    for kind in sorted(tried.keys() - RULES_OF.keys() - {*SILENT}):
        part.rows.append(Row(f"{kind}: any finding", f"{any_of[kind]} of {tried[kind]}"))
    part.rows.append(Row("a text against itself", str(itself), "0", itself == 0))
    part.listings = {f"demetr/{name}": lines for name, lines in lists.items()}
    part.figures = {"caught": dict(done), "any": dict(any_of), "itself": itself}
    return part


def spun(corpus: Path, *, vectors: bool = False) -> Part | None:
    """Phrases of spun news against what the original said, by kind."""
    path = corpus / "spun-news.jsonl"
    if not path.is_file():
        return None
    part = Part("spun", "Spun news phrases against their originals: any finding")
    tried: Counter[str] = Counter()
    done: Counter[str] = Counter()
    lists: dict[str, list[str]] = {"found": [], "silent": []}
    for number, pair in enumerate(read_items(path), 1):
        where = f"{path.name}:{number}"
        if pair.get("original") is None:
            continue
        kind = string(pair, "kind", where)
        original, text = string(pair, "original", where), string(pair, "spun", where)
        hits = compared(f"- {original}\n", f"- {text}\n", "text.md", vectors=vectors)
        tried[kind] += 1
        done[kind] += bool(hits)
        lists["found"] += [
            listing(f"{where}  {kind}", hit) + f"  in {text!r}, once {original!r}" for hit in hits
        ]
        if not hits:
            lists["silent"].append(f"{where}  {kind}  {text!r}, once {original!r}")
    for kind in sorted(tried):
        goal, met = ("0", done[kind] == 0) if kind == "paraphrase" else ("", None)
        part.rows.append(Row(kind, f"{done[kind]} of {tried[kind]}", goal, met))
    part.listings = {f"spun/{name}": lines for name, lines in lists.items()}
    part.figures = {kind: [done[kind], tried[kind]] for kind in tried}
    return part


def marked_changes(gold: Path, text: str) -> list[tuple[str, Span]]:
    """Kind and place of each change that a gold file names."""
    starts = line_starts(text)
    changes = []
    for number, item in enumerate(read_items(gold), 1):
        where = f"{gold.name}:{number}"
        line, column = integer(item, "line", where), integer(item, "column", where)
        start = starts[line - 1] + column - 1
        span = Span(start, start + integer(item, "length", where))
        if text[span.start : span.end] != string(item, "text", where):
            raise BenchmarkError(f"{where}: the text is not at its line and column")
        changes.append((string(item, "change", where), span))
    return changes


def seeds(folder: Path, wanted: Sequence[str] = (), *, vectors: bool = False) -> Part:
    """Changes found in our own pairs, by kind, and findings in sentences that keep the sense."""
    name, title, goals = "seeds", "Our own pairs of articles", True
    if folder.name == REWORDED.name:
        name, title, goals = "reworded", "Articles told in other words throughout", False
    part = Part(name, title)
    tried: Counter[str] = Counter()
    done: Counter[str] = Counter()
    alarms = kept = 0
    lists: dict[str, list[str]] = {"missed": [], "false": []}
    golds = sorted(folder.glob("*.gold.jsonl"))
    if not golds:
        raise BenchmarkError(f"{folder}: no .gold.jsonl file in it")
    for gold in golds:
        stem = gold.name.removesuffix(".gold.jsonl")
        if wanted and stem not in wanted:
            continue
        path = next(folder.glob(f"{stem}.rewritten.*"))
        first = next(folder.glob(f"{stem}.original.*"))
        text = read_text(path)
        changes = marked_changes(gold, text)
        hits = compared(read_text(first), text, path.name, vectors=vectors)
        for kind, span in changes:
            tried[kind] += 1
            if any(hit.rule in CHANGES[kind] and overlaps(hit.span, span, text) for hit in hits):
                done[kind] += 1
            else:
                near = ", ".join(h.rule for h in hits if overlaps(h.span, span, text))
                lists["missed"].append(
                    f"{path.name}  {kind}  {text[span.start - 40 : span.end + 30]!r} ({near})"
                )
        document = read(text, path.name)
        for segment in document.segments:
            for sentence in sentence_spans(document.text, segment.start, segment.end):
                place = document.source_span(*sentence)
                whole = Span(place.start, place.end)
                if any(overlaps(span, whole, text) for _, span in changes):
                    continue
                kept += 1
                false = [hit for hit in hits if overlaps(hit.span, whole, text)]
                alarms += bool(false)
                lists["false"] += [listing(path.name, hit) for hit in false]
    for kind in CHANGES:
        if tried[kind]:
            least = RECALL.get(kind) if goals else None
            part.rows.append(
                Row(
                    kind,
                    share(done[kind], tried[kind]),
                    f"≥ {100 * least:.0f}%" if least else "",
                    done[kind] >= least * tried[kind] if least else None,
                )
            )
    label, figure = "sentences that keep the sense, flagged", share(alarms, kept)
    met = alarms <= FALSE_ALARMS * kept
    part.rows.append(Row(label, figure, "≤ 5%", met) if goals else Row(label, figure, "", None))
    part.listings = {f"{name}/{kind}": lines for kind, lines in lists.items()}
    part.figures = {
        "found": {kind: [done[kind], tried[kind]] for kind in tried},
        "false": [alarms, kept],
    }
    return part


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure the comparison with an original.")
    parser.add_argument("corpus", nargs="?", type=Path, metavar="CORPUS", help="corpus folder")
    parser.add_argument("--seeds", type=Path, metavar="FOLDER", help="these pairs, not our own")
    parser.add_argument("--pairs", nargs="*", default=(), metavar="NAME", help="only these of them")
    parser.add_argument("--vectors", action="store_true", help="also pair sentences by vectors")
    parser.add_argument("--list", action="append", default=[], dest="lists", metavar="NAME")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    options = parser.parse_args(argv)
    try:
        vectors = options.vectors
        folders = [options.seeds] if options.seeds else [SEEDS, REWORDED]
        parts = [seeds(folder, options.pairs, vectors=vectors) for folder in folders]
        parts.append(reworded(vectors=vectors))
        if options.corpus is not None:
            for run in (demetr, spun):
                if part := run(options.corpus, vectors=vectors):
                    parts.append(part)
    except (BenchmarkError, VectorsError) as error:
        print(f"compare: {error}", file=sys.stderr)
        return 2
    for name, lines in [item for part in parts for item in part.listings.items()]:
        if any(f"{name}/".startswith(f"{wanted}/") for wanted in options.lists):
            print(f"{name}: {len(lines)}")
            print("".join(f"  {line}\n" for line in lines))
    print(render(parts))
    if options.json:
        figures = {part.name: part.figures for part in parts}
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
