"""How sure a statement is and whose it is: modal verbs, hedges, allegations, attributions."""

from collections.abc import Container, Iterator, Sequence

from checker.compare import firmness
from checker.compare.passage import Difference, Passage
from checker.compare.tables import tables
from checker.compare.tokens import Token
from checker.compare.words import Gap

_HARD = {
    ("possible", "sure"),
    ("possible", "must"),
    ("possible", "should"),
    ("able", "must"),
    ("able", "should"),
    ("able", "sure"),
    ("sure", "possible"),
    ("must", "possible"),
    ("must", "able"),
    ("must", "should"),
    ("should", "must"),
    ("should", "possible"),
    ("should", "able"),
    ("should", "sure"),
}
"""Changes between classes of modal verbs that change the sense; `will` to `must` and the like may
only be a way of telling."""


def find(passage: Passage) -> Iterator[Difference]:
    """All differences of modality, certainty and attribution in a passage."""
    allegations = list(_allegations(passage))
    yield from allegations
    yield from list(firmness.find(passage)) or _modals(passage)
    if not allegations:
        yield from _hedges(passage)
    yield from _attributions(passage)


def _class(token: Token) -> str:
    # "May" is a month, "a will" a paper
    if token.capital and not token.opens:
        return ""
    return tables().modals.get(token.key, "")


def _modals(passage: Passage) -> Iterator[Difference]:
    alignment = passage.alignment
    original, rewritten = passage.original, passage.rewritten
    modals = tables().modals
    for i, token in enumerate(original):
        kind = _class(token) if token.key in modals else ""
        if not kind or token.date:
            continue
        pair = alignment.to_rewritten.get(i)
        if pair is not None:
            other = _class(rewritten[pair.rewritten])
            if pair.relation != "modal" or (kind, other) not in _HARD:
                continue
            if (kind, other) == ("able", "sure") and token.key == rewritten[pair.rewritten].key:
                continue
            if not _same_verb(passage, i, pair.rewritten):
                continue
            if _conditional(original, i) and _conditional(rewritten, pair.rewritten):
                continue
            if kind in ("possible", "able") and _hedged(passage, rewritten, alignment.to_original):
                continue
            if other in ("possible", "able") and _hedged(passage, original, alignment.to_rewritten):
                continue
            j = pair.rewritten
            yield passage.difference("modality-changed", range(j, j + 1), range(i, i + 1))
        elif kind == "possible":
            # what may be has become what is
            verb = _verb(passage, original, i)
            there = alignment.to_rewritten.get(verb) if verb is not None else None
            gap = alignment.gap_of_original(i)
            if there is None or there.relation not in ("same", "stem", "synonym"):
                continue
            if len(gap.rewritten) > 2 or _hedged(passage, rewritten, alignment.to_original):
                continue
            if _allows(rewritten, alignment.to_original):
                continue
            if any(_class(rewritten[j]) in ("possible", "able") for j in gap.rewritten):
                continue
            if _conditional(rewritten, there.rewritten):
                continue
            yield passage.difference("modality-changed", gap.rewritten, gap.original)
    for j, token in enumerate(rewritten):
        if token.key not in modals or _class(token) != "possible":
            continue
        if j in alignment.to_original or token.date:
            continue
        verb = _verb(passage, rewritten, j)
        there = alignment.to_original.get(verb) if verb is not None else None
        gap = alignment.gap_of_rewritten(j)
        if there is None or there.relation not in ("same", "stem"):
            continue
        if len(gap.original) > 2 or _hedged(passage, original, alignment.to_rewritten):
            continue
        if _allows(original, alignment.to_rewritten):
            continue
        if any(_class(original[i]) for i in gap.original):
            continue
        yield passage.difference("modality-changed", gap.rewritten, gap.original)


def _conditional(tokens: Sequence[Token], index: int) -> bool:
    return any(token.key in ("if", "whether") for token in tokens[max(0, index - 8) : index])


def _verb(passage: Passage, tokens: Sequence[Token], index: int) -> int | None:
    """The verb that a modal verb belongs to: past "have been", unless nothing else follows."""
    helper = None
    for at in range(index + 1, min(index + 6, len(tokens))):
        if tokens[at].content and tokens[at].key not in passage.tables.classes["soft"]:
            return at
        if helper is None and tokens[at].key in ("be", "have", "do"):
            helper = at
    return helper


def _same_verb(passage: Passage, i: int, j: int) -> bool:
    """Whether the verbs after two modal verbs stand for one another."""
    verb, other = _verb(passage, passage.original, i), _verb(passage, passage.rewritten, j)
    if verb is None or other is None:
        return verb is other
    pair = passage.alignment.to_rewritten.get(verb)
    if pair is None and verb == i + 1 and other == j + 1:
        # another verb, but all that follows stayed: "should switch off", "must turn off"
        return passage.alignment._same_at(verb + 1, other + 1) and verb + 1 < len(passage.original)
    return pair is not None and pair.rewritten == other


def _hedged(passage: Passage, tokens: Sequence[Token], paired: dict[int, object] | object) -> bool:
    """Whether an unpaired word of a side leaves its statement open."""
    table = passage.tables
    return any(
        at not in paired  # type: ignore[operator]
        and (
            table.has("hedge", token.key, token.stem)
            or token.key in ("if", "whether", "could", "can", "able", "expected", "planned")
        )
        for at, token in enumerate(tokens)
    )


