"""Numbers, dates and units that changed, got lost or were added."""

from collections.abc import Iterator, Sequence

from checker.compare.numbers import (
    WEAK,
    converts,
    is_share,
    number_tokens,
    plain,
    rounded,
    same_value,
    told_as,
    unit_at,
)
from checker.compare.opposites import is_turned_round
from checker.compare.passage import UNCHANGED, Difference, Passage
from checker.compare.tokens import Token

_ABOUT_WORDS = """
    about around almost nearly roughly approximately some over under more less than up least
    most close just circa or so
"""
ABOUT = frozenset(_ABOUT_WORDS.split())
_CENTURIES = frozenset({"century", "centuries"})


def find(passage: Passage) -> Iterator[Difference]:
    """All differences of amounts in a passage."""
    yield from _dates(passage)
    yield from _numbers(passage)


def _dates(passage: Passage) -> Iterator[Difference]:
    original = [i for i, token in enumerate(passage.original) if token.date]
    rewritten = [j for j, token in enumerate(passage.rewritten) if token.date]
    kept_o = {passage.original[i].date for i in original}
    kept_r = {passage.rewritten[j].date for j in rewritten}
    lost = [i for i in original if passage.original[i].date not in kept_r]
    new = [j for j in rewritten if passage.rewritten[j].date not in kept_o]
    for i, j in zip(lost, new, strict=False):
        if (passage.original[i].date.endswith("day")) == (
            passage.rewritten[j].date.endswith("day")
        ):
            yield passage.difference("date-changed", range(j, j + 1), range(i, i + 1))


def _numbers(passage: Passage) -> Iterator[Difference]:
    alignment, units = passage.alignment, passage.tables.units
    original, rewritten = list(passage.original), list(passage.rewritten)
    numbers_o, numbers_r = list(number_tokens(original)), list(number_tokens(rewritten))
    if not numbers_o and not numbers_r:
        return
    pairs: list[tuple[int, int]] = []
    lost = [
        i for i in numbers_o if not any(same_value(original[i], rewritten[j]) for j in numbers_r)
    ]
    new = [
        j for j in numbers_r if not any(same_value(original[i], rewritten[j]) for i in numbers_o)
    ]
    for i in numbers_o:
        pair = alignment.to_rewritten.get(i)
        if pair is None or pair.relation != "number":
            continue
        j = pair.rewritten
        if (i in lost and j in new) or (
            # both numbers stand elsewhere as well: they changed places
            alignment.held(i, j) and (i in lost or j in new or _swapped(passage, i, j))
        ):
            pairs.append((i, j))
    for i in list(lost):
        if any(i == pair[0] for pair in pairs):
            continue
        free = [j for j in new if not any(j == pair[1] for pair in pairs)]
        gap = alignment.gap_of_original(i)
        close = [j for j in free if j in gap.rewritten]
        if close or (len(free) == 1 and len(lost) == 1):
            pairs.append((i, (close or free)[0]))
    for i, j in pairs:
        if i in lost:
            lost.remove(i)
        if j in new:
            new.remove(j)
        if not _agree(passage, original, i, rewritten, j):
            yield _changed(passage, i, j)
    yield from _units(passage, original, numbers_o, rewritten, numbers_r)
    for i in lost:
        token = original[i]
        gap = alignment.gap_of_original(i)
        vague = any(rewritten[j].key in passage.tables.classes["vague"] for j in gap.rewritten)
        if token.key in WEAK or vague or token.values & passage.around:
            continue
        unit, _ = unit_at(original, i, units)
        if told_as(token, unit, rewritten, units) or is_share(token, unit, rewritten):
            continue
        if len(gap.rewritten) > 3:
            continue
        if _is_small(token) and (len(gap.rewritten) or passage.likeness < UNCHANGED):
            continue
        yield passage.difference("number-lost", gap.rewritten, _with_unit(passage, original, i))
    for j in new:
        token = rewritten[j]
        gap = alignment.gap_of_rewritten(j)
        vague = any(original[i].key in passage.tables.classes["vague"] for i in gap.original)
        if token.key in WEAK or vague or token.values & passage.around_original:
            continue
        unit, _ = unit_at(rewritten, j, units)
        if told_as(token, unit, original, units) or is_share(token, unit, original):
            continue
        if _in_name(passage.texts[1], token):
            continue
        if len(gap.original) > 3:
            continue
        if _is_small(token) and (len(gap.original) or passage.likeness < UNCHANGED):
            continue
        yield passage.difference(
            "number-added", range(j, j + 1), range(gap.original.start, gap.original.start)
        )


