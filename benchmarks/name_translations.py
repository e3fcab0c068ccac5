"""Texts in which one mention of a surname is translated, as a spinner does: Cleverly, "Smart".

The surnames and the synonyms are those of `rules/lexicons/name_bases.tsv`, which the checker knows
too; one of the first eight synonyms is taken at random. A person named three times or more gets
such a surname throughout; one mention is then translated in one of four positions. Where a text
has no mention in the position wanted, the base gets one: a surname for an opening "He" or "She",
for "his" or "her", for "he said"; an honorific or given name before a bare surname; a short heading
of the benchmark's own above a paragraph that names the person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from corpus import read_text
from name_injectors import Injection, Injector, invented
from name_pools import ADJECTIVES, HEADLINES
from name_texts import HONORIFICS, Person, Text, mentions, renamed, word

MOST_SYNONYMS = 8
LEAST_MENTIONS = 3
_VERBS = """
is was are were has had have will would can could may might must should did does do said says told
tells asked asks thought thinks went goes came comes made makes took takes gave gives saw sees knew
knows left leaves began begins became becomes won wins lost loses wrote writes spoke speaks held
holds kept keeps met meets put puts ran runs sat sits stood stands found finds felt feels fell falls
grew grows led leads got gets wants needs
"""
_VERB = rf"(?=(?:{'|'.join(_VERBS.split())}|[a-z]+ed)\b)"
_SHE_OR_HE = {"m": ("He", "his", "he"), "f": ("She", "her", "she"), "u": ("He", "his", "he")}
_NO_NOUN = "to|and|or|but|in|on|at|for|with|from|by|as|that|when|if|own|the|a|an|was|is|had|of"


class Base(NamedTuple):
    """A row of the table: the word that surnames are or hold, and what stands in for it."""

    word: str
    surnames: tuple[str, ...]
    synonyms: tuple[str, ...]


class Named(NamedTuple):
    """A text in which a person has a surname that is a word, with a synonym of it."""

    text: str
    person: Person
    synonym: str
    adjective: bool


class Site(NamedTuple):
    """A mention that can be translated: a text that has it, its place, what stands there."""

    base: str
    start: int
    right: str


def read_bases(table: Path) -> list[Base]:
    """The rows of `rules/lexicons/name_bases.tsv` that have synonyms."""
    rows = [line.split("\t") for line in read_text(table).split("\n") if line[:1] not in ("", "#")]
    return [Base(row[0], *(tuple(cell.split("|")) for cell in row[1:3])) for row in rows if row[2]]


def named(rng: Random, text: Text, person: Person, bases: Sequence[Base]) -> Named | None:
    """The text with a surname out of the table for a person named often enough."""
    if len(mentions(text.text, person)) < LEAST_MENTIONS:
        return None
    base = rng.choice(bases)
    new = invented(rng, text.text, person, base.surnames)
    if new is None:
        return None
    synonym = rng.choice(base.synonyms[:MOST_SYNONYMS])
    if synonym.lower() == new.surname.lower():
        return None
    adjective = base.word in ADJECTIVES
    return Named(renamed(text.text, person, new), new, synonym, adjective)


def pronoun(rng: Random, given: Named, pattern: str, surname: str) -> Site | None:
    """A site made of a match of a pattern after the first full name; its group 1 is replaced."""
    full = word(given.person.full).search(given.text)
    found = list(re.compile(pattern).finditer(given.text, full.end())) if full else []
    if not found:
        return None
    start, end = rng.choice(found).span(1)
    base = given.text[:start] + surname + given.text[end:]
    return Site(base, start, given.person.surname)


def opening_site(rng: Random, given: Named) -> Site | None:
    """A bare surname that opens a sentence before a verb."""
    verb = re.compile(" " + _VERB)
    places = [m for m in mentions(given.text, given.person) if m.shape == "bare" and m.opens]
    fitting = [m for m in places if verb.match(given.text, m.end)]
    if fitting:
        return Site(given.text, rng.choice(fitting).start, given.person.surname)
    subject = _SHE_OR_HE[given.person.gender][0]
    pattern = rf"(?:[.!?][\"”]? |\n)({subject}) {_VERB}"
    return pronoun(rng, given, pattern, given.person.surname)


def heading_site(rng: Random, given: Named) -> Site | None:
    """A short heading that opens with the surname, above a paragraph that names the person."""
    places = mentions(given.text, given.person)
    place = rng.choice(places).start
    start = given.text.rfind("\n\n", 0, place) + 2
    start = 0 if start == 1 else start
    heading = rng.choice(HEADLINES).format(given.person.surname)
    base = f"{given.text[:start]}{heading}\n\n{given.text[start:]}"
    return Site(base, start, given.person.surname)


def honorific_site(rng: Random, given: Named) -> Site | None:
    """A surname after Mr, Mrs or Dr."""
    places = mentions(given.text, given.person)
    titled = [place.surname for place in places if place.shape == "honorific"]
    if titled:
        return Site(given.text, rng.choice(titled), given.person.surname)
    bare = [place.surname for place in places if place.shape == "bare"]
    if not bare:
        return None
    start, title = rng.choice(bare), HONORIFICS[given.person.gender] + " "
    base = given.text[:start] + title + given.text[start:]
    return Site(base, start + len(title), given.person.surname)


def said_site(rng: Random, given: Named) -> Site | None:
    """A surname after said."""
    name, text = given.person.surname, given.text
    places = [m.start for m in mentions(text, given.person) if m.shape == "bare"]
    said = [start for start in places if text[:start].endswith("said ")]
    if said:
        return Site(text, rng.choice(said), name)
    subject = _SHE_OR_HE[given.person.gender][2]
    if site := pronoun(rng, given, rf"\bsaid ({subject})\b(?! [a-z]+ing)", name):
        return site
    quoted = list(
        re.finditer(rf"[,?!][\"”] ({subject} said|says {subject}|{subject} says)\b", text)
    )
    if not quoted:
        return None
    start, end = rng.choice(quoted).span(1)
    base = f"{text[:start]}said {name}{text[end:]}"
    return Site(base, start + len("said "), name)


def given_site(rng: Random, given: Named) -> Site | None:
    """A surname after the given name."""
    places = [m for m in mentions(given.text, given.person) if m.shape == "full"]
    return Site(given.text, rng.choice(places).surname, given.person.surname) if places else None


def possessive_site(rng: Random, given: Named) -> Site | None:
    """A bare surname before 's."""
    places = mentions(given.text, given.person)
    own = [m.start for m in places if m.shape == "bare" and m.possessive]
    if own:
        return Site(given.text, rng.choice(own), given.person.surname)
    his = _SHE_OR_HE[given.person.gender][1]
    pattern = rf"[a-z] ({his}) (?!(?:{_NO_NOUN})\b)[a-z]{{3}}"
    return pronoun(rng, given, pattern, given.person.surname + "'s")


