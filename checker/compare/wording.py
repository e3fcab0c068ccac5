"""Words lost or added in an otherwise unchanged sentence, and terms in other words."""

import functools
from collections.abc import Iterator, Sequence

from checker.analysis.inflection import ending, stem
from checker.compare.passage import UNSURE, Difference, Passage, is_name
from checker.compare.tables import rows_of
from checker.compare.tokens import Token
from checker.compare.words import Gap

KEPT = 0.85
"""Share of the other words that must stand on both sides, in step."""

LONGEST = 12
"""Words of the longest stretch that is told as lost or added words."""


CLOSE = 2
"""Words apart at which what was lost and what was added may be the same in other words."""


FIXED = 60
"""Tie of a term, in tenths of log2, from which on no everyday synonym stands for a word of it."""


def find(passage: Passage) -> Iterator[Difference]:
    """All lost and added words and substituted terms in a passage."""
    if not passage.is_heading:
        yield from _stretches(passage)
    yield from _terms(passage)


def _stretches(passage: Passage) -> Iterator[Difference]:
    original, rewritten = passage.original, passage.rewritten
    if any(original[pair.original].content for pair in passage.alignment.moved):
        # told in another order: what is missing in one place may stand in another
        return
    for gap in passage.alignment.gaps:
        if bool(len(gap.original)) == bool(len(gap.rewritten)):
            continue
        lost = bool(len(gap.original))
        words: Sequence[Token] = (
            [original[i] for i in gap.original] if lost else [rewritten[j] for j in gap.rewritten]
        )
        if len(words) > LONGEST or not _unchanged(passage, gap):
            continue
        if not _neighbours(passage, gap) or not _telling(passage, words):
            continue
        if _said_twice(passage, gap, lost=lost) or _said_elsewhere(passage, words, lost=lost):
            continue
        if _joins(passage, gap, lost=lost):
            continue
        yield passage.difference(
            "words-lost" if lost else "words-added", gap.rewritten, gap.original
        )


def _unchanged(passage: Passage, gap: Gap) -> bool:
    """Whether hardly anything but this stretch differs."""
    kept = sum(pair.relation in ("same", "near") for pair in passage.alignment.pairs)
    whole = len(passage.original) + len(passage.rewritten)
    rest = whole - len(gap.original) - len(gap.rewritten)
    return rest > 4 and 2 * kept >= KEPT * rest and not _reworded(passage, gap)


def _reworded(passage: Passage, gap: Gap) -> bool:
    """Whether other words with sense were exchanged as well: then the missing may be in them."""
    lost = bool(len(gap.original))
    for other in passage.alignment.gaps:
        gone = any(passage.original[i].content for i in other.original)
        new = any(passage.rewritten[j].content for j in other.rewritten)
        if other != gap and gone and new:
            return True
        # what went in one place came close by: "mist lay", "brought mist"
        if (new if lost else gone) and _apart(gap, other) <= CLOSE:
            return True
    return False


def _apart(gap: Gap, other: Gap) -> int:
    """Words between two stretches, in the original."""
    first, second = sorted((gap.original, other.original), key=lambda words: words.start)
    return second.start - first.stop


def _said_elsewhere(passage: Passage, words: Sequence[Token], *, lost: bool) -> bool:
    """Whether a sentence that was split or joined says again what the other side says once."""
    if len(passage.group.original) == len(passage.group.rewritten):
        return False
    content = {word.stem for word in words if word.content}
    other = passage.rewritten if lost else passage.original
    return bool(content) and content <= {token.stem for token in other}


def _joins(passage: Passage, gap: Gap, *, lost: bool) -> bool:
    """Whether a stretch joins or parts clauses: its subject again, or a sentence's beginning."""
    tokens, stretch = passage.original, gap.original
    sentences = passage.group.original
    if not lost:
        tokens, stretch, sentences = passage.rewritten, gap.rewritten, passage.group.rewritten
    before = tokens[stretch.start - 1].key if stretch.start else ""
    if not lost and len(stretch) == 1 and before in ("and", "but", "or", "then"):
        return not tokens[stretch[0]].content
    return any(tokens[at].start == s.span.start for s in sentences[1:] for at in stretch)


