"""Reading the configuration from `subeditor.toml` or `[tool.subeditor]` in `pyproject.toml`.

Every key and value is checked; an error names file, line and what was expected.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from checker.config import (
    BACKENDS,
    SUFFIXES,
    VARIETIES,
    Config,
    LanguageToolSettings,
    Override,
    parse_size,
)
from checker.discovery import PROJECT_FILE
from checker.errors import ConfigError
from checker.finding import Certainty, Severity
from checker.paths import shown_path

KeyPath = tuple[str | int, ...]

SEVERITIES = tuple(severity.name for severity in reversed(Severity))
CERTAINTIES = tuple(certainty.name for certainty in reversed(Certainty))


class Key(NamedTuple):
    """A key of the configuration: the kind of its value and what it does.

    Kinds: texts (one or a list), text, boolean, integer, size, table, tables, or the allowed words
    parted by `|`.
    """

    kind: str
    doc: str


_PER_FILE = {
    "select": Key("texts", "Families or ids of the rules to run; all if left out."),
    "ignore": Key("texts", "Families or ids of rules not to run."),
    "severity": Key("|".join(SEVERITIES), "The lowest severity that is shown."),
    "certainty": Key("|".join(CERTAINTIES), "The lowest certainty that is shown."),
    "variety": Key("|".join(VARIETIES), "The spelling variety the texts are written in."),
    "accept": Key("texts", "Words and names that are right as they are."),
    "readability": Key("table", "Limits for sentences and texts."),
}

KEYS = {
    **_PER_FILE,
    "fail-on": Key("|".join((*SEVERITIES, "never")), "The lowest severity that fails a run."),
    "terms": Key("texts", "Terms of yours, of two words or more, whose words nobody may replace."),
    "accept-files": Key("texts", "Files of accepted words and names, one a line; # comments."),
    "rules": Key("texts", "Folders of your own rules."),
    "exclude": Key("texts", "Globs of files and folders to leave out, as in .gitignore."),
    "suffixes": Key("texts", "Endings of the files to look for in folders."),
    "max-file-size": Key("size", 'Larger files are an error: bytes, or a text as "20 MB".'),
    "jobs": Key("integer", "Number of processes; 0 decides by the amount of text."),
    "corpus": Key("boolean", "Whether names must agree over all files, not in each file alone."),
    "vectors": Key("boolean", "Whether `compare` pairs sentences that share no words by vectors."),
    "baseline": Key("text", "The file of known findings that `subeditor baseline` writes."),
    "names": Key("text", "The file of the house's names (default: names.toml)."),
    "with": Key("texts", "Other checkers to ask as well."),
    "best-effort": Key("boolean", "Whether a run counts without an answer of another checker."),
    "languagetool": Key("table", "How LanguageTool is asked."),
    "overrides": Key("tables", "Settings for single files: tables with `files`, or by glob."),
}
"""All keys of the configuration."""

LANGUAGETOOL_KEYS = {
    "server": Key("text", "Address of a server that runs; our own on this machine if left out."),
    "public": Key(
        "boolean", "Whether the public service may be used: the text leaves the machine."
    ),
    "timeout": Key("integer", "Seconds that one request may take."),
    "disable": Key("texts", "Ids of LanguageTool's rules that are not wanted."),
}
"""The keys of the table about LanguageTool."""

READABILITY_KEYS = {
    "sentence-words": Key("integer", "The most words a sentence may have."),
    "grade": Key("integer", "The highest Flesch-Kincaid grade a text may have."),
}
"""The keys of a table of limits."""

OVERRIDE_KEYS = {"files": Key("texts", "Globs of the files that are meant."), **_PER_FILE}
"""The keys of an override."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file: its values, and errors at the line of a key."""

    path: Path
    text: str
    data: Mapping[str, Any]
    at: KeyPath

    def fail(self, message: str, key: str = "") -> ConfigError:
        from checker.toml_lines import key_lines, line_of

        line = line_of(key_lines(self.text), (*self.at, key) if key else self.at)
        return ConfigError(f"{shown_path(self.path)}:{line}: {message}")

    def check(self, known: Mapping[str, Key]) -> None:
        """Raise ConfigError for an unknown key or a value of the wrong kind."""
        from checker.rule import nearest

        for name, value in self.data.items():
            if name not in known:
                hint = nearest(name, list(known)) or f" (known: {', '.join(sorted(known))})"
                raise self.fail(f"unknown key '{name}'{hint}", name)
            problem = _problem(known[name].kind, value)
            if problem:
                raise self.fail(f"'{name}' is {_shown(value)}; expected {problem}", name)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, ())
        return (value,) if isinstance(value, str) else tuple(value)

    def files(self, key: str) -> list[Path]:
        """The paths under a key, from the folder of the file."""
        return [self.path.parent / value for value in self.texts(key)]


