"""The baseline: findings that were there when a text was adopted, and are not reported again.

One entry a line, parted by tabs: rule, path, count and the quoted text as a JSON string. No line
number is in it, so that text inserted above breaks nothing; of more occurrences than the count,
the last in the file are reported.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from checker.errors import ConfigError
from checker.finding import Finding, normalise_quote
from checker.fix import write_atomically
from checker.pattern_codes import kept

HEADER = (
    "# Subeditor baseline: known findings that `subeditor check` leaves out.\n"
    "# Written by `subeditor baseline`; `subeditor baseline --prune` removes what is stale.\n"
    "# rule\tpath\tcount\tquote\n"
)

Key = tuple[str, str, str]
"""Path, rule and quote."""

_COUNT = kept(r"[1-9][0-9]*")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """`count` findings of `rule` in the file at `path` that quote `quote`.

    Of a stale entry, `count` is the number that is no longer there.

    The path is relative to the folder of the baseline, with `/`; the quote has white space runs as
    one space and may be empty (findings of something missing).
    """

    path: str
    rule: str
    quote: str
    count: int

    @property
    def key(self) -> Key:
        """What tells entries apart."""
        return self.path, self.rule, self.quote


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of one baseline file, `folder` being the one it stands in."""

    entries: tuple[Entry, ...] = ()
    folder: str = "."

    def filter(
        self,
        findings: Iterable[Finding],
        checked: Mapping[str, frozenset[str]] | None = None,
    ) -> tuple[list[Finding], list[Entry]]:
        """The findings that are not in the baseline, and what of it is stale.

        `findings` are of every level, in order of place. `checked` are the ids of the rules that
        ran for each path of the run; entries of other files that exist, and of other rules, are
        not stale. Without it everything counts as checked.
        """
        left = {entry.key: entry.count for entry in self.entries}
        kept = []
        for finding in findings:
            key = key_of(finding, self.folder)
            if left.get(key, 0):
                left[key] -= 1
            else:
                kept.append(finding)
        rules = None
        if checked is not None:
            rules = {_relative(path, self.folder): active for path, active in checked.items()}
        stale = [
            Entry(*key, count)
            for key, count in left.items()
            if count and (rules is None or self._was_checked(key[0], key[1], rules))
        ]
        return kept, stale

    def _was_checked(self, path: str, rule: str, rules: Mapping[str, frozenset[str]]) -> bool:
        if path in rules:
            return rule in rules[path]
        return not Path(self.folder, path).exists()


def load(path: Path) -> Baseline:
    """Read a baseline file. Raises ConfigError with file, line and remedy."""
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read: {error.strerror}; `subeditor baseline` writes it"
        ) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not valid UTF-8 (byte {error.start})") from None
    entries: dict[Key, Entry] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        entry = _parse(line.rstrip("\r"), f"{path}:{number}")
        if entry.key in entries:
            raise ConfigError(f"{path}:{number}: the same entry stands above; add up their counts")
        entries[entry.key] = entry
    return Baseline(tuple(entries.values()), str(path.parent))


def _parse(line: str, where: str) -> Entry:
    fields = line.split("\t")
    if len(fields) != 4:
        raise ConfigError(
            f"{where}: has {len(fields)} fields; expected rule, path, count and quote, "
            "parted by tabs"
        )
    rule, path, count, quoted = fields
    if not _COUNT.fullmatch(count):
        raise ConfigError(f"{where}: the count is {count!r}; expected a whole number from 1")
    if path.startswith('"'):
        path = _unquoted(path, f"{where}: the path")
    return Entry(path, rule, _unquoted(quoted, f"{where}: the quote"), int(count))


def _unquoted(text: str, what: str) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, str):
        raise ConfigError(f'{what} is {text}; expected a text in "double quotes"')
    return value


def _quoted(text: str) -> str:
    """A JSON string in which everything that cannot be seen in review is escaped."""
    plain = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in plain)


def write(path: Path, findings: Iterable[Finding], keep: Iterable[Entry] = ()) -> None:
    """Write the findings as a new baseline file, with entries that are kept from the old one."""
    counts = Counter(key_of(finding, str(path.parent)) for finding in findings)
    _write(path, (*keep, *(Entry(*key, count) for key, count in counts.items())))


def prune(path: Path, stale: Iterable[Entry]) -> None:
    """Take stale entries (as `Baseline.filter` gives them) out of a baseline file."""
    gone = {entry.key: entry.count for entry in stale}
    _write(
        path,
        (
            replace(entry, count=left)
            for entry in load(path).entries
            if (left := entry.count - gone.get(entry.key, 0)) > 0
        ),
    )


def _write(path: Path, entries: Iterable[Entry]) -> None:
    lines = (
        f"{entry.rule}\t{_path(entry.path)}\t{entry.count}\t{_quoted(entry.quote)}\n"
        for entry in sorted(entries)
    )
    write_atomically(path, HEADER + "".join(lines), "utf-8", b"")


def _path(path: str) -> str:
    return path if path.isprintable() and not path.startswith('"') else _quoted(path)


def key_of(finding: Finding, folder: str) -> Key:
    """The key of a finding in the baseline of a folder."""
    return _relative(finding.path, folder), finding.rule, normalise_quote(finding.text)


def _relative(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")
