"""Texts with people in them: who is mentioned where, and the same text with another name.

People are found by the benchmark's own short rule, not by the analysis of the checker, so that
the sample stays the same when the checker changes: two words with capitals, the first a given
name of `name_pools`, the second nowhere a word in lower case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import read_text
from name_pools import GENDERS, NO_PLACES, NO_SURNAMES

LONGEST, PART = 1_500, 1_000
"""A text of more words than LONGEST is cut at ends of paragraphs into parts of about PART."""
HONORIFICS = {"m": "Mr", "f": "Mrs", "u": "Dr"}

_PAIR = re.compile(r"(?<![\w’'-])([A-ZÀ-Þ]\w+) ([A-Z][a-z]\w+)(?![\w-]|['’][a-rt-zA-Z]| [A-Z])")
_TITLES = (
    "Mr Mrs Ms Miss Dr Sir Lady Lord President Senator Professor Prof Inspector Colonel Captain"
)
_HONORIFIC = re.compile(rf"\b(?:{'|'.join(_TITLES.split())})\.? \Z")
_ROLE = re.compile(rf"\b(?:{'|'.join(_TITLES.split())}|\w*[a-z](?:er|or|[iy]st|ary))\.? \Z")
_CAPITAL_BEFORE = re.compile(r"\b[A-ZÀ-Þ][\w’'.-]* \Z")
_OPENING = re.compile(r"(?:\A|\n\s*|[.!?][\"”’)]*\s+)[\"“‘(]*\Z")
_PLACE = re.compile(r"\b(?:in|to|from|near|at) ([A-Z][a-z]{3,})\b(?!-| [A-Z]|\.\w)")
_NO_SURNAMES = frozenset(NO_SURNAMES.split())
_NO_PLACES = frozenset(NO_PLACES.split())


@dataclass(frozen=True, slots=True)
class Person:
    """A given name, a surname and the gender of the given name (m, f or u)."""

    given: str
    surname: str
    gender: str

    @property
    def full(self) -> str:
        """Both names."""
        return f"{self.given} {self.surname}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a surname: `full` with the given name, `honorific`, `bare`, or `other`.

    `start` is that of the given name where there is one, else of the surname; `opens` says
    whether a sentence begins there, `possessive` whether 's follows.
    """

    shape: str
    start: int
    surname: int
    end: int
    opens: bool
    possessive: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A document, or a part of a long one, with the people and places named in it."""

    name: str
    text: str
    people: tuple[Person, ...] = ()
    places: tuple[str, ...] = ()


def word(name: str) -> re.Pattern[str]:
    """A name as a whole word."""
    return re.compile(rf"(?<![\w’'-]){re.escape(name)}(?![\w-]|['’](?!s\b)\w)")


def occurs(name: str, text: str) -> bool:
    """Whether a word is in the text, whatever its case."""
    return name.lower() in text.lower() and bool(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    )


def mentions(text: str, person: Person) -> list[Mention]:
    """All places of a person's surname."""
    found = []
    for match in word(person.surname).finditer(text):
        start, end = match.span()
        begin = start - len(person.given) - 1
        before = text[max(0, start - 40) : start]
        if begin >= 0 and text.startswith(f"{person.given} ", begin):
            shape, first = "full", begin
        else:
            first = start
            if re.match(r" [A-ZÀ-Þ]", text[end : end + 2]):
                shape = "other"
            elif _HONORIFIC.search(before):
                shape = "honorific"
            else:
                shape = "other" if _CAPITAL_BEFORE.search(before) else "bare"
        opens = _OPENING.search(text[max(0, first - 40) : first]) is not None
        possessive = text[end : end + 2] in ("'s", "’s")
        found.append(Mention(shape, first, start, end, opens, possessive))
    return found


def _has_more(text: str, start: int) -> bool:
    """Whether a word with a capital stands before a given name that is no title of the person."""
    before = text[max(0, start - 40) : start]
    return bool(_CAPITAL_BEFORE.search(before)) and not _ROLE.search(before)


def people(text: str) -> tuple[Person, ...]:
    """People named in full whom another name can replace throughout, the most named first.

    Left out: surnames that are words here or stand mostly in other names (Baker Street), second
    bearers of a surname, and given names that the text gives to two people.
    """
    counts = Counter(
        (match[1], match[2])
        for match in _PAIR.finditer(text)
        if match[1] in GENDERS
        and match[2] not in GENDERS
        and match[2] not in _NO_SURNAMES
        and not _has_more(text, match.start())
    )
    found: dict[str, Person] = {}
    for (given, surname), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        person = Person(given, surname, GENDERS[given])
        places = mentions(text, person)
        other = sum(place.shape == "other" for place in places)
        namesake = re.search(rf"\b{given} (?!{surname}\b)[A-ZÀ-Þ]", text)
        if (
            surname in found
            or namesake
            or word(surname.lower()).search(text)
            or 2 * other > len(places)
        ):
            continue
        found[surname] = person
    return tuple(found.values())


def places(text: str) -> tuple[str, ...]:
    """Words that stand at least twice and after "in" or the like, as places do."""
    surnames = {surname for _, surname in _PAIR.findall(text)}
    found = sorted(set(_PLACE.findall(text)) - _NO_PLACES - GENDERS.keys() - surnames)
    return tuple(
        name
        for name in found
        if len(word(name).findall(text)) > 1 and not word(name.lower()).search(text)
    )


def renamed(text: str, old: Person, new: Person) -> str:
    """The text with another name for a person, relatives of the same surname included."""
    text = word(old.surname).sub(new.surname, text)
    return word(old.given).sub(new.given, text)


def fits(text: str, names: Sequence[str]) -> bool:
    """Whether none of the names is in the text yet, so that they can be put into it."""
    return not any(occurs(part, text) for name in names for part in name.split())


def cut(name: str, text: str) -> Iterator[tuple[str, str]]:
    """A text, or the parts of a long one, with their names."""
    if len(text.split()) <= LONGEST:
        yield name, text
        return
    part: list[str] = []
    words = number = 0
    for block in text.split("\n\n"):
        part.append(block)
        words += len(block.split())
        if words >= PART:
            number += 1
            yield f"{name}#{number}", "\n\n".join(part)
            part, words = [], 0
    if part:
        yield f"{name}#{number + 1}", "\n\n".join(part)


def read_texts(folder: Path) -> list[Text]:
    """The texts of a folder, in the order of their paths."""
    return [
        Text(name, text, people(text), places(text))
        for file in sorted(folder.rglob("*.txt"))
        for name, text in cut(file.relative_to(folder).as_posix(), read_text(file))
    ]
