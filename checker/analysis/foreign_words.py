"""Whether a single word is another language's, by its letters."""

import functools
from typing import NamedTuple

from checker.analysis.word_list import lexicon_text, stretch, without_head

LANGUAGES = (
    "Czech",
    "German",
    "Spanish",
    "Finnish",
    "French",
    "Hungarian",
    "Indonesian",
    "Italian",
    "Dutch",
    "Polish",
    "Portuguese",
    "Romanian",
    "Swedish",
    "Turkish",
)
"""In the order of the columns of `letters.tsv`."""

STEP = 0.5
"""Nats that a unit of the table stands for."""

_ENDINGS = {
    "mente": 3.0,
    "amente": 3.0,
    "ement": 1.5,
    "ción": 3.0,
    "ciones": 3.0,
    "dores": 3.0,
    "ador": 1.5,
    "iendo": 3.0,
    "ando": 1.5,
    "aban": 1.0,
    "ções": 3.0,
    "zione": 3.0,
    "zioni": 3.0,
    "zzato": 3.0,
    "isato": 2.0,
    "izzi": 2.5,
    "azzi": 2.5,
    "mento": 2.5,
    "menti": 2.5,
    "tore": 1.0,
    "tori": 1.0,
    "ecer": 3.5,
    "isch": 1.5,
    "ischen": 2.0,
    "ungen": 2.5,
    "keit": 2.5,
    "lich": 2.0,
    "lichen": 2.5,
    "schaft": 2.5,
    "ował": 3.0,
    "ować": 3.0,
    "nych": 2.5,
    "nego": 2.5,
    "ość": 3.0,
    "ości": 3.0,
    "anie": 2.0,
    "enie": 2.0,
    "ovat": 2.5,
    "ního": 2.5,
    "lık": 2.0,
    "lar": 0.5,
    "ler": 0.5,
    "iyor": 3.0,
    "dığı": 3.0,
    "heid": 2.5,
    "lijk": 2.5,
    "lijke": 2.5,
    "ingen": 2.0,
    "aient": 3.0,
    "eux": 1.5,
    "euse": 1.5,
    "aux": 1.5,
    "tés": 2.0,
}
"""Endings that say more than their letters, in nats."""

_LONGEST = max(map(len, _ENDINGS))


class Likeness(NamedTuple):
    """The language a word looks like most, and how much more than English: in nats."""

    weight: float
    language: str


@functools.lru_cache(maxsize=10_000)
def likeness(word: str) -> Likeness:
    """What the letters of a word in lower case speak for."""
    padded = f"^^{word}$"
    found = [row for i in range(len(padded) - 2) if (row := _weights(padded[i : i + 3]))]
    if not found:
        return Likeness(0.0, "")
    middle = ord("m") * len(found)
    sums = [sum(map(ord, column)) - middle for column in zip(*found, strict=True)]
    best = max(sums)
    ending = max(_ENDINGS.get(word[-length:], 0.0) for length in range(3, _LONGEST + 1))
    return Likeness(best * STEP + ending, LANGUAGES[sums.index(best)])


@functools.lru_cache(maxsize=10_000)
def _weights(run: str) -> str:
    """The weights of three letters in a row, one character a language; empty if there are none."""
    text = _table()
    start, end = stretch(text, run, "\t")
    at = text.find(f"\n{run}\t", start, end)
    return text[at + 5 : at + 5 + len(LANGUAGES)] if at >= 0 else ""


@functools.cache
def _table() -> str:
    return without_head(lexicon_text("letters.tsv"))
