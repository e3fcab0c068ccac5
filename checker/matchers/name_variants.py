"""Variants of a person's name: one surname with given names that sound alike, or the reverse.

Full names are compared with full names, and for surnames bare ones ("Mr Rieser") with those of the
people the same text names in full ("Daniel Reiser").
"""

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.analysis.name_groups import (
    FEW,
    SHORTEST,
    NameForm,
    bare_pairs,
    is_near_surely,
    is_surname_variant,
    variant_pairs,
)
from checker.analysis.spelling import near_keys, plain, sound_alike
from checker.decision import NEAR, Fact, Verdict, decided, stand_close
from checker.document import Document
from checker.lexicon import read_table
from checker.matchers import Key, KeyValueError, Match, Task
from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.analysis.mention import Name
    from checker.config import Settings

KEYS = (
    Key("part", "given|surname", True, "The part of the name that varies."),
    Key("table", "text", False, "Lexicon: groups of given names, as for name_forms."),
    Key("apart", "texts", False, "Pairs such as `frances francis` that are different people."),
)

LEAST_UNKNOWN = 6
"""Letters of a word of no known kind that may be a surname that lost one."""

_STOPS = ".!?:;"
_CAPITALISED = kept(r"(?<![\w'’-])[^\W\d_a-z][\w-]{2,}")
_WORDS = kept(r"\w+")
_GIVEN, _SURNAME, _GENDER, _EVIDENCE = 1, 2, 3, 4
"""Values of a fact beside the form of the part; given is empty for a bare surname."""

_FIRM = frozenset({"honorific", "role", "context", "repeated", "surname"})
"""Evidence by which a single word is a person's surname."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Pairs and groups in lower case without diacritics."""
    apart = keys.get("apart", [])
    for number, pair in enumerate(apart):
        if len(pair.split()) != 2:
            raise KeyValueError(f"'{pair}' is no pair of two words", ("apart", number))
    groups = []
    if "table" in keys:
        for row in read_table(Path(keys["__folder__"], keys["table"]), 3):
            if row.cells[0] == "person-given":
                groups.append(" ".join(plain(form.strip()) for form in row.cells[1].split("|")))
    return {
        "part": keys["part"],
        "apart": [sorted(pair.lower().split()) for pair in apart],
        "groups": groups,
    }


def find(task: Task) -> Iterator[Match]:
    """One match for each variant but the form used most, all places of both related."""
    # most texts have no two words with capitals that are nearly the same: their names need not
    # be found, nor the tables for that be loaded
    if not task.document.once("names nearly the same", _has_near_words):
        return iter(())
    return decided(task, _gather(task, task.document, _in_question), decide)


def _has_near_words(document: Document) -> bool:
    """Whether two words with capitals, neither of them a word in lower case, share a key."""
    words = set(_WORDS.findall(document.glossary))
    seen: dict[str, str] = {}
    names = sorted(set(_CAPITALISED.findall(document.glossary)))
    for name in names:
        if name.lower() in words:
            continue
        for key in near_keys(name, far=len(names) <= FEW):
            other = seen.setdefault(key, name)
            if other != name and other + "s" != name:
                return True
    return False


def gather(task: Task) -> list[Fact]:
    """The mentions of people in the document: where the part stands, and the name."""
    return _gather(task, task.document)


_Choice = Callable[[Task, Sequence["Name"]], Collection["Name"]]


def _gather(task: Task, document: Document, choice: _Choice | None = None) -> list[Fact]:
    """The facts of all names, or of those that `choice` leaves, and of sentence openings."""
    looked_at = [name for name in names_of(document) if _is_looked_at(task, name)]
    chosen = choice(task, looked_at) if choice else looked_at
    if task.params["part"] == "given":
        return sorted(_facts(task, chosen))
    openings = _near_openings(document, looked_at)
    if openings and chosen is not looked_at:
        words = {word for surnames in openings.values() for word in surnames}
        kept = {id(name) for name in chosen}
        chosen = [
            name
            for name in looked_at
            if id(name) in kept or ((reading := _reading(name)) and reading.word in words)
        ]
    return sorted((*_facts(task, chosen), *_openings(task, looked_at, openings)))


def names_of(document: Document) -> "tuple[Name, ...]":
    """The names of the document; the tables for that are loaded now at the latest."""
    from checker.analysis.names import names

    return names(document)


