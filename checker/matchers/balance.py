"""Quotation marks and brackets that lack their partner, or stand apart from what they enclose."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from checker.document import Document, Segment
from checker.matchers import Key, Match, Related, Task
from checker.pattern_codes import kept

KEYS = (
    Key(
        "check",
        "double-quotes|single-quotes|opening-single-quotes|brackets|quote-spacing",
        True,
        "Which marks are looked at, and whether at pairs or at the space inside them.",
    ),
    Key("report", "opening|closing|both", False, "Which marks without a partner. Default: both."),
)

REACH = 8
"""Blocks over which one pair may stretch: a quotation or bracket of several paragraphs."""
LONGEST_QUOTE = 2000
"""Code points of one block in which the partner of a single mark is looked for."""

LONGEST_NESTED = 300
"""A longer quotation inside another is a statement given at length, often left open."""

_DOUBLE = kept('[“”"]')
_OTHER_QUOTES = kept("[„«»‹›‟〝〞]|``|''")
_OPENING_CONTEXT = frozenset(" \n([{—–-/“‘'’*_")
_CLOSING_CONTEXT = frozenset(" \n)]}—–-/.,;:!?…”’'*_")
_BRACKETS = kept(r"[()\[\]{}]")
_PARTNER = {")": "(", "]": "[", "}": "{"}
_LIST_MARKER = kept(r"(?:^|(?<=[\s(;,:]))(?:[A-Za-z]|\d{1,3}|[ivxIVX]{1,5})\.?\Z")
_INTERVAL = kept(r"[-+−]?[\w.∞]+ ?[,;] ?[-+−]?[\w.∞]+")
_FACE = kept(r"[:;=8xX][-'^o]?\Z|\^_?\^?;?\Z|[<T]_?\Z")
_FACE_AHEAD = kept(r"[-'^o]?[:;=8](?!\w)")
_STRAY_SINGLE = kept(r"['’](?=[ ,.;:!?\n])")
_SINGLE_OPENER = kept(r"(?<!\w)['‘’`](?=\S)")
_CURLY_OPENER = kept(r"‘(?=[^\W\d_])(?<![\w’]‘)(?!(?:em|til|tis|twas|cause|n|un|ere)\b)")
_CURLY_CLOSER = kept(r"’(?![^\W\d_])|(?<=[.,!?…—])’")
_CLIPPED = frozenset(["an", "o", "th", "ol", "wi", "ha", "de", "ne", "fo", "mo", "po", "sho", "ca"])
"""Words that dialect spelling clips, apart from all in -in': an', o', th'."""
_WHOLE = """
    in win again begin within certain main rain train remain contain explain plain skin thin brain
    captain mountain origin
"""
_WHOLE_IN = frozenset(_WHOLE.split())
"""Words in -in that have lost no g."""
_NOT_PLURAL = frozenset(["his", "this", "as", "was", "is", "has", "us", "does", "thus", "always"])
_NOT_OWNED = kept(
    r" (?:is|are|was|were|have|has|had|will|would|can|could|should|may|might|must|in|on|at|to|by"
    r"|for|of|that|which|who|with|from|than|the|an)\b"
)
_OPENING_APART = kept(r"“ (?=\w)(?<![^\s([—]“ )")
_CLOSING_APART = kept(r" ”")
_STRAIGHT_FIRST = kept(r'\n" (?=\w)')
_STRAIGHT_INSIDE = kept(r' " (?=\w)')


class Stray(NamedTuple):
    """A mark without a partner: its offset, the mark, whether it opens."""

    offset: int
    mark: str
    opens: bool


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing to compile: the marks of each check are known."""
    return {"check": keys["check"], "report": keys.get("report", "both")}


def find(task: Task) -> Iterator[Match]:
    """Marks without a partner, or the blanks inside a pair."""
    check = task.params["check"]
    if check == "quote-spacing":
        yield from _spacing(task)
    elif check == "single-quotes":
        yield from _single(task)
    elif check == "opening-single-quotes":
        yield from _single_openers(task)
    else:
        strays = [
            stray
            for stray in _unpaired(task, check == "brackets")
            if task.params["report"] in ("both", "opening" if stray.opens else "closing")
        ]
        if check == "brackets":
            yield from (_match([stray]) for stray in strays)
        else:
            # once one mark is lost the others of a block cannot be told apart: one finding
            blocks = groupby(strays, lambda stray: task.document.segment_index(stray.offset))
            yield from (_match(list(block)) for _, block in blocks)


