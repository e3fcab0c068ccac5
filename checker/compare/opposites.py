"""Words that became their opposites."""

from collections.abc import Iterator, Sequence

from checker.analysis.inflection import stem
from checker.compare.passage import Difference, Passage, is_name
from checker.compare.polarity import deniers, denies, is_opposite
from checker.compare.tokens import Token

_CONVERSE_WORDS = """
    sell buy give take receive send lend borrow win lose beat defeat lead follow before after above
    below teach learn employer employee host guest home away import export precede ahead behind
    north south east west larger smaller older younger higher lower more less better worse
"""
_CONVERSES = frozenset(map(stem, _CONVERSE_WORDS.split()))
"""Words that say the same as their opposites when those they speak of change places."""

_PARTICLE_VERBS_WORDS = """
    turn switch put keep leave come go set log sign
"""
_PARTICLE_VERBS = frozenset(_PARTICLE_VERBS_WORDS.split())
_PARTICLES = frozenset({"on", "off"})
_SMALL_WORDS = """
    for against on off up down with without over under
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Small words that a paraphrase may exchange: opposites only where all around stayed."""
_QUANTITIES_WORDS = """
    more less most least many much all every each
"""
_QUANTITIES = _SMALL | frozenset(_QUANTITIES_WORDS.split())
"""Words that carry no sense of their own and have an opposite all the same."""
_HARDLY_WORDS = """
    few little hardly barely scarcely seldom rarely
"""
_HARDLY = frozenset(_HARDLY_WORDS.split())


def find(passage: Passage) -> Iterator[Difference]:
    """All words of a passage that became their opposites."""
    alignment, table = passage.alignment, passage.tables
    original, rewritten = passage.original, passage.rewritten
    if _parity(passage):
        return
    stems_o = {token.stem for token in original}
    stems_r = {token.stem for token in rewritten}
    for pair in alignment.pairs:
        if pair.relation != "opposite":
            continue
        i, j = pair.original, pair.rewritten
        was, now = original[i], rewritten[j]
        both = was.stem in stems_r or now.stem in stems_o
        if both and not alignment.held(i, j):
            # both words stand on both sides: told the other way round
            continue
        if was.capital != now.capital and not (was.opens or now.opens):
            continue
        if not (was.content and now.content) and not {was.key, now.key} & _QUANTITIES:
            continue
        small = was.key in _SMALL or now.key in _SMALL
        if {was.key, now.key} == _PARTICLES and not _particle(passage, i):
            continue
        if small and not alignment.held(i, j):
            continue
        if not small and not _anchored(passage, i, j):
            continue
        if _hardly(passage, i, j) or _not_all(original, i) or _not_all(rewritten, j):
            continue
        if was.stem in table.synonyms.get(now.stem, ()) or _turned_round(passage, i, j):
            continue
        if _in_passive(original, i) != _in_passive(rewritten, j) and was.stem in _CONVERSES:
            # they were beaten, they lost
            continue
        yield passage.difference("opposite", range(j, j + 1), range(i, i + 1))


def _turned_round(passage: Passage, i: int, j: int) -> bool:
    """Whether names changed places around a converse: A sold to B what B bought from A."""
    if not {passage.original[i].stem, passage.rewritten[j].stem} & _CONVERSES:
        return False
    orders = [
        list(dict.fromkeys(token.key for token in side if is_name(token, passage.names)))
        for side in (passage.original, passage.rewritten)
    ]
    common = [key for key in orders[0] if key in orders[1]]
    return common != [key for key in orders[1] if key in common]


def _in_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form of "be" stands right before a word, or an adverb away."""
    return any(token.stem == "be" for token in tokens[max(0, at - 2) : at])


def _hardly(passage: Passage, i: int, j: int) -> bool:
    """Whether a word close by all but denies, on one side only: few came, most stayed away."""
    sides = ((passage.original, i), (passage.rewritten, j))
    near = [{token.key for token in side[max(0, at - 4) : at]} & _HARDLY for side, at in sides]
    return bool(near[0]) != bool(near[1])


def _not_all(tokens: Sequence[Token], at: int) -> bool:
    """Whether "all" is denied: not all were there, some were not."""
    every = tokens[at].key in ("all", "every", "everybody", "everyone", "everything", "always")
    return every and at > 0 and denies(tokens[at - 1])


def _particle(passage: Passage, i: int) -> bool:
    before = {token.stem for token in passage.original[max(0, i - 4) : i]}
    after = {token.stem for token in passage.original[i + 1 : i + 3]}
    return bool((before | after) & _PARTICLE_VERBS)


def _parity(passage: Passage) -> bool:
    """Whether one side denies once more than the other: the opposite may make up for it."""
    alignment = passage.alignment
    count = sum(
        not is_opposite(paired.get(at))
        for side, paired in (
            (passage.original, alignment.to_rewritten),
            (passage.rewritten, alignment.to_original),
        )
        for at in deniers(side)
    )
    return count % 2 == 1


def _anchored(passage: Passage, i: int, j: int) -> bool:
    """Whether a word stayed close by on both sides, and little else changed in between."""
    alignment = passage.alignment
    for reach_i, reach_j in (
        (-1, -1),
        (1, 1),
        (-2, -2),
        (2, 2),
        (-1, -2),
        (1, 2),
        (-2, -1),
        (2, 1),
    ):
        pair = alignment.to_rewritten.get(i + reach_i)
        if (
            pair is not None
            and pair.rewritten == j + reach_j
            and pair.relation
            in (
                "same",
                "stem",
                "near",
            )
        ):
            return True
    return False
