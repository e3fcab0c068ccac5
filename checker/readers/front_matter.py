"""Front matter: the block of keys between two rules at the head of a Markdown file.

Not left to the Markdown parser, which takes any text between two rules for such a block, and so
would leave prose unread.
"""

import re
from typing import NamedTuple

from checker.pattern_codes import kept

# atomic, or a CRLF could be taken for two line ends
_LINE_END = r"(?>\r\n|\r|\n)"
_BLANKS = r"[ \t]*+"
# keys, comments, entries of lists, indented lines and what closes brackets: no line of prose
_YAML_LINE = r"(?:[\w\"'][^:\r\n]*:(?=[ \t\r\n])|[#\]}]|-[ \t]|[ \t]++\S)[^\r\n]*+"
_FRONT_MATTER = kept(
    rf"---{_BLANKS}{_LINE_END}"
    rf"(?:{_YAML_LINE}{_LINE_END}(?:{_BLANKS}{_LINE_END})*+)*+"
    rf"(?:---|\.\.\.){_BLANKS}(?={_LINE_END}|\Z)"
    rf"|\+\+\+{_BLANKS}{_LINE_END}"
    rf"(?:(?!\+\+\+)[^\r\n]*+{_LINE_END})*+"
    rf"\+\+\+{_BLANKS}(?={_LINE_END}|\Z)"
)
_LANGUAGE = kept(
    r"^(?:lang|language)[ \t]*[:=][ \t]*[\"']?([a-z]{2,3}(?:[-_][a-z0-9]+)*)[\"']?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


class FrontMatter(NamedTuple):
    """Where the front matter ends (0 if there is none), and the language it declares."""

    end: int
    language: str | None


def front_matter(source: str) -> FrontMatter:
    """The YAML (---) or TOML (+++) front matter of a file."""
    block = _FRONT_MATTER.match(source)
    if not block:
        return FrontMatter(0, None)
    declared = _LANGUAGE.search(block.group().replace("\r", "\n"))
    language = declared.group(1).replace("_", "-") if declared else None
    return FrontMatter(block.end(), language)
