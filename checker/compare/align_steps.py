"""The way through two texts, sentence by sentence, on which most words are shared.

Near-linear in length: sentences that share rare words, and few others do, are anchors; the rest is
aligned by dynamic programming in a band around the way through them.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.compare.likeness import COMMON, Weigher
from checker.compare.sentences import Sentence

ANCHOR = 0.5
"""Likeness from which on two sentences that prefer one another are an anchor."""

BAND, NARROW = 10, 3
"""Sentences to both sides of the way through the anchors that are tried: far from an anchor, and
at one."""

_PART = 0.34
"""Least share of a sentence that stands in one it was joined with."""

_SIDE_BY_SIDE = 0.08
"""What two sentences gain by standing in the same place, whatever their words."""

_UNTOUCHED = 0.5
"""What two sentences gain that are the same word by word: a heading before a sentence like it."""

_SHAPES = ((1, 2), (2, 1), (1, 3), (3, 1))
"""Sentences of the original and of the rewritten text that may stand for one another."""


Step = tuple[Sequence[Sentence], Sequence[Sentence]]
"""Sentences of the original and of the rewritten text that are passed together; one may be none."""


def steps_through(
    original: Sequence[Sentence], rewritten: Sequence[Sentence], weigher: Weigher
) -> Iterator[Step]:
    """The steps, in order, in which both texts are gone through with most words in common."""
    partners = _partners(original, rewritten, weigher)
    return _banded(original, rewritten, _in_step(partners), weigher)


def _partners(
    original: Sequence[Sentence], rewritten: Sequence[Sentence], weigher: Weigher
) -> list[tuple[int, int, float]]:
    """Sentences that are most like each other, by rare words in common."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(rewritten):
        for word in sentence.bag:
            places[word].append(number)
    best_of: list[tuple[int, float]] = []
    back: dict[int, tuple[int, float]] = {}
    for number, sentence in enumerate(original):
        scores: defaultdict[int, float] = defaultdict(float)
        for word in sentence.bag:
            where = places.get(word, ())
            if len(where) <= COMMON:
                for place in where:
                    scores[place] += weigher.weights[word]
        likely = sorted(scores.items(), key=lambda entry: -entry[1])[:4]
        best = (-1, 0.0)
        for place, _ in likely:
            likeness = weigher.likeness(sentence, rewritten[place])
            # of equals the one in the same place
            near = abs(place / max(1, len(rewritten)) - number / max(1, len(original)))
            likeness -= 0.02 * near
            if likeness > best[1]:
                best = (place, likeness)
            if likeness > back.get(place, (-1, 0.0))[1]:
                back[place] = (number, likeness)
        best_of.append(best)
    return [
        (number, place, likeness)
        for number, (place, likeness) in enumerate(best_of)
        if likeness >= ANCHOR and back[place][0] == number
    ]


def _in_step(partners: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The longest row of partners that rises on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place, _) in enumerate(partners):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[at] = place
            ends[at] = index
    row = []
    index = ends[-1] if ends else -1
    while index >= 0:
        row.append((partners[index][0], partners[index][1]))
        index = before[index]
    return row[::-1]


