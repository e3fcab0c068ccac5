"""Spans, line and column arithmetic, and decoding of files.

Offsets are code points of the decoded text, without a byte-order mark, a CRLF as two.
Lines and columns count from 1; a line ends with LF, CRLF or a lone CR.
"""

import codecs
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from checker.errors import UnreadableFileError
from checker.pattern_codes import kept

_LINE_END = kept(r"\r\n?|\n")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_BINARY = (
    "{path}: is a binary file, or UTF-16 without a byte-order mark; name text files or exclude it"
)


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Decoded(NamedTuple):
    """A file's text, the encoding it was read with and its byte-order mark (empty if none)."""

    text: str
    encoding: str
    bom: bytes


class LineIndex:
    """Line and column of offsets in one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def starts(self) -> list[int]:
        """Offset of the first character of each line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the code point at `offset`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """The text of a line (from 1) without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")


def decode(data: bytes, path: str) -> Decoded:
    """Decode UTF-8, or UTF-16 and UTF-32 by their byte-order mark.

    Raises UnreadableFileError for anything else, with line and byte offset of the first bad byte.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                text = data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableFileError(
                    f"{path}: starts with a {encoding.upper()} byte-order mark but is not valid "
                    f"{encoding.upper()} at byte {error.start + len(bom)}; save it again as UTF-8"
                ) from None
            return Decoded(_without_nul(text, path), encoding, bom)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in data[:8192]:
            raise UnreadableFileError(_BINARY.format(path=path)) from None
        line = len(LineIndex(data[: error.start].decode("utf-8")).starts)
        raise UnreadableFileError(
            f"{path}:{line}: is not valid UTF-8 (byte 0x{data[error.start]:02x} at offset "
            f"{error.start}); save it again as UTF-8"
        ) from None
    return Decoded(_without_nul(text, path), "utf-8", b"")


def decode_as(data: bytes, encoding: str, path: str) -> Decoded:
    """Decode with an encoding that the file itself declares.

    Raises UnreadableFileError with the line and byte offset of the first bad byte.
    """
    try:
        return Decoded(_without_nul(data.decode(encoding), path), encoding, b"")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(
            f"{path}:{line}: declares the character set {encoding} but is not valid in it (byte "
            f"0x{data[error.start]:02x} at offset {error.start}); save it again as UTF-8"
        ) from None


def _without_nul(text: str, path: str) -> str:
    if "\x00" in text:
        raise UnreadableFileError(_BINARY.format(path=path))
    return text


def utf16_length(text: str) -> int:
    """Length of `text` in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_length(text: str) -> int:
    """Length of `text` in UTF-8 bytes."""
    return len(text.encode("utf-8", "surrogatepass"))
