"""Spelling variety: British, Oxford or American, decided for the document, then held to."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import ahocorasick_rs

from checker.document import Document, fold
from checker.lexicon import read_table
from checker.matchers import Key, KeyValueError, Match, Related, Task
from checker.matchers.phrase import fold_literal, whole_words
from checker.pattern_codes import kept
from checker.patterns import check_pattern, compile_pattern

KEYS = (
    Key("table", "text", True, "Lexicon of pairs: gb, oxford, us, weight."),
    Key("evidence", "text", True, "Lexicon of other evidence: kind, text, variety, weight."),
    Key("exempt", "text", True, "Lexicon of names that keep their own spelling."),
    Key("mixed-message", "text", True, "The message when neither variety has the majority."),
)

COUNTED_SPELLINGS, COUNTED_EVIDENCE = 3, 4
"""How often one spelling, and one other sign, counts at most."""

SURE_FORMS, SURE_WEIGHT = 2, 2.0
"""Fewer foreign spellings, or lighter ones, in a text without a declared variety are `possible`:
single ones are common in copy that nobody rewrote."""

STEM = 5
"""Letters by which analyse and analysed are one word when spellings are counted."""

MARGIN = 1.5
"""How many times stronger the evidence for a variety must be than for the other."""

EVIDENCE_REACH = 60_000
"""Characters searched for other evidence than spelling; an article's worth and more."""

_NAMED = kept(r"name: (\w+)")
"""In the note of a row: a spelling that is a name when it has a capital."""

_LETTERS = kept(r"[a-z]+")

_lexicons: dict[int, "_Lexicon"] = {}

NAMES = {"gb": "British", "us": "American"}


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The tables as flat lists of texts, quick to load; rows and signs are taken apart on a hit.

    There are no `literals`: half of all literals of all rules would be these spellings, and
    building their automaton costs a cold start more than a set of the words of an article.
    """
    from checker.literals import required_literals

    folder = Path(keys["__folder__"])
    rows: list[str] = []
    for row in read_table(folder / keys["table"], 5):
        gb, oxford, us, weight, note = row.cells[:5]
        rows.append("\t".join((gb, oxford, us, weight, *_NAMED.findall(note))))
    signs: list[tuple[str, str, float, list[str]]] = []
    for row in read_table(folder / keys["evidence"], 5):
        kind, text, variety, weight = row.cells[:4]
        pattern = text if kind == "pattern" else r"(?<!\w)" + _escape(text) + r"(?!\w)"
        problem = check_pattern(pattern)
        if problem or variety not in NAMES:
            raise KeyValueError(
                f"{row.place}: {problem or f'unknown variety {variety!r}'}", ("evidence",)
            )
        found = [fold_literal(literal) for literal in required_literals(pattern)]
        signs.append((pattern, variety, float(weight), found))
    return {
        "rows": rows,
        "signs": signs,
        "names": [fold_literal(row.cells[0]) for row in read_table(folder / keys["exempt"], 2)],
        "mixed_message": keys["mixed-message"],
    }


def _escape(text: str) -> str:
    return re.escape(text).replace(r"\ ", " ")


@dataclass(slots=True)
class _Form:
    """One spelling in the text: its side, its weight and its places."""

    row: int
    word: str
    side: str
    weight: float
    oxford: bool
    """An -ize form, which American and Oxford spelling share."""
    spans: list[tuple[int, int]] = field(default_factory=list)


def find(task: Task) -> Iterator[Match]:
    """One match a spelling of the variety that is not the document's."""
    forms = _forms(task)
    if not forms:
        return
    declared = task.settings.variety
    if declared == "auto":
        declared = _declared(task.document)
    by_side: dict[str, list[_Form]] = {"gb": [], "us": []}
    for form in forms.values():
        by_side[form.side].append(form)
    if declared == "auto":
        if not by_side["gb"] and all(form.oxford for form in by_side["us"]):
            return
        evidence = _evidence(task, by_side)
        # in a tie the variety that comes later in the text yields
        low, high = sorted(
            evidence,
            key=lambda side: (
                evidence[side],
                -min((f.spans[0][0] for f in by_side[side]), default=0),
            ),
        )
        if not by_side[low] or not evidence[high]:
            return
        if evidence[high] < MARGIN * evidence[low]:
            sure = all(_is_sure(side) for side in by_side.values())
            yield from _mixed(task, by_side, low, sure)
            return
        variety = high
    else:
        variety = "us" if declared == "en-US" else "gb"
    foreign = by_side["us" if variety == "gb" else "gb"]
    if variety == "gb":
        foreign = _without_oxford(foreign, by_side["gb"], declared)
    sure = declared != "auto" or _is_sure(foreign)
    for form in sorted(foreign, key=lambda form: form.spans[0]):
        yield _match(task, form, variety, sure)


