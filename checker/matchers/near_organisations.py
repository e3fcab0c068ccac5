"""One institution under two near names, which differ in a joining word, an ending or the order."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from checker.analysis import capitals
from checker.analysis.acronyms import expansions
from checker.analysis.organisation_names import SMALL, difference, keys, words_of
from checker.decision import Fact, Verdict, decided, stand_close
from checker.matchers import Key, Match, Task
from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.config import Settings

KEYS = (Key("least", "integer", False, "Words of the shortest name that is compared; 3."),)

Words = tuple[str, ...]
"""The words of a name, as `words_of` gives them."""

LONGEST = 16
"""Words of the longest run of capitals that may hold the name of an institution."""
CROWD = 50
"""Names under one key of which the rest is left alone."""
_FORM, _ACRONYM = 0, 1
"""Values of a fact; the acronym is empty if the document has none for the name."""


_SLIPS = frozenset({"small", "ending", "near", "order"})


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys as they are."""
    return {"least": keys.get("least", 3)}


def find(task: Task) -> Iterator[Match]:
    """One match for each name but the one used most, all places of both related."""
    # most texts have no two sequences that differ so little: the tables need not be loaded
    if next(_pairs(_long(task)), None) is None:
        return iter(())
    return decided(task, gather(task), decide)


def _long(task: Task) -> set[Words]:
    """The sequences of enough words, and what is left when the first word only opens a sentence."""
    least = task.params["least"]
    found: set[Words] = set()
    for sequence in capitals.sequences(task.document):
        if least <= sequence.count(" ") + 1 <= LONGEST:
            whole = capitals.without_possessive(sequence)
            parts = (whole, whole.partition(" ")[2], *whole.split(" and the "))
            parts = (*parts, *(part.rpartition(" the ")[2] for part in parts))
            found.update(words for part in parts if len(words := words_of(part)) >= least)
    return found


def _pairs(forms: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    """Names that differ in little, each pair once."""
    by_key: defaultdict[str, list[Words]] = defaultdict(list)
    for words in forms:
        for key in keys(words):
            by_key[key].append(words)
    pairs = {pair for alike in by_key.values() for pair in combinations(alike[:CROWD], 2)}
    for one, two in pairs:
        if difference(one, two).kind in _SLIPS:
            yield one, two


def gather(task: Task) -> list[Fact]:
    """The institutions of enough words that the document names."""
    from checker.analysis.institutions import institutions

    document, least = task.document, task.params["least"]
    found: dict[str, list[str]] = {}
    for sequence in capitals.sequences(document):
        if sequence.count(" ") + 1 >= least and not sequence.isupper():
            for readings in institutions(sequence):
                long = [form for form in readings if form.count(" ") + 1 >= least]
                if long and not task.settings.accept.intersection(long):
                    found[long[0]] = long
    acronyms = {expansion.expansion: expansion.acronym for expansion in expansions(document)}
    return [
        # "Friends of the Marrow Academy" ends with the other name that it may be
        Fact(end - len(part), end, (part, acronyms.get(part, "")), segment)
        for form, start, end, segment in capitals.places(document, found, task.kinds)
        if not _goes_on(document.text, start, end)
        for part in found[form]
    ]


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the words with capitals about a form make it part of a longer name."""
    from checker.analysis.name_lexicon import FUNCTION, lexicon

    word_before, word_after = _neighbours()
    before = word_before.search(text, max(0, start - 32), start)
    longer = before is not None and not lexicon().bits_of(before[1]) & FUNCTION
    return longer or word_after.match(text, end) is not None


@functools.cache
def _neighbours() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a word with a capital before a place, and after it."""
    return (
        kept(rf"({capitals.CAPITAL}[\w'’-]*)[ \u00a0]\Z"),
        kept(rf"[ \u00a0](?:(?:of|for|on|in) (?:the )?)?{capitals.CAPITAL}"),
    )


def decide(
    params: Mapping[str, Any], settings: "Settings", facts: Sequence[Fact]
) -> Iterator[Verdict]:
    """One verdict for each name that yields: to the one used more, in a tie to the earlier."""
    forms: defaultdict[Words, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        forms[words_of(fact.values[_FORM])].append(number)
    reported: set[Words] = set()
    ends: set[tuple[int, int]] = set()
    for one, two in sorted(_pairs(forms), key=lambda pair: (len(pair[0]), pair)):
        sure = _is_variant(one, two) and _acronyms_agree(facts, forms[one], forms[two])
        best, own = sorted((one, two), key=lambda words: (-len(forms[words]), forms[words][0]))
        if not sure or own in reported or best in reported:
            continue
        reported.add(own)
        last = facts[forms[own][0]]
        if (last.document, last.end) in ends:
            continue
        ends.add((last.document, last.end))
        majority, form = (facts[forms[words][0]].values[_FORM] for words in (best, own))
        yield Verdict(
            tuple(forms[own]),
            tuple(forms[best]),
            {"majority": majority, "form": form},
            majority if len(forms[best]) > len(forms[own]) else None,
            0 if stand_close(facts, forms[best], forms[own]) else None,
        )


def _is_variant(one: Words, two: Words) -> bool:
    from checker.analysis.institutions import is_count, tells_apart

    kind, words = difference(one, two)
    if kind == "order":
        # Bank of North Vale and North Bank of Vale
        small = {word for word in (*one, *two) if word in SMALL}
        return small <= {"of", "for", "and", "&"} and not any(
            tells_apart((word, word)) for word in one if word not in SMALL
        )
    if kind == "ending":
        # Police Departments, Versions of the Software: several, and no other name
        at = next(number for number, word in enumerate(one) if word in words)
        if is_count(words) or (one[at + 1 : at + 2] and one[at + 1] in SMALL):
            return False
    return kind == "small" or (kind in _SLIPS and not tells_apart(words))


def _acronyms_agree(facts: Sequence[Fact], one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether no two acronyms show two institutions."""
    found = [{facts[n].values[_ACRONYM] for n in numbers} - {""} for numbers in (one, two)]
    return not found[0] or not found[1] or bool(found[0] & found[1])
