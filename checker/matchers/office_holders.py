"""Names beside an office that are nearly its holder's at the time of the text.

The holders stand in a table. The offices are literals of the rule, so that nothing runs where none
stands; a date is looked for only after a near miss.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.lexicon import read_table
from checker.matchers import Hit, Key, KeyValueError, Match, Task
from checker.text import Span

if TYPE_CHECKING:
    from checker.analysis.beside_roles import Beside
    from checker.analysis.near_names import Near

KEYS = (Key("table", "text", True, "Lexicon: office, country, name, from, to, accepted forms."),)

OTHER_TIMES = frozenset(
    (
        *("designate", "elect", "ex", "former", "future", "incoming", "late", "next", "once"),
        *("onetime", "past", "previous", "then"),
    )
)
"""Words before an office whose holder is not that of the time of the text."""

_COLUMNS = 6
_DAY = len("2021-04-28")


REACH = 100
"""Code points around an office within which a name is looked for at first."""

_POINTS = ".,;:!?()“”\"’'"


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The rows of the table, and as `literals` all spellings of their offices.

    `offices` has for each literal the numbers of its rows. A row is a text of fields parted by
    tabs: words for the country, name, from, to, accepted forms. `right` are the first two words of
    each name and accepted form, and all words alone: most names are right, and this is quick.
    """
    from checker.analysis.beside_roles import name_words, spellings

    rows: list[str] = []
    offices: dict[str, list[int]] = {}
    right: dict[str, None] = {}
    for row in read_table(Path(keys["__folder__"], keys["table"]), _COLUMNS):
        titles, countries, name, since, until, accept = row.cells
        for day in (since, until):
            if len(day) != _DAY or day[4] + day[7] != "--":
                raise KeyValueError(f"{row.place}: '{day}' is no day as 2021-04-28", ("table",))
        if not titles or not name or until < since:
            raise KeyValueError(f"{row.place}: needs office, name, from and a later to", ("table",))
        for form in dict.fromkeys(form for title in titles.split("|") for form in spellings(title)):
            offices.setdefault(form, []).append(len(rows))
        rows.append("\t".join((countries, name, since, until, accept)))
        for form in (name, *filter(None, accept.split("|"))):
            words = name_words(form)
            right.update(dict.fromkeys((" ".join(words[:2]), *words)))
    return {
        "literals": list(offices),
        "offices": list(offices.values()),
        "rows": rows,
        "right": list(right),
    }


class Holder(NamedTuple):
    """A row of the table."""

    countries: frozenset[str]
    """Words for the country, as they stand before the office: Britain, British, UK."""
    name: str
    words: tuple[str, ...]
    since: str
    until: str


class _Table(NamedTuple):
    holders: list[Holder]
    countries: frozenset[str]
    forms: list[tuple[str, ...]]
    """All names and accepted forms, in words: no holder's own name is another's near miss."""


class _Kept(NamedTuple):
    """What is made once from the prepared keys, for all texts of a process."""

    params: Mapping[str, Any]
    right: frozenset[str]
    table: list[_Table]
    """None, or the one that is made when a name has to be looked at closely."""


_kept: list[_Kept] = []


def _of_process(params: Mapping[str, Any]) -> _Kept:
    if not _kept or _kept[0].params is not params:
        _kept[:] = [_Kept(params, frozenset(params["right"]), [])]
    return _kept[0]


def _table(params: Mapping[str, Any]) -> _Table:
    """The rows as values."""
    kept = _of_process(params)
    if not kept.table:
        from checker.analysis.beside_roles import name_words

        holders = []
        forms: dict[tuple[str, ...], None] = {}
        for row in params["rows"]:
            countries, name, since, until, accept = row.split("\t")
            words = name_words(name)
            holders.append(Holder(frozenset(countries.split("|")), name, words, since, until))
            for form in (name, *filter(None, accept.split("|"))):
                forms[name_words(form)] = None
        every = frozenset().union(*(holder.countries for holder in holders))
        kept.table.append(_Table(holders, every, list(filter(None, forms))))
    return kept.table[0]


def find(task: Task) -> Iterator[Match]:
    """One match for each form that may be a holder of the office beside it, misspelt."""
    right = _of_process(task.params).right
    text = task.document.text
    hits = [hit for hit in task.hits if _may_be_wrong(text, hit.start, hit.end, right)]
    if hits:
        yield from _matches(task, hits)


