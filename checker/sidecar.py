"""`.subeditor-ignore.toml`: suppressions for texts that hold no comments.

[[ignore]]
rule = "mechanics/doubled-word"       # or a family
path = "letters/first.txt"            # from the folder of this file; a glob may be used
text = "that that is is not"          # what the finding says, or a passage that holds it
reason = "quoted from the letter"
"""

import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from checker.document import Document
from checker.errors import ConfigError
from checker.finding import Finding
from checker.meta import UNKNOWN, UNUSED, Word, in_order, meta_finding
from checker.pattern_codes import kept
from checker.rule import nearest
from checker.text import LineIndex, Span
from checker.toml_lines import Lines, key_lines, line_of

KEYS = ("rule", "path", "text", "reason")

_AT_LINE = kept(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class SidecarEntry:
    """One `[[ignore]]`: findings of `rule` inside the passage `text` of the files at `path`."""

    rule: str
    path: str
    text: str
    reason: str
    file: str
    """The sidecar file, as it was named."""
    source: str
    """Its text, for the place of findings about the entry."""
    word: Word
    """The rule's name in it."""

    def is_about(self, path: str) -> bool:
        """Whether the entry speaks of the file at `path`."""
        relative = os.path.relpath(path, Path(self.file).parent).replace(os.sep, "/")
        return relative == self.path or fnmatchcase(relative, self.path)


class Quoted(NamedTuple):
    """An entry and where its passage stands in the source of one document."""

    entry: SidecarEntry
    spans: tuple[Span, ...]

    def holds(self, offset: int, length: int) -> bool:
        """Whether a place lies wholly inside the passage (an empty one: or at its edge)."""
        return any(span.start <= offset and offset + length <= span.end for span in self.spans)


def load_sidecar(path: Path) -> tuple[SidecarEntry, ...]:
    """The entries of a sidecar file. Raises ConfigError with file, line and remedy."""
    try:
        source = path.read_bytes().decode("utf-8")
        data = tomllib.loads(source)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not valid UTF-8 (byte {error.start})") from None
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found.group(1)) if found else source.count("\n") + 1
        raise ConfigError(f"{path}:{line}: not valid TOML: {error}") from None
    lines = key_lines(source)
    for key in data:
        if key != "ignore":
            raise ConfigError(
                f"{path}:{line_of(lines, (key,))}: unknown key {key!r}{nearest(key, ['ignore'])}; "
                "each entry begins with [[ignore]]"
            )
    entries = data.get("ignore", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError(
            f"{path}:{line_of(lines, ('ignore',))}: write each entry as [[ignore]], with two "
            "brackets, and its keys below"
        )
    return tuple(_entry(path, source, lines, number, entry) for number, entry in enumerate(entries))


def _entry(
    path: Path, source: str, lines: Lines, number: int, data: Mapping[str, Any]
) -> SidecarEntry:
    def fail(message: str, *key: str) -> ConfigError:
        return ConfigError(f"{path}:{line_of(lines, ('ignore', number, *key))}: {message}")

    for key, value in data.items():
        if key not in KEYS:
            raise fail(f"unknown key {key!r}{nearest(key, list(KEYS))} ({', '.join(KEYS)})", key)
        if not isinstance(value, str):
            raise fail(f"'{key}' is {value!r}; expected a text", key)
        if key != "reason" and not value.strip():
            raise fail(f"'{key}' is empty", key)
    for key in KEYS[:3]:
        if key not in data:
            raise fail(f"the key '{key}' is missing; an entry needs rule, path and text")
    if Path(data["path"]).is_absolute():
        raise fail(f"'path' is {data['path']!r}; write it from the folder of this file", "path")
    index = LineIndex(source)
    line = line_of(lines, ("ignore", number, "rule"))
    column = max(index.line_text(line).find(data["rule"]), 0)
    start = index.starts[line - 1] + column
    return SidecarEntry(
        rule=data["rule"],
        path=data["path"].removeprefix("./"),
        text=data["text"],
        reason=data.get("reason", ""),
        file=str(path),
        source=source,
        word=Word(data["rule"], start, start + len(data["rule"])),
    )


def quoted_in(document: Document, sidecar: Iterable[SidecarEntry]) -> list[Quoted]:
    """The entries about a document whose passage stands in it."""
    found = []
    for entry in sidecar:
        if entry.is_about(document.path):
            passage = re.compile(r"\s+".join(map(re.escape, entry.text.split())))
            spans = tuple(
                document.source_span(match.start(), match.end())
                for match in passage.finditer(document.text)
            )
            if spans:
                found.append(Quoted(entry, spans))
    return found


def used_sidecar(
    document: Document, findings: Iterable[Finding], sidecar: Sequence[SidecarEntry]
) -> frozenset[SidecarEntry]:
    """The entries that suppress one of the findings of a document (as they were before `apply`)."""
    quoted = quoted_in(document, sidecar)
    if not quoted:
        return frozenset()
    return frozenset(
        entry.entry
        for finding in findings
        for entry in quoted
        if entry.entry.rule in (finding.rule, finding.family)
        and any(entry.holds(*place) for place in _places(finding))
    )


def _places(finding: Finding) -> list[tuple[int, int]]:
    own = [(finding.offset, finding.length)]
    if finding.scope == "document":
        return own
    return own + [
        (place.offset, place.length)
        for place in finding.related
        if place.role == "same" and place.path == finding.path
    ]


def unused_sidecar(
    sidecar: Sequence[SidecarEntry],
    used: frozenset[SidecarEntry],
    checked: Mapping[str, frozenset[str]],
    known: frozenset[str],
) -> list[Finding]:
    """Findings about entries with an unknown rule, and about those that suppressed nothing.

    `used` is the union of `used_sidecar` over the files of the run, `checked` the ids of the rules
    that ran for each path. An entry is reported as unused when a file it speaks of was checked
    with its rule, or when no such file exists.
    """
    findings = []
    for entry in sidecar:
        lines = LineIndex(entry.source)
        where = (entry.file, entry.source, lines, entry.word)
        if entry.rule not in known:
            close = nearest(entry.rule, sorted(known))
            message = f"there is no rule or family '{entry.rule}'{close}"
            findings.append(meta_finding(UNKNOWN, *where, message))
        elif entry not in used:
            about = [active for path, active in checked.items() if entry.is_about(path)]
            if any(has_run(entry.rule, known, active) for active in about):
                message = f"nothing to ignore for '{entry.rule}' in {entry.path}; delete the entry"
                findings.append(meta_finding(UNUSED, *where, message))
            elif not about and not _exists(entry):
                message = f"there is no file {entry.path}; mend the path or delete the entry"
                findings.append(meta_finding(UNUSED, *where, message))
    return in_order(findings)


def _exists(entry: SidecarEntry) -> bool:
    folder = Path(entry.file).parent
    return (folder / entry.path).exists() or next(folder.glob(entry.path), None) is not None


def has_run(name: str, known: frozenset[str], active: frozenset[str]) -> bool:
    """Whether the rule, or every rule of the family, is among the active ones."""
    return name in active or (
        name in known
        and "/" not in name
        and all(rule in active for rule in known if rule.startswith(name + "/"))
    )
