"""One quotation, two speakers: the same words in quotation marks, said by two people."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.document import Document, fold
from checker.matchers import Key, Match, Related, Task
from checker.pattern_codes import kept
from checker.text import Span

if TYPE_CHECKING:
    import re

    from checker.analysis.mention import Mention

KEYS = (
    Key("words", "integer", False, "Fewest words of a quotation; 5 by default."),
    Key("saying", "texts", True, "Verbs of saying."),
)

_QUOTED = kept(r"“([^“”\n]+)”|(?<!\w)\"([^\"\n]+)\"")
_CURLED, _STRAIGHT = (kept(part) for part in _QUOTED.pattern.split("|"))
_POINTS = '.,;:!?…–—-"“” '
_REACH = 60
"""Code points between a quotation and the name of its speaker."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The verbs as the alternatives of a pattern."""
    saying = keys["saying"]
    verbs = [saying] if isinstance(saying, str) else saying
    return {"literals": ['"', "“"], "words": keys.get("words", 5), "saying": "|".join(verbs)}


def find(task: Task) -> Iterator[Match]:
    """One match for each quotation that stands again with another speaker."""
    document = task.document
    folded, spaces = document.folded, task.params["words"] - 1
    found = list(_pattern(document.text).finditer(document.text))
    if not _has_twice([quoted[0] for quoted in found], spaces):
        return
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for quoted in found:
        start, end = quoted.span()
        if folded.count(" ", start, end) >= spaces:
            places[folded[start:end].strip(_POINTS)].append(Span(start, end))
    for spans in places.values():
        if len(spans) > 1:
            yield from _matches(document, spans, task.params["saying"])


def _pattern(text: str) -> "re.Pattern[str]":
    """What finds a quotation; with one kind of mark in the text, the search for it leaps."""
    if '"' not in text:
        return _CURLED
    return _STRAIGHT if "“" not in text else _QUOTED


def _has_twice(quotations: Sequence[str], spaces: int) -> bool:
    """Whether two quotations with so many spaces are the same but for case and points."""
    long = [q for q in fold("\n".join(quotations)).split("\n") if q.count(" ") >= spaces]
    bare = {quoted.strip(_POINTS) for quoted in long}
    return len(bare) < len(long)


def _matches(document: Document, spans: list[Span], saying: str) -> Iterator[Match]:
    text = document.text
    speakers = [(span, person) for span in spans if (person := _speaker(document, span, saying))]
    for span, person in speakers[1:]:
        first_span, first = speakers[0]
        if _differ(document, first, person):
            one = text[first.name.start : first.name.end]
            two = text[person.name.start : person.name.end]
            yield Match(
                *span,
                {"one": one, "two": two},
                related=(Related("other", *first_span, f"said by {one} here"),),
            )


def _speaker(document: Document, span: Span, saying: str) -> "Mention | None":
    """The person who says a quotation by the words right after or before it."""
    from checker.analysis.names import mentions

    text = document.text
    after = kept(rf"[,.]? (?:(?:{saying}) (?:the |his |her |its )?)?\Z")
    verb = kept(rf"(?:,[^,.\n]{{1,40}},)? (?:has |had )?(?:{saying})\b")
    segment = document.segment_at(span.start)
    starts = document.once("mention starts", lambda d: [m.start for m in mentions(d)])
    first = bisect_left(starts, span.start - 2 * _REACH)
    for mention in mentions(document)[first : bisect_right(starts, span.end + _REACH)]:
        if mention.kind != "person" or not segment.start <= mention.start <= segment.end:
            continue
        if span.end <= mention.start <= span.end + _REACH:
            between = after.match(text[span.end : mention.start])
            if between and (between[0].strip(" ,.") or verb.match(text, mention.end)):
                return mention
        if mention.end <= span.start <= mention.end + _REACH:
            between = verb.match(text, mention.end, span.start)
            rest = text[between.end() : span.start] if between else ""
            if between and rest.endswith((": ", ", ", "that ")) and not set(rest) & set('“”".;'):
                return mention
    return None


def _differ(document: Document, one: "Mention", two: "Mention") -> bool:
    """Whether two mentions cannot be of one person: neither surname is in the other's name."""
    names = [(m.full or m.form).lower().split(" ") for m in (one, two)]
    return names[0][-1] not in names[1] and names[1][-1] not in names[0]