def _is_looked_at(task: Task, name: "Name") -> bool:
    """Whether a name is a person's, or may be one, and has places that the rule reads."""
    accept = task.settings.accept
    if accept and not accept.isdisjoint((name.form, name.surname, name.given)):
        return False
    if _reading(name) is None:
        return False
    document = task.document
    return any(
        document.segment_at(start).kind in task.kinds
        for start, _, _ in _places(document, name, given_only=False)
    )


def _facts(task: Task, names: Iterable["Name"]) -> list[Fact]:
    document, given_only = task.document, task.params["part"] == "given"
    return [
        Fact(start, end, values, _sentence(document, start))
        for name in names
        for start, end, values in _places(document, name, given_only=given_only)
        if document.segment_at(start).kind in task.kinds
    ]


def _places(document: Document, name: "Name", *, given_only: bool) -> "Iterator[_Place]":
    if name.kind == "person":
        return _of_person(document, name, given_only)
    return _unknown(document, name, given_only)


def _sentence(document: Document, start: int) -> int:
    """A number that is the sentence's in which the word at `start` stands: where its stop is."""
    text, last = document.text, document.segment_at(start).start - 1
    for mark in _STOPS:
        last = max(last, text.rfind(mark, last + 1, start))
    return last


def _in_question(task: Task, names: Sequence["Name"]) -> Collection["Name"]:
    """The names that a verdict may speak of, and all others that share their part.

    Of the genders the kindest is taken, since those of the places decide.
    """
    readings = {id(name): reading for name in names if (reading := _reading(name))}
    forms = list(dict.fromkeys(reading for reading in readings.values() if reading.given))
    part = task.params["part"]
    pairs = variant_pairs(
        [NameForm(form.given, form.surname, "m") for form in forms],
        _synonyms(task.params),
        _known_given(),
    )
    near = {forms[n] for pair in pairs if pair.part == part for n in (pair.first, pair.second)}
    if len(forms) > FEW:
        # fewer names would be compared in more ways
        return names
    if part == "given":
        return [name for name in names if readings[id(name)] in near]
    words = {form.word for form in near}
    full = {form.word for form in forms}
    bare = sorted({r.word for r in readings.values() if not r.given} - full)
    if len(bare) + len(full) > FEW:
        return names
    surnames = sorted(full)
    for i, j in bare_pairs(bare, surnames):
        if is_surname_variant(bare[i], surnames[j], bare=True, titled=True):
            words.update((bare[i], surnames[j]))
    return [name for name in names if readings[id(name)].word in words]


def _near_openings(document: Document, looked_at: Sequence["Name"]) -> dict[str, set[str]]:
    """Words that may open a sentence, of no known kind, with the people's surnames near them."""
    from checker.analysis.name_lexicon import lexicon

    readings = list(filter(None, map(_reading, looked_at)))
    words_of = {reading.surname: reading.word for reading in readings if reading.given}
    surnames = sorted(words_of)
    known = {reading.word for reading in readings}
    words = sorted(
        word
        for word in set(_CAPITALISED.findall(document.glossary)) - known
        if len(word) >= LEAST_UNKNOWN and word[1:].islower() and not lexicon().bits_of(word)
    )
    far = len(words) + len(surnames) <= FEW
    common = set(_WORDS.findall(document.glossary))
    words = [word for word in words if word.lower() not in common]
    near: defaultdict[str, set[str]] = defaultdict(set)
    for i, j in bare_pairs(words, surnames, far=far):
        if is_near_surely(words[i], surnames[j]):
            near[words[i]].add(words_of[surnames[j]])
    return near


def _openings(
    task: Task, looked_at: Sequence["Name"], near: Mapping[str, set[str]]
) -> Iterator[Fact]:
    """The places of words that open a sentence, where a capital says nothing."""
    if not near:
        return
    document = task.document
    alike = tuple(near)
    named = [name for name in looked_at if name.surname.startswith(alike) or name.kind != "person"]
    taken = {fact.start for fact in _facts(task, named)}
    for start, token in document.token_places(_holders(document, near)):
        for match in _CAPITALISED.finditer(token):
            word, at = match[0], start + match.start()
            if word in near and at not in taken:
                values = (word, "", word, "", "capital")
                yield Fact(at, start + match.end(), values, _sentence(document, at))


