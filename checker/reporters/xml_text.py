"""Text as XML 1.0 can hold it."""

import re
from html import escape

_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write, not even by their number."""

_IN_ATTRIBUTES = {ord(mark): f"&#{ord(mark)};" for mark in '"\t\n\r'}

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def content(text: str) -> str:
    """Text between tags."""
    return escape(_possible(text), quote=False).replace("\r", "&#13;")


def attributes(**values: object) -> str:
    """Attributes of a tag, each with a space before it."""
    # the functions of `xml.sax` would do, and import an HTTP client
    return "".join(
        f' {name}="{escape(_possible(str(value)), quote=False).translate(_IN_ATTRIBUTES)}"'
        for name, value in values.items()
    )


def _possible(text: str) -> str:
    return _IMPOSSIBLE.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)
