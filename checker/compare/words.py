"""The words of two aligned passages, paired: what stands for what, and what stands for nothing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from checker.analysis.spelling import distance, plain
from checker.compare.tables import Tables, positive, tables
from checker.compare.tokens import Token

LARGEST = 2_000_000
"""Pairs of words up to which two passages are aligned in full; longer ones by their ends only."""

_WEIGHTS = {
    "same": 1.0,
    "stem": 0.9,
    "prefix": 0.6,
    "opposite": 0.6,
    "synonym": 0.6,
    "date": 0.4,
    "number": 0.4,
    "gender": 0.45,
    "modal": 0.4,
    "negator": 0.6,
    "name": 0.25,
}
_SMALL_WORD = 0.3
_NEXT_TO = 0.15
"""What a pair gains that continues the one before it."""


class Pair(NamedTuple):
    """Indices of two tokens that stand for one another, and how they are related."""

    original: int
    rewritten: int
    relation: str


class Gap(NamedTuple):
    """Stretches between two neighbouring pairs: what stands there instead. Either may be empty."""

    original: range
    rewritten: range


@dataclass(eq=False)
class Alignment:
    """Two passages and their paired words. `pairs` run in step, `moved` ones do not."""

    original: Sequence[Token]
    rewritten: Sequence[Token]
    pairs: list[Pair]
    moved: list[Pair] = field(default_factory=list)

    @cached_property
    def to_rewritten(self) -> dict[int, Pair]:
        """The pair of each word of the original that has one."""
        return {pair.original: pair for pair in (*self.moved, *self.pairs)}

    @cached_property
    def to_original(self) -> dict[int, Pair]:
        """The pair of each rewritten word that has one."""
        return {pair.rewritten: pair for pair in (*self.moved, *self.pairs)}

    @cached_property
    def gaps(self) -> list[Gap]:
        """All stretches between the pairs that run in step, where there is something on a side."""
        gaps = []
        before, after = -1, -1
        for pair in [*self.pairs, Pair(len(self.original), len(self.rewritten), "end")]:
            if pair.original > before + 1 or pair.rewritten > after + 1:
                gaps.append(Gap(range(before + 1, pair.original), range(after + 1, pair.rewritten)))
            before, after = pair.original, pair.rewritten
        return gaps

    @cached_property
    def strength(self) -> float:
        """The share of words with sense that stand on both sides, from 0 to 1."""
        kept = sum(
            1.0
            for pair in (*self.pairs, *self.moved)
            if pair.relation in ("same", "stem") and self.original[pair.original].content
        )
        both = [sum(token.content for token in side) for side in (self.original, self.rewritten)]
        return 2 * kept / sum(both) if sum(both) else 1.0

    @cached_property
    def likeness(self) -> float:
        """The share of all words that stand in step on both sides as they were."""
        kept = sum(pair.relation in ("same", "stem", "near") for pair in self.pairs)
        return 2 * kept / max(1, len(self.original) + len(self.rewritten))

    def gap_of_original(self, index: int) -> Gap:
        """What stands around an unpaired word of the original, on both sides."""
        for gap in self.gaps:
            if index in gap.original:
                return gap
        pair = self.to_rewritten[index]
        return Gap(range(index, index + 1), range(pair.rewritten, pair.rewritten + 1))

    def gap_of_rewritten(self, index: int) -> Gap:
        """What stands around an unpaired rewritten word, on both sides."""
        for gap in self.gaps:
            if index in gap.rewritten:
                return gap
        pair = self.to_original[index]
        return Gap(range(pair.original, pair.original + 1), range(index, index + 1))

    def held(self, original: int, rewritten: int) -> bool:
        """Whether the words next to two are the same on both sides, or the passage ends there."""
        return self._same_at(original - 1, rewritten - 1) and self._same_at(
            original + 1, rewritten + 1
        )

    def _same_at(self, original: int, rewritten: int) -> bool:
        if original < 0 or original >= len(self.original):
            return rewritten < 0 or rewritten >= len(self.rewritten)
        pair = self.to_rewritten.get(original)
        return (
            pair is not None
            and pair.rewritten == rewritten
            and pair.relation in ("same", "stem", "near")
        )


def align(original: Sequence[Token], rewritten: Sequence[Token]) -> Alignment:
    """Pair the words of two passages."""
    first, last = 0, 0
    shortest = min(len(original), len(rewritten))
    while first < shortest and original[first].key == rewritten[first].key:
        first += 1
    while last < shortest - first and original[-1 - last].key == rewritten[-1 - last].key:
        last += 1
    # a word that ends the common beginning may as well belong to what comes: "the ... the"
    first = max(0, first - 1) if first < shortest else first
    pairs = [Pair(index, index, "same") for index in range(first)]
    inner = original[first : len(original) - last], rewritten[first : len(rewritten) - last]
    if len(inner[0]) * len(inner[1]) <= LARGEST:
        pairs += [Pair(first + i, first + j, relation) for i, j, relation in _aligned(*inner)]
    pairs += [
        Pair(len(original) - back, len(rewritten) - back, "same") for back in range(last, 0, -1)
    ]
    alignment = Alignment(original, rewritten, pairs)
    alignment = Alignment(original, rewritten, _with_near(alignment))
    alignment.moved += _moved(alignment, tables())
    for name in ("to_rewritten", "to_original"):
        alignment.__dict__.pop(name, None)
    return alignment


def _seen(token: Token) -> tuple[str, str, bool, bool, bool, bool, bool]:
    """What of a word the relations in which it may stand depend on."""
    return (
        token.key,
        token.stem,
        bool(token.date),
        bool(token.values),
        token.content,
        token.capital,
        token.opens,
    )


# asked for every word of every changed sentence, mostly of the same few thousand words
@lru_cache(maxsize=100_000)
def _keys(
    key: str, stem: str, date: bool, number: bool, content: bool, capital: bool, opens: bool
) -> tuple[tuple[str, str], ...]:
    """What a rewritten word is looked up by, strongest first."""
    table = tables()
    keys = [("same", key), ("stem", stem)]
    if date:
        keys.append(("date", ""))
    if number:
        return (*keys, ("number", ""))
    if key in table.genders:
        keys.append(("gender", str(table.genders[key][0])))
    if table.has("negator", key):
        keys.append(("negator", ""))
    if key in table.modals and not capital:
        keys.append(("modal", ""))
    denied = positive(key)
    if denied:
        keys.append(("denies", denied))
    if capital and not opens and not date:
        keys.append(("name", ""))
    return tuple(keys)


@lru_cache(maxsize=100_000)
def _asked(
    key: str, stem: str, date: bool, number: bool, content: bool, capital: bool, opens: bool
) -> tuple[tuple[str, tuple[str, str]], ...]:
    """The relations in which a word of the original may stand, and what to look up."""
    table = tables()
    asked = [("same", ("same", key)), ("stem", ("stem", stem))]
    if date:
        asked.append(("date", ("date", "")))
    if number:
        return (*asked, ("number", ("number", "")))
    if key in table.genders:
        asked.append(("gender", ("gender", str(table.genders[key][0]))))
    if table.has("negator", key):
        asked.append(("negator", ("negator", "")))
    if key in table.modals and not capital:
        asked.append(("modal", ("modal", "")))
    asked.append(("prefix", ("denies", stem)))
    denied = positive(key)
    if denied:
        asked.append(("prefix", ("stem", denied)))
    asked += [("opposite", ("stem", other)) for other in table.opposites.get(stem, ())]
    if content:
        asked += [("synonym", ("stem", other)) for other in table.synonyms.get(stem, ())]
    if capital and not opens and not date:
        asked.append(("name", ("name", "")))
    return tuple(asked)


def _aligned(original: Sequence[Token], rewritten: Sequence[Token]) -> list[tuple[int, int, str]]:
    """The pairs in step that weigh most together, in order."""
    if not original or not rewritten:
        return []
    index: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, token in enumerate(rewritten):
        for key in _keys(*_seen(token)):
            index[key].append(number)
    scores: list[dict[int, tuple[float, str]]] = []
    for token in original:
        row: dict[int, tuple[float, str]] = {}
        for relation, key in _asked(*_seen(token)):
            for number in index.get(key, ()):
                if number in row:
                    continue
                other = rewritten[number]
                if relation == "number" and same_number(token, other):
                    row[number] = (_WEIGHTS["same"], "same")
                    continue
                weight = _WEIGHTS[relation]
                if relation in ("same", "stem") and not token.content:
                    weight = _SMALL_WORD
                row[number] = (weight, relation)
        scores.append(row)
    width = len(rewritten)
    best = [0.0] * (width + 1)
    steps: list[list[int]] = []
    before_matched: set[int] = set()
    for row in scores:
        line = best[:]
        step = [0] * (width + 1)
        matched = set()
        left = 0.0
        for j in range(1, width + 1):
            value, kind = line[j], 0
            if left > value:
                value, kind = left, 1
            entry = row.get(j - 1)
            if entry is not None:
                through = best[j - 1] + entry[0] + (_NEXT_TO if j - 1 in before_matched else 0.0)
                if through > value:
                    value, kind = through, 2
                    matched.add(j)
            line[j] = left = value
            step[j] = kind
        steps.append(step)
        best, before_matched = line, matched
    pairs = []
    i, j = len(original), width
    while i and j:
        kind = steps[i - 1][j]
        if kind == 2:
            i, j = i - 1, j - 1
            pairs.append((i, j, scores[i][j][1]))
        elif kind == 1:
            j -= 1
        else:
            i -= 1
    pairs.reverse()
    return pairs


def same_number(first: Token, second: Token) -> bool:
    """Whether two numbers can be understood as the same."""
    return bool(first.values) and not first.values.isdisjoint(second.values)


def is_near(first: Token, second: Token) -> bool:
    """Whether two words are one, misspelt or in another part of speech."""
    a, b = plain(first.key), plain(second.key)
    if first.values or second.values:
        return False
    table = tables()
    function = table.classes["function"]
    if first.key in function and second.key in function:
        return first.key == second.key
    if table.has("denier", first.key, first.stem) != table.has("denier", second.key, second.stem):
        # refund and refused
        return False
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    shared = 0
    while shared < len(shorter) and shorter[shared] == longer[shared]:
        shared += 1
    if shared >= 3 and shared * 5 >= len(shorter) * 3 and shared * 2 >= len(longer):
        return True
    if abs(len(a) - len(b)) > 2 or len(longer) < 3:
        return len(longer) == 2 and len(shorter) == 1 and shorter in longer
    apart = distance(a, b)
    return apart <= (1 if len(longer) < 6 else 2)


def _with_near(alignment: Alignment) -> list[Pair]:
    """The pairs, with misspelt words and other parts of speech paired inside the gaps."""
    pairs = list(alignment.pairs)
    for gap in alignment.gaps:
        start = gap.rewritten.start
        if len(gap.original) * len(gap.rewritten) > 400:
            continue
        for i in gap.original:
            for j in range(start, gap.rewritten.stop):
                if is_near(alignment.original[i], alignment.rewritten[j]):
                    pairs.append(Pair(i, j, "near"))
                    start = j + 1
                    break
    pairs.sort()
    return pairs


def _moved(alignment: Alignment, table: Tables) -> list[Pair]:
    """Words that stand on both sides, but not in step."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    paired = {pair.rewritten for pair in alignment.pairs}
    for number, token in enumerate(alignment.rewritten):
        if number not in paired:
            places[token.stem].append(number)
            if table.has("negator", token.key):
                places["(negator)"].append(number)
            for value in token.values:
                places[f"({value})"].append(number)
    moved = []
    taken: set[int] = set()
    known = {pair.original for pair in alignment.pairs}
    for number, token in enumerate(alignment.original):
        if number in known:
            continue
        keys = [(token.stem, "same")]
        if table.has("negator", token.key):
            keys.append(("(negator)", "negator"))
        keys += [(f"({value})", "same") for value in token.values]
        if token.content:
            keys += [(other, "synonym") for other in table.synonyms.get(token.stem, ())]
        for key, relation in keys:
            free = [place for place in places.get(key, ()) if place not in taken]
            if free:
                taken.add(free[0])
                moved.append(Pair(number, free[0], relation))
                break
    return moved
