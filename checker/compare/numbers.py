"""Numbers as values: in figures or words, with their units, and which of them changed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.compare.tokens import Token

_ONES_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
"""
_ONES = _ONES_WORDS.split()
_TENS_WORDS = """
    twenty thirty forty fifty sixty seventy eighty ninety
"""
_TENS = _TENS_WORDS.split()
_ORDINALS_WORDS = """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_ORDINALS = _ORDINALS_WORDS.split()
WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: number for number, word in enumerate(_ORDINALS) if number},
    **{word: 20 + 10 * number for number, word in enumerate(_TENS)},
    **{word[:-1] + "ieth": 20 + 10 * number for number, word in enumerate(_TENS)},
    "dozen": 12,
    "once": 1,
    "twice": 2,
    "double": 2,
    "both": 2,
    "pair": 2,
    "couple": 2,
    "single": 1,
    "triple": 3,
    "thrice": 3,
}
_TENS_VALUES = frozenset(range(20, 100, 10))
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"m": 10**6, "mn": 10**6, "bn": 10**9, "k": 1000, "tn": 10**12}
_CURRENCIES = frozenset("£$€¥")
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th", "s"})
_WEAK_WORDS = """
    one first second once twice double both pair couple single zero triple thrice ones
"""
WEAK = frozenset(_WEAK_WORDS.split())
"""Number words that are often no number: lost or added they tell nothing."""

_THOUSANDS = kept(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_CLOCK = kept(r"(\d\d?)[:.](\d\d)\Z")
_METRES = {
    "mm": 0.001,
    "cm": 0.01,
    "m": 1.0,
    "km": 1000.0,
    "mile": 1609.34,
    "yard": 0.9144,
    "foot": 0.3048,
    "inch": 0.0254,
}
_GRAMS = {"mg": 0.001, "g": 1.0, "kg": 1000.0, "tonne": 1e6, "pound": 453.6, "ounce": 28.35}
_LITRES = {
    "ml": 0.001,
    "teaspoon": 0.005,
    "tablespoon": 0.015,
    "pint": 0.53,
    "litre": 1.0,
    "gallon": 4.2,
}
_SECONDS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "fortnight": 1209600.0,
    "month": 2629800.0,
    "year": 31557600.0,
    "decade": 315576000.0,
    "century": 3155760000.0,
}
_AREAS = {"hectare": 1.0, "acre": 0.4047}
_SPEEDS = {"kph": 1.0, "mph": 1.609}
_POWERS = {"watt": 1.0, "kw": 1000.0, "mw": 1e6}
_MONEY = {"pence": 0.01, "gbp": 1.0}
_CENTS = {"cent": 0.01, "usd": 1.0}
SCALED = (_METRES, _GRAMS, _LITRES, _SECONDS, _AREAS, _SPEEDS, _POWERS, _MONEY, _CENTS)
"""Units of one kind, each with its size."""

_NEAR = 0.06
"""Part by which a converted or rounded number may differ."""


def plain(value: float) -> str:
    """A number in plain figures."""
    return f"{value:.10g}"


def values_of(key: str) -> frozenset[str]:
    """How a token may be understood as a number; empty if it is none."""
    if key in WORDS:
        return frozenset({plain(WORDS[key])})
    if key in SCALES:
        return frozenset({plain(SCALES[key])})
    if not key[:1].isdigit():
        return frozenset()
    values = {key}
    figures = key.replace(",", "")
    if clock := _CLOCK.match(key):
        hour, minute = int(clock[1]), clock[2]
        if int(minute) < 60 and hour < 25:
            values |= {f"{hour % 12}:{minute}"} if hour < 13 else {f"{hour}:{minute}"}
            if hour > 12:
                values.add(f"{hour % 12}:{minute} pm")
    if "," not in key or _THOUSANDS.match(key):
        try:
            values.add(plain(float(figures)))
        except ValueError:
            return frozenset(values)
    return frozenset(values)


NUMBER_WORDS = {word: values_of(word) for word in (*WORDS, *SCALES)} | {
    f"{word[:-1]}ies": frozenset({plain(20 + 10 * n), plain(1920 + 10 * n)})
    for n, word in enumerate(_TENS)
}
"""The values of each number word."""


def joined_numbers(tokens: "list[Token]") -> "list[Token]":
    """The tokens with each number of several words as one: twenty-five thousand, 5.2m, 19th."""
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if not token.values:
            joined.append(token)
            continue
        if token.key in SCALES and joined and joined[-1].key in ("a", "an"):
            joined.append(token)
            continue
        while index < len(tokens):
            money = bool(joined) and joined[-1].key in _CURRENCIES
            merged = _merged(token, tokens[index : index + 3], money=money)
            if merged is None:
                break
            token, used = merged
            index += used
        joined.append(token)
    return _with_clock(_with_scale(joined))


def _number(token: "Token") -> float | None:
    for value in sorted(token.values, key=len):
        try:
            return float(value)
        except ValueError:
            continue
    return None


def _merged(token: "Token", following: "list[Token]", *, money: bool) -> "tuple[Token, int] | None":
    """The number with what follows, and how many tokens that took."""
    after = following[0]
    value = _number(token)
    if value is None:
        return None
    touches = after.start == token.end
    if after.key in SCALES and after.start <= token.end + 1:
        return _grown(token, after, {plain(value * SCALES[after.key])}), 1
    if touches and token.key[:1].isdigit() and after.key in _SHORT_SCALES:
        scaled = {plain(value * _SHORT_SCALES[after.key])}
        # 5m may be metres
        metres = after.key == "m" and not money
        return _grown(token, after, scaled | token.values if metres else scaled), 1
    if touches and token.key[:1].isdigit() and after.key in _ORDINAL_ENDS:
        return _grown(token, after, set(token.values)), 1
    if token.key in WORDS and value in _TENS_VALUES and after.key in WORDS and after.values:
        unit = WORDS[after.key]
        if 0 < unit < 10 and after.start <= token.end + 1 and after.key not in ("once", "single"):
            return _grown(token, after, {plain(value + unit)}), 1
    if after.key == "and" and [word.key for word in following[1:3]] in (
        ["a", "half"],
        ["a", "quarter"],
    ):
        part = 0.5 if following[2].key == "half" else 0.25
        return _grown(token, following[2], {plain(value + part)}), 3
    if after.key == "and" and len(following) > 1 and value >= 100 and value % 100 == 0:
        last = following[1]
        if last.key in WORDS and not token.text[-1].isdigit() and last.key not in ("both", "once"):
            return _grown(token, last, {plain(value + WORDS[last.key])}), 2
    return None


def _grown(token: "Token", after: "Token", values: set[str]) -> "Token":
    text = f"{token.text} {after.text}"
    return token._replace(end=after.end, text=text, key=text.lower(), values=frozenset(values))


def _with_scale(tokens: "list[Token]") -> "list[Token]":
    """The tokens with the scale of a range on both its ends: 12 to 14 million."""
    result = list(tokens)
    for index, token in enumerate(tokens[:-1]):
        value = _number(token) if token.values else None
        if value is None or value >= 1000:
            continue
        after = tokens[index + 1]
        if after.key in ("to", "and", "or") and index + 2 < len(tokens):
            after = tokens[index + 2]
        elif after.start > token.end + 1:
            continue
        last = after.text.split()[-1].lower()
        scale = SCALES.get(last) or _SHORT_SCALES.get(last)
        if scale and after.values and after.text.lower() != last:
            result[index] = token._replace(values=token.values | {plain(value * scale)})
    return result


_DAY_PARTS = {"am", "pm", "morning", "afternoon", "evening", "night", "o'clock"}


def _with_clock(tokens: "list[Token]") -> "list[Token]":
    """The tokens with times of day understood: 7am, seven in the morning, half past eight."""
    result: list[Token] = []
    for index, token in enumerate(tokens):
        if token.values:
            value = _number(token)
            near = [other.key for other in tokens[index + 1 : index + 4]]
            if value is not None and value == int(value) and 0 < value < 25:
                if _DAY_PARTS.intersection(near[:3]) and near and near[0] not in ("to", "of"):
                    hour = int(value)
                    late = {"pm", "afternoon", "evening"} & {*near}
                    values = {*token.values, f"{hour % 12}:00", f"{hour}:00"}
                    if late and hour < 12:
                        values |= {f"{hour + 12}:00", f"{hour}:00 pm"}
                    token = token._replace(values=frozenset(values))
                before = [other.key for other in tokens[max(0, index - 2) : index]]
                if before == ["half", "past"]:
                    hour = int(value)
                    result = [
                        *result[:-2],
                        token._replace(
                            start=tokens[index - 2].start,
                            values=frozenset({f"{hour}:30", f"{hour}.30", f"{hour % 12}:30"}),
                        ),
                    ]
                    continue
        result.append(token)
    return result


def same_value(first: "Token", second: "Token") -> bool:
    """Whether two numbers can be understood as the same."""
    return not first.values.isdisjoint(second.values)


def rounded(first: "Token", second: "Token") -> bool:
    """Whether two numbers differ by no more than rounding."""
    a, b = _number(first), _number(second)
    return a is not None and b is not None and abs(a - b) <= _NEAR * max(abs(a), abs(b))


def converts(first: "Token", unit: str, second: "Token", other: str) -> bool:
    """Whether two numbers with their units are the same amount."""
    a, b = _number(first), _number(second)
    return a is not None and b is not None and _same_amount(a, unit, b, other)


def told_as(token: "Token", unit: str, tokens: "Sequence[Token]", units: dict[str, str]) -> bool:
    """Whether words without a number give the same amount: a fortnight, half an hour."""
    value = _number(token)
    if value is None or not unit:
        return False
    for at, word in enumerate(tokens):
        other = units.get(word.key, "")
        before = [word.key for word in tokens[max(0, at - 4) : at]]
        if not other or not before or before[-1] not in ("a", "an", "half", "one", "the", "every"):
            continue
        after = [word.key for word in tokens[at + 1 : at + 4]]
        quarter = not {"quarter", "quarters"}.isdisjoint(before)
        size = 0.25 if quarter else 0.5 if "half" in before[-2:] else 1.0
        size *= 3 if "three" in before else 1
        size += 0.5 if after == ["and", "a", "half"] else 0.0
        if _same_amount(value, unit, size, other):
            return True
    return False


_SHARES = {
    "half": 50,
    "third": 100 / 3,
    "thirds": 200 / 3,
    "quarter": 25,
    "quarters": 75,
    "fifth": 20,
    "tenth": 10,
}
"""What a share is in percent; of thirds there are two, of quarters three."""


def is_share(token: "Token", unit: str, tokens: "Sequence[Token]") -> bool:
    """Whether words give a number of percent as a share: a quarter, two thirds."""
    value = _number(token)
    if value is None or unit != "percent":
        return False
    return any(abs(_SHARES.get(word.key, -9.0) - value) < 1 for word in tokens)


def _same_amount(a: float, unit: str, b: float, other: str) -> bool:
    if unit == other:
        return a == b
    for sizes in SCALED:
        if unit in sizes and other in sizes:
            x, y = a * sizes[unit], b * sizes[other]
            return abs(x - y) <= _NEAR * max(abs(x), abs(y))
    if {unit, other} == {"celsius", "fahrenheit"}:
        celsius, fahrenheit = (a, b) if unit == "celsius" else (b, a)
        return abs(celsius * 1.8 + 32 - fahrenheit) <= 2
    return False


def unit_at(tokens: "list[Token]", index: int, units: dict[str, str]) -> tuple[str, int]:
    """The unit that the number at an index is given in, and the index of its word; `""`, -1."""
    if index and tokens[index - 1].key in "£$€¥":
        return units[tokens[index - 1].key], index - 1
    for after in range(index + 1, min(index + 3, len(tokens))):
        key = tokens[after].key
        if key in units:
            return units[key], after
        if key == "per" and after + 1 < len(tokens) and tokens[after + 1].key == "cent":
            return "percent", after
        if tokens[after].values:
            break
    return "", -1


def number_tokens(tokens: "list[Token]") -> Iterator[int]:
    """Indices of the numbers."""
    return (index for index, token in enumerate(tokens) if token.values)
