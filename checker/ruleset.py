"""The rules of a run: shipped ones from the compiled bundle, a user's folders through a cache."""

import json
import os
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import ahocorasick_rs

from checker.errors import UsageError
from checker.rule import Rule, nearest

PACKAGE = Path(__file__).parent
BUNDLE = PACKAGE / "_rules" / "bundle.json"
"""In an installed package: the shipped rules, compiled when the wheel was built."""


class RuleSet:
    """Rules and one automaton over all their literals."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """Rules by their id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def literal_owners(self) -> dict[str, list[tuple[int, int]]]:
        """For each literal its users: number of the rule, number among that rule's literals."""
        owners: dict[str, list[tuple[int, int]]] = {}
        for number, rule in enumerate(self.rules):
            for index, literal in enumerate(rule.params.get("literals") or ()):
                owners.setdefault(literal, []).append((number, index))
        return owners

    @cached_property
    def automaton(self) -> "ahocorasick_rs.AhoCorasick":
        """All literals at once: 66-91 MB/s, whatever their number."""
        return ahocorasick_rs.AhoCorasick(list(self.literal_owners), store_patterns=False)

    def select(self, select: Iterable[str], ignore: Iterable[str]) -> "RuleSet":
        """The rules of the families or ids in `select` (all if empty) without those in `ignore`.

        Raises UsageError for an unknown family or id.
        """
        select, ignore = tuple(select), tuple(ignore)
        known = {rule.id for rule in self.rules} | {rule.family for rule in self.rules}
        for name in (*select, *ignore):
            if name not in known:
                raise UsageError(
                    f"unknown rule or family '{name}'{nearest(name, sorted(known))} "
                    "(`subeditor rules list` shows all)"
                )
        return RuleSet(
            rule
            for rule in self.rules
            if (not select or rule.id in select or rule.family in select)
            and rule.id not in ignore
            and (rule.family not in ignore or rule.id in select)
        )


def shipped_folder() -> Path:
    """The folder of the shipped rule files: in the package, or beside it in a checkout."""
    packaged = PACKAGE / "_rules"
    return packaged if packaged.is_dir() else PACKAGE.parent / "rules"


def load_rules(folders: Iterable[str] = ()) -> RuleSet:
    """The shipped rules and those of the given folders; a folder's rule replaces one of its id."""
    if BUNDLE.is_file():
        rules = {rule.id: rule for rule in _from_bundle(BUNDLE.read_bytes())}
    else:
        rules = {rule.id: rule for rule in cached_folder(shipped_folder())}
    for folder in folders:
        rules.update({rule.id: rule for rule in cached_folder(Path(folder))})
    return RuleSet(rules.values())


def compile_bundle(rules: Iterable[Rule]) -> bytes:
    """The compiled form of rules: JSON without their examples."""
    return json.dumps(
        [rule.to_data() for rule in rules], ensure_ascii=False, separators=(",", ":")
    ).encode()


def _from_bundle(data: bytes) -> list[Rule]:
    return [Rule.from_data(item) for item in json.loads(data)]


def folder_state(folder: Path) -> list[tuple[str, int, int]]:
    """Path, size and time of every file of a rule folder: what the cache is checked by."""
    state: list[tuple[str, int, int]] = []
    stack = [str(folder)]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    stack.append(entry.path)
                elif entry.name.endswith((".yaml", ".yml", ".tsv", ".txt")):
                    stat = entry.stat()
                    state.append((entry.path, stat.st_size, stat.st_mtime_ns))
    return sorted(state)


def cached_folder(folder: Path) -> list[Rule]:
    """The compiled rules of a folder, from the cache if no file of it changed.

    A cache folder that cannot be written costs time only.
    """
    from checker import __version__
    from checker.rule import load_folder

    if not folder.is_dir():
        return load_folder(folder)
    state: Any = [
        __version__,
        sys.version_info[:2],
        _code_state(),
        folder_state(folder),
    ]
    key = json.loads(json.dumps(state))
    cache = _cache_file(folder)
    try:
        stored = json.loads(cache.read_bytes())
        if stored["key"] == key:
            return [Rule.from_data(item) for item in stored["rules"]]
    except (OSError, ValueError, KeyError, TypeError):
        stored = None
    rules = load_folder(folder)
    data = json.dumps({"key": key, "rules": [rule.to_data() for rule in rules]})
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        temporary = cache.with_suffix(f".{os.getpid()}")
        temporary.write_text(data, encoding="utf-8")
        temporary.replace(cache)
    except OSError:
        return rules
    return rules


def _code_state() -> list[tuple[str, int]]:
    """Size and time of the code that compiles rules: in a checkout it changes with no version."""
    return [
        (name, (PACKAGE / name).stat().st_mtime_ns)
        for name in ("rule.py", "patterns.py", "matchers")
    ]


def _cache_file(folder: Path) -> Path:
    import hashlib

    from platformdirs import user_cache_path

    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return user_cache_path("subeditor") / f"rules-{digest}.json"
