"""Literals and patterns, anywhere or in a certain place of a block or sentence."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from checker.analysis.sentences import sentence_spans
from checker.analysis.speech import speech_spans
from checker.document import OPAQUE, Document, Segment
from checker.matchers import Key, KeyValueError, Match, Related, Task
from checker.pattern_codes import kept
from checker.patterns import LONG_BLOCK, check_pattern, compile_pattern, finditer, is_linear
from checker.text import Span

if TYPE_CHECKING:
    from checker.patterns import PatternMatch

WHERE = (
    "anywhere|whole-block|block-start|block-end|sentence-start|line-start|first-block|last-block"
    "|headline"
)

KEYS = (
    Key("any", "list", True, "Literals, or mappings with `pattern` and if need be `literals`."),
    Key("where", WHERE, False, "Where in the text a match must stand; anywhere by default."),
    Key("unless", "texts", False, "Patterns: a match that overlaps one of their matches is none."),
    Key("case", "fold|exact", False, "exact: upper and lower case must agree. Default: fold."),
    Key("one-line", "boolean", False, "A match that runs over a line end of the file is none."),
    Key("common-literal", "text", False, "Why a pattern may do without a rare literal."),
    Key("extend", "sentence", False, "The match grows to the whole sentence it stands in."),
    Key("max-words", "integer", False, "A block with more words is left alone."),
    Key(
        "headlines",
        "collect|demand",
        False,
        "collect: headlines standing below the match belong to it; demand: without two of them "
        "it is none.",
    ),
    Key(
        "at-most",
        "integer",
        False,
        "With more matches than this the text is about the matter, and none is reported.",
    ),
)

_EDGE = " \t\"'“”‘’*_>»«•·–—-|:.…!()[]"
_WORD_OR_OPAQUE = kept(f"[^\\W_]|{OPAQUE}")

HEADLINES_MOST = 10
HEADLINE_WORDS = range(3, 23)
LONG_HEADLINE_WORDS = range(5, 23)


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Literals become lower case; each pattern gets the literals that make it worth running."""
    from checker.literals import ANYWHERE, Required, is_rare, required

    where = keys.get("where", "anywhere")
    literals: list[str] = []
    owners: list[int] = []
    """For each literal, the number of its pattern, or -1: the literal itself is the match."""
    reaches: list[list[int | None] | None] = []
    """For each literal of a pattern how far before it a match begins; None: anywhere before."""
    beside: list[list[list[str]]] = []
    """For each pattern sets of literals: one of each set must stand in the block too."""
    patterns: list[str] = []
    for number, entry in enumerate(keys["any"]):
        at = ("any", number)
        if isinstance(entry, str):
            if not entry.strip():
                raise KeyValueError("an empty literal matches everywhere", at)
            literals.append(fold_literal(entry))
            owners.append(-1)
            reaches.append(None)
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
        named = entry.get("literals") or []
        named = [named] if isinstance(named, str) else named
        needed = required(pattern) or Required({}, ())
        rare = bool(needed.literals) and all(map(is_rare, needed.literals))
        tried = all(reach.starts for reach in needed.literals.values())
        if named and rare and tried:
            needed = Required(needed.literals, (tuple(named),))
        elif named:
            needed = Required(dict.fromkeys(map(fold_literal, named), ANYWHERE), ())
        elif not rare and "common-literal" not in keys:
            raise KeyValueError(
                f"the pattern {pattern!r} holds no rare literal, so it would run on every block; "
                "put one in, name some in 'literals', or say why in 'common-literal'",
                (*at, "pattern"),
            )
        if not all(reach.starts for reach in needed.literals.values()):
            needed = Required(dict.fromkeys(needed.literals, ANYWHERE), needed.beside)
        for literal, reach in needed.literals.items():
            literals.append(literal)
            owners.append(len(patterns))
            reaches.append([reach.least, reach.most] if reach.starts else None)
        beside.append([list(map(fold_literal, group)) for group in needed.beside])
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
        "reaches": [] if always else reaches,
        "beside": beside,
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
        "extend": keys.get("extend"),
        "max-words": keys.get("max-words"),
        "headlines": keys.get("headlines"),
        "at-most": keys.get("at-most"),
        "one-line": keys.get("one-line", False),
    }


