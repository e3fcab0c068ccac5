"""Which of many names may be spellings of one: pairs, found without comparing all with all.

Names that share one part are compared by the other where both give the same key (`near_keys`), so
that time grows with the names and not with their pairs: 100,000 in seconds, see
`benchmarks/injected_names.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from checker.analysis.spelling import (
    LONG,
    distance,
    is_transposition,
    near_keys,
    plain,
    sound_alike,
)

SHORTEST = 3
"""Letters of the shortest part that is compared."""
VERY_LONG = 8
"""Letters from which on they may differ in two places, however they sound."""
FEW = 3_000
"""Names up to which those two edits apart are looked for as well, at ten times the cost."""
MOST_APART = 2
CROWD = 300
"""Parts under one key of which the rest is left alone: a key that tells nothing."""

_FEMININE_SURNAMES = (("", "a"), ("y", "aya"), ("y", "a"), ("i", "a"), ("iy", "aya"), ("o", "a"))
_DERIVED = frozenset(
    {"s", "es", "an", "ian", "ean", "ist", "ism", "ists", "ite", "ites", "y", "ish", "esque"}
    | {"ic", "o", "a", "i", "e", "er", "ers", "d", "ed"}
)
"""What makes another word of a name: plurals, peoples, adjectives, and names for women."""


class NameForm(NamedTuple):
    """A distinct name of a person: `given` is empty for a bare surname."""

    given: str
    surname: str
    gender: str = ""
    """m, f, or anything else if nothing tells."""


class Pair(NamedTuple):
    """Two names that may be one, by their numbers, and the part they differ in."""

    first: int
    second: int
    part: str
    """given or surname."""


Synonyms = Mapping[str, int]
"""Group of each given name with several usual spellings, in plain lower case."""


def variant_pairs(
    names: Sequence[NameForm], synonyms: Synonyms | None = None, known: Iterable[str] = ()
) -> list[Pair]:
    """All pairs of full names that may be spellings of one, in the order of their numbers.

    `known` are established given names in plain lower case: of two that differ by one letter but
    not in sound, only one that is none can be a slip for the other.
    """
    established = known if isinstance(known, (set, frozenset, dict)) else frozenset(known)
    far = len(names) <= FEW
    by_surname: defaultdict[str, list[int]] = defaultdict(list)
    by_given: defaultdict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        if name.given and name.surname:
            by_surname[plain(name.surname)].append(number)
            by_given[plain(name.given)].append(number)
    pairs: set[Pair] = set()
    for numbers in by_surname.values():
        if len(numbers) > 1:
            givens = [names[number].given for number in numbers]
            for i, j in _near(givens, synonyms or {}, far=far):
                one, two = names[numbers[i]], names[numbers[j]]
                if {one.gender, two.gender} == {"m", "f"}:
                    continue
                same = one.gender == two.gender and one.gender in ("m", "f")
                if is_given_variant(
                    one.given, two.given, synonyms or {}, established, of_one_gender=same
                ):
                    pairs.add(Pair(numbers[i], numbers[j], "given"))
    for numbers in by_given.values():
        if len(numbers) > 1:
            surnames = [names[number].surname for number in numbers]
            for i, j in _near(surnames, {}, far=far):
                if is_surname_variant(surnames[i], surnames[j]):
                    pairs.add(Pair(numbers[i], numbers[j], "surname"))
    return sorted(pairs)


def bare_pairs(
    bare: Sequence[str], surnames: Sequence[str], *, far: bool | None = None
) -> Iterator[tuple[int, int]]:
    """Numbers of a bare surname and of a known one that may be the same, each pair once.

    `far`: whether to look for those two edits apart; by default if there are few.
    """
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    far = len(bare) + len(surnames) <= FEW if far is None else far
    for number, surname in enumerate(surnames):
        for key in near_keys(surname, far=far):
            by_key[key].append(number)
    for number, word in enumerate(bare):
        keys = near_keys(word, far=far)
        for other in sorted({n for key in keys for n in by_key.get(key, ())[:CROWD]}):
            yield number, other


def _near(words: Sequence[str], synonyms: Synonyms, *, far: bool) -> Iterator[tuple[int, int]]:
    """Pairs of different words that share a key, by their places in `words`."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    if len(places) < 2:
        return
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for word in places:
        for key in near_keys(word, far=far):
            by_key[key].append(word)
        group = synonyms.get(plain(word))
        if group is not None:
            by_key[f"={group}"].append(word)
    seen: set[tuple[str, str]] = set()
    for alike in by_key.values():
        if len(alike) > 1:
            seen.update(combinations(alike[:CROWD], 2))
    for one, two in seen:
        for i in places[one]:
            for j in places[two]:
                yield (i, j) if i < j else (j, i)