def _match(strays: list[Stray]) -> Match:
    """The first of some marks without a partner, the others related."""
    first, *others = strays
    return Match(
        first.offset,
        first.offset + 1,
        {"mark": first.mark, "others": f" (and {len(others)} more here)" if others else ""},
        related=tuple(Related("same", stray.offset, stray.offset + 1) for stray in others),
    )


def _unpaired(task: Task, brackets: bool) -> Iterator[Stray]:
    """Strays of all blocks, without those that find their partner some blocks further on."""
    document = task.document
    text = document.text
    pending: list[tuple[int, Stray]] = []
    for index, segment in enumerate(document.segments):
        block = text[segment.start : segment.end]
        if not segment.english or segment.kind not in task.kinds:
            continue
        if not (_brackets_differ(block) if brackets else _quotes_differ(block)):
            continue
        strays = _bracket_strays(block) if brackets else _quote_strays(block)
        for stray in strays:
            stray = stray._replace(offset=stray.offset + segment.start)
            if stray.opens and not brackets and _goes_on(document, index):
                continue
            if pending and index - pending[-1][0] <= REACH and _partners(pending[-1][1], stray):
                pending.pop()
            else:
                pending.append((index, stray))
    for _, stray in pending:
        yield stray


def _partners(opening: Stray, closing: Stray) -> bool:
    expected = _PARTNER.get(closing.mark)
    return opening.opens and not closing.opens and (expected is None or expected == opening.mark)


def _goes_on(document: Document, index: int) -> bool:
    """Whether the quotation left open goes on: the next paragraph opens with a mark again."""
    following = document.segments[index + 1 : index + 2]
    return bool(following) and document.text[following[0].start] in '“"‘'


def _quotes_differ(block: str) -> bool:
    return block.count('"') % 2 == 1 or block.count("“") != block.count("”")


def _brackets_differ(block: str) -> bool:
    return (
        block.count("(") != block.count(")")
        or block.count("[") != block.count("]")
        or block.count("{") != block.count("}")
    )


def _quote_strays(block: str) -> list[Stray]:
    if _OTHER_QUOTES.search(block):
        return []
    if "“" not in block and block.count("”") % 2 == 0 and block.count('"') % 2 == 0:
        # ”as in Swedish”: the same mark at both ends
        return []
    strays: list[Stray] = []
    opened: Stray | None = None
    for match in _DOUBLE.finditer(block):
        mark, at = match[0], match.start()
        opens = _opens(block, at, opened is not None)
        if opens is None:
            continue
        if opens:
            if opened:
                strays.append(opened)
            opened = Stray(at, mark, True)
        elif opened:
            opened = None
        else:
            strays.append(Stray(at, mark, False))
    return [*strays, opened] if opened else strays


def _opens(block: str, at: int, inside: bool) -> bool | None:
    """Whether the mark at an offset opens; None where it is no quotation mark."""
    before = block[at - 1] if at else " "
    after = block[at + 1] if at + 1 < len(block) else " "
    if block[at] == "“":
        # a mark that turns the wrong way still closes what is open
        return not inside or before == " " or after.isalnum()
    if block[at] == "”":
        return False
    may_open, may_close = before in _OPENING_CONTEXT, after in _CLOSING_CONTEXT
    if before == " " and after == " " and 0 < at < len(block) - 1:
        return not inside
    # inches, or the mark itself is spoken of: (")
    if (before.isdigit() and not inside) or (before in "([" and after in ")]"):
        return None
    if may_open != may_close:
        return may_open
    return not inside


def _bracket_strays(block: str) -> list[Stray]:
    opened: list[Stray] = []
    strays: list[Stray] = []
    for match in _BRACKETS.finditer(block):
        mark, at = match[0], match.start()
        if mark in "([{":
            if not (mark == "(" and _is_face(block, at)):
                opened.append(Stray(at, mark, True))
            continue
        if opened and (
            opened[-1].mark == _PARTNER[mark]
            or _INTERVAL.fullmatch(block, opened[-1].offset + 1, at)
        ):
            opened.pop()
        elif not (
            mark == ")"
            and (
                _LIST_MARKER.search(block[max(0, at - 8) : at])
                or _FACE.search(block[max(0, at - 3) : at])
            )
        ):
            strays.append(Stray(at, mark, False))
    return sorted(strays + opened)


