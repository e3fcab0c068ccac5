"""Acronyms explained in two ways, or used before the place that explains them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.analysis import capitals
from checker.analysis.acronyms import Expansion, expansions
from checker.decision import Fact, Verdict, decided
from checker.document import Document
from checker.matchers import Key, Match, Task

if TYPE_CHECKING:
    from checker.config import Settings

KEYS = (
    Key("slip", "two-expansions|before-explained", True, "What is looked for."),
    Key("known", "texts", False, "For `before-explained`: acronyms that need no explanation."),
)

LEAST_LETTERS = 3
"""Letters of an acronym that is hardly anything else."""
ALIKE = 0.5
"""Share of words, of all that two expansions have, which shows that they mean one thing."""
BODY = frozenset({"paragraph", "item"})
"""Kinds of segment that are read in order."""

_FORM, _ACRONYM, _ROLE, _KIND = range(4)
"""Values of a fact: `explained` with the expansion as form, or `used`; the kind of its segment,
`spelled` where the expansion stands earlier without the acronym."""


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The keys as they are."""
    return {"slip": keys["slip"], "known": sorted(keys.get("known", []))}


def find(task: Task) -> Iterator[Match]:
    """One match for each expansion but the one used most, or for each early use."""
    return decided(task, gather(task), decide)


def gather(task: Task) -> list[Fact]:
    """Where acronyms are explained and, for `before-explained`, used before that."""
    document = task.document
    explained = [
        expansion
        for expansion in expansions(document)
        if expansion.acronym not in task.settings.accept
        and (segment := document.segment_at(expansion.span.start)).english
        and segment.kind in task.kinds
    ]
    facts = [_fact(document, *e.span, e.expansion, e.acronym, "explained") for e in explained]
    if facts and task.params["slip"] == "before-explained":
        facts += _early_uses(task, explained)
    return sorted(facts)


def _fact(document: Document, start: int, end: int, form: str, acronym: str, role: str) -> Fact:
    number = document.segment_index(start)
    values = (form, acronym, role, document.segments[number].kind)
    return Fact(start, end, values, number)


def _early_uses(task: Task, explained: Iterable[Expansion]) -> Iterator[Fact]:
    document = task.document
    first: dict[str, Expansion] = {}
    for expansion in explained:
        first.setdefault(expansion.acronym, expansion)
    # the first character of the two is where the reader is told
    told = {name: min(e.span.start, e.acronym_span.start) for name, e in first.items()}
    folded = document.folded
    for form, start, end, _ in capitals.places(document, told, task.kinds, inside=True):
        if start < told[form]:
            if document.text[start - 1 : start] == "(":
                # "light-emitting diode (LED)": explained without capitals
                told[form] = start
                continue
            fact = _fact(document, start, end, form, form, "used")
            written = first[form].expansion.lower().replace("’", "'").replace("\u00a0", " ")
            if folded.find(written, 0, told[form]) >= 0:
                fact = fact._replace(values=(*fact.values[:_KIND], "spelled"))
            yield fact


def decide(
    params: Mapping[str, Any], settings: "Settings", facts: Sequence[Fact]
) -> Iterator[Verdict]:
    """Expansions are compared over all documents, uses with the explanation in their own."""
    if params["slip"] == "two-expansions":
        return _two_expansions(facts)
    return _before_explained(facts, frozenset(params["known"]))


def _two_expansions(facts: Sequence[Fact]) -> Iterator[Verdict]:
    from checker.analysis.organisation_names import words_of

    acronyms: defaultdict[str, defaultdict[tuple[str, ...], list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for number, fact in enumerate(facts):
        words = tuple(word.removesuffix("s") for word in words_of(fact.values[_FORM]))
        acronyms[fact.values[_ACRONYM]][words].append(number)
    for acronym, forms in acronyms.items():
        ranked = sorted(forms, key=lambda words: (-len(forms[words]), forms[words][0]))
        best = forms[ranked[0]]
        for words in ranked[1:]:
            own = forms[words]
            alike = _are_alike(ranked[0], words)
            if not alike and facts[best[0]].document != facts[own[0]].document:
                continue
            form, majority = (facts[numbers[0]].values[_FORM] for numbers in (own, best))
            yield Verdict(
                tuple(own),
                tuple(best),
                {"form": form, "majority": majority, "acronym": acronym},
                certainty=None if alike else 0,
            )


def _are_alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two expansions are surely meant to be one."""
    from checker.analysis.institutions import tells_apart
    from checker.analysis.organisation_names import difference

    kind, words = difference(one, two)
    if kind in ("small", "ending", "near", "order"):
        return not tells_apart(words)
    if kind == "word" and tells_apart(words):
        return False
    common = set(one) & set(two)
    if len(common) < ALIKE * len(set(one) | set(two)):
        return False
    return kind == "word" or not any(tells_apart((w, w)) for w in set(one) ^ set(two))


def _before_explained(facts: Sequence[Fact], known: frozenset[str]) -> Iterator[Verdict]:
    explained: dict[tuple[int, str], int] = {}
    uses: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        key = fact.document, fact.values[_ACRONYM]
        if fact.values[_ROLE] == "used":
            uses[key].append(number)
        else:
            explained.setdefault(key, number)
    for (document, acronym), own in uses.items():
        told = explained[document, acronym]
        early = [
            number
            for number in own
            if facts[number].values[_KIND] in BODY and facts[number].block < facts[told].block
        ]
        sure = early and len(acronym) >= LEAST_LETTERS and acronym not in known
        # what stands in a headline only is explained below it
        places = early or own
        yield Verdict(
            tuple(places),
            (told,),
            {"acronym": acronym, "expansion": facts[told].values[_FORM]},
            certainty=None if sure else 0,
        )