def is_given_variant(
    one: str,
    two: str,
    synonyms: Synonyms = MappingProxyType({}),
    known: Iterable[str] = (),
    *,
    of_one_gender: bool = False,
) -> bool:
    """Whether two given names may be spellings of one."""
    a, b = plain(one), plain(two)
    if a == b:
        return one.casefold() != two.casefold()
    if a in synonyms and synonyms[a] == synonyms.get(b):
        return True
    if min(len(a), len(b)) < SHORTEST or not (_is_word(a) and _is_word(b)):
        return False
    if a + "s" == b or b + "s" == a or (not of_one_gender and is_feminine_pair(a, b)):
        return False
    apart = distance(a, b, MOST_APART)
    if apart > MOST_APART:
        return False
    if sound_alike(a, b):
        return True
    # Jonh for John, Micheal for Michael: a slip is no name
    slip = (a in known) != (b in known)
    return slip and min(len(a), len(b)) > SHORTEST and (apart == 1)


def is_surname_variant(one: str, two: str, *, bare: bool = False, titled: bool = False) -> bool:
    """Whether two surnames may be spellings of one person's.

    With `bare` nothing but the surname speaks for one person, and more is asked; less if it is
    `titled`, with an honorific or a role before it.
    """
    a, b = plain(one), plain(two)
    if a == b:
        return one.casefold() != two.casefold()
    shorter = min(len(a), len(b))
    if shorter <= SHORTEST or not (_is_word(a) and _is_word(b)):
        return False
    if is_derived(a, b) if bare else b in (a + "s", a + "es") or a in (b + "s", b + "es"):
        return False
    apart = distance(a, b, MOST_APART)
    if apart == 1:
        least = LONG - 1 if bare else LONG - 2
        return sound_alike(a, b) or shorter >= least or is_transposition(a, b)
    if apart != MOST_APART:
        return False
    if shorter >= LONG and sound_alike(a, b):
        return True
    return shorter >= (VERY_LONG if bare and not titled else LONG) and (not bare or a[0] == b[0])


def is_near_surely(one: str, two: str) -> bool:
    """Whether two long words are near enough though one of them is not known as a name."""
    a, b = plain(one), plain(two)
    shorter, apart = min(len(a), len(b)), distance(a, b, MOST_APART)
    return (apart <= 1 and shorter >= LONG - 1) or (apart == MOST_APART and shorter >= VERY_LONG)


def _is_word(text: str) -> bool:
    return text.replace("-", "").replace("'", "").replace("’", "").replace(" ", "").isalpha()


def is_derived(a: str, b: str) -> bool:
    """Whether one surname is the other with an ending that makes another word or name of it.

    Plurals (Rooneys), peoples and creeds (Keynesian), and the forms of Slavonic and other surnames
    for women (Putina, Navalnaya, Zelenska).
    """
    short, long = sorted((a, b), key=len)
    rest = long[len(short) :] if long.startswith(short) else ""
    if rest in _DERIVED or (rest == "n" and short[-1] in "aeiou"):
        return True
    return any(
        (short.endswith(m) and long == short[: len(short) - len(m)] + f)
        or (long.endswith(m) and short == long[: len(long) - len(m)] + f)
        for m, f in _FEMININE_SURNAMES
    )


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
