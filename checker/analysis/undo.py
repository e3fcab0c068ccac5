"""Undoing substitutions: which known term a rewriter may have taken word for word.

Two tables: terms that people write as units, and substitutions that rewriters make. Each stretch of
text is read with its words put back in all ways the second table knows; where that gives a term of
the first, it is a `Reading`. No product of the tables is built: both are kept as sorted lines and
parsed where a text's words lead, which for an article is a few hundred of them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from checker.analysis.inflection import ending, stem

MOST_ORIGINALS = 48
"""Originals of one word that are tried, by weight; a table may list any number."""
LONGEST = 6
"""Words of the longest stretch that is read."""


class Option(NamedTuple):
    """A way to read some words of the text: how many, as what, and how likely (0: as they are)."""

    taken: int
    original: tuple[str, ...]
    """Stems."""
    weight: int
    substitute: str
    """As listed; empty for words read as they are."""
    listed: str
    """The original as listed."""
    words: tuple[str, ...] = ()
    """Stems of the words of a substitute of several."""


class Term(NamedTuple):
    """A term as listed, and its kind: n, v, p or N (see `terms.tsv`)."""

    text: str
    kind: str
    fixed: bool = True
    """Whether it is a word of its own, as dictionaries and sciences have them, and no collocation
    whose parts a writer may well vary."""


class Reading(NamedTuple):
    """Words [first, last) of a text read as a term with some of them put back."""

    first: int
    last: int
    term: Term
    options: tuple[Option, ...]

    @property
    def substituted(self) -> tuple[Option, ...]:
        """The options that are substitutions."""
        return tuple(option for option in self.options if option.weight)


class Lines:
    """A table of sorted lines `key<TAB>value`, looked up by bisection."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n") if text else []

    def get(self, key: str) -> str:
        """The value of a key; empty if there is none."""
        prefix = key + "\t"
        at = bisect_left(self._lines, prefix)
        if at < len(self._lines) and self._lines[at].startswith(prefix):
            return self._lines[at][len(prefix) :]
        return ""


def term_lines(terms: Iterable[Term]) -> str:
    """Terms as lines by the stem of their first word."""
    by_stem: dict[str, list[str]] = {}
    for term in terms:
        first = stem(term.text.lower().split()[0])
        kind = term.kind if term.fixed else term.kind + "~"
        by_stem.setdefault(first, []).append(f"{term.text}:{kind}")
    return "\n".join(sorted(f"{key}\t{'|'.join(sorted(v))}" for key, v in by_stem.items()))


def substitution_lines(rows: Iterable[tuple[str, str, int]]) -> str:
    """Substitute, original and weight as lines by the stem of the substitute's first word."""
    by_stem: dict[str, dict[tuple[str, str], int]] = {}
    for substitute, original, weight in rows:
        first = stem(substitute.split()[0])
        known = by_stem.setdefault(first, {})
        known[substitute, original] = max(weight, known.get((substitute, original), 0))
    lines = []
    for key, pairs in by_stem.items():
        ranked = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))[:MOST_ORIGINALS]
        lines.append(key + "\t" + "|".join(f"{s}>{o}:{w}" for (s, o), w in ranked))
    return "\n".join(sorted(lines))


Node = dict[str, "Node | list[Term]"]
"""Terms by the stems of their words; a term ends at the key ""."""


