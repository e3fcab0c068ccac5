"""Reporters: one file a format, each with a pure `render(report)` that yields pieces of text."""

import importlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from checker.report import Report

WITH_TEXTS = frozenset({"rdjson", "sarif"})
"""Formats that need the texts and what is silenced in them."""

WITH_RULES = frozenset({"sarif"})
"""Formats that explain the rules."""


def load(name: str) -> "Callable[[Report], Iterator[str]]":
    """The `render` of a format; its module is imported at first use."""
    module = importlib.import_module(f"checker.reporters.{name}")
    return cast("Callable[[Report], Iterator[str]]", module.render)