def _neighbours(passage: Passage, gap: Gap) -> bool:
    alignment = passage.alignment
    return alignment._same_at(gap.original.start - 1, gap.rewritten.start - 1) and (
        alignment._same_at(gap.original.stop, gap.rewritten.stop)
    )


def _telling(passage: Passage, words: Sequence[Token]) -> bool:
    """Whether the words say something: not only adverbs and small words."""
    table = passage.tables
    telling = [
        word
        for word in words
        if word.content
        and not is_name(word, passage.names)
        and not table.has("soft", word.key)
        and not table.has("negator", word.key)
        and not table.has("hedge", word.key, word.stem)
    ]
    subject = len(words) == 1 and words[0].key in ("i", "you", "he", "she", "it", "we", "they")
    return bool(telling) or subject


def _said_twice(passage: Passage, gap: Gap, *, lost: bool) -> bool:
    """Whether the words stand right beside the stretch as well: a doubled word that went."""
    tokens = passage.original if lost else passage.rewritten
    stretch = gap.original if lost else gap.rewritten
    words = [tokens[at].key for at in stretch]
    size = len(words)
    before = [token.key for token in tokens[max(0, stretch.start - size) : stretch.start]]
    after = [token.key for token in tokens[stretch.stop : stretch.stop + size]]
    return words in (before, after)


def _terms(passage: Passage) -> Iterator[Difference]:
    """Terms of which one word was replaced by one that does not make a term."""
    original, rewritten = passage.original, passage.rewritten
    alignment, table = passage.alignment, passage.tables
    spots: list[tuple[int, int]] = [
        (pair.original, pair.rewritten) for pair in alignment.pairs if pair.relation == "synonym"
    ]
    spots += [
        (gap.original.start, gap.rewritten.start)
        for gap in alignment.gaps
        if len(gap.original) == len(gap.rewritten) == 1
    ]
    for i, j in sorted(spots):
        was, now = original[i], rewritten[j]
        if was.values or now.values or not was.content or not now.content:
            continue
        if (now.stem, was.stem) not in table.substitutes:
            continue
        either = (was.stem, now.stem) in table.substitutes
        for beside in (-1, 1):
            if not alignment._same_at(i + beside, j + beside):
                continue
            if not 0 <= i + beside < len(original) or not 0 <= j + beside < len(rewritten):
                continue
            mate, other = original[i + beside], rewritten[j + beside]
            low, high = sorted((i, i + beside))
            if original[high].start - original[low].end != 1 or not mate.content:
                continue
            pair = (mate.stem, was.stem) if beside < 0 else (was.stem, mate.stem)
            now_pair = (other.stem, now.stem) if beside < 0 else (now.stem, other.stem)
            first_word, last_word = original[low].key, original[high].key
            if (
                (_form(first_word), _form(last_word)) in terms().get(pair, ())
                and now_pair not in terms()
                and " ".join(now_pair) not in pairs_in_use()
            ):
                first, last = sorted((j, j + beside))
                # a mining company may be a mining firm; a trade union is no commerce union
                unsure = either and ties().get(f"{first_word} {last_word}", 0) < FIXED
                found = passage.difference(
                    "term-substituted", range(first, last + 1), range(low, high + 1)
                )
                yield found._replace(strength=UNSURE) if unsure else found
                break


def _form(word: str) -> str:
    """The ending of a word that tells a noun from a verb: `meeting` from `met`."""
    form = ending(word)
    return "" if form == "s" else form


@functools.cache
def terms() -> dict[tuple[str, str], set[tuple[str, str]]]:
    """The known terms of two words: their stems, and the endings they are listed with."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for term, kind, _ in rows_of("terms.tsv"):
        words = term.lower().split()
        if len(words) == 2 and kind in ("n", "N"):
            stems = stem(words[0]), stem(words[1])
            found.setdefault(stems, set()).add((_form(words[0]), _form(words[1])))
    return found


@functools.cache
def ties() -> dict[str, int]:
    """How much more often two words stand together than by chance: tenths of log2."""
    return {term: int(tie) for term, tie in rows_of("term_ties.tsv")}


@functools.cache
def pairs_in_use() -> frozenset[str]:
    """Two stems that people write side by side, parted by a blank."""
    return frozenset(cells[0] for cells in rows_of("pairs_in_use.tsv"))
