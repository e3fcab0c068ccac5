"""Words that became their opposites."""

from collections.abc import Iterator, Sequence

from checker.analysis.inflection import stem
from checker.compare.denial import SUBJECTS, heads_of, is_comparison, is_denier, is_kept, is_limit
from checker.compare.passage import Difference, Passage, clause_of, is_name
from checker.compare.polarity import denies
from checker.compare.tables import positive
from checker.compare.tokens import Token

_CONVERSE_WORDS = """
    sell buy give take receive send lend borrow win lose beat defeat lead follow before after above
    below teach learn employer employee host guest home away import export precede ahead behind
    north south east west larger smaller older younger higher lower more less better worse
"""
_CONVERSES = frozenset(map(stem, _CONVERSE_WORDS.split()))
_VERB_WORDS = (
    "sell buy give take receive send lend borrow teach learn lead follow win lose beat defeat"
)
_VERBS = frozenset(map(stem, _VERB_WORDS.split()))
_LIGHT_WORDS = "go come get give take put stand lie sit lead make keep leave like know add"
_LIGHT = frozenset(map(stem, _LIGHT_WORDS.split()))
"""Verbs that say little by themselves: opposites only in each other's place."""
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
_OWNING = frozenset({"lack", "without", "unless"})
"""What has an opposite without sense of its own: has, with."""
_EXCEPT = frozenset({"except", "only", "unless", "if", "but", "without"})
_HOW_OFTEN_WORDS = """
    always never usually rarely often seldom frequently sometimes hardly likely unlikely probably
    few most many nobody everybody everyone none all
"""
_HOW_OFTEN = frozenset(_HOW_OFTEN_WORDS.split())
"""Words that undo an opposite beside them when they are turned round as well."""
NEIGHBOURS = 4
"""Words from an opposite to one that stands on both sides, at most."""
TURNED = 8
"""Words from a converse to those that may have changed places around it, at most."""
DENIED = 7
"""Words from an opposite to a denial that may make up for it, at most."""
_HARDLY_WORDS = """
    few little hardly barely scarcely seldom rarely
"""
_HARDLY = frozenset(_HARDLY_WORDS.split())


def find(passage: Passage) -> Iterator[Difference]:
    """All words of a passage that became their opposites."""
    alignment, table = passage.alignment, passage.tables
    original, rewritten = passage.original, passage.rewritten
    stems_o = {token.stem for token in original}
    stems_r = {token.stem for token in rewritten}
    candidates = [*_in_step(passage), *_out_of_step(passage)]
    for i, j in candidates:
        was, now = original[i], rewritten[j]
        if _says_how_often(passage, i, j, candidates):
            continue
        stays, came = was.stem in stems_r, now.stem in stems_o
        if (stays and came) or ((stays or came) and not alignment.held(i, j)):
            # both words stand on both sides: told the other way round
            continue
        if was.capital != now.capital and not (was.opens or now.opens):
            continue
        if {was.key, now.key} == _PARTICLES and not _particle(passage, i):
            continue
        if _made_up(passage, i, j) or _hardly(passage, i, j):
            continue
        if _subject_denied_otherwise(passage, i, j):
            continue
        if any(
            is_limit(passage, at, lost=lost)
            for at, lost in ((i, True), (j, False))
            if {was.key, now.key} & _HOW_OFTEN
        ):
            continue
        if _not_all(original, i) or _not_all(rewritten, j):
            continue
        if was.stem in table.synonyms.get(now.stem, ()) or _turned_round(passage, i, j):
            continue
        synonyms = table.synonyms.get(was.stem, frozenset())
        if any(
            token.stem in synonyms and at not in alignment.to_original
            for at, token in enumerate(rewritten)
        ):
            continue
        if _in_passive(original, i) != _in_passive(rewritten, j) and was.stem in _VERBS:
            # they were beaten, they lost
            continue
        yield passage.difference("opposite", range(j, j + 1), range(i, i + 1))


def _says_how_often(
    passage: Passage, i: int, j: int, candidates: Sequence[tuple[int, int]]
) -> bool:
    """Whether another word turned round with this one undoes it: rarely wrong, usually right."""
    return any(
        (at, to) != (i, j)
        and abs(at - i) <= NEIGHBOURS
        and abs(to - j) <= NEIGHBOURS
        and bool({passage.original[at].key, passage.original[i].key} & _HOW_OFTEN)
        for at, to in candidates
    )


def _in_step(passage: Passage) -> Iterator[tuple[int, int]]:
    """Opposites that stand in each other's place."""
    original, rewritten = passage.original, passage.rewritten
    for i, j, relation in passage.alignment.pairs:
        if relation != "opposite":
            continue
        was, now = original[i], rewritten[j]
        small = not (was.content and now.content)
        if small and not ({was.key, now.key} & _QUANTITIES or {was.stem, now.stem} & _OWNING):
            continue
        if was.key in _SMALL or now.key in _SMALL:
            if passage.alignment.held(i, j):
                yield i, j
        elif _anchored(passage, i, j) or (
            not {was.stem, now.stem} & _LIGHT and _share_neighbour(passage, i, j)
        ):
            yield i, j


def _out_of_step(passage: Passage) -> Iterator[tuple[int, int]]:
    """Opposites of a sentence told in another order, beside a word that stands on both sides."""
    alignment, opposites = passage.alignment, passage.tables.opposites
    new: dict[str, int] = {}
    for j, token in enumerate(passage.rewritten):
        if j not in alignment.to_original and _weighty(token):
            new.setdefault(token.stem, j)
    for i, token in enumerate(passage.original):
        if i in alignment.to_rewritten or not _weighty(token):
            continue
        for other in opposites.get(token.stem, ()):
            if other in new and _share_neighbour(passage, i, new[other]):
                yield i, new[other]
                break


