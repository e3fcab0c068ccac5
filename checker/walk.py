"""From the paths of a command line to the files that are read."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from checker.config import Config
from checker.paths import project_path, shown_path
from checker.report import CheckError

if TYPE_CHECKING:
    from checker.globs import Globs

DEFAULT_EXCLUDES = (
    ".git",
    ".hg",
    ".svn",
    ".venv",
    "venv",
    ".tox",
    ".nox",
    "node_modules",
    "site-packages",
    "__pycache__",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "LICENSE",
    "LICENSE.*",
    "LICENSE-*",
    "LICENCE",
    "LICENCE.*",
    "LICENCE-*",
    "COPYING",
    "COPYING.*",
    "NOTICE",
    "NOTICE.txt",
    "requirements*.txt",
    "constraints*.txt",
    "CMakeLists.txt",
    "robots.txt",
    # what Word keeps beside a document that is open
    "~$*",
)
"""Files and folders that hold no prose of the house's own; `exclude = ["!NAME"]` takes one back."""

_DEFAULT_NAMES = frozenset(name for name in DEFAULT_EXCLUDES if "*" not in name)
_DEFAULT_GLOBS = tuple(name for name in DEFAULT_EXCLUDES if "*" in name)


class SourceFile(NamedTuple):
    """A file to be read: where it is, its path as shown and as recorded, its size in bytes."""

    path: str
    shown: str
    recorded: str
    size: int


class Walk(NamedTuple):
    """What a list of paths led to. Files are in order of the path shown, each once."""

    files: tuple[SourceFile, ...]
    errors: tuple[CheckError, ...]
    excluded: tuple[str, ...]
    """Paths that were named and that the excludes dropped."""
    passed_over: int
    """Number of text files met in folders that the excludes dropped."""


class Excludes:
    """What the defaults and the configuration leave out, by path from the root."""

    def __init__(self, config: Config) -> None:
        self._globs = config.exclude
        self._spec: Globs | None = None

    def has(self, path: str, *, folder: bool = False) -> bool:
        """Whether a path from the root is left out."""
        if os.path.isabs(path):
            # outside the project only the name itself can tell
            path = path.rpartition("/")[2]
        if not self._globs and not any(_by_default(part) for part in path.split("/")):
            # the common case does without the import of the glob matcher
            return False
        if self._spec is None:
            from checker.globs import compile_globs

            self._spec = compile_globs((*DEFAULT_EXCLUDES, *self._globs))
        return self._spec.match_file(path + "/" if folder else path)


def _by_default(name: str) -> bool:
    return name in _DEFAULT_NAMES or any(fnmatchcase(name, glob) for glob in _DEFAULT_GLOBS)


def walk(paths: Sequence[str], config: Config) -> Walk:
    """The files that the paths name or hold.

    A named file is read whatever its suffix; in a folder those with a text suffix are, but for
    what `.gitignore` files leave out. A path that leads to nothing is an error of its own.
    """
    excludes = Excludes(config)
    files: dict[str, SourceFile] = {}
    errors: list[CheckError] = []
    excluded: list[str] = []
    passed_over: set[str] = set()

    def add(path: str) -> None:
        whole = os.path.abspath(path)
        if whole not in files:
            try:
                status = os.stat(path)
            except OSError:
                status = None  # reading it will say what is wrong
            if status and _never_ends(status.st_mode) and not whole.startswith(("/dev/", "/proc/")):
                # a shell's <(command) stands under /dev; reading any other pipe may never end
                shown = shown_path(path)
                message = f"{shown}: is a pipe or socket, no file; `subeditor check -` reads a pipe"
                errors.append(CheckError(shown, message))
                return
            size = status.st_size if status else 0
            recorded = project_path(path, config.root)
            files[whole] = SourceFile(path, shown_path(path), recorded, size)

    for given in paths:
        named = _expand(given)
        if not named:
            errors.append(CheckError(given, _nothing_there(given)))
        for path in named:
            is_folder = os.path.isdir(path)
            if excludes.has(project_path(path, config.root), folder=is_folder):
                excluded.append(shown_path(path))
            elif not is_folder:
                add(path)
            else:
                found = list(_text_files(path, config, excludes, passed_over, errors))
                for file in found:
                    add(file)
                if not found:
                    errors.append(CheckError(shown_path(path), _nothing_in(path, config)))
    return Walk(
        files=tuple(sorted(files.values(), key=lambda file: file.shown)),
        errors=tuple(errors),
        excluded=tuple(dict.fromkeys(excluded)),
        passed_over=len(passed_over - files.keys()),
    )


