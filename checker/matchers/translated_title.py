"""Titles of works that were translated: one is another of the text, word by word in synonyms.

"Wedding story" in one list of films and "Marriage Story" in the next are one film; so are
"prankster" and "Joker", or "the crown" and "The Crown". Titles are read in quotation marks and in
lists after a word for works ("series such as …"); outside them only what has its capitals.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from checker.document import Document
from checker.lexicon import read_table
from checker.matchers import Key, KeyValueError, Match, Related, Task
from checker.pattern_codes import kept
from checker.text import Span

KEYS = (Key("table", "text", True, "Lexicon: word, synonyms parted by |."),)

MOST_WORDS = 6

_WORKS = (
    r"(?:films?|movies?|series|shows?|dramas?|comed(?:y|ies)|sitcoms?|novels?|books?|plays?|albums?"
    r"|songs?|singles?|musicals?|operas?|games?|documentar(?:y|ies)|blockbusters?|hits?|titles?)"
)
_TITLE = r"[^\s“”\"(),.;:!?]+(?: [^\s“”\"(),.;:!?]+){0,5}"
_QUOTED = {
    # a search for one mark leaps, one for either does not
    marks: kept(rf"{marks}(?<!\w\")({_TITLE})[,.!?]?[”\"](?!\w)")
    for marks in ('"', "“", '["“]')
}
_INTRODUCED_BY = (" such as ", " like ", " including ", ": ")
_WORKS_END = kept(rf"\b{_WORKS},?$", re.IGNORECASE)
_ROW = kept(rf"{_TITLE}(?:, {_TITLE})*")
_BETWEEN = kept(r",? (?:and |or )?")
_BEFORE = kept(
    rf"\b(?:{_WORKS}(?:,? (?:such as|like|including)|:)?|starring in|directed|nominated for|called)"
    r" $"
    r"|[”\"],?(?: and| or)? $",
    re.IGNORECASE,
)
_AFTER = kept(r"[,.]?[”\"],?(?: and| or)? [“\"]")
_CAPITALISED = kept(r"[A-Z][\w'’-]*+(?: (?:(?:of|the|and|in|a|to|on|for|with) )*+[A-Z][\w'’-]*+)++")
_WORDS = """
    a an the of and in on to for with at by from as or
"""
_SMALL_IN_TITLES = frozenset(_WORDS.split())


class _Title(NamedTuple):
    """A title in the text; `sure` where it stands among titles or after a word for works."""

    words: tuple[str, ...]
    start: int
    end: int
    quoted: bool
    sure: bool
    capitals: bool


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The table as one text: rows `word=synonym|synonym`, parted by line feeds."""
    rows = []
    for row in read_table(Path(keys["__folder__"], keys["table"]), 2):
        if not all(row.cells):
            raise KeyValueError(f"{row.place}: word and synonyms are needed", ("table",))
        rows.append("=".join(row.cells))
    return {"words": "\n".join(rows)}


def find(task: Task) -> Iterator[Match]:
    """One match for each title that another of the text says in other words or with capitals."""
    document = task.document
    titles = [title for title in _titles(document) if _is_read(task, title)]
    if not titles:
        return
    forms: defaultdict[tuple[str, ...], list[_Title]] = defaultdict(list)
    for title in (*titles, *_capitalised(document, titles)):
        forms[tuple(word.lower() for word in title.words)].append(title)
    for own in forms.values():
        yield from _cased(document, own)
    for form, other in sorted(_alike(task.params, forms)):
        pair = _chosen(forms[form], forms[other])
        if pair:
            wrong, right = pair
            yield from (_match(document, title, right) for title in wrong)


def _is_read(task: Task, title: _Title) -> bool:
    segment = task.document.segment_at(title.start)
    written = task.document.text[title.start : title.end]
    return segment.english and segment.kind in task.kinds and written not in task.settings.accept


def _titles(document: Document) -> list[_Title]:
    """Titles in quotation marks and in lists of works, in the order of the text."""
    text = document.text
    found: dict[int, _Title] = {}
    marks = [mark for mark in '"“' if mark in text]
    pattern = _QUOTED[marks[0] if len(marks) == 1 else '["“]']
    for quoted in pattern.finditer(text) if marks else ():
        start, end = quoted.span(1)
        sure = bool(
            _BEFORE.search(text, max(0, start - 30), quoted.start()) or _AFTER.match(text, end)
        )
        found[start] = _title(text, start, end, quoted=True, sure=sure)
    for row in _rows(text):
        items = list(_items(text[row.start : row.end], row.start))
        if len(items) > 1 and any(text[item.start].isupper() for item in items):
            for item in items:
                found.setdefault(item.start, _title(text, *item, quoted=False, sure=True))
    # a single word in quotation marks is a title only where titles stand
    return [t for _, t in sorted(found.items()) if t.sure or len(t.words) > 1]