def _weighty(token: Token) -> bool:
    if token.quoted or token.key in _SMALL or token.stem in _LIGHT or positive(token.key):
        return False
    return token.content or token.key in _QUANTITIES or token.key in ("unless", "if")


def _share_neighbour(passage: Passage, i: int, j: int) -> bool:
    """Whether a word with sense stands close to two words on both sides."""
    for at in range(max(0, i - NEIGHBOURS), min(len(passage.original), i + NEIGHBOURS + 1)):
        pair = passage.alignment.to_rewritten.get(at)
        if (
            pair is not None
            and passage.original[at].content
            and pair.relation in ("same", "stem", "synonym")
            and abs(pair.rewritten - j) <= NEIGHBOURS
        ):
            return True
    return False


def _turned_round(passage: Passage, i: int, j: int) -> bool:
    """Whether what stands around a converse changed places: A sold to B what B bought from A."""
    was, now = passage.original[i], passage.rewritten[j]
    compared, still = _compares(passage.original, i), _compares(passage.rewritten, j)
    if not compared and not {was.stem, now.stem} & _CONVERSES:
        return False
    orders = [
        list(dict.fromkeys(token.key for token in side if is_name(token, passage.names)))
        for side in (passage.original, passage.rewritten)
    ]
    common = [key for key in orders[0] if key in orders[1]]
    if common != [key for key in orders[1] if key in common]:
        return True
    before = after = False
    for pair in passage.alignment.to_rewritten.values():
        if not passage.original[pair.original].content or pair.relation == "opposite":
            continue
        if abs(pair.original - i) > TURNED or abs(pair.rewritten - j) > TURNED:
            continue
        before |= pair.original < i and pair.rewritten > j
        after |= pair.original > i and pair.rewritten < j
    if compared != still or (not compared and {was.stem, now.stem} & _VERBS):
        return before or after
    return (before and after) or (compared and _exchanged(passage, i, j))


def _exchanged(passage: Passage, i: int, j: int) -> bool:
    """Whether what is compared and what it is compared with are each other's on the other side."""
    sides = [
        (_said(tokens[max(0, at - TURNED) : at]), _said(tokens[at + 1 : at + TURNED]))
        for tokens, at in ((passage.original, i), (passage.rewritten, j))
    ]
    (before, after), (first, last) = sides
    return bool(before & last - first) and bool(after & first - last)


def _said(tokens: Sequence[Token]) -> set[str]:
    return {token.key for token in tokens if token.content}


def is_turned_round(passage: Passage) -> bool:
    """Whether a comparison is told from its other end: B is slower than A, A is faster than B."""
    return any(
        pair.relation == "opposite"
        and _compares(passage.original, pair.original)
        and _turned_round(passage, pair.original, pair.rewritten)
        for pair in passage.alignment.pairs
    )


def _compares(tokens: Sequence[Token], at: int) -> bool:
    """Whether "than" follows a word: cheaper than, but not "cheap rather than"."""
    return any(
        tokens[near].key == "than" and tokens[near - 1].key != "rather"
        for near in range(at + 1, min(at + 6, len(tokens)))
    )


def _made_up(passage: Passage, i: int, j: int) -> bool:
    """Whether the clause of one side denies once more than the other's: then the opposite is right.

    So does an exception that became a condition: forbidden except there, allowed only there.
    """
    count = limits = 0
    # too young to vote: not old enough to
    enough = any(t.key == "enough" for side in (passage.original, passage.rewritten) for t in side)
    for side, (tokens, paired, at) in enumerate(
        (
            (passage.original, passage.alignment.to_rewritten, i),
            (passage.rewritten, passage.alignment.to_original, j),
        )
    ):
        clause = clause_of(tokens, passage.texts[side], at)
        for near in clause:
            token, pair = tokens[near], paired.get(near)
            if near == at or abs(near - at) > DENIED:
                continue
            denies_here = is_denier(passage.tables, tokens, near)
            if pair is not None and not (denies_here and pair in passage.alignment.moved):
                count += pair.relation == "prefix" and side == 0
            elif denies_here:
                heads = heads_of(tokens, passage.texts[side], near, passage.tables)
                bears = not heads or near < at <= heads[0] or is_kept(paired, heads[0])
                # do not leave the door open
                bears |= near < at <= near + NEIGHBOURS and tokens[near + 1].stem in _LIGHT
                count += bears and not is_comparison(tokens, near)
            elif positive(token.key) or (token.key == "too" and not enough):
                count += 1
        limits += any(at not in paired and token.key in _EXCEPT for at, token in enumerate(tokens))
    if {passage.original[i].key, passage.rewritten[j].key} & _EXCEPT:
        limits = 0
    return count % 2 == 1 or limits == 2


def _subject_denied_otherwise(passage: Passage, i: int, j: int) -> bool:
    """Whether what few or nobody does is told by another verb: few stayed, most left."""
    if not {passage.original[i].key, passage.rewritten[j].key} & SUBJECTS:
        return False
    for tokens, paired, at in (
        (passage.original, passage.alignment.to_rewritten, i),
        (passage.rewritten, passage.alignment.to_original, j),
    ):
        if tokens[at].key in SUBJECTS:
            text = passage.texts[0 if tokens is passage.original else 1]
            heads = heads_of(tokens, text, at, passage.tables)
            return not all(is_kept(paired, head) for head in heads)
    return False


def _in_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form of "be" stands right before a word, or an adverb away."""
    if at and tokens[at - 1].key == "to":
        return False
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
