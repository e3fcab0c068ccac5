"""Forms of one name that differ only in how they are written: diacritics, joining, capitals.

Two forms are of one name if their letters are the same in lower case without diacritics, spaces
and hyphens; the form used less yields. Words that are no names, and names of two bearers, are
told by the names around them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.analysis import capitals
from checker.analysis.name_roles import Role, Roles, are_two, is_one
from checker.analysis.name_writing import (
    Groups,
    by_casing,
    by_diacritics,
    by_joining,
    in_lower_case,
    is_technical,
    separators,
)
from checker.decision import Fact, Verdict, decided
from checker.document import Document
from checker.lexicon import read_table
from checker.matchers import Key, Match, Task
from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.config import Settings

KEYS = (
    Key("differs", "diacritics|joining|casing", True, "What the forms differ in."),
    Key("apart", "texts", False, "Words left alone, in lower-case letters without diacritics."),
    Key("given", "text", False, "For casing: lexicon of given names, which have a capital."),
    Key("places", "text", False, "For casing: lexicon of places, which have a capital."),
)

LEAST_LOWER = 4
"""Letters of the shortest name that is sought in lower case."""

_FORM, _KEY, _KIND, _REST, _PART, _FLAG, _TEXT = range(7)
"""Values of a fact: kind, rest and part of its `Role`; `told` where another form explains it,
`opens` where a sentence gives it a capital; `technical` in a text full of identifiers."""

_AS_WORD = kept(r"(?:\b(?:word|words|term|noun|verb|means|meaning) |[\"'“‘(`])\Z")
_LETTERS = kept(r"\w+")


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The names that always have a capital as one text, in lower case."""
    folder, apart = Path(keys["__folder__"]), set(keys.get("apart", []))
    always: set[str] = set()
    if "given" in keys:
        for row in read_table(folder / keys["given"], 3):
            if not row.cells[1]:
                always.update(row.cells[2].split())
    if "places" in keys:
        always.update(row.cells[0] for row in read_table(folder / keys["places"], 2))
    known = {name.lower() for name in always if name.isalpha() and len(name) >= LEAST_LOWER}
    return {
        "differs": keys["differs"],
        "apart": sorted(apart),
        "always": " ".join(sorted(known - apart)),
    }


def find(task: Task) -> Iterator[Match]:
    """One match for each form but the one used most, all places of both related."""
    return decided(task, gather(task), decide)


def gather(task: Task) -> list[Fact]:
    """The places of the forms that meet another form of their name in this document."""
    document = task.document
    match task.params["differs"]:
        case "diacritics":
            groups = by_diacritics(document)
        case "joining":
            groups = by_joining(document)
        case _:
            groups = in_lower_case(document, task.params["always"]) | by_casing(document)
    apart, accept = task.params["apart"], task.settings.accept
    groups = {
        key: forms for key, forms in groups.items() if key not in apart and not forms & accept
    }
    return _facts(task, groups) if groups else []


