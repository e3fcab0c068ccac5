"""Accuracy on pairs: spun phrases, minimal pairs of translation errors, tortured terms.

Every function takes the corpus folder and returns a `Part`, or None if its data is not
there. A phrase is checked by itself as a list item, where only rules on wrong words and
wrong names count. A sentence of a minimal pair stands between two intact paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpus import integer, read_items, string
from findings import check
from generalisation import unseen
from scoring import BenchmarkError, Hit, Span, caught, overlaps
from table import Part, Row, listing, progress, share

PHRASE_FAMILIES = frozenset({"garbled", "meaning", "names"})
"""Families that count for phrases checked one by one."""
GARBLED = frozenset({"garbled-idiom", "wrong-sense"})
SPUN_SHARE = 0.6
"""Least of the garbled spun phrases that are flagged: a floor, since rules know some of them."""
ITEMS = 30
"""Pairs of a kind for which the targets hold."""
TARGETS = {
    "repeat2": 27,
    "repeat4": 27,
    "tokenized": 27,
    "first_lower": 27,
    "full_lower": 27,
    "punc_addition": 19,
    "final_punc_removed": 20,
    "codemix": 22,
    "misspelled": 22,
    "char_removed": 15,
    "shuffled": 18,
    "function_word": 9,
}
"""Items to be caught, by kind."""
GOOD_SHARE = 0.03
"""Most good twins that may be flagged, as a share of them."""
BEFORE = (
    "The library opens at nine and closes when the last reader has gone home. Most visitors "
    "come for the newspapers, and a few come for the warmth of the reading room. Nobody has "
    "ever counted the books on the upper floor."
)
AFTER = (
    "In spring the river rises, and the lower path is shut for a week or two. People then go "
    "by way of the old bridge, which takes a little longer. The view from there is worth the "
    "trouble."
)


def phrase_hits(phrase: str) -> list[Hit]:
    """What is found in a phrase that stands alone as a list item."""
    return [hit for hit in check(f"- {phrase}") if hit.family in PHRASE_FAMILIES]


def phrase_pairs(path: Path) -> Iterator[tuple[str, str, str | None, str]]:
    """Kind, spun phrase, original if there is one, and the line of each pair in a file."""
    for number, item in enumerate(progress(path.name, read_items(path)), 1):
        where = f"{path.name}:{number}"
        original = None if item.get("original") is None else string(item, "original", where)
        kind = item.get("kind")
        yield kind if isinstance(kind, str) else "", string(item, "spun", where), original, where


def phrases(path: Path, name: str, title: str) -> Part:
    """Spun phrases flagged against originals flagged; by kind if the items have one.

    An original that several phrases share is counted with each of them.
    """
    part = Part(name, title)
    tried: dict[str, Counter[str]] = {"spun": Counter(), "original": Counter()}
    flagged: dict[str, Counter[str]] = {"spun": Counter(), "original": Counter()}
    rules: dict[str, Counter[str]] = {"spun": Counter(), "original": Counter()}
    lists: dict[str, list[str]] = {"spun": [], "original": [], "missed": []}
    found: dict[str, list[Hit]] = {}
    for kind, spun, original, where in phrase_pairs(path):
        for side, phrase in (("spun", spun), ("original", original)):
            if phrase is None:
                continue
            if phrase not in found:
                found[phrase] = phrase_hits(phrase)
            hits = found[phrase]
            tried[side][kind] += 1
            flagged[side][kind] += bool(hits)
            rules[side].update({hit.rule for hit in hits})
            lists[side] += [listing(where, hit) + f"  in {phrase!r}" for hit in hits]
            if side == "spun" and not hits:
                lists["missed"].append(f"{where}  {kind}  {phrase!r}, once {original!r}")
    kinds = [kind for kind in tried["spun"] if kind]
    for side, label in (("spun", "spun flagged"), ("original", "originals flagged")):
        part.rows.append(Row(label, share(flagged[side].total(), tried[side].total())))
        part.notes += [f"{n:5}  {rule} ({side})" for rule, n in rules[side].most_common(5)]
        part.figures[side] = {
            "flagged": flagged[side].total(),
            "phrases": tried[side].total(),
            "kinds": {kind: [flagged[side][kind], tried[side][kind]] for kind in kinds},
            "rules": dict(rules[side].most_common()),
        }
    for kind in kinds:
        here, there = (f"{flagged[s][kind]} of {tried[s][kind]}" for s in ("spun", "original"))
        part.rows.append(Row(f"  {kind}", f"{here} spun, {there} originals"))
    part.listings = {f"{name}/{side}": lines for side, lines in lists.items()}
    return part


def spun(corpus: Path) -> Part | None:
    """Short phrases of spun news against what the original said."""
    path = corpus / "spun-news.jsonl"
    if not path.is_file():
        return None
    part = phrases(path, "spun", "Spun news phrases")
    kinds: Mapping[str, Sequence[int]] = part.figures["spun"]["kinds"]  # type: ignore[index]
    hits = sum(kinds.get(kind, (0, 0))[0] for kind in GARBLED)
    tried = sum(kinds.get(kind, (0, 0))[1] for kind in GARBLED)
    met = hits >= SPUN_SHARE * tried
    part.rows.append(
        Row("garbled-idiom and wrong-sense", share(hits, tried), f"≥ {100 * SPUN_SHARE:.0f}%", met)
    )
    part.rows.append(unseen(corpus, GARBLED))
    return part


def tortured(corpus: Path) -> Part | None:
    """Spun scientific terms against the terms."""
    path = corpus / "tortured.jsonl"
    return phrases(path, "tortured", "Tortured scientific terms") if path.is_file() else None


def framed(item: str) -> tuple[str, Span]:
    """The item as a paragraph between two intact ones, and where it stands."""
    start = len(BEFORE) + 2
    return f"{BEFORE}\n\n{item}\n\n{AFTER}\n", Span(start, start + len(item))


def demetr(corpus: Path) -> Part | None:
    """Minimal pairs by kind of error, and good twins flagged, each counted once."""
    path = corpus / "demetr.jsonl"
    if not path.is_file():
        return None
    frame = check(f"{BEFORE}\n\n{AFTER}\n")
    if frame:
        raise BenchmarkError(f"the benchmark's own paragraphs are flagged: {frame[0].rule}")
    part = Part("demetr", "DEMETR minimal pairs, caught by kind")
    tried: Counter[str] = Counter()
    done: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    good_hits: dict[str, list[Hit]] = {}
    flagged: set[str] = set()
    lists: dict[str, list[str]] = {"caught": [], "missed": [], "good": []}
    for number, pair in enumerate(progress(path.name, read_items(path)), 1):
        where = f"{path.name}:{number}"
        kind, bad = string(pair, "kind", where), string(pair, "bad", where)
        good = string(pair, "good", where)
        if good not in good_hits:
            text, place = framed(good)
            good_hits[good] = check(text)
            inside = [hit for hit in good_hits[good] if overlaps(hit.span, place, text)]
            if inside:
                flagged.add(good)
                rules.update({hit.rule for hit in inside})
                lists["good"] += [listing(where, hit) + f"  in {good!r}" for hit in inside]
        text, place = framed(bad)
        start, end = integer(pair, "start", where), integer(pair, "end", where)
        marked = Span(place.start + start, place.start + end)
        hits = caught(check(text), good_hits[good], marked, text)
        tried[kind] += 1
        done[kind] += bool(hits)
        lists["caught"] += [listing(f"{where}  {kind}", hit) + f"  in {bad!r}" for hit in hits]
        if not hits:
            span = bad[start:end]
            lists["missed"].append(f"{where}  {kind}  {span!r} in {bad!r}, once {good!r}")
    for kind in sorted(tried, key=lambda kind: (kind not in TARGETS, -done[kind], kind)):
        aim = TARGETS.get(kind) if tried[kind] == ITEMS else None
        goal, met = ("", None) if aim is None else (f"≥ {aim} of {ITEMS}", done[kind] >= aim)
        part.rows.append(Row(kind, f"{done[kind]} of {tried[kind]}", goal, met))
    part.rows.append(Row("all kinds", share(done.total(), tried.total())))
    bad_share = len(flagged) / len(good_hits) if good_hits else 0.0
    aim_share = f"≤ {100 * GOOD_SHARE:.0f}%"
    shown = share(len(flagged), len(good_hits))
    part.rows.append(Row("good twins flagged", shown, aim_share, bad_share <= GOOD_SHARE))
    part.notes += [f"{n:5}  {rule} (good twins)" for rule, n in rules.most_common(10)]
    part.listings = {f"demetr/{name}": lines for name, lines in lists.items()}
    part.listings["demetr-good"] = part.listings.pop("demetr/good")
    part.figures = {
        "caught": {kind: [done[kind], tried[kind]] for kind in tried},
        "good": {"flagged": len(flagged), "twins": len(good_hits), "rules": dict(rules)},
    }
    return part