def _bounds(rows: int, columns: int, anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each number of originals that are done, the least and most rewritten ones tried."""
    way = [(0, 0), *anchors, (rows, columns)]
    centres = [0.0] * (rows + 1)
    bands = [BAND] * (rows + 1)
    for (i, j), (k, m) in pairwise(way):
        for row in range(i, k + 1):
            centres[row] = j + (m - j) * (row - i) / max(1, k - i)
            # close to an anchor the way is known
            bands[row] = min(BAND, NARROW + min(row - i, k - row))
    bounds = []
    for row in range(rows + 1):
        low = centres[max(0, row - 1)]
        high = centres[min(rows, row + 1)]
        bounds.append((max(0, int(low) - bands[row]), min(columns, int(high) + bands[row])))
    bounds[0] = (0, bounds[0][1])
    bounds[rows] = (bounds[rows][0], columns)
    return bounds


def _banded(
    original: Sequence[Sentence],
    rewritten: Sequence[Sentence],
    anchors: Sequence[tuple[int, int]],
    weigher: Weigher,
) -> Iterator[tuple[Sequence[Sentence], Sequence[Sentence]]]:
    """The steps, in order, in which both texts are gone through with most words in common."""
    rows, columns = len(original), len(rewritten)
    bounds = _bounds(rows, columns, anchors)
    shared = _shared_rows(original, rewritten, bounds, weigher)
    mass_o = [weigher.mass[id(sentence)] for sentence in original]
    mass_r = [weigher.mass[id(sentence)] for sentence in rewritten]
    scores: list[dict[int, float]] = []
    moves: list[dict[int, tuple[int, int]]] = []
    for i in range(rows + 1):
        low, high = bounds[i]
        line: dict[int, float] = {}
        step: dict[int, tuple[int, int]] = {}
        above = scores[i - 1] if i else {}
        common = shared[i - 1] if i else {}
        left = -1.0
        for j in range(low, high + 1):
            best, move = (left, (0, 1)) if left >= 0 else (-1.0, (0, 0))
            if not i and not j:
                best = 0.0
            if i:
                value = above.get(j, -1.0)
                if value > best:
                    best, move = value, (1, 0)
                before = above.get(j - 1, -1.0)
                if j and before >= 0:
                    last = common.get(j - 1, 0.0)
                    value = before + 2 * last + _beside(mass_o[i - 1], mass_r[j - 1])
                    if last and original[i - 1].digest == rewritten[j - 1].digest:
                        value += _UNTOUCHED
                    if value > best:
                        best, move = value, (1, 1)
                    # several for one: only where the last of them belongs there
                    if last and last >= _PART * min(mass_o[i - 1], mass_r[j - 1]):
                        for take, give in _SHAPES:
                            before = scores[i - take].get(j - give, -1.0) if take <= i else -1.0
                            if before < 0:
                                continue
                            gain = _gain(i, j, take, give, shared, mass_o, mass_r)
                            if gain > 0 and before + gain > best:
                                best, move = before + gain, (take, give)
            if best >= 0:
                line[j] = best
                step[j] = move
            left = best
        scores.append(line)
        moves.append(step)
    steps: list[tuple[Sequence[Sentence], Sequence[Sentence]]] = []
    i, j = rows, columns
    while i or j:
        take, give = moves[i].get(j, (0, 0))
        if not take and not give:
            take, give = (1, 0) if i else (0, 1)
        steps.append((original[i - take : i], rewritten[j - give : j]))
        i, j = i - take, j - give
    return reversed(steps)


def _shared_rows(
    original: Sequence[Sentence],
    rewritten: Sequence[Sentence],
    bounds: Sequence[tuple[int, int]],
    weigher: Weigher,
) -> list[dict[int, float]]:
    """For each original sentence the weight of what it shares with the rewritten ones in reach."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(rewritten):
        for word in sentence.bag:
            places[word].append(number)
    rows = []
    for i, sentence in enumerate(original):
        low, high = bounds[i][0], bounds[min(len(original), i + 2)][1]
        row: dict[int, float] = {}
        for word, count in sentence.bag.items():
            where = places.get(word)
            if where is None:
                continue
            weight = weigher.weights[word]
            for at in range(bisect_left(where, low - 1), len(where)):
                place = where[at]
                if place > high:
                    break
                often = 1 if count == 1 else min(count, rewritten[place].bag[word])
                row[place] = row.get(place, 0.0) + weight * often
        rows.append(row)
    return rows


def _beside(first: float, second: float) -> float:
    """What two sentences gain by standing in the same place; nothing if one is much longer."""
    short, long = (first, second) if first < second else (second, first)
    return (_SIDE_BY_SIDE * short * 2 if short * 4 >= long else 0.0) + 0.001 * (first + second)


def _gain(
    i: int,
    j: int,
    take: int,
    give: int,
    shared: Sequence[dict[int, float]],
    mass_o: Sequence[float],
    mass_r: Sequence[float],
) -> float:
    """What a step over several sentences on one side is worth: twice the common weight.

    Nothing, if one of them has little in common with the other side.
    """
    total = 0.0
    if take > give:
        for k in range(take):
            part = shared[i - 1 - k].get(j - 1, 0.0)
            if part < _PART * mass_o[i - 1 - k]:
                return 0.0
            total += part
        return 2 * min(total, mass_r[j - 1]) * 0.97
    for k in range(give):
        part = shared[i - 1].get(j - 1 - k, 0.0)
        if part < _PART * mass_r[j - 1 - k]:
            return 0.0
        total += part
    return 2 * min(total, mass_o[i - 1]) * 0.97
