"""Injects errors in names into clean text and counts how many the checker finds.

    python benchmarks/injected_names.py CORPUS [--seed N] [--number N] [--list NAMES] [--json FILE]

Documents of CORPUS/clean get one error each: a given name in its other spelling, a surname
misspelled at distance 1 or 2, another transliteration, diacritics dropped (`name_injectors`), a
surname translated in one of four positions (`name_translations`); 200 of each, chosen at random
with a fixed seed. The corpus has too few fitting names, so most are put in first, throughout a
text, and what is found in that text without the error does not count. An error is caught when a
finding of a `names/` rule at the default level has a place of any role on the changed words, and
the same rule reports no such text without the error. A place of role `other` counts, since without
a declared form the text cannot say which spelling is wrong.

Only rules on names are run, which takes a fifth of the time and gave the same figures.

The renaming shows false alarms as well: findings in the renamed texts that the texts did not have.
`--list names/KIND` prints what was missed, `names/renamed` and `names/clean` the false alarms.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from corpus import read_text
from findings import check
from name_injectors import (
    Injection,
    accented_person,
    accented_place,
    given_form,
    given_swap,
    known_form,
    misspelled_surname,
    place_form,
    read_groups,
    surname_form,
)
from name_texts import Text, read_texts
from name_translations import POSITIONS, read_bases, translated
from scoring import BenchmarkError, Hit, overlaps, per_thousand, place_of, word_count
from table import Part, Row, listing, progress, render, share, write_json

LEXICONS = Path(__file__).resolve().parent.parent / "rules" / "lexicons"
NUMBER, SEED = 200, 1
"""Errors of a kind; the seed of all random choices."""
ROUNDS = 8
"""Times that the texts are gone through for a kind, each time with other names."""
VARIANTS, TRANSLATED = 0.85, 0.65
"""Least recall for variants of a name and for translated surnames."""
CLEAN_RATE = 0.05
"""Most findings on names per 1,000 words of clean prose."""
CONTEXT = 40
"""Characters shown on each side of a missed error."""

Item = TypeVar("Item")
Checker = Callable[[str], list[Hit]]


def sample(
    rng: Random,
    number: int,
    items: Sequence[tuple[Text, Item]],
    inject: Callable[[Random, Text, Item], Injection | None],
) -> Iterator[Injection]:
    """Errors in a random choice of items, an item again only when all have been tried."""
    found = 0
    for _ in range(ROUNDS):
        for text, item in rng.sample(items, len(items)):
            injection = inject(rng, text, item) if found < number else None
            if injection is not None:
                found += 1
                yield injection


def injections(texts: Sequence[Text], lexicons: Path, number: int, seed: int) -> list[Injection]:
    """All errors, `number` of each kind; each kind has its own random numbers."""
    people = [(text, person) for text in texts for person in text.people]
    places = [(text, place) for text in texts for place in text.places]
    groups = read_groups(lexicons / "name_variants.tsv")
    bases = read_bases(lexicons / "name_bases.tsv")

    def random(name: str) -> Random:
        return Random(f"{seed}/{name}")

    def of_people(name: str, count: int, inject: Callable[..., Injection | None]) -> None:
        found.extend(sample(random(name), count, people, inject))

    found: list[Injection] = []
    of_people("given-swap", number, given_swap)
    for edits in (1, 2):
        for shape, count in zip(("full", "honorific", "bare"), thirds(number), strict=True):
            of_people(f"surname/{edits}/{shape}", count, misspelled_surname(edits, shape))
    kinds = ("place", "person", "people", "organisation")
    own = [(text, group) for text in texts for group in groups if group.kind in kinds]
    rng = random("transliteration/own")
    candidates = (known_form(text, group, rng) for text, group in own)
    known = [injection for injection in candidates if injection is not None]
    found += rng.sample(known, min(len(known), number // 10))
    count = number - min(len(known), number // 10)
    half, quarter = count - 2 * (count // 4), count // 4
    towns = [group for group in groups if group.kind == "place"]
    inject = partial(place_form, groups=towns)
    found += sample(random("transliteration/place"), half, places, inject)
    single = [g for g in groups if g.kind == "person" and all(f.isalpha() for f in g.forms)]
    of_people("transliteration/surname", quarter, surname_form(single))
    givens = [group for group in groups if group.kind == "person-given"]
    of_people("transliteration/given", quarter, given_form(givens))
    of_people("diacritics/person", number - number // 3, accented_person)
    found += sample(random("diacritics/place"), number // 3, places, accented_place)
    for position, sites in POSITIONS.items():
        for index in range(len(sites)):
            of_people(
                f"translated/{position}/{index}",
                number // (len(POSITIONS) * len(sites)),
                translated(bases, position, index),
            )
    return found


def thirds(number: int) -> tuple[int, int, int]:
    """A number in three parts as equal as can be."""
    return number // 3, number // 3, number - 2 * (number // 3)


def of_names(text: str) -> list[Hit]:
    """Findings of rules on names at the default level."""
    return check(text, select=("names",))


def signature(hits: Sequence[Hit]) -> set[tuple[str, str]]:
    """What was found, without its places."""
    return {(hit.rule, hit.text) for hit in hits}


def catching(injection: Injection, before: Sequence[Hit], after: Sequence[Hit]) -> list[Hit]:
    """Findings with a place on the changed words that the base does not have."""
    known, text = signature(before), injection.text
    return [
        hit
        for hit in after
        if (hit.rule, hit.text) not in known
        and any(overlaps(place.span, injection.span, text) for place in hit.places)
    ]


def shown(injection: Injection) -> str:
    """An error as a line to be read, with its surroundings."""
    text, span = injection.text, injection.span
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    around = " ".join(f"{before}⟦{injection.wrong}⟧{after}".split())
    line, column = place_of(text, span.start)
    where = f"{injection.source}:{line}:{column}"
    return f"{where}  {injection.shape}  {injection.right!r} → {injection.wrong!r}  … {around} …"


def cached(run: Checker) -> Checker:
    """The checker, asked once for each text."""
    known: dict[str, list[Hit]] = {}

    def ask(text: str) -> list[Hit]:
        if text not in known:
            known[text] = run(text)
        return known[text]

    return ask


def recall_rows(results: Mapping[tuple[str, str], Counter[bool]]) -> list[Row]:
    """Recall of each kind, of its shapes where it has several, and of all variants together."""
    rows: list[Row] = []
    variants: Counter[bool] = Counter()
    for kind in dict.fromkeys(kind for kind, _ in results):
        shapes = {shape: tally for (k, shape), tally in results.items() if k == kind}
        tally = sum(shapes.values(), Counter())
        if kind == "translated":
            rows.append(recall_row("variants, all", variants, VARIANTS))
            rows.append(recall_row("translated, all", tally, TRANSLATED))
        else:
            variants += tally
            rows.append(recall_row(kind, tally, VARIANTS))
        if len(shapes) > 1:
            rows += [recall_row(f"  {shape}", tally) for shape, tally in shapes.items()]
    return rows


def recall_row(label: str, tally: Counter[bool], target: float | None = None) -> Row:
    """How many were caught of those tried."""
    total = tally.total()
    figure = share(tally[True], total)
    if target is None or not total:
        return Row(label, figure)
    return Row(label, figure, f"≥ {target:.0%}", tally[True] >= target * total)


def rate_row(label: str, found: int, words: int) -> Row:
    """False alarms per 1,000 words."""
    rate = per_thousand(found, words)
    return Row(label, f"{rate:.3f}", f"≤ {CLEAN_RATE}", rate <= CLEAN_RATE)


def measure(corpus: Path, *, number: int = NUMBER, seed: int = SEED) -> Part | None:
    """Recall on injected errors by kind, and false alarms without them."""
    folder = corpus / "clean"
    files = sorted(folder.rglob("*.txt"))
    if not files:
        return None
    part = Part("names", "Errors injected in names, found by rules on names")
    texts = read_texts(folder)
    ask = cached(of_names)
    own = {text.name: signature(ask(text.text)) for text in texts}
    results: dict[tuple[str, str], Counter[bool]] = {}
    rules: Counter[str] = Counter()
    alarms: dict[str, list[Hit]] = {}
    sources: dict[str, str] = {}
    errors = injections(texts, LEXICONS, number, seed)
    for error in progress("names", errors):
        before = ask(error.base)
        hits = catching(error, before, of_names(error.text))
        results.setdefault((error.kind, error.shape), Counter())[bool(hits)] += 1
        rules.update({hit.rule for hit in hits})
        missed = part.listings.setdefault(f"names/{error.kind}", [])
        missed += [] if hits else [shown(error)]
        sources[error.base] = error.source
        alarms[error.base] = [h for h in before if (h.rule, h.text) not in own[error.source]]
    part.rows += recall_rows(results)
    false = sum(map(len, alarms.values()))
    renamed = sum(map(word_count, alarms))
    part.rows.append(rate_row("renamed text, new findings per 1,000 words", false, renamed))
    part.listings["names/renamed"] = [
        listing(f"{sources[base]}:{hit.line}:{hit.column}", hit)
        for base, hits in alarms.items()
        for hit in hits
    ]
    clean = part.listings.setdefault("names/clean", [])
    words = 0
    for file in progress("clean", files):
        text, name = read_text(file), file.relative_to(folder).as_posix()
        words += word_count(text)
        clean += [listing(f"{name}:{hit.line}:{hit.column}", hit) for hit in ask(text)]
    part.rows.append(rate_row("clean text, findings per 1,000 words", len(clean), words))
    part.notes += [f"{count:5}  {rule}" for rule, count in rules.most_common()]
    part.figures = {
        "recall": {f"{k}/{shape}": [t[True], t.total()] for (k, shape), t in results.items()},
        "renamed": {"findings": false, "words": renamed},
        "clean": {"findings": len(clean), "words": words},
    }
    return part


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; returns the exit status."""
    parser = argparse.ArgumentParser(description="Inject errors in names and look for them.")
    parser.add_argument("corpus", type=Path, metavar="CORPUS", help="corpus folder with clean/")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="of the choices (1)")
    parser.add_argument("--number", type=int, default=NUMBER, metavar="N", help="of a kind (200)")
    parser.add_argument("--list", default="", metavar="NAMES", dest="lists", help="names/KIND, …")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    options = parser.parse_args(argv)
    try:
        part = measure(options.corpus, number=options.number, seed=options.seed)
        if part is None:
            raise BenchmarkError(f"{options.corpus}: no texts in clean/")
    except BenchmarkError as error:
        print(f"injected_names: {error}", file=sys.stderr)
        return 2
    wanted = [name.strip() for name in options.lists.split(",") if name.strip()]
    for name, lines in part.listings.items():
        if any(f"{name}/".startswith(f"{want}/") for want in wanted):
            print("\n  ".join([f"{name}: {len(lines)}", *lines]))
    print(render([part]))
    if options.json:
        write_json(options.json, {part.name: part.figures})
    return 0


if __name__ == "__main__":
    sys.exit(main())
