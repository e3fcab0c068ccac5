"""Denials of every kind, held against the whole of a sentence that was told in other words.

Where a sentence was reworded, a "not" has no place of its own on the other side. What can still be
seen: the original denies something (did not, refused to, without, hardly), the words it denies
stand on the other side, and nothing there denies anything or has become an opposite.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.analysis.inflection import stem
from checker.compare.passage import Difference, Passage, clause_of
from checker.compare.tables import Tables, positive
from checker.compare.tokens import Token
from checker.compare.words import Pair

HEADS = 5
"""Words after a denial among which those that it denies are sought."""

TELLING = 3
"""Words with sense, at most, that must stand on the other side for a denial of a subject."""

REWORDED = 0.69
"""The most of strength here: what denies in words that nobody listed is taken for no denial."""

GROUP = 5
"""Words before a verb that are shown with it, at most."""

SUBJECTS = frozenset(
    ["no", "none", "nobody", "nothing", "neither", "nor", "few", "hardly", "barely", "scarcely"]
)
"""Denials that may belong to a subject: its verb must stand on the other side as well."""

KEPT = ("same", "stem", "near", "synonym")
_AUXILIARY_WORDS = """
    am is are was were be been being has have had do does did can could will would shall should must
    may might ought to as a an not now each every all some both any
"""
_GROUP_WORDS = frozenset(_AUXILIARY_WORDS.split())
_TO_DO = frozenset(map(stem, ("fail", "decline", "neglect")))
"""Verbs that deny what they are followed by with "to"; else they say something of their own."""
_DOING = frozenset(map(stem, ("stop", "cease", "quit")))
"""Verbs that deny what they are followed by in -ing."""
_LASTING = frozenset({"remain", "stay", "keep"})
"""Verbs that deny only beside another word: remained silent."""
_LIMITS = frozenset({"until", "till", "unless", "before", "since"})
"""With a denial they say "only after" and "only if"."""
_OPENING_WORDS = "before after once when if only until earliest last first latest unless"
_OPENINGS = frozenset(_OPENING_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Side:
    """One text of a passage, and how its words are paired with the other's."""

    tokens: Sequence[Token]
    paired: Mapping[int, int | None]
    """For each word that has a counterpart its index there; None if it is not the same word."""
    text: str
    in_step: frozenset[int]
    """The words whose counterpart stands in the same order among the others."""


def find(passage: Passage) -> Iterator[Difference]:
    """The first denial of a passage that only one side has, if all that it denies is on both."""
    for difference in _found(passage):
        yield difference._replace(strength=min(difference.strength, REWORDED))


def _found(passage: Passage) -> Iterator[Difference]:
    table = passage.tables
    if not any(
        is_denier(table, side, at) or side[at].key == "too"
        for side in (passage.original, passage.rewritten)
        for at in range(len(side))
    ):
        return
    there, back = passage.alignment.to_rewritten, passage.alignment.to_original
    enough = _enough(passage)
    if enough is not None:
        yield enough
        return
    if any(pair.relation in ("opposite", "prefix") for pair in there.values()):
        return
    pairs = passage.alignment.pairs
    ours = _Side(
        passage.original,
        _counterparts(there, "rewritten"),
        passage.texts[0],
        frozenset(pair.original for pair in pairs),
    )
    theirs = _Side(
        passage.rewritten,
        _counterparts(back, "original"),
        passage.texts[1],
        frozenset(pair.rewritten for pair in pairs),
    )
    for here, other, lost in ((ours, theirs, True), (theirs, ours, False)):
        found = _denied_here_alone(passage, here, other)
        if found is None:
            continue
        i, head, j = found
        denied = range(i, head + 1)
        instead = _instead(passage, other, j, here.tokens[i])
        places = (instead, denied) if lost else (denied, instead)
        yield passage.difference("negation-changed", *places, restore=False)
        return


