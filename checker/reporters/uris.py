"""Paths as URIs."""

import os
import re
from urllib.parse import quote

_DRIVE = re.compile(r"[A-Za-z]:/")


def is_relative(path: str) -> bool:
    """Whether a POSIX path is one from the current folder."""
    return not path.startswith("/") and not _DRIVE.match(path)


def uri(path: str) -> str:
    """A relative reference, or a `file:` URI for an absolute path; bytes that are no text stay."""
    quoted = quote(os.fsencode(path), safe="/")
    if is_relative(path):
        return quoted
    return f"file://{quoted}" if path.startswith("/") else f"file:///{path[:2]}{quoted[4:]}"