def _holders(document: Document, words: Collection[str]) -> set[str]:
    """The tokens that hold one of the words."""
    return {
        token
        for token in document.vocabulary
        if any(word in words for word in _CAPITALISED.findall(token))
    }


class _Reading(NamedTuple):
    """A name as it is compared: the surname with its particle, and without."""

    given: str
    surname: str
    word: str


def _reading(name: "Name") -> _Reading | None:
    """How a name is read, if it is a person's or may be one."""
    if name.kind == "person":
        if len(name.surname) <= 1:
            return None
        surname = f"{name.particle} {name.surname}" if name.particle else name.surname
        return _Reading(name.given, surname, name.surname)
    if name.kind in ("other", "place") and name.mentions[0].evidence == "capital":
        return _unknown_reading(name)
    return None


_Place = tuple[int, int, tuple[str, ...]]


def _of_person(document: Document, name: "Name", given_only: bool) -> Iterator[_Place]:
    """The places of the part in the mentions of a person, with the values of their facts."""
    surname = f"{name.particle} {name.surname}" if name.particle else name.surname
    for mention in name.mentions:
        part = mention.parts.given if given_only else mention.parts.surname
        if part is None or mention.evidence == "plural" or mention.form.isupper():
            continue
        text = document.text[part.start : part.end]
        yield part.start, part.end, (text, name.given, surname, name.gender, mention.evidence)


def _unknown_reading(name: "Name") -> _Reading | None:
    """One or two words of no known kind, which may be a person's name."""
    from checker.analysis.name_lexicon import GIVEN, lexicon

    words = name.form.split(" ")
    given, surname = (["", *words])[-2:]
    if len(words) > 2 or len(surname) < (LEAST_UNKNOWN if not given else SHORTEST + 1):
        return None
    if not all(word.isalpha() and word[1:].islower() for word in words):
        return None
    tables = lexicon()
    if tables.bits_of(surname) or tables.bits_of(given or surname) & ~GIVEN:
        return None
    return _Reading(given, surname, surname)


def _unknown(document: Document, name: "Name", given_only: bool) -> Iterator[_Place]:
    """The places of the part in the mentions of what may be a person's name."""
    from checker.analysis.name_context import has_cue
    from checker.analysis.name_lexicon import GIVEN, lexicon

    reading = _unknown_reading(name)
    if reading is None or (given_only and not reading.given):
        return
    given, surname, _ = reading
    known = bool(given and lexicon().bits_of(given) & GIVEN)
    for mention in name.mentions:
        if _in_brackets(document.text, mention.start):
            # "(Arabic: Zahā Ḥadīd)" explains a name
            continue
        shown = known or has_cue(document.text, mention.start, mention.end)
        values = (surname, given, surname, "", "context" if shown else "capital")
        if given_only:
            yield mention.start, mention.start + len(given), (given, *values[1:])
        else:
            yield mention.end - len(surname), mention.end, values


def _in_brackets(text: str, at: int) -> bool:
    begin = max(0, at - NEAR)
    return text.rfind("(", begin, at) > text.rfind(")", begin, at)


def decide(
    params: Mapping[str, Any], settings: "Settings", facts: Sequence[Fact]
) -> Iterator[Verdict]:
    """One verdict for each form that yields: to the one used more, in a tie to the earlier."""
    part = params["part"]
    declared: Mapping[str, str] = {}
    if settings.names:
        from checker.house_names import declared_forms

        declared = declared_forms(settings)
    full: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    genders: dict[tuple[str, str], str] = {}
    for number, fact in enumerate(facts):
        given, surname = fact.values[_GIVEN], fact.values[_SURNAME]
        if given:
            full[given, surname].append(number)
            genders.setdefault((given, surname), fact.values[_GENDER])
    forms = list(full)
    bare = _Bare(facts, full)
    reported: set[int] = set()
    names = [NameForm(*form, genders[form]) for form in forms]
    for pair in variant_pairs(names, _synonyms(params), _known_given()):
        if pair.part != part:
            continue
        one, two = full[forms[pair.first]], full[forms[pair.second]]
        words = sorted(facts[numbers[0]].values[0].lower() for numbers in (one, two))
        if words in params["apart"]:
            continue
        if part == "surname":
            one, two = bare.joined(one), bare.joined(two)
        if facts[one[0]].document != facts[two[0]].document and not sound_alike(*words):
            continue
        yield from _verdict(facts, one, two, reported, declared)
    if part == "surname":
        yield from _bare(facts, full, reported, declared)


