"""Dates that cannot be: a weekday that another day has, spans that run backwards, wrong ages.

Arithmetic only. Years before 1923 are left out where the calendar matters, since some country
still reckoned by the Julian one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from checker.analysis.dates import MONTHS
from checker.matchers import Key, Match, Task
from checker.pattern_codes import kept
from checker.text import Span

KEYS = (Key("check", "weekday|day|span|age", True, "What is compared."),)

GREGORIAN = 1923
"""The first full year in which every country's civil dates are Gregorian."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DAYS_OF_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|{_SHORT}\b\.?)"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?!-\d)"
_DATES = (
    rf"(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}",
    rf"{_MONTH} (?:the )?{_DAY},? {_YEAR}",
    r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
)
_FULL = tuple(kept(rf"(?<![\w.-]){date}") for date in _DATES[:2])
_WITH_WEEKDAY = (
    *(kept(rf"\b{_WEEKDAY},? {date}") for date in _DATES),
    *(
        kept(rf"(?<![\w.-]){date}(?:,? \(|, (?:which was )?a ){_WEEKDAY}\b\)?")
        for date in _DATES[:2]
    ),
)
_REACH = 36
"""Code points around a weekday within which its date stands."""

_ANY_YEAR = kept(r"(?:1\d|20)\d\d")

# "the Vancouver Sun, August 16, 2008"
_PAPER = kept(r"(?:\b[Tt]he|\b[A-Z][\w.]+) \Z")

_LIFE = kept(
    r"\((?:born |b\. )?(?:[^\d()]{0,20}(?:\d\d? )?[^\d()]{0,12})(?P<from>1\d\d\d|20\d\d)"
    r" ?[–—-] ?(?:[^\d()]{0,20}(?:\d\d? )?[^\d()]{0,12})(?P<to>1\d\d\d|20\d\d)\)"
)
_INTERVAL = kept(
    r"\b(?:from|between) (?P<from>1[5-9]\d\d|20\d\d) (?:to|and|until|till|through) "
    r"(?P<to>1[5-9]\d\d|20\d\d)\b(?![.,]?\d| ?%| [a-z]+s\b)"
)
# numbers that are no years: "fell from 2010 to 2008", and years counted back
_NO_YEARS = kept(
    r"\b(?:[Ff]ell|fall(?:s|en|ing)?|dropped|dropp?(?:s|ing)?|declin\w+|decreas\w+|reduc\w+|down|cut"
    r"|lower\w*|shr[aiu]nk\w*|back\w*|revers\w+|count\w*|distance|choose|chose|difference) "
    r"[^.;]{0,40}$"
)
_BEFORE_CHRIST = kept(r"\bB\.?C\.?(?:E\b|\b)|\bBCE?\b")

