"""A change of a text as a unified diff, which `patch` and `git apply` take."""

import difflib

from checker.pattern_codes import kept

_LINE = kept(r"[^\n]*\n|[^\n]+")
"""Only a line feed parts lines of a diff: a carriage return belongs to its line."""


def unified_diff(before: str, after: str, path: str) -> str:
    """The diff from one text of the file at `path` to the other."""
    lines = difflib.unified_diff(
        _LINE.findall(before), _LINE.findall(after), f"a/{path}", f"b/{path}"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
