"""Texts with one changed mention of a name: a variant where the right form stands elsewhere.

Each injector takes a text with a person or place in it, first puts another name in the place of
that one throughout (so that names of every kind and language are tried, and not Sherlock Holmes
two hundred times), then changes one mention. The text before the change is the `base`: what is
found in it already does not count. Where a change needs a full name beside another, and the text
has only one, a bare surname gets the given name in the base already.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from corpus import read_text
from misspell import misspelled
from name_pools import ACCENTED, FAMILY_NAMES, GENDERS, PAIRS, PLACES
from name_texts import HONORIFICS, Mention, Person, Text, fits, mentions, occurs, renamed, word
from scoring import Span

TRIES = 20
"""Random names that are tried in one place before it is given up."""
LONG = 7
"""Letters from which on a surname is misspelled at distance 2; less would leave little of it."""
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "þ": "th"}
    | {"Þ": "Th", "ð": "d", "ß": "ss", "œ": "oe"}
)


@dataclass(frozen=True, slots=True)
class Injection:
    """One changed mention: `base` holds `right` at `start`, `text` holds `wrong` there."""

    kind: str
    shape: str
    source: str
    base: str
    start: int
    right: str
    wrong: str

    @property
    def text(self) -> str:
        """The base with the change."""
        return self.base[: self.start] + self.wrong + self.base[self.start + len(self.right) :]

    @property
    def span(self) -> Span:
        """Where the changed words stand in `text`."""
        return Span(self.start, self.start + len(self.wrong))


class Group(NamedTuple):
    """Forms of one name in the lexicon of the checker."""

    kind: str
    forms: tuple[str, ...]


Injector = Callable[[Random, Text, Person], Injection | None]


def read_groups(table: Path) -> list[Group]:
    """The groups of `rules/lexicons/name_variants.tsv`."""
    rows = [line.split("\t") for line in read_text(table).split("\n") if line[:1] not in ("", "#")]
    return [Group(row[0], tuple(row[1].split("|"))) for row in rows]


def same_gender(person: Person, gender: str) -> bool:
    """Whether a given name of this gender can stand for the person's."""
    return "u" in (person.gender, gender) or person.gender == gender


