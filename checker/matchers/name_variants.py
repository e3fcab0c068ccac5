"""Variants of a person's name: one surname with given names that sound alike, or the reverse.

Full names are compared with full names, and for surnames bare ones ("Mr Rieser") with those of the
people the same text names in full ("Daniel Reiser").
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.analysis.name_groups import (
    NameForm,
    bare_pairs,
    is_near_surely,
    is_surname_variant,
    variant_pairs,
)
from checker.analysis.spelling import near_keys, plain, sound_alike
from checker.decision import Fact, Verdict, decided
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

NEAR = 120
"""Code points between two forms within which the writer tells two people apart."""

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
    return decided(task, gather(task), decide)


def _has_near_words(document: Document) -> bool:
    """Whether two words with capitals, neither of them a word in lower case, share a key."""
    words = set(_WORDS.findall(document.text))
    seen: dict[str, str] = {}
    names = sorted(set(_CAPITALISED.findall(document.text)))
    for name in names:
        if name.lower() in words:
            continue
        for key in near_keys(name):
            other = seen.setdefault(key, name)
            if other != name and other + "s" != name:
                return True
    return False


def gather(task: Task) -> list[Fact]:
    """The mentions of people in the document: where the part stands, and the name."""
    return task.document.once(f"facts {task.params['part']}", lambda d: _gather(task, d))


def _gather(task: Task, document: Document) -> list[Fact]:
    from checker.analysis.names import names

    given_only = task.params["part"] == "given"
    accept = task.settings.accept
    facts: list[Fact] = []
    for name in names(document):
        if name.kind != "person":
            if name.kind == "other" and not given_only and " " not in name.form:
                facts += _unknown(task, document, name)
            continue
        if len(name.surname) < 2:
            continue
        if name.form in accept or name.surname in accept or name.given in accept:
            continue
        surname = f"{name.particle} {name.surname}" if name.particle else name.surname
        for mention in name.mentions:
            part = mention.parts.given if given_only else mention.parts.surname
            if part is None or mention.evidence == "plural" or mention.form.isupper():
                continue
            segment = document.segment_index(part.start)
            if document.segments[segment].kind not in task.kinds:
                continue
            text = document.text[part.start : part.end]
            values = (text, name.given, surname, name.gender, mention.evidence)
            facts.append(Fact(part.start, part.end, values, segment))
    return sorted(facts)


def _unknown(task: Task, document: Document, name: "Name") -> Iterator[Fact]:
    """The places of a word of no known kind, which may be a surname that lost a letter."""
    from checker.analysis.name_context import has_cue
    from checker.analysis.name_lexicon import lexicon

    word = name.form
    if len(word) < LEAST_UNKNOWN or not word.isalpha() or not word[1:].islower():
        return
    if word in task.settings.accept or lexicon().bits_of(word):
        return
    for mention in name.mentions:
        segment = document.segment_index(mention.start)
        if document.segments[segment].kind in task.kinds:
            shown = has_cue(document.text, mention.start, mention.end)
            values = (word, "", word, "", "context" if shown else mention.evidence)
            yield Fact(mention.start, mention.end, values, segment)


def decide(
    params: Mapping[str, Any], settings: "Settings", facts: Sequence[Fact]
) -> Iterator[Verdict]:
    """One verdict for each form that yields: to the one used more, in a tie to the earlier."""
    from checker.analysis.name_lexicon import lexicon

    part = params["part"]
    full: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    genders: dict[tuple[str, str], str] = {}
    for number, fact in enumerate(facts):
        given, surname = fact.values[_GIVEN], fact.values[_SURNAME]
        if given:
            full[given, surname].append(number)
            genders.setdefault((given, surname), fact.values[_GENDER])
    forms = list(full)
    synonyms = {name: n for n, group in enumerate(params["groups"]) for name in group.split()}
    known = {plain(name) for name in lexicon().genders}
    bare = _Bare(facts, full)
    reported: set[int] = set()
    for pair in variant_pairs([NameForm(*form, genders[form]) for form in forms], synonyms, known):
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
        yield from _verdict(facts, one, two, reported)
    if part == "surname":
        yield from _bare(facts, full, reported)


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
    facts: Sequence[Fact], full: Mapping[tuple[str, str], list[int]], reported: set[int]
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
            if not is_surname_variant(words[i], surnames[j], bare=True):
                continue
            firm = any(facts[n].values[_EVIDENCE] in _FIRM for n in bare[words[i]])
            if firm or is_near_surely(words[i], surnames[j]):
                found[words[i]].append(surnames[j])
        for word, candidates in found.items():
            if len(candidates) == 1:
                # the full name is the better witness, however often the bare one stands
                yield from _verdict(facts, named[candidates[0]], bare[word], reported, fixed=True)


def _verdict(
    facts: Sequence[Fact],
    one: list[int],
    two: list[int],
    reported: set[int],
    *,
    fixed: bool = False,
) -> Iterator[Verdict]:
    """The verdict on two forms; with `fixed` the second yields whatever the numbers."""
    if not fixed:
        one, two = sorted((one, two), key=lambda numbers: (-len(numbers), numbers[0]))
    if two[0] in reported or one[0] in reported:
        return
    reported.add(two[0])
    best, form = facts[one[0]].values[0], facts[two[0]].values[0]
    yield Verdict(
        tuple(two),
        tuple(one),
        {"majority": best, "form": form},
        best if len(one) > len(two) else None,
        0 if _may_be_two(facts, one, two) else None,
    )


def _may_be_two(facts: Sequence[Fact], one: list[int], two: list[int]) -> bool:
    """Whether two people of nearly one name may be meant: they stand close together."""
    return any(
        facts[i].document == facts[j].document
        and facts[i].block == facts[j].block
        and abs(facts[i].start - facts[j].start) < NEAR
        for i in one
        for j in two
    )
