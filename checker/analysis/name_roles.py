"""Which part of a name a stretch of text is, and what the rest of that name is."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from checker.analysis.spelling import plain
from checker.document import Document


class Role(NamedTuple):
    """What a stretch of text is in the name that holds it."""

    kind: str = ""
    """person, organisation, place, other, or empty outside every name."""
    rest: str = ""
    """Of a person's name in full, the given name or surname that the stretch does not hold."""
    part: str = ""
    """given, surname or full: what it holds of a person's name."""


class Roles:
    """The names of a document, by place."""

    def __init__(self, document: Document) -> None:
        from checker.analysis.names import mentions

        self._text = document.text
        self._mentions = mentions(document)
        self._starts = [mention.start for mention in self._mentions]

    def of(self, start: int, end: int) -> Role:
        """The role of text[start:end]."""
        number = bisect_right(self._starts, start) - 1
        if number < 0 or self._mentions[number].end <= start:
            return Role()
        mention = self._mentions[number]
        if mention.kind != "person":
            return Role(mention.kind)
        given, surname = mention.parts.given, mention.parts.surname
        in_given = given is not None and given.start < end and start < given.end
        in_surname = surname is not None and surname.start < end and start < surname.end
        if in_given and in_surname:
            return Role("person", "", "full")
        part, rest = ("given", surname) if in_given else ("surname", given)
        return Role("person", self._text[rest.start : rest.end] if rest else "", part)


def are_two(one: Iterable[Role], two: Iterable[Role]) -> bool:
    """Whether full names show two people: no given name or surname is common to both."""
    first = {plain(role.rest) for role in one if role.rest}
    second = {plain(role.rest) for role in two if role.rest}
    return bool(first and second) and not any(_agree(a, b) for a in first for b in second)


def _agree(one: str, two: str) -> bool:
    """Whether two given names may be one person's: equal, or an initial and its name."""
    if one.rstrip(".") == two.rstrip("."):
        return True
    short, long = sorted((one, two), key=len)
    return short[-1:] == "." and long.startswith(short[0])


def is_one(one: Iterable[Role], two: Iterable[Role]) -> bool:
    """Whether a full name of each has the same other part."""
    first = {(role.part, plain(role.rest)) for role in one if role.rest}
    return any((role.part, plain(role.rest)) in first for role in two if role.rest)
