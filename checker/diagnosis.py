"""What is installed and found, and what to do about the rest.

Nothing is connected to: of a server only its process is looked at.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import NamedTuple

from checker import __version__
from checker.config import NAMES, SIDECAR, Config
from checker.errors import SubeditorError
from checker.paths import shown_path
from checker.reporters.words import counted

EXTRAS = {
    "report": (("textstat",), "readability in reports, `stats` and limits"),
    "vectors": (("wordllama",), "`compare --vectors`"),
    "languagetool": (
        ("language-tool-python", "psutil", "requests"),
        "`--with languagetool`",
    ),
}
"""By extra: the packages it brings, and what it is for."""


class Entry(NamedTuple):
    """One thing that was looked at. `state` is ok, missing or wrong; `remedy` what to do then.

    What is `needed` and not ok makes the exit status 1, or 2 if it is wrong.
    """

    topic: str
    name: str
    state: str
    detail: str
    remedy: str = ""
    needed: bool = False


def entries(configured: Callable[[], Config], folder: Path) -> Iterator[Entry]:
    """All that is looked at, in order. `configured` gives the configuration, or raises its error.

    `folder` is the project where that cannot be told.
    """
    yield Entry("program", "subeditor", "ok", f"{__version__} in {Path(__file__).parent}")
    where = f"{platform.python_version()} at {sys.executable}, {platform.platform()}"
    yield Entry("program", "Python", "ok", where)
    needed = _requirements()
    yield from _packages(needed)
    try:
        config = configured()
        found = shown_path(config.source) if config.source else "none, the defaults hold"
        yield Entry("project", "configuration", "ok", found)
    except SubeditorError as error:
        yield Entry("project", "configuration", "wrong", str(error), "mend the file", True)
        config = Config(root=str(folder))
    yield from _project(config)
    yield from _extras(config, needed)
    yield from _languagetool(config)
    yield from _machine(config)


class _Requirement(NamedTuple):
    name: str
    limits: str
    """As `>=1.0,<2`."""
    extra: bool


def _requirements() -> list[_Requirement]:
    """What the installed program needs; nothing if it is not installed."""
    found = []
    try:
        lines = requires("subeditor") or []
    except PackageNotFoundError:
        return []
    for line in lines:
        requirement, _, marker = line.partition(";")
        end = next((at for at, c in enumerate(requirement) if c in "<>=!~[ ("), len(requirement))
        limits = requirement[end:].strip(" ()")
        found.append(_Requirement(requirement[:end], limits, "extra" in marker))
    return found


def _packages(needed: list[_Requirement]) -> Iterator[Entry]:
    if not needed:
        yield Entry("program", "packages", "ok", "not installed as a package: runs from its folder")
        return
    told = []
    for name, limits, extra in needed:
        if extra:
            continue
        found = _version(name)
        if found and _fits(found, limits):
            told.append(f"{name} {found}")
        else:
            detail = f"{found}, needed is {limits}" if found else "is not installed"
            remedy = f"pip install '{name}{limits}'"
            yield Entry("program", name, "missing", detail, remedy, True)
    yield Entry("program", "packages", "ok", ", ".join(told))


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _fits(found: str, limits: str) -> bool:
    """Whether a version lies within limits such as `>=1.0,<2`; others than these two are let be."""
    for limit in limits.split(","):
        if limit.startswith(">=") and _numbers(found) < _numbers(limit[2:]):
            return False
        if limit.startswith("<") and limit[1:2] != "=" and _numbers(found) >= _numbers(limit[1:]):
            return False
    return True


def _numbers(version: str) -> list[int]:
    """The leading numbers of a version, without noughts at the end: 1.0 is 1."""
    numbers = []
    for part in version.split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers


def _project(config: Config) -> Iterator[Entry]:
    from checker.config_file import check_names
    from checker.plan import all_rules, selectable_names
    from checker.ruleset import BUNDLE, shipped_folder
    from checker.single import load_baseline, load_sidecar

    try:
        rules = all_rules(config.rules)
        detail = counted(len(rules.rules), "rule")
        if BUNDLE.is_file():
            detail += ", compiled in the package"
        else:
            detail += f", compiled from {shipped_folder()}"
        if config.rules:
            detail += f", with those of {counted(len(config.rules), 'folder')} of the project"
        check_names(config, selectable_names(config.rules))
        yield Entry("project", "rules", "ok", detail)
    except SubeditorError as error:
        yield Entry("project", "rules", "wrong", str(error), "mend what it names", True)
    if config.baseline is None:
        yield Entry("project", "baseline", "ok", "none")
    else:
        yield _read("baseline", config.baseline, lambda: load_baseline(config.baseline))
    names = config.names or str(Path(config.root, NAMES))
    if Path(names).exists():
        from checker.house_names import load_names

        yield _read("names", names, lambda: load_names(Path(names)))
    else:
        yield Entry("project", "names", "ok", "none; `subeditor names --write` makes a list")
    sidecar = Path(config.root, SIDECAR)
    if sidecar.exists():
        yield _read("suppressions", str(sidecar), lambda: load_sidecar(config.root))
    else:
        yield Entry("project", "suppressions", "ok", "no file; comments in the texts count")


def _read(name: str, path: str, load: Callable[[], object]) -> Entry:
    """A file of the project that must be sound where it is there."""
    try:
        load()
    except SubeditorError as error:
        return Entry("project", name, "wrong", str(error), "mend the file", True)
    return Entry("project", name, "ok", shown_path(path))


def _extras(config: Config, needed: list[_Requirement]) -> Iterator[Entry]:
    graded = config.grade or any(override.grade for override in config.overrides)
    asked = {
        "report": bool(graded),
        "vectors": config.vectors,
        "languagetool": "languagetool" in config.backends,
    }
    limits = {requirement.name: requirement.limits for requirement in needed}
    for extra, (packages, use) in EXTRAS.items():
        found = {package: _version(package) for package in packages}
        wrong = [
            f"{package} {known or 'is not installed'}"
            for package, known in found.items()
            if known is None or not _fits(known, limits.get(package, ""))
        ]
        if wrong:
            detail = f"for {use}: {', '.join(wrong)}"
            remedy = f"pip install 'subeditor[{extra}]'"
            yield Entry("extras", extra, "missing", detail, remedy, asked[extra])
        else:
            versions = ", ".join(f"{package} {known}" for package, known in found.items())
            yield Entry("extras", extra, "ok", f"{versions}, for {use}")


def _languagetool(config: Config) -> Iterator[Entry]:
    asked = "languagetool" in config.backends
    server = config.languagetool.server
    if server is not None:
        yield Entry("languagetool", "server", "ok", f"{server} (not asked)")
        return
    from checker.backends import languagetool_state
    from checker.backends.languagetool_folders import data_folder, installations
    from checker.backends.languagetool_java import REMEDY, find_java

    try:
        path, number = find_java()
        yield Entry("languagetool", "Java", "ok", f"{number} at {path}")
    except SubeditorError as error:
        detail = str(error).removesuffix(f"; {REMEDY}")
        yield Entry("languagetool", "Java", "missing", detail, REMEDY, asked)
    found = installations()
    if found:
        detail = f"{', '.join(found)} in {data_folder()}"
        yield Entry("languagetool", "installed", "ok", detail)
    else:
        remedy = "subeditor languagetool install"
        yield Entry("languagetool", "installed", "missing", str(data_folder()), remedy, asked)
    running = languagetool_state.read() if languagetool_state.supervised() else None
    detail = "does not run; started when it is asked"
    if running:
        detail = f"LanguageTool {running.version} at {running.url}, process {running.pid}"
    yield Entry("languagetool", "server", "ok", detail)


def _machine(config: Config) -> Iterator[Entry]:
    from platformdirs import user_cache_path

    cache = user_cache_path("subeditor")
    folder = next(path for path in (cache, *cache.parents) if path.exists())
    if folder.is_dir() and os.access(folder, os.W_OK):
        yield Entry("machine", "cache", "ok", str(cache))
    else:
        remedy = "make it writable, or set XDG_CACHE_HOME: rules of the project start slowly"
        yield Entry("machine", "cache", "missing", f"{cache} cannot be written", remedy)
    told = _git("--version", folder=Path(config.root))
    if told is None:
        yield Entry("machine", "git", "missing", "for --changed-since", "install git")
    else:
        found = told.removeprefix("git version ")
        yield Entry("machine", "git", "ok", f"{found} at {shutil.which('git')}")
    yield _hook(Path(config.root))
    yield _terminal()


def _git(*arguments: str, folder: Path) -> str | None:
    """What git says; None where there is none, or it fails."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout.strip()


