"""The file of decisions that the editor's report exports: read, and validated to the last key."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from checker.config import BACKENDS
from checker.errors import ConfigError

KIND = "subeditor-decisions"

SCHEMA = 1

LARGEST = 50_000_000
"""Bytes of the largest file that is read."""

CHOICES = ("accepted", "dismissed")


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided about one finding. `path` is from the project's root."""

    path: str
    line: int
    rule: str
    text: str
    fingerprint: str
    context: str
    """Checksum of the block that the finding stood in."""
    dismissed: bool
    reason: str

    @property
    def where(self) -> str:
        """The finding for people: where it was, its rule and what it quoted."""
        return f"{self.path}:{self.line}: {self.rule}: {self.text!r}"


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of one export. `files` are the SHA-256 of the texts as they were, by path."""

    decisions: tuple[Decision, ...]
    files: Mapping[str, str]
    corpus: bool
    vectors: bool = False
    backends: tuple[str, ...] = ()
    """Names of the other checkers that were asked."""


def load_decisions(path: Path) -> Decisions:
    """Read an export of the report. Raises ConfigError with what is wrong and what to do."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    if len(raw) > LARGEST:
        raise ConfigError(f"{path}: is larger than {LARGEST:,} bytes; it is no export of a report")
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not valid UTF-8 (byte {error.start})") from None
    except json.JSONDecodeError as error:
        raise ConfigError(
            f"{path}:{error.lineno}: is broken: {error.msg}; export it from the report again"
        ) from None
    except RecursionError:
        raise ConfigError(f"{path}: is nested too deeply to be an export of a report") from None
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise ConfigError(
            f"{path}: is no export of a report ('kind' is not {KIND!r}); use the button "
            "Export decisions in the report"
        )
    if data.get("schema") != SCHEMA:
        raise ConfigError(
            f"{path}: has schema {data.get('schema')!r}; expected {SCHEMA}: make the report and "
            "the export with this version"
        )
    files = _list(path, data, "files")
    decisions = tuple(
        _decision(path, number, entry)
        for number, entry in enumerate(_list(path, data, "decisions"), start=1)
    )
    seen: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        key = (decision.path, decision.fingerprint)
        if seen.setdefault(key, decision) != decision:
            raise ConfigError(f"{path}: decides twice about {decision.where}")
    for name in ("corpus", "vectors"):
        if not isinstance(data.get(name, False), bool):
            raise ConfigError(f"{path}: {name!r} is {data[name]!r}; expected true or false")
    backends = data.get("backends", [])
    if not isinstance(backends, list) or not all(name in BACKENDS for name in backends):
        raise ConfigError(
            f"{path}: 'backends' is {backends!r}; expected a list of {', '.join(BACKENDS)}"
        )
    return Decisions(
        tuple(seen.values()),
        {
            _path(path, f"file {number}", entry): _text(path, f"file {number}", entry, "sha256")
            for number, entry in enumerate(files, start=1)
        },
        data.get("corpus", False),
        data.get("vectors", False),
        tuple(backends),
    )


def _list(path: Path, data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = data.get(key)
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise ConfigError(f"{path}: '{key}' is no list of objects; export it from the report again")
    return value


def _decision(path: Path, number: int, data: Mapping[str, Any]) -> Decision:
    what = f"decision {number}"
    choice, line = data.get("decision"), data.get("line")
    if choice not in CHOICES:
        raise ConfigError(
            f"{path}: {what}: 'decision' is {choice!r}; expected accepted or dismissed"
        )
    if not isinstance(line, int) or isinstance(line, bool) or line < 1:
        raise ConfigError(f"{path}: {what}: 'line' is {line!r}; expected a whole number from 1")
    return Decision(
        path=_path(path, what, data),
        line=line,
        rule=_text(path, what, data, "rule"),
        text=_text(path, what, data, "text"),
        fingerprint=_text(path, what, data, "fingerprint"),
        context=_text(path, what, data, "context"),
        dismissed=choice == "dismissed",
        reason=" ".join(_text(path, what, data, "reason").split()),
    )


def _text(path: Path, what: str, data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise ConfigError(f"{path}: {what}: '{key}' is {value!r}; expected a text")
    # half of a surrogate pair cannot be written to a file
    return value.encode("utf-8", "replace").decode()


def _path(path: Path, what: str, data: Mapping[str, Any]) -> str:
    value = _text(path, what, data, "path")
    pure = PurePosixPath(value)
    if not value or pure.is_absolute() or ".." in pure.parts or "\0" in value:
        raise ConfigError(
            f"{path}: {what}: the path {value!r} leads out of the project; only what is in the "
            "project can be silenced in it"
        )
    return value
