"""Forms of names in a document that differ only in how they are written.

Each function gives groups of forms with the same letters (in lower case, without diacritics, spaces
and hyphens), found from the distinct words with capitals alone; where the forms stand and whether
they are names of one bearer is for the caller to see. A text without such forms costs one scan.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise

from checker.analysis import capitals
from checker.analysis.casing import COMMON
from checker.analysis.spelling import plain
from checker.document import Document

LEAST = 3
"""Letters of the shortest name."""
LONGEST_ACRONYM = 6
"""Letters up to which capitals alone are an acronym; longer words in capitals are loud."""

Groups = dict[str, set[str]]
"""Forms by key: the letters they have in common."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? ([a-z]\w{2,})")


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
    return _in_question(document, whole, separators)


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
    if len(set(map(str.lower, words))) == len(words):
        return {}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        if len(word) >= LEAST and word.isalpha() and word[0].isupper():
            found[word.lower()].add(word)
    for key, forms in found.items():
        mixed = {form for form in forms if not form.isupper()}
        if len(mixed) != 1 or len(key) > LONGEST_ACRONYM or key.capitalize() not in mixed:
            # MCDONALD is loud beside McDonald, and no acronym
            forms &= mixed
    return _in_question(document, found, str)


def in_lower_case(document: Document, always: Iterable[str]) -> Groups:
    """Names without their capital: those that `always` (in lower case) lists, and after Mr."""
    upper = {
        word.lower(): word
        for word in capitals.words(document)
        if word.istitle() and len(word) > LEAST
    }
    sought = sorted(upper.keys() & set(always))
    found: Groups = {}
    if sought:
        import ahocorasick_rs

        text = document.text
        automaton = ahocorasick_rs.AhoCorasick(sought, store_patterns=False)
        for index, start, end in automaton.find_matches_as_indexes(text):
            edges = text[start - 1 : start] + text[end : end + 1]
            if edges.isspace() or not any(c.isalnum() or c in "-_" for c in edges):
                found[sought[index]] = {upper[sought[index]], sought[index]}
    for word in set(_TITLED.findall(document.text)) & upper.keys():
        if word not in COMMON:
            found[word] = {upper[word], word}
    return found


def _parts(words: Iterable[str]) -> set[str]:
    """The words, and the parts of those with hyphens."""
    return {part for word in words for part in word.split("-")}


def _is_name(word: str) -> bool:
    return len(word) >= LEAST and word[0].isupper() and not word.isupper()


def _in_question(document: Document, groups: Groups, way: Callable[[str], str]) -> Groups:
    """The groups of several ways of writing, none of which is a common word of the text."""
    several = {
        key: forms for key, forms in groups.items() if len({way(form) for form in forms}) > 1
    }
    return {
        key: forms
        for key, forms in several.items()
        if not capitals.stands(document, map(str.lower, forms))
    }
