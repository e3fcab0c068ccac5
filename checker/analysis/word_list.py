"""The English words, and those that are frequent: what is none of them may be no word.

The list of 155,000 words is never made into a set for a short text: it is one sorted string, and a
word is found in it by bisection (3 microseconds, against 20 milliseconds for the set). The 4,000
most common words are a set and settle most. The 30,000 frequent words, which a slip may have been
meant for, are made into a dictionary letter by letter.
"""

import functools
from collections.abc import Collection

MANY = 6_000
"""Look-ups from which on the set of all words is the quicker way."""

_NEAR = 2_048
"""Length of a stretch of the list, in code points, that is searched as it is."""

_CONTRACTED = """
    aren couldn didn doesn don hadn hasn haven isn ll mightn mustn needn oughtn re shan shouldn ve
    wasn weren won wouldn
"""
CONTRACTED = frozenset(_CONTRACTED.split())
"""What stands before or after an apostrophe."""


def stretch(text: str, key: str, mark: str) -> tuple[int, int]:
    """Where in sorted lines, each a key, a mark and perhaps more, the line of a key can be."""
    low, high = 0, len(text)
    while high - low > _NEAR:
        line = text.rfind("\n", low + 1, (low + high) // 2)
        if line < 0:
            # a line longer than half of the stretch
            line = text.find("\n", (low + high) // 2, high)
            if line < 0:
                break
        if text[line + 1 : text.index(mark, line + 1)] <= key:
            low = line
        else:
            high = line
    return low, high + 1


class WordList:
    """All words; `text` holds them one a line, sorted, with a line feed at either end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked = 0
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._all is not None:
            return word in self._all
        self._asked += 1
        start, end = stretch(self._text, word, "\n")
        return self._text.find(f"\n{word}\n", start, end) >= 0

    def missing(self, words: Collection[str]) -> set[str]:
        """Those of some words that are not in the list."""
        if self._all is None and self._asked + len(words) > MANY:
            self._all = frozenset(self._text.split("\n"))
        if self._all is not None:
            return set(words) - self._all
        return {word for word in words if word not in self}


@functools.cache
def word_list() -> WordList:
    """The shipped list."""
    text = lexicon_text("words.txt")
    return WordList(without_head(text))


def without_head(text: str) -> str:
    """The lines after those of the head, which begin with a hash, and the line feed before."""
    end = 0
    while text.startswith("#", end):
        end = text.index("\n", end) + 1
    return text[end - 1 :]


@functools.cache
def common() -> frozenset[str]:
    """The most common words."""
    return frozenset(_rows()["*"].split())


def level(word: str) -> int | None:
    """Twice the binary logarithm of the count on the web of a frequent word, None for others."""
    letter = word[:1]
    if letter in _LEVELS:
        return _LEVELS[letter].get(word)
    row = _rows().get(letter, "")
    at = row.find(f" {word}=")
    return int(row[at + len(word) + 2 :][:2]) if at >= 0 else None


def levels(letter: str) -> dict[str, int]:
    """The levels of all frequent words that begin with a letter."""
    if letter not in _LEVELS:
        pairs = (entry.split("=") for entry in _rows().get(letter, "").split())
        _LEVELS[letter] = {word: int(number) for word, number in pairs}
    return _LEVELS[letter]


_LEVELS: dict[str, dict[str, int]] = {}


@functools.cache
def _rows() -> dict[str, str]:
    """The words of `frequent_words.tsv` by first letter, the most common ones under `*`."""
    lines = without_head(lexicon_text("frequent_words.tsv")).strip().split("\n")
    rows = (line.split("\t") for line in lines)
    return {letter: f" {words} " for letter, words in rows}


def unknown(words: Collection[str]) -> set[str]:
    """Those of some words in lower case that are no English words, inflected forms included."""
    left = set(words).difference(common(), CONTRACTED)
    return word_list().missing(left) if left else left


def is_word(word: str) -> bool:
    """Whether a word in lower case is English."""
    return word in common() or word in word_list()


def lexicon_text(name: str) -> str:
    """A shipped lexicon as text."""
    from checker.ruleset import shipped_folder

    # `read_text` looks for line ends in every character: six times as long
    text = (shipped_folder() / "lexicons" / name).read_bytes().decode()
    return text.replace("\r\n", "\n") if "\r" in text else text
