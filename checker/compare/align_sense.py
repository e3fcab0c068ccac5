"""Sentences that share no words and yet say the same, paired by their vectors.

Only where words left it open: between sentences that words aligned well, those that are lost, added
or side by side for want of a better place. Of all ways through them in step, the one is taken on
which the vectors agree most.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from checker.compare.align import Group, SentenceAlignment
from checker.compare.likeness import WEAK, Weigher, strangers
from checker.compare.sentences import Sentence

if TYPE_CHECKING:
    from checker.compare.vectors import Embed, Vector

SAME_SENSE = 0.14
"""Cosine from which on sentences in step are held to say the same, where each has one to meet."""

CROWD = 0.04
"""What more is asked each time that one side of a stretch has twice as many to choose from."""

OTHER_NAMES = 0.12
"""What more is asked of sentences that both have names or numbers, and none in common."""

AROUND = 6
"""Sentences before and after a stretch that tell what everything there is about."""

BAND = 10
"""Sentences to both sides of the straight way through a stretch that are tried."""

_KEPT = 0.02
"""What a pair is worth that stands in the same place, whatever its vectors."""

_FEW = 5
"""Sentences of no subject that are counted in: of few sentences the subject is hardly known."""

_HELD = 4_096
"""Vectors that are kept in memory."""


class Stretch(NamedTuple):
    """What is open between two aligned groups; `after` ends the rewritten side of the first."""

    original: list[Sentence]
    rewritten: list[Sentence]
    after: Sentence | None


def pair_by_sense(
    result: SentenceAlignment,
    sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
    weigher: Weigher,
    embed: "Embed",
) -> None:
    """Pair anew what words left open, in place; what no vector speaks for stays as it was."""
    side_by_side = {group.original[0]: group for group in result.groups if _is_open(group)}
    kept = {one: group.rewritten[0] for one, group in side_by_side.items()}
    pairs = dict(side_by_side)
    directions = _Directions(sentences, embed)
    lost, added = dict(result.lost), set(result.added)
    for stretch in _stretches(result):
        if len(stretch.original) == len(stretch.rewritten) == 1 and stretch.original[0] in kept:
            continue
        for sentence in stretch.original:
            lost.pop(sentence, None)
            pairs.pop(sentence, None)
        added.difference_update(stretch.rewritten)
        after = stretch.after
        for first, second in _way(stretch, kept, directions.of(stretch)):
            if first and second:
                if kept.get(first) is second:
                    pairs[first] = side_by_side[first]
                else:
                    likeness = weigher.likeness(first, second)
                    pairs[first] = Group((first,), (second,), likeness, by_sense=True)
            elif first:
                lost[first] = after
            elif second:
                added.add(second)
            after = second or after
    result.groups = [group for group in result.groups if not _is_open(group)]
    result.groups += pairs.values()
    result.lost = sorted(lost.items(), key=lambda entry: entry[0].number)
    result.added = sorted(added, key=lambda sentence: sentence.number)


def _is_open(group: Group) -> bool:
    """Whether two sentences stand side by side with hardly a word in common."""
    single = len(group.original) == len(group.rewritten) == 1
    return single and group.likeness < WEAK and not group.moved


def _stretches(result: SentenceAlignment) -> Iterator[Stretch]:
    """What is open between each two neighbouring groups that are not, both sides in order."""
    opened = [group for group in result.groups if _is_open(group)]
    originals = [sentence for sentence, _ in result.lost] + [g.original[0] for g in opened]
    rewritten = result.added + [group.rewritten[0] for group in opened]
    for side in (originals, rewritten):
        side.sort(key=lambda sentence: sentence.number)
    fixed = [group for group in result.groups if not group.moved and not _is_open(group)]
    fixed.sort(key=lambda group: group.rewritten[0].number)
    i = j = 0
    for before, upto in pairwise([None, *fixed, None]):
        first, second = i, j
        while i < len(originals) and not (upto and _past(originals[i], upto.original)):
            i += 1
        while j < len(rewritten) and not (upto and _past(rewritten[j], upto.rewritten)):
            j += 1
        if i > first and j > second:
            after = before.rewritten[-1] if before else None
            yield Stretch(originals[first:i], rewritten[second:j], after)


def _past(sentence: Sentence, side: tuple[Sentence, ...]) -> bool:
    return sentence.number > side[0].number


def _way(
    stretch: Stretch, kept: Mapping[Sentence, Sentence], directions: Sequence[Sequence["Vector"]]
) -> list[tuple[Sentence | None, Sentence | None]]:
    """The steps through a stretch on which the vectors agree most; one side of a step may be none.

    `kept`: the rewritten sentences that stand beside some of the original.
    """
    original, rewritten = stretch.original, stretch.rewritten
    rows, columns = len(original), len(rewritten)
    least = SAME_SENSE + CROWD * abs(log2(rows / columns))
    reach = BAND + columns // rows
    best: list[dict[int, float]] = []
    moves: list[dict[int, tuple[int, int]]] = []
    for i in range(rows + 1):
        centre = i * columns // rows
        low = max(0, centre - reach) if i else 0
        high = min(columns, centre + reach) if i < rows else columns
        line: dict[int, float] = {}
        step: dict[int, tuple[int, int]] = {}
        for j in range(low, high + 1):
            options = [] if i or j else [(0.0, (0, 0))]
            if j - 1 in line:
                options.append((line[j - 1], (0, 1)))
            if i and j in best[i - 1]:
                options.append((best[i - 1][j], (1, 0)))
            if i and j - 1 in best[i - 1]:
                one, other = original[i - 1], rewritten[j - 1]
                cosine = float(directions[0][i - 1] @ directions[1][j - 1])
                worth = _worth(one, other, cosine, least, beside=kept.get(one) is other)
                if worth > 0:
                    options.append((best[i - 1][j - 1] + worth, (1, 1)))
            if options:
                line[j], step[j] = max(options, key=lambda option: option[0])
        best.append(line)
        moves.append(step)
    steps: list[tuple[Sentence | None, Sentence | None]] = []
    i, j = rows, columns
    while i or j:
        back, over = moves[i][j]
        steps.append((original[i - 1] if back else None, rewritten[j - 1] if over else None))
        i, j = i - back, j - over
    return steps[::-1]


def _worth(
    first: Sentence, second: Sentence, cosine: float, least: float, *, beside: bool
) -> float:
    """What it is worth to have two sentences stand for one another; 0 if they cannot."""
    if beside:
        return max(0.0, cosine) + _KEPT
    if least <= cosine < least + OTHER_NAMES and strangers([first], [second]):
        return 0.0
    return cosine if cosine >= least else 0.0


class _Directions:
    """Where the vectors of sentences point, without what all sentences around them are about."""

    def __init__(
        self, sentences: tuple[Sequence[Sentence], Sequence[Sentence]], embed: "Embed"
    ) -> None:
        self.sentences = sentences
        self.embed = embed
        self.known: dict[Sentence, Vector] = {}

    def of(self, stretch: Stretch) -> list[list["Vector"]]:
        """For each side of a stretch a row of length 1 for each sentence."""
        own = stretch.original, stretch.rewritten
        near = [
            sentence
            for side, part in zip(self.sentences, own, strict=True)
            for sentence in side[max(0, part[0].number - AROUND) : part[-1].number + AROUND + 1]
        ]
        self._read(near)
        subject = sum(self.known[sentence] for sentence in near) / (len(near) + _FEW)
        return [[_unit(self.known[sentence] - subject) for sentence in part] for part in own]

    def _read(self, sentences: Sequence[Sentence]) -> None:
        missing = [sentence for sentence in sentences if sentence not in self.known]
        if len(self.known) > _HELD:
            self.known.clear()
            missing = list(sentences)
        if missing:
            self.known.update(zip(missing, self.embed(list(map(_words, missing))), strict=True))


def _words(sentence: Sentence) -> str:
    """The words of a sentence; the first one small, which as a name says something else."""
    return " ".join(t.text.lower() if t.opens else t.text for t in sentence.tokens)


def _unit(vector: "Vector") -> "Vector":
    """A vector of the same direction and of length 1, or 0 where there is no direction."""
    length = float(vector @ vector) ** 0.5
    return vector / length if length else vector
