"""The words and numbers of a sentence, as they are compared."""

import functools
from typing import NamedTuple

from checker.analysis.inflection import stem
from checker.compare.numbers import NUMBER_WORDS, joined_numbers, values_of
from checker.compare.tables import tables
from checker.pattern_codes import kept
from checker.text import Span

_TOKEN = kept(
    r"(?P<number>\d+(?:[.,:]\d+)*)|(?P<sign>[£$€¥%])|(?P<dotted>[^\W\d_](?:\.[^\W\d_])+\.?)"
    r"|(?P<short>n['’]t\b|(?<=\w)['’](?:s|re|ve|ll|d|m|S)\b)"
    r"|(?P<word>[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:['’](?!(?:s|re|ve|ll|d|m|S)\b)[^\W\d_]+)*)"
)
_NO_VALUES: frozenset[str] = frozenset()
_NUMBER_FOLLOWS = kept(r"\.\s?\d|s?\.?\s\d")
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
_DATE_WORDS_WORDS = """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
"""
_DATE_WORDS = frozenset(_DATE_WORDS_WORDS.split())
_SHORT_DATES = {
    word[:size]: word
    for word in _DATE_WORDS
    for size in (3, 4)
    if len(word) > size + 1 and word not in ("march", "may")
} | {"mar": "march", "tues": "tuesday", "thurs": "thursday"}
_SHORT_DATES |= {f"{word}s": word for word in _DATE_WORDS if word.endswith("day")}


class Token(NamedTuple):
    """A word, number or sign in `Document.text[start:end]`.

    `values`: for a number how it can be understood, in plain figures. `date`: the month or day of
    the week that it names. `opens`: first in its sentence or after a quotation mark.
    """

    start: int
    end: int
    text: str
    key: str
    stem: str
    values: frozenset[str] = frozenset()
    date: str = ""
    opens: bool = False
    quoted: bool = False
    content: bool = True
    """Whether it carries sense of its own."""
    capital: bool = False
    """Whether it begins with a capital letter."""


class _Word(NamedTuple):
    """What a word is, wherever it stands."""

    key: str
    stem: str
    values: frozenset[str]
    date: str
    content: bool
    small: bool
    """Whether it looks like a small word, whatever its capitals."""
    capital: bool


@functools.lru_cache(maxsize=200_000)
def _word(written: str, dotted: bool) -> _Word:
    key = written.lower().replace("’", "'")
    if dotted:
        key = key.replace(".", "")
    function = tables().classes["function"]
    date = ""
    capital = written[:1].isupper()
    if capital:
        date = key if key in _DATE_WORDS else _SHORT_DATES.get(key, "")
    key = tables().spellings.get(key, key)
    small = key in function
    base = "use" if key in ("used", "using") else stem(key)
    return _Word(key, base, NUMBER_WORDS.get(key, _NO_VALUES), date, not small, small, capital)


def _in_capitals(text: str, at: int) -> bool:
    """Whether the words around an offset are all in capitals."""
    return text[max(0, at - 20) : at + 20].isupper()


_BEFORE_OPENER = frozenset("\"“‘'(")
_BEFORE_SPACE = frozenset(':;“"')


def tokens_of(text: str, start: int, end: int, quotes: list[Span]) -> list[Token]:
    """The tokens of the sentence `text[start:end]`; `quotes` are the speech spans of its block."""
    found: list[Token] = []
    counted = False
    for match in _TOKEN.finditer(text, start, end):
        written = match.group()
        at, stop = match.span()
        quoted = bool(quotes) and any(span.start <= at < span.end for span in quotes)
        opens = (
            not found
            or text[at - 1] in _BEFORE_OPENER
            or (at > 1 and text[at - 2] in _BEFORE_SPACE)
        )
        kind = match.lastgroup
        if kind == "number":
            counted = True
            found.append(
                Token(at, stop, written, written, written, values_of(written), "", opens, quoted)
            )
            continue
        key, base, values, date, content, small, capital = _word(written, kind == "dotted")
        if small:
            if len(key) > 1 and written.isupper() and not _in_capitals(text, at):
                # US, WHO: names, not the small words
                key, base, content = key.upper(), key.upper(), True
            elif key == "no" and _NUMBER_FOLLOWS.match(text, stop):
                key = base = "number"
            elif key == "cannot":
                found += (
                    Token(at, at + 3, written[:3], "can", "can", quoted=quoted, content=False),
                    Token(at + 3, stop, written[3:], "not", "not", quoted=quoted, content=False),
                )
                continue
            elif key == "n't":
                key = base = "not"
                if found and found[-1].key in _WHOLE and found[-1].end == at:
                    whole = _WHOLE[found[-1].key]
                    found[-1] = found[-1]._replace(key=whole, stem=whole, content=False)
        elif date == "may" and opens:
            # it opens a sentence as a verb too
            date = ""
        if written in ("C", "F") and text[at - 1 : at] == "°":
            key = base = f"°{written.lower()}"
            content = capital = False
        if key == "once" and (opens or text[at - 2 : at] == ", "):
            # "once it is dark" counts nothing
            values = _NO_VALUES
        if values:
            counted = True
        found.append(
            Token(at, stop, written, key, base, values, date, opens, quoted, content, capital)
        )
    found = _with_phrases(found)
    return joined_numbers(found) if counted else found


def _with_phrases(tokens: list[Token]) -> list[Token]:
    """The tokens; a verb with its particle has the stem of the one verb that says the same."""
    phrases = tables().phrases
    for at in range(len(tokens) - 1):
        verb = phrases.get((tokens[at].stem, tokens[at + 1].key))
        if verb is not None:
            tokens[at] = tokens[at]._replace(stem=verb)
            tokens[at + 1] = tokens[at + 1]._replace(content=False)
    return tokens
