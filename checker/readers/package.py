"""The archive that a Word document is: opened without trust, and only what is read is unpacked.

Nothing is written to disk, no part is fetched from elsewhere, and no XML may declare a document
type: so no entity can grow and none can name a file.
"""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat

from checker.errors import UnreadableFileError
from checker.readers.limits import (
    DEEPEST,
    ELEMENTS,
    ENTRIES,
    UNPACKED,
    UNPACKED_TEXT,
    check_depth,
    check_elements,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 16
_OFFICE_DOCUMENT = "/officeDocument"
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
)
"""What reading a damaged archive raises."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Characters = Callable[[str], None]


class Handlers(NamedTuple):
    """What is told of the XML of a part; names are `NAMESPACE LOCAL`."""

    start: Start
    end: End | None = None
    characters: Characters | None = None


class Package:
    """The parts of one document. Each method raises UnreadableFileError."""

    def __init__(self, data: bytes, path: str, limit: int) -> None:
        """Open the archive; `limit` is the most bytes that a file may have."""
        self.path = path
        self._left = UNPACKED_TEXT * limit
        self._elements = 0
        if data.startswith(_OLE):
            raise self._error(
                "is a Word file of the old kind (.doc) or under a password; save it as plain .docx"
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED:
            raise self._error(
                "is no Word document or is cut off (no archive can be read from it); save it again "
                "as .docx, or give it the suffix of what it is"
            ) from None
        self._check_entries(UNPACKED * limit)
        self.document = self._main_part()

    def _check_entries(self, most: int) -> None:
        entries = self._zip.infolist()
        if len(entries) > ENTRIES:
            raise self._error(f"is an archive of more than {ENTRIES:,} entries, no text")
        for entry in entries:
            name = entry.orig_filename.replace("\\", "/")
            if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
                raise self._error(
                    f"holds an entry that points outside of it ({name!r}); no word processor "
                    "writes such files"
                )
            if entry.flag_bits & _ENCRYPTED:
                raise self._error("is under a password; save it without")
        if sum(entry.file_size for entry in entries) > most:
            raise self._error(
                f"unpacks to more than {most:,} bytes; raise --max-file-size or exclude it"
            )

    def _main_part(self) -> str:
        targets = self.related("")
        for kind, target in targets.items():
            if kind.endswith(_OFFICE_DOCUMENT):
                if not self.has(target):
                    break
                return target
        raise self._error("is an archive without a Word document in it; save it again as .docx")

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part in self._zip.NameToInfo

    def related(self, part: str) -> dict[str, str]:
        """The parts that a part (or, for "", the package) refers to, by type of relation."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, str] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag.endswith(" Relationship") and attributes.get("TargetMode") != "External":
                target = posixpath.join("/", folder, attributes.get("Target", ""))
                kind = attributes.get("Type", "")
                found.setdefault(kind, posixpath.normpath(target).lstrip("/"))

        if self.has(relations):
            self.parse(relations, Handlers(start))
        return found

    def parse(self, part: str, handlers: Handlers) -> None:
        """Read the XML of a part, chunk by chunk."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        depth = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > DEEPEST:
                check_depth(depth, f"{self.path}: {part}")
            if self._elements > ELEMENTS:
                check_elements(self._elements, self.path)
            handlers.start(name, attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            if handlers.end:
                handlers.end(name)

        def doctype(*_: object) -> None:
            raise self._error(
                f"declares a document type in {part}, which no word processor does and which may "
                "make entities grow or reach for files; it is not read"
            )

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = doctype
        if handlers.characters:
            parser.CharacterDataHandler = handlers.characters
        try:
            with self._zip.open(part) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise self._error(
                            "unpacks to more text than --max-file-size allows; raise it or exclude "
                            "the file"
                        )
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise self._error(
                f"is damaged: {part} is no XML at line {error.lineno} ({reason}); save it again"
            ) from None
        except _DAMAGED as error:
            raise self._error(f"is damaged: {part} cannot be unpacked ({error})") from None

    def _error(self, message: str) -> UnreadableFileError:
        return UnreadableFileError(f"{self.path}: {message}")
