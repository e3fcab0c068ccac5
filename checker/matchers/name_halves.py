"""Double surnames of which only a half is used: Jacob Rees-Mogg, and then Mr Mogg."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.analysis import capitals
from checker.analysis.capitals import CAPITAL
from checker.decision import Fact, Verdict, decided
from checker.document import Document
from checker.matchers import Key, Match, Task

if TYPE_CHECKING:
    from checker.analysis.mention import Mention, Name
    from checker.config import Settings

KEYS = (Key("least", "integer", False, "Letters of the shortest half; 3."),)

_TITLED_PAIR = re.compile(
    rf"(?:Mrs|Mr|Ms|Miss|Dr|Sir|Lord|Lady|Prof)\.?[ \u00a0]({CAPITAL}[\w’']+)[ \u00a0]"
    rf"({CAPITAL}[\w’']+)"
)

_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "Prof"})

_FORM, _DOUBLE, _ROLE, _GENDER, _SURE = range(5)
"""Values of a fact. Role: `full` for a person's name with a double surname, `half` for a half that
stands alone, `other` for a half that is somebody else's; `sure` if the place shows a person."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys as they are."""
    return {"least": keys.get("least", 3)}


def find(task: Task) -> Iterator[Match]:
    """One match for each half, with the places of the whole."""
    document = task.document
    if not (_hyphenated(document, task.params["least"]) or _titled(document)):
        return iter(())
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
    pairs = {" ".join(pair) for pair in _TITLED_PAIR.findall(document.text)}
    joined = "\n".join(capitals.sequences(document)) if pairs else ""
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
    from checker.analysis.names import names

    document, accept = task.document, task.settings.accept
    found = names(document)
    doubles = dict.fromkeys(_hyphenated(document, task.params["least"]).values(), "-")
    doubles |= dict.fromkeys(_titled(document).values(), " ")
    doubles = {
        double: joint
        for double, joint in doubles.items()
        if any(_bears(name, double, joint) for name in found) and double not in accept
    }
    owner = {half: double for double, joint in doubles.items() for half in double.split(joint)}
    facts = []
    for name in found:
        for double, joint in doubles.items():
            if _bears(name, double, joint):
                facts += [_fact(document, m, double, double, "full", name) for m in name.mentions]
        bare = name.surname if name.kind == "person" and not name.given else ""
        half = bare or name.form
        if half in owner and half not in accept:
            facts += [_half(document, m, half, owner[half], name) for m in name.mentions]
        for part in (name.surname, name.given):
            if name.given and part in owner and not _bears_any(name, doubles):
                facts += [
                    _fact(document, m, part, owner[part], "other", name) for m in name.mentions
                ]
    return sorted(f for f in facts if document.segments[f.block].kind in task.kinds)


def _bears(name: "Name", double: str, joint: str) -> bool:
    """Whether a person named in full has this double surname."""
    if name.kind != "person" or not name.given:
        return False
    if joint == "-":
        return name.surname == double
    return name.form.endswith(f" {double}") and name.middle != ""


def _bears_any(name: "Name", doubles: Mapping[str, str]) -> bool:
    return any(
        _bears(name, double, joint) or name.form == double for double, joint in doubles.items()
    )


def _fact(
    document: Document, mention: "Mention", form: str, double: str, role: str, name: "Name"
) -> Fact:
    start, end = mention.name
    values = (form, double, role, name.gender, "")
    return Fact(start, end, values, document.segment_index(start))


def _half(document: Document, mention: "Mention", half: str, double: str, name: "Name") -> Fact:
    from checker.analysis.name_context import has_cue
    from checker.analysis.name_lexicon import NO_NAME, WEAK, lexicon

    start, end = mention.name
    honorific = mention.parts.honorific is not None
    bits = lexicon().bits_of(half)
    given = mention.parts.given is not None or lexicon().gender(half) != ""
    sure = honorific or (
        has_cue(document.text, start, end) and not given and not bits & (NO_NAME | WEAK)
    )
    values = (half, double, "half", name.gender if honorific else "", "sure" if sure else "")
    return Fact(start, end, values, document.segment_index(start))


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
                and all(facts[n].values[_SURE] for n in own)
                and not {"m", "f"} <= known | called
                else 0,
            )
