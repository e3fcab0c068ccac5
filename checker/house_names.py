"""`names.toml`: the people, places and organisations that the house has declared.

[[person]]
name = "Ana Prado"
roles = ["Minister for Fisheries"]    # offices held; near misses are sought beside them
accept = ["Ana M. Prado"]             # other forms that are right
wrong = ["Anna Prado"]                # forms that are always wrong
from = 2021-04-28                     # when the roles were held, or the name was in use
to = 2023-07-17                       # a year alone will do
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.errors import ConfigError
from checker.paths import shown_path

if TYPE_CHECKING:
    from checker.config import Settings

KINDS = ("person", "place", "organisation")

_KEYS = {
    "person": ("name", "roles", "accept", "wrong", "from", "to"),
    "place": ("name", "accept", "wrong", "from", "to"),
    "organisation": ("name", "accept", "wrong", "from", "to"),
}


@dataclass(frozen=True, slots=True)
class HouseName:
    """One declared name. White space in all forms is one plain space."""

    kind: str
    """person, place or organisation."""
    name: str
    roles: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    since: str = ""
    """The first day, as 2021-04-28; empty if always. For people it bounds the roles only."""
    until: str = ""
    """The last day; empty if still."""


def declared_forms(settings: "Settings") -> Mapping[str, str]:
    """The declared name of each form that the house has declared right, the name itself too."""
    forms: dict[str, str] = {}
    for entry in settings.names:
        forms[entry.name] = entry.name
    for entry in settings.names:
        for form in entry.accept:
            forms.setdefault(form, entry.name)
    return forms


def same_form(text: str) -> str:
    """A form as it is compared: straight apostrophes, plain spaces. Of the same length."""
    return text.replace("’", "'").replace("\u00a0", " ")


def load_names(path: Path) -> tuple[HouseName, ...]:
    """The names of a file. Raises ConfigError with file, line and reason."""
    from checker.config_file import read_toml

    text, data = read_toml(path)
    return _Reader(shown_path(path), text).names(data)


def parse_names(text: str, name: str) -> tuple[HouseName, ...]:
    """The names in the text of a file called `name`. Raises ConfigError, as `load_names` does."""
    from checker.config_file import parse_toml

    return _Reader(name, text).names(parse_toml(text, name))


class _Place(NamedTuple):
    """Where an entry stands: its kind and its number among those of the kind."""

    kind: str
    number: int


class _Reader:
    """One file, on the way from TOML to values."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    def line(self, *path: str | int) -> int:
        """The line of a key, from 1; found when an error is to be told only."""
        from checker.toml_lines import key_lines, line_of

        return line_of(key_lines(self.text), path)

    def fail(self, message: str, *path: str | int) -> ConfigError:
        return ConfigError(f"{self.file}:{self.line(*path)}: {message}")

    def names(self, data: Mapping[str, Any]) -> tuple[HouseName, ...]:
        from checker.rule import nearest

        found: dict[_Place, HouseName] = {}
        for kind, entries in data.items():
            if kind not in KINDS:
                known = "an entry begins with [[person]], [[place]] or [[organisation]]"
                raise self.fail(f"unknown key '{kind}'{nearest(kind, list(KINDS))}; {known}", kind)
            if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
                brackets = f"write each entry as [[{kind}]], with two brackets, its keys below"
                raise self.fail(brackets, kind)
            for number, entry in enumerate(entries):
                found[_Place(kind, number)] = self.entry(kind, number, entry)
        self.check_names(found)
        self.check_wrong_forms(found)
        return tuple(found.values())

    def entry(self, kind: str, number: int, data: Mapping[str, Any]) -> HouseName:
        from checker.rule import nearest

        known = _KEYS[kind]
        for key in data:
            if key not in known:
                hint = nearest(key, list(known)) or f" (known: {', '.join(known)})"
                raise self.fail(f"unknown key '{key}' of a {kind}{hint}", kind, number, key)
        if "name" not in data:
            raise self.fail(f"a {kind} needs 'name'", kind, number)
        name = data["name"]
        if not isinstance(name, str):
            raise self.fail(f"'name' is {name!r}; expected a text", kind, number, "name")
        if not name.strip():
            raise self.fail("'name' is empty", kind, number, "name")
        roles, accept, wrong = (
            self.texts(kind, number, key, data) for key in ("roles", "accept", "wrong")
        )
        since = self.day(kind, number, "from", data)
        until = self.day(kind, number, "to", data)
        if since and until and until < since:
            raise self.fail(f"'to' ({until}) is before 'from' ({since})", kind, number, "to")
        return HouseName(kind, _spaced(name), roles, accept, wrong, since, until)

    def texts(self, kind: str, number: int, key: str, data: Mapping[str, Any]) -> tuple[str, ...]:
        value = data.get(key, [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            expected = "expected a text or a list of texts"
            raise self.fail(f"'{key}' is {value!r}; {expected}", kind, number, key)
        forms = [_spaced(item) for item in items]
        if not all(forms):
            raise self.fail(f"'{key}' has an empty text", kind, number, key)
        for form in forms:
            if forms.count(form) > 1:
                raise self.fail(f"'{key}' has '{form}' twice", kind, number, key)
        return tuple(forms)

    def day(self, kind: str, number: int, key: str, data: Mapping[str, Any]) -> str:
        """A day as text; a year alone stands for its first or last."""
        if key not in data:
            return ""
        # the TOML parser has brought this module along
        from datetime import date, datetime

        value = data[key]
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
            return f"{value}-01-01" if key == "from" else f"{value}-12-31"
        expected = "expected a day as 2021-04-28, without quotation marks, or a year"
        raise self.fail(f"'{key}' is {_shown(value)}; {expected}", kind, number, key)

    def check_names(self, found: Mapping[_Place, HouseName]) -> None:
        """Raise for a name that stands twice, unless for two periods."""
        earlier: defaultdict[tuple[str, str], list[_Place]] = defaultdict(list)
        for place, entry in found.items():
            key = (entry.kind, same_form(entry.name))
            for other in earlier[key]:
                if not _are_apart(entry, found[other]):
                    raise self.fail(
                        f"'{entry.name}' stands at line {self.line(*other)} already; two entries "
                        "for one name need dates that do not overlap",
                        *place,
                        "name",
                    )
            earlier[key].append(place)

    def check_wrong_forms(self, found: Mapping[_Place, HouseName]) -> None:
        """Raise for a wrong form that is right elsewhere, or wrong for two names."""
        right: dict[str, tuple[_Place, str]] = {}
        for place, entry in found.items():
            right.setdefault(same_form(entry.name), (place, "name"))
            for form in entry.accept:
                right.setdefault(same_form(form), (place, "accept"))
        wrong: dict[str, _Place] = {}
        for place, form in _wrong_forms(found):
            if form in right:
                other, key = right[form]
                what = "the name" if key == "name" else "an accepted form"
                whose = "" if key == "name" else f" of '{found[other].name}'"
                line = self.line(*other, key)
                raise self.fail(
                    f"the wrong form '{form}' is {what}{whose} at line {line}; it cannot be both",
                    *place,
                    "wrong",
                )
            first = wrong.setdefault(form, place)
            if found[first].name != found[place].name:
                raise self.fail(
                    f"the wrong form '{form}' stands for '{found[first].name}' at line "
                    f"{self.line(*first, 'wrong')} and for '{found[place].name}' here; keep one",
                    *place,
                    "wrong",
                )


def _wrong_forms(found: Mapping[_Place, HouseName]) -> Iterator[tuple[_Place, str]]:
    for place, entry in found.items():
        for form in entry.wrong:
            yield place, same_form(form)


def _are_apart(one: HouseName, two: HouseName) -> bool:
    """Whether two entries hold for different times."""
    return bool(one.until and two.since and one.until < two.since) or bool(
        two.until and one.since and two.until < one.since
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _shown(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
