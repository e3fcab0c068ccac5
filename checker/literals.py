"""The literals a pattern cannot match without: what the automaton looks for in its stead."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from checker.patterns import in_python_syntax
from checker.rarity import expected

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

MOST = 200
"""Literals that one pattern may have."""

WIDEST = 24
"""Starts of a match that are tried at a literal; with more the block is searched instead."""

TRY, SEARCH, LITERAL = 0.7, 14.0, 4.0
"""Microseconds, measured: a pattern tried at one place, a block searched, a literal in the
automaton of a process. What decides between sets of literals."""

BESIDE = 12
"""Literals of a further set that is worth a look before a block is searched."""


class Reach(NamedTuple):
    """How many characters before the literal a match may begin, at least and at most."""

    least: int
    most: int | None

    @property
    def starts(self) -> int | None:
        """Number of places where a match may begin, None if there are too many to try."""
        if self.most is None or self.most - self.least >= WIDEST:
            return None
        return self.most - self.least + 1


ANYWHERE = Reach(0, None)


class Required(NamedTuple):
    """What a pattern needs: one of `literals`, and, if blocks are searched, of each of `beside`."""

    literals: Mapping[str, Reach]
    beside: tuple[tuple[str, ...], ...]


def required(pattern: str) -> Required | None:
    """The literals of which a match must hold at least one, lower case; None if there are none.

    Of the parts that every match must hold, that is taken which costs least on ordinary prose:
    rare, few, and at a known distance from the begin of the match. Read off Python's own parse
    tree of the pattern; `regex`-only syntax has no such tree and needs `literals` in the rule.
    """
    from re import _parser  # type: ignore[attr-defined]

    try:
        tree = _parser.parse(in_python_syntax(pattern), re.IGNORECASE)
    except re.error:
        return None
    usable = [c for c in map(_shortened, _candidates(tree)) if len(c) <= MOST and all(c)]
    if not usable:
        return None
    best = min(usable, key=_cost)
    if all(reach.starts for reach in best.values()):
        return Required(best, ())
    further = [
        c for c in usable if len(c) <= BESIDE and all(map(_tells, c)) and not set(c) & set(best)
    ]
    further.sort(key=_hits)
    return Required(best, tuple(tuple(sorted(c)) for c in further[:2]))


def required_literals(pattern: str) -> list[str]:
    """The literals of `required` alone, in order; none if there are none."""
    needed = required(pattern)
    return sorted(needed.literals) if needed else []


def is_rare(literal: str) -> bool:
    """Whether a literal is worth prefiltering on."""
    return len(literal.strip()) >= 3 and literal.strip() not in COMMON_LITERALS


def _tells(literal: str) -> bool:
    return any(len(word) >= 3 and word not in COMMON_LITERALS for word in literal.split())


def _hits(literals: Iterable[str]) -> float:
    return sum(map(expected, literals))


def _cost(literals: Mapping[str, Reach]) -> tuple[bool, float]:
    """Whether a literal is no rare one, and the microseconds on 500,000 words."""
    spent = LITERAL * len(literals)
    for literal, reach in literals.items():
        spent += expected(literal) * (1 + (TRY * reach.starts if reach.starts else SEARCH))
    return not all(map(is_rare, literals)), spent


def _shortened(literals: Mapping[str, Reach]) -> dict[str, Reach]:
    """Without the literals that begin with another at the same place."""
    kept: dict[str, Reach] = {}
    for literal in sorted(literals):
        shorter = next((literal[:n] for n in range(1, len(literal)) if literal[:n] in kept), None)
        if shorter is None or kept[shorter] != literals[literal]:
            kept[literal] = literals[literal]
    return kept


class _Run:
    """Literals that grow while the parts of a pattern are read, from a known reach on."""

    def __init__(self, at: Reach, texts: list[str]) -> None:
        self.at, self.texts = at, texts

    def found(self) -> dict[str, Reach]:
        return dict.fromkeys(self.texts, self.at)


def _candidates(tree: Any, at: Reach = Reach(0, 0)) -> Iterator[dict[str, Reach]]:  # noqa: B008
    """Sets of literals; each set is such that any match holds one of its members.

    `at` is how far the part begins from the begin of the match.
    """
    run = _Run(at, [""])
    letters = _Run(at, [""])
    for operation, value in tree:
        name = str(operation)
        choices: list[str] | None = None
        inner: list[dict[str, Reach]] = []
        # what is written out alone, beside what it makes with the choices around it
        if name == "LITERAL":
            letters.texts[0] += chr(value).lower()
        else:
            yield letters.found()
        if name == "LITERAL":
            choices = [chr(value).lower()]
        elif name == "SUBPATTERN":
            choices = _exact(value[3])
            inner = list(_candidates(value[3], at))
        elif name == "BRANCH":
            choices = _exact([(operation, value)])
            branches = [_best(_candidates(branch, at)) for branch in value[1]]
            if all(branches):
                inner = [_union(branch for branch in branches if branch)]
        elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            choices = _exact([(operation, value)])
            inner = list(_candidates(value[2], at)) if value[0] > 0 else []
        elif name == "IN":
            choices = _exact([(operation, value)])
            # any white space in a pattern is one space, or one of its kin, in the folded text
        elif name in {"AT", "ASSERT_NOT", "ASSERT"}:
            letters = _Run(at, [""])
            continue
        if choices is not None and len(run.texts) * len(choices) <= MOST:
            run.texts = [left + right for left in run.texts for right in choices]
        else:
            heads = None
            if choices is None and name in ("SUBPATTERN", "BRANCH"):
                heads = _heads(value[3] if name == "SUBPATTERN" else [(operation, value)])
            if heads and len(run.texts) * len(heads) <= MOST:
                yield dict.fromkeys((left + right for left in run.texts for right in heads), run.at)
            yield run.found()
            if choices is not None and len(choices) <= MOST:
                run = _Run(at, list(choices))
            else:
                run = _Run(_after(at, operation, value, tree), [""])
        at = _after(at, operation, value, tree)
        if name != "LITERAL":
            letters = _Run(at, [""])
        yield from inner
    yield letters.found()
    yield run.found()


def _after(at: Reach, operation: Any, value: Any, tree: Any) -> Reach:
    """How far what follows a part begins from the begin of the match."""
    from re import _parser  # type: ignore[attr-defined]

    least, most = _parser.SubPattern(tree.state, [(operation, value)]).getwidth()
    wide = at.most is None or most is None or most > 10_000
    return Reach(at.least + int(least), None if wide else at.most + int(most))  # type: ignore


def _union(sets: Iterable[Mapping[str, Reach]]) -> dict[str, Reach]:
    """All literals of the sets; one of several has the widest reach of them."""
    joined: dict[str, Reach] = {}
    for literals in sets:
        for literal, reach in literals.items():
            known = joined.get(literal, reach)
            most = None if known.most is None or reach.most is None else max(known.most, reach.most)
            joined[literal] = Reach(min(known.least, reach.least), most)
    return joined


def _best(candidates: Iterable[Mapping[str, Reach]]) -> Mapping[str, Reach] | None:
    usable = [c for c in map(_shortened, candidates) if c and len(c) <= MOST and all(c)]
    return min(usable, key=_cost) if usable else None


def _heads(tree: Iterable[Any]) -> list[str] | None:
    """What the tree may begin with, each as far as it is plain; None if a begin is not."""
    heads = [""]
    for operation, value in tree:
        if str(operation) == "BRANCH":
            branches = [_heads(branch) for branch in value[1]]
            if not all(branches):
                break
            heads = [left + h for left in heads for branch in branches for h in branch or ()]
            break
        if (exact := _exact([(operation, value)])) is None:
            break
        heads = [left + right for left in heads for right in exact]
        if len(heads) > MOST:
            return None
    return list(dict.fromkeys(heads)) if all(heads) else None


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