def _problem(kind: str, value: Any) -> str | None:
    """What was expected instead of `value`, or None."""
    if kind == "texts":
        items = [value] if isinstance(value, str) else value
        right = isinstance(items, list) and all(isinstance(i, str) and i.strip() for i in items)
        return None if right else "a text or a list of texts"
    if kind == "text":
        return None if isinstance(value, str) and value.strip() else "a text"
    if kind == "boolean":
        return None if isinstance(value, bool) else "true or false"
    if kind == "integer":
        right = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return None if right else "a whole number, 0 or more"
    if kind == "size":
        try:
            parse_size(value if isinstance(value, int | str) else "")
        except ValueError:
            return 'a number of bytes or a text as "20 MB"'
        return None if not isinstance(value, bool) else "a number of bytes"
    if kind == "table":
        return None if isinstance(value, dict) else "a table of keys"
    if kind == "tables":
        entries = list(value.values()) if isinstance(value, dict) else value
        right = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
        return None if right else 'tables, as [[overrides]] or [overrides."docs/**"]'
    from checker.rule import nearest

    words = kind.split("|")
    if isinstance(value, str) and value in words:
        return None
    return f"one of {', '.join(words)}{nearest(str(value), words)}"


def _shown(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, default=str)


def has_table(project: Path) -> bool:
    """Whether a `pyproject.toml` has our table. Raises ConfigError if it is not valid TOML."""
    return "subeditor" in read_toml(project)[1].get("tool", {})


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file and what it says. Raises ConfigError with file, line and reason."""
    name = shown_path(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{name}: is not valid UTF-8; TOML files must be") from None
    text = text.replace("\r\n", "\n")
    return text, parse_toml(text, name)


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """What the text of the TOML file `name` says. Raises ConfigError with line and reason."""
    # a run without a configuration file does not pay for the parser
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column \d+\)", str(error))
        line = place.group(1) if place else text.count("\n") + 1
        message = str(error).replace(place.group(), "") if place else str(error)
        raise ConfigError(f"{name}:{line}: not valid TOML: {message}") from None


def load(path: Path) -> Config:
    """The configuration of one file. Raises ConfigError with file, line and what was expected."""
    path = path.absolute()
    text, data = read_toml(path)
    at: KeyPath = ()
    if path.name == PROJECT_FILE:
        at = ("tool", "subeditor")
        data = data.get("tool", {}).get("subeditor")
        if not isinstance(data, dict):
            raise ConfigError(f"{shown_path(path)}: has no table [tool.subeditor]")
    table = _Table(path, text, data, at)
    table.check(KEYS)
    for folder in table.files("rules"):
        if not folder.is_dir():
            raise table.fail(f"no such rule folder: {folder}", "rules")
    for file in table.files("names"):
        if not file.is_file():
            raise table.fail(f"no such file of names: {file}", "names")
    fail_on = data.get("fail-on", "warning")
    baseline = data.get("baseline")
    return Config(
        select=table.texts("select"),
        ignore=table.texts("ignore"),
        severity=Severity[data.get("severity", "suggestion")],
        certainty=Certainty[data.get("certainty", "likely")],
        fail_on=None if fail_on == "never" else Severity[fail_on],
        variety=data.get("variety", "auto"),
        accept=frozenset(table.texts("accept")) | _accepted(table),
        terms=_terms(table),
        rules=tuple(str(folder.resolve()) for folder in table.files("rules")),
        exclude=_globs(table, "exclude"),
        suffixes=_suffixes(table) or SUFFIXES,
        overrides=tuple(_overrides(table)),
        corpus=data.get("corpus", False),
        vectors=data.get("vectors", False),
        max_file_size=parse_size(data.get("max-file-size", Config().max_file_size)),
        jobs=data.get("jobs", 0),
        baseline=str(path.parent / baseline) if baseline else None,
        names=str(path.parent / data["names"]) if "names" in data else None,
        backends=_backends(table),
        best_effort=data.get("best-effort", False),
        languagetool=_languagetool(table),
        **_limits(table),
        root=str(path.parent),
        source=str(path),
    )


def _backends(table: _Table) -> tuple[str, ...]:
    for name in table.texts("with"):
        if name not in BACKENDS:
            raise table.fail(f"'with' has '{name}'; known: {', '.join(BACKENDS)}", "with")
    return tuple(dict.fromkeys(table.texts("with")))


def _languagetool(table: _Table) -> LanguageToolSettings:
    data = table.data.get("languagetool", {})
    own = _Table(table.path, table.text, data, (*table.at, "languagetool"))
    own.check(LANGUAGETOOL_KEYS)
    if data.get("timeout") == 0:
        raise own.fail("'timeout' is 0; it is a number of seconds, 1 or more", "timeout")
    return LanguageToolSettings(
        server=data.get("server"),
        public=data.get("public", False),
        timeout=float(data.get("timeout", LanguageToolSettings().timeout)),
        disable=own.texts("disable"),
    )


def _limits(table: _Table) -> dict[str, Any]:
    data = table.data.get("readability", {})
    own = _Table(table.path, table.text, data, (*table.at, "readability"))
    own.check(READABILITY_KEYS)
    for name, value in data.items():
        if value == 0:
            raise own.fail(f"'{name}' is 0; leave it out for no limit", name)
    return {"sentence_words": data.get("sentence-words"), "grade": data.get("grade")}


def _terms(table: _Table) -> tuple[str, ...]:
    for term in table.texts("terms"):
        if len(term.replace("-", " ").split()) < 2:
            raise table.fail(
                f"'terms' has '{term}'; a term has two words or more, single words go to 'accept'",
                "terms",
            )
    return tuple(" ".join(term.split()) for term in table.texts("terms"))


def _accepted(table: _Table) -> frozenset[str]:
    words: set[str] = set()
    for file in table.files("accept-files"):
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "is not valid UTF-8"
            raise table.fail(f"accepted words: {file}: {reason}", "accept-files") from None
        words |= {word for line in lines if (word := line.partition("#")[0].strip())}
    return frozenset(words)


def _suffixes(table: _Table) -> tuple[str, ...]:
    suffixes = table.texts("suffixes")
    for suffix in suffixes:
        if not suffix.startswith("."):
            raise table.fail(f"the suffix '{suffix}' must begin with a dot", "suffixes")
    return tuple(suffix.lower() for suffix in suffixes)


def _globs(table: _Table, key: str) -> tuple[str, ...]:
    globs = table.texts(key)
    if globs:
        from checker.globs import glob_problem

        for glob in globs:
            if problem := glob_problem(glob):
                raise table.fail(f"'{key}' has a wrong glob: {problem}", key)
    return globs


def _overrides(table: _Table) -> Iterable[Override]:
    entries = table.data.get("overrides", [])
    by_glob = isinstance(entries, dict)
    for name, data in entries.items() if by_glob else enumerate(entries):
        own = _Table(table.path, table.text, data, (*table.at, "overrides", name))
        own.check(_PER_FILE if by_glob else OVERRIDE_KEYS)
        if by_glob:
            own = replace(own, data={**data, "files": name})
        elif "files" not in data:
            raise own.fail("an override needs 'files': the globs of the files that are meant")
        yield Override(
            files=_globs(own, "files"),
            select=own.texts("select") if "select" in data else None,
            ignore=own.texts("ignore"),
            variety=data.get("variety"),
            certainty=Certainty[data["certainty"]] if "certainty" in data else None,
            severity=Severity[data["severity"]] if "severity" in data else None,
            accept=frozenset(own.texts("accept")),
            **_limits(own),
        )


def check_names(config: Config, known: Iterable[str]) -> None:
    """Raise ConfigError at the line of a rule or family that does not exist."""
    from checker.rule import nearest

    known = set(known)
    sets = [config.select, config.ignore]
    for override in config.overrides:
        sets += [override.select or (), override.ignore]
    for name in (name for names in sets for name in names):
        if name not in known:
            hint = nearest(name, sorted(known))
            raise ConfigError(
                f"{_place_of(config, name)}: unknown rule or family '{name}'{hint} "
                "(`subeditor rules list` shows all)"
            )


def _place_of(config: Config, name: str) -> str:
    """File and line where the configuration writes a text."""
    if config.source is None:
        return "configuration"
    text, _ = read_toml(Path(config.source))
    written = re.search(f"[\"']{re.escape(name)}[\"']", text)
    line = text.count("\n", 0, written.start()) + 1 if written else 1
    return f"{shown_path(config.source)}:{line}"