def without_diacritics(name: str) -> str:
    """A name in the letters of English."""
    decomposed = unicodedata.normalize("NFD", name.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def invented(rng: Random, text: str, old: Person, surnames: Sequence[str]) -> Person | None:
    """A person of the same gender whose names are not in the text."""
    givens = [name for name, gender in GENDERS.items() if same_gender(old, gender)]
    for _ in range(TRIES):
        given, surname = rng.choice(givens), rng.choice(surnames)
        if fits(text, (given, surname)):
            return Person(given, surname, old.gender)
    return None


def full_mention(rng: Random, base: str, person: Person) -> tuple[str, int] | None:
    """The base and the place in it of a full name beside another; one is made if need be."""
    places = mentions(base, person)
    full = [place for place in places if place.shape == "full"]
    if len(full) > 1:
        return base, rng.choice(full).start
    later = [
        m for m in places if m.shape in ("bare", "honorific") and full and m.start > full[0].end
    ]
    if not later:
        return None
    start = rng.choice(later).surname
    return f"{base[:start]}{person.given} {base[start:]}", start


def given_swap(rng: Random, text: Text, person: Person) -> Injection | None:
    """The other spelling of a given name in one of two or more full names."""
    pair = rng.choice([pair for pair in PAIRS if same_gender(person, pair.gender)])
    one, two = rng.sample(pair[:2], 2)
    new = Person(one, rng.choice(FAMILY_NAMES), person.gender)
    if not fits(text.text, (one, two, new.surname)):
        return None
    found = full_mention(rng, renamed(text.text, person, new), new)
    if found is None:
        return None
    return Injection("given-swap", "full", text.name, *found, one, two)


def misspelled_surname(edits: int, shape: str) -> Injector:
    """Injectors that misspell a surname at a distance, where it stands in a shape.

    An honorific is put before a bare surname in the base where the text has none.
    """

    def inject(rng: Random, text: Text, person: Person) -> Injection | None:
        surnames = [name for name in FAMILY_NAMES if edits == 1 or len(name) >= LONG]
        new = invented(rng, text.text, person, surnames)
        if new is None:
            return None
        base = renamed(text.text, person, new)
        places = mentions(base, new)
        fitting = [place for place in places if place.shape == shape]
        bare = [place for place in places if place.shape == "bare"]
        if len(places) < 2 or not (fitting or (shape == "honorific" and bare)):
            return None
        place = rng.choice(fitting or bare)
        start = place.surname
        if not fitting:
            title = HONORIFICS[new.gender] + " "
            base, start = base[:start] + title + base[start:], start + len(title)
        wrong = misspelled(rng, new.surname, edits)
        if wrong is None or occurs(wrong, base):
            return None
        kind = f"surname-{edits}"
        return Injection(kind, shape, text.name, base, start, new.surname, wrong)

    return inject


def choose_forms(rng: Random, text: str, groups: Sequence[Group]) -> tuple[str, str] | None:
    """Two forms of one name that are not in the text; half the time the usual one is right."""
    for _ in range(TRIES):
        forms = rng.choice(groups).forms
        right = forms[0] if rng.random() < 0.5 else rng.choice(forms)
        wrong = rng.choice([form for form in forms if form != right])
        if not any(occurs(form, text) for form in forms):
            return right, wrong
    return None


def plain_place(rng: Random, base: str, name: str) -> int | None:
    """A place of a name that no other word with a capital stands beside, of two or more."""
    found = list(word(name).finditer(base))
    lone = [
        match.start()
        for match in found
        if not base[match.end() + 1 : match.end() + 2].isupper()
        and (base[max(0, match.start() - 12) : match.start()].split() or [""])[-1].islower()
    ]
    return rng.choice(lone) if lone and len(found) > 1 else None


def known_form(text: Text, group: Group, rng: Random) -> Injection | None:
    """Another form of a name that the text itself uses twice or more."""
    used = [f for f in group.forms if f in text.text and word(f).search(text.text)]
    start = plain_place(rng, text.text, used[0]) if len(used) == 1 else None
    if start is None:
        return None
    wrong = rng.choice([form for form in group.forms if form != used[0]])
    return Injection("transliteration", "own", text.name, text.text, start, used[0], wrong)


def place_form(rng: Random, text: Text, place: str, groups: Sequence[Group]) -> Injection | None:
    """Another transliteration of a place that stands for one of the text throughout."""
    forms = choose_forms(rng, text.text, groups)
    if forms is None:
        return None
    base = word(place).sub(forms[0], text.text)
    start = plain_place(rng, base, forms[0])
    if start is None:
        return None
    return Injection("transliteration", "place", text.name, base, start, *forms)


def any_mention(rng: Random, base: str, person: Person) -> Mention | None:
    """A mention of a person beside another one."""
    places = mentions(base, person)
    fitting = [place for place in places if place.shape != "other"]
    return rng.choice(fitting) if fitting and len(places) > 1 else None


def surname_form(groups: Sequence[Group]) -> Injector:
    """Injectors that write a known surname in another transliteration."""

    def inject(rng: Random, text: Text, person: Person) -> Injection | None:
        forms = choose_forms(rng, text.text, groups)
        new = forms and invented(rng, text.text, person, [forms[0]])
        if not (forms and new):
            return None
        base = renamed(text.text, person, new)
        place = any_mention(rng, base, new)
        if place is None:
            return None
        return Injection("transliteration", "surname", text.name, base, place.surname, *forms)

    return inject


def given_form(groups: Sequence[Group]) -> Injector:
    """Injectors that write a known given name in another transliteration."""

    def inject(rng: Random, text: Text, person: Person) -> Injection | None:
        forms = choose_forms(rng, text.text, groups)
        surname = rng.choice(FAMILY_NAMES)
        if forms is None or not fits(text.text, (surname,)):
            return None
        new = Person(forms[0], surname, person.gender)
        found = full_mention(rng, renamed(text.text, person, new), new)
        return found and Injection("transliteration", "given", text.name, *found, *forms)

    return inject


def accented_person(rng: Random, text: Text, person: Person) -> Injection | None:
    """A name with diacritics, without them in one mention; what they are on stands elsewhere."""
    accented = rng.choice([entry for entry in ACCENTED if same_gender(person, entry.gender)])
    new = Person(accented.given, accented.surname, person.gender)
    if not fits(text.text, (new.given, new.surname)):
        return None
    base = renamed(text.text, person, new)
    place = any_mention(rng, base, new)
    if new.surname.isascii():
        found = full_mention(rng, base, new)
        if found is None:
            return None
        base, start = found
        right = new.full
    elif place is None:
        return None
    else:
        start, right = place.start, base[place.start : place.end]
    return Injection(
        "diacritics", "person", text.name, base, start, right, without_diacritics(right)
    )


def accented_place(rng: Random, text: Text, place: str) -> Injection | None:
    """A place with diacritics, without them in one mention."""
    right = rng.choice(PLACES)
    if not fits(text.text, (right,)):
        return None
    base = word(place).sub(right, text.text)
    start = plain_place(rng, base, right)
    if start is None:
        return None
    wrong = without_diacritics(right)
    return Injection("diacritics", "place", text.name, base, start, right, wrong)
