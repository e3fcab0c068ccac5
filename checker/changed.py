"""Lines changed since a revision of a git repository, and the findings that have to do with them.

A line counts as changed where it differs from the revision in which the present branch left the
given one (their merge base; the revision itself if they share none): what others have committed
there since is not ours. Files that git does not follow, and binary ones that changed, count whole.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from checker.errors import UsageError
from checker.finding import Finding
from checker.report import Report

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_QUOTED = re.compile(rb"\\([0-7]{3}|.)", re.S)
_ESCAPES = {
    b"a": b"\a",
    b"b": b"\b",
    b"f": b"\f",
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"v": b"\v",
}

_DIFF = (
    "diff",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--find-renames",
    "--ignore-submodules",
)
_HUNKS = ("--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/")


class Lines(NamedTuple):
    """Changed lines of a file, as git counts them: a line ends with a line feed.

    Of a range, the numbers of its first and last line; where lines were only taken away, the line
    before that place and the line after it.
    """

    changed: tuple[tuple[int, int], ...] = ()
    removed: tuple[tuple[int, int], ...] = ()

    def touch(self, first: int, last: int) -> bool:
        """Whether lines `first` to `last` hold a changed one, or a place where lines were."""
        return any(start <= last and first <= end for start, end in self.changed) or any(
            first <= before and after <= last for before, after in self.removed
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a revision, by path from the top of the repository."""

    top: str
    lines: Mapping[str, Lines | None]
    """None for a file that changed as a whole."""
    followed: frozenset[str]
    """The files that git follows."""

    def of(self, path: str) -> Lines | None:
        """The changed lines of the file at a path from the current folder; None for all of it."""
        recorded = os.path.relpath(path, self.top)
        if recorded.startswith(os.pardir):
            # a way through a link
            recorded = os.path.relpath(os.path.realpath(path), self.top)
        recorded = recorded.replace(os.sep, "/")
        if recorded in self.lines:
            return self.lines[recorded]
        return Lines() if recorded in self.followed else None

    def has(self, path: str) -> bool:
        """Whether anything of a file changed."""
        lines = self.of(path)
        return lines is None or lines != Lines()

    def only(self, report: Report) -> Report:
        """The report with those findings alone that have to do with a changed line.

        That is one whose own place, or another place of the same form, holds a changed line; and
        one that all its other places, the rivals, are new to: what stood there alone was no
        finding before.
        """
        kept = tuple(f for f in report.findings if self._concerns(f, report.sources))
        silenced = (s for s in report.silenced if self._concerns(s.finding, report.sources))
        return replace(
            report,
            findings=kept,
            silenced=tuple(silenced),
            unchanged=len(report.findings) - len(kept),
        )

    def _concerns(self, finding: Finding, sources: Mapping[str, str]) -> bool:
        if self._touches(finding.path, finding.offset, finding.length, finding.line, sources):
            return True
        places = [
            (
                place.role,
                self._touches(place.path, place.offset, place.length, place.line, sources),
            )
            for place in finding.related
        ]
        others = [touched for role, touched in places if role == "other"]
        return any(touched for role, touched in places if role == "same") or (
            bool(others) and all(others)
        )

    def _touches(
        self, path: str, offset: int, length: int, line: int, sources: Mapping[str, str]
    ) -> bool:
        lines = self.of(path)
        if lines is None:
            return True
        source = sources.get(path)
        if source is None:
            return lines.touch(line, line)
        first = source.count("\n", 0, offset) + 1
        last = first + source.count("\n", offset, max(offset, offset + length - 1))
        return lines.touch(first, last)


def changes_since(revision: str, folder: Path) -> Changes:
    """What changed since a revision in the repository that a folder lies in.

    Raises UsageError if there is no git, no repository or no such revision.
    """
    shown = _git(folder, "rev-parse", "--show-toplevel", problem="needs a git repository")
    top = os.fsdecode(shown.removesuffix(b"\n"))
    if not revision:
        raise UsageError("--changed-since names no revision; write `--changed-since main`")
    commit = _git(
        folder,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
        problem=f"knows no revision '{revision}' (a shallow clone must fetch it first)",
    )
    base = commit.decode().strip()
    shared = _run(folder, "merge-base", base, "HEAD")
    if shared.returncode == 0:
        base = shared.stdout.decode().split()[0]
    tree = Path(top)
    failed = "cannot compare the files"
    patch = _git(tree, *_DIFF, *_HUNKS, base, "--", problem=failed)
    numbers = _git(tree, *_DIFF, "--numstat", "-z", base, "--", problem=failed)
    followed = _git(tree, "ls-files", "-z", problem="cannot list the files")
    return Changes(
        top,
        {**dict(_parsed(patch)), **dict.fromkeys(_binary(numbers))},
        frozenset(os.fsdecode(name) for name in followed.split(b"\0") if name),
    )


def _git(folder: Path, *arguments: str, problem: str) -> bytes:
    done = _run(folder, *arguments)
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().partition("\n")[0]
        raise UsageError(f"--changed-since {problem}" + (f": {said}" if said else ""))
    return done.stdout


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise UsageError("--changed-since needs git, which is not installed") from None


def _parsed(diff: bytes) -> Iterator[tuple[str, Lines]]:
    """The changed lines by path, from a diff without context. Deleted files are left out."""
    path = ""
    changed: list[tuple[int, int]] = []
    removed: list[tuple[int, int]] = []
    lines = iter(diff.split(b"\n"))
    for line in lines:
        if line.startswith(b"diff --git "):
            if path:
                yield path, Lines(tuple(changed), tuple(removed))
            path, changed, removed = "", [], []
        elif line.startswith(b"+++ "):
            path = _name(line[4:].removesuffix(b"\t"))
        elif match := _HUNK.match(line):
            gone, start, added = match.groups()
            count = 1 if added is None else int(added)
            first = int(start)
            if count:
                changed.append((first, first + count - 1))
            else:
                removed.append((first, first + 1))
            _skip(lines, count + (1 if gone is None else int(gone)))
    if path:
        yield path, Lines(tuple(changed), tuple(removed))


def _skip(lines: Iterable[bytes], number: int) -> None:
    """Pass over the lines of a hunk, which may look like anything."""
    for _, _line in zip(range(number), lines, strict=False):
        pass


def _binary(numbers: bytes) -> Iterator[str]:
    """The names of binary files in the output of `git diff --numstat -z`."""
    fields = iter(numbers.split(b"\0"))
    for field in fields:
        added, _, rest = field.partition(b"\t")
        name = rest.partition(b"\t")[2]
        if field and not name:
            # of a renamed file two names follow
            name = [next(fields), next(fields)][1]
        if added == b"-":
            yield os.fsdecode(name)


def _name(written: bytes) -> str:
    """A name as a diff writes it, without the prefix; empty for `/dev/null`."""
    if written == b"/dev/null":
        return ""
    if written.startswith(b'"'):
        written = _QUOTED.sub(_unescaped, written[1:-1])
    return os.fsdecode(written.removeprefix(b"b/"))


def _unescaped(match: "re.Match[bytes]") -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if len(code) == 3 else _ESCAPES.get(code, code)
