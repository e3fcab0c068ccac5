"""Double surnames of which only a half is used: Jacob Rees-Mogg, and then Mr Mogg."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.analysis import capitals
from checker.analysis.capitals import CAPITAL, Place
from checker.analysis.name_roles import Role, Roles
from checker.decision import Fact, Verdict, decided
from checker.document import Document
from checker.matchers import Key, Match, Task
from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.analysis.mention import Name
    from checker.config import Settings

KEYS = (Key("least", "integer", False, "Letters of the shortest half; 3."),)

_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "Prof"})
_WORD_OF_NAME = rf"[ \u00a0]({CAPITAL}[\w’']+)"
_TITLED = kept(rf"(?:{'|'.join(sorted(_HONORIFICS))})\.?{_WORD_OF_NAME}{_WORD_OF_NAME}")

_FORM, _DOUBLE, _ROLE, _GENDER, _SURE = range(5)
"""Values of a fact. Role: `full` for a person's name with a double surname, `half` for a half that
stands alone, `other` for a half that is somebody else's; `sure` if the place shows a person."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys as they are."""
    return {"least": keys.get("least", 3)}


def find(task: Task) -> Iterator[Match]:
    """One match for each half, with the places of the whole."""
    return decided(task, gather(task), decide)


def _hyphenated(document: Document, least: int) -> dict[str, str]:
    """The words with a hyphen that a half of stands alone, by each such half."""
    words = capitals.words(document)
    return {
        half: word
        for word in words
        if "-" in word and word.count("-") == 1 and not word.isupper()
        for half in word.split("-")
        if half in words and len(half) >= least and half[0].isupper()
    }


def _titled(document: Document) -> dict[str, str]:
    """Pairs of words that stand after an honorific and, elsewhere, at the end of a longer name."""
    if not capitals.words(document) & _HONORIFICS:
        return {}
    pairs: set[str] = set()
    end = 0
    for start in capitals.honorifics(document):
        if start >= end and (found := _TITLED.match(document.text, start)):
            pairs.add(" ".join(found.groups()))
            end = found.end()
    if not pairs:
        return {}
    firsts = {pair.partition(" ")[0] for pair in pairs}
    sequences = capitals.sequences(document)
    joined = "\n".join(s for s in sequences if not firsts.isdisjoint(s.split(" ")))
    return {
        half: pair
        for pair in pairs
        if any(
            before not in _HONORIFICS
            for before in re.findall(rf"([\w’'-]+) {re.escape(pair)}\b", joined)
        )
        for half in pair.split(" ")
    }


def gather(task: Task) -> list[Fact]:
    """The people with double surnames that the document names, and the halves of those."""
    document, accept = task.document, task.settings.accept
    doubles = dict.fromkeys(_hyphenated(document, task.params["least"]).values(), "-")
    doubles |= dict.fromkeys(_titled(document).values(), " ")
    if not doubles:
        return []
    from checker.analysis.names import names

    found = names(document)
    borne: dict[str, str] = {}
    facts = []
    for name in found:
        for double in _doubles_of(name):
            if double in doubles and double not in accept:
                borne[double] = doubles[double]
                for mention in name.mentions:
                    values = (double, double, "full", name.gender, "")
                    segment = document.segment_index(mention.start)
                    facts.append(Fact(*mention.name, values, segment))
    # in the order of the words: a half of two is the last one's
    doubles = {double: joint for double, joint in doubles.items() if double in borne}
    if not doubles:
        return []
    halves = {half: double for double, joint in doubles.items() for half in double.split(joint)}
    whole = list(capitals.places(document, doubles.keys(), task.kinds))
    inside = {offset for place in whole for offset in range(place.start, place.end)}
    roles = Roles(document)
    for place in capitals.places(document, halves.keys() - accept, task.kinds):
        if place.start not in inside:
            facts += _half(document, place, halves[place.form], roles.of(place.start, place.end))
    return sorted(fact for fact in facts if document.segments[fact.block].kind in task.kinds)


def _doubles_of(name: "Name") -> Iterator[str]:
    """The double surnames that a person named in full may have."""
    if name.kind != "person" or not name.given:
        return
    if "-" in name.surname:
        yield name.surname
    if name.middle:
        yield " ".join(name.form.split(" ")[-2:])


def _half(document: Document, place: Place, double: str, role: Role) -> Iterator[Fact]:
    """The fact of a word that is half of a double surname, unless it is part of another name."""
    from checker.analysis.name_context import has_cue
    from checker.analysis.name_lexicon import FUNCTION, GIVEN, NO_NAME, lexicon
    from checker.analysis.name_pieces import opens_sentence

    text, (half, start, end, segment) = document.text, place
    if role.rest or role.part == "full":
        yield Fact(start, end, (half, double, "other", "", ""), segment)
        return
    before = re.search(rf"({CAPITAL}[\w’'-]*)\.?[ \u00a0]\Z", text[max(0, start - 24) : start])
    honorific = before[1] if before and before[1] in _HONORIFICS else ""
    opens = opens_sentence(text, start)
    tables = lexicon()
    if not honorific:
        own = role.kind in ("organisation", "place") or text[end + 1 : end + 2].isupper()
        led = before is not None and not tables.bits_of(before[1]) & FUNCTION
        if own or led or half.lower() in document.once("halves in lower case", _lower_words):
            return
    alone = tables.bits_of(half) & (NO_NAME | GIVEN) == 0
    sure = honorific != "" or (alone and has_cue(text, start, end))
    if sure or not opens:
        gender = tables.honorific_genders.get(honorific, "")
        yield Fact(start, end, (half, double, "half", gender, "sure" if sure else ""), segment)


def _lower_words(document: Document) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{3,}", document.glossary))


def decide(
    params: Mapping[str, Any], settings: "Settings", facts: Sequence[Fact]
) -> Iterator[Verdict]:
    """One verdict for each half that can only be meant for the whole, in each document."""
    doubles: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        doubles[fact.document, fact.values[_DOUBLE]].append(number)
    for (_, double), numbers in doubles.items():
        roles: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for number in numbers:
            roles[facts[number].values[_ROLE]][facts[number].values[_FORM]].append(number)
        full = roles["full"][double]
        for half, own in roles["half"].items():
            if not full or half in roles["other"]:
                continue
            known = {facts[n].values[_GENDER] for n in full}
            called = {facts[n].values[_GENDER] for n in own}
            yield Verdict(
                tuple(own),
                tuple(full),
                {"majority": double, "form": half},
                double,
                None
                if "-" in double
                and any(facts[n].values[_SURE] for n in own)
                and not {"m", "f"} <= known | called
                else 0,
            )
