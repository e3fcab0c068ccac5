"""The sentences of two texts, aligned: kept, split, joined, moved, lost, added, repeated."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from checker.compare.align_steps import steps_through
from checker.compare.likeness import COMMON, STRONG, WEAK, Weigher, strangers
from checker.compare.sentences import Sentence

if TYPE_CHECKING:
    from checker.compare.vectors import Embed


SLOT = 2
"""Sentences from the place of a lost one up to which an added one may stand for it."""


class Group(NamedTuple):
    """Sentences that stand for one another. One side is empty where they are lost or added."""

    original: tuple[Sentence, ...]
    rewritten: tuple[Sentence, ...]
    likeness: float
    moved: bool = False
    by_sense: bool = False
    """Whether vectors paired them, which says little of single words."""


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


def align_sentences(
    original: Sequence[Sentence], rewritten: Sequence[Sentence], embed: "Embed | None" = None
) -> SentenceAlignment:
    """Align the sentences of two texts; with `embed` by their vectors where words leave it open."""
    weigher = Weigher(original, rewritten)
    groups: list[Group] = []
    lost: list[tuple[Sentence, Sentence | None]] = []
    added: list[Sentence] = []
    last: Sentence | None = None
    for first, second in steps_through(original, rewritten, weigher):
        if first and second:
            likeness = weigher.of_group(first, second)
            if [s.digest for s in first] == [s.digest for s in second]:
                likeness = 1.0
            if likeness < WEAK and strangers(first, second):
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
    if embed is None:
        _pair_by_place(result, weigher)
    else:
        from checker.compare.align_sense import pair_by_sense

        pair_by_sense(result, (original, rewritten), weigher, embed)
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


def _settle(
    result: SentenceAlignment,
    lost: list[tuple[Sentence, Sentence | None]],
    added: list[Sentence],
    original: Sequence[Sentence],
    rewritten: Sequence[Sentence],
    weigher: Weigher,
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


def _pair_by_place(result: SentenceAlignment, weigher: Weigher) -> None:
    """Pair a lost sentence with an added one close to its place, told in quite other words.

    Where nothing is alike, only one that stands for one, of like length, and no strangers; neither
    has a name or number, or both have.
    """
    for entry in list(result.lost):
        sentence, after = entry
        expected = after.number + 1 if after is not None else 0
        near = [other for other in result.added if abs(other.number - expected) <= SLOT]
        likeness = {other.number: weigher.likeness(sentence, other) for other in near}
        alike = [other for other in near if likeness[other.number] >= WEAK]
        rivals = [other for other, _ in result.lost if abs(other.number - sentence.number) <= SLOT]
        if not alike and len(near) == len(rivals) == 1 and _may_stand_for(sentence, near[0]):
            chosen = near[0]
        elif alike:
            chosen = max(alike, key=lambda other: likeness[other.number])
        else:
            continue
        by_sense = not alike
        result.lost.remove(entry)
        result.added.remove(chosen)
        group = Group((sentence,), (chosen,), likeness[chosen.number], by_sense=by_sense)
        result.groups.append(group)


def _may_stand_for(sentence: Sentence, other: Sentence) -> bool:
    shorter, longer = sorted((sentence.length, other.length))
    if shorter * 2 < longer or sentence.kind != other.kind:
        return False
    return _has_facts(sentence) == _has_facts(other) and not strangers([sentence], [other])


def _has_facts(sentence: Sentence) -> bool:
    """Whether a sentence has a name or a number."""
    return any(
        token.values or token.date or (token.capital and token.content and not token.opens)
        for token in sentence.tokens
    )


def _said_before(
    sentence: Sentence, rewritten: Sequence[Sentence], weigher: Weigher
) -> Sentence | None:
    """A sentence shortly before that says the same."""
    for other in rewritten[max(0, sentence.number - 3) : sentence.number]:
        if len(sentence.bag) > 2 and weigher.likeness(sentence, other) >= 0.8:
            return other
    return None
