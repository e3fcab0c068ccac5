"""Patterns of rules: the literals they cannot match without, and searching with a time limit."""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any

import regex

from checker.errors import RuleCrashError

SEARCH_SECONDS = 1.0
"""Time limit of one pattern over one segment."""

COMMON_LITERALS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "it",
        "was",
        "on",
        "with",
        "as",
        "be",
        "at",
        "by",
        "this",
        "have",
        "from",
        "or",
        "had",
        "not",
        "are",
        "but",
        "an",
        "they",
        "which",
        "one",
        "you",
        "were",
        "all",
        "her",
        "she",
        "there",
        "would",
        "their",
        "we",
        "him",
        "been",
        "has",
        "when",
        "who",
        "will",
        "no",
        "more",
        "if",
        "out",
        "so",
        "up",
        "said",
        "what",
        "its",
        "about",
        "than",
        "into",
        "them",
        "can",
        "only",
        "other",
        "time",
        "new",
        "some",
        "could",
        "these",
        "two",
        "may",
        "first",
        "then",
        "do",
        "any",
        "like",
        "my",
        "now",
        "over",
        "such",
        "our",
        "man",
        "me",
        "even",
        "most",
        "made",
        "after",
        "also",
        "did",
        "many",
        "off",
        "before",
        "must",
        "well",
        "back",
        "through",
        "years",
        "much",
        "where",
        "your",
        "way",
        "down",
        "should",
        "because",
        "long",
        "each",
        "just",
        "those",
        "people",
        "mr",
        "how",
        "too",
        "good",
        "world",
    ]
)
"""Words so frequent that a prefilter on them alone would run the pattern everywhere."""

_QUANTIFIED_GROUP = re.compile(r"\)(?:[*+]|\{\d+,\})")
_UNBOUNDED = re.compile(r"(?<!\\)(?:[*+]|\{\d+,\})")


@functools.cache
def compile_pattern(pattern: str, case: bool = False) -> "regex.Pattern[str]":
    """Compile at first use: 300 patterns take 91 ms, most are never reached in a run."""
    flags = regex.MULTILINE | regex.VERSION0
    return regex.compile(pattern, flags if case else flags | regex.IGNORECASE)


def check_pattern(pattern: str) -> str | None:
    """What is wrong with a pattern as `regex` syntax, or None."""
    try:
        compile_pattern(pattern)
    except regex.error as error:
        return f"not a valid regular expression: {error}"
    return None


@functools.cache
def is_linear(pattern: str) -> bool:
    """Whether a pattern is shown not to backtrack badly by its form alone.

    True when no group is repeated without bound and at most two parts are.
    """
    return not _QUANTIFIED_GROUP.search(pattern) and len(_UNBOUNDED.findall(pattern)) <= 2


def finditer(
    pattern: str, text: str, start: int, end: int, *, case: bool = False
) -> Iterator["regex.Match[str]"]:
    """Matches within text[start:end]; raises RuleCrashError when the time limit is passed.

    A time limit makes short searches four times slower, hence only for patterns not shown linear.
    """
    compiled = compile_pattern(pattern, case)
    if is_linear(pattern):
        yield from compiled.finditer(text, start, end)
        return
    try:
        yield from compiled.finditer(text, start, end, timeout=SEARCH_SECONDS)
    except TimeoutError:
        raise RuleCrashError(
            f"the pattern {pattern!r} took longer than {SEARCH_SECONDS:g} s on one block; "
            "it backtracks: do not repeat a group that can match the same text in several ways"
        ) from None


def required_literals(pattern: str) -> list[str] | None:
    """Literals of which a match must hold at least one, lower case; None when there are none.

    Of the parts that every match must hold, the one whose shortest literal is longest and not a
    common word is taken. Read off Python's own parse tree of the pattern; `regex`-only syntax has
    no such tree and needs `literals` in the rule.
    """
    from re import _parser  # type: ignore[attr-defined]

    try:
        tree = _parser.parse(_without_regex_syntax(pattern), re.IGNORECASE)
    except re.error:
        return None
    best = _best(list(_candidates(tree)))
    return sorted(best) if best else None


def is_rare(literal: str) -> bool:
    """Whether a literal is worth prefiltering on."""
    return len(literal.strip()) >= 3 and literal.strip() not in COMMON_LITERALS


_NAMED = re.compile(r"\(\?<([A-Za-z_]\w*)>")


def _without_regex_syntax(pattern: str) -> str:
    """Named groups and possessive quantifiers in the form that `re` of Python 3.11 parses."""
    return _NAMED.sub(r"(?P<\1>", pattern)


def _score(literals: frozenset[str]) -> tuple[bool, int, int]:
    return (
        all(is_rare(literal) for literal in literals),
        min(len(literal) for literal in literals),
        -len(literals),
    )


def _best(candidates: list[frozenset[str]]) -> frozenset[str] | None:
    usable = [c for c in candidates if c and len(c) <= 200 and all(c)]
    return max(usable, key=_score) if usable else None


def _candidates(tree: Iterable[Any]) -> Iterator[frozenset[str]]:
    """Sets of literals; each set is such that any match holds one of its members."""
    current = [""]
    for operation, value in tree:
        name = str(operation)
        choices: list[str] | None = None
        inner: list[frozenset[str]] = []
        if name == "LITERAL":
            choices = [chr(value).lower()]
        elif name == "SUBPATTERN":
            choices = _exact(value[3])
            inner = list(_candidates(value[3]))
        elif name == "BRANCH":
            choices = _exact([(operation, value)])
            branches = [_best(list(_candidates(branch))) for branch in value[1]]
            if all(branches):
                inner = [frozenset().union(*(branch for branch in branches if branch))]
        elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] > 0:
            inner = list(_candidates(value[2]))
        elif name == "IN":
            choices = _exact([(operation, value)])
            # any white space in a pattern is one space, or one of its kin, in the folded text
        elif name in {"AT", "ASSERT_NOT", "ASSERT"}:
            continue
        if choices is not None and len(current) * len(choices) <= 200:
            current = [left + right for left in current for right in choices]
        else:
            yield frozenset(current)
            current = [""]
            if choices is not None and len(choices) <= 200:
                current = list(choices)
        yield from inner
    yield frozenset(current)


def _exact(tree: Iterable[Any]) -> list[str] | None:
    """All strings the tree can match, if they are few and plain."""
    results = [""]
    for operation, value in tree:
        name = str(operation)
        options: list[str] = []
        if name == "LITERAL":
            options = [chr(value).lower()]
        elif name == "BRANCH":
            for branch in value[1]:
                exact = _exact(branch)
                if exact is None:
                    return None
                options += exact
        elif name == "SUBPATTERN":
            exact = _exact(value[3])
            if exact is None:
                return None
            options = exact
        elif name == "IN":
            for kind, item in value:
                if str(kind) != "LITERAL":
                    return None
                options.append(chr(item).lower())
        elif name == "MAX_REPEAT" and value[:2] == (0, 1):
            exact = _exact(value[2])
            if exact is None:
                return None
            options = ["", *exact]
        elif name == "AT":
            continue
        else:
            return None
        results = [left + right for left in results for right in options]
        if len(results) > 100:
            return None
    return list(dict.fromkeys(results))
