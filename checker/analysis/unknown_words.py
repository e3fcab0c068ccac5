"""The words of a document that are none, judged: slips, or words of another language."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from checker.analysis.foreign_words import Likeness, likeness
from checker.analysis.language import FOREIGN
from checker.analysis.misspelling import correction, far_correction, swapped
from checker.analysis.word_context import Surroundings, surroundings
from checker.analysis.word_forms import is_compound, is_formed, is_learned
from checker.analysis.word_list import common, is_word, level, unknown
from checker.document import Document
from checker.pattern_codes import kept

SHORTEST = 3
"""Letters of an unknown word that is looked at."""
OFTEN = 3
"""A word that stands so often in a text is one of its own."""

_LETTERS = kept(r"[^\W\d_]+")
_SENTENCE_START = kept(r"(?:^|\n|[.!?…][\"”’)]* )[\"“‘(]?\Z")

_SCRIPTS = (
    "\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0531-\u0587\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff"
    "\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
)
"""Ranges of the scripts whose words English takes over in Latin letters only."""
_NAMES_OF_SCRIPTS = (
    ("\u03ff", "Greek"),
    ("\u052f", "Cyrillic"),
    ("\u0587", "Armenian"),
    ("\u05ff", "Hebrew"),
    ("\u06ff", "Arabic"),
    ("\u097f", "Devanagari"),
    ("\u0dff", "Indian"),
    ("\u0e7f", "Thai"),
    ("\u10ff", "Georgian"),
    ("\u1fff", "Greek"),
    ("\u30ff", "Japanese"),
    ("\u9fff", "Chinese"),
    ("\ud7af", "Korean"),
)
_OTHER_LETTER = kept(f"[{_SCRIPTS}]")
_ONE_LETTER_WORDS = "\u3040"
"""From here on a letter may be a word."""
_LONG_SCRIPT_WORD = 3
"""Letters of a word of an alphabet; fewer are symbols."""

_LIKE, _LIKE_IF_SHORT, _LIKE_ALWAYS = 3.0, 6.5, 12.0
"""Nats from which on the letters speak for another language; the last even if the word is one slip
from a frequent one."""
_PLAIN_LANGUAGE = 12.0
"""Nats from which on the language is named."""
_PLAIN = 30.0
"""Bits of a correction that nothing else comes near."""
_ADVERB = kept(r".{4,}(?:mente|[aeiu]ment|weise)\Z")

_FOREIGN_LETTERS = frozenset("čďěľĺňřšťůžćłńśźżąęőűğışșțđ")
"""Letters that no English word has, nor a slip puts into one."""

_SPECIES = kept(r"[a-z]+(?:us|um|is|ae|ii?|a|e|ns|x|or|os|on|es)\Z")


_DERIVED = kept(r"(?:s|ed|ing|er|ers|ist|ists|ism|ic|al|ly|an|ish|like)\Z")


class Unknown(NamedTuple):
    """A word that is none. `kind`: slip, foreign or other; `sure`: the context bears it out.

    `words`: what was meant, the best first; `origin`: of a foreign word, as the end of a message;
    `alone`: nothing but the first of `words` can have been meant.
    """

    start: int
    end: int
    kind: str
    sure: bool
    words: tuple[str, ...] = ()
    origin: str = ""
    alone: bool = False


def unknown_words(document: Document, accept: frozenset[str]) -> list[Unknown]:
    """All words of a document that are none, without those that are explained or meant."""
    return document.once("unknown words", lambda document: list(_judged(document, accept)))


def _judged(document: Document, accept: frozenset[str]) -> Iterator[Unknown]:
    present = set(_LETTERS.findall(document.glossary))
    accepted = {word.lower() for phrase in accept for word in _LETTERS.findall(phrase)}
    left = present.difference(common(), accepted)
    small = {word for word in left if word.islower() and len(word) >= SHORTEST}
    strange = [
        word
        for word in sorted(unknown(small))
        if not (word.capitalize() in present or word.upper() in present or word in FOREIGN)
        and max(word) < "\u0250"
    ]
    large = {word.lower() for word in left - small if word.istitle() and len(word) >= SHORTEST}
    capitalised = list(filter(_may_be_none, sorted(large.difference(present, accepted))))
    stems = {stem for word in strange for stem in _stems(word)}
    places = _places(document, {*strange, *map(str.capitalize, capitalised), *stems})
    for word in strange:
        yield from _of_word(document, word, places)
    if document.unusual:
        yield from _of_other_scripts(document)
    for low in capitalised:
        yield from _of_capitalised(document, low, places[low.capitalize()])


def _of_word(
    document: Document, word: str, all_places: Mapping[str, list[int]]
) -> Iterator[Unknown]:
    """The places of an unknown word in lower case, if it is a slip or foreign."""
    places = all_places[word]
    if len(places) >= OFTEN:
        return
    found = [(at, surroundings(document, at, at + len(word))) for at in places]
    found = [(at, a) for at, a in found if not (a.joined or a.quoted or a.meant)]
    if not found or any(len(all_places[stem]) >= OFTEN for stem in _stems(word)):
        return
    best = correction(word)
    like = likeness(word)
    if best is None and like.weight < _LIKE_IF_SHORT and not is_formed(word):
        best = far_correction(word)
    slip = best is not None and best.sure
    plain_slip = best is not None and slip and best.common
    if not plain_slip and (is_learned(word) or is_formed(word)):
        return
    least = _LIKE if len(word) > 4 else _LIKE_IF_SHORT
    if best and slip and (like.weight < _LIKE_IF_SHORT or best.weight >= _PLAIN):
        least = _LIKE_ALWAYS
    if not _FOREIGN_LETTERS.isdisjoint(word):
        least = float("-inf")
    for at, around in found:
        end = at + len(word)
        if like.weight >= least:
            if not _is_excused_foreign(word, around):
                yield Unknown(at, end, "foreign", around.english, (), _origin(like))
        elif slip and best:
            sure = around.english and not (around.named or around.phrase)
            yield Unknown(at, end, "slip", sure, best.words, "", len(best.words) == 1)
        elif around.english and not around.explained:
            yield Unknown(at, end, "other", False, best.words if best else ())


def _origin(like: Likeness) -> str:
    """The language, where it is plain."""
    return f", from {like.language} perhaps" if like.weight >= _PLAIN_LANGUAGE else ""


def _is_excused_foreign(word: str, around: Surroundings) -> bool:
    # of a species the first word is a name: Agrostis capillaris
    species = around.named and (around.before_name or around.ends or bool(_SPECIES.match(word)))
    return around.explained or around.phrase or species or is_compound(word, SHORTEST)


def _stems(word: str) -> Iterator[str]:
    """What a word may be derived from that is the text's own: waiing, where a wai is made."""
    stems = (word[:cut] for cut in range(SHORTEST, len(word)) if _DERIVED.match(word, cut))
    return (stem for stem in stems if level(stem) is None)


