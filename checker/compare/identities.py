"""Names that changed, got lost or were added."""

from collections.abc import Iterator, Sequence

from checker.analysis.spelling import plain
from checker.analysis.word_list import is_word
from checker.compare.passage import Difference, Passage, is_empty, is_name, known_name, runs
from checker.compare.tokens import Token
from checker.compare.words import is_near

UNCHANGED = 0.8
"""Likeness of passages in which a name that is not where it was is missing, whatever stands near."""

_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady prof professor saint st".split())


def find(passage: Passage) -> Iterator[Difference]:
    """All differences of names in a passage."""
    alignment = passage.alignment
    original, rewritten = passage.original, passage.rewritten
    names_o, names_r = (
        [
            at
            for at, token in enumerate(side)
            if is_name(token, passage.names)
            and token.key not in _HONORIFICS
            and not _is_label(side, at)
        ]
        for side in (original, rewritten)
    )
    if not names_o and not names_r:
        return
    keys_o, keys_r = _forms(original), _forms(rewritten)
    unchanged = passage.likeness >= UNCHANGED
    lost = [
        i
        for i in names_o
        if (unchanged and i not in alignment.to_rewritten)
        or not _kept(original[i], original, keys_r, rewritten)
    ]
    new = [j for j in names_r if not _kept(rewritten[j], rewritten, keys_o, original)]
    done_o: set[int] = set()
    done_r: set[int] = set()
    for i in names_o:
        pair = alignment.to_rewritten.get(i)
        if pair is None:
            continue
        token, other = original[i], rewritten[pair.rewritten]
        if pair.relation in ("near", "stem") and i in lost and pair.rewritten in new:
            if plain(token.key) != plain(other.key) and not _same_word(token.key, other.key):
                done_o.add(i)
                done_r.add(pair.rewritten)
                yield _changed(passage, i, pair.rewritten)
        elif (
            pair.relation == "synonym"
            and i in lost
            and not _common(passage, token)
            and not _is_known(passage, other)
        ):
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
            if not _acronym(passage, words, run):
                yield passage.difference("name-changed", run, words)
        elif other := _other_name(passage, words) or _opener(passage, words):
            yield passage.difference("name-changed", other, words)
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


def _forms(tokens: "list[Token] | tuple[Token, ...] | object") -> frozenset[str]:
    forms: set[str] = set()
    for token in tokens:  # type: ignore[attr-defined]
        forms |= {token.key, plain(token.key)}
    return frozenset(forms)


def _kept(token: Token, own: object, forms: frozenset[str], other: object) -> bool:
    """Whether a name stands on the other side in some form."""
    if {token.key, plain(token.key)} & forms:
        return True
    from checker.compare.tables import tables

    people = tables().people
    tokens: list[Token] = list(other)  # type: ignore[call-overload]
    text = " ".join(word.key for word in tokens)
    whole = people.get(token.key, token.key)
    for word in tokens:
        if word.key == whole or people.get(word.key, "") in (whole, token.key):
            return True
    if whole != token.key and whole in text:
        return True
    # Britain and British, Iran and Iranian
    key = plain(token.key)
    for word in tokens:
        if word.capital and len(key) > 3:
            there = plain(word.key)
            stem = min(len(key), len(there)) - 1
            if stem >= 3 and key[:stem] == there[:stem] and _inflected(key, there):
                return True
    mine: list[Token] = list(own)  # type: ignore[call-overload]
    if token.text.isupper() and len(token.text) > 1:
        letters = token.key
        initials = "".join(word.key[0] for word in tokens if word.capital)
        return letters in initials
    for word in tokens:
        # a word of a name that the other side has as an acronym
        if word.text.isupper() and len(word.text) > 1 and token.key[0] in word.key:
            initials = "".join(mate.key[0] for mate in mine if mate.capital)
            if word.key in initials:
                return True
    return False


def _is_label(tokens: Sequence[Token], at: int) -> bool:
    """Whether a common word has a capital because a number or letter follows: Table 3, Appendix D."""
    if at + 1 >= len(tokens):
        return False
    follows = tokens[at + 1]
    letter = len(follows.text) == 1 and follows.text.isupper() and follows.key != "i"
    beside = follows.start == tokens[at].end + 1
    return beside and (letter or bool(follows.values)) and _is_common_word(tokens[at])


