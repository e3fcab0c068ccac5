"""What a file of markup may demand: beyond it no editor's text is known, and memory would go."""

from checker.errors import UnreadableFileError

DEEPEST = 2_000
"""Elements open at once; browsers stop nesting at 512."""

LONGEST_BLOCK = 1_000_000
"""Code points of one paragraph: a long novel in one block."""

PIECES = 100_000
"""Pieces of text, between tags, of one paragraph."""

ELEMENTS = 500_000
"""Elements of a file: many times those of a long book."""

PARAGRAPHS = 200_000
"""Paragraphs of a Word document."""

UNPACKED = 10
"""How many times `max-file-size` all entries of an archive may hold together, unpacked."""

UNPACKED_TEXT = 2
"""How many times `max-file-size` the entries that are read may hold, unpacked."""

ENTRIES = 10_000
"""Entries of an archive."""


def check_depth(depth: int, where: str) -> None:
    """Raise UnreadableFileError if that many elements are open. `where` is the path (and line)."""
    if depth > DEEPEST:
        raise UnreadableFileError(
            f"{where}: nests elements more than {DEEPEST:,} deep; no text is written so: "
            "mend or exclude it"
        )


def check_elements(number: int, where: str) -> None:
    """Raise UnreadableFileError if a file has that many elements."""
    if number > ELEMENTS:
        raise UnreadableFileError(
            f"{where}: has more than {ELEMENTS:,} elements; part or exclude the file"
        )


def check_block(length: int, pieces: int, where: str) -> None:
    """Raise UnreadableFileError if a block of that length in code points is too long."""
    if length > LONGEST_BLOCK:
        raise UnreadableFileError(
            f"{where}: has a paragraph of more than {LONGEST_BLOCK:,} characters; part or exclude "
            "it"
        )
    if pieces > PIECES:
        raise UnreadableFileError(
            f"{where}: has a paragraph in more than {PIECES:,} pieces; part or exclude it"
        )