def _rows(text: str) -> Iterator[Span]:
    """Lists after a word for works: "series such as A, B and C"."""
    for words in _INTRODUCED_BY:
        # plain searches: a pattern with all the words for works is ten times slower
        start = text.find(words)
        while start >= 0:
            if _WORKS_END.search(text, max(0, start - 15), start) and (
                row := _ROW.match(text, start + len(words))
            ):
                yield Span(*row.span())
            start = text.find(words, start + 1)


def _items(row: str, start: int) -> Iterator[Span]:
    """The items of "A, B and C", in offsets of the text."""
    at = 0
    for part in re.split(r"((?:, (?:and |or )?)| and | or )", row):
        if at == 0 or not _BETWEEN.fullmatch(part):
            yield Span(start + at, start + at + len(part))
        at += len(part)


def _title(text: str, start: int, end: int, *, quoted: bool, sure: bool) -> _Title:
    words = tuple(text[start:end].split(" "))
    capitals = words[0][0].isupper() and all(
        word[0].isupper() or word in _SMALL_IN_TITLES for word in words
    )
    return _Title(words, start, end, quoted, sure, capitals)


def _capitalised(document: Document, titles: list[_Title]) -> Iterator[_Title]:
    """Words with capitals outside quotation marks that share a word with a title of several."""
    text = document.text
    shared = {word.lower() for title in titles if len(title.words) > 1 for word in title.words}
    starts = {title.start for title in titles}
    for found in _CAPITALISED.finditer(text) if shared else ():
        words = tuple(found[0].split(" "))
        if (
            len(words) <= MOST_WORDS
            and found.start() not in starts
            and not shared.isdisjoint(found[0].lower().split(" "))
        ):
            yield _Title(words, *found.span(), quoted=False, sure=False, capitals=True)


def _alike(
    params: Mapping[str, Any], forms: Mapping[tuple[str, ...], list[_Title]]
) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of forms that differ in one word, the two being synonyms."""
    groups: defaultdict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = defaultdict(list)
    for form, titles in forms.items():
        if len(form) > 1 or any(title.sure for title in titles):
            for place in range(len(form)):
                groups[place, (*form[:place], "", *form[place + 1 :])].append(form)
    found = set()
    for (place, _), group in groups.items():
        if len(group) < 2:
            continue
        by_word = {form[place]: form for form in group}
        for word, form in by_word.items():
            for synonym in _synonyms(params, word):
                if synonym in by_word:
                    found.add((form, by_word[synonym]))
    return found


_made: dict[int, tuple[Mapping[str, Any], dict[str, list[str]]]] = {}


def _synonyms(params: Mapping[str, Any], word: str) -> list[str]:
    """The synonyms of a word that come later in the alphabet, with their plurals for a plural."""
    known = _made.get(id(params))
    if known is None or known[0] is not params:
        table = {}
        for row in params["words"].split("\n"):
            key, _, synonyms = row.partition("=")
            table[key] = synonyms.split("|")
        known = _made[id(params)] = (params, table)
    table = known[1]
    plurals = [f"{other}s" for other in table.get(word[:-1], ())] if word.endswith("s") else []
    return [*table.get(word, ()), *plurals]


def _chosen(one: list[_Title], two: list[_Title]) -> tuple[list[_Title], _Title] | None:
    """The places of the form that is wrong, and the first of the right one; None if unsure.

    Wrong is the form without its capitals, else the rarer, else the later.
    """
    if len(one[0].words) == 1:
        one, two = ([t for t in titles if t.sure] for titles in (one, two))
        if not (one and two):
            return None
    both = (*one, *two)
    if not any(t.capitals for t in both) or not any(t.quoted or t.sure for t in both):
        return None

    def rank(titles: list[_Title]) -> tuple[bool, int, int]:
        return not any(t.capitals for t in titles), -len(titles), titles[0].start

    right, wrong = sorted((one, two), key=rank)
    return wrong, right[0]


def _cased(document: Document, own: list[_Title]) -> Iterator[Match]:
    """A title in small letters among titles that has its capitals elsewhere."""
    right = next((t for t in own if t.capitals and len(t.words) > 1), None)
    for title in own if right else ():
        if right and title.sure and " ".join(title.words).islower():
            yield _match(document, title, right)


def _match(document: Document, wrong: _Title, right: _Title) -> Match:
    text = document.text[right.start : right.end]
    return Match(
        wrong.start,
        wrong.end,
        {"other": text},
        replacement=text,
        related=(Related("other", right.start, right.end, f"'{text}' here"),),
    )
