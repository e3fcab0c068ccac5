"""Consistency: several forms of one thing in one text; the form used less is reported."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.matchers import Key, KeyValueError, Match, Related, Task
from checker.matchers.phrase import fold_literal, whole_words
from checker.patterns import check_pattern, finditer

KEYS = (
    Key("forms", "list", True, "Mappings: label, any (literals or patterns), replace (optional)."),
    Key("minimum", "integer", False, "Fewest places of the form used most; 2 by default."),
    Key("margin", "number", False, "How many times more often it must be used; 2 by default."),
    Key("undecided", "report|silent", False, "What to do without a majority; silent by default."),
    Key("case", "fold|exact", False, "Whether case must agree; exact by default."),
    Key("unless", "texts", False, "Patterns: a form inside one of their matches does not count."),
    Key("common-literal", "text", False, "Why the patterns may run on every block."),
)

_FORM_KEYS = {"label", "any", "replace"}
SHOWN_OTHERS = 3
"""How many places of the competing form are shown."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Forms with their literals and patterns; every pattern has literals to run on."""
    from checker.literals import is_rare, required_literals

    literals: list[str] = []
    owners: list[tuple[int, int]] = []
    """For each literal: number of the form, number of its pattern or -1."""
    forms = []
    everywhere = "common-literal" in keys
    if len(keys["forms"]) < 2:
        raise KeyValueError("a consistency rule has at least two forms", ("forms",))
    for number, form in enumerate(keys["forms"]):
        at = ("forms", number)
        if not isinstance(form, dict) or not {"label", "any"} <= form.keys() <= _FORM_KEYS:
            raise KeyValueError("a form has 'label', 'any' and perhaps 'replace'", at)
        patterns: list[str] = []
        exact: list[str] = []
        for index, entry in enumerate(form["any"]):
            if isinstance(entry, str) and not everywhere:
                literals.append(fold_literal(entry))
                owners.append((number, -1))
                exact.append(entry)
                continue
            if not isinstance(entry, dict) or not isinstance(entry.get("pattern"), str):
                raise KeyValueError(
                    "expected a literal or a mapping with the key 'pattern'", (*at, "any", index)
                )
            pattern = entry["pattern"]
            problem = check_pattern(pattern)
            if problem:
                raise KeyValueError(problem, (*at, "any", index, "pattern"))
            if everywhere:
                patterns.append(pattern)
                continue
            found = entry.get("literals") or required_literals(pattern)
            if not found or not (entry.get("literals") or all(map(is_rare, found))):
                raise KeyValueError(
                    f"the pattern {pattern!r} holds no rare literal; name some in 'literals'",
                    (*at, "any", index, "pattern"),
                )
            literals += [fold_literal(literal) for literal in found]
            owners += [(number, len(patterns))] * len(found)
            patterns.append(pattern)
        replace = form.get("replace", form["any"][0] if len(form["any"]) == 1 and exact else None)
        forms.append(
            {"label": form["label"], "patterns": patterns, "exact": exact, "replace": replace}
        )
    unless = keys.get("unless", [])
    return {
        "literals": literals,
        "owners": owners,
        "forms": forms,
        "minimum": keys.get("minimum", 2),
        "margin": keys.get("margin", 2),
        "report_undecided": keys.get("undecided", "silent") == "report",
        "case": keys.get("case", "exact") == "exact",
        "unless": [unless] if isinstance(unless, str) else unless,
    }


