"""Reading the files of a corpus; whatever cannot be read stops the benchmark."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from scoring import BenchmarkError


def read_text(path: Path) -> str:
    """A UTF-8 file with its line ends as they are and without a byte-order mark."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BenchmarkError(f"{path}: cannot be read: {error}") from error


def read_items(path: Path) -> list[dict[str, object]]:
    """The objects of a JSON Lines file, one a line."""
    items: list[dict[str, object]] = []
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except ValueError as error:
            raise BenchmarkError(f"{path}:{number}: not JSON: {error}") from error
        if not isinstance(item, dict):
            raise BenchmarkError(f"{path}:{number}: not an object")
        items.append(item)
    return items


def string(item: dict[str, object], key: str, where: str) -> str:
    """A required text field of an item."""
    value = item.get(key)
    if not isinstance(value, str):
        raise BenchmarkError(f"{where}: no text in {key!r}")
    return value


def integer(item: dict[str, object], key: str, where: str) -> int:
    """A required whole number of an item."""
    value = item.get(key)
    if not isinstance(value, int):
        raise BenchmarkError(f"{where}: no whole number in {key!r}")
    return value


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Blocks between blank lines, each with the number of lines before it."""
    block: list[str] = []
    start = 0
    for number, line in enumerate([*text.split("\n"), ""]):
        if line.strip():
            start = start if block else number
            block.append(line)
        elif block:
            yield start, "\n".join(block)
            block = []
