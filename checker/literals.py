"""The literals a pattern cannot match without: what the automaton looks for in its stead."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from checker.patterns import in_python_syntax

_COMMON = """
    the of and to in a is that for it was on with as be at by this have from or had not are but
    an they which one you were all her she there would their we him been has when who will no
    more if out so up said what its about than into them can only other time new some could
    these two may first then do any like my now over such our man me even most made after also
    did many off before must well back through years much where your way down should because
    long each just those people mr how too good world
"""

COMMON_LITERALS = frozenset(_COMMON.split())
"""Words so frequent that a prefilter on them alone would run the pattern everywhere."""


def required_literals(pattern: str) -> list[str] | None:
    """Literals of which a match must hold at least one, lower case; None when there are none.

    Of the parts that every match must hold, one without common words is taken: long enough, and
    then with the fewest literals. Read off Python's own parse tree of the pattern; `regex`-only
    syntax has no such tree and needs `literals` in the rule.
    """
    from re import _parser  # type: ignore[attr-defined]

    try:
        tree = _parser.parse(in_python_syntax(pattern), re.IGNORECASE)
    except re.error:
        return None
    best = _best(list(_candidates(tree)))
    return sorted(best) if best else None


def is_rare(literal: str) -> bool:
    """Whether a literal is worth prefiltering on."""
    return len(literal.strip()) >= 3 and literal.strip() not in COMMON_LITERALS


def _tells(literal: str) -> bool:
    """Whether a literal has a word that is not common, so that few blocks hold it."""
    return any(len(word) >= 3 and word not in COMMON_LITERALS for word in literal.split())


LONG_ENOUGH = 6
"""Letters from which on a longer literal saves less than its many variants cost: every literal is
built into the automaton at each start (70,000 of them took three times as long as 40,000)."""


def _score(literals: frozenset[str]) -> tuple[bool, bool, int, int, int]:
    shortest = min(len(literal.strip()) for literal in literals)
    return (
        all(map(is_rare, literals)),
        all(map(_tells, literals)),
        min(shortest, LONG_ENOUGH),
        -len(literals),
        shortest,
    )


def _best(candidates: list[frozenset[str]]) -> frozenset[str] | None:
    usable = [c for c in candidates if c and len(c) <= 200 and all(c)]
    return max(usable, key=_score) if usable else None


def _candidates(tree: Iterable[Any]) -> Iterator[frozenset[str]]:
    """Sets of literals; each set is such that any match holds one of its members."""
    current = [""]
    run = ""
    for operation, value in tree:
        name = str(operation)
        choices: list[str] | None = None
        inner: list[frozenset[str]] = []
        # what is written out alone, beside what it makes with the choices around it
        if name == "LITERAL":
            run += chr(value).lower()
        elif run:
            yield frozenset((run,))
            run = ""
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
    if run:
        yield frozenset((run,))
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
