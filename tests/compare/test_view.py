"""Two texts side by side: every block once, lost ones in their place, marks on both sides."""

from checker.compare.view import aligned_blocks
from checker.readers import read

ORIGINAL = (
    "The ferry left Harwich at noon with 148 people.\n\n"
    "Fish is sold by the old harbour wall.\n\n"
    "A bell tells the end of the market day.\n"
)


def test_blocks_stand_beside_their_originals_with_marks() -> None:
    rewritten = ORIGINAL.replace("148", "184")
    first, second = read(ORIGINAL, "o.txt"), read(rewritten, "r.txt")
    blocks = aligned_blocks(first, second)
    assert [(block.original, block.rewritten) for block in blocks] == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2,)),
    ]
    [was], [now] = blocks[0].original_marks, blocks[0].rewritten_marks
    assert was.number == now.number
    assert (first.text[slice(*was.span)], second.text[slice(*now.span)]) == ("148", "184")


def test_a_lost_block_stands_where_it_was() -> None:
    rewritten = ORIGINAL.replace("Fish is sold by the old harbour wall.\n\n", "")
    blocks = aligned_blocks(read(ORIGINAL, "o.txt"), read(rewritten, "r.txt"))
    assert [(block.original, block.rewritten) for block in blocks] == [
        ((0,), (0,)),
        ((1,), ()),
        ((2,), (1,)),
    ]


def test_blocks_that_were_joined_are_one() -> None:
    rewritten = ORIGINAL.replace("people.\n\nFish", "people. Fish")
    blocks = aligned_blocks(read(ORIGINAL, "o.txt"), read(rewritten, "r.txt"))
    assert [(block.original, block.rewritten) for block in blocks] == [((0, 1), (0,)), ((2,), (1,))]