def _facts(task: Task, groups: Groups) -> list[Fact]:
    from checker.analysis.name_lexicon import lexicon
    from checker.analysis.name_pieces import opens_sentence
    from checker.matchers.name_forms import is_explained

    document, differs = task.document, task.params["differs"]
    roles = Roles(document)
    keys = {form: key for key, forms in groups.items() for form in forms}
    spans: defaultdict[str, defaultdict[str, list[tuple[int, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    places = list(capitals.places(document, keys, task.kinds, inside=differs != "joining"))
    for place in places:
        spans[keys[place.form]][place.form].append((place.start, place.end))
    technical = "technical" if is_technical(document) else ""
    facts: list[Fact] = []
    for form, start, end, segment in places:
        key = keys[form]
        if differs == "casing" and _is_no_name(document, start, end):
            continue
        flag = "opens" if opens_sentence(document.text, start) else ""
        if is_explained(document, (start, end), spans[key], form):
            flag = "told"
        if differs == "diacritics" and facts and facts[-1].end == start - 1:
            # where "São Tomé" meets "Sao Tome" that is one slip and not two
            last = facts.pop()
            start, key = last.start, f"{last.values[_KEY]} {key}"
            form = document.text[start:end].replace("\u00a0", " ")
            flag = max(flag, last.values[_FLAG])
        role = roles.of(start, end)
        if differs == "diacritics" and not role.rest and lexicon().gender(form):
            # in lists of people the names around may tell nothing else
            role = Role("person", _next_name(document.text, end), "given")
        facts.append(Fact(start, end, (form, key, *role, flag, technical), segment))
    return facts


def _next_name(text: str, end: int) -> str:
    """The word with a capital that follows, empty if none does."""
    following = re.match(rf"[ \u00a0]({capitals.CAPITAL}[\w-]+)", text[end : end + 24])
    return following[1] if following else ""


def _is_no_name(document: Document, start: int, end: int) -> bool:
    """Whether a word in capitals stands beside others, or labels a speaker: SMITH: Hello.

    Of words in small letters, whether it is spoken of as a word.
    """
    text = document.text
    if text[start:end].islower():
        return _AS_WORD.search(text, max(0, start - 12), start) is not None
    if not text[start:end].isupper():
        return False
    segment = document.segment_at(start)
    if text[end : end + 1] == ":" or not any(map(str.islower, text[segment.start : segment.end])):
        return True
    before = _LETTERS.findall(text, max(segment.start, start - 24), start)[-1:]
    after = _LETTERS.findall(text, end, min(segment.end, end + 24))[:1]
    return any(word.isupper() and len(word) > 1 for word in before + after)


def decide(
    params: Mapping[str, Any], settings: "Settings", facts: Sequence[Fact]
) -> Iterator[Verdict]:
    """One verdict for each form of a name but the one used most; in a tie the later yields.

    Capitals are compared within a document: elsewhere `Us` may be no name.
    """
    groups: defaultdict[tuple[str, int], defaultdict[str, list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for number, fact in enumerate(facts):
        document = fact.document if params["differs"] == "casing" else -1
        groups[fact.values[_KEY], document][fact.values[_FORM]].append(number)
    judge = {"diacritics": _same_letters, "joining": _same_words, "casing": _same_capitals}
    for forms in groups.values():
        ranked = sorted(forms, key=lambda form: (-len(forms[form]), form.islower(), forms[form][0]))
        best = ranked[0]
        for form in ranked[1:]:
            own = [number for number in forms[form] if facts[number].values[_FLAG] != "told"]
            sure = own and judge[params["differs"]](
                [facts[number] for number in forms[best]], [facts[number] for number in own]
            )
            if own and sure is not None:
                yield Verdict(
                    tuple(own),
                    tuple(forms[best]),
                    {"majority": best, "form": form},
                    best if len(forms[best]) > len(forms[form]) else None,
                    None if sure else 0,
                )


def _roles(facts: Sequence[Fact]) -> list[Role]:
    return [Role(*fact.values[_KIND : _PART + 1]) for fact in facts]


def _same_letters(best: Sequence[Fact], own: Sequence[Fact]) -> bool | None:
    """Whether two forms that differ in diacritics are surely one name; None to say nothing."""
    one, two = _roles(best), _roles(own)
    if is_one(one, two) or _is_bare(one, two) or _is_bare(two, one):
        # one person's given name or surname: another matcher compares those
        return None
    if not are_two(one, two):
        return True
    # José Almeida and Jose Carter are two, Lena Peña and Tom Pena may be relatives
    return None if any(role.part == "given" for role in one) else False


def _is_bare(full: Sequence[Role], bare: Sequence[Role]) -> bool:
    """Whether a surname stands alone in the one form and in full names in the other."""
    return any(role.part == "surname" and role.rest for role in full) and all(
        role.part == "surname" and not role.rest for role in bare
    )


def _same_words(best: Sequence[Fact], own: Sequence[Fact]) -> bool | None:
    """The same of two forms that differ in spaces and hyphens."""
    forms = [facts[0].values[_FORM] for facts in (best, own)]
    if separators(forms[0]) == separators(forms[1]):
        return None
    parts = next(re.split("[ -]", form) for form in forms if not form.isalpha())
    joined = next((form for form in forms if form.isalpha()), "")
    # Facebook is one word for certain, whatever Book may be
    if _meet_by_chance(parts, loosely=joined[1:].islower()):
        return None
    one, two = _roles(best), _roles(own)
    people = [any(role.kind == "person" for role in roles) for roles in (one, two)]
    whole = [any(role.part == "full" for role in roles) for roles in (one, two)]
    if any(map(str.isupper, joined[1:])) and any(whole):
        # ThomasBarrow is how Thomas Barrow signs in
        return None
    if best[0].values[_TEXT] and any(map(str.isupper, joined[1:])):
        return False
    return people[0] == people[1] and whole[0] == whole[1] and not are_two(one, two)


def _meet_by_chance(words: Sequence[str], *, loosely: bool) -> bool:
    """Whether grammar or chance joins two words: West Vale, Prime Minister, London-Leeds.

    With `loosely` the second may be any kind of word.
    """
    from checker.analysis import name_lexicon as kinds

    never = kinds.FUNCTION | kinds.ROLE | kinds.HONORIFIC | kinds.CALENDAR
    first, last = map(kinds.lexicon().bits_of, words)
    places = kinds.PLACE | kinds.PEOPLE
    return bool(
        first & (never | kinds.PEOPLE | kinds.COMMON_ROLE)
        or last & never
        or (last & (kinds.ORGANISATION | kinds.SITE | kinds.THING) and not loosely)
        or (first & places and last & places)
    )


def _same_capitals(best: Sequence[Fact], own: Sequence[Fact]) -> bool | None:
    """The same of two forms that differ in capitals."""
    from checker.analysis.name_lexicon import lexicon

    form, other = own[0].values[_FORM], best[0].values[_FORM]
    if other.islower():
        return None
    if form.islower():
        return True
    one, two = _roles(best), _roles(own)
    if form.isupper() or other.isupper():
        title = own if other.isupper() else best
        known = lexicon().bits_of(title[0].values[_FORM])
        # "Nato said" makes nobody of it, but a full name does
        if known or any(role.rest for role in _roles(title)):
            return None
        if all(fact.values[_FLAG] == "opens" for fact in title):
            return None
        return not own[0].values[_TEXT]
    # InstanceId and InstanceID are two identifiers, Github is a slip
    inner = all(any(map(str.isupper, word[1:])) for word in (form, other))
    return not (own[0].values[_TEXT] and inner) and not are_two(one, two)