class Tables:
    """Both tables, parsed where they are looked at; `own` are terms that a house adds."""

    def __init__(self, terms: str, substitutions: str, own: Sequence[str] = ()) -> None:
        self._terms = Lines(terms)
        self._substitutions = Lines(substitutions)
        self._own = Lines(term_lines(Term(text, "n") for text in own if text.strip()))
        self._tries: dict[str, Node] = {}
        self._options: dict[str, tuple[Option, ...]] = {}
        self._longer: dict[str, dict[str, list[Option]]] = {}
        self._firsts: dict[str, frozenset[str]] = {}
        self._nexts: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def trie(self, first: str) -> Node:
        """The terms that begin with a stem."""
        known = self._tries.get(first)
        if known is None:
            known = {}
            for table in (self._terms, self._own):
                value = table.get(first)
                for entry in value.split("|") if value else ():
                    text, _, kind = entry.rpartition(":")
                    node = known
                    for word in text.lower().replace("-", " ").split()[1:]:
                        node = node.setdefault(stem(word), {})  # type: ignore[assignment]
                    known_term = Term(text, kind.rstrip("~"), not kind.endswith("~"))
                    node.setdefault("", []).append(known_term)  # type: ignore[union-attr]
            self._tries[first] = known
        return known

    def options(self, word: str) -> tuple[Option, ...]:
        """The substitutes of one word that a word of the text is, with what they stand for."""
        key = stem(word)
        known = self._options.get(key)
        if known is None:
            value = self._substitutions.get(key)
            found = []
            for entry in value.split("|") if value else ():
                pair, _, weight = entry.rpartition(":")
                substitute, _, original = pair.partition(">")
                stems = tuple(stem(part) for part in original.replace("-", " ").split())
                words = tuple(map(stem, substitute.split()))
                found.append(Option(len(words), stems, int(weight), substitute, original, words))
            known = self._options[key] = tuple(option for option in found if option.taken == 1)
            longer = self._longer[key] = {}
            for option in found:
                if option.taken > 1:
                    longer.setdefault(option.words[1], []).append(option)
        return known

    def longer(self, word: str) -> dict[str, list[Option]]:
        """The substitutes of several words that begin with a word, by the stem of the second.

        Apart, since there are many, and the second word settles nearly all of them at once.
        """
        self.options(word)
        return self._longer[stem(word)]

    def may_be_read(self, one: str, two: str) -> bool:
        """Whether two neighbouring words may begin a term, or a substitute of several words.

        One set operation for nearly all pairs: what can follow the first, what the second can be.
        """
        follows, seconds = self._next(one)
        return stem(two) in seconds or not follows.isdisjoint(self._first(two))

    def _first(self, word: str) -> frozenset[str]:
        known = self._firsts.get(word)
        if known is None:
            options = (*self.options(word), *chain(*self.longer(word).values()))
            originals = (option.original[0] for option in options)
            known = self._firsts[word] = frozenset((stem(word), *originals))
        return known

    def _next(self, word: str) -> tuple[frozenset[str], frozenset[str]]:
        known = self._nexts.get(word)
        if known is None:
            follows: set[str] = set(self.trie(stem(word)))
            seconds = frozenset(self.longer(word))
            for option in self.options(word):
                node: Node = self.trie(option.original[0])
                for part in option.original[1:]:
                    node = node.get(part) or {}  # type: ignore[assignment]
                follows.update(node)
            follows.discard("")
            known = self._nexts[word] = frozenset(follows), seconds
        return known

    def readings(self, words: Sequence[str], at: int) -> Iterator[Reading]:
        """The readings of the words from `at` on as terms, at least one of them put back."""
        stop = min(len(words), at + LONGEST)

        def ways(place: int) -> Iterator[Option]:
            word = words[place]
            yield Option(1, (stem(word),), 0, "", word)
            yield from self.options(word)
            if place + 1 < stop and (longer := self.longer(word)):
                for option in longer.get(stem(words[place + 1]), ()):
                    there = words[place : place + option.taken]
                    if place + option.taken <= stop and option.words == tuple(map(stem, there)):
                        yield option

        def walk(place: int, node: Node, path: tuple[Option, ...]) -> Iterator[Reading]:
            for term in node.get("", ()):
                if any(option.weight for option in path):
                    yield Reading(at, place, term, path)  # type: ignore[arg-type]
            if place >= stop:
                return
            for option in ways(place):
                after: Node | None = node
                for part in option.original:
                    after = after.get(part) if after else None  # type: ignore[assignment]
                if after:
                    yield from walk(place + option.taken, after, (*path, option))

        for option in ways(at):
            node: Node | None = self.trie(option.original[0])
            for part in option.original[1:]:
                node = node.get(part) if node else None  # type: ignore[assignment]
            if node:
                yield from walk(at + option.taken, node, (option,))

    def is_term(self, words: Sequence[str]) -> bool:
        """Whether the words as they are make up a term."""
        node: Node | None = self.trie(stem(words[0]))
        for word in words[1:]:
            node = node.get(stem(word)) if node else None  # type: ignore[assignment]
        return bool(node and "" in node)


def agrees(reading: Reading, words: Sequence[str]) -> bool:
    """Whether the forms of the words are those in which the term could have stood.

    A form counts relative to the one that the tables list: `expenses` for `charges` as `expense`
    for `charge`. The last word of a noun and the first of a verb may stand in any form.
    """
    at = reading.first
    term_words = reading.term.text.lower().replace("-", " ").split()
    position = 0
    for option in reading.options:
        taken = words[at : at + option.taken]
        put_back = term_words[position : position + len(option.original)]
        at += option.taken
        last = position + len(put_back) == len(term_words)
        free = (last and reading.term.kind in "nN") or (position == 0 and reading.term.kind == "v")
        position += len(put_back)
        if free and reading.term.kind == "v":
            continue
        if free and {ending(taken[-1]), ending(put_back[-1])} <= {"", "s"}:
            continue
        if _change(option, taken, put_back) is None:
            return False
    return True


def _change(option: Option, taken: Sequence[str], put_back: Sequence[str]) -> str | None:
    """The ending that the words have beyond the listed forms; None if the two sides differ."""
    if not option.weight:
        return ending(taken[-1]) if ending(taken[-1]) == ending(put_back[-1]) else None
    here = _beyond(option.substitute.split()[-1], taken[-1])
    there = _beyond(option.listed.replace("-", " ").split()[-1], put_back[-1])
    return here if here == there else None


def _beyond(listed: str, word: str) -> str:
    return "" if ending(listed) == ending(word) else ending(word) or f"-{ending(listed)}"
