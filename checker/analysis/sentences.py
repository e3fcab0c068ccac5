"""Sentences of a block."""

import re

from checker.text import Span

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "sr",
        "jr",
        "rev",
        "hon",
        "gen",
        "col",
        "capt",
        "lt",
        "maj",
        "sgt",
        "gov",
        "sen",
        "rep",
        "pres",
        "supt",
        "cmdr",
        "adm",
        "fr",
        "messrs",
        "mme",
        "mlle",
        "m",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "cf",
        "al",
        "no",
        "nos",
        "vol",
        "vols",
        "fig",
        "figs",
        "p",
        "pp",
        "ch",
        "sec",
        "ed",
        "eds",
        "approx",
        "ca",
        "c",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "dept",
        "est",
        "a.m",
        "p.m",
        "u.s",
        "u.k",
        "u.n",
        "d.c",
        "ph.d",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "ave",
        "blvd",
        "rd",
        "mt",
        "ft",
    ]
)
"""Words after which a full stop does not end a sentence (before a capital: only if not listed)."""

_BOUNDARY = re.compile(r"(?:[.!?…]+|\.\.\.)[\"'”’)\]»]*\s+(?=[\"'“‘(\[«—–-]*\w)")
_LAST_WORD = re.compile(r"([\w.]*\w)\.?[\"'”’)\]]*$")


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """Ranges of the sentences of one block text[start:end], without the space between them."""
    spans = []
    begin = start
    for boundary in _BOUNDARY.finditer(text, start, end):
        following = text[boundary.end() : boundary.end() + 4].lstrip("\"'“‘([«—–-")
        mark = text[boundary.start()]
        if mark == ".":
            word = _LAST_WORD.search(text, max(begin, boundary.start() - 30), boundary.start())
            last = word.group(1).lower() if word else ""
            single = len(last) == 1 and last.isalpha() and last != "i"
            if (last in ABBREVIATIONS or single or following[:1].islower()) and boundary.group()[
                :2
            ] != "..":
                continue
        elif following[:1].islower():
            continue
        stop = boundary.start() + len(boundary.group().rstrip())
        spans.append(Span(begin, stop))
        begin = boundary.end()
    if begin < end:
        spans.append(Span(begin, end))
    return spans
