"""Second opinions: other checkers that are asked about a text, each behind one small interface.

A backend reads a document and gives `Remark`s; rules with `match: second_opinion` say which of them
are reported, as what and how surely. Backends run only when the configuration names them, and one
that fails costs its own remarks alone.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from checker.errors import BackendError

if TYPE_CHECKING:
    from checker.config import Config, Settings
    from checker.document import Document

TITLES: Mapping[str, str] = {"languagetool": "LanguageTool"}
"""What people call a backend."""


class Remark(NamedTuple):
    """What a backend says of `Document.text[start:end]`.

    `rule`, `category` and `kind` are the backend's own words; `replacements` are its suggestions,
    the best first.
    """

    start: int
    end: int
    rule: str
    category: str
    kind: str
    message: str
    replacements: tuple[str, ...] = ()


class Failure(NamedTuple):
    """A backend that gave no opinion on a text."""

    backend: str
    message: str


class Backend(Protocol):
    """Another checker."""

    name: str

    def unavailable(self) -> str | None:
        """Why it cannot be asked and what to do about it; None if it can be."""

    def check(self, document: "Document", settings: "Settings") -> list[Remark]:
        """What it says of a document. Raises BackendError."""


def consult(document: "Document", config: "Config", settings: "Settings") -> list[Failure]:
    """Ask the backends of the configuration; what they say is kept for the rules.

    One that failed to answer is not asked again by this process.
    """
    opinions = document.once("second opinions", _none)
    failures = []
    for name in config.backends:
        message = _FAILED.get(name)
        if message is None:
            try:
                opinions[name] = _backend(name, config).check(document, settings)
                continue
            except BackendError as error:
                message = _FAILED[name] = str(error)
        failures.append(Failure(name, message))
    return failures


def opinions_of(document: "Document", name: str) -> Sequence[Remark]:
    """What a backend said of a document; nothing if it was not asked."""
    return document.once("second opinions", _none).get(name, ())


def look_for(config: "Config") -> None:
    """See which backends of the configuration cannot be asked: no text waits for those."""
    from checker.backends.languagetool import forget_server

    _FAILED.clear()
    forget_server()
    for name in config.backends:
        reason = _backend(name, config).unavailable()
        if reason is not None:
            _FAILED[name] = reason


_FAILED: dict[str, str] = {}
"""By name, why a backend is not asked any more."""


def _none(_: "Document") -> "dict[str, list[Remark]]":
    return {}


def _backend(name: str, config: "Config") -> Backend:
    from checker.backends.languagetool import LanguageTool

    return {"languagetool": LanguageTool}[name](config.languagetool)
