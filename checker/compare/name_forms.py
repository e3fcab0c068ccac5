"""When two capitalised words are one name: inflected, shortened, told by the country's name."""

from collections.abc import Sequence

from checker.analysis.spelling import plain
from checker.analysis.word_list import is_word
from checker.compare.passage import known_name
from checker.compare.tables import tables
from checker.compare.tokens import Token

HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor"}
    | {"saint", "st"}
)
"""Capitalised words that stand before a name and are none."""

_ENDS = ("s", "n", "an", "ian", "ish", "ese", "i", "ic", "er", "es", "ns", "ans", "ians", "is")
_ALREADY_WHOLE = ("s", "i", "n")
"""Endings that stand after a whole name only."""


class Side:
    """The words of one side, as names of the other are looked up in them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        people = tables().people
        self.tokens = tokens
        self.forms = {token.key for token in tokens} | {plain(token.key) for token in tokens}
        self.countries = {people[token.key] for token in tokens if token.key in people}
        self.text = " ".join(token.key for token in tokens)
        self.capitals = [token for token in tokens if token.capital]
        self.initials = "".join(token.key[0] for token in self.capitals).lower()
        self.groups = {
            group for token in self.capitals for group in tables().variants.get(token.key, ())
        }

    def holds(self, token: Token, own: "Side") -> bool:
        """Whether a name of the other side, `own`, stands here in some form."""
        if {token.key, plain(token.key)} & self.forms:
            return True
        table = tables()
        country = table.people.get(token.key, token.key)
        if country in self.forms or {country, token.key} & self.countries:
            return True
        if country != token.key and country in self.text:
            return True
        if not self.groups.isdisjoint(table.variants.get(token.key, ())):
            return True
        if any(is_inflected(token.key, other.key) for other in self.capitals):
            return True
        if _is_acronym(token):
            return token.key.lower() in self.initials
        # a word of a name that this side has as an acronym
        return any(
            token.key[0] in other.key.lower() and other.key.lower() in own.initials
            for other in self.capitals
            if _is_acronym(other)
        )


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper()


def is_inflected(first: str, second: str) -> bool:
    """Whether one name is the other with an ending: Rooneys, Lankan, British."""
    short, long = sorted((plain(first), plain(second)), key=len)
    for cut in (0, 1, 2, 3):
        root = short[: len(short) - cut]
        ending = long[len(root) :]
        if len(root) < 3 or not long.startswith(root) or ending not in _ENDS:
            continue
        if cut == 0 or ending not in _ALREADY_WHOLE:
            return True
    return False


def is_same_word(first: str, second: str) -> bool:
    """Whether two spellings are one name with an ending, or one word and its short form."""
    if plain(first) == plain(second) or is_inflected(first, second):
        return True
    if not tables().variants.get(first, frozenset()).isdisjoint(tables().variants.get(second, ())):
        return True
    short, long = sorted((first, second), key=len)
    return long.startswith(short) and is_word(short) and is_word(long)


def is_label(tokens: Sequence[Token], at: int) -> bool:
    """Whether a common word has its capital since a number or letter follows: Appendix D."""
    if at + 1 >= len(tokens):
        return False
    follows = tokens[at + 1]
    letter = len(follows.text) == 1 and follows.text.isupper() and follows.key != "i"
    beside = follows.start == tokens[at].end + 1
    return beside and (letter or bool(follows.values)) and is_common_word(tokens[at])


def is_common_word(token: Token) -> bool:
    """Whether a word with a capital is one that stands in any text, and no known name."""
    return is_word(token.key) and not known_name(token.key, token.text)


def is_role(token: Token) -> bool:
    """Whether a capitalised word is a role or the like, which may be told in other words."""
    return token.stem in tables().roles or token.key in HONORIFICS


def say_the_same(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Whether one of two runs is the initials of the other, or both are roles."""
    initials = ["".join(token.key[0].lower() for token in side) for side in (first, second)]
    if len(first) == 1 and first[0].key.lower() == initials[1] and len(second) > 1:
        return True
    if len(second) == 1 and second[0].key.lower() == initials[0] and len(first) > 1:
        return True
    return all(is_role(token) for token in (*first, *second))


def touch(tokens: Sequence[Token], at: int, beside: int) -> bool:
    """Whether only a blank stands between two words."""
    first, second = sorted((at, beside))
    return tokens[second].start - tokens[first].end <= 1
