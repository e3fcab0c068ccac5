"""The names of `names.toml` in a text: wrong forms, and near misses of people.

No matcher of its own but the searches of `house_names`, which imports them when a name is declared.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import ahocorasick_rs

from checker.analysis.beside_roles import (
    Beside,
    name_words,
    names_beside,
    spellings,
    stands_alone,
    word_before,
)
from checker.analysis.dates import may_be_within
from checker.analysis.name_groups import is_given_variant, is_surname_variant
from checker.analysis.near_names import Near, Resemblance, is_same, near
from checker.config import Settings
from checker.document import Document
from checker.house_names import HouseName, same_form
from checker.matchers import Match, Related, Task
from checker.pattern_codes import kept
from checker.text import Span

OTHER_OFFICES = frozenset(
    (
        *("acting", "assistant", "associate", "deputy", "joint", "junior", "shadow", "sub"),
        *("under", "vice"),
    )
)
"""Words before an office that make it another one."""

_PAIR = kept(r"(?<![\w'’-])([^\W\d_a-z][\w-]{1,40})(?= ([^\W\d_a-z][\w-]{1,40})(?![\w-]))")
_SHORTEST_SURNAME = 4


class Person(NamedTuple):
    """A declared person with two words of name at least."""

    entry: HouseName
    words: tuple[str, ...]


class _Forms(NamedTuple):
    """What is made once from the declared names, for all texts of a process."""

    names: tuple[HouseName, ...]
    forms: list[str]
    """All names, accepted and wrong forms, as they are compared; capitals as written or all."""
    wrong: list[tuple[HouseName, str] | None]
    """For each form that is wrong its entry and what it should be."""
    automaton: "ahocorasick_rs.AhoCorasick"
    offices: list[tuple[Person, ...]]
    """For each spelling of an office those who hold it."""
    office_automaton: "ahocorasick_rs.AhoCorasick"
    people: list[Person]
    right: list[tuple[str, ...]]
    """Names and accepted forms of people, in words."""


_made: list[_Forms] = []


def _forms(settings: Settings) -> _Forms:
    """Made anew only when other names are declared: one configuration holds for a process."""
    if not _made or _made[0].names is not settings.names:
        _made[:] = [_make(settings.names)]
    return _made[0]


def _make(names: tuple[HouseName, ...]) -> _Forms:
    forms: dict[str, tuple[HouseName, str] | None] = {}
    offices: defaultdict[str, dict[Person, None]] = defaultdict(dict)
    people = []
    right = []
    for entry in names:
        for form in (entry.name, *entry.accept):
            forms[same_form(form)] = forms[same_form(form.upper())] = None
            if entry.kind == "person":
                right.append(name_words(form) or (form,))
        person = Person(entry, name_words(entry.name))
        if entry.kind == "person" and len(person.words) > 1:
            people.append(person)
            for role in entry.roles:
                for spelling in spellings(role):
                    offices[spelling][person] = None
    for entry in names:
        for form in entry.wrong:
            # a form that is right in capitals may be wrong in small letters, not the reverse
            forms.setdefault(same_form(form.upper()), (entry, entry.name.upper()))
            forms[same_form(form)] = (entry, entry.name)
    offices.pop("", None)
    return _Forms(
        names,
        list(forms),
        list(forms.values()),
        ahocorasick_rs.AhoCorasick(list(forms), store_patterns=False),
        [tuple(holders) for holders in offices.values()],
        ahocorasick_rs.AhoCorasick(list(offices), store_patterns=False),
        people,
        right,
    )


def wrong(task: Task) -> Iterator[Match]:
    """Each place of a declared wrong form; one inside a longer declared form is none."""
    document, known = task.document, _forms(task.settings)
    if not any(known.wrong):
        return
    text = same_form(document.text)
    end = 0
    for start, stop, index in _longest(text, known.automaton):
        if start < end:
            continue
        end = stop
        verdict = known.wrong[index]
        if verdict is None or document.text[start:stop] in task.settings.accept:
            continue
        entry, declared = verdict
        if entry.kind == "person" or may_be_within(document, entry.since, entry.until):
            yield Match(start, stop, {"declared": declared}, declared)


def _longest(text: str, automaton: "ahocorasick_rs.AhoCorasick") -> Iterable[tuple[int, int, int]]:
    """Where forms stand as whole words: start, end, number; at each start the longest first."""
    found = [
        (start, end, index)
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if not (
            (_joins(text[start]) and _joins(text[start - 1 : start]))
            or (_joins(text[end - 1]) and _joins(text[end : end + 1]))
        )
    ]
    return sorted(found, key=lambda place: (place[0], -place[1]))


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"


class _Miss(NamedTuple):
    """A near miss: the person that is meant, the form in the text, and beside which office."""

    person: Person
    form: str
    bare: bool
    resemblance: Resemblance
    role: str


def near_misses(task: Task) -> Iterator[Match]:
    """One match for each form that may be a declared person, misspelt."""
    document, known = task.document, _forms(task.settings)
    if not known.people:
        return
    places: dict[_Miss, list[Span]] = {}
    for miss, span in _in_office(document, known):
        places.setdefault(miss, []).append(span)
    seen = {miss.form for miss in places}
    for miss in _by_name(document, known, frozenset(task.params["common"])):
        if miss.form not in seen:
            places[miss] = places_of(document, miss.form)
    reported: set[str] = set()
    for miss, spans in sorted(places.items(), key=lambda item: (-item[0].resemblance, item[1])):
        if miss.form not in reported and not _is_accepted(miss.form, task.settings):
            reported.add(miss.form)
            yield match_of(document, miss.form, miss.person.words, spans, miss.bare)._replace(
                fields={"declared": miss.person.entry.name, "role": miss.role},
                certainty=0 if miss.resemblance == Resemblance.none else None,
                message=None if miss.role else WITHOUT_OFFICE,
            )


WITHOUT_OFFICE = "'{match}' may be '{declared}', whom the house has declared"


def _is_accepted(form: str, settings: Settings) -> bool:
    return form in settings.accept or any(word in settings.accept for word in form.split())


def _in_office(document: Document, known: _Forms) -> Iterator[tuple[_Miss, Span]]:
    """Names beside an office that are near its declared holders', and no declared ones."""
    text, end = document.text, 0
    for start, stop, index in _longest(document.folded, known.office_automaton):
        if start < end or not stands_alone(text, start, stop):
            continue
        end = stop
        if word_before(text, start).casefold() in OTHER_OFFICES:
            continue
        for beside in names_beside(text, start, stop):
            if any(is_same(beside.words, form) for form in known.right):
                continue
            best = _nearest(document, beside, known.offices[index])
            if best:
                person, verdict = best
                span = Span(beside.start, beside.ends[verdict.words - 1])
                form = text[span.start : span.end]
                yield (
                    _Miss(person, form, verdict.bare, verdict.resemblance, text[start:stop]),
                    span,
                )


