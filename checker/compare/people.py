"""Persons whose gender or number changed, and words given to another speaker."""

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.compare.passage import Difference, Passage, is_name
from checker.compare.tables import tables
from checker.compare.tokens import Token

LONGEST_APPOSITION = 12
"""Words between two commas up to which they only tell more of the name before them."""

SPOKEN_OF = 3
"""Sentences before a "he said" in which the one who speaks must be named."""

SAYING = frozenset({"say", "tell", "add", "warn", "claim", "argue", "ask", "reply"})

_DEFINITE_WORDS = """
    the his her their its my our your this that 's a an
"""
_DEFINITE = frozenset(_DEFINITE_WORDS.split())


def find(passage: Passage) -> Iterator[Difference]:
    """All differences of gender, number and speaker in a passage."""
    yield from _genders(passage)
    yield from _person_numbers(passage)
    yield from _speakers(passage)


def _genders(passage: Passage) -> Iterator[Difference]:
    alignment, genders = passage.alignment, passage.tables.genders
    original, rewritten = passage.original, passage.rewritten
    found = False
    for pair in alignment.pairs:
        was, now = original[pair.original], rewritten[pair.rewritten]
        if was.key not in genders or now.key not in genders or was.values or now.values:
            continue
        if genders[was.key][1] == genders[now.key][1] or was.key == now.key:
            continue
        i, j = pair.original, pair.rewritten
        if not alignment.held(i, j) and _as_many(passage):
            # he bought it from her, she sold it to him
            continue
        found = True
        yield passage.difference("gender-changed", range(j, j + 1), range(i, i + 1))
    if found or passage.strength < 0.3:
        return
    # across forms: "his" lost and "her" or "she" new, nothing else to carry it
    sides = [
        {genders[token.key][1] for token in side if token.key in genders and len(token.key) < 8}
        for side in (original, rewritten)
    ]
    if len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]:
        i = next(i for i, token in enumerate(original) if token.key in genders)
        j = next(j for j, token in enumerate(rewritten) if token.key in genders)
        gap = alignment.gap_of_rewritten(j)
        if i in gap.original or abs(len(gap.original) - len(gap.rewritten)) <= 1:
            yield passage.difference("gender-changed", range(j, j + 1), range(i, i + 1))


def _as_many(passage: Passage) -> bool:
    """Whether both sides have as many words of either gender."""
    genders = passage.tables.genders
    counts = [
        Counter(genders[token.key][1] for token in side if token.key in genders)
        for side in (passage.original, passage.rewritten)
    ]
    return counts[0] == counts[1]


def _person_numbers(passage: Passage) -> Iterator[Difference]:
    alignment, table = passage.alignment, passage.tables
    for pair in alignment.pairs:
        i, j = pair.original, pair.rewritten
        was, now = passage.original[i], passage.rewritten[j]
        if pair.relation != "stem" or was.key == now.key or was.values:
            continue
        person = was.stem in table.classes["person"] or was.stem in table.roles
        plural = [_is_plural(token) for token in (was, now)]
        if not person or plural[0] == plural[1]:
            continue
        before = [
            tokens[at - 1].key if at else ""
            for tokens, at in ((passage.original, i), (passage.rewritten, j))
        ]
        if before[0] == before[1] and before[0] in _DEFINITE and alignment.held(i, j):
            yield passage.difference("person-number", range(j, j + 1), range(i, i + 1))


def _is_plural(token: Token) -> bool:
    return token.key in ("men", "women", "children", "people") or (
        token.key.endswith("s") and not token.key.endswith("ss")
    )


def _speakers(passage: Passage) -> Iterator[Difference]:
    """Statements that another now makes, of two whom the texts both name."""
    first = _speakers_of(passage, passage.original)
    second = _speakers_of(passage, passage.rewritten)
    if not first and len(second) == 1:
        yield from _named_for_pronoun(passage, second[0])
    if len(first) != 1 or len(second) != 1:
        return
    was, now = first[0], second[0]
    keys_o = {passage.original[i].key for i in was}
    keys_r = {passage.rewritten[j].key for j in now}
    stems = {passage.original[i].stem for i in was}
    if keys_o & keys_r or stems & {passage.rewritten[j].stem for j in now}:
        return
    named_o = any(is_name(passage.original[i], passage.names) for i in was)
    named_r = any(is_name(passage.rewritten[j], passage.names) for j in now)
    if not named_o or not named_r or passage.strength < 0.3:
        return
    # another name of one person: given name here, surname there
    known = keys_r <= passage.names.of_original
    if known:
        yield passage.difference("speaker-changed", now, was)


