"""Look-behinds of several widths as ones of a single width each, which `re` can compile.

`(?<=is|was)` holds where `(?<=is)` or `(?<=was)` does. Rules are written for `regex`, which knows
the first form; but importing it and compiling a pattern takes it as long as a tenth of a cold
start. So when the code of a rule's patterns is made, the tree that `re` parses is rewritten.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

MOST_VARIANTS = 400
"""Look-behinds that one is made into; with more the pattern is left to `regex`."""

MOST_REPEATS = 40


class TooManyVariantsError(Exception):
    """A look-behind cannot be written as a few ones of a fixed width."""


def with_fixed_widths(tree: Any) -> Any:
    """The parse tree of a pattern with all look-behinds fixed. Raises TooManyVariantsError."""
    from re import _constants as c  # type: ignore[attr-defined]

    fixed = []
    for op, av in tree.data:
        if op in (c.ASSERT, c.ASSERT_NOT):
            direction, sub = av
            sub = with_fixed_widths(sub)
            low, high = sub.getwidth()
            if direction > 0 or low == high:
                fixed.append((op, (direction, sub)))
                continue
            variants = _variants(sub)
            if len(variants) > MOST_VARIANTS:
                raise TooManyVariantsError
            parts = [(op, (direction, _made(tree, variant))) for variant in variants]
            if op is c.ASSERT_NOT:
                fixed += parts
            else:
                fixed.append((c.BRANCH, (None, [_made(tree, [part]) for part in parts])))
        else:
            fixed.append((op, _inside(av)))
    return _made(tree, fixed)


def _made(tree: Any, data: list[Any]) -> Any:
    """A part of the same pattern."""
    return type(tree)(tree.state, data)


def _inside(av: Any) -> Any:
    """The argument of a node with all trees in it rewritten."""
    if hasattr(av, "getwidth"):
        return with_fixed_widths(av)
    if isinstance(av, tuple):
        return tuple(map(_inside, av))
    if isinstance(av, list) and any(hasattr(item, "getwidth") for item in av):
        return list(map(_inside, av))
    return av


def _variants(tree: Any) -> list[list[Any]]:
    """The sequences of nodes of fixed width, one of which a tree that captures nothing matches."""
    sequences: list[list[Any]] = [[]]
    for node in tree.data:
        choices = list(_choices(tree, node))
        if len(sequences) * len(choices) > MOST_VARIANTS:
            raise TooManyVariantsError
        sequences = [before + choice for before, choice in product(sequences, choices)]
    return sequences


def _choices(tree: Any, node: Any) -> Iterator[list[Any]]:
    from re import _constants as c  # type: ignore[attr-defined]

    low, high = _made(tree, [node]).getwidth()
    op, av = node
    if low == high:
        yield [node]
    elif op is c.BRANCH:
        by_width: dict[int, list[Any]] = {}
        for branch in av[1]:
            for variant in _variants(branch):
                made = _made(tree, variant)
                by_width.setdefault(made.getwidth()[0], []).append(made)
        for branches in by_width.values():
            yield [(op, (None, branches))]
    elif op is c.SUBPATTERN and av[0] is None:
        for variant in _variants(av[3]):
            yield [(op, (*av[:3], _made(tree, variant)))]
    elif op in (c.MAX_REPEAT, c.MIN_REPEAT) and av[1] <= MOST_REPEATS:
        for times in range(av[0], av[1] + 1):
            for parts in product(_variants(av[2]), repeat=times):
                yield [part for variant in parts for part in variant]
    else:
        raise TooManyVariantsError
