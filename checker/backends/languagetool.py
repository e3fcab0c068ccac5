"""LanguageTool as a second opinion: what is sent of a document, and what its answers are about.

Sent is the text as the rules see it, block by block, so that markup is never read as prose; a
stretch of code or a URL inside a sentence is sent as annotated markup. The answers' offsets are
those of what was sent, in UTF-16 code units.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from checker.analysis.sentences import sentence_spans
from checker.backends import Remark
from checker.backends.utf16 import Utf16Text
from checker.document import CHECKED_KINDS, OPAQUE, Document
from checker.errors import BackendError

if TYPE_CHECKING:
    from checker.backends.languagetool_client import Annotation, Match
    from checker.backends.languagetool_state import Server
    from checker.config import LanguageToolSettings, Settings

KINDS = CHECKED_KINDS | {"quote"}

MOST = 10_000
"""Code points sent in one request: the server reads some 1,500 a second, one thread a request."""

AT_ONCE = 2
"""Requests that are sent at a time."""

STAND_IN = "X1"
"""What code and URLs inside a sentence are read as: a name of unknown kind."""

BREAK = "\n\n"
"""Stands between blocks."""

_MARKS = ".,;:!?…\"'“”‘’()[]"

LEFT_OUT = (
    "STYLE",
    "REDUNDANCY",
    "REPETITIONS_STYLE",
    "PLAIN_ENGLISH",
    "WIKIPEDIA",
    "CREATIVE_WRITING",
    "TON_ACADEMIC",
    "BRITISH_ENGLISH",
    "AMERICAN_ENGLISH",
    "APRIL",
)
"""Categories that no rule of ours reports: matters of taste, and variety, which is our own."""


class Batch(NamedTuple):
    """Stretches of a document that are sent together: `text` and where its parts come from.

    `parts` are (offset in `text`, offset in `Document.text`, length), in order.
    """

    text: str
    parts: tuple[tuple[int, int, int], ...]


class LanguageTool:
    """A LanguageTool server: one that is named, or our own on this machine."""

    name = "languagetool"

    def __init__(self, settings: "LanguageToolSettings") -> None:
        self._settings = settings

    def unavailable(self) -> str | None:
        """Why it cannot be asked and what to do about it; None if it can be.

        No connection is made.
        """
        from importlib.util import find_spec

        from checker.backends.languagetool_client import EXTRA, api

        if find_spec("requests") is None:
            return f"LanguageTool needs an extra: {EXTRA}"
        if self._settings.server is not None:
            try:
                api(self._settings.server, public=self._settings.public)
            except BackendError as error:
                return str(error)
            return None
        from checker.backends import languagetool_state
        from checker.backends.languagetool_folders import installations

        if installations() or languagetool_state.supervised():
            return None
        return "LanguageTool is not installed: `subeditor languagetool install` does it"

    def check(self, document: Document, settings: "Settings") -> list[Remark]:
        """What it says of the English text of a document. Raises BackendError."""
        from checker.backends.languagetool_client import check

        batches = list(batches_of(document))
        if not batches:
            return []
        language = language_of(document, settings)

        def found(batch: Batch) -> list[Remark]:
            matches = check(
                self._server(),
                annotated(batch.text),
                language,
                disabled_rules=self._settings.disable,
                disabled_categories=LEFT_OUT,
                timeout=self._settings.timeout,
                public=self._settings.public,
            )
            remarks = (remark_of(match, batch, document) for match in matches)
            return [remark for remark in remarks if remark is not None]

        # started, if need be, before two threads ask for it
        self._server()
        if len(batches) == 1:
            return found(batches[0])
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(AT_ONCE) as pool:
            try:
                return list(chain.from_iterable(pool.map(found, batches)))
            except BackendError:
                # what waits is not sent to a server that failed
                pool.shutdown(cancel_futures=True)
                raise

    def _server(self) -> str:
        """The address of the server to ask; our own is started if need be. Raises BackendError."""
        if self._settings.server is not None:
            return self._settings.server
        own = _own_server()
        own.touch()
        return own.url


@cache
def _own_server() -> "Server":
    """Our own server, looked for once a process. Raises BackendError."""
    from checker.backends.languagetool_server import ensure_server
    from checker.output import warn

    return ensure_server(say=warn)


def forget_server() -> None:
    """Have our own server looked for anew: the last run's may have ended."""
    _own_server.cache_clear()


def batches_of(document: Document) -> Iterator[Batch]:
    """The English text of a document in batches of `MOST` code points, sentences left whole."""
    pieces: list[str] = []
    parts: list[tuple[int, int, int]] = []
    length = 0
    for start, end, opens in _stretches(document):
        before = BREAK if opens and pieces else ""
        if pieces and length + len(before) + end - start > MOST:
            yield Batch("".join(pieces), tuple(parts))
            pieces, parts, length, before = [], [], 0, ""
        length += len(before)
        parts.append((length, start, end - start))
        pieces += (before, document.text[start:end])
        length += end - start
    if pieces:
        yield Batch("".join(pieces), tuple(parts))


def _stretches(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Blocks, long ones in pieces that end with a sentence; whether a block begins with it."""
    for segment in document.checked(KINDS):
        start, end = segment.start, segment.end
        at = start
        if end - start > MOST:
            for sentence in sentence_spans(document.text, start, end):
                if sentence.end - at > MOST and sentence.start > at:
                    yield at, sentence.start, at == start
                    at = sentence.start
        while end - at > MOST:
            # a sentence without end
            yield at, at + MOST, at == start
            at += MOST
        if at < end:
            yield at, end, at == start


def annotated(text: str) -> "list[Annotation]":
    """A text as LanguageTool's annotations: prose, and what only stands for something."""
    parts: list[Annotation] = []
    for number, prose in enumerate(text.split(OPAQUE)):
        if number:
            parts.append({"markup": OPAQUE, "interpretAs": STAND_IN})
        if prose:
            parts.append({"text": prose})
    return parts


def remark_of(match: "Match", batch: Batch, document: Document) -> Remark | None:
    """What a match is about; None where it reaches over blocks or into what is no prose."""
    units = Utf16Text(batch.text)
    start, end = units.code_point(match.offset), units.code_point(match.offset + match.length)
    number = bisect_right(batch.parts, start, key=lambda part: part[0]) - 1
    if number < 0:
        return None
    offset, origin, length = batch.parts[number]
    if end > offset + length or end <= start or OPAQUE in batch.text[start:end]:
        return None
    shift = origin - offset
    return Remark(
        start + shift,
        end + shift,
        match.rule,
        match.category,
        match.issue_type,
        match.message,
        match.replacements,
    )


def language_of(document: Document, settings: "Settings") -> str:
    """`en-GB` or `en-US`: as the configuration says, or by the spellings of the document."""
    if settings.variety != "auto":
        return "en-US" if settings.variety == "en-US" else "en-GB"
    from checker.compare.tables import tables

    american_of = tables().spellings
    american = frozenset(american_of.values())
    words = [token.strip(_MARKS).lower() for token in document.tokens]
    british = sum(word in american_of for word in words)
    balance = british - sum(word in american for word in words)
    if balance:
        return "en-GB" if balance > 0 else "en-US"
    return "en-GB" if (document.declared_language or "").lower() == "en-gb" else "en-US"
