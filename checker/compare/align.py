"""The sentences of two texts, aligned: kept, split, joined, moved, lost, added, repeated.

Near-linear in length: sentences that share rare words, and few others do, are anchors; the rest is
aligned by dynamic programming in a band around the way through them.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from checker.analysis.sentences import sentence_spans
from checker.analysis.speech import speech_spans
from checker.compare.tokens import Token, tokens_of
from checker.document import CHECKED_KINDS, Document
from checker.text import Span

KINDS = CHECKED_KINDS | {"quote"}

LONG_TEXT = 2_000_000
"""Code points up to which the words of all sentences are kept in memory."""

LONGEST_SENTENCE = 2_000
"""Code points of a sentence; what is longer lacks its full stops and is aligned in pieces."""

COMMON = 24
"""Sentences that may share a word before it anchors nothing."""

ANCHOR = 0.5
"""Likeness from which on two sentences that prefer one another are an anchor."""

BAND, NARROW = 10, 3
"""Sentences to both sides of the way through the anchors that are tried: far from an anchor, and
at one."""

WEAK = 0.2
"""Likeness below which two sentences side by side tell little of each other."""

STRONG = 0.5
"""Likeness from which on sentences in different places are the same one, moved or repeated."""

_PART = 0.34
"""Least share of a sentence that stands in one it was joined with."""

_SIDE_BY_SIDE = 0.08
"""What two sentences gain by standing in the same place, whatever their words."""

_UNTOUCHED = 0.5
"""What two sentences gain that are the same word by word: a heading before a sentence like it."""

_SHAPES = ((1, 2), (2, 1), (1, 3), (3, 1))
"""Sentences of the original and of the rewritten text that may stand for one another."""


@dataclass(eq=False)
class Sentence:
    """A sentence of a document: its range, its block, its words.

    `bag`: the stems with sense of their own, numbers by value, each with its count. `digest`: a
    hash of the words as they are compared, equal where nothing changed.
    """

    number: int
    span: Span
    segment: int
    kind: str
    bag: Counter[str]
    digest: int
    length: int
    text: str = field(repr=False)
    quotes: list[Span] = field(repr=False)
    kept: list[Token] | None = field(default=None, repr=False)

    @property
    def tokens(self) -> list[Token]:
        """Its words; of a long text they are read anew each time, which saves a gigabyte."""
        if self.kept is not None:
            return self.kept
        return tokens_of(self.text, self.span.start, self.span.end, self.quotes)


def _bag(tokens: Sequence[Token]) -> Counter[str]:
    return Counter([_feature(token) for token in tokens if token.content or token.values])


def _feature(token: Token) -> str:
    return min(token.values, key=len) if token.values else token.stem


class Group(NamedTuple):
    """Sentences that stand for one another. One side is empty where they are lost or added."""

    original: tuple[Sentence, ...]
    rewritten: tuple[Sentence, ...]
    likeness: float
    moved: bool = False


@dataclass(eq=False)
class SentenceAlignment:
    """Two texts in aligned sentences, in the order of the rewritten text.

    `lost`: groups without a rewritten side, each with the rewritten sentence it should follow.
    `repeated`: a rewritten sentence and the earlier one that says the same.
    """

    groups: list[Group]
    lost: list[tuple[Sentence, Sentence | None]] = field(default_factory=list)
    added: list[Sentence] = field(default_factory=list)
    repeated: list[tuple[Sentence, Sentence]] = field(default_factory=list)
    share: float = 1.0
    """The share of words that stand in sentences with a counterpart like them."""


def sentences_of(document: Document) -> list[Sentence]:
    """The sentences of the English blocks, with their words."""
    found: list[Sentence] = []
    text = document.text
    for index, segment in enumerate(document.segments):
        if not segment.english or segment.kind not in KINDS:
            continue
        speech = speech_spans(text, segment.start, segment.end)
        starts = [quote.start for quote in speech]
        for span in _pieces(text, segment.start, segment.end):
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            # one or two that began before may reach into it: marks inside marks
            quotes = speech[max(0, first - 2) : last]
            tokens = tokens_of(text, span.start, span.end, quotes)
            if not tokens:
                continue
            found.append(
                Sentence(
                    number=len(found),
                    span=span,
                    segment=index,
                    kind=segment.kind,
                    bag=_bag(tokens),
                    digest=hash(tuple([token.key for token in tokens])),
                    length=len(tokens),
                    text=text,
                    quotes=quotes,
                    kept=tokens if len(text) <= LONG_TEXT else None,
                )
            )
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a block, endless ones in pieces that end at a blank."""
    for span in sentence_spans(text, start, end):
        at = span.start
        while span.end - at > LONGEST_SENTENCE:
            cut = text.rfind(" ", at + 1, at + LONGEST_SENTENCE)
            cut = cut if cut > 0 else at + LONGEST_SENTENCE
            yield Span(at, cut)
            at = cut + 1
        if at < span.end:
            yield Span(at, span.end)


