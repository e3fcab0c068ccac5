"""The character set of a web page: its byte-order mark, what it declares in its head, or UTF-8."""

import codecs
import re

from checker.errors import UnreadableFileError
from checker.text import Decoded, decode, decode_as

PRESCAN = 1024
"""Bytes in which a page must declare its character set (WHATWG HTML, 13.2.3.2)."""

_DECLARED = re.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    # a declaration that can be read at all is not in UTF-16
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""Codecs that stand for another one on the web (WHATWG Encoding), by Python's names."""


def decode_page(data: bytes, path: str) -> Decoded:
    """Decode a web page. Raises UnreadableFileError for an unknown or a wrong character set."""
    label = None if data.startswith(_BOMS) else declared_charset(data)
    if label is None:
        return decode(data, path)
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = ""
    encoding = _AS_BROWSERS_READ.get(name, name)
    if not encoding or not codecs.lookup(encoding)._is_text_encoding:
        raise UnreadableFileError(
            f"{path}: declares the unknown character set {label!r}; save it again as UTF-8"
        )
    return decode(data, path) if encoding == "utf-8" else decode_as(data, encoding, path)


def declared_charset(data: bytes) -> str | None:
    """The character set that the first 1024 bytes declare, as written."""
    found = _DECLARED.search(_COMMENT.sub(b"", data[:PRESCAN]))
    return (found[1] or found[2]).decode("ascii", "replace") if found else None