def _enough(passage: Passage) -> Difference | None:
    """What was too wet to keep, and is now wet enough to."""
    there = passage.alignment.to_rewritten
    too = _at(passage.original, "too", 1)
    enough = _at(passage.rewritten, "enough", -1)
    if too is None or enough is None or too in there:
        return None
    clause = clause_of(passage.rewritten, passage.texts[1], enough)
    if any(is_denier(passage.tables, passage.rewritten, at) for at in clause):
        return None
    verb = next((at for at in range(too + 2, too + 6) if is_kept(there, at)), None)
    if verb is None or not any(token.key == "to" for token in passage.original[too + 2 : verb + 1]):
        return None
    return passage.difference(
        "negation-changed", range(enough - 1, enough + 1), range(too, too + 2), restore=False
    )


def _at(tokens: Sequence[Token], key: str, step: int) -> int | None:
    """Where a word stands that has a word with sense beside it."""
    for at, token in enumerate(tokens):
        if token.key == key and 0 <= at + step < len(tokens) and tokens[at + step].content:
            return at
    return None


def _counterparts(pairs: Mapping[int, Pair], side: str) -> dict[int, int | None]:
    return {
        at: getattr(pair, side) if pair.relation in KEPT else None for at, pair in pairs.items()
    }


def _denied_here_alone(passage: Passage, here: _Side, other: _Side) -> tuple[int, int, int] | None:
    """A denial without counterpart, its head, and where the head stands on the other side."""
    denials, others = _denials(passage, here), _denials(passage, other)
    for i in list(denials):
        # the same denied otherwise: fails to connect, no connection
        counterparts = {
            here.paired.get(at) for at in heads_of(here.tokens, here.text, i, passage.tables)
        }
        for j in others:
            if counterparts & set(heads_of(other.tokens, other.text, j, passage.tables)):
                denials.remove(i)
                others.remove(j)
                break
    without = len(denials) > 1 and any(here.tokens[at].key == "without" for at in denials)
    if others or without:
        # without a torch you cannot go: you need a torch to go
        return None
    for i in denials:
        clause = clause_of(here.tokens, here.text, i)
        if sum(at in clause for at in denials) != 1:
            continue
        head = _denied(passage, here, other, i)
        if head is not None:
            return i, *head
    return None


def _denied(passage: Passage, here: _Side, other: _Side, i: int) -> tuple[int, int] | None:
    """The head of a denial, and where it stands on the other side, undenied."""
    heads = heads_of(here.tokens, here.text, i, passage.tables)
    places = [here.paired.get(at) for at in heads]
    first = places[0] if heads else None
    if first is None or None in places:
        return None
    longer = here.tokens[i + 1].key in ("longer", "more") if i + 1 < len(here.tokens) else False
    if _hides_denial(passage, other, longer=longer):
        return None
    if is_limit(passage, i, lost=here.tokens is passage.original):
        return None
    return heads[0], first


def is_kept(paired: Mapping[int, Pair], at: int) -> bool:
    """Whether a word has a counterpart that says the same."""
    return at in paired and paired[at].relation in KEPT


def _denials(passage: Passage, side: _Side) -> list[int]:
    """Where words stand that deny what follows, and that do not stand so on the other side."""
    return [
        at
        for at, token in enumerate(side.tokens)
        if is_denier(passage.tables, side.tokens, at)
        and not token.quoted
        and not is_comparison(side.tokens, at)
        and not _denies_the_same(passage, side, at)
    ]


def _denies_the_same(passage: Passage, side: _Side, at: int) -> bool:
    """Whether a denial stands in step with one of the other side that denies the same, or may."""
    if at not in side.in_step:
        return False
    if side.tokens[at].content and side.paired.get(at) is not None:
        # refused, declined
        return True
    counterpart = side.paired.get(at)
    heads = heads_of(side.tokens, side.text, at, passage.tables)
    place = side.paired.get(heads[0]) if heads else None
    if place is None:
        return True
    back = side.tokens is passage.original
    other = passage.rewritten if back else passage.original
    if counterpart is None:
        pair = (passage.alignment.to_rewritten if back else passage.alignment.to_original)[at]
        counterpart = pair.rewritten if back else pair.original
    return place in heads_of(
        other, passage.texts[1 if back else 0], counterpart, passage.tables
    ) or (abs(place - counterpart) <= HEADS + 1)


