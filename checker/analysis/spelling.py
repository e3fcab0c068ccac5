"""How near two spellings are: letters without diacritics, sound, Damerau's distance."""

import functools
import unicodedata

from checker.pattern_codes import kept

_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("aeiouyhw", ""),
        **dict.fromkeys("cq", "k"),
        **dict.fromkeys("zx", "s"),
        "g": "j",
        "v": "f",
        "d": "t",
    }
)
LONG = 7
"""Letters from which on a word may differ in two places."""

_DOUBLED = kept(r"(.)\1+")
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"}
)


@functools.lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """Lower case without diacritics."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded.translate(_UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@functools.lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """What is left of a word when letters that sound alike or are silent are one or none.

    A coarse key: words that sound alike nearly always share it, and it costs a microsecond.
    """
    letters = plain(word).replace("ph", "f")
    first = "a" if letters[:1] in "aeiouyh" else ""
    return first + _DOUBLED.sub(r"\1", letters.translate(_SOUNDS))


def near_keys(word: str, *, far: bool = False) -> set[str]:
    """Keys of which two words within one edit, or of one skeleton, share at least one.

    The word and all it gives when one letter is left out (the deletion neighbourhood of SymSpell,
    Wolf Garbe, 2012): two words one insertion, deletion, substitution or transposition apart have
    one of these in common, whatever their length, and a word has as many as letters. With `far`
    a long word has those with two letters left out as well, some fifty, for two edits.
    """
    letters = plain(word)
    keys = {letters[:i] + letters[i + 1 :] for i in range(len(letters))}
    if far and len(letters) >= LONG:
        keys |= {key[:i] + key[i + 1 :] for key in keys for i in range(len(key))}
    keys.add(letters)
    keys.add("~" + skeleton(word))
    return keys


@functools.lru_cache(maxsize=20_000)
def sounds(word: str) -> frozenset[str]:
    """The Double Metaphone codes of a word (Lawrence Philips, 2000)."""
    from metaphone import doublemetaphone

    return frozenset(filter(None, doublemetaphone(word)))


def sound_alike(a: str, b: str) -> bool:
    """Whether two words share a Double Metaphone code."""
    return not sounds(a).isdisjoint(sounds(b))


def distance(a: str, b: str, most: int = 99) -> int:
    """Damerau's distance with adjacent transpositions (optimal string alignment).

    Stops, with a number above `most`, once it is clear that the distance is greater than that.
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        # a transposition reaches back two rows
        if min(row) > most and min(before) >= most:
            return most + 1
    return row[-1]


def is_transposition(a: str, b: str) -> bool:
    """Whether two neighbouring letters have changed places and nothing else differs."""
    if len(a) != len(b):
        return False
    at = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(at) == 2 and at[1] == at[0] + 1 and a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]]
