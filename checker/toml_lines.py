"""The lines of the keys of a TOML file, which the standard library's parser does not tell.

For error messages only: the text is known to be valid TOML.
"""

import re
from collections.abc import Mapping

from checker.pattern_codes import kept

Path = tuple[str | int, ...]
Lines = Mapping[Path, int]

_TOKEN = kept(
    r"""
    (?P<comment>\#[^\n]*)
    | (?P<text>\"{3}(?:\\.|(?!\"{3}).)*\"{3,5}
        | '{3}(?:(?!'{3}).)*'{3,5}
        | "(?:\\.|[^"\\\n])*"
        | '[^'\n]*')
    | (?P<bare>[A-Za-z0-9_-]+)
    | (?P<sign>\[\[|\]\]|[\[\]{}=.])
    | (?P<end>\n)
    """,
    re.VERBOSE | re.DOTALL,
)


def key_lines(text: str) -> Lines:
    """The line, from 1, of each key and table header by its path.

    Entries of an array of tables have a number in their path: ("overrides", 0, "select").
    Keys of inline tables are not told apart; `line_of` gives the line of what holds them.
    """
    lines: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    table: Path = ()
    keys: list[str] = []
    header = ""
    in_value = False
    depth = 0
    line = 1
    for token in _TOKEN.finditer(text):
        kind, written = str(token.lastgroup), token.group()
        if kind == "end" and depth <= 0:
            keys, header, in_value, depth = [], "", False, 0
        elif in_value:
            if kind == "sign":
                depth += written.count("[") + written.count("{")
                depth -= written.count("]") + written.count("}")
        elif written in {"[", "[["} and not keys:
            header = written
        elif kind in {"bare", "text"}:
            keys.append(written if kind == "bare" else written[1:-1])
        elif written in {"]", "]]"} and header:
            table = _numbered(keys, counts)
            if header == "[[":
                counts[table] = counts.get(table, -1) + 1
                lines.setdefault(table, line)
                table = (*table, counts[table])
            lines.setdefault(table, line)
        elif written == "=":
            for length in range(1, len(keys) + 1):
                lines.setdefault((*table, *keys[:length]), line)
            in_value = True
        line += written.count("\n")
    return lines


def _numbered(keys: list[str], counts: Mapping[Path, int]) -> Path:
    """The path of a header; below an array of tables it goes on in the latest entry."""
    path: Path = ()
    for number, key in enumerate(keys):
        path = (*path, key)
        if path in counts and number < len(keys) - 1:
            path = (*path, counts[path])
    return path


def line_of(lines: Lines, path: Path) -> int:
    """The line of a key, or of the nearest table around it that has one."""
    while path not in lines:
        path = path[:-1]
    return lines[path]
