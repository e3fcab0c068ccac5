"""Known forms of one name: transliterations, exonyms, dropped diacritics; the form used less."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick_rs

from checker.decision import Fact, Verdict, decided
from checker.document import Document
from checker.lexicon import read_table
from checker.matchers import Key, KeyValueError, Match, Task
from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.config import Settings

KEYS = (
    Key("table", "text", True, "Lexicon: kind, forms parted by |, note."),
    Key("kinds", "texts", True, "Kinds of row that are used."),
)

SMALL = 200_000
"""Characters up to which the words of a text are looked up among the forms, not the reverse."""

NEAR = 60
"""Code points between two forms within which the one may explain the other."""

_KEPT = kept(r"kept in: ([^;]+)")
_FIRST_WORD = kept(r"\w+")
_EXPLAINS = kept(
    r"[(/\[]|\b(?:also|or|formerly|former|once|now|called|known|named?|renamed|spel\w+|written"
    r"|transliterat\w+|officially|historically|versus|rather than|instead"
    r"|Russian|Ukrainian|English|French|German|Arabic|Persian|Greek|Latin|Spanish|Chinese|Hebrew"
    r"|Turkish|Polish)\b"
)


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The groups as texts: flag, forms, and the longer names in which an older form is kept.

    The flag is `?` where two forms may both be right: current in different houses, or a word or
    name of its own as well.
    """
    kinds = keys["kinds"]
    kinds = [kinds] if isinstance(kinds, str) else kinds
    groups: list[str] = []
    owner: dict[str, str] = {}
    for row in read_table(Path(keys["__folder__"], keys["table"]), 3):
        kind, forms_cell, note = row.cells
        forms = [form.strip() for form in forms_cell.split("|")]
        for form in forms:
            if not form or form.casefold() in owner:
                earlier = owner.get(form.casefold())
                reason = f"stands already at {earlier}" if earlier else "is empty"
                raise KeyValueError(f"{row.place}: the form '{form}' {reason}", ("table",))
            owner[form.casefold()] = row.place
        if len(forms) < 2:
            raise KeyValueError(f"{row.place}: a group has at least two forms", ("table",))
        if kind not in kinds:
            continue
        first = sorted(forms[0].split())
        forms = [forms[0], *(f for f in forms[1:] if sorted(f.split()) != first)]
        if len(forms) > 1:
            kept = _KEPT.search(note)
            names = [name.strip() for name in kept[1].split(",")] if kept else []
            flag = "?" if "both current" in note or "ambiguous" in note else "!"
            groups.append("\t".join((flag, "|".join(forms), "|".join(names))))
    return {"groups": groups}


class _Forms(NamedTuple):
    """What is made once from the prepared groups, for all texts of a process."""

    params: Mapping[str, Any]
    groups: dict[str, int]
    """Number of the group of each form; -1 for a longer name that keeps one."""
    by_first_word: dict[str, list[str]]


_made: dict[int, _Forms] = {}


def _forms(params: Mapping[str, Any]) -> _Forms:
    known = _made.get(id(params))
    if known is None or known.params is not params:
        groups: dict[str, int] = {}
        for number, group in enumerate(params["groups"]):
            _, forms, kept = group.split("\t")
            groups.update(dict.fromkeys(forms.split("|"), number))
            groups.update(dict.fromkeys(filter(None, kept.split("|")), -1))
        by_first_word: defaultdict[str, list[str]] = defaultdict(list)
        for form in groups:
            word = _FIRST_WORD.search(form)
            by_first_word[word[0] if word else form].append(form)
        known = _made[id(params)] = _Forms(params, groups, by_first_word)
    return known


def find(task: Task) -> Iterator[Match]:
    """One match for each form of a group but the one used most, all its places related."""
    return decided(task, _facts(task, 2), decide)


def gather(task: Task) -> list[Fact]:
    """Where forms of the groups stand, and whether another form close by explains them."""
    return _facts(task, 1)


def _facts(task: Task, least: int) -> list[Fact]:
    """The facts of a document that holds at least so many of the forms."""
    document = task.document
    facts = []
    for number, spans_by_form in _used(task, least).items():
        for form, spans in spans_by_form.items():
            for span in spans:
                explained = is_explained(document, span, spans_by_form, form)
                values = (form, str(number), "explained" if explained else "")
                facts.append(Fact(*span, values, document.segment_index(span[0])))
    return sorted(facts)


def decide(
    params: Mapping[str, Any], settings: "Settings", facts: Sequence[Fact]
) -> Iterator[Verdict]:
    """One verdict for each form of a group but the one used most; in a tie the later yields."""
    declared: Mapping[str, str] = {}
    if settings.names:
        from checker.house_names import declared_forms

        declared = declared_forms(settings)
    groups: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, fact in enumerate(facts):
        form, group, _ = fact.values
        groups[group][form].append(number)
    for group, forms in sorted(groups.items(), key=lambda item: int(item[0])):
        ranked = sorted(
            forms, key=lambda form: (form not in declared, -len(forms[form]), forms[form][0])
        )
        best = ranked[0]
        for form in ranked[1:]:
            if form in declared:
                # an accepted form beside the declared one
                continue
            # of two forms the one explained is told apart, and its other places count on
            own = tuple(n for n in forms[form] if not facts[n].values[2])
            if own:
                yield Verdict(
                    own,
                    tuple(forms[best]),
                    {"majority": best, "form": form},
                    best if best in declared or len(forms[best]) > len(forms[form]) else None,
                    0 if params["groups"][int(group)][0] == "?" and best not in declared else None,
                    True if best in declared else None,
                )


def _used(task: Task, least: int) -> dict[int, dict[str, list[tuple[int, int]]]]:
    """For each group that occurs: its forms with their places."""
    document = task.document
    text = document.text.replace("’", "'")
    known = _forms(task.params)
    if len(text) <= SMALL:
        words = known.by_first_word.keys() & set(_FIRST_WORD.findall(text))
        present = sorted(
            form for word in words for form in known.by_first_word[word] if form in text
        )
    else:
        present = list(known.groups)
    used: defaultdict[int, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
    if len(present) < least:
        return used
    automaton = ahocorasick_rs.AhoCorasick(
        present, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
    )
    for index, start, end in automaton.find_matches_as_indexes(text):
        group = known.groups[present[index]]
        inside = text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()
        segment = document.segment_at(start)
        if group < 0 or inside or not segment.english or segment.kind not in task.kinds:
            continue
        if text[start:end] in task.settings.accept:
            continue
        used[group].setdefault(present[index], []).append((start, end))
    return used


def is_explained(
    document: Document,
    span: tuple[int, int],
    spans_by_form: Mapping[str, list[tuple[int, int]]],
    form: str,
) -> bool:
    """Whether another form stands close by, with words between that tell them apart."""
    segment = document.segment_at(span[0])
    for other, spans in spans_by_form.items():
        for start, end in spans if other != form else ():
            left, right = (end, span[0]) if end <= span[0] else (span[1], start)
            near = segment.start <= start < segment.end and 0 <= right - left <= NEAR
            if near and _EXPLAINS.search(document.text, left, right):
                return True
    return False