def _synonyms(params: Mapping[str, Any]) -> dict[str, int]:
    return {name: n for n, group in enumerate(params["groups"]) for name in group.split()}


@functools.cache
def _known_given() -> frozenset[str]:
    """The given names of the tables, in plain lower case."""
    from checker.analysis.name_lexicon import lexicon

    return frozenset(map(plain, lexicon().genders))


class _Bare:
    """Where surnames stand alone: they count for the only person of a document that has them."""

    def __init__(self, facts: Sequence[Fact], full: Mapping[tuple[str, str], list[int]]) -> None:
        self._facts = facts
        self._bearers = Counter(surname for _, surname in full)
        self._places: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for number, fact in enumerate(facts):
            if not fact.values[_GIVEN]:
                self._places[fact.document, fact.values[0]].append(number)

    def joined(self, numbers: list[int]) -> list[int]:
        """The places of a surname in full names, and those where it stands alone."""
        own = self._facts[numbers[0]].values
        if self._bearers[own[_SURNAME]] > 1:
            return numbers
        documents = {self._facts[number].document for number in numbers}
        alone = (self._places.get((document, own[0]), ()) for document in documents)
        return sorted({*numbers, *(number for places in alone for number in places)})


def _bare(
    facts: Sequence[Fact],
    full: Mapping[tuple[str, str], list[int]],
    reported: set[int],
    declared: Mapping[str, str],
) -> Iterator[Verdict]:
    """Bare surnames that nobody in the document has, near one that somebody has."""
    by_document: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for number, fact in enumerate(facts):
        by_document[fact.document][fact.values[0]].append(number)
    for forms in by_document.values():
        named = {
            form: numbers
            for form, numbers in forms.items()
            if any(facts[number].values[_GIVEN] for number in numbers)
        }
        bare = {form: numbers for form, numbers in forms.items() if form not in named}
        if not named or not bare:
            continue
        surnames, words = list(named), list(bare)
        found: defaultdict[str, list[str]] = defaultdict(list)
        for i, j in bare_pairs(words, surnames):
            genders = {facts[number].values[_GENDER] for number in named[surnames[j]]}
            own = {facts[number].values[_GENDER] for number in bare[words[i]]}
            if {"m", "f"} <= genders | own:
                continue
            evidence = {facts[n].values[_EVIDENCE] for n in bare[words[i]]}
            titled = not evidence.isdisjoint(("honorific", "role"))
            if not is_surname_variant(words[i], surnames[j], bare=True, titled=titled):
                continue
            firm = not evidence.isdisjoint(_FIRM)
            shown = any(facts[n].values[_EVIDENCE] != "capital" for n in named[surnames[j]])
            if firm or (shown and is_near_surely(words[i], surnames[j])):
                found[words[i]].append(surnames[j])
        for word, candidates in found.items():
            if len(candidates) == 1:
                # the full name is the better witness, however often the bare one stands
                yield from _verdict(
                    facts, named[candidates[0]], bare[word], reported, declared, fixed=True
                )


def _verdict(
    facts: Sequence[Fact],
    one: list[int],
    two: list[int],
    reported: set[int],
    declared: Mapping[str, str],
    *,
    fixed: bool = False,
) -> Iterator[Verdict]:
    """The verdict on two forms; with `fixed` the second yields whatever the numbers."""
    if not fixed:
        one, two = sorted((one, two), key=lambda numbers: (-len(numbers), numbers[0]))
    ours, theirs = (_is_declared(facts, numbers, declared) for numbers in (one, two))
    if theirs and not ours:
        one, two = two, one
    if two[0] in reported or one[0] in reported or (ours and theirs):
        return
    reported.add(two[0])
    best, form = facts[one[0]].values[0], facts[two[0]].values[0]
    yield Verdict(
        tuple(two),
        tuple(one),
        {"majority": best, "form": form},
        best if ours or theirs or len(one) > len(two) else None,
        0 if stand_close(facts, one, two) else None,
        (ours or theirs) or None,
    )


def _is_declared(
    facts: Sequence[Fact], numbers: Sequence[int], declared: Mapping[str, str]
) -> bool:
    """Whether the house has declared the full name that stands at one of the places."""
    return bool(declared) and any(
        f"{facts[number].values[_GIVEN]} {facts[number].values[_SURNAME]}" in declared
        for number in numbers
    )
