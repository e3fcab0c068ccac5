"""Whether a block is English, by its declared language or its function words."""

from collections.abc import Iterable, Sequence

from checker.pattern_codes import kept

_ENGLISH = """
    the of and to that with were this these those which from has been they his you are it be but
    their there would should who what when where why how she its than them could into our not your
    my if about because don't it's i'm
"""

_FOREIGN = """
    le les des du et est une dans qui que pour pas sur avec ce cette sont aux ont mais nous vous
    elle être il par c'est n'est d'un d'une qu'il
    el los las del es por una con para se su como pero más está lo muy también sus fue
    não uma com os dos das ao foi é em seu sua um na pela pelo
    di che della sono gli nel dei delle anche è non alla
    der die und ist nicht den von mit dem ein eine einen zu auf für sich auch wird sind im zum das
    het een van niet zijn voor dat ook wordt naar maar
    och att det som är på inte för og ikke av til med ikkje jeg
    nie jest się że jak je že jsou który są
    bir ve için ile olarak
    și în nu din cu este
    yang dan untuk dengan tidak dari ini itu
    ja ei että oli hän mutta ovat
    az és egy hogy nem
    và của không là các
    ng ang mga sa ay
    ya wa kwa katika ni
    els amb dels
    yn yr mae agus
"""

ENGLISH = frozenset(_ENGLISH.split())
"""English function words that hardly occur in the running text of other languages."""

FOREIGN = frozenset(_FOREIGN.split())
"""Function words of other languages in Latin script that are not English words in lower case."""

SHORTEST, SHORT = 5, 8
"""Below SHORTEST words nothing can be told, below SHORT only by many function words."""

_WORD = kept(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OTHER_SCRIPTS = (
    # Greek to Vedic, Greek Extended, Cyrillic and Ethiopic extensions, East Asia
    ("\u0370", "\u1cff"),
    ("\u1f00", "\u1fff"),
    ("\u2d00", "\u2dff"),
    ("\u2e80", "\ua4cf"),
    ("\ua960", "\ud7ff"),
    ("\uf900", "\ufaff"),
    ("\uff66", "\uffdc"),
    ("\U00020000", "\U0003ffff"),
)
"""Ranges of letters: compared with, since a class of so many characters compiles in 4 ms."""
_OTHER_SCRIPT_SHARE = 0.3
_NOT_ASCII_SHARE = 0.25
_BYTES = 1 + _OTHER_SCRIPT_SHARE

_MOST_FREQUENT = (" the ", " of ", " and ", " to ", " that ", " with ")
"""Words of ENGLISH as they stand in a text."""


def _letters_of_other_scripts(text: str) -> int:
    return sum(
        character > "\u036f" and any(first <= character <= last for first, last in _OTHER_SCRIPTS)
        for character in text
    )


def is_english(text: str) -> bool:
    """Whether running text is English as far as can be told; names and headlines count as English.

    Function words count in lower case only, since capitalised ones belong to names (Los Angeles,
    Van Dijk), unless everything is in capitals; mostly capitalised words are a list of names.
    """
    other = 0 if text.isascii() else _letters_of_other_scripts(text)
    if other >= 4 and other > len(text) * _OTHER_SCRIPT_SHARE:
        return False
    words = _WORD.findall((text.lower() if text.isupper() else text).replace("’", "'"))
    in_lower_case = sum(word.islower() for word in words)
    if len(words) < SHORTEST or in_lower_case * 2 < len(words):
        return True
    english = sum(word in ENGLISH for word in words)
    foreign = sum(word in FOREIGN for word in words)
    if len(words) < SHORT:
        return english > 0 or foreign * 5 < len(words) * 2
    if foreign >= 2 and foreign > 2 * english:
        return False
    # languages without an entry above: no English function word, and letters English has not
    accented = sum(not word.isascii() for word in words)
    return english > 0 or foreign > 0 or accented < len(words) * _NOT_ASCII_SHARE


def english_flags(
    texts: Sequence[str],
    languages: Sequence[str | None],
    declared: str | None,
    vocabulary: Iterable[str] | None = None,
) -> list[bool]:
    """For each block whether it is to be checked as English.

    `languages` are the blocks' own declared languages, which decide. `declared` is the
    document's: a foreign document holds no English, but an English one may hold foreign blocks.
    `vocabulary`: the distinct words of all blocks, if they are known.
    """
    foreign_document = declared is not None and not _names_english(declared)
    foreign = FOREIGN if vocabulary is None else FOREIGN.intersection(vocabulary)
    flags = []
    for text, language in zip(texts, languages, strict=True):
        if language is not None:
            flags.append(_names_english(language))
        else:
            flags.append(
                not foreign_document and (_plainly_english(text, foreign) or is_english(text))
            )
    return flags


def _names_english(language: str) -> bool:
    """Whether a language tag or name (en, en-GB, eng, English) stands for English."""
    return language.lower().startswith("en")


def _plainly_english(text: str, foreign: frozenset[str]) -> bool:
    """Whether a look at a few words shows that a block is English; `foreign` are those sought.

    It costs a tenth of counting and settles all but short, mixed and foreign blocks.
    """
    # other scripts need two or more bytes a letter
    if not text.isascii() and len(text.encode("utf-8", "replace")) > len(text) * _BYTES:
        return False
    if sum(map(text.__contains__, _MOST_FREQUENT)) >= 2:
        return not foreign or foreign.isdisjoint(text.split()) or _outnumbered(text, foreign)
    return _outnumbered(text, foreign)


def _outnumbered(text: str, foreign: frozenset[str]) -> bool:
    """Whether a block has English function words, and twice as many as foreign ones."""
    words = text.split()
    english = len(ENGLISH.intersection(words))
    return english >= 2 and 2 * len(foreign.intersection(words)) <= english