def _places(document: Document, words: Collection[str]) -> dict[str, list[int]]:
    """Where words stand by themselves, letters only; no more places of each than OFTEN."""
    places: dict[str, list[int]] = {word: [] for word in words}
    sought = frozenset(words)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for token in document.vocabulary:
        runs = set(_LETTERS.findall(token))
        if not all(map(str.isalpha, runs)):
            # km² is letters to a pattern
            runs = {word for word in words if word in token}
        if not runs.isdisjoint(sought):
            holders[token] += runs & sought
    for start, token in document.token_places(holders.keys()):
        for word in holders[token]:
            found = places[word]
            at = token.find(word)
            while at >= 0 and len(found) < OFTEN:
                end = at + len(word)
                if not (token[at - 1 : at].isalpha() or token[end : end + 1].isalpha()):
                    found.append(start + at)
                at = token.find(word, end)
    return places


def _may_be_none(low: str) -> bool:
    """Whether a word is a slip in a frequent word, or like a foreign adverb."""
    if swapped(low) is None and not _ADVERB.match(low):
        return False
    return not (is_word(low) or is_formed(low))


def _of_capitalised(document: Document, low: str, places: list[int]) -> Iterator[Unknown]:
    """A slip in a frequent word, or a foreign adverb, whose capital is that of the sentence."""
    best = swapped(low)
    adverb = best is None and _ADVERB.match(low) is not None
    word = low.capitalize()
    if len(places) > 1:
        return
    for start in places:
        end = start + len(word)
        around = surroundings(document, start, end)
        if around.joined or around.quoted or around.meant or not around.english:
            continue
        opens = _SENTENCE_START.search(document.text, max(0, start - 4), start) is not None
        if best and (
            (opens and best.weight >= _OPENING)
            or (best.weight >= _IN_TITLE and len(low) >= _LONG_IN_TITLE and not around.named)
        ):
            yield Unknown(start, end, "slip", True, (best.words[0].capitalize(),), "", True)
        elif adverb and opens and likeness(low).weight >= _LIKE and not around.explained:
            yield Unknown(start, end, "foreign", True, (), _origin(likeness(low)))


_OPENING, _IN_TITLE, _LONG_IN_TITLE = 29.0, 25.0, 6
"""Least frequency, in bits, of a word that is meant at a sentence start and among capitals, and
its least length there: many a name is one slip from a word."""


def _leaping(
    document: Document, first: re.Pattern[str], pattern: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """The matches of a pattern, sought only where a token holds what it begins with."""
    holders = {token for token in document.vocabulary if first.search(token)}
    end = 0
    for start, token in document.token_places(holders):
        while match := pattern.search(document.text, max(start, end), start + len(token)):
            match = pattern.match(document.text, match.start()) or match
            yield match
            end = match.end()


def _of_other_scripts(document: Document) -> Iterator[Unknown]:
    """Words of other scripts in English sentences; not those of a text about another language."""
    letters = _OTHER_LETTER.findall(document.unusual)
    if not letters:
        return
    one = f"[{''.join(map(re.escape, letters))}]"
    for match in _leaping(document, re.compile(one), re.compile(f"{one}+(?:[ ]{one}+)*")):
        start, end = match.span()
        if match[0][0] < _ONE_LETTER_WORDS and end - start < _LONG_SCRIPT_WORD:
            continue
        around = surroundings(document, start, end)
        if around.joined or around.quoted or around.meant or around.explained or around.aside:
            continue
        if around.english and not around.named:
            script = next(name for last, name in _NAMES_OF_SCRIPTS if match[0][0] <= last)
            yield Unknown(start, end, "foreign", True, (), f", in {script} letters")
