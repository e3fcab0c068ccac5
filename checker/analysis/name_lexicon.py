"""What single words tell about names: given names, roles, honorifics, places, institutions.

Read once, when the first document asks: in a checkout from `given_names.tsv`, `roles.tsv`,
`places.tsv` and `name_words.tsv` of the `lexicons` folder (13 ms), in an installed package from the
`names.bundle` made of them (2 ms).
"""

import functools
import marshal
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import RuleError
from checker.lexicon import read_table
from checker.pattern_codes import kept

GIVEN, WEAK, ROLE, HONORIFIC, PARTICLE, SUFFIX, INITIAL = (1 << bit for bit in range(7))
PLACE, PEOPLE, CALENDAR, ORGANISATION, SITE, THING, BRAND = (1 << bit for bit in range(7, 14))
ACRONYM, OTHER, FUNCTION, CONNECTOR, SURNAME_TOO, ABBREVIATION = (1 << bit for bit in range(14, 20))
ORGANISATION_FIRST, SITE_FIRST, BY_GIVEN_NAME, FAMILY_FIRST = (1 << bit for bit in range(20, 24))
POST_NOMINAL, RARELY_SURNAME, COMMON_ROLE = (1 << bit for bit in range(24, 27))
"""What a word may be, as bits. WEAK goes with GIVEN: as often a common word or a place."""

NO_NAME = PLACE | PEOPLE | CALENDAR | ORGANISATION | SITE | THING | BRAND | ACRONYM | OTHER
"""Words that end no person's name unless they are SURNAME_TOO."""

_KINDS = {
    "male-honorific": HONORIFIC,
    "female-honorific": HONORIFIC,
    "honorific": HONORIFIC,
    "kin-honorific": HONORIFIC | WEAK,
    "by-given-name": BY_GIVEN_NAME,
    "family-first": FAMILY_FIRST,
    "abbreviation": ABBREVIATION,
    "particle": PARTICLE,
    "suffix": SUFFIX,
    "post-nominal": POST_NOMINAL,
    "calendar": CALENDAR,
    "group": PEOPLE,
    "organisation": ORGANISATION,
    "organisation-first": ORGANISATION_FIRST,
    "brand": BRAND,
    "site": SITE,
    "site-first": SITE_FIRST,
    "thing": THING,
    "surname-too": SURNAME_TOO,
    "surname-rarely": SURNAME_TOO | RARELY_SURNAME,
    "function": FUNCTION,
}
_LISTS = frozenset({"saying", "person-verb", "kin", "role-modifier", "adjective-tail"})

_INITIALS = kept(r"[^\W\d_](?:\.-?[^\W\d_])*\Z")
_DOTTED_PLACES = {"U.S": PLACE, "U.K": PLACE, "U.S.A": PLACE, "U.A.E": PLACE, "D.C": PLACE}
_DOTTED_OTHERS = dict.fromkeys(("U.N", "E.U", "Ph.D", "M.D", "B.A", "M.A", "A.D", "B.C"), OTHER)
_ABBREVIATED_PLACES = dict.fromkeys(("US", "UK", "USA", "UAE", "USSR"), PLACE | ACRONYM)
_INNER_CAPITAL = kept(r"[^\W\d_A-Z][A-Z]")
_SYLLABLE = kept(r"[a-z]{1,5}\Z")
_CAPITAL_INSIDE_SURNAMES = (
    "Mc",
    "Mac",
    "De",
    "Di",
    "Da",
    "Du",
    "La",
    "Le",
    "Fitz",
    "Van",
    "Vander",
)


