"""Sentences of a block."""

import re

from checker.document import OPAQUE
from checker.pattern_codes import kept
from checker.text import Span

_INSIDE = """
    mr mrs ms dr prof st rev hon gen col capt lt maj sgt gov sen rep pres supt cmdr adm fr messrs
    mme mlle mt ft vs cf viz e.g i.e
"""
_BEFORE_NUMBER = """
    no nos vol vols fig figs p pp ch sec art ed eds approx ca c est
"""
_MAY_END = """
    etc al inc ltd co corp bros jr sr dept ave blvd rd a.m p.m u.s u.k u.n d.c ph.d
"""
_TIMES = """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
"""
_OPENERS = """
    the a an he she it they we you i this that these those there his her its their our my your in
    on at for from with by to as of but and or so if when while after before although though
    however then now not no what who why how where which all some many most one two both even
    still yet also according during since until once because despite
"""

INSIDE = frozenset(_INSIDE.split())
"""Abbreviations that never end a sentence: a name or an explanation follows."""

BEFORE_NUMBER = frozenset(_BEFORE_NUMBER.split())
"""Words that are abbreviations only if a number follows ("No. 5", but "He said no.")."""

MAY_END = frozenset(_MAY_END.split())
"""Abbreviations that end a sentence if a word follows that often opens one."""

TIMES = frozenset(_TIMES.split())
"""Months and days, abbreviations like those of MAY_END if capitalised ("Sat.", but "she sat.")."""

ABBREVIATIONS = INSIDE | BEFORE_NUMBER | MAY_END | TIMES
"""Words after which a full stop need not end a sentence."""

OPENERS = frozenset(_OPENERS.split())

_CLOSERS = "\"'”’)\\]»"
_QUOTES_BEFORE = "\"'“‘(\\[«—–-"
_BOUNDARY = kept(
    rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+\s+(?=[{_QUOTES_BEFORE}]*[$£€]?(?P<next>{OPAQUE}|\w+))"
)
_LAST_WORD = kept(rf"([\w.]*\w)[{_CLOSERS}]*$")
_DOTTED = kept(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ROMAN = kept(r"[IVXLC]{2,}")


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """Ranges of the sentences of one block text[start:end], without the space between them."""
    spans = []
    begin = start
    for boundary in _BOUNDARY.finditer(text, start, end):
        if _ends_sentence(text, begin, boundary):
            stop = boundary.start() + len(boundary.group().rstrip())
            spans.append(Span(begin, stop))
            begin = boundary.end()
    if begin < end:
        spans.append(Span(begin, end))
    return spans


def _ends_sentence(text: str, begin: int, boundary: re.Match[str]) -> bool:
    following = boundary["next"]
    if following[0].islower():
        return False
    if boundary.group()[0] != "." or boundary.group()[1] in ".!?…":
        return True
    word = _LAST_WORD.search(text, max(begin, boundary.start() - 30), boundary.start())
    if word is None:
        return True
    written = word.group(1)
    last = written.lower()
    if last in INSIDE or (last.isdigit() and word.start() == begin):
        return False
    if last in BEFORE_NUMBER:
        return not (following[0].isdigit() or _ROMAN.fullmatch(following))
    may_end = (
        last in MAY_END
        or (last in TIMES and written[0].isupper())
        or _DOTTED.fullmatch(written)
        or (len(written) == 1 and written.isupper() and written != "I")
    )
    return not may_end or following.lower() in OPENERS
