"""Offsets that count UTF-16 code units, as Java and JavaScript do, and those in code points."""

from bisect import bisect_left

_LAST_SINGLE = 0xFFFF
"""The last code point that is one unit; those after it are two."""


class Utf16Text:
    """A text whose places are given in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        # units before each code point of two units; most texts have none
        pairs = [at for at, character in enumerate(text) if ord(character) > _LAST_SINGLE]
        self._starts = [at + number for number, at in enumerate(pairs)]
        self.length = len(text) + len(pairs)
        """Length in units."""

    def code_point(self, unit: int) -> int:
        """The offset in code points; one inside a pair counts as the pair's begin."""
        return unit - bisect_left(self._starts, unit)