def is_denier(table: Tables, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word denies what follows it: not, refuse, hardly, yet to."""
    token = tokens[at]
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if token.key == "yet" or token.stem in _TO_DO:
        return following == "to"
    if token.stem in _DOING:
        return following.endswith("ing")
    # asked for every word: what `Tables.has` does, in 0.57 of its time
    classes = table.classes
    deniers = classes["denier"]
    return token.key in classes["negator"] or token.key in deniers or token.stem in deniers


def is_limit(passage: Passage, index: int, *, lost: bool) -> bool:
    """Whether a denial sets a limit that the other side tells otherwise.

    "Not before May": "in May at the earliest"; "do not enter until asked": "enter only when asked".
    """
    tokens, other = passage.original, passage.rewritten
    paired: Mapping[int, Pair] = passage.alignment.to_original
    if not lost:
        tokens, other, paired = other, tokens, passage.alignment.to_rewritten
    if not any(token.key in _LIMITS for token in tokens[index : index + 12]):
        return False
    return any(at not in paired and token.key in _OPENINGS for at, token in enumerate(other))


def is_comparison(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial denies nothing: no more than, nothing but, not only."""
    following = [token.key for token in tokens[at + 1 : at + 4]]
    if following[:1] == ["but"] or (tokens[at].key == "not" and following[:1] == ["only"]):
        return True
    return tokens[at].key in ("no", "not") and "than" in following


def _hides_denial(passage: Passage, side: _Side, *, longer: bool) -> bool:
    """Whether any word of a side that the other does not have may deny.

    "Still" may, unless it stands for "no longer".
    """
    table = passage.tables
    return any(
        at not in side.paired
        and token.stem not in _LASTING
        and not (longer and token.key == "still")
        and (
            table.has("implied", token.key, token.stem)
            or table.has("soft-denial", token.key, token.stem)
            or bool(positive(token.key))
            or token.key.endswith("less")
            or token.key == "too"
            or (token.key == "out" and [t.key for t in side.tokens[at + 1 : at + 2]] == ["of"])
        )
        for at, token in enumerate(side.tokens)
    )


def heads_of(tokens: Sequence[Token], text: str, index: int, table: Tables) -> list[int]:
    """The words that one at `index` denies: of a subject and its verb several, else one."""
    wanted = TELLING if tokens[index].key in SUBJECTS else 1
    heads: list[int] = []
    for at in range(index + 1, min(index + 1 + HEADS + wanted, len(tokens))):
        if any(mark in text[tokens[at - 1].end : tokens[at].start] for mark in ",;:—("):
            break
        token = tokens[at]
        if wanted == 1 and (token.stem in _LASTING or token.key == "longer"):
            continue
        if tokens[index].key == "no" and at == index + 1 and token.key in ("longer", "more"):
            wanted = 1
            continue
        if token.content and not table.has("soft", token.key):
            heads.append(at)
            if len(heads) == wanted:
                break
    return heads


def _instead(passage: Passage, side: _Side, head: int, denial: Token) -> range:
    """What stands where the other side denies: a word against the denial, else the verb's group."""
    against = passage.tables.opposites.get(denial.stem, frozenset())
    for at, token in enumerate(side.tokens):
        if at not in side.paired and token.stem in against:
            return range(at, at + 1)
    clause = clause_of(side.tokens, side.text, head)
    first = last = head
    while first > clause.start and head - first < GROUP and _belongs(side, first - 1):
        first -= 1
    if last + 1 < clause.stop and last + 1 not in side.paired and side.tokens[last + 1].content:
        last += 1
    return range(first, last + 1)


def _belongs(side: _Side, at: int) -> bool:
    """Whether a word before a verb may be part of its group."""
    token = side.tokens[at]
    return token.key in _GROUP_WORDS or (token.content and at not in side.paired)
