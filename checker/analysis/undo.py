"""Undoing substitutions: which known term a rewriter may have taken word for word.

Two tables: terms that people write as units, and substitutions that rewriters make. Each stretch of
text is read with its words put back in all ways the second table knows; where that gives a term of
the first, it is a `Reading`. No product of the tables is built: both are kept as sorted lines and
parsed where a text's words lead, which for an article is a few hundred of them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.analysis.inflection import ending, stem

MOST_ORIGINALS = 48
"""Originals of one word that are tried, by weight; a table may list any number."""
LONGEST = 6
"""Words of the longest stretch that is read."""
STRETCH = 1_024
"""Length of the stretches of a table, in code points, that are searched."""


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
    """A table of sorted lines, `key<TAB>value` or keys alone, looked up by bisection.

    It is not parted into its lines, which would take longer than a text's look-ups, but into
    stretches that are searched as they are.
    """

    def __init__(self, text: str) -> None:
        self._text = f"\n{text}\n"
        self._starts: list[int] = []
        self._keys: list[str] = []
        """The key of the first line of each stretch."""
        start = 0
        while 0 <= start < len(text):
            line = self._text[start + 1 : self._text.index("\n", start + 1)]
            self._starts.append(start)
            self._keys.append(line.partition("\t")[0])
            start = self._text.find("\n", start + STRETCH)
        self._starts.append(len(self._text))

    def _find(self, line: str, key: str) -> int:
        """Where a line that begins so stands, or -1."""
        at = bisect_right(self._keys, key) - 1
        if at < 0:
            return -1
        return self._text.find(line, self._starts[at], self._starts[at + 1] + 1)

    def get(self, key: str) -> str:
        """The value of a key; empty if there is none."""
        at = self._find(f"\n{key}\t", key)
        start = at + len(key) + 2
        return self._text[start : self._text.index("\n", start)] if at >= 0 else ""

    def __contains__(self, line: str) -> bool:
        return self._find(f"\n{line}\n", line) >= 0


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


def way_lines(substitutions: str) -> str:
    """For each line of `substitution_lines` what it may lead to, all as stems.

    Three fields: the originals of its substitutes of one word; the second words of those of
    several; the first words of the originals of these.
    """
    lines = []
    for line in substitutions.split("\n") if substitutions else ():
        key, _, value = line.partition("\t")
        originals, seconds, firsts = set(), set(), set()
        for option in _options(value):
            if option.taken == 1:
                originals.add(" ".join(option.original))
            else:
                seconds.add(option.words[1])
                firsts.add(option.original[0])
        fields = ("|".join(sorted(part)) for part in (originals, seconds, firsts))
        lines.append(f"{key}\t{';'.join(fields)}")
    return "\n".join(lines)


def head_lines(terms: str, ways: str) -> str:
    """The stems that follow in a term after its first stem, or after an original of several."""
    wanted = {
        original
        for line in (ways.split("\n") if ways else ())
        for original in line.partition("\t")[2].partition(";")[0].split("|")
        if " " in original
    }
    longest = max((original.count(" ") + 1 for original in wanted), default=1)
    follows: dict[str, set[str]] = {}
    for line in terms.split("\n") if terms else ():
        key, _, value = line.partition("\t")
        for entry in value.split("|"):
            words = entry.rpartition(":")[0].lower().replace("-", " ").split()
            stems = [key, *map(stem, words[1:])]
            for size in range(1, min(longest, len(stems) - 1) + 1):
                head = " ".join(stems[:size])
                if size == 1 or head in wanted:
                    follows.setdefault(head, set()).add(stems[size])
    return "\n".join(sorted(f"{head}\t{'|'.join(sorted(f))}" for head, f in follows.items()))


def _options(value: str) -> Iterator[Option]:
    """The options of the value of a line of `substitution_lines`."""
    for entry in value.split("|") if value else ():
        pair, _, weight = entry.rpartition(":")
        substitute, _, original = pair.partition(">")
        stems = tuple(stem(part) for part in original.replace("-", " ").split())
        words = tuple(map(stem, substitute.split()))
        yield Option(len(words), stems, int(weight), substitute, original, words)


Node = dict[str, "Node | list[Term]"]
"""Terms by the stems of their words; a term ends at the key ""."""

_NOTHING: frozenset[str] = frozenset()


def _after(node: Node | None, stems: Iterable[str]) -> Node | None:
    """Where some stems lead to; None or empty if nowhere."""
    for part in stems:
        if not node:
            return None
        node = node.get(part)  # type: ignore[assignment]
    return node


class Leads(NamedTuple):
    """What a word may be the begin of.

    Two words may begin something if `follows` of the first and `firsts` of the second have a member
    in common. Both hold stems; one with a plus is a word of a substitute of several, as it stands.
    """

    firsts: frozenset[str]
    """What it may be read as."""
    follows: frozenset[str]
    """What may come next."""


class Tables:
    """Both tables, parsed where they are looked at; `own` are terms that a house adds.

    `ways` and `heads` are what `way_lines` and `head_lines` make of the two.
    """

    def __init__(
        self,
        terms: str,
        substitutions: str,
        own: Sequence[str] = (),
        ways: str | None = None,
        heads: str | None = None,
    ) -> None:
        ways = way_lines(substitutions) if ways is None else ways
        own_terms = term_lines(Term(text, "n") for text in own if text.strip())
        self._terms = Lines(terms)
        self._substitutions = Lines(substitutions)
        self._ways = Lines(ways)
        self._heads = Lines(head_lines(terms, ways) if heads is None else heads)
        self._own = Lines(own_terms)
        self._own_heads = Lines(head_lines(own_terms, ways) if own_terms else "")
        self._tries: dict[str, Node] = {}
        self._options: dict[str, tuple[Option, ...]] = {}
        self._longer: dict[str, dict[str, list[Option]]] = {}
        self._after: dict[str, frozenset[str]] = {}
        self._leads: dict[str, Leads] = {}
        self._steps: dict[str, dict[str, list[Option]]] = {}

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
            found = list(_options(self._substitutions.get(key)))
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
        """Whether two neighbouring words may begin a term, or a substitute of several words."""
        return not self.leads(one).follows.isdisjoint(self.leads(two).firsts)

    def leads(self, word: str) -> Leads:
        """What a word may be the begin of."""
        known = self._leads.get(word)
        if known is None:
            own = stem(word)
            value = self._ways.get(own)
            parts = [field.split("|") if field else [] for field in value.split(";")]
            originals, seconds, firsts = parts if value else ([], [], [])
            known = self._leads[word] = Leads(
                frozenset((own, "+" + own, *firsts, *(o.partition(" ")[0] for o in originals))),
                self._follow(own).union(
                    *map(self._follow, originals), ["+" + second for second in seconds]
                ),
            )
        return known

    def _follow(self, head: str) -> frozenset[str]:
        known = self._after.get(head)
        if known is None:
            value = self._heads.get(head)
            known = frozenset(value.split("|")) if value else _NOTHING
            if own := self._own_heads.get(head):
                known = known.union(own.split("|"))
            self._after[head] = known
        return known

    def readings(self, words: Sequence[str], at: int) -> Iterator[Reading]:
        """The readings of the words from `at` on as terms, at least one of them put back."""
        yield from self._walk(words, at, set())

    def ahead(self, words: Sequence[str]) -> tuple[list[Reading], frozenset[str]]:
        """The readings of some words, and what may come next in a longer one (see `Leads`)."""
        follows: set[str] = set()
        return list(self._walk(words, 0, follows)), frozenset(follows)

    def _walk(self, words: Sequence[str], at: int, follows: set[str]) -> Iterator[Reading]:
        stop = min(len(words), at + LONGEST)
        steps: dict[int, Mapping[str, list[Option]]] = {}

        def step(place: int) -> Mapping[str, list[Option]]:
            if place not in steps:
                steps[place] = self._step(words, place, stop, follows)
            return steps[place]

        def walk(place: int, node: Node, path: tuple[Option, ...]) -> Iterator[Reading]:
            for term in node.get("", ()):
                if any(option.weight for option in path):
                    yield Reading(at, place, term, path)  # type: ignore[arg-type]
            if place >= stop:
                follows.update(key for key in node if key)
                return
            options = step(place)
            few, many = (node, options) if len(node) < len(options) else (options, node)
            for key in few:
                if key in many and key:
                    for option in options[key]:
                        if after := _after(node, option.original):
                            yield from walk(place + option.taken, after, (*path, option))

        for key, options in step(at).items():
            for option in options:
                following = at + option.taken
                # most originals of a word begin no term that the next word goes on
                if option.taken == 1 and following < stop:
                    head = key if len(option.original) == 1 else " ".join(option.original)
                    if self._follow(head).isdisjoint(self.leads(words[following]).firsts):
                        continue
                if node := _after(self.trie(key), option.original[1:]):
                    yield from walk(following, node, (option,))

    def _step(
        self, words: Sequence[str], place: int, stop: int, follows: set[str]
    ) -> Mapping[str, list[Option]]:
        """The options of a place by the first stem of their originals."""
        word = words[place]
        known = self._steps.get(word)
        if known is None:
            known = self._steps[word] = {}
            for option in (Option(1, (stem(word),), 0, "", word), *self.options(word)):
                known.setdefault(option.original[0], []).append(option)
        longer = self.longer(word)
        if place + 1 == stop:
            follows.update("+" + second for second in longer)
            return known
        fit: list[Option] = []
        for option in longer.get(stem(words[place + 1]), ()):
            there = tuple(map(stem, words[place : min(stop, place + option.taken)]))
            if option.words == there:
                fit.append(option)
            elif option.words[: len(there)] == there:
                follows.add("+" + option.words[len(there)])
        if not fit:
            return known
        both = {key: list(options) for key, options in known.items()}
        for option in fit:
            both.setdefault(option.original[0], []).append(option)
        return both

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
