"""Readers: one file a format, bytes or text in, Document out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.document import Document

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
DOCX_SUFFIXES = (".docx", ".docm", ".dotx")

_READ_ONLY = {"html": "web pages", "docx": "Word documents"}
"""Formats that are never written, and what their files are called."""


def format_of(path: str) -> str:
    """The format of a file by its suffix: markdown, html, docx, or plain for everything else."""
    name = path.lower()
    if name.endswith(MARKDOWN_SUFFIXES):
        return "markdown"
    if name.endswith(HTML_SUFFIXES):
        return "html"
    return "docx" if name.endswith(DOCX_SUFFIXES) else "plain"


def read_only(path: str) -> str:
    """What the files of a format are called that is never written; empty if it can be."""
    return _READ_ONLY.get(format_of(path), "")


def read(source: str, path: str, format: str | None = None) -> "Document":
    """Read decoded text as the format of its path, or as the one given.

    Raises UnreadableFileError for a format that is no text, and for a page beyond all limits.
    """
    format = format or format_of(path)
    if format == "markdown":
        from checker.readers import markdown

        return markdown.read(source, path)
    if format == "html":
        from checker.readers import html

        return html.read(source, path)
    if format == "docx":
        from checker.errors import UnreadableFileError

        raise UnreadableFileError(f"{path}: a Word document is read from its file, not from text")
    from checker.readers import plain

    return plain.read(source, path)


def read_bytes(data: bytes, path: str, limit: int) -> "Document":
    """Read the bytes of a file as the format of its path.

    `limit` is the most bytes a file may have; what it holds packed may have a multiple of that.
    Raises UnreadableFileError.
    """
    format = format_of(path)
    if format == "docx":
        from checker.readers import docx

        return docx.read(data, path, limit)
    if format == "html":
        from checker.readers.charset import decode_page

        return read(decode_page(data, path).text, path)
    from checker.text import decode

    return read(decode(data, path).text, path)
