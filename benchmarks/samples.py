"""Accuracy on the project's own samples: NAME.txt or NAME.md beside NAME.gold.jsonl.

A clean twin, NAME.clean.txt or .md, holds the same text without its artifacts: every
finding there is a false alarm. In a marked text a stray place is one.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from corpus import read_text
from findings import check
from scoring import BenchmarkError, per_thousand, place_of, read_gold, score, word_count
from table import Part, Row, listing, progress

SUFFIXES = (".txt", ".md")


def sample(gold: Path) -> Path | None:
    """The text that a gold file marks; None if it is in another format."""
    stem = gold.name.removesuffix(".gold.jsonl")
    found = [gold.with_name(stem + s) for s in SUFFIXES if gold.with_name(stem + s).is_file()]
    if len(found) > 1:
        raise BenchmarkError(f"{gold}: marks one text, but there are {found[0]} and {found[1]}")
    return found[0] if found else None


def recall(folder: Path) -> Part:
    """Required artifacts found, by family, over all marked texts of the folder."""
    # those of `compare/` mark what changed of an original, and are measured by compare.py
    golds = sorted(p for p in folder.rglob("*.gold.jsonl") if p.parent.name != "compare")
    if not golds:
        raise BenchmarkError(f"{folder}: no .gold.jsonl file in it")
    part = Part("seeds", "Own samples, required artifacts found by family")
    required: Counter[str] = Counter()
    found: Counter[str] = Counter()
    strays: Counter[str] = Counter()
    words = 0
    lists: dict[str, list[str]] = {"missed": [], "stray": []}
    for gold in progress("seeds", golds):
        path = sample(gold)
        if path is None:
            part.notes.append(f"{gold.relative_to(folder)}: no .txt or .md beside it, skipped")
            continue
        shown = path.relative_to(folder).as_posix()
        text = read_text(path)
        words += word_count(text)
        artifacts = read_gold(read_text(gold), text, gold.name)
        result = score(text, artifacts, check(text, shown))
        for artifact in artifacts:
            family = artifact.family or artifact.kind
            required[family] += artifact.required
            found[family] += artifact.required and artifact in result.credited
        for hit, span in result.strays:
            strays[hit.family] += 1
            line, column = place_of(text, span.start)
            lists["stray"].append(listing(f"{shown}:{line}:{column}", hit))
        for artifact in result.missed:
            near = ", ".join(result.touched.get(artifact, []))
            lists["missed"].append(
                f"{shown}:{artifact.line}:{artifact.column}  {artifact.family or artifact.kind}"
                f"  {artifact.text!r}" + (f"  (touched by {near})" if near else "")
            )
    part.rows += [Row(f, f"{found[f]} of {n}") for f, n in sorted(required.items()) if n]
    part.rows.append(Row("all families", f"{found.total()} of {required.total()}"))
    part.rows.append(Row(f"stray findings in {words:,} words", str(strays.total())))
    part.rows += [Row(f"  {family}/", str(count)) for family, count in strays.most_common()]
    part.notes += [f"{name}: {line}" for name, lines in lists.items() for line in lines]
    part.listings = {f"seeds/{name}": lines for name, lines in lists.items()}
    part.figures = {
        "families": {family: [found[family], n] for family, n in required.items()},
        "strays": dict(strays),
        "words": words,
    }
    return part


def twins(folder: Path) -> Part | None:
    """Findings in the clean twins, by family; None if there is no twin."""
    paths = sorted(path for s in SUFFIXES for path in folder.rglob(f"*.clean{s}"))
    if not paths:
        return None
    part = Part("twins", f"Own clean twins ({len(paths)}), findings per 1,000 words")
    families: Counter[str] = Counter()
    words = 0
    lines: list[str] = []
    for path in progress("twins", paths):
        text, shown = read_text(path), path.relative_to(folder).as_posix()
        words += word_count(text)
        for hit in check(text, shown):
            families[hit.family] += 1
            lines.append(listing(f"{shown}:{hit.line}:{hit.column}", hit))
    part.rows.append(Row("all families", f"{per_thousand(families.total(), words):.2f}"))
    part.rows += [
        Row(f"  {family}/", f"{per_thousand(count, words):.2f}")
        for family, count in families.most_common()
    ]
    part.notes = [f"{families.total()} findings in {words:,} words", *lines]
    part.listings = {"seeds/clean": lines}
    part.figures = {"families": dict(families), "findings": families.total(), "words": words}
    return part
