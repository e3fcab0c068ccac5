"""The tables that comparing draws on: classes of words, opposites, synonyms, spellings.

Read once, when the first two texts are compared.
"""

import functools
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from checker.analysis.inflection import stem
from checker.lexicon import read_table

NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non")

_MODALS = ("possible", "able", "sure", "must", "should")

OPEN_PREFIXES = ("un", "non")
"""Those that may stand before any word, and deny it."""

_NO_PREFIX = frozenset({"under", "union", "unions", "united", "unite", "unites", "until", "uncles"})

_NO_SUFFIX = frozenset({"nonetheless", "nevertheless", "doubtless", "regardless"})

_HIS = 1
"""The number of the pair of "him" and "his", which have one counterpart."""

WEAK_SYNONYMS = 2
"""Weight in the table of substitutions from which on a substitute is one that programs make."""


def rows_of(name: str) -> Iterator[list[str]]:
    """The cells of each row of a shipped lexicon, all of them there: quicker than `read_table`."""
    from checker.analysis.word_list import lexicon_text

    for line in lexicon_text(name).split("\n"):
        if line and line[0] != "#":
            yield line.split("\t")


class Tables(NamedTuple):
    """What words are, by key (lower case, straight apostrophe) or by stem."""

    classes: dict[str, frozenset[str]]
    """Keys and stems by kind of `compare_words.tsv`."""
    modals: dict[str, str]
    """The class of each modal verb: possible, able, sure, must or should."""
    genders: dict[str, tuple[int, str]]
    """The number of the pair that a word belongs to, and m or f."""
    units: dict[str, str]
    opposites: dict[str, frozenset[str]]
    """Stems by stem."""
    synonyms: dict[str, frozenset[str]]
    """Stems by stem: what may stand for a word, in either direction."""
    substitutes: frozenset[tuple[str, str]]
    """Pairs of stems, the substitute first, that mostly programs make."""
    spellings: dict[str, str]
    """American spelling by British."""
    roles: frozenset[str]
    variants: dict[str, frozenset[int]]
    """Numbers of the groups of forms of one name that a word is one of, in lower case."""
    phrases: dict[tuple[str, str], str]
    """Stem of the one word for a verb, by its stem, with a particle."""
    people: dict[str, str]
    """The place that a word for its people or a short form stands for, both in lower case."""

    def has(self, kind: str, key: str, base: str = "") -> bool:
        """Whether a word or its stem is of a kind."""
        words = self.classes[kind]
        return key in words or (base in words and bool(base))


@functools.cache
def tables() -> Tables:
    """The shipped tables."""
    from checker.analysis.name_lexicon import lexicon
    from checker.ruleset import shipped_folder

    folder = shipped_folder() / "lexicons"
    words: dict[str, list[str]] = {}
    for row in read_table(folder / "compare_words.tsv", 2):
        words[row.cells[0]] = row.cells[1].split()
    opposites: defaultdict[str, set[str]] = defaultdict(set)
    for name in ("antonyms.tsv", "opposites.tsv"):
        for row in read_table(folder / name, 2):
            for other in row.cells[1].split():
                opposites[stem(row.cells[0])].add(stem(other))
                opposites[stem(other)].add(stem(row.cells[0]))
    synonyms: defaultdict[str, set[str]] = defaultdict(set)
    substitutes = set()
    for substitute, original, _, weight in rows_of("substitutions.tsv"):
        if " " in substitute or " " in original:
            continue
        first, second = stem(substitute), stem(original)
        synonyms[first].add(second)
        synonyms[second].add(first)
        if int(weight) >= WEAK_SYNONYMS:
            substitutes.add((first, second))
    for word, others in rows_of("title_words.tsv"):
        first = stem(word)
        for other in others.split("|"):
            second = stem(other)
            synonyms[first].add(second)
            synonyms[second].add(first)
    for word, against in opposites.items():
        synonyms.get(word, set()).difference_update(against)
    spellings = {}
    for row in read_table(folder / "variety.tsv", 5):
        british, american = row.cells[0], row.cells[2]
        if british and american:
            spellings[british] = american
    variants: defaultdict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(read_table(folder / "name_variants.tsv", 3)):
        # Stephen and Steven are two men; Kiev and Kyiv one town
        if row.cells[0] != "person-given":
            for form in row.cells[1].split("|"):
                for word in form.lower().split():
                    variants[word].add(number)
    phrases = {}
    for row in read_table(folder / "phrasal_verbs.tsv", 2):
        verb, particle = row.cells[0].split()
        phrases[stem(verb), particle] = stem(row.cells[1])
    people = {}
    for row in read_table(folder / "places.tsv", 2):
        for word in row.cells[1].split():
            people[word.lower()] = row.cells[0].lower()
    people |= {"US": "united states", "usa": "united states", "america": "united states"}
    people |= {"american": "united states", "americans": "united states", "us": "united states"}
    people |= {"uk": "united kingdom", "britain": "united kingdom", "british": "united kingdom"}
    people |= {"eu": "european union", "un": "united nations"}
    return Tables(
        classes={
            kind: frozenset(entry) | {stem(word) for word in entry if kind != "function"}
            for kind, entry in words.items()
            if not kind.startswith("unit:")
        },
        modals={word: kind for kind in reversed(_MODALS) for word in words[kind]},
        genders={
            word: (_HIS if word in ("him", "his", "her") else number, gender)
            for gender, kind in (("m", "male"), ("f", "female"))
            for number, word in reversed([*enumerate(words[kind])])
        }
        | {"ms": (words["male"].index("mr"), "f"), "miss": (words["male"].index("mr"), "f")},
        units={
            form: kind.removeprefix("unit:")
            for kind, forms in words.items()
            if kind.startswith("unit:")
            for form in forms
        },
        opposites={word: frozenset(others) for word, others in opposites.items()},
        synonyms={word: frozenset(others) for word, others in synonyms.items()},
        substitutes=frozenset(substitutes),
        spellings=spellings,
        roles=frozenset(stem(role) for role in lexicon().roles),
        variants={word: frozenset(groups) for word, groups in variants.items()},
        phrases=phrases,
        people=people,
    )


@functools.lru_cache(maxsize=100_000)
def positive(word: str) -> str:
    """The stem of what a word with a negative prefix or -less denies; empty if it has none."""
    from checker.analysis.word_list import is_word

    against = tables().opposites.get(stem(word), frozenset())
    for prefix in NEGATIVE_PREFIXES:
        rest = word.removeprefix(prefix)
        if rest == word or len(rest) < 4:
            continue
        base = stem(rest)
        # `inside` and `disease` deny nothing: a table says which words do, but for un- and non-
        open_prefix = prefix in OPEN_PREFIXES and is_word(rest) and is_word(word)
        if base in against or (open_prefix and word not in _NO_PREFIX):
            return base
    if word.endswith("less") and len(word) > 6 and word not in _NO_SUFFIX:
        for base in (word[:-4] + "ful", word[:-4]):
            if is_word(base):
                return stem(base)
    return ""