def fold_literal(literal: str) -> str:
    """A literal as it is looked up in `Document.folded`.

    A blank at an edge stays: it says "a space stands here", as in " ,"; so does a line feed before
    it: "a block begins here".
    """
    before = literal[0] if literal[:1] in (" ", "\n") else ""
    after = " " if literal[-1:] == " " else ""
    return before + " ".join(literal.lower().replace("’", "'").split()) + after


def find(task: Task) -> Iterator[Match]:
    """Literals at word boundaries, patterns once in each block that holds one of their literals."""
    params = task.params
    document = task.document
    matches = []
    # the excuses of a block are looked for once, not for each of its matches
    excused_block, excuses = -1, list[Span]()
    for match in _longest(_candidates(task)):
        index = document.segment_index(match.start)
        segment = document.segments[index]
        if not _placed(document, segment, match.start, match.end, params["where"]):
            continue
        if params["one-line"] and _over_lines(document, match):
            continue
        if index != excused_block:
            excused_block, excuses = index, _excuses(task, segment)
        if any(e.start < max(match.end, match.start + 1) and e.end > match.start for e in excuses):
            continue
        if params["extend"]:
            match = _sentence_of(document, segment, match)
        if params["headlines"]:
            demanded = params["headlines"] == "demand"
            below = headlines_below(document, index, weak_label=demanded)
            if demanded and len(below) < 2:
                continue
            match = match._replace(related=tuple(Related("same", s.start, s.end) for s in below))
        matches.append(match)
    if params["at-most"] is None or len(matches) <= params["at-most"]:
        yield from matches


def _candidates(task: Task) -> list[Match]:
    """Matches of literals and patterns in blocks that are to be read, wherever they stand."""
    params = task.params
    document = task.document
    text = document.text
    owners, reaches = params["owners"], params["reaches"]
    to_search: dict[int, set[int]] = {}
    to_try: dict[int, set[int]] = {}
    found: set[tuple[int, int]] = set()
    for literal, starts in task.hits.starts.items():
        owner, reach = owners[literal], reaches[literal]
        length = len(params["literals"][literal])
        if owner < 0:
            found.update(
                (start, start + length)
                for start in starts
                if whole_words(document.folded, start, start + length)
                and (not params["case"] or text[start : start + length] in params["exact"])
                and _searched(task, document.segment_at(start))
            )
        elif reach is None:
            to_search.setdefault(owner, set()).update(
                document.segment_index(start + length - 1) for start in starts
            )
        else:
            tried = to_try.setdefault(owner, set())
            for before in range(reach[0], reach[1] + 1):
                tried.update(start - before for start in starts)
    if not params["literals"]:
        every = set(range(len(document.segments)))
        to_search = dict.fromkeys(range(len(params["patterns"])), every)
    matches = [Match(start, end) for start, end in sorted(found)]
    for number, places in to_try.items():
        pattern = params["patterns"][number]
        if is_linear(pattern):
            _try_at(task, number, sorted(places), matches)
        else:
            to_search[number] = {document.segment_index(place) for place in places if place >= 0}
    for number in sorted(to_search):
        pattern, beside = params["patterns"][number], params["beside"][number]
        for index in sorted(to_search[number]):
            segment = document.segments[index]
            if not _searched(task, segment) or not _holds(document, segment, beside):
                continue
            for hit in finditer(pattern, text, segment.start, segment.end, case=params["case"]):
                matches.append(_match_of(hit))
    return matches


def _try_at(task: Task, number: int, places: list[int], matches: list[Match]) -> None:
    """Match the pattern of a number at places where alone it may begin.

    Fifteen times as fast as a search of the blocks, which are parted by line feeds.
    """
    document = task.document
    text = document.text
    pattern, beside = task.params["patterns"][number], task.params["beside"][number]
    match_at = compile_pattern(pattern, task.params["case"]).match
    end = last = 0
    for place in places:
        if place < last:
            continue
        if place >= end:
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
        near = end if end - place < LONG_BLOCK else place + LONG_BLOCK
        hit = match_at(text, place, near)
        if not hit:
            continue
        segment = document.segment_at(place)
        if _searched(task, segment) and _holds(document, segment, beside):
            matches.append(_match_of(hit))
            last = hit.end()