def _is_sure(forms: list[_Form]) -> bool:
    """Whether spellings are too many and too clear to be slips."""
    words = {form.word[:STEM]: form.weight for form in forms}
    return len(words) >= SURE_FORMS and sum(words.values()) >= SURE_WEIGHT


def _declared(document: Document) -> str:
    """The variety that the document's own language tag asks for, or auto."""
    tag = (document.declared_language or "").lower().replace("_", "-")
    if tag.startswith("en-us"):
        return "en-US"
    if tag.startswith(("en-gb-oxendict", "en-gb-oed")):
        return "en-GB-oxford"
    return "en-GB" if tag.startswith(("en-gb", "en-ie", "en-au", "en-nz")) else "auto"


def _rows_by_form(rows: Sequence[str]) -> dict[str, int]:
    """Number of the row of each spelling."""
    return {
        form: number for number, row in enumerate(rows) for form in row.split("\t", 3)[:3] if form
    }


def _spelled(task: Task) -> Iterator[tuple[int, int]]:
    """Ranges of the folded text that may be spellings of one variety."""
    document = task.document
    by_form = _lexicon(task.params).rows
    glossary = fold(document.glossary)
    present = by_form.keys() & set(_LETTERS.findall(glossary))
    if not present:
        return
    holders = {
        token
        for token, folded in zip(document.vocabulary, glossary.split("\n"), strict=True)
        if not present.isdisjoint(_LETTERS.findall(folded))
    }
    for start, token in document.token_places(holders):
        for word in _LETTERS.finditer(document.folded, start, start + len(token)):
            if word[0] in present and whole_words(document.folded, *word.span()):
                yield word.span()


class _Lexicon(NamedTuple):
    """What is made once from the prepared tables, for all texts of a process."""

    params: Mapping[str, Any]
    rows: dict[str, int]
    """Number of the row of each spelling."""
    names: "ahocorasick_rs.AhoCorasick"


def _lexicon(params: Mapping[str, Any]) -> _Lexicon:
    known = _lexicons.get(id(params))
    if known is None or known.params is not params:
        known = _lexicons[id(params)] = _Lexicon(
            params,
            _rows_by_form(params["rows"]),
            ahocorasick_rs.AhoCorasick(params["names"], store_patterns=False),
        )
    return known


def _forms(task: Task) -> dict[str, _Form]:
    """The spellings in the text, without those in names."""
    document, params = task.document, task.params
    by_form = _lexicon(params).rows
    forms: dict[str, _Form] = {}
    exempt: list[tuple[int, int]] | None = None
    for start, end in _spelled(task):
        segment = document.segment_at(start)
        if not segment.english or segment.kind not in task.kinds:
            continue
        word = document.folded[start:end]
        if word in task.settings.accept:
            continue
        number = by_form[word]
        gb, oxford, us, weight, *names = params["rows"][number].split("\t")
        if document.text[start].isupper():
            if exempt is None:
                exempt = _names(task)
            if (
                any(a <= start and end <= b for a, b in exempt)
                or (word in names and document.text[start:end].istitle())
                or _in_a_name(document.text, start, end)
            ):
                continue
        if word not in forms:
            american = word == us
            forms[word] = _Form(
                number,
                word,
                "us" if american else "gb",
                1.0 if oxford == us and not american else float(weight),
                american and oxford == us and gb != us,
            )
        forms[word].spans.append((start, end))
    return forms