_BORN = kept(
    r"\bborn (?:[^.;()\d]{0,40}?(?:\d\d?,? )?[^.;()\d]{0,14}?)(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_DIED = kept(
    r"\b(?:died|passed away|death) (?:[^.;()\d]{0,40}?(?:\d\d?,? )?[^.;()\d]{0,14}?)"
    r"(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_AGED_WHEN = (
    kept(
        r"\b(?:aged|at the age of|at age|was|turned) (?P<age>\d\d?)(?: years old)? "
        r"in (?:[A-Z][a-z]+ )?(?P<year>1[5-9]\d\d|20\d\d)\b"
    ),
    kept(
        r"\bin (?:[A-Z][a-z]+ )?(?P<year>1[5-9]\d\d|20\d\d),? "
        r"(?:aged|at the age of|at age) (?P<age>\d\d?)\b(?! (?:months|weeks|days))"
    ),
)
_DIED_AGED = kept(
    r"\b(?:died|passed away)\b[^.;()]{0,60}?\b(?:aged|at the age of|at age) (?P<age>\d\d?)\b"
    r"(?! (?:months|weeks|days))"
)
_LIFE_BEFORE = kept(r"\((?P<from>1[5-9]\d\d|20\d\d) ?[–—-] ?(?P<to>1[5-9]\d\d|20\d\d)\)")
_BORN_IN_BRACKETS = kept(
    r"\(born [^()\d]{0,30}(?:\d\d?,? )?[^()\d]{0,14}(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_OTHERS = kept(
    r"\b(?:father|mother|parents?|wife|husband|sons?|daughters?|brothers?|sisters?|child|children"
    r"|grand\w+|uncle|aunt|nephew|niece|cousin|twins?|widow\w*|friend|partner|baby|dog|cat|horse)\b",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """Something that cannot be: its range, what is said of it, and what should stand there."""

    span: Span
    fields: Mapping[str, str]
    replacement: str | None = None
    replace: tuple[int, int] | None = None


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The check, and as `literals` words that every such place holds."""
    weekdays = [day.lower() for day in WEEKDAYS]
    literals = {
        "weekday": [*weekdays, *(day[:3] for day in weekdays)],
        "day": [f"{end} {month.lower()}" for month in ("Feb", "Apr", "Jun", "Sep", "Nov")
                for end in ("30", "31", "29", "30th", "31st", "29th", "of")]
        + [f"{month} {end}" for month in ("february", "april", "june", "september", "november",
            "feb", "feb.", "apr", "apr.", "jun", "jun.", "sept", "sept.", "sep", "nov", "nov.")
           for end in ("29", "30", "31")],
        "span": [" from 1", " from 2", "between 1", "between 2", "(born", "(b. ",
            *(f"({digit}" for digit in range(1, 10)),
            *(f"({month[:3].lower()}" for month in MONTHS)],
        "age": ["born", "died", "passed away"],
    }  # fmt: skip
    return {"check": keys["check"], "literals": literals[keys["check"]]}


def find(task: Task) -> Iterator[Match]:
    """One match for each place that fails the rule's check."""
    checks: dict[str, Callable[[str, int, int], Iterator[Found]]] = {
        "weekday": _weekdays,
        "day": _days,
        "span": _spans,
        "age": _ages,
    }
    check, document = checks[task.params["check"]], task.document
    for start, end in sorted(_ranges(task)):
        if _ANY_YEAR.search(document.text, start, end):
            for found in check(document.text, start, end):
                yield Match(*found.span, found.fields, found.replacement, found.replace)


def _ranges(task: Task) -> set[tuple[int, int]]:
    """Where to look: around each weekday, else in the blocks with a literal."""
    document = task.document
    found = set()
    for hit in task.hits:
        start, end, *_ = document.segment_at(hit.start)
        if task.params["check"] == "weekday":
            start, end = max(start, hit.start - _REACH), min(end, hit.end + _REACH)
        found.add((start, end))
    return found


def weekday(year: int, month: int, day: int) -> str | None:
    """The weekday of a Gregorian date; None for a day that does not exist."""
    if not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        return None
    # Zeller's congruence, with January and February as months of the year before
    shifted, months = (year - 1, month + 12) if month < 3 else (year, month)
    century, rest = divmod(shifted, 100)
    number = day + 13 * (months + 1) // 5 + rest + rest // 4 + century // 4 - 2 * century
    return WEEKDAYS[(number - 2) % 7]


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS_OF_MONTH[month - 1]


def _month(written: str) -> int:
    return MONTHS[written] if written in MONTHS else int(written)


def _weekdays(text: str, start: int, end: int) -> Iterator[Found]:
    """Weekdays beside a full date that is another one's."""
    for pattern in _WITH_WEEKDAY:
        for date in pattern.finditer(text, start, end):
            year, month, day = int(date["year"]), _month(date["month"]), int(date["day"])
            right = weekday(year, month, day) if year >= GREGORIAN else None
            if date["weekday"] == "Sun" and _PAPER.search(text, start, date.start("weekday")):
                continue
            if right and not right.startswith(date["weekday"].rstrip(".")):
                short = date["weekday"] not in WEEKDAYS
                yield Found(
                    Span(*date.span()),
                    {"weekday": date["weekday"], "right": right},
                    None if short else right,
                    None if short else date.span("weekday"),
                )


def _days(text: str, start: int, end: int) -> Iterator[Found]:
    """Full dates whose month has no such day."""
    for pattern in _FULL:
        for date in pattern.finditer(text, start, end):
            year, month, day = int(date["year"]), _month(date["month"]), int(date["day"])
            if day == 0 or day > _length(year, month):
                last = str(_length(year, month))
                yield Found(Span(*date.span()), {"last": last, "month": date["month"]})


def _spans(text: str, start: int, end: int) -> Iterator[Found]:
    """Spans of years whose end lies before their beginning."""
    if _BEFORE_CHRIST.search(text, start, end):
        return
    for pattern in (_LIFE, _INTERVAL):
        for years in pattern.finditer(text, start, end):
            before = text[max(start, years.start() - 60) : years.start() + 1]
            if int(years["from"]) > int(years["to"]) and not _NO_YEARS.search(before):
                span = Span(*years.span())
                if text[span.start] == "(":
                    span = Span(span.start + 1, span.end - 1)
                yield Found(span, {"from": years["from"], "to": years["to"]})


def _ages(text: str, start: int, end: int) -> Iterator[Found]:
    """Ages that do not follow from the years of birth and death, and deaths before births."""
    from checker.analysis.sentences import sentence_spans

    if not (_BORN.search(text, start, end) or _LIFE_BEFORE.search(text, start, end)):
        return
    born_in_block = list(_BORN_IN_BRACKETS.finditer(text, start, end))
    for sentence in sentence_spans(text, start, end):
        if _OTHERS.search(text, *sentence):
            continue
        lives = list(_LIFE_BEFORE.finditer(text, *sentence))
        born = list(_BORN.finditer(text, *sentence))
        died = list(_DIED.finditer(text, *sentence))
        if len(lives) == 1 and not born:
            birth, death = int(lives[0]["from"]), int(lives[0]["to"])
        elif len(born) == 1 and not lives:
            birth, death = int(born[0]["year"]), int(died[0]["year"]) if len(died) == 1 else 0
        elif len(born_in_block) == 1 and not lives and not born:
            birth, death = int(born_in_block[0]["year"]), 0
        else:
            continue
        if death and death < birth and not lives:
            place = Span(died[0].start("year"), died[0].end("year"))
            yield Found(place, {"what": f"a birth in {birth}"})
            continue
        told = [aged for pattern in _AGED_WHEN for aged in pattern.finditer(text, *sentence)]
        for aged in told:
            if not _fits(int(aged["year"]) - birth, int(aged["age"])):
                yield Found(Span(*aged.span()), {"what": f"a birth in {birth}"})
        aged_at_death = _DIED_AGED.search(text, *sentence) if death and not told else None
        if aged_at_death and not _fits(death - birth, int(aged_at_death["age"])):
            place = Span(aged_at_death.start("age"), aged_at_death.end("age"))
            yield Found(place, {"what": f"the years {birth} and {death}"})


def _fits(years: int, age: int) -> bool:
    """Whether somebody may be of an age so many calendar years after the birth."""
    return age in (years, years - 1)