def _in_name(text: str, token: Token) -> bool:
    """Whether a hyphen ties the number to a word before it, as in Apollo-11."""
    return text[token.start - 1 : token.start] == "-" and text[token.start - 2].isalpha()


def _is_small(token: Token) -> bool:
    """Whether a number is a word such as four, which a paraphrase may tell otherwise."""
    return not any(character.isdigit() for character in token.text) and " " not in token.text


def _swapped(passage: Passage, i: int, j: int) -> bool:
    """Whether the number of each place stands in another's on the other side, with its company."""
    if is_turned_round(passage):
        return False
    was, now = passage.original[i], passage.rewritten[j]
    return any(
        pair.relation == "number"
        and same_value(passage.original[pair.original], now)
        and same_value(passage.rewritten[pair.rewritten], was)
        and passage.alignment.held(pair.original, pair.rewritten)
        for pair in passage.alignment.pairs
    )


def _changed(passage: Passage, i: int, j: int) -> Difference:
    return passage.difference("number-changed", range(j, j + 1), range(i, i + 1))


def _with_unit(passage: Passage, tokens: list[Token], i: int) -> range:
    unit, at = unit_at(tokens, i, passage.tables.units)
    if unit and at == i + 1:
        return range(i, at + 1)
    return range(i, i + 1)


def _agree(passage: Passage, original: list[Token], i: int, rewritten: list[Token], j: int) -> bool:
    """Whether two numbers say the same: converted, or rounded where the text says about."""
    units = passage.tables.units
    unit, _ = unit_at(original, i, units)
    other, _ = unit_at(rewritten, j, units)
    if unit and other and unit != other and converts(original[i], unit, rewritten[j], other):
        return True
    if told_as(rewritten[j], other, original, units) or told_as(
        original[i], unit, rewritten, units
    ):
        return True
    if is_share(rewritten[j], other, original) or is_share(original[i], unit, rewritten):
        return True
    before = {token.key for token in rewritten[max(0, j - 3) : j]}
    if before & ABOUT and rounded(original[i], rewritten[j]):
        return not _is_year(original[i])
    if "percent" in (unit, other) and (
        _ratio(original, i) & rewritten[j].values or _ratio(rewritten, j) & original[i].values
    ):
        return True
    after = {token.key for token in (*original[i + 1 : i + 2], *rewritten[j + 1 : j + 2])}
    return bool(after & _CENTURIES) and _century(original[i]) == _century(rewritten[j])


def _ratio(tokens: list[Token], i: int) -> set[str]:
    """What nine out of ten, or one patient in four, is in percent."""
    keys = [token.key for token in tokens[i + 1 : i + 5]]
    at = 0
    for between in (0, 1):
        if keys[between : between + 2] == ["out", "of"]:
            at = i + between + 3
        elif keys[between : between + 1] == ["in"]:
            at = i + between + 2
        if at:
            break
    if not at or at >= len(tokens):
        return set()
    return {
        plain(100 * float(part) / float(whole))
        for part in tokens[i].values
        for whole in tokens[at].values
        if part.isdigit() and whole.isdigit() and int(whole)
    }


def _is_year(token: Token) -> bool:
    return len(token.key) == 4 and token.key.isdigit() and token.key[:2] in ("17", "18", "19", "20")


def _century(token: Token) -> int:
    """The century of a year, or the number itself."""
    number = next((int(value) for value in token.values if value.isdigit()), 0)
    return number // 100 + 1 if number > 100 else number


def _units(
    passage: Passage,
    original: list[Token],
    numbers_o: Sequence[int],
    rewritten: list[Token],
    numbers_r: Sequence[int],
) -> Iterator[Difference]:
    """Numbers that stayed while their units changed."""
    units = passage.tables.units
    for i in numbers_o:
        pair = passage.alignment.to_rewritten.get(i)
        if pair is None or pair.rewritten not in numbers_r:
            continue
        j = pair.rewritten
        if not same_value(original[i], rewritten[j]):
            continue
        unit, at = unit_at(original, i, units)
        other, place = unit_at(rewritten, j, units)
        if not unit or not other or unit == other:
            continue
        if {unit, other} <= {"pound", "gbp"} or {unit, other} <= {"cent", "pence"}:
            continue
        yield passage.difference("unit-changed", range(place, place + 1), range(at, at + 1))
