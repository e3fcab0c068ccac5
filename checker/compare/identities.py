"""Names that changed, got lost or were added."""

from collections.abc import Iterator, Sequence

from checker.analysis.spelling import distance
from checker.compare.name_forms import (
    HONORIFICS,
    Side,
    is_common_word,
    is_label,
    is_role,
    is_same_word,
    say_the_same,
    touch,
)
from checker.compare.passage import UNCHANGED, Difference, Passage, is_empty, is_name, runs
from checker.compare.tokens import Token
from checker.compare.words import is_near

ALIKE = 5
"""Letters from which on two names that differ in two of them are one, changed."""


def find(passage: Passage) -> Iterator[Difference]:
    """All differences of names in a passage."""
    alignment = passage.alignment
    original, rewritten = passage.original, passage.rewritten
    names_o, names_r = (
        [
            at
            for at, token in enumerate(side)
            if is_name(token, passage.names)
            and token.key not in HONORIFICS
            and not is_label(side, at)
        ]
        for side in (original, rewritten)
    )
    if not names_o and not names_r:
        return
    side_o, side_r = Side(original), Side(rewritten)
    unchanged = passage.likeness >= UNCHANGED
    lost = [
        i
        for i in names_o
        if (unchanged and i not in alignment.to_rewritten) or not side_r.holds(original[i], side_o)
    ]
    new = [j for j in names_r if not side_o.holds(rewritten[j], side_r)]
    done_o: set[int] = set()
    done_r: set[int] = set()
    for i in names_o:
        pair = alignment.to_rewritten.get(i)
        if pair is None:
            continue
        token, other = original[i], rewritten[pair.rewritten]
        if pair.relation in ("near", "stem") and i in lost and pair.rewritten in new:
            if not is_same_word(token.key, other.key):
                done_o.add(i)
                done_r.add(pair.rewritten)
                yield _changed(passage, i, pair.rewritten)
        elif pair.relation == "synonym" and i in lost and not is_role(token) and not is_role(other):
            # a name that was translated as if it were a word
            done_o.add(i)
            done_r.add(pair.rewritten)
            yield _changed(passage, i, pair.rewritten)
    lost = [i for i in lost if i not in done_o]
    new = [j for j in new if j not in done_r]
    for words in runs(lost):
        gap = alignment.gap_of_original(words.start)
        beside = [j for j in gap.rewritten if j in new] or [
            pair.rewritten
            for i in words
            if (pair := alignment.to_rewritten.get(i)) and pair.rewritten in new
        ]
        if beside:
            run = next(run for run in runs(beside))
            new = [j for j in new if j not in run]
            if not say_the_same([original[i] for i in words], [rewritten[j] for j in run]):
                yield passage.difference("name-changed", run, words)
        elif moved := _in_another_order(passage, words, new):
            new = [j for j in new if j not in moved]
            yield passage.difference("name-changed", moved, words)
        elif there := _other_name(passage, words) or _opener(passage, words):
            yield passage.difference("name-changed", there, words)
        elif _is_lost(passage, words, names_o, lost):
            yield passage.difference(
                "name-lost", range(gap.rewritten.start, gap.rewritten.start), words
            )
    for run in runs(new):
        if _is_added(passage, run, new, names_r):
            gap = alignment.gap_of_rewritten(run.start)
            yield passage.difference(
                "name-added", run, range(gap.original.start, gap.original.start)
            )


def _changed(passage: Passage, i: int, j: int) -> Difference:
    return passage.difference("name-changed", range(j, j + 1), range(i, i + 1))


def _in_another_order(passage: Passage, words: range, new: list[int]) -> range | None:
    """A new name elsewhere in the sentence, written almost alike or beside the same name words."""
    there = passage.alignment.to_rewritten
    for run in runs(new):
        if len(run) != len(words):
            continue
        was, now = (
            " ".join(tokens[at].key for at in span)
            for tokens, span in ((passage.original, words), (passage.rewritten, run))
        )
        if len(was) >= ALIKE and distance(was, now) <= 2:
            return run
        for i, j in ((words.start - 1, run.start - 1), (words.stop, run.stop)):
            pair = there.get(i)
            if (
                pair is not None
                and pair.rewritten == j
                and pair.relation == "same"
                and is_name(passage.original[i], passage.names)
            ):
                return run
    return None


