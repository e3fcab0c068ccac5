"""The headline against the text below it: amounts in another scale or currency, names and numbers.

The headline is the first block if it has at most 16 words and no full stop. An amount is compared
by its digits: "$2.5 million" above and only "$2.5 billion" below is one amount, written twice.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checker.document import Document, Segment
from checker.matchers import Key, Match, Related, Task
from checker.pattern_codes import kept

KEYS = (Key("check", "amounts|content", True, "Amounts, or names and numbers of the headline."),)

MOST_WORDS = 16
LEAST_BODY = 150
"""Words of a text whose headline should be found in it."""

_SCALES = {
    "million": "million",
    "mn": "million",
    "m": "million",
    "billion": "billion",
    "bn": "billion",
    "b": "billion",
    "trillion": "trillion",
    "tn": "trillion",
}
_AMOUNT = kept(
    r"(?<![\w.,])(?P<currency>(?:US|A|C|NZ|HK)?\$|£|€|¥)?(?P<number>\d+(?:[.,]\d+)*)[ -]?"
    r"(?P<scale>million|billion|trillion|mn|bn|tn|m|b)\b"
    r"(?: (?P<unit>dollars|pounds|euros|yen|roubles|rubles|yuan|rupees|francs|kronor|kroner)\b)?"
    r"(?: (?P<noun>[a-z]{4,}))?",
    re.IGNORECASE,
)
_REACH = 32
"""Code points around a word for millions that hold the whole amount and its noun."""

_UNITS = {"dollars": "$", "pounds": "£", "euros": "€", "yen": "¥"}
_NUMBER = kept(r"(?<![\w.,$£€-])(?:\d{2,3}|\d(?=,\d{3}))(?:,\d{3})*(?:\.\d+)?(?![\w,.]*\d|[-–/:])")
_OF_A_DATE = kept(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z.]* \Z|\A(?:st|nd|rd|th)?"
    r" (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_SENTENCE_END = (".", "!", "?", "…", ".”", '."')
_NO_NOUN = frozenset(
    ("from", "over", "with", "into", "that", "this", "than", "which", "were", "more")
)


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The check; amounts need a word for millions."""
    literals = ["million", "billion", "trillion", "bn", *(f"{digit}m" for digit in range(10))]
    amounts = keys["check"] == "amounts"
    return {"check": keys["check"], **({"literals": literals} if amounts else {})}


def find(task: Task) -> Iterator[Match]:
    """One match for each slip between headline and text."""
    headline = _headline(task.document)
    if task.params["check"] == "amounts":
        yield from _amounts(task, headline)
    elif headline and task.document.words - MOST_WORDS >= LEAST_BODY:
        yield from _content(task.document, headline)


def _headline(document: Document) -> Segment | None:
    """The first block, if it is a headline."""
    if len(document.segments) < 2:
        return None
    first = document.segments[0]
    text = document.segment_text(first)
    if text.count(" ") >= MOST_WORDS or (text.endswith(_SENTENCE_END) and first.kind != "heading"):
        return None
    return first


class _Amount(NamedTuple):
    """An amount of millions or more."""

    start: int
    end: int
    currency: str
    """A sign, or empty."""
    number: str
    scale: str
    noun: str


def _read(task: Task) -> list[_Amount]:
    """The amounts of the text, in its order."""
    document = task.document
    matches = {
        match.start(): match
        for hit in task.hits
        for match in _AMOUNT.finditer(document.text, max(0, hit.start - _REACH), hit.end + _REACH)
        if match.start("scale") <= hit.end
    }
    found = []
    for _, match in sorted(matches.items()):
        currency = match["currency"] or _UNITS.get((match["unit"] or "").lower(), match["unit"])
        noun = (match["noun"] or "").lower()
        found.append(
            _Amount(
                match.start(),
                match.end("unit") if match["unit"] else match.end("scale"),
                (currency or "").lower(),
                match["number"],
                _SCALES[match["scale"].lower()],
                "" if noun in _NO_NOUN else noun,
            )
        )
    return found


def _amounts(task: Task, headline: Segment | None) -> Iterator[Match]:
    document = task.document
    by_number: defaultdict[str, list[_Amount]] = defaultdict(list)
    for amount in _read(task):
        if sum(character.isdigit() for character in amount.number.strip("0.,")) > 1:
            by_number[amount.number].append(amount)
    for amounts in by_number.values():
        first, others = amounts[0], amounts[1:]
        if headline and first.start < headline.end:
            below = [other for other in others if other.start > headline.end]
            if below and not any(_agree(first, other) for other in below):
                yield from _pair(document, first, below[0])
        else:
            for one, other in zip(amounts, others, strict=False):
                if one.noun and one.noun == other.noun and not _agree(one, other):
                    yield from _pair(document, one, other)
                    break


def _agree(one: _Amount, other: _Amount) -> bool:
    return one.scale == other.scale and _same_currency(one.currency, other.currency)


def _same_currency(one: str, other: str) -> bool:
    return not one or not other or one == other or one[-1] == other[-1] == "$"


def _pair(document: Document, one: _Amount, other: _Amount) -> Iterator[Match]:
    """The match for two amounts of which only scale or only currency differ."""
    if one.scale != other.scale and not _same_currency(one.currency, other.currency):
        return
    if one.scale != other.scale and bool(one.currency) != bool(other.currency):
        # people and dollars
        return
    text = document.text
    before = text[max(0, other.start - 1) : other.start]
    if before in "([" and one.scale == other.scale:
        # a conversion, by chance of the same digits
        return
    yield Match(
        one.start,
        one.end,
        {"other": text[other.start : other.end]},
        related=(
            Related("other", other.start, other.end, f"'{text[other.start : other.end]}' here"),
        ),
    )


def _content(document: Document, headline: Segment) -> Iterator[Match]:
    """Surnames and numbers of the headline that stand nowhere below it."""
    from checker.analysis.names import mentions

    text, folded = document.text, document.folded
    for mention in mentions(document):
        if mention.start >= headline.end:
            break
        surname, given = mention.parts.surname, mention.parts.given
        if mention.kind == "person" and surname and given:
            written = folded[surname.start : surname.end]
            if folded.find(written, headline.end) < 0:
                yield Match(*mention.name, {"what": text[mention.name.start : mention.name.end]})
    for number in _NUMBER.finditer(text, headline.start, headline.end):
        written, (begin, end) = number[0], number.span()
        if _OF_A_DATE.search(text[max(0, begin - 10) : begin]) or _OF_A_DATE.match(text[end:][:8]):
            continue
        plain = written.replace(",", "")
        if text.find(written, headline.end) < 0 and text.find(plain, headline.end) < 0:
            yield Match(*number.span(), {"what": written})
