"""Reporters: one file a format, each with a pure `render(report)` that yields pieces of text."""

import importlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from checker.report import Report

FORMATS = ("text", "json", "github")


def load(name: str) -> "Callable[[Report], Iterator[str]]":
    """The `render` of a format; its module is imported at first use."""
    module = importlib.import_module(f"checker.reporters.{name}")
    return cast("Callable[[Report], Iterator[str]]", module.render)
