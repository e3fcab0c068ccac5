"""The names in a set of texts, with counts and variants: a start for `names.toml`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checker.analysis.mention import Mention
from checker.analysis.name_groups import NameForm, variant_pairs
from checker.analysis.names import mentions
from checker.config_text import toml_text
from checker.document import Document
from checker.house_names import same_form

KINDS = ("person", "organisation", "place", "other")


@dataclass
class ListedName:
    """One name in all texts: how often each form of it stands where, and with which roles."""

    kind: str
    """person, organisation, place, or other where nothing tells the kind."""
    name: str
    """The full form; of a person of whom no full form is known, the form there is."""
    full: bool
    """Whether it is a full form."""
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Number of mentions by form ("Mr Prado") and sort of form: full, short or honorific."""
    roles: Counter[str] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)
    """Paths as shown."""
    variants: list[str] = field(default_factory=list)
    """Other names in the list that may be spellings of this one, less used."""

    @property
    def count(self) -> int:
        """Number of mentions."""
        return sum(self.forms.values())


class NameList:
    """Names, collected text by text."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], ListedName] = {}

    def add(self, document: Document, path: str) -> None:
        """Take in the names of a document, under the path it is shown by."""
        for mention in mentions(document):
            # "the Prados" are a family and nobody in it
            if mention.evidence != "plural":
                self._add(document, mention, path)

    def _add(self, document: Document, mention: Mention, path: str) -> None:
        name = mention.full or mention.form
        key = (mention.kind, same_form(name))
        listed = self._names.get(key)
        if listed is None:
            listed = self._names[key] = ListedName(mention.kind, name, bool(mention.full))
        text = document.text
        honorific, role = mention.parts.honorific, mention.parts.role
        form, sort = mention.form, "full" if mention.form == name else "short"
        if honorific:
            form, sort = f"{_plain(text[honorific.start : honorific.end])} {form}", "honorific"
        listed.forms[form, sort] += 1
        listed.files.add(path)
        if role:
            listed.roles[_plain(text[role.start : role.end])] += 1

    def names(self) -> list[ListedName]:
        """The names by kind, the most used first, each with its variants."""
        listed = sorted(self._names.values(), key=lambda n: (KINDS.index(n.kind), -n.count, n.name))
        for name in listed:
            name.variants.clear()
        people = [name for name in listed if name.kind == "person" and name.full]
        for first, second in _alike(people):
            first.variants.append(second.name)
        return listed


def _alike(people: Sequence[ListedName]) -> Iterator[tuple[ListedName, ListedName]]:
    """Pairs of people with one part of the name in common and the other nearly, in order."""
    forms = []
    for person in people:
        given, _, surname = person.name.partition(" ")
        forms.append(NameForm(given, surname))
    for first, second, _ in variant_pairs(forms):
        yield people[first], people[second]


def _plain(text: str) -> str:
    return " ".join(text.split())


def as_text(names: Iterable[ListedName]) -> Iterator[str]:
    """The list for people: a line a name, its forms and roles below."""
    kind = ""
    for name in names:
        if name.kind != kind:
            yield f"{'' if not kind else chr(10)}{_TITLES[name.kind]}\n"
            kind = name.kind
        where = f"in {len(name.files)} files" if len(name.files) > 1 else f"in {min(name.files)}"
        yield f"{name.count:6}  {name.name}  ({where})\n"
        forms = _counted({f: n for (f, _), n in name.forms.items() if f != name.name})
        for label, values in (
            ("forms", forms),
            ("roles", _counted(name.roles)),
            ("variants", ", ".join(name.variants)),
        ):
            if values:
                yield f"        {label}: {values}\n"


_TITLES = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "other": "Other names",
}


def _counted(values: dict[str, int]) -> str:
    ordered = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{value} {count}" for value, count in ordered)


def as_data(names: Iterable[ListedName]) -> list[dict[str, object]]:
    """The list for programs."""
    return [
        {
            "name": name.name,
            "kind": name.kind,
            "full": name.full,
            "count": name.count,
            "forms": [
                {"form": form, "sort": sort, "count": count}
                for (form, sort), count in sorted(
                    name.forms.items(), key=lambda item: (-item[1], item[0])
                )
            ],
            "roles": [
                {"role": role, "count": count}
                for role, count in sorted(name.roles.items(), key=lambda i: (-i[1], i[0]))
            ],
            "variants": name.variants,
            "files": sorted(name.files),
        }
        for name in names
    ]


HEAD = """\
# The names of the house, as `subeditor names --write` found them. Delete what is no name, mend what
# is wrong, and put forms that are never right under wrong = [...]: docs/names.md tells all keys.
"""


def as_toml(names: Iterable[ListedName]) -> Iterator[str]:
    """The list as a `names.toml`: people with a full name, places, organisations.

    A variant of another name is no entry of its own but a comment: one of the two is wrong.
    """
    names = list(names)
    variants = {variant for name in names for variant in name.variants}
    yield HEAD
    for name in names:
        if name.kind == "other" or (name.kind == "person" and not name.full):
            continue
        if name.kind == "person" and name.name in variants:
            continue
        yield f"\n[[{name.kind}]]  # mentions: {name.count}\nname = {toml_text(name.name)}\n"
        # "deputy" and "coach" tell too little to seek a name beside them
        if roles := sorted(role for role in name.roles if role[:1].isupper()):
            yield f"roles = [{', '.join(map(toml_text, roles))}]\n"
        for variant in name.variants:
            yield f"# wrong = [{toml_text(variant)}]  # or accept: which of the two is right?\n"