def find(task: Task) -> Iterator[Match]:
    """One match for each form but the one used most, at its first place, the others related."""
    params = task.params
    places = _places(task)
    used = [number for number, spans in enumerate(places) if spans]
    if len(used) < 2:
        return
    # in a tie the form that comes later in the text yields
    ranked = sorted(used, key=lambda number: (-len(places[number]), places[number][0]))
    best = ranked[0]
    others = sum(len(places[number]) for number in ranked[1:])
    decided = (
        len(places[best]) >= params["minimum"] and len(places[best]) >= params["margin"] * others
    )
    if not decided and not params["report_undecided"]:
        return
    majority = params["forms"][best]
    for number in ranked[1:]:
        form = params["forms"][number]
        spans = places[number]
        competing = f"'{majority['label']}' is used here"
        yield Match(
            spans[0][0],
            spans[0][1],
            {
                "form": form["label"],
                "majority": majority["label"],
                "counted": _times(len(spans)),
                "majority_count": str(len(places[best])),
                "majority_counted": _times(len(places[best])),
            },
            edits=_edits(form, majority, spans) if decided else (),
            related=(
                *(Related("same", start, end) for start, end in spans[1:]),
                *(
                    Related("other", start, end, competing)
                    for start, end in places[best][:SHOWN_OTHERS]
                ),
            ),
            certainty=None if decided else 0,
        )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _edits(
    form: Mapping[str, Any], majority: Mapping[str, Any], spans: list[tuple[int, int]]
) -> tuple[tuple[int, int, str], ...]:
    """The replacements of all places, where both forms are one literal each."""
    if majority["replace"] is None or form["replace"] is None:
        return ()
    return tuple((start, end, str(majority["replace"])) for start, end in spans)


def _places(task: Task) -> list[list[tuple[int, int]]]:
    """For each form its ranges in order; of overlapping ranges of any forms the longest counts."""
    params = task.params
    document = task.document
    found: set[tuple[int, int, int]] = set()
    to_search: set[tuple[int, int, int]] = set()
    if params["literals"] and len({params["owners"][hit[0]][0] for hit in task.hits}) < 2:
        return [[] for _ in params["forms"]]
    for literal, start, end in task.hits:
        form, pattern = params["owners"][literal]
        segment = document.segment_index(start)
        if not document.segments[segment].english or (
            document.segments[segment].kind not in task.kinds
        ):
            continue
        if pattern >= 0:
            to_search.add((segment, form, pattern))
        elif whole_words(document.folded, start, end) and (
            not params["case"] or document.text[start:end] in params["forms"][form]["exact"]
        ):
            found.add((start, end, form))
    if not params["literals"]:
        to_search = {
            (index, form, pattern)
            for index, segment_ in enumerate(document.segments)
            if segment_.english and segment_.kind in task.kinds
            for form, data in enumerate(params["forms"])
            for pattern in range(len(data["patterns"]))
        }
    places: list[list[tuple[int, int]]] = [[] for _ in params["forms"]]
    by_form: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, form, pattern in to_search:
        by_form[form].append((index, pattern))
    possible = {form for _, _, form in found} | by_form.keys()
    # the rarest first: where it is found nowhere, the others need not be counted
    for form, searches in sorted(by_form.items(), key=lambda item: len(item[1])):
        if len(possible) < 2:
            return places
        spans = _searched(task, form, searches)
        found.update((start, end, form) for start, end in spans)
        if not any(form == other for _, _, other in found):
            possible.discard(form)
    if len(possible) < 2:
        return places
    excused = _excused(task, found)
    last = -1
    for start, end, form in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= last and not any(a <= start and end <= b for a, b in excused):
            places[form].append((start, end))
            last = end
    return places


def _searched(
    task: Task, form: int, searches: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The ranges of a form that its patterns find, each in a block."""
    document = task.document
    patterns = task.params["forms"][form]["patterns"]
    for index, pattern in searches:
        segment = document.segments[index]
        for hit in finditer(
            patterns[pattern],
            document.text,
            segment.start,
            segment.end,
            case=task.params["case"],
        ):
            yield hit.span("at") if "at" in hit.re.groupindex else hit.span()


def _excused(task: Task, found: set[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Where forms do not count, in the blocks that hold any."""
    document, params = task.document, task.params
    if not params["unless"]:
        return []
    return [
        hit.span()
        for index in {document.segment_index(start) for start, _, _ in found}
        for pattern in params["unless"]
        for hit in finditer(
            pattern,
            document.text,
            document.segments[index].start,
            document.segments[index].end,
            case=params["case"],
        )
    ]
