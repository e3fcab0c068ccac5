"""Yes that became no, and no that became yes."""

from collections.abc import Iterator, Sequence

from checker.analysis.inflection import stem
from checker.compare import denial
from checker.compare.passage import UNCHANGED, Difference, Passage
from checker.compare.tables import positive, tables
from checker.compare.tokens import Token
from checker.compare.words import Gap, Pair

HEAD = 5
"""Words after a negator among which the one that it denies is sought."""

_OPINIONS_WORDS = """
    think believe expect suppose imagine seem appear want intend
"""
_OPINIONS = frozenset(map(stem, _OPINIONS_WORDS.split()))
"""Verbs that may be denied in the place of what they introduce."""
_NO_HEADS_WORDS = """
    be have do get more long only just
"""
_NO_HEADS = frozenset(_NO_HEADS_WORDS.split())


def find(passage: Passage) -> Iterator[Difference]:
    """All differences of negation in a passage."""
    found = list(_in_place(passage))
    yield from found or denial.find(passage)


def _in_place(passage: Passage) -> Iterator[Difference]:
    """Those that can be seen from the words around a negator."""
    alignment = passage.alignment
    original, rewritten = passage.original, passage.rewritten
    in_step = {pair.original: pair.rewritten for pair in alignment.pairs}
    lost = [
        i
        for i in deniers(original)
        if not (i in in_step and denies(rewritten[in_step[i]]))
        and not is_opposite(passage.alignment.to_rewritten.get(i))
    ]
    back = {j: i for i, j in in_step.items()}
    new = [
        j
        for j in deniers(rewritten)
        if not (j in back and denies(original[back[j]]))
        and not is_opposite(passage.alignment.to_original.get(j))
    ]
    for i in list(lost):
        # one that stands on both sides, out of step, denies the same
        same = next((j for j in new if _deny_alike(passage, i, j)), None)
        if same is not None:
            lost.remove(i)
            new.remove(same)
    if len(lost) == 2 and not new and any(original[i].key == "without" for i in lost):
        # without them it would not have been built: it was built thanks to them
        return
    for i in lost:
        difference = _lost(passage, i)
        if difference is not None:
            yield difference
    for j in new:
        difference = _added(passage, j)
        if difference is not None:
            yield difference
    for pair in alignment.pairs:
        if pair.relation == "prefix" and not lost and not new:
            i, j = pair.original, pair.rewritten
            side = original[i] if positive(original[i].key) else rewritten[j]
            gap = Gap(range(max(0, i - 3), i + 4), range(max(0, j - 3), j + 4))
            if not _made_up(passage, gap, both=True) and side is not None:
                yield passage.difference("negation-changed", range(j, j + 1), range(i, i + 1))


def denies(token: Token) -> bool:
    """Whether a word is a negator."""
    return tables().has("negator", token.key)


def deniers(tokens: Sequence[Token]) -> list[int]:
    """Where the negators stand."""
    negators = tables().classes["negator"]
    return [
        at
        for at, token in enumerate(tokens)
        if token.key in negators and not denial.is_comparison(tokens, at)
    ]


def is_opposite(pair: Pair | None) -> bool:
    """Whether a negator became its own opposite, as never and always: that is told as such."""
    return pair is not None and pair.relation == "opposite"


def _deny_alike(passage: Passage, i: int, j: int) -> bool:
    """Whether two negators out of step may do the same work."""
    if passage.likeness < UNCHANGED:
        return True
    if {passage.original[i].key, passage.rewritten[j].key} & denial.SUBJECTS:
        # nobody will ever ask, it will never be asked for
        return True
    head, other = _head(passage.original, i), _head(passage.rewritten, j)
    if head is None or other is None:
        return head is other
    if passage.original[head].stem in _OPINIONS or passage.rewritten[other].stem in _OPINIONS:
        # "I do not think that it is safe": "I think that it is not safe"
        return True
    pair = passage.alignment.to_rewritten.get(head)
    return pair is None or pair.rewritten == other


def _head(tokens: Sequence[Token], index: int) -> int | None:
    """The word that a negator denies: the next one with sense of its own."""
    for at in range(index + 1, min(index + 1 + HEAD, len(tokens))):
        if tokens[at].content and tokens[at].stem not in _NO_HEADS:
            return at
    return None


def _alone(passage: Passage, index: int, *, lost: bool) -> Gap | None:
    """The gap of a negator that only the original (`lost`) or the rewritten side has.

    None where what it denies did not stay, or where other words may say the same.
    """
    alignment = passage.alignment
    tokens = passage.original if lost else passage.rewritten
    if denial.is_limit(passage, index, lost=lost) or _subject_told_anew(passage, index, lost=lost):
        return None
    gap = alignment.gap_of_original(index) if lost else alignment.gap_of_rewritten(index)
    own, other = (gap.original, gap.rewritten) if lost else (gap.rewritten, gap.original)
    head = _head(tokens, index)
    if head is None:
        # "They should not, however": nothing follows, all around must have stayed
        if len(own) > 2 or len(other) > 1:
            return None
    else:
        pair = (alignment.to_rewritten if lost else alignment.to_original).get(head)
        if pair is None or pair.relation in ("opposite", "prefix", "name", "modal"):
            return None
        if not _near_gap(other, pair.rewritten if lost else pair.original):
            moved = _moved_clause(passage, index, head, lost=lost)
            return None if moved is None or _made_up(passage, moved) else moved
    if len(other) > 3 or _made_up(passage, gap) or _says_more(passage, gap):
        return None
    return gap