class Lexicon(NamedTuple):
    """The tables, as they are looked up."""

    bits: dict[str, int]
    """What each word, as written with its capital, may be."""
    places: frozenset[str]
    """Names of places in more than one word."""
    place_starts: frozenset[str]
    """Their first words."""
    genders: dict[str, str]
    """m, f or u for each given name."""
    roles: frozenset[str]
    """Words for what a person is or does, in lower case."""
    firm_roles: frozenset[str]
    """Those that also stand before a company or country: the rival Acme."""
    saying: frozenset[str]
    person_verbs: frozenset[str]
    kin: frozenset[str]
    role_modifiers: frozenset[str]
    adjective_tails: frozenset[str]
    honorific_genders: dict[str, str]
    """m or f for the honorifics that tell."""

    def bits_of(self, word: str) -> int:
        """What a capitalised word may be: by the tables, else by its form; 0 for a plain name."""
        known = self.bits.get(word)
        return known if known is not None else self._by_form(word)

    def _by_form(self, word: str) -> int:
        if word.isalpha():
            if word.isupper():
                return ACRONYM if len(word) > 1 else INITIAL
            if not _INNER_CAPITAL.search(word) or word.startswith(_CAPITAL_INSIDE_SURNAMES):
                return 0
            return OTHER
        if _INITIALS.match(word):
            return INITIAL
        if "." in word or any(map(str.isdigit, word)):
            return OTHER
        if "-" in word:
            return self._hyphenated(word)
        return 0

    def _hyphenated(self, word: str) -> int:
        parts = word.split("-")
        if word.isupper():
            return ACRONYM
        if parts[-1] in self.adjective_tails:
            return FUNCTION
        found = [self.bits.get(part, 0) for part in parts]
        if any(bits & (PEOPLE | CALENDAR | ORGANISATION) for bits in found):
            return OTHER
        if all(bits & GIVEN for bits in found) or (found[0] & GIVEN and _SYLLABLE.match(parts[-1])):
            return GIVEN
        return ACRONYM if any(len(part) > 1 and part.isupper() for part in parts) else 0

    def gender(self, given: str) -> str:
        """m, f or u (given to both) for a given name, without diacritics too; empty if unknown."""
        for name in (given, _plain(given), given.partition("-")[0]):
            if name in self.genders:
                return self.genders[name]
        return ""


def _plain(name: str) -> str:
    """A name without its diacritics."""
    if name.isascii():
        return name
    name = name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O")
    decomposed = unicodedata.normalize("NFD", name.replace("ı", "i").replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@functools.cache
def lexicon() -> Lexicon:
    """The shipped tables."""
    from checker.ruleset import shipped_folder

    folder = shipped_folder() / "lexicons"
    made = folder / "names.bundle"
    return loaded(made.read_bytes()) if made.is_file() else load(folder)


def dumped(tables: Lexicon) -> bytes:
    """The tables as they stand in a package; sets in order, so that all builds are alike."""
    plain = [sorted(table) if isinstance(table, frozenset) else table for table in tables]
    return marshal.dumps(plain, 2)


def loaded(data: bytes) -> Lexicon:
    """The tables that `dumped` wrote."""
    tables: list[Any] = [frozenset(t) if isinstance(t, list) else t for t in marshal.loads(data)]
    return Lexicon(*tables)


def load(folder: Path) -> Lexicon:
    """The tables of a folder. Raises RuleError for one that cannot be used."""
    bits: dict[str, int] = {}

    def mark(word: str, bit: int) -> None:
        bits[word] = bits.get(word, 0) | bit

    lists: dict[str, list[str]] = {kind: [] for kind in (*_KINDS, *_LISTS)}
    for row in read_table(folder / "name_words.tsv", 2):
        kind, words = row.cells[:2]
        if kind not in lists:
            raise RuleError(f"{row.place}: unknown kind '{kind}'; see the head of the file")
        lists[kind] += words.split()
    for kind, bit in _KINDS.items():
        for word in lists[kind]:
            mark(word if bit != FUNCTION else word.capitalize(), bit)
    roles, firm_roles = [], []
    for row in read_table(folder / "roles.tsv", 2):
        role, use = row.cells[:2]
        roles.append(role)
        capital = role.title() if "-" in role else role.capitalize()
        if use == "firm":
            firm_roles.append(role)
            continue
        mark(capital, COMMON_ROLE)
        if use == "title":
            mark(capital, ROLE)
            mark(capital + "s", ROLE)
    places = []
    for row in read_table(folder / "places.tsv", 2):
        place, people = row.cells[:2]
        if " " in place:
            places.append(place)
        else:
            mark(place, PLACE)
        for word in people.split():
            mark(word, PEOPLE)
    genders: dict[str, str] = {}
    for row in read_table(folder / "given_names.tsv", 3):
        gender, also, names = row.cells[:3]
        bit = GIVEN | WEAK if also else GIVEN
        for given in names.split():
            genders[given] = gender
            mark(given, bit)
            # not of Germán: a German is somebody else
            if not given.isascii() and (plain := _plain(given)) not in bits:
                genders[plain] = gender
                mark(plain, bit)
    bits |= _DOTTED_PLACES | _DOTTED_OTHERS | _ABBREVIATED_PLACES
    return Lexicon(
        bits,
        frozenset(places),
        frozenset(place.partition(" ")[0] for place in places),
        genders,
        frozenset(roles),
        frozenset(firm_roles),
        frozenset(lists["saying"]),
        frozenset(lists["person-verb"]),
        frozenset(lists["kin"]),
        frozenset(lists["role-modifier"]),
        frozenset(lists["adjective-tail"]),
        dict.fromkeys(lists["male-honorific"], "m") | dict.fromkeys(lists["female-honorific"], "f"),
    )
