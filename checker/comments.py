"""Comments that speak to this tool: reading `subeditor: ignore RULE -- reason` and its kin."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.document import Document
from checker.meta import MALFORMED, UNKNOWN, Word
from checker.pattern_codes import kept
from checker.rule import nearest

DIRECTIVES = ("ignore", "ignore-start", "ignore-end", "ignore-file")

_HTML = kept(r"<!--\s*subeditor(?:\s*(?P<colon>:)|(?=\s+ignore\b))(?P<body>.*?)-->", re.S | re.I)
_LINE = kept(r"\s*(?:#|//|%)\s*subeditor(?P<colon>:)(?P<body>.*)", re.I)
_WORD = kept(r"\S+")
_REASON = kept(r"(?:^|(?<=\s))--+(?=\s|$)")
_NAME = kept(r"[^,\s](?:[^,]*[^,\s])?")
_EVERYTHING = ("all", "*", "any", "everything")


class Directive(NamedTuple):
    """A comment that was read: what it asks for, of which rules, why, and its range."""

    word: str
    names: tuple[Word, ...]
    reason: str
    start: int
    end: int


class Problem(NamedTuple):
    """What is wrong with a comment: the meta rule, the word it is about, the message."""

    rule: str
    word: Word
    message: str


def read_directives(
    document: Document, known: frozenset[str]
) -> tuple[list[Directive], list[Problem]]:
    """The comments of a document that speak to this tool, and what is wrong with them.

    `known` are the ids and families of all rules; a directive names only such.
    """
    directives: list[Directive] = []
    problems: list[Problem] = []
    for match, offset in _comments(document):
        body = match["body"]
        start = offset + match.start("body")
        word = _word(body, start, _WORD.search(body))
        problem = _directive_problem(match["colon"], word)
        if problem or word is None:
            whole = Word(match.group(), offset + match.start(), offset + match.end())
            problems.append(Problem(MALFORMED, word or whole, problem))
            continue
        rest = word.end - start
        reason = _REASON.search(body, rest)
        names = []
        for found in _NAME.finditer(body, rest, reason.start() if reason else len(body)):
            name = Word(found.group(), start + found.start(), start + found.end())
            trouble = _name_problem(name, known)
            if trouble:
                problems.append(trouble)
            else:
                names.append(name)
        if names:
            directives.append(
                Directive(
                    word.text,
                    tuple(names),
                    " ".join(body[reason.end() :].split()) if reason else "",
                    offset + match.start(),
                    offset + match.end(),
                )
            )
        elif not body[rest : reason.start() if reason else len(body)].strip(" \t\r\n,"):
            message = (
                f"names no rule; write `subeditor: {word.text} RULE -- reason` "
                "(a family such as 'mechanics' stands for all its rules)"
            )
            problems.append(Problem(MALFORMED, word, message))
    return directives, problems


def _comments(document: Document) -> Iterator[tuple[re.Match[str], int]]:
    """The matches of the comments for us, each with the offset that its text starts at."""
    for region in document.regions:
        if region.kind != "comment":
            continue
        text = document.source[region.start : region.end]
        if "subeditor" in text.lower():
            line = _LINE.match(text)
            for match in [line] if line else _HTML.finditer(text):
                yield match, region.start


def _word(body: str, start: int, match: re.Match[str] | None) -> Word | None:
    return Word(match.group(), start + match.start(), start + match.end()) if match else None


def _directive_problem(colon: str | None, word: Word | None) -> str:
    """What is wrong with the head of a comment, or nothing."""
    if not colon:
        return "a colon is missing; write `subeditor: ignore RULE -- reason`"
    if word is None:
        return "asks for nothing; write `subeditor: ignore RULE -- reason`"
    if word.text not in DIRECTIVES:
        return f"unknown word {word.text!r}{nearest(word.text, list(DIRECTIVES))} " + (
            f"({', '.join(DIRECTIVES)})"
        )
    return ""


def _name_problem(name: Word, known: frozenset[str]) -> Problem | None:
    if name.text in known:
        return None
    if name.text.lower() in _EVERYTHING:
        message = (
            f"{name.text!r} would hide what nobody has seen yet; name the rules or families to "
            "ignore, parted by commas"
        )
        return Problem(MALFORMED, name, message)
    first, *more = name.text.split()
    if more:
        at = name.start + name.text.index(more[0], len(first))
        message = f"{name.text!r} is no rule; put commas between rules and ` -- ` before the reason"
        return Problem(MALFORMED, Word(name.text[at - name.start :], at, name.end), message)
    message = (
        f"there is no rule or family '{name.text}'{nearest(name.text, sorted(known))} "
        "(`subeditor rules list` shows all)"
    )
    return Problem(UNKNOWN, name, message)
