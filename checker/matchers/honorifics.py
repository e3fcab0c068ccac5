"""Honorifics that cannot be one person's: Mr and Mrs for the same, Sir before a surname."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.analysis import capitals
from checker.analysis.capitals import CAPITAL
from checker.analysis.spelling import plain
from checker.decision import Fact, Verdict, decided
from checker.document import Document
from checker.matchers import Key, Match, Task
from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.config import Settings

KEYS = (Key("slip", "gender|knight", True, "Mr and Mrs for one person, or Sir before a surname."),)

_MALE = ("mr", "sir", "mister")
_FEMALE = ("mrs", "ms", "miss", "lady", "dame")
_KNIGHTED = frozenset({"sir", "dame"})
_OFTEN_RELATIVES = frozenset({"miss", "lady", "dame"})
"""Honorifics of a daughter or of a knight's wife as well."""

_ADDRESSED = kept(
    rf"\b(Mr|Mister|Sir|Mrs|Ms|Miss|Lady|Dame)\.?[ \u00a0](?:{CAPITAL}[\w.’'-]*[ \u00a0])*"
    rf"({CAPITAL}[\w-]+)"
)
_KIN = kept(
    r"\b(?:wife|wives|husband|spouse|widow|widower|married|marriage|marry|wedding|couple|bride"
    r"|Mr\.? and M(?:r?s)\b|M(?:r?s)\.? and Mr\b|divorced?|fianc[eé]e?)\b"
)

_FORM, _SURNAME, _GIVEN, _HONORIFIC, _KIN_NEAR = range(5)
"""Values of a fact: given name and honorific (in lower case) are empty where there is none; the
last is `kin` if the document speaks of married people."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The honorifics that must occur for there to be anything, as literals."""
    words = (*_MALE, *_FEMALE) if keys["slip"] == "gender" else sorted(_KNIGHTED)
    return {"slip": keys["slip"], "literals": [word + end for word in words for end in (" ", ". ")]}


def find(task: Task) -> Iterator[Match]:
    """One match for each person, at the honorifics that do not fit."""
    return decided(task, gather(task), decide)


def _worn(document: Document) -> frozenset[tuple[str, str]]:
    """The honorifics, each with the last word of the name after it."""
    text, end = document.text, 0
    found: set[tuple[str, str]] = set()
    for start in capitals.honorifics(document):
        if start >= end and (match := _ADDRESSED.match(text, start)):
            found.add((match[1], match[2]))
            end = match.end()
    return frozenset(found)


def _has_both(document: Document) -> bool:
    """Whether some name follows both an honorific of men and one of women."""
    genders: defaultdict[str, set[bool]] = defaultdict(set)
    for honorific, name in document.once("honorifics", _worn):
        genders[name].add(honorific.lower() in _MALE)
    return any(len(found) > 1 for found in genders.values())


def gather(task: Task) -> list[Fact]:
    """The people named in full or with one of the honorifics, if there may be a slip at all."""
    worn = {honorific.lower() for honorific, _ in task.document.once("honorifics", _worn)}
    if task.params["slip"] == "knight" and not worn & _KNIGHTED:
        return []
    if task.params["slip"] == "gender" and not task.document.once("both honorifics", _has_both):
        return []
    name = f"facts honorifics {sorted(task.kinds)}"
    return task.document.once(name, lambda document: _gather(task, document))


def _gather(task: Task, document: Document) -> list[Fact]:
    from checker.analysis.names import names

    text = document.text
    kin = "kin" if _KIN.search(text) else ""
    facts = []
    for name in names(document):
        if name.kind != "person" or name.surname in task.settings.accept:
            continue
        for mention in name.mentions:
            honorific, segment = "", document.segment_index(mention.start)
            start, end = mention.name
            if mention.parts.honorific:
                start, last = mention.parts.honorific
                honorific = text[start:last].rstrip(".").lower()
            if not name.surname and honorific not in _KNIGHTED:
                continue
            told = honorific or name.given
            if told and document.segments[segment].kind in task.kinds:
                values = (text[start:end], name.surname, name.given, honorific, kin)
                facts.append(Fact(start, end, values, segment))
    return sorted(facts)


def decide(
    params: Mapping[str, Any], settings: "Settings", facts: Sequence[Fact]
) -> Iterator[Verdict]:
    """The verdicts for each document by itself."""
    documents: defaultdict[int, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        documents[fact.document].append(number)
    judge = _of_genders if params["slip"] == "gender" else _of_knights
    for numbers in documents.values():
        yield from judge(facts, numbers)


def _of_genders(facts: Sequence[Fact], numbers: Sequence[int]) -> Iterator[Verdict]:
    from checker.analysis.name_lexicon import lexicon

    surnames: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        surnames[facts[number].values[_SURNAME]].append(number)
    for surname, places in surnames.items():
        men = [n for n in places if facts[n].values[_HONORIFIC] in _MALE]
        women = [n for n in places if facts[n].values[_HONORIFIC] in _FEMALE]
        bearers = {plain(facts[n].values[_GIVEN]): facts[n].values[_GIVEN] for n in places}
        bearers.pop("", None)
        if not surname or not men or not women or not bearers:
            continue
        genders = {lexicon().gender(given) for given in bearers.values()}
        if len(bearers) > 1 and genders not in ({"m"}, {"f"}):
            continue
        if genders == {"m"}:
            right, wrong = men, women
        elif genders == {"f"}:
            right, wrong = women, men
        else:
            right, wrong = sorted((men, women), key=lambda found: (-len(found), found[0]))
        doubtful = (
            len(bearers) > 1
            or len(wrong) > len(right)
            or any(facts[n].values[_HONORIFIC] in _OFTEN_RELATIVES for n in wrong)
            or facts[wrong[0]].values[_KIN_NEAR] == "kin"
        )
        majority, form = (facts[found[0]].values[_FORM] for found in (right, wrong))
        yield Verdict(
            tuple(wrong),
            tuple(right),
            {"majority": majority, "form": form, "surname": surname},
            certainty=0 if doubtful else None,
        )


def _of_knights(facts: Sequence[Fact], numbers: Sequence[int]) -> Iterator[Verdict]:
    from checker.analysis.name_lexicon import GIVEN, lexicon

    people: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    givens = set()
    knights: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        _, surname, given, honorific, _ = facts[number].values
        if surname and given:
            people[surname][given].append(number)
            givens.add(given)
        elif honorific in _KNIGHTED:
            knights[given or surname].append(number)
    for word, own in knights.items():
        if word not in people or word in givens:
            continue
        bearers = people[word]
        given = min(bearers, key=lambda name: bearers[name][0])
        yield Verdict(
            tuple(own),
            tuple(bearers[given]),
            {"given": given, "surname": word},
            f"{facts[own[0]].values[_HONORIFIC].capitalize()} {given}"
            if len(bearers) == 1
            else None,
            0 if len(bearers) > 1 or lexicon().bits_of(word) & GIVEN else None,
        )