def _allows(tokens: Sequence[Token], paired: Container[int]) -> bool:
    """Whether an unpaired word of a side says what is allowed: that may be done."""
    return any(
        token.stem in ("allow", "permit", "permission") and at not in paired
        for at, token in enumerate(tokens)
    )


def _hedges(passage: Passage) -> Iterator[Difference]:
    alignment, table = passage.alignment, passage.tables
    original, rewritten = passage.original, passage.rewritten
    if any(table.has("hedge", token.key, token.stem) for token in rewritten):
        return
    if any(_class(t) in ("possible",) or t.key in ("could", "can") for t in rewritten):
        return
    for i, token in enumerate(original):
        if not table.has("hedge", token.key) or token.stem in ("appear", "suggest", "suspect"):
            continue
        if i in alignment.to_rewritten:
            continue
        gap = alignment.gap_of_original(i)
        closing = [j for j in gap.rewritten if table.has("certain", rewritten[j].key)]
        if closing:
            yield passage.difference(
                "modality-changed", range(closing[0], closing[0] + 1), range(i, i + 1)
            )
        elif not len(gap.rewritten) and passage.strength >= 0.6:
            yield passage.difference("hedge-lost", gap.rewritten, gap.original)


def _allegations(passage: Passage) -> Iterator[Difference]:
    alignment, table = passage.alignment, passage.tables
    original, rewritten = passage.original, passage.rewritten
    if any(
        table.has("alleged", token.key, token.stem) and j not in alignment.to_original
        for j, token in enumerate(rewritten)
    ):
        return
    for i, token in enumerate(original):
        if not table.has("alleged", token.key) and token.stem not in ("alleg", "accus", "suspect"):
            continue
        pair = alignment.to_rewritten.get(i)
        if pair is not None and pair.relation in ("same", "stem", "near"):
            continue
        gap = alignment.gap_of_original(i)
        proved = [
            j
            for j in ([pair.rewritten] if pair else gap.rewritten)
            if table.has("proved", rewritten[j].key, rewritten[j].stem)
        ]
        if proved:
            yield passage.difference(
                "allegation-as-fact", range(proved[0], proved[0] + 1), range(i, i + 1)
            )
            return
        adverb = token.key.endswith("ly")
        if pair is None and (adverb or len(gap.rewritten) <= 1) and passage.strength >= 0.5:
            strong = token.stem in ("alleg", "accus", "suspect") or token.key in (
                "allegedly",
                "reportedly",
                "purportedly",
                "supposedly",
                "alleged",
                "suspected",
            )
            hedged = _hedged(passage, rewritten, alignment.to_original)
            if strong and not hedged and not _reports(passage, rewritten):
                yield passage.difference("allegation-as-fact", gap.rewritten, gap.original)
                return


def _reports(passage: Passage, tokens: Sequence[Token]) -> bool:
    """Whether a side has an unpaired word that says whose statement it is."""
    paired = (
        passage.alignment.to_original
        if tokens is passage.rewritten
        else passage.alignment.to_rewritten
    )
    return any(
        at not in paired and passage.tables.has("reporting", token.key, token.stem)
        for at, token in enumerate(tokens)
    )


_STRONG_REPORTS_WORDS = """
    say tell accord claim report announce argue insist warn
"""
_STRONG_REPORTS = frozenset(_STRONG_REPORTS_WORDS.split())


def _attributions(passage: Passage) -> Iterator[Difference]:
    """Attributions that were dropped, where the rest stayed."""
    alignment = passage.alignment
    original, rewritten = passage.original, passage.rewritten
    if _reports(passage, rewritten):
        return
    if any(token.quoted for token in (*original, *rewritten)):
        return
    for i, token in enumerate(original):
        if token.stem not in _STRONG_REPORTS and not (
            token.key == "according" and original[i + 1 : i + 2]
        ):
            continue
        if i in alignment.to_rewritten:
            continue
        gap = alignment.gap_of_original(i)
        # what only changed places with "according to" is not in its place
        moved = alignment.to_original if token.key == "according" else ()
        new = [j for j in gap.rewritten if j not in moved]
        if len(new) > 2 or len(gap.original) > 12 or passage.strength < 0.5:
            continue
        if any(rewritten[j].content for j in new):
            continue
        # the clause goes on, or came before
        if len(original) - len(gap.original) < 4:
            continue
        if _passive(original, i) or _order(original, i) or _tells_nothing(original, i):
            continue
        yield passage.difference("attribution-lost", *_at_opening(passage, gap))
        return


def _passive(tokens: Sequence[Token], index: int) -> bool:
    return bool(index) and tokens[index - 1].key in ("be", "been", "being")


def _order(tokens: Sequence[Token], index: int) -> bool:
    """Whether somebody was told to do something: that states nothing."""
    after = tokens[index + 1].key if index + 1 < len(tokens) else ""
    return bool(index) and tokens[index - 1].stem == "be" and after == "to"


def _tells_nothing(tokens: Sequence[Token], index: int) -> bool:
    """Whether no statement follows: told them about the leak, never told them."""
    after = {token.key for token in tokens[index + 1 : index + 5]}
    return "about" in after or (bool(index) and tokens[index - 1].key in ("not", "never"))


def _at_opening(passage: Passage, gap: Gap) -> tuple[range, range]:
    """Where an attribution was dropped: before the statement, though both begin with "the"."""
    original = passage.original
    first, last = gap.original.start - 1, gap.original.stop - 1
    opening = not len(gap.rewritten) and first == gap.rewritten.start - 1 == 0
    if opening and original[first].key == original[last].key:
        return range(0, 0), range(first, last)
    return gap.rewritten, gap.original
