"""Forms of names in a document that differ only in how they are written.

Each function gives groups of forms with the same letters (in lower case, without diacritics, spaces
and hyphens), found from the distinct words with capitals alone; where the forms stand and whether
they are names of one bearer is for the caller to see. A text without such forms costs one scan.
"""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise

from checker.analysis import capitals
from checker.analysis.casing import COMMON
from checker.analysis.spelling import plain
from checker.document import Document
from checker.pattern_codes import kept

LEAST = 3
"""Letters of the shortest name."""
LONGEST_ACRONYM = 6
"""Letters up to which capitals alone are an acronym; longer words in capitals are loud."""

TECHNICAL = 8
"""Different words with capitals inside that a text about programs has."""

Groups = dict[str, set[str]]
"""Forms by key: the letters they have in common."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_INNER_CAPITAL = kept(r"(?<!Mc)(?<!Mac)(?<=[a-z])[A-Z]")
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Prof"})
_TITLED = kept(r"(?:Mrs|Mr|Ms|Dr|Prof)\.? ([a-z]\w{2,})")


def by_diacritics(document: Document) -> Groups:
    """Words with and without diacritics, or with different ones: Erdoğan, Erdogan."""
    if not any(map(str.isalpha, document.unusual)):
        return {}
    words = [word for word in _parts(capitals.words(document)) if _is_name(word)]
    found: defaultdict[str, set[str]] = defaultdict(set)
    keys: dict[str, str] = {}
    for word in words:
        if not word.isascii():
            key = plain(word)
            found[key].add(word)
            keys[key] = keys[plain(word.lower().translate(_UMLAUTS))] = key
    for word in words:
        if word.isascii() and word.lower() in keys:
            found[keys[word.lower()]].add(word)
    return _in_question(document, found, str.lower)


def by_joining(document: Document) -> Groups:
    """Two words, one with a hyphen, and one without: Face Book, Face-Book, Facebook."""
    spaced: defaultdict[str, set[str]] = defaultdict(set)
    for sequence in capitals.sequences(document):
        for one, two in pairwise(sequence.replace("\u00a0", " ").split(" ")):
            two = capitals.without_possessive(two)
            if one.isalpha() and two.isalpha() and one[0].isupper() and two[0].isupper():
                spaced[(one + two).lower()].add(f"{one} {two}")
    found: defaultdict[str, set[str]] = defaultdict(set)
    words = capitals.words(document)
    for word in words:
        if "-" in word:
            found[word.replace("-", "").lower()].add(word)
    for word in words:
        key = word.lower()
        if key in spaced or key in found:
            found[key].add(word)
    for key in found.keys() & spaced.keys():
        found[key] |= spaced[key]
    whole = {key: set(filter(_is_whole, forms)) for key, forms in found.items()}
    groups = _in_question(document, whole, separators)
    # LoadBalancer and World-Cup are made of words that the text has in small letters
    parts = {key: _small_parts(forms) for key, forms in groups.items()}
    standing = capitals.standing(document, set().union(*parts.values()))
    return {key: forms for key, forms in groups.items() if not parts[key] <= _numbers(standing)}


def _small_parts(forms: Iterable[str]) -> set[str]:
    """The parts, in lower case, that make no name if all of them are common words.

    Of forms with a hyphen and a space the last: Public-Key is Public Key before another word.
    """
    apart, joined = min(form for form in forms if not form.isalpha()), any(map(str.isalpha, forms))
    return set(re.split("[ -]", apart.lower())[0 if joined else -1 :])


def _numbers(words: Iterable[str]) -> set[str]:
    """The words, and their plurals."""
    return {form for word in words for form in (word, word + "s")}


def is_technical(document: Document) -> bool:
    """Whether the text is full of words with capitals inside: identifiers and their like."""
    inner = sum(map(bool, map(_INNER_CAPITAL.search, capitals.words(document))))
    return inner >= TECHNICAL


def separators(form: str) -> str:
    """How the parts of a form are parted: `....-....`, with a point for each letter."""
    return re.sub(r"[^ -]", ".", form)


def _is_whole(form: str) -> bool:
    """Whether a form is no initials, no acronym and no row of more than two parts."""
    parts = re.split("[ -]", form)
    return len(parts) < 3 and all(len(part) > 1 for part in parts) and not form.isupper()


def by_casing(document: Document) -> Groups:
    """Words that differ in capitals: NATO and Nato, YouTube and Youtube."""
    words = _parts(capitals.words(document))
    counts = Counter(map(str.lower, words))
    if len(counts) == len(words):
        return {}
    several = {key for key, count in counts.items() if count > 1 and len(key) >= LEAST}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        if word.lower() in several and word.isalpha() and word[0].isupper():
            found[word.lower()].add(word)
    for key, forms in found.items():
        mixed = {form for form in forms if not form.isupper()}
        if len(mixed) != 1 or len(key) > LONGEST_ACRONYM or key.capitalize() not in mixed:
            # MCDONALD is loud beside McDonald, and no acronym
            forms &= mixed
    return _in_question(document, found, str)


def in_lower_case(document: Document, always: str) -> Groups:
    """Names without their capital: those that `always` (in lower case) lists, and after Mr."""
    words = capitals.words(document)
    found: Groups = {}
    sought = {name.lower(): name for name in words & _capitalised(always)}
    if sought:
        import ahocorasick_rs

        text, lower = document.text, sorted(sought)
        # with the space before it, or "anna" would be found in every savanna
        spaced = [f" {name}" for name in lower]
        automaton = ahocorasick_rs.AhoCorasick(spaced, store_patterns=False)
        for index, _, end in automaton.find_matches_as_indexes(text):
            after = text[end : end + 1]
            if not after.isalnum() and after not in ("-", "_"):
                found[lower[index]] = {sought[lower[index]], lower[index]}
    for word in set(_TITLED.findall(document.text)) if words & _TITLES else ():
        name = word.capitalize()
        if name in words and word not in COMMON:
            found[word] = {name, word}
    return found


@functools.lru_cache(maxsize=8)
def _capitalised(names: str) -> frozenset[str]:
    return frozenset(map(str.capitalize, names.split()))


def _parts(words: Iterable[str]) -> set[str]:
    """The words, and the parts of those with hyphens."""
    return set("-".join(words).split("-"))


def _is_name(word: str) -> bool:
    return len(word) >= LEAST and word[:1].isupper() and not word.isupper()


def _in_question(document: Document, groups: Groups, way: Callable[[str], str]) -> Groups:
    """The groups of several ways of writing, none of which is a common word of the text."""
    several = {
        key: forms for key, forms in groups.items() if len({way(form) for form in forms}) > 1
    }
    lower = {form.lower(): key for key, forms in several.items() for form in forms}
    common = {lower[form] for form in capitals.standing(document, lower)}
    return {key: forms for key, forms in several.items() if key not in common}