POSITIONS = {
    "opening": (opening_site,),
    "heading": (heading_site,),
    "title-said": (honorific_site, said_site),
    "given-possessive": (given_site, possessive_site),
}
"""The four positions, each with the sites that belong to it in equal shares."""


def translation(rng: Random, given: Named, site: Site, position: str) -> str:
    """The synonym as a spinner writes it there: in capitals where a sentence or heading begins.

    Of adjectives that open a sentence, half become people; elsewhere, half keep the capital,
    but none does after said.
    """
    words = given.synonym
    opens = site.start == 0 or re.search(r"(?:\n|[.!?][\"”’]? )[\"“]?\Z", site.base[: site.start])
    if position == "opening" and given.adjective and rng.random() < 0.5:
        words += " people"
    capital = rng.random() < 0.5
    if position == "heading":
        return words[0].upper() + words[1:] if capital else words
    if opens or (capital and not site.base[: site.start].endswith("said ")):
        return words[0].upper() + words[1:]
    return words


def translated(bases: Sequence[Base], position: str, number: int) -> Injector:
    """Injectors that translate a surname in a position; `number` chooses among its sites."""

    def inject(rng: Random, text: Text, person: Person) -> Injection | None:
        given = named(rng, text, person, bases)
        site = given and POSITIONS[position][number](rng, given)
        if not (given and site):
            return None
        wrong = translation(rng, given, site, position)
        return Injection("translated", position, text.name, *site, wrong)

    return inject
