"""Two texts side by side, as a page shows them: blocks that belong together, and what changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeVar

from checker.compare.comparison import Comparison, compare, comparison
from checker.compare.passage import Difference
from checker.document import Document
from checker.text import Span

T = TypeVar("T")


class Mark(NamedTuple):
    """A difference on one side: `span` in `Document.text`, empty where something is missing.

    `kind` is the kind of difference, as `finds` of a rule names it; `other` are the words of the
    other side. Marks with one `number` are two sides of one difference.
    """

    number: int
    kind: str
    span: Span
    other: str


class AlignedBlock(NamedTuple):
    """Blocks of both texts that stand for one another, as indices of `Document.segments`.

    Without a rewritten side the block was lost, without an original one it was added.
    """

    original: tuple[int, ...]
    rewritten: tuple[int, ...]
    original_marks: tuple[Mark, ...]
    rewritten_marks: tuple[Mark, ...]
    lost_sentences: tuple[tuple[Span, Span], ...] = ()
    """Ranges in the original's text, each with the place in the rewritten text where it stood."""


def aligned_blocks(original: Document, rewritten: Document) -> tuple[AlignedBlock, ...]:
    """Every block of both texts once, in the order of the rewritten text.

    A lost block stands after the one that it followed in the original. Blocks that are not read,
    such as those in another language, stand alone.
    """
    known = rewritten.original is original
    found = comparison(rewritten) if known else compare(original, rewritten)
    marks = _marks(found)
    first_marks = _by_segment(original, marks["original"])
    second_marks = _by_segment(rewritten, marks["rewritten"])
    lost = _by_segment(
        original,
        [
            (difference.original.start, (difference.original, difference.place))
            for difference in found.differences.get("sentence-lost", ())
        ],
    )
    blocks: list[AlignedBlock] = []
    for firsts, seconds in _in_order(_joined(found), original, rewritten):
        blocks.append(
            AlignedBlock(
                firsts,
                seconds,
                tuple(_of(first_marks, firsts)),
                tuple(_of(second_marks, seconds)),
                tuple(_of(lost, firsts)) if seconds else (),
            )
        )
    return tuple(blocks)


def _by_segment(document: Document, placed: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """What begins in each segment, by its index, in order."""
    found: defaultdict[int, list[T]] = defaultdict(list)
    for start, value in placed:
        found[document.segment_index(start)].append(value)
    return found


def _of(found: dict[int, list[T]], segments: Iterable[int]) -> Iterator[T]:
    return chain.from_iterable(found.get(index, ()) for index in sorted(segments))


def _marks(found: Comparison) -> dict[str, list[tuple[int, Mark]]]:
    """The marks of each side with where they begin, in order."""
    marks: dict[str, list[tuple[int, Mark]]] = {"original": [], "rewritten": []}
    every: list[Difference] = [d for kind in found.differences.values() for d in kind]
    for number, difference in enumerate(sorted(every, key=lambda entry: entry.place)):
        now = Mark(number, difference.kind, difference.place, difference.was)
        marks["rewritten"].append((difference.place.start, now))
        if difference.original.end > difference.original.start:
            was = Mark(number, difference.kind, difference.original, difference.now)
            marks["original"].append((difference.original.start, was))
    for side in marks.values():
        side.sort()
    return marks


def _joined(found: Comparison) -> list[tuple[set[int], set[int]]]:
    """Blocks that share sentences, joined; moved sentences join nothing."""
    block_of: dict[tuple[int, int], int] = {}
    members: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for group in found.sentences.groups:
        if group.moved:
            continue
        nodes = {(0, s.segment) for s in group.original} | {(1, s.segment) for s in group.rewritten}
        ids = {block_of[node] for node in nodes if node in block_of}
        target = min(ids) if ids else len(block_of)
        while target in members and target not in ids:
            target += 1
        for other in ids - {target}:
            nodes |= members.pop(other)
        members[target] |= nodes
        block_of.update(dict.fromkeys(members[target], target))
    return [
        (
            {index for side, index in nodes if side == 0},
            {index for side, index in nodes if side == 1},
        )
        for nodes in members.values()
    ]


def _in_order(
    joined: list[tuple[set[int], set[int]]], original: Document, rewritten: Document
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The joined blocks and those that stand alone, in the order of the rewritten text."""
    taken = [{index for pair in joined for index in pair[side]} for side in (0, 1)]
    rows: list[tuple[tuple[float, int], tuple[int, ...], tuple[int, ...]]] = []
    place_of: dict[int, float] = {}
    for firsts, seconds in joined:
        place = float(min(seconds))
        rows.append(((place, -1), tuple(sorted(firsts)), tuple(sorted(seconds))))
        place_of |= dict.fromkeys(firsts, float(max(seconds)))
    for index in range(len(rewritten.segments)):
        if index not in taken[1]:
            rows.append(((float(index), -1), (), (index,)))
    last = -1.0
    for index in range(len(original.segments)):
        if index in taken[0]:
            last = place_of[index]
        else:
            rows.append(((last + 0.5, index), (index,), ()))
    return [(firsts, seconds) for _, firsts, seconds in sorted(rows)]
