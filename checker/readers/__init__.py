"""Readers: one file a format, text in, Document out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.document import Document

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


def format_of(path: str) -> str:
    """The format of a file by its suffix: markdown, or plain for everything else."""
    return "markdown" if path.lower().endswith(MARKDOWN_SUFFIXES) else "plain"


def read(source: str, path: str, format: str | None = None) -> "Document":
    """Read decoded text as the format of its path, or as the one given."""
    if (format or format_of(path)) == "markdown":
        from checker.readers import markdown

        return markdown.read(source, path)
    from checker.readers import plain

    return plain.read(source, path)
