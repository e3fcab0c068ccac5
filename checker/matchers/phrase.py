"""Literals and patterns, anywhere or in a certain place of a block or sentence."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.document import Document, Segment
from checker.matchers import Key, KeyValueError, Match, Task
from checker.patterns import check_pattern, finditer, is_rare, required_literals

WHERE = (
    "anywhere|whole-block|block-start|block-end|sentence-start|line-start|first-block|last-block"
)

KEYS = (
    Key("any", "list", True, "Literals, or mappings with `pattern` and if need be `literals`."),
    Key("where", WHERE, False, "Where in the text a match must stand; anywhere by default."),
    Key("unless", "texts", False, "Patterns: a match that overlaps one of their matches is none."),
    Key("case", "fold|exact", False, "exact: upper and lower case must agree. Default: fold."),
    Key("common-literal", "text", False, "Why a pattern may do without a rare literal."),
)

_EDGE = " \t\"'“”‘’*_>»«•·–—-|:.…!()[]"


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Literals become lower case; each pattern gets the literals that make it worth running."""
    where = keys.get("where", "anywhere")
    literals: list[str] = []
    owners: list[int] = []
    """For each literal, the number of its pattern, or -1: the literal itself is the match."""
    patterns: list[str] = []
    for number, entry in enumerate(keys["any"]):
        at = ("any", number)
        if isinstance(entry, str):
            if not entry.strip():
                raise KeyValueError("an empty literal matches everywhere", at)
            literals.append(fold_literal(entry))
            owners.append(-1)
            continue
        if not isinstance(entry, dict) or not isinstance(entry.get("pattern"), str):
            raise KeyValueError("expected a literal or a mapping with the key 'pattern'", at)
        for key in entry:
            if key not in {"pattern", "literals"}:
                raise KeyValueError(f"unknown key {key!r}; known: pattern, literals", (*at, key))
        pattern = entry["pattern"]
        problem = check_pattern(pattern)
        if problem:
            raise KeyValueError(problem, (*at, "pattern"))
        found = entry.get("literals") or required_literals(pattern) or []
        if isinstance(found, str):
            found = [found]
        rare = bool(found) and all(is_rare(literal) for literal in found)
        if not rare and "common-literal" not in keys and not entry.get("literals"):
            raise KeyValueError(
                f"the pattern {pattern!r} holds no rare literal, so it would run on every block; "
                "put one in, name some in 'literals', or say why in 'common-literal'",
                (*at, "pattern"),
            )
        literals += [fold_literal(literal) for literal in found]
        owners += [len(patterns)] * len(found)
        patterns.append(pattern)
    unless = keys.get("unless", [])
    unless = [unless] if isinstance(unless, str) else unless
    for number, pattern in enumerate(unless):
        problem = check_pattern(pattern)
        if problem:
            raise KeyValueError(problem, ("unless", number))
    always = sorted(set(range(len(patterns))) - set(owners))
    return {
        "literals": [] if always else literals,
        "owners": [] if always else owners,
        "patterns": patterns,
        "plain": [fold_literal(entry) for entry in keys["any"] if isinstance(entry, str)]
        if always
        else [],
        "where": where,
        "unless": unless,
        "case": keys.get("case", "fold") == "exact",
        "exact": [entry for entry in keys["any"] if isinstance(entry, str)]
        if keys.get("case") == "exact"
        else [],
    }


def fold_literal(literal: str) -> str:
    """A literal as it is looked up in `Document.folded`."""
    collapsed = " ".join(literal.lower().replace("’", "'").split())
    # a blank at an edge says "a space stands here", as in " ,"
    return (" " if literal[:1] == " " else "") + collapsed + (" " if literal[-1:] == " " else "")


def find(task: Task) -> Iterator[Match]:
    """Literals at word boundaries, patterns once in each block that holds one of their literals."""
    params = task.params
    document = task.document
    where = params["where"]
    owners = params["owners"]
    text = document.text
    to_search: dict[int, set[int]] = {}
    found: set[tuple[int, int]] = set()
    for literal, start, end in task.hits:
        owner = owners[literal]
        if owner >= 0:
            to_search.setdefault(owner, set()).add(document.segment_index(start))
        elif whole_words(document.folded, start, end) and (
            not params["case"] or text[start:end] in params["exact"]
        ):
            found.add((start, end))
    if not params["literals"]:
        every = set(range(len(document.segments)))
        to_search = dict.fromkeys(range(len(params["patterns"])), every)
    matches = [Match(start, end) for start, end in sorted(found)]
    for number in sorted(to_search):
        pattern = params["patterns"][number]
        for index in sorted(to_search[number]):
            segment = document.segments[index]
            if not segment.english or segment.kind not in task.kinds:
                continue
            for hit in finditer(pattern, text, segment.start, segment.end, case=params["case"]):
                groups = {k: v for k, v in hit.groupdict().items() if v is not None}
                start, end = hit.span("at") if "at" in groups else hit.span()
                matches.append(Match(start, end, groups))
    for match in _longest(matches):
        segment = document.segment_at(match.start)
        if _placed(document, segment, match.start, match.end, where) and not _excused(
            params["unless"], text, segment, match, params["case"]
        ):
            yield match


def whole_words(folded: str, start: int, end: int) -> bool:
    """Whether a literal's ends do not fall inside a word."""
    if start and folded[start].isalnum() and folded[start - 1].isalnum():
        return False
    return not (end < len(folded) and folded[end - 1].isalnum() and folded[end].isalnum())


def _longest(matches: list[Match]) -> Iterator[Match]:
    """Of matches that overlap, the first and longest."""
    last = -1
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if match.start >= last or match.start == match.end:
            yield match
            last = max(last, match.end)


def _excused(unless: list[str], text: str, segment: Segment, match: Match, case: bool) -> bool:
    return any(
        hit.start() < max(match.end, match.start + 1) and hit.end() > match.start
        for pattern in unless
        for hit in finditer(pattern, text, segment.start, segment.end, case=case)
    )


def _placed(document: Document, segment: Segment, start: int, end: int, where: str) -> bool:
    if where == "anywhere":
        return True
    text = document.text
    if where == "whole-block":
        return not text[segment.start : start].strip(_EDGE) and not text[end : segment.end].strip(
            _EDGE
        )
    if where == "block-start":
        return not text[segment.start : start].strip(_EDGE)
    if where == "block-end":
        return not text[end : segment.end].strip(_EDGE)
    if where == "first-block":
        return segment is document.segments[0]
    if where == "last-block":
        return segment is document.segments[-1]
    if where == "line-start":
        at = document.source_span(start, end).start
        return document.lines.position(at)[1] == 1 or not document.source[
            document.lines.starts[document.lines.position(at)[0] - 1] : at
        ].strip(_EDGE + "#>-*+")
    before = text[segment.start : start].rstrip(
        _EDGE.replace(".", "").replace("!", "").replace("…", "")
    )
    return not before or before[-1] in ".!?…"
