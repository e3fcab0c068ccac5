"""The dates that a text gives in words or figures: days, months, years.

For rules that hold for a time only. A date is a stretch of days, as texts such as `2023-02-07`,
which compare as they should.
"""

from collections.abc import Iterator
from typing import NamedTuple

from checker.document import Document
from checker.pattern_codes import kept

MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "January Jan",
            "February Feb",
            "March Mar",
            "April Apr",
            "May",
            "June Jun",
            "July Jul",
            "August Aug",
            "September Sept Sep",
            "October Oct",
            "November Nov",
            "December Dec",
        ),
        1,
    )
    for month in names.split()
}
_ISO = kept(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?!\d)")
_MONTH = kept(
    rf"\b({'|'.join(MONTHS)})\b\.?(?:[ ](\d\d?)(?:st|nd|rd|th)?)?,?[ ]((?:1[5-9]|20)\d\d)\b(?!-\d)"
)
_DAY_BEFORE = kept(r"(?<!\d)(\d\d?)(?:st|nd|rd|th)?(?: of)? \Z")
_YEAR = kept(r"(?<![\w.,£$€-])(?:1[5-9]|20)\d\d(?![\w-]|[.,]\d)")


class Dated(NamedTuple):
    """A date in a text: its first and last day, and whether it names the month at least."""

    first: str
    last: str
    precise: bool


def dates(document: Document) -> tuple[Dated, ...]:
    """The dates in the text, and those in its front matter, each once."""
    return document.once("dates", lambda document: tuple(dict.fromkeys(_dates(document))))


def falls_within(document: Document, since: str, until: str) -> bool:
    """Whether the text gives a month or day that lies within the bounds, each `""` if open."""
    return any(_within(date, since, until) for date in dates(document) if date.precise)


def may_be_within(document: Document, since: str, until: str) -> bool:
    """Whether nothing in the text speaks against a time within the bounds, each `""` if open.

    A date within them settles it. Without one, full dates speak against it, and so do later
    years; earlier years do not, since a text tells of the past.
    """
    if not since and not until:
        return True
    found = dates(document)
    if any(_within(date, since, until) for date in found):
        return True
    return not any(date.precise or (until and date.first > until) for date in found)


def _within(date: Dated, since: str, until: str) -> bool:
    """Whether a date shares a day with the bounds."""
    return (not since or date.last >= since) and (not until or date.first <= until)


def _dates(document: Document) -> Iterator[Dated]:
    for region in document.regions:
        if region.kind == "front-matter":
            yield from _precise(document.source[region.start : region.end])
    yield from _precise(document.text)
    for match in _YEAR.finditer(document.text):
        yield Dated(f"{match[0]}-01-01", f"{match[0]}-12-31", False)


def _precise(text: str) -> Iterator[Dated]:
    for match in _ISO.finditer(text):
        year, month, day = match.groups()
        yield from _day(year, int(month), int(day))
    for match in _MONTH.finditer(text):
        name, after, year = match.groups()
        month = MONTHS[name]
        before = _DAY_BEFORE.search(text, max(0, match.start() - 9), match.start())
        number = after or (before[1] if before else "")
        if number:
            yield from _day(year, month, int(number))
        else:
            yield Dated(f"{year}-{month:02}-01", f"{year}-{month:02}-31", True)


def _day(year: str, month: int, day: int) -> Iterator[Dated]:
    if 1 <= month <= 12 and 1 <= day <= 31:
        written = f"{year}-{month:02}-{day:02}"
        yield Dated(written, written, True)
