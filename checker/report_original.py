"""An original beside the text that was made of it, as the report shows them: row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.compare.view import aligned_blocks
from checker.document import Document
from checker.finding import Finding
from checker.report_text import NEAR, Block, Gap, ReadText, Spot, read_original


class Row(NamedTuple):
    """Blocks that stand for one another: without rewritten ones lost, without originals added."""

    original: tuple[Block, ...]
    rewritten: tuple[Block, ...]
    kind: str = "row"

    @property
    def marked(self) -> bool:
        """Whether a finding stands in it, on either side."""
        return any(
            piece.findings for block in (*self.original, *self.rewritten) for piece in block.pieces
        )


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The rows in the order of the rewritten text.

    `spots` are where the places that findings point at stand in the original, keyed by offset and
    length in its source.
    """

    path: str
    rows: tuple[Row | Gap, ...]
    spots: Mapping[tuple[int, int], Spot]


def side_by_side(
    original: Document,
    rewritten: Document,
    read: ReadText,
    findings: Sequence[tuple[int, Finding]],
    *,
    whole: bool = True,
) -> SideBySide:
    """A text beside its original. `read` is all of the rewritten text with its `findings`.

    Unless `whole`, rows far from a finding are left out.
    """
    places = [
        (number, place)
        for number, finding in findings
        for place in finding.related
        if place.role == "other" and place.path == original.path != finding.path
    ]
    first = read_original(original, places)
    blocks = [
        {block.number: block for block in side.blocks if isinstance(block, Block)}
        for side in (first, read)
    ]
    rows = [
        Row(
            tuple(blocks[0][number] for number in aligned.original),
            tuple(blocks[1][number] for number in aligned.rewritten),
        )
        for aligned in aligned_blocks(original, rewritten)
    ]
    return SideBySide(original.path, tuple(rows) if whole else _near(rows), first.spots)


def _near(rows: Sequence[Row]) -> tuple[Row | Gap, ...]:
    """The rows that stand near a finding, and how many blocks were left out between them."""
    kept = {
        near
        for index, row in enumerate(rows)
        if row.marked
        for near in range(index - NEAR, index + NEAR + 1)
    }
    result: list[Row | Gap] = []
    left_out = 0
    for index, row in enumerate(rows):
        if index not in kept:
            left_out += max(len(row.original), len(row.rewritten))
            continue
        if left_out:
            result.append(Gap(left_out))
            left_out = 0
        result.append(row)
    if left_out:
        result.append(Gap(left_out))
    return tuple(result)