def _may_be_wrong(text: str, start: int, end: int, right: frozenset[str]) -> bool:
    """Whether a name that is none of the right ones may stand beside the office at a range.

    It costs little, and settles nearly all places.
    """
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return not _begins_right(text[end + 1 : end + REACH], right)
    if text[end : end + 2] == ", " and text[end + 2 : end + 3].isupper():
        return not _begins_right(text[end + 2 : end + REACH], right)
    before, comma, between = text[max(0, start - REACH) : start].rpartition(", ")
    if not comma:
        before, comma, between = text[max(0, start - REACH) : start].rpartition(" (")
    if not comma or between.count(" ") > 4:
        return False
    words = [word.strip(_POINTS) for word in before.split(" ")[-2:]]
    return words[-1][:1].isupper() and " ".join(words) not in right


def _begins_right(text: str, right: frozenset[str]) -> bool:
    """Whether a text begins with a right name, or the one word of a name that it begins with is."""
    first, *others = (word.strip(_POINTS) for word in text.split(" ", 2)[:2])
    first = first.removesuffix("’s").removesuffix("'s")
    second = others[0].removesuffix("’s").removesuffix("'s") if others else ""
    if second[:1].isupper():
        # after "Le" the name goes on
        return len(second) > 3 and f"{first} {second}" in right
    # so it does after "von", which is a word of a right name
    return first in right and second not in right


def _matches(task: Task, hits: list[Hit]) -> Iterator[Match]:
    from checker.analysis.beside_roles import names_beside, stands_alone
    from checker.house_names import declared_forms
    from checker.matchers.declared_names import match_of

    text = task.document.text
    places: dict[tuple[str, bool], tuple[Holder, str, list[Span]]] = {}
    for hit in hits:
        if not stands_alone(text, hit.start, hit.end):
            continue
        for beside in names_beside(text, hit.start, hit.end):
            found = _holder_near(task, hit.literal, hit.start, beside)
            if found:
                holder, verdict = found
                span = Span(beside.start, beside.ends[verdict.words - 1])
                form, office = text[span.start : span.end], text[hit.start : hit.end]
                places.setdefault((form, verdict.bare), (holder, office, []))[2].append(span)
    declared = declared_forms(task.settings)
    for (form, bare), (holder, office, spans) in places.items():
        if form not in declared and form not in task.settings.accept:
            yield match_of(task.document, form, holder.words, spans, bare)._replace(
                fields={
                    "declared": holder.name,
                    "role": office,
                    "since": holder.since,
                    "until": holder.until,
                }
            )


def _holder_near(
    task: Task, literal: int, start: int, beside: "Beside"
) -> "tuple[Holder, Near] | None":
    """The holder whom a name may mean, if that office is meant and the text is of that time."""
    from checker.analysis.beside_roles import word_before
    from checker.analysis.dates import falls_within
    from checker.analysis.near_names import is_same
    from checker.house_names import same_form
    from checker.matchers.declared_names import OTHER_OFFICES

    table = _table(task.params)
    rows = task.params["offices"][literal]
    holders = (table.holders[row] for row in rows)
    close = [(holder, v) for holder in holders if (v := _near(beside.words, holder))]
    if not close or any(is_same(beside.words, form) for form in table.forms):
        return None
    before = word_before(task.document.text, start)
    if before.casefold() in OTHER_OFFICES | OTHER_TIMES:
        return None
    country = same_form(before).removesuffix("'s").removesuffix("'")
    for holder, verdict in close:
        if (country not in table.countries or country in holder.countries) and falls_within(
            task.document, holder.since, holder.until
        ):
            return holder, verdict
    return None


def _near(words: tuple[str, ...], holder: Holder) -> "Near | None":
    """How near a name comes to a holder's, if close: a surname alone must be a variant."""
    from checker.analysis.name_groups import is_surname_variant
    from checker.analysis.near_names import Resemblance, near

    verdict = near(words, holder.words)
    if not verdict or verdict.resemblance < Resemblance.close:
        return None
    if verdict.bare and not is_surname_variant(words[0], holder.words[-1]):
        return None
    return verdict