def _is_face(block: str, at: int) -> bool:
    """Whether an opening bracket is the mouth of a sad face :( or the edge of a glad one (:."""
    return bool(_FACE.search(block[max(0, at - 3) : at]) or _FACE_AHEAD.match(block, at + 1))


def _single(task: Task) -> Iterator[Match]:
    """Apostrophes at the end of a word that can be neither possessive, clipped nor closing."""
    document = task.document
    text = document.text
    for match in _STRAY_SINGLE.finditer(text):
        at = match.start()
        segment = document.segment_at(at)
        start = at
        while start > segment.start and (text[start - 1].isalpha() or text[start - 1] in "-'’"):
            start -= 1
        word = text[start:at]
        lowered = word.lower()
        if len(word) < 2 or not word[-1].isalpha() or lowered in _CLIPPED:
            continue
        if lowered.endswith("in") and lowered not in _WHOLE_IN:
            continue
        if lowered[-1] in "szx" and not _cannot_possess(text, lowered, at):
            continue
        if not _has_opener(text, segment, at, start):
            yield Match(start, at + 1, {"word": word}, word)


def _single_openers(task: Task) -> Iterator[Match]:
    """Curly single quotation marks that open and find nothing in their block that closes."""
    document = task.document
    text = document.text
    for match in _CURLY_OPENER.finditer(text):
        at = match.start()
        index = document.segment_index(at)
        end = min(document.segments[index].end, at + LONGEST_QUOTE)
        outer = text.find("”", at, end)
        # what stands in double marks must close before they do
        closes = _CURLY_CLOSER.search(text, at + 1, end if outer < 0 else outer)
        if closes or _is_name(text, at) or outer - at > LONGEST_NESTED:
            continue
        start = document.segments[index].start
        speech_open = text.count("“", start, end) > text.count("”", start, end)
        if outer >= 0 or not (speech_open or _goes_on(document, index)):
            yield Match(at, at + 1)


def _is_name(text: str, at: int) -> bool:
    """Whether the mark is a letter of a name in mid-sentence, as in ‘Ali or ‘Utu."""
    return text[at + 1] in "AEIOU" and text[max(at - 2, 0)].islower()


def _cannot_possess(text: str, word: str, at: int) -> bool:
    """Whether a word in -s is no plural, or a word follows that nobody can own."""
    return word in _NOT_PLURAL or _NOT_OWNED.match(text, at + 1) is not None


def _has_opener(text: str, segment: Segment, at: int, word_start: int) -> bool:
    """Whether a single quotation mark before the offset may be the partner."""
    return (
        text[max(word_start - 1, 0)] in "'‘’`“\""
        or _SINGLE_OPENER.search(text, max(segment.start, at - LONGEST_QUOTE), at) is not None
    )


def _spacing(task: Task) -> Iterator[Match]:
    """Marks with a blank between them and what they enclose; the match holds the word enclosed."""
    document = task.document
    text = document.text
    yield from (_apart_from_next(text, match.start()) for match in _OPENING_APART.finditer(text))
    for match in _CLOSING_APART.finditer(text):
        if text[match.start() - 1] not in "’'\n":
            yield _apart_from_last(text, match.start() + 1)
    # with a line feed before it the text begins like every other block
    straight = [match.start() for match in _STRAIGHT_FIRST.finditer(f"\n{text}")]
    straight += [match.start() + 1 for match in _STRAIGHT_INSIDE.finditer(text)]
    block, counted, marks = -1, 0, 0
    for at in sorted(straight):
        index = document.segment_index(at)
        if index != block:
            block, counted, marks = index, document.segments[index].start, 0
        marks += text.count('"', counted, at)
        counted = at
        if text[max(at - 2, 0)].isdigit():
            continue
        if marks % 2 == 0:
            yield _apart_from_next(text, at)
        elif " " in text[text.rfind('"', 0, at) + 1 : at - 1]:
            # a single word with a blank may be meant letter by letter: "svg "
            yield _apart_from_last(text, at)


def _apart_from_next(text: str, at: int) -> Match:
    end = at + 2
    while end < len(text) and (text[end].isalnum() or text[end] in "'’-"):
        end += 1
    return Match(at, end, {}, text[at] + text[at + 2 : end])


def _apart_from_last(text: str, at: int) -> Match:
    start = at - 1
    while start and not text[start - 1].isspace():
        start -= 1
    return Match(start, at + 1, {}, text[start : at - 1] + text[at])