def _other_name(passage: Passage, words: range) -> range | None:
    """A name that the text has elsewhere too, standing where another stood, all around alike."""
    alignment = passage.alignment
    gap = alignment.gap_of_original(words.start)
    if len(words) != len(gap.original) or not len(gap.rewritten):
        return None
    inside = [
        j
        for j in gap.rewritten
        if is_name(passage.rewritten[j], passage.names) and not is_role(passage.rewritten[j])
    ]
    if len(inside) != len(gap.rewritten) or passage.strength < 0.6:
        return None
    # a fuller or shorter form of a person whom both texts name is none
    return gap.rewritten if _held(passage, words, gap.rewritten) else None


def _opener(passage: Passage, words: range) -> range | None:
    """A word with a capital that opens the sentence in the place of a name, without an article.

    A singular noun cannot stand so: it is a name, though it may be a word as well.
    """
    gap = passage.alignment.gap_of_original(words.start)
    if len(gap.rewritten) != 1 or len(words) != len(gap.original):
        return None
    token = passage.rewritten[gap.rewritten[0]]
    if not token.capital or not token.opens or not token.content or token.key.endswith("s"):
        return None
    if is_role(token) or passage.tables.has("soft", token.key):
        return None
    return gap.rewritten if _held(passage, words, gap.rewritten) else None


def _held(passage: Passage, words: range, run: range) -> bool:
    alignment = passage.alignment
    first = alignment._same_at(words.start - 1, run.start - 1)
    return first and alignment._same_at(words.stop, run.stop)


def _is_lost(passage: Passage, words: range, names: list[int], lost: list[int]) -> bool:
    alignment = passage.alignment
    tokens = [passage.original[i] for i in words]
    if all(is_role(token) for token in tokens):
        return False
    # a name that is only shorter now
    for at, beside in ((words.start, words.start - 1), (words.stop - 1, words.stop)):
        if beside in names and beside not in lost and touch(passage.original, at, beside):
            return False
    known = any(token.key in passage.around for token in tokens)
    if known and (passage.likeness < UNCHANGED or _role_stays(passage, words)):
        return False
    gap = alignment.gap_of_original(words.start)
    if words.start not in gap.original:
        return False
    if not is_empty(gap):
        small = passage.tables.classes["function"]
        stands = [passage.rewritten[j].key for j in gap.rewritten]
        if any(key in passage.tables.classes["pronoun"] and key != "'s" for key in stands):
            return False
        if not all(key in small for key in stands):
            return False
    new_pronoun = any(
        token.key in passage.tables.genders and j not in alignment.to_original
        for j, token in enumerate(passage.rewritten)
    )
    return not new_pronoun and passage.strength >= 0.5


_BEFORE_NAMES = frozenset({"by", "in", "at", "near", "from", "to", "of"})


def _stands_as_name(passage: Passage, run: range) -> bool:
    """Whether a word that is none of a known kind stands as a name does: in Durham, by Smith."""
    from checker.analysis.name_lexicon import BRAND, lexicon

    tokens = passage.rewritten
    bits = [lexicon().bits_of(tokens[j].text) for j in run]
    if any(tokens[j].opens or is_role(tokens[j]) for j in run) or not run.start:
        return False
    if all(bit & BRAND for bit in bits):
        return True
    before = tokens[run.start - 1]
    return not any(bits) and before.key in _BEFORE_NAMES and touch(tokens, run.start, run.start - 1)


def _is_short_for(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a name is made of the initials of words in a row: ICU for intensive care unit."""
    size = len(token.text)
    if size < 2 or not token.text.isupper():
        return False
    initials = "".join(other.key[:1] for other in tokens)
    return token.text.lower() in initials


def _role_stays(passage: Passage, words: range) -> bool:
    """Whether the role that stood before a name stands for it now: Judge Farrant, the judge."""
    before = words.start - 1
    if before < 0 or not touch(passage.original, words.start, before):
        return False
    return is_role(passage.original[before]) and before in passage.alignment.to_rewritten


def _is_added(passage: Passage, run: range, new: list[int], names: list[int]) -> bool:
    tokens = [passage.rewritten[j] for j in run]
    if any(token.key in passage.names.of_original for token in tokens):
        return False
    common = all(is_role(token) or is_common_word(token) for token in tokens)
    if common and not _stands_as_name(passage, run):
        return False
    if len(run) == 1 and _is_short_for(tokens[0], passage.original):
        return False
    for beside in (run.start - 1, run.stop):
        # a fuller form of a name; but only its own words tell that it is one
        at = run.start if beside < run.start else run.stop - 1
        if beside in names and beside not in new and touch(passage.rewritten, at, beside):
            return passage.strength >= 0.5 and len(run) == 1
    gap = passage.alignment.gap_of_rewritten(run.start)
    if any(is_near(passage.original[i], token) for i in gap.original for token in tokens):
        return False
    return passage.strength >= 0.4
