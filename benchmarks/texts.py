"""Accuracy on running text: the seed article, clean prose, machine translation.

Every function takes the corpus folder and returns a `Part`, or None if its data is not
there. Findings are those shown by default; rates are findings per 1,000 words.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus import paragraphs, read_text
from findings import check
from scoring import per_thousand, place_of, read_gold, score, word_count
from table import Part, Row, listing, progress

SEED_TARGETS = {
    "furniture": (6, 6),
    "mechanics": (3, 6),
    "variety": (6, 9),
    "name-variant": (3, 3),
    "name-translated": (2, 2),
    "garbled": (4, 12),
    "meaning": (1, 3),
}
"""Required artifacts to be found, of how many, in the seed article."""
SEED_STRAYS = 3
CLEAN_RATE = 0.5
"""Most findings per 1,000 words over all folders of clean prose."""
TIMES_CLEAN, LEAST_CLEAN = 8, 0.25
"""Findings per 1,000 words of machine translation: so many times the rate on clean prose, of which
a rate below the second counts as that."""
MOST_SHARE = 0.2
"""Most of them that one rule may give."""
TOP_RULES = 10


def seed(corpus: Path) -> Part | None:
    """Recall on the seed article by kind of artifact, and stray findings."""
    source, gold = corpus / "seed.txt", corpus / "seed.gold.jsonl"
    if not (source.is_file() and gold.is_file()):
        return None
    text = read_text(source)
    artifacts = read_gold(read_text(gold), text, gold.name)
    result = score(text, artifacts, check(text, source.name))
    part = Part("seed", "Seed article, required artifacts found")
    required = [artifact for artifact in artifacts if artifact.required]
    by_kind: dict[str, dict[str, int]] = {}
    for kind in dict.fromkeys(artifact.kind for artifact in required):
        group = [artifact for artifact in required if artifact.kind == kind]
        found = result.found(group)
        least, total = SEED_TARGETS.get(kind, (0, 0))
        aim = f"≥ {least} of {total}" if total == len(group) else ""
        met = found >= least if aim else None
        part.rows.append(Row(kind, f"{found} of {len(group)}", aim, met))
        by_kind[kind] = {"found": found, "required": len(group)}
    found, strays = result.found(required), len(result.strays)
    part.rows.append(Row("all kinds", f"{found} of {len(required)}"))
    part.rows.append(Row("stray findings", str(strays), f"≤ {SEED_STRAYS}", strays <= SEED_STRAYS))
    missed = []
    for artifact in result.missed:
        line = (
            f"{source.name}:{artifact.line}:{artifact.column}  {artifact.kind}  {artifact.text!r}"
        )
        near = ", ".join(result.touched.get(artifact, []))
        missed.append(line + (f"  (touched by {near})" if near else ""))
    stray = [
        listing("{}:{}:{}".format(source.name, *place_of(text, span.start)), hit)
        + ("" if span == hit.span else f"  (related place {text[span.start : span.end]!r})")
        for hit, span in result.strays
    ]
    part.notes += [f"missed: {line}" for line in missed] + [f"stray: {line}" for line in stray]
    credited = [
        f"{source.name}:{a.line}:{a.column}  {a.kind}{'' if a.required else ' (not required)'}"
        f"  {a.text!r}  by {', '.join(rules)}"
        for a, rules in sorted(result.credited.items(), key=lambda item: item[0].span.start)
    ]
    part.listings = {"seed/credited": credited, "seed/missed": missed, "seed/stray": stray}
    part.figures = {"kinds": by_kind, "found": found, "required": len(required)}
    part.figures |= {"strays": strays, "missed": missed}
    return part


def prose(
    corpus: Path, name: str, groups: Sequence[tuple[str, Sequence[Path]]], split: str = ""
) -> Part:
    """Findings per 1,000 words for each group of files, then by family and by rule.

    The file named `split` is cut into paragraphs, each a document of its own.
    """
    part = Part(name, "")
    words: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    families: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for group, files in groups:
        lines = part.listings.setdefault(group, [])
        for file in progress(group, files):
            text = read_text(file)
            shown = file.relative_to(corpus).as_posix()
            words[group] += word_count(text)
            for before, document in paragraphs(text) if file.name == split else [(0, text)]:
                for hit in check(document, shown):
                    counts[group] += 1
                    families[hit.family] += 1
                    rules[hit.rule] += 1
                    lines.append(listing(f"{shown}:{before + hit.line}:{hit.column}", hit))
        rate = per_thousand(counts[group], words[group])
        part.rows.append(Row(group, f"{rate:.2f}"))
    total = per_thousand(counts.total(), words.total())
    aim = (f"≤ {CLEAN_RATE}", total <= CLEAN_RATE) if name == "clean" else ("", None)
    part.rows.append(Row(f"{name}, all", f"{total:.2f}", *aim))
    part.rows += [
        Row(f"  {family}/", f"{per_thousand(count, words.total()):.2f}")
        for family, count in families.most_common()
    ]
    part.notes.append(f"{counts.total()} findings in {words.total():,} words")
    part.notes += [f"{count:5}  {rule}" for rule, count in rules.most_common(TOP_RULES)]
    part.figures = {
        "groups": {g: {"findings": counts[g], "words": words[g]} for g, _ in groups},
        "findings": counts.total(),
        "words": words.total(),
        "per_thousand": round(total, 4),
        "families": dict(families.most_common()),
        "rules": dict(rules.most_common()),
    }
    return part


@functools.cache
def clean(corpus: Path) -> Part | None:
    """False alarms on good human prose, by folder."""
    folders = [folder for folder in sorted((corpus / "clean").glob("*")) if folder.is_dir()]
    groups = [(f"clean/{folder.name}", sorted(folder.rglob("*.txt"))) for folder in folders]
    groups = [group for group in groups if group[1]]
    if not groups:
        return None
    part = prose(corpus, "clean", groups)
    part.title = "Clean human prose, findings per 1,000 words"
    return part


def _rate(part: Part) -> float:
    return float(str(part.figures["per_thousand"]))


def machine(corpus: Path) -> Part | None:
    """Findings in machine translation, by file."""
    files = sorted((corpus / "mt").glob("*.txt"))
    if not files:
        return None
    groups = [(f"mt/{file.name}", [file]) for file in files]
    human = clean(corpus)
    least = TIMES_CLEAN * max(_rate(human) if human else 0.0, LEAST_CLEAN)
    part = prose(corpus, "mt", groups, "wmt22_liv-en.txt")
    part.title = "Machine translation, findings per 1,000 words"
    for index, (group, _) in enumerate(groups):
        lines = part.listings[group]
        rate = float(part.rows[index].figure)
        part.rows[index] = Row(group, f"{rate:.2f}", f"≥ {least:.2f}", rate >= least)
        rules = Counter(line.split("  ")[1] for line in lines)
        if rules:
            (rule, most), share = rules.most_common(1)[0], max(rules.values()) / len(lines)
            part.rows.append(
                Row(f"{group}: {rule}", f"{most} of {len(lines)}", "≤ a fifth", share <= MOST_SHARE)
            )
    return part
