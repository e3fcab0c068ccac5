"""`subeditor doctor`: what is installed and found, and what to do about the rest.

Nothing is connected to: of a server only its process is looked at.
"""

import json
import os
import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from checker import __version__
from checker.config import NAMES, SIDECAR, Config
from checker.errors import SubeditorError
from checker.options import configured
from checker.output import write
from checker.paths import shown_path
from checker.reporters.words import counted, visible

FINE, MISSING, FAILED = 0, 1, 2

EXTRAS = {
    "report": ("textstat", "readability in reports, `stats` and limits"),
    "vectors": ("wordllama", "`compare --vectors`"),
    "languagetool": ("language_tool_python", "`--with languagetool`"),
}
"""By extra: the module it brings, and what it is for."""


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


def doctor(options: Namespace) -> int:
    """Run the command and return the exit status."""
    entries = list(_entries(options))
    if options.format == "json":
        data = {
            "schema": 1,
            "tool": {"name": "subeditor", "version": __version__},
            "entries": [entry._asdict() for entry in entries],
        }
        write([json.dumps(data, ensure_ascii=False, indent=2) + "\n"])
    else:
        write(_lines(entries))
    wrong = [entry for entry in entries if entry.needed and entry.state != "ok"]
    if any(entry.state == "wrong" for entry in wrong):
        return FAILED
    return MISSING if wrong else FINE


def _entries(options: Namespace) -> Iterator[Entry]:
    yield Entry("program", "subeditor", "ok", f"{__version__} in {Path(__file__).parent}")
    where = f"{platform.python_version()} at {sys.executable}, {platform.platform()}"
    yield Entry("program", "Python", "ok", where)
    yield from _packages()
    try:
        config = configured(options)
        found = shown_path(config.source) if config.source else "none, the defaults hold"
        yield Entry("project", "configuration", "ok", found)
    except SubeditorError as error:
        yield Entry("project", "configuration", "wrong", str(error), "mend the file", True)
        config = Config(root=str(Path((options.paths or ["."])[0]).absolute()))
    yield from _project(config)
    yield from _extras(config)
    yield from _languagetool(config)
    yield from _surroundings(config)


def _packages() -> Iterator[Entry]:
    try:
        needed = requires("subeditor") or []
    except PackageNotFoundError:
        yield Entry("program", "packages", "missing", "runs from a checkout, not installed")
        return
    names = [_name_of(line) for line in needed if "extra ==" not in line]
    told = []
    for name in names:
        try:
            told.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Entry("program", name, "missing", "", f"pip install {name}", True)
    yield Entry("program", "packages", "ok", ", ".join(told))


def _name_of(requirement: str) -> str:
    end = next((at for at, c in enumerate(requirement) if c in "<>=!~;[ ("), len(requirement))
    return requirement[:end]


def _project(config: Config) -> Iterator[Entry]:
    from checker.plan import all_rules
    from checker.single import load_baseline, load_sidecar

    try:
        rules = all_rules(config.rules)
        detail = counted(len(rules.rules), "rule")
        if config.rules:
            detail += f", with those of {counted(len(config.rules), 'folder')} of the project"
        yield Entry("project", "rules", "ok", detail)
    except SubeditorError as error:
        yield Entry("project", "rules", "wrong", str(error), "mend the rule", True)
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


def _extras(config: Config) -> Iterator[Entry]:
    asked = {
        "report": config.grade is not None,
        "vectors": config.vectors,
        "languagetool": "languagetool" in config.backends,
    }
    for extra, (module, use) in EXTRAS.items():
        if find_spec(module) is None:
            remedy = f"pip install 'subeditor[{extra}]'"
            yield Entry("extras", extra, "missing", f"for {use}", remedy, asked[extra])
        else:
            yield Entry("extras", extra, "ok", f"for {use}")


def _languagetool(config: Config) -> Iterator[Entry]:
    asked = "languagetool" in config.backends
    server = config.languagetool.server
    if server is not None:
        yield Entry("languagetool", "server", "ok", f"{server} (not asked)")
        return
    from checker.backends import languagetool_state
    from checker.backends.languagetool_folders import data_folder, installations
    from checker.backends.languagetool_java import REMEDY, java_program

    try:
        yield Entry("languagetool", "Java", "ok", java_program())
    except SubeditorError as error:
        yield Entry("languagetool", "Java", "missing", str(error), REMEDY, asked)
    found = installations()
    if found:
        detail = f"{', '.join(found)} in {data_folder()}"
        yield Entry("languagetool", "installed", "ok", detail)
    else:
        remedy = "subeditor languagetool install"
        yield Entry("languagetool", "installed", "missing", str(data_folder()), remedy, asked)
    running = languagetool_state.read() if languagetool_state.supervised() else None
    detail = f"at {running.url}" if running else "not now; started when it is asked"
    yield Entry("languagetool", "server", "ok", detail)


def _surroundings(config: Config) -> Iterator[Entry]:
    from platformdirs import user_cache_path

    cache = user_cache_path("subeditor")
    folder = next(path for path in (cache, *cache.parents) if path.exists())
    if os.access(folder, os.W_OK):
        yield Entry("machine", "cache", "ok", str(cache))
    else:
        remedy = "make it writable, or set XDG_CACHE_HOME: rules of the project start slowly"
        yield Entry("machine", "cache", "missing", f"{cache} cannot be written", remedy)
    git = shutil.which("git")
    if git:
        yield Entry("machine", "git", "ok", git)
    else:
        yield Entry("machine", "git", "missing", "for --changed-since", "install git")
    yield _hook(Path(config.root))
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    colours = "no colours (NO_COLOR)" if os.environ.get("NO_COLOR") else "colours on a terminal"
    yield Entry("machine", "terminal", "ok", f"{encoding}, {colours}")


def _hook(root: Path) -> Entry:
    """Whether texts are checked before each commit here."""
    if not (root / ".git").exists():
        return Entry("machine", "pre-commit", "ok", "no repository here")
    configured_here = any(
        "subeditor" in path.read_text(encoding="utf-8", errors="replace")
        for path in (root / ".pre-commit-config.yaml", root / ".git" / "hooks" / "pre-commit")
        if path.is_file()
    )
    if not configured_here:
        remedy = "add our hook to .pre-commit-config.yaml, then `pre-commit install`"
        return Entry("machine", "pre-commit", "missing", "no hook of ours here", remedy)
    if not (root / ".git" / "hooks" / "pre-commit").is_file():
        return Entry("machine", "pre-commit", "missing", "not installed", "pre-commit install")
    return Entry("machine", "pre-commit", "ok", "runs before each commit")


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    width = max(len(entry.name) for entry in entries)
    topic = ""
    for entry in entries:
        if entry.topic != topic:
            yield f"{chr(10) if topic else ''}{entry.topic}\n"
            topic = entry.topic
        state = entry.state if entry.state == "ok" or entry.needed else "not there"
        yield f"  {state:9}  {entry.name:{width}}  {visible(entry.detail)}\n"
        if entry.remedy and entry.state != "ok":
            yield f"  {'':9}  {'':{width}}  → {visible(entry.remedy)}\n"