def _named_for_pronoun(passage: Passage, now: range) -> Iterator[Difference]:
    """Words of "he" or "she" that somebody now makes whom the original did not just speak of."""
    names = passage.names
    keys = {passage.rewritten[j].key for j in now}
    if not all(is_name(passage.rewritten[j], names) for j in now) or not keys <= names.of_original:
        return
    pronouns = [
        at
        for at, token in enumerate(passage.original)
        if token.key in ("he", "she") and not token.quoted and _says(passage.original, at)
    ]
    if len(pronouns) != 1:
        return
    first = passage.group.original[0].number
    near = passage.sentences[0][max(0, first - SPOKEN_OF) : first]
    tokens = [token for sentence in (*near, *passage.group.original) for token in sentence.tokens]
    named = {token.key for token in tokens if is_name(token, names)}
    if named and not keys & named:
        at = pronouns[0]
        yield passage.difference("speaker-changed", now, range(at, at + 1))


def _says(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands beside a word."""
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return any(token.stem in SAYING and not token.quoted for token in beside)


def _speakers_of(passage: Passage, tokens: Sequence[Token]) -> list[range]:
    """The words that name who speaks, for each verb of saying outside quotation marks."""
    found: list[range] = []
    for at, token in enumerate(tokens):
        if token.quoted or (token.capital and not token.opens):
            continue
        if token.key == "according" and tokens[at + 1 : at + 2] and tokens[at + 1].key == "to":
            run = _run(passage, tokens, at + 2, 1)
        elif token.stem in SAYING:
            run = _run(passage, tokens, _before_apposition(passage, tokens, at), -1)
            after = _run(passage, tokens, at + 1, 1) if run is None else None
            if after is not None and not _begins_clause(tokens, after.stop):
                run = after
        else:
            continue
        if run is not None and not any(set(run) & set(other) for other in found):
            found.append(run)
    return found


def _before_apposition(passage: Passage, tokens: Sequence[Token], verb: int) -> int:
    """The word before a verb; where a comma parts them, the one before what commas enclose."""
    text = passage.texts[0] if tokens is passage.original else passage.texts[1]
    commas = [
        at
        for at in range(max(1, verb - LONGEST_APPOSITION), verb + 1)
        if at < len(tokens) and text[tokens[at - 1].end : tokens[at].start].strip() == ","
    ]
    if len(commas) > 1 and commas[-1] == verb and not is_name(tokens[verb - 1], passage.names):
        return commas[-2] - 1
    return verb - 1


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows a name is its verb: "said Marlowe could" has another speaker."""
    if not 0 < at < len(tokens) or tokens[at].start - tokens[at - 1].end > 1:
        return False
    token = tokens[at]
    return token.content or token.key in tables().modals or token.stem in ("be", "have", "do")


def _run(passage: Passage, tokens: Sequence[Token], start: int, step: int) -> range | None:
    """The name next to a verb, at most three words away in the same clause."""
    for at in range(start, start + 4 * step, step):
        if not 0 <= at < len(tokens) or tokens[at].quoted:
            return None
        if tokens[at].key in ("he", "she", "they", "i", "we", "it", "that"):
            return None
        if is_name(tokens[at], passage.names):
            end = at
            while (
                0 <= end + step < len(tokens)
                and is_name(tokens[end + step], passage.names)
                and not tokens[end + step].quoted
                and abs(tokens[end + step].start - tokens[end].end) <= 40
                and _touch(tokens, end, step)
            ):
                end += step
            low, high = sorted((at, end))
            return range(low, high + 1)
    return None


def _touch(tokens: Sequence[Token], at: int, step: int) -> bool:
    first, second = sorted((at, at + step))
    return tokens[second].start - tokens[first].end <= 2
