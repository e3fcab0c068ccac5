"""Finding the literals of all rules in a short text without an automaton over them.

All 40,000 at once take 0.1 s to build into an automaton, which then reads a book in no time. For a
short text the beginnings of the literals are enough: few of them occur, and there the rest of each
literal that begins so is compared.
"""

from collections.abc import Iterable
from itertools import accumulate, compress, count

SIZES = (6, 3)
"""Lengths of the beginnings: each literal is filed under the longest that it has.

Those shorter than all are sought one by one.
"""


def index_of(literals: Iterable[str]) -> tuple[list[str], list[int], bytes]:
    """Literals as plain data from which a `LiteralIndex` is made.

    The beginnings, joined to one text for each of SIZES; where the entry of each begins among the
    entries, last that of the short literals; and the entries: what follows in the literals that
    begin so, parted by NUL, and after U+0001 their numbers.
    """
    groups: dict[int, dict[str, list[tuple[str, int]]]] = {size: {} for size in (*SIZES, 0)}
    for number, literal in enumerate(literals):
        size = next((size for size in SIZES if len(literal) >= size), 0)
        groups[size].setdefault(literal[:size], []).append((literal[size:], number))
    groups[0].setdefault("", [])
    entries = [
        "\1".join(("\0".join(rest for rest, _ in entry), " ".join(str(n) for _, n in entry)))
        for group in groups.values()
        for entry in group.values()
    ]
    data = [entry.encode() for entry in entries]
    starts = list(accumulate(map(len, data), initial=0))
    return ["".join(groups[size]) for size in SIZES], starts, b"".join(data)


class LiteralIndex:
    """Literals by how they begin."""

    def __init__(self, pieces: list[str], starts: list[int], entries: memoryview | bytes) -> None:
        self._starts, self._entries = starts, entries
        self._numbers: dict[str, int] = {}
        for size, joined in zip(SIZES, pieces, strict=True):
            every = [joined[at : at + size] for at in range(0, len(joined), size)]
            self._numbers.update(zip(every, count(len(self._numbers))))

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Number, start and end of every literal in a text, also where they overlap."""
        found = []
        known = self._numbers
        entries: dict[str, tuple[tuple[str, ...], str]] = {}
        for size in SIZES:
            pieces = [text[at : at + size] for at in range(len(text) - size + 1)]
            for at in compress(count(), map(known.__contains__, pieces)):
                piece = pieces[at]
                if piece not in entries:
                    entries[piece] = self._entry(known[piece])
                rests, numbers = entries[piece]
                start = at + size
                # all at once first: nearly always none is there
                if text.startswith(rests, start):
                    for rest, number in zip(rests, numbers.split(), strict=True):
                        if text.startswith(rest, start):
                            found.append((int(number), at, start + len(rest)))
        short, numbers = self._entry(len(known))
        letters = set(text)
        for literal, number in zip(short, numbers.split(), strict=False):
            start = text.find(literal) if letters.issuperset(literal) else -1
            while start >= 0:
                found.append((int(number), start, start + len(literal)))
                start = text.find(literal, start + 1)
        return found

    def _entry(self, at: int) -> tuple[tuple[str, ...], str]:
        """What follows in the literals of a beginning, and their numbers."""
        entry = bytes(self._entries[self._starts[at] : self._starts[at + 1]])
        rests, _, numbers = entry.decode().partition("\1")
        return tuple(rests.split("\0")), numbers

    def all(self) -> list[str]:
        """The literals in their order."""
        literals: dict[int, str] = {}
        for piece, at in (*self._numbers.items(), ("", len(self._numbers))):
            rests, numbers = self._entry(at)
            literals.update(
                (int(number), piece + rest)
                for rest, number in zip(rests, numbers.split(), strict=False)
            )
        return [literals[number] for number in range(len(literals))]