def _nearest(
    document: Document, beside: Beside, holders: tuple[Person, ...]
) -> tuple[Person, Near] | None:
    """The holder that is meant, if any holds the office at the time of the text."""
    best: tuple[Person, Near] | None = None
    for person in holders:
        verdict = near(beside.words, person.words)
        if (
            verdict
            and (best is None or verdict.resemblance > best[1].resemblance)
            and may_be_within(document, person.entry.since, person.entry.until)
        ):
            best = person, verdict
    return best


def _by_name(document: Document, known: _Forms, common: frozenset[str]) -> Iterator[_Miss]:
    """Two words in a row of which one is of a declared name and the other nearly so."""
    pairs = document.once("pairs of a name", lambda document: set(_PAIR.findall(document.text)))
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    by_second: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in pairs:
        by_first[first].append(second)
        by_second[second].append(first)
    right = {form[:2] for form in known.right}
    for person in known.people:
        given, *rest = person.words
        surname = rest[-1]
        if len(rest) > 1 or len(surname) < _SHORTEST_SURNAME or surname.casefold() in common:
            continue
        found = [(given, other) for other in by_first[given] if other.casefold() not in common]
        found = [pair for pair in found if is_surname_variant(pair[1], surname)]
        found += [
            (other, surname) for other in by_second[surname] if is_given_variant(other, given)
        ]
        for first, second in sorted(found):
            if (first, second) not in right:
                yield _Miss(person, f"{first} {second}", False, Resemblance.close, "")


def match_of(
    document: Document, form: str, name: tuple[str, ...], spans: list[Span], bare: bool
) -> Match:
    """A form with all its places, to be replaced by a name, or where it is bare by the surname."""
    whole, surname = " ".join(name), " ".join(name[1:])
    edits = dict.fromkeys(spans, surname if bare else whole)
    if not bare:
        edits.update(dict.fromkeys(places_of(document, form), whole))
        last = form.split()[-1]
        if last.casefold() != name[-1].casefold():
            edits.update(dict.fromkeys(_surname_alone(document, form), surname))
    ordered = sorted(edits)
    first = ordered[0]
    return Match(
        first.start,
        first.end,
        edits=tuple(
            (*span, edits[span].upper() if _is_capitals(document, span) else edits[span])
            for span in ordered
        ),
        related=tuple(Related("same", *span) for span in ordered[1:]),
    )


def _is_capitals(document: Document, span: Span) -> bool:
    return document.text[span.start : span.end].isupper()


def places_of(document: Document, form: str) -> list[Span]:
    """Where a form stands as whole words."""
    pattern = rf"(?<![\w'’-]){re.escape(form)}(?![\w-])"
    return [Span(*match.span()) for match in re.finditer(pattern, document.text)]


def _surname_alone(document: Document, form: str) -> Iterator[Span]:
    """Where a person is named by the surname alone after the full form."""
    from checker.analysis.names import mentions

    for mention in mentions(document):
        surname = mention.parts.surname
        if surname and mention.kind == "person" and mention.full == form != mention.form:
            yield surname