def _names(task: Task) -> list[tuple[int, int]]:
    """Where names of institutions stand that keep their own spelling."""
    names = _lexicon(task.params).names
    found = names.find_matches_as_indexes(task.document.folded, overlapping=True)
    return [(start, end) for _, start, end in found]


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised spelling belongs to an institution's own name.

    Such names are told by their `of` or `for`: Ministry of Defence, Centre for Policy Studies.
    """
    if not text[start].isupper():
        return False
    before = text[max(0, start - 40) : start].split("\n")[-1].split()
    after = text[end : end + 40].split("\n")[0].split()
    if len(before) > 1 and before[-1] == "of" and before[-2][:1].isupper():
        return True
    if len(before) > 2 and before[-2:] == ["of", "the"] and before[-3][:1].isupper():
        return True
    return (
        len(after) > 1
        and after[0] in {"of", "for"}
        and (after[1][:1].isupper() or (after[1] == "the" and " ".join(after[2:3])[:1].isupper()))
    )


def _evidence(task: Task, by_side: Mapping[str, list[_Form]]) -> dict[str, float]:
    """Weight of the evidence for each variety."""
    total = {
        side: sum(form.weight * min(len(form.spans), COUNTED_SPELLINGS) for form in forms)
        for side, forms in by_side.items()
    }
    params = task.params
    reach = min(len(task.document.text), EVIDENCE_REACH)
    folded = task.document.folded[:reach]
    for pattern, side, weight, literals in params["signs"]:
        if literals and not any(literal in folded for literal in literals):
            continue
        found = compile_pattern(pattern, True).finditer(task.document.text, 0, reach)
        total[side] += weight * sum(1 for _ in islice(found, COUNTED_EVIDENCE))
    return total


def _without_oxford(american: list[_Form], british: list[_Form], declared: str) -> list[_Form]:
    """American spellings in British text; -ize is one only where the text is not Oxford's.

    That is when it is declared not to be, or when other American spellings stand beside it, or
    -ise forms outnumber it.
    """
    if declared == "en-GB-oxford":
        return [form for form in american if not form.oxford]
    ise = sum(len(form.spans) for form in british if form.weight == 1.0)
    ize = sum(len(form.spans) for form in american if form.oxford)
    others = any(not form.oxford and form.weight >= 1 for form in american)
    if declared == "en-GB" or others or ise > ize:
        return american
    return [form for form in american if not form.oxford]


def _counterpart(task: Task, form: _Form, variety: str, found: str) -> str:
    """The spelling of the other variety, with the case of the one found; empty if none."""
    gb, oxford, us = task.params["rows"][form.row].split("\t")[:3]
    other = str(
        us if variety == "us" else (oxford if task.settings.variety == "en-GB-oxford" else gb)
    )
    if found.isupper() and len(found) > 1:
        return other.upper()
    return other[:1].upper() + other[1:] if found[:1].isupper() else other


def _match(task: Task, form: _Form, variety: str, sure: bool) -> Match:
    text = task.document.text
    edits = [(a, b, _counterpart(task, form, variety, text[a:b])) for a, b in form.spans]
    start, end = form.spans[0]
    to = edits[0][2]
    return Match(
        start,
        end,
        {
            "variety": NAMES[form.side],
            "majority": NAMES[variety],
            "advice": f"write '{to}'" if to else f"use the {NAMES[variety]} word",
        },
        edits=tuple(edit for edit in edits if edit[2]),
        related=tuple(Related("same", a, b) for a, b in form.spans[1:]),
        certainty=None if sure else 0,
    )


def _mixed(task: Task, by_side: Mapping[str, list[_Form]], low: str, sure: bool) -> Iterator[Match]:
    """One finding with the places of both varieties, the one used less as its own."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for side, forms in by_side.items():
        for form in forms:
            places[side] += form.spans
        places[side].sort()
    high = "us" if low == "gb" else "gb"
    if not places[low] or not places[high]:
        return
    text = task.document.text
    start, end = places[low][0]
    yield Match(
        start,
        end,
        {
            "variety": NAMES[low],
            "majority": NAMES[high],
            "other": text[slice(*places[high][0])],
        },
        related=(
            *(Related("same", a, b) for a, b in places[low][1:]),
            *(Related("other", a, b, f"{NAMES[high]} spelling") for a, b in places[high]),
        ),
        message=task.params["mixed_message"],
        certainty=None if sure else 0,
    )
