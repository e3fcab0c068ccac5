"""Quotations that are no longer what was said."""

from collections.abc import Iterator, Sequence

from checker.compare.passage import Difference, Passage
from checker.compare.tokens import Token
from checker.compare.words import Gap

_SAME = ("same", "near")
SHORT = 3
"""Words up to which a quotation that was replaced as a whole is still the same one."""

INVENTED = 4
"""Words from which on new quotation marks around other words are a made-up quotation."""


def find(passage: Passage) -> Iterator[Difference]:
    """Each stretch inside quotation marks on both sides that reads otherwise."""
    original, rewritten = passage.original, passage.rewritten
    if not any(token.quoted for token in rewritten):
        return
    if not any(token.quoted for token in original):
        yield from _invented(passage)
        return
    for gap in _changes(passage):
        inside_r = [j for j in gap.rewritten if rewritten[j].quoted]
        inside_o = [i for i in gap.original if original[i].quoted]
        if not inside_r and not inside_o:
            continue
        if not _between(passage, gap) or _other_case(passage, gap):
            continue
        if not inside_r and len(gap.rewritten):
            continue
        now = range(inside_r[0], inside_r[-1] + 1) if inside_r else gap.rewritten
        was = range(inside_o[0], inside_o[-1] + 1) if inside_o else gap.original
        if not len(now) and not len(was):
            continue
        yield passage.difference("quotation-changed", now, was)


def _changes(passage: Passage) -> Iterator[Gap]:
    """Stretches that differ, neighbouring ones as one; misspellings are none."""
    kept = [
        pair
        for pair in passage.alignment.pairs
        if pair.relation in _SAME
        and (pair.relation == "same" or _slip(passage, pair.original, pair.rewritten))
    ]
    before, after = -1, -1
    ends = [(pair.original, pair.rewritten) for pair in kept]
    for i, j in [*ends, (len(passage.original), len(passage.rewritten))]:
        if i > before + 1 or j > after + 1:
            yield Gap(range(before + 1, i), range(after + 1, j))
        before, after = i, j


def _slip(passage: Passage, i: int, j: int) -> bool:
    """Whether a word differs only by a slip of the hand: what stands there is no word."""
    from checker.analysis.word_list import is_word

    return not is_word(passage.rewritten[j].key)


_PERSONS = (
    "i me my mine myself",
    "we us our ours ourselves",
    "you your yours yourself yourselves",
    "he him his himself",
    "she her hers herself",
    "it its itself",
    "they them their theirs themselves",
)


def _other_case(passage: Passage, gap: Gap) -> bool:
    """Whether a pronoun only stands in another case: a slip of grammar, not another word."""
    if len(gap.original) != 1 or len(gap.rewritten) != 1:
        return False
    was, now = passage.original[gap.original[0]].key, passage.rewritten[gap.rewritten[0]].key
    return any(was in forms.split() and now in forms.split() for forms in _PERSONS)


def _between(passage: Passage, gap: Gap) -> bool:
    """Whether a change stands inside one quotation: quoted words that stayed are next to it.

    What a shortened quotation leaves out at its ends is no change of it.
    """
    original, rewritten = passage.original, passage.rewritten
    left = (
        gap.original.start > 0
        and gap.rewritten.start > 0
        and original[gap.original.start - 1].quoted
        and rewritten[gap.rewritten.start - 1].quoted
    )
    right = (
        gap.original.stop < len(original)
        and gap.rewritten.stop < len(rewritten)
        and original[gap.original.stop].quoted
        and rewritten[gap.rewritten.stop].quoted
    )
    if left and right:
        # a pause for "he said" may stand elsewhere now
        return any(original[i].quoted for i in gap.original) or any(
            rewritten[j].quoted for j in gap.rewritten
        )
    quoted = [rewritten[j] for j in gap.rewritten if rewritten[j].quoted]
    was = [original[i] for i in gap.original if original[i].quoted]
    if left or right:
        return bool(quoted) and bool(was)
    # the whole of a short quotation in other words
    whole = len(quoted) == len(gap.rewritten) and len(was) == len(gap.original)
    return whole and bool(quoted) and bool(was) and max(len(quoted), len(was)) <= SHORT


def _invented(passage: Passage) -> Iterator[Difference]:
    """Words in quotation marks that the original tells in other words, without marks."""
    rewritten = passage.rewritten
    quoted = [j for j, token in enumerate(rewritten) if token.quoted]
    run = range(quoted[0], quoted[-1] + 1)
    if len(run) < INVENTED or len(run) != len(quoted):
        return
    same = sum(
        (pair := passage.alignment.to_original.get(j)) is not None and pair.relation in _SAME
        for j in run
    )
    if same >= len(run) * 0.9 or same < len(run) * 0.2:
        return
    if _says(rewritten):
        yield passage.difference(
            "quotation-invented", run, range(0, len(passage.original)), restore=False
        )


def _says(tokens: Sequence[Token]) -> bool:
    return any(token.stem in ("say", "tell", "add", "ask") for token in tokens)