def _hook(root: Path) -> Entry:
    """Whether texts are checked before each commit here."""
    told = _git("rev-parse", "--git-path", "hooks/pre-commit", folder=root)
    if told is None:
        return Entry("machine", "pre-commit", "ok", "no repository here")
    script, settings = _read_text(root / told), _read_text(root / ".pre-commit-config.yaml")
    if "subeditor" in script or ("subeditor" in settings and "pre-commit" in script):
        return Entry("machine", "pre-commit", "ok", "runs before each commit")
    if "subeditor" in settings:
        return Entry("machine", "pre-commit", "missing", "not installed", "pre-commit install")
    remedy = "add our hook to .pre-commit-config.yaml, then `pre-commit install`"
    return Entry("machine", "pre-commit", "missing", "no hook of ours here", remedy)


def _read_text(path: Path) -> str:
    """The text of a file, empty if there is none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _terminal() -> Entry:
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    if not (sys.stdout and sys.stdout.isatty()):
        return Entry("machine", "terminal", "ok", "none: what is piped is UTF-8, without colours")
    colours = "no colours (NO_COLOR)" if os.environ.get("NO_COLOR") else "colours"
    detail = f"{encoding}, {colours}, {shutil.get_terminal_size().columns} columns"
    if encoding.lower().replace("-", "") == "utf8":
        return Entry("machine", "terminal", "ok", detail)
    remedy = "set PYTHONUTF8=1: characters that it lacks are shown as escapes"
    return Entry("machine", "terminal", "missing", detail, remedy)
