"""Text as XML 1.0 can hold it."""

import re
from xml.sax.saxutils import escape, quoteattr

_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write, not even by their number."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def content(text: str) -> str:
    """Text between tags."""
    return escape(_possible(text), {"\r": "&#13;"})


def attributes(**values: object) -> str:
    """Attributes of a tag, each with a space before it."""
    return "".join(f" {name}={quoteattr(_possible(str(value)))}" for name, value in values.items())


def _possible(text: str) -> str:
    return _IMPOSSIBLE.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)