def _never_ends(mode: int) -> bool:
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _expand(path: str) -> list[str]:
    """The path itself if it is there (be it a broken link), else what it matches as a glob."""
    if os.path.lexists(path):
        return [path]
    if any(sign in path for sign in "*?["):
        from glob import glob

        return sorted(glob(path, recursive=True))
    return []


def _nothing_there(path: str) -> str:
    if any(sign in path for sign in "*?["):
        return f"{path}: no file matches this pattern"
    return f"{path}: no such file or folder"


def _nothing_in(path: str, config: Config) -> str:
    suffixes = ", ".join(config.suffixes)
    return (
        f"{shown_path(path)}: no text file in this folder ({suffixes}; what .gitignore and the "
        "excludes leave out does not count); name files one by one, or set 'suffixes'"
    )


def _text_files(
    top: str,
    config: Config,
    excludes: Excludes,
    passed_over: set[str],
    errors: list[CheckError],
) -> Iterator[str]:
    """The files with a text suffix below a folder that neither git nor the excludes leave out."""
    pending = [(top, _outer_ignores(top, config.root))]
    while pending:
        folder, ignores = pending.pop()
        ignores = [*ignores, *_ignores_of(folder)]
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            shown = shown_path(folder)
            errors.append(CheckError(shown, f"{shown}: cannot be listed: {error.strerror}"))
            continue
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and (
                not entry.name.lower().endswith(config.suffixes) or entry.is_dir()
            ):
                continue
            whole = os.path.abspath(entry.path)
            if _ignored(whole, is_folder, ignores):
                continue
            if excludes.has(project_path(whole, config.root), folder=is_folder):
                if not is_folder:
                    passed_over.add(whole)
            elif is_folder:
                pending.append((entry.path, ignores))
            else:
                yield entry.path


Ignore = tuple[str, "Globs"]
"""A folder and the globs of its `.gitignore`."""


def _ignores_of(folder: str) -> list[Ignore]:
    try:
        with open(
            os.path.join(folder, ".gitignore"), encoding="utf-8", errors="surrogateescape"
        ) as file:
            text = file.read()
    except OSError:
        return []
    from checker.globs import compile_gitignore

    return [(os.path.abspath(folder), compile_gitignore(text))]


def _outer_ignores(top: str, root: str) -> list[Ignore]:
    """The `.gitignore` files above a folder: in its repository, or where there is none, the root.

    A folder that they leave out was asked for by name: then they do not count below it.
    """
    top = os.path.abspath(top)
    above: list[str] = []
    folder = top
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            above = [one for one in above if not os.path.isabs(project_path(one, root))]
            break
        above.append(parent)
        folder = parent
    ignores = [ignore for folder in reversed(above) for ignore in _ignores_of(folder)]
    return [] if _ignored(top, True, ignores) else ignores


def _ignored(path: str, is_folder: bool, ignores: Iterable[Ignore]) -> bool:
    """Whether git would leave a path out: the innermost file with an opinion decides."""
    for folder, globs in reversed(list(ignores)):
        relative = os.path.relpath(path, folder).replace(os.sep, "/")
        verdict = globs.check_file(relative + "/" if is_folder else relative).include
        if verdict is not None:
            return verdict
    return False