class _Weigher:
    """How much words weigh, and how alike sentences are."""

    def __init__(self, original: Sequence[Sentence], rewritten: Sequence[Sentence]) -> None:
        counts: Counter[str] = Counter()
        for sentence in (*original, *rewritten):
            counts.update(sentence.bag.keys())
        total = max(1, len(original) + len(rewritten))
        self.weights = {
            word: 0.5 + math.log(1 + total / count) / 2 for word, count in counts.items()
        }
        self.mass = {
            id(sentence): self._mass(sentence.bag) + 0.1 for sentence in (*original, *rewritten)
        }

    def _mass(self, bag: Counter[str]) -> float:
        return sum(self.weights[word] * count for word, count in bag.items())

    def shared(self, first: Counter[str], second: Counter[str]) -> float:
        """The weight of what two bags have in common."""
        if len(second) < len(first):
            first, second = second, first
        return sum(
            self.weights[word] * min(count, second[word])
            for word, count in first.items()
            if word in second
        )

    def likeness(self, first: Sentence, second: Sentence) -> float:
        """Twice the common weight by the weight of both, from 0 to 1."""
        both = self.mass[id(first)] + self.mass[id(second)]
        return 2 * self.shared(first.bag, second.bag) / both

    def of_group(self, first: Sequence[Sentence], second: Sequence[Sentence]) -> float:
        """The likeness of some sentences on each side."""
        bags = [sum((s.bag for s in side), Counter[str]()) for side in (first, second)]
        both = sum(self.mass[id(sentence)] for sentence in (*first, *second))
        return 2 * self.shared(bags[0], bags[1]) / both


def align_sentences(
    original: Sequence[Sentence], rewritten: Sequence[Sentence]
) -> SentenceAlignment:
    """Align the sentences of two texts."""
    weigher = _Weigher(original, rewritten)
    partners = _partners(original, rewritten, weigher)
    steps = _banded(original, rewritten, _in_step(partners), weigher)
    groups: list[Group] = []
    lost: list[tuple[Sentence, Sentence | None]] = []
    added: list[Sentence] = []
    last: Sentence | None = None
    for first, second in steps:
        if first and second:
            likeness = weigher.of_group(first, second)
            if [s.digest for s in first] == [s.digest for s in second]:
                likeness = 1.0
            if likeness < WEAK and _strangers(first, second):
                lost += [(sentence, last) for sentence in first]
                added += second
            else:
                groups.append(Group(tuple(first), tuple(second), likeness))
            last = second[-1]
        elif first:
            lost += [(sentence, last) for sentence in first]
        else:
            added += second
            last = second[-1]
    result = SentenceAlignment(groups)
    _settle(result, lost, added, original, rewritten, weigher)
    total = sum(weigher.mass.values())
    known = sum(
        weigher.mass[id(sentence)]
        for group in result.groups
        if group.likeness >= WEAK
        for sentence in (*group.original, *group.rewritten)
    )
    result.share = known / total if total else 1.0
    result.groups.sort(key=lambda group: group.rewritten[0].number)
    return result


def _strangers(first: Sequence[Sentence], second: Sequence[Sentence]) -> bool:
    """Whether both sides have names or numbers and share no word: no paraphrase does that."""
    if not first or not second:
        return False
    sides = []
    for side in (first, second):
        tokens = [token for sentence in side for token in sentence.tokens]
        sides.append(
            {_feature(t) for t in tokens if t.values or (t.capital and not t.opens) or t.date}
        )
    bags = [sum((s.bag for s in side), Counter[str]()) for side in (first, second)]
    return bool(sides[0] and sides[1]) and not bags[0].keys() & bags[1].keys()


def _partners(
    original: Sequence[Sentence], rewritten: Sequence[Sentence], weigher: _Weigher
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
    weigher: _Weigher,
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
    weigher: _Weigher,
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


def _settle(
    result: SentenceAlignment,
    lost: list[tuple[Sentence, Sentence | None]],
    added: list[Sentence],
    original: Sequence[Sentence],
    rewritten: Sequence[Sentence],
    weigher: _Weigher,
) -> None:
    """Tell moved sentences from lost and added ones, and repeated ones from added ones."""
    waiting = {sentence.number: after for sentence, after in lost}
    places: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in original:
        for word in sentence.bag:
            places[word].append(sentence)
    partner = {
        sentence.number: group.rewritten[0]
        for group in result.groups
        if group.likeness >= STRONG
        for sentence in group.original
    }
    for sentence in added:
        scores: Counter[int] = Counter()
        for word in sentence.bag:
            where = places[word]
            if len(where) <= COMMON:
                for other in where:
                    scores[other.number] += 1
        found: tuple[float, Sentence] | None = None
        for number, _ in scores.most_common(4):
            likeness = weigher.likeness(original[number], sentence)
            if likeness >= STRONG and (found is None or likeness > found[0]):
                found = (likeness, original[number])
        if found is None:
            earlier = _said_before(sentence, rewritten, weigher)
            if earlier is not None:
                result.repeated.append((sentence, earlier))
            else:
                result.added.append(sentence)
        elif found[1].number in waiting:
            del waiting[found[1].number]
            result.groups.append(Group((found[1],), (sentence,), found[0], True))
        elif found[1].number in partner:
            result.repeated.append((sentence, partner[found[1].number]))
        elif len(sentence.bag) > 3:
            result.added.append(sentence)
    result.lost = [(original[number], waiting[number]) for number in sorted(waiting)]


def _said_before(
    sentence: Sentence, rewritten: Sequence[Sentence], weigher: _Weigher
) -> Sentence | None:
    """A sentence shortly before that says the same."""
    for other in rewritten[max(0, sentence.number - 3) : sentence.number]:
        if len(sentence.bag) > 2 and weigher.likeness(sentence, other) >= 0.8:
            return other
    return None