def _same_word(first: str, second: str) -> bool:
    """Whether two spellings are one name with an ending, or one word and its short form."""
    if _inflected(first, second):
        return True
    short, long = sorted((first, second), key=len)
    return long.startswith(short) and is_word(short) and is_word(long)


def _is_common_word(token: Token) -> bool:
    """Whether a word with a capital is one that stands in any text, and no known name."""
    return is_word(token.key) and not known_name(token.key, token.text)


_ENDS = ("s", "n", "an", "ian", "ish", "ese", "i", "ic", "er", "es", "ns", "ans", "ians", "is")


def _inflected(first: str, second: str) -> bool:
    """Whether one name is the other with an ending: Rooneys, Lankan, British."""
    short, long = sorted((plain(first), plain(second)), key=len)
    for cut in (0, 1, 2, 3):
        root = short[: len(short) - cut]
        if len(root) >= 3 and long.startswith(root) and long[len(root) :] in _ENDS:
            if cut == 0 or long[len(root) :] not in ("s", "i", "n"):
                return True
    return False


def _common(passage: Passage, token: Token) -> bool:
    """Whether a capitalised word is a role or the like, which may be told in other words."""
    return token.stem in passage.tables.roles or token.key in _HONORIFICS


def _is_known(passage: Passage, token: Token) -> bool:
    return token.stem in passage.tables.roles


def _acronym(passage: Passage, words: range, run: range) -> bool:
    """Whether one run is the initials of the other, or both are roles."""
    first = [passage.original[i] for i in words]
    second = [passage.rewritten[j] for j in run]
    initials = ["".join(token.key[0] for token in side) for side in (first, second)]
    if len(first) == 1 and first[0].key == initials[1] and len(second) > 1:
        return True
    if len(second) == 1 and second[0].key == initials[0] and len(first) > 1:
        return True
    return all(_common(passage, token) for token in (*first, *second)) or all(
        token.key in _HONORIFICS for token in second
    )


def _other_name(passage: Passage, words: range) -> range | None:
    """A name that the text has elsewhere too, standing where another stood, all around alike."""
    alignment = passage.alignment
    gap = alignment.gap_of_original(words.start)
    if len(words) != len(gap.original) or not len(gap.rewritten):
        return None
    inside = [
        j
        for j in gap.rewritten
        if is_name(passage.rewritten[j], passage.names)
        and not _common(passage, passage.rewritten[j])
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
    if _common(passage, token) or passage.tables.has("soft", token.key):
        return None
    return gap.rewritten if _held(passage, words, gap.rewritten) else None


def _held(passage: Passage, words: range, run: range) -> bool:
    alignment = passage.alignment
    first = alignment._same_at(words.start - 1, run.start - 1)
    return first and alignment._same_at(words.stop, run.stop)


def _is_lost(passage: Passage, words: range, names: list[int], lost: list[int]) -> bool:
    alignment = passage.alignment
    tokens = [passage.original[i] for i in words]
    if all(_common(passage, token) for token in tokens):
        return False
    # a name that is only shorter now
    for at, beside in ((words.start, words.start - 1), (words.stop - 1, words.stop)):
        if beside in names and beside not in lost and _touch(passage.original, at, beside):
            return False
    unchanged = passage.likeness >= UNCHANGED
    if not unchanged and any(token.key in passage.around for token in tokens):
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


def _touch(tokens: Sequence[Token], at: int, beside: int) -> bool:
    """Whether only a blank stands between two words."""
    first, second = sorted((at, beside))
    return tokens[second].start - tokens[first].end <= 1


def _is_added(passage: Passage, run: range, new: list[int], names: list[int]) -> bool:
    tokens = [passage.rewritten[j] for j in run]
    if any(token.key in passage.names.of_original for token in tokens):
        return False
    if all(_common(passage, token) or _is_common_word(token) for token in tokens):
        return False
    for beside in (run.start - 1, run.stop):
        # a fuller form of a name; but only its own words tell that it is one
        at = run.start if beside < run.start else run.stop - 1
        if beside in names and beside not in new and _touch(passage.rewritten, at, beside):
            return passage.strength >= 0.5 and len(run) == 1
    gap = passage.alignment.gap_of_rewritten(run.start)
    if any(is_near(passage.original[i], token) for i in gap.original for token in tokens):
        return False
    return passage.strength >= 0.4