def _match_of(hit: "PatternMatch") -> Match:
    groups = {k: v for k, v in hit.groupdict().items() if v is not None}
    start, end = hit.span("at") if "at" in groups else hit.span()
    return Match(start, end, groups)


def _holds(document: Document, segment: Segment, sets: list[list[str]]) -> bool:
    """Whether a block holds a literal of each set; one may begin with the line feed before it."""
    folded = document.folded
    start = max(0, segment.start - 1)
    return all(
        any(folded.find(literal, start, segment.end) >= 0 for literal in literals)
        for literals in sets
    )


def _searched(task: Task, segment: Segment) -> bool:
    """Whether a block is of the rule's kinds, short enough and where the rule looks."""
    if not segment.english or segment.kind not in task.kinds:
        return False
    first = segment is task.document.segments[0]
    looked_at = {
        "headline": first or segment.kind == "heading",
        "first-block": first,
        "last-block": segment is task.document.segments[-1],
    }
    if not looked_at.get(task.params["where"], True):
        return False
    most = task.params["max-words"]
    return most is None or word_count(task.document, segment) <= most


def _sentence_of(document: Document, segment: Segment, match: Match) -> Match:
    """The match grown to its sentence, unless it lies in speech, which a rule may skip."""
    block = document.text, segment.start, segment.end
    if any(s.start <= match.start and match.end <= s.end for s in speech_spans(*block)):
        return match
    for start, end in sentence_spans(*block):
        if start <= match.start < end:
            return match._replace(start=start, end=max(end, match.end))
    return match


def word_count(document: Document, segment: Segment) -> int:
    """Number of words of a block, counted by the spaces between them."""
    return document.text.count(" ", segment.start, segment.end) + 1


def headlines_below(document: Document, index: int, *, weak_label: bool = False) -> list[Segment]:
    """The headlines under the label in block `index`: short blocks without a final stop.

    They are the blocks that follow with no blank line between, or list items; with blank lines
    between, two at least. These must be long enough not to be headings of the text itself, and so
    must all of them under a weak label, one that may head a list of the text.
    """
    headlines: list[Segment] = []
    for segment in document.segments[index + 1 : index + 1 + HEADLINES_MOST]:
        attached = _attached(segment)
        if not attached and headlines and _attached(headlines[-1]):
            break
        words = HEADLINE_WORDS if attached and not weak_label else LONG_HEADLINE_WORDS
        first, last = document.text[segment.start], document.text[segment.end - 1]
        if word_count(document, segment) not in words or last in ".;:,…":
            break
        if weak_label and first.islower():
            break
        headlines.append(segment)
    if len(headlines) == 1 and not _attached(headlines[0]):
        return []
    return headlines


def _attached(segment: Segment) -> bool:
    return segment.kind == "item" or not segment.gap_before


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


def _over_lines(document: Document, match: Match) -> bool:
    """Whether a match, with the character after it, is broken over lines of the file."""
    span = document.source_span(match.start, min(match.end + 1, len(document.text)))
    return "\n" in document.source[span.start : span.end]


def _excuses(task: Task, segment: Segment) -> list[Span]:
    """Where the `unless` patterns match in a block."""
    return [
        Span(*hit.span())
        for pattern in task.params["unless"]
        for hit in finditer(
            pattern, task.document.text, segment.start, segment.end, case=task.params["case"]
        )
    ]


def _placed(document: Document, segment: Segment, start: int, end: int, where: str) -> bool:
    if where in ("anywhere", "headline", "first-block", "last-block"):
        return True
    text = document.text
    if where == "whole-block":
        return _is_bare(text, segment.start, start) and _is_bare(text, end, segment.end)
    if where == "block-start":
        return _is_bare(text, segment.start, start)
    if where == "block-end":
        return _is_bare(text, end, segment.end)
    if where == "line-start":
        at = document.source_span(start, end).start
        return document.lines.position(at)[1] == 1 or not document.source[
            document.lines.starts[document.lines.position(at)[0] - 1] : at
        ].strip(_EDGE + "#>-*+")
    before = text[segment.start : start].rstrip(
        _EDGE.replace(".", "").replace("!", "").replace("…", "")
    )
    return not before or before[-1] in ".!?…"


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] holds marks and spaces only."""
    return _WORD_OR_OPAQUE.search(text, start, end) is None