def _subject_told_anew(passage: Passage, index: int, *, lost: bool) -> bool:
    """Whether what "no" subject does is told by another verb: no job is lost, every job stays."""
    tokens, paired = passage.original, passage.alignment.to_rewritten
    if not lost:
        tokens, paired = passage.rewritten, passage.alignment.to_original
    if tokens[index].key not in denial.SUBJECTS or passage.likeness >= UNCHANGED:
        return False
    text = passage.texts[0 if lost else 1]
    heads = denial.heads_of(tokens, text, index, passage.tables)
    return any(head not in paired for head in heads)


def _moved_clause(passage: Passage, index: int, head: int, *, lost: bool) -> Gap | None:
    """The gap of a negator in a clause that moved, if the words on both sides of it stayed close.

    "You do not need a key to go in": "To go in you need a key".
    """
    alignment = passage.alignment
    tokens, other = passage.original, passage.rewritten
    paired = alignment.to_rewritten
    if not lost:
        tokens, other, paired = other, tokens, alignment.to_original
    places = [
        -1 if (pair := paired.get(at)) is None else pair.rewritten if lost else pair.original
        for at in range(max(0, index - 3), head + 1)
    ]
    before = next(
        (back for back in range(index - 1, max(-1, index - 4), -1) if paired.get(back)), None
    )
    if before is None or tokens[head].start - tokens[before].end > 24:
        return None
    first, last = places[before - max(0, index - 3)], places[-1]
    between = range(first + 1, last)
    if not 0 < last - first <= 3 or any(other[at].content or denies(other[at]) for at in between):
        return None
    own = range(before + 1, head)
    return Gap(own, between) if lost else Gap(between, own)


def _lost(passage: Passage, i: int) -> Difference | None:
    gap = _alone(passage, i, lost=True)
    if gap is None:
        return None
    return passage.difference("negation-changed", gap.rewritten, _shown(gap.original, i))


def _says_more(passage: Passage, gap: Gap) -> bool:
    """Whether words with sense stand in the place of the negator: they may say the same."""
    table = passage.tables
    sides = ((passage.original, gap.original), (passage.rewritten, gap.rewritten))
    return any(
        tokens[at].content
        and not table.has("negator", tokens[at].key)
        and tokens[at].key != "able"
        and not table.has("soft", tokens[at].key)
        and not table.has("vague", tokens[at].key)
        and not table.has("person", tokens[at].key, tokens[at].stem)
        for tokens, words in sides
        for at in words
    )


def _shown(words: range, index: int) -> range:
    """The words around a negator, if they are few, else the negator alone."""
    return words if len(words) <= 4 and index in words else range(index, index + 1)


def _near_gap(gap: range, index: int) -> bool:
    return gap.start - 2 <= index <= gap.stop + HEAD


def _added(passage: Passage, j: int) -> Difference | None:
    gap = _alone(passage, j, lost=False)
    if gap is None:
        return None
    return passage.difference("negation-changed", _shown(gap.rewritten, j), gap.original)


def _made_up(passage: Passage, gap: Gap, *, both: bool = False) -> bool:
    """Whether unpaired words close by deny too, or a word close by became its opposite."""
    alignment, table = passage.alignment, passage.tables
    for tokens, paired, reach in (
        (passage.original, alignment.to_rewritten, gap.original),
        (passage.rewritten, alignment.to_original, gap.rewritten),
    ):
        for at in range(max(0, reach.start - 4), min(len(tokens), reach.stop + 6)):
            token = tokens[at]
            pair = paired.get(at)
            if pair is not None and pair.relation == "opposite":
                return True
            if pair is not None and pair.relation == "prefix" and not both:
                return True
            if token.key == "too" and pair is None and _to_follows(tokens, at):
                # too dark to see
                return True
            if token.key == "yet" and pair is None and _to_follows(tokens[: at + 2], at):
                # has yet to open
                return True
            if token.key == "out" and tokens[at + 1 : at + 2] and tokens[at + 1].key == "of":
                # out of danger
                return True
            if (pair is None or pair.relation == "near") and (
                table.has("implied", token.key, token.stem) or (positive(token.key) and not both)
            ):
                return True
    return False


def _to_follows(tokens: Sequence[Token], at: int) -> bool:
    return any(token.key == "to" for token in tokens[at + 1 : at + 6])
