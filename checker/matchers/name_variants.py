"""Variants of a name: one surname with given names that sound alike, or the reverse.

Two words with capitals in a row are compared with those that share one of the two. Grouped by the
word that agrees, so that time grows with the names and not with their pairs.
"""

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from checker.document import Document
from checker.matchers import Key, KeyValueError, Match, Related, Task
from checker.text import Span

KEYS = (
    Key("part", "given|surname", True, "The part of the name that varies."),
    Key("apart", "texts", False, "Pairs such as `frances francis` that are different people."),
    Key("no-names", "texts", False, "Words with a capital that are no part of a person's name."),
)

SHORTEST = 3
"""Letters of the shortest part that is compared."""

LONG = 7
"""Letters from which on surnames may differ in two places, if they sound alike."""

GIVEN_DISTANCE = 2

NEAR = 120
"""Code points between two forms within which the writer tells two people apart."""

_CAPITALS = re.compile(r"(?<![\w'’-])([^\W\d_a-z]\w+)(?= ([^\W\d_a-z]\w+))(?! [A-Z]+\b)")


_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("aeiouyhw", ""),
        **dict.fromkeys("cq", "k"),
        **dict.fromkeys("zx", "s"),
        "g": "j",
        "v": "f",
        "d": "t",
    }
)
_DOUBLED = re.compile(r"(.)\1+")


class _Form(NamedTuple):
    """One spelling of the varying word, and where it stands."""

    text: str
    spans: list[Span]


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Pairs and words in lower case."""
    apart = keys.get("apart", [])
    for number, pair in enumerate(apart):
        if len(pair.split()) != 2:
            raise KeyValueError(f"'{pair}' is no pair of two words", ("apart", number))
    return {
        "part": keys["part"],
        "apart": [sorted(pair.lower().split()) for pair in apart],
        "no-names": [word.lower() for word in keys.get("no-names", [])],
    }


def find(task: Task) -> Iterator[Match]:
    """One match for each variant but the form used most, all places of both related."""
    document = task.document
    part = task.params["part"]
    no_names = frozenset(task.params["no-names"])
    groups: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    # the pairs without their places are one C-level pass; only variants are looked up again
    for first, second in document.once("pairs of capitals", _pairs):
        same, form = (second, first) if part == "given" else (first, second)
        groups[same, skeleton(form)].add(form)
    for (same, _), forms in groups.items():
        if len(forms) < 2 or same.lower() in no_names:
            continue
        alike = [
            pair
            for pair in combinations(sorted(forms), 2)
            if sorted(word.lower() for word in pair) not in task.params["apart"]
            and not no_names.intersection(word.lower() for word in pair)
            and is_variant(*pair, part)
            and not any(_is_common(document, word) for word in (same, *pair))
        ]
        if alike:
            found = sorted({form for pair in alike for form in pair})
            yield from _matches(task, [_form(document, form, same, part) for form in found], alike)


def _pairs(document: Document) -> set[tuple[str, str]]:
    """Two words with capitals in a row."""
    return set(_CAPITALS.findall(document.text))


def _form(document: Document, form: str, same: str, part: str) -> _Form:
    """Where a form stands beside the word that agrees."""
    first, second = (form, same) if part == "given" else (same, form)
    pattern = rf"(?<![\w'’-])({re.escape(first)}) ({re.escape(second)})(?!\w)"
    group = 1 if part == "given" else 2
    spans = [Span(*match.span(group)) for match in re.finditer(pattern, document.text)]
    return _Form(form, spans)


@functools.lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """What is left of a word when letters that sound alike or are silent are one or none.

    A coarse key: words that sound alike nearly always share it, and it costs a microsecond.
    """
    letters = plain(word).replace("ph", "f")
    first = "a" if letters[:1] in "aeiouyh" else ""
    return first + _DOUBLED.sub(r"\1", letters.translate(_SOUNDS))


def _is_common(document: Document, word: str) -> bool:
    """Whether a word stands in lower case as well: then it is none of a name."""
    return re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", document.text) is not None


def _matches(task: Task, forms: list[_Form], alike: list[tuple[str, str]]) -> Iterator[Match]:
    """In a tie the form that comes later in the text yields."""
    forms.sort(key=lambda form: (-len(form.spans), form.spans[0].start))
    document = task.document
    reported: set[str] = set()
    for best, other in combinations(forms, 2):
        if {best.text, other.text} & reported or other.text in task.settings.accept:
            continue
        if tuple(sorted((best.text, other.text))) not in alike:
            continue
        reported.add(other.text)
        start, end = other.spans[0]
        yield Match(
            start,
            end,
            {"majority": best.text, "form": other.text},
            edits=tuple((a, b, best.text) for a, b in other.spans)
            if len(best.spans) > len(other.spans)
            else (),
            related=(
                *(Related("same", a, b) for a, b in other.spans[1:]),
                *(Related("other", a, b, f"'{best.text}' here") for a, b in best.spans),
            ),
            certainty=0 if _may_be_two(document, best, other) else None,
        )


def _may_be_two(document: Document, one: _Form, two: _Form) -> bool:
    """Whether two people of nearly one name may be meant: they stand close together."""
    return any(
        abs(first.start - second.start) < NEAR
        and document.segment_index(first.start) == document.segment_index(second.start)
        for first in one.spans
        for second in two.spans
    )


def is_variant(one: str, two: str, part: str) -> bool:
    """Whether two words may be spellings of one name."""
    a, b = plain(one), plain(two)
    if a == b:
        return one.casefold() != two.casefold()
    if min(len(a), len(b)) < SHORTEST or abs(len(a) - len(b)) > GIVEN_DISTANCE:
        return False
    if a + "s" == b or b + "s" == a or not (a.isalpha() and b.isalpha()):
        return False
    if part == "given":
        if is_feminine_pair(a, b):
            return False
        return distance(a, b) <= GIVEN_DISTANCE and sound_alike(a, b)
    apart = distance(a, b)
    if apart == 1:
        return min(len(a), len(b)) > SHORTEST and sound_alike(a, b)
    return apart == GIVEN_DISTANCE and min(len(a), len(b)) >= LONG and sound_alike(a, b)


def is_feminine_pair(a: str, b: str) -> bool:
    """Whether the longer is the shorter with a feminine ending: Eric and Erica, Paul and Paula."""
    short, long = sorted((a, b), key=len)
    ending = long[len(short) - 1 :]
    last = short[-1]
    return (
        long != short
        and long.startswith(short[:-1])
        and ending in {"a", "ia", "ina", "na", *(last + e for e in ("a", "e", "ia", "le", "tte"))}
    )


def plain(text: str) -> str:
    """Lower case without diacritics."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def sound_alike(a: str, b: str) -> bool:
    """Whether two words share a Double Metaphone code (Lawrence Philips, 2000)."""
    from metaphone import doublemetaphone

    return bool({*filter(None, doublemetaphone(a))} & {*filter(None, doublemetaphone(b))})


def distance(a: str, b: str) -> int:
    """Damerau's distance with adjacent transpositions (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
