"""The rules of a run: shipped ones from the compiled bundle, a user's folders through a cache."""

import json
import os
import sys
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

import ahocorasick_rs

from checker import bundle
from checker.errors import UsageError
from checker.rule import Rule, nearest

PACKAGE = Path(__file__).parent
BUNDLE = PACKAGE / "_rules" / "rules.bundle"
"""In an installed package: the shipped rules, compiled when the wheel was built."""


SHORT = 40_000
"""Characters of all texts so far up to which the literals are sought without an automaton."""

PIECE = 6
"""First letters of a literal that are looked up in a short text."""


class RuleSet:
    """Rules and one automaton over all their literals."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self._read = 0

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """Rules by their id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def literals(self) -> list[str]:
        """The literals of all rules in turn; one that two rules share stands twice."""
        return [literal for rule in self.rules for literal in rule.params.get("literals") or ()]

    @cached_property
    def owners(self) -> list[tuple[int, int]]:
        """For each rule with literals its number and where its first stands in `literals`."""
        counts = [len(rule.params.get("literals") or ()) for rule in self.rules]
        starts = accumulate(counts, initial=0)
        return [
            (start, number)
            for number, start in enumerate(starts)
            if number < len(counts) and counts[number]
        ]

    @cached_property
    def automaton(self) -> "ahocorasick_rs.AhoCorasick":
        """All literals at once: 66-91 MB/s, whatever their number."""
        return ahocorasick_rs.AhoCorasick(self.literals, store_patterns=False)

    def find_literals(self, folded: str) -> list[tuple[int, int, int]]:
        """Number, start and end of every literal in a text, also where they overlap.

        All 40,000 at once take 0.1 s to build into an automaton, which then reads a book in no
        time. A first short text does without: what it cannot hold is told by the first letters,
        and the few hundred literals that are left are sought.
        """
        self._read += len(folded)
        if "automaton" in self.__dict__ or self._read > SHORT:
            return self.automaton.find_matches_as_indexes(folded, overlapping=True)
        pieces = {
            folded[at : at + size]
            for size in range(1, PIECE + 1)
            for at in range(len(folded) - size + 1)
        }
        numbers = [n for n, literal in enumerate(self.literals) if literal[:PIECE] in pieces]
        if not numbers:
            return []
        few = ahocorasick_rs.AhoCorasick([self.literals[n] for n in numbers], store_patterns=False)
        found = few.find_matches_as_indexes(folded, overlapping=True)
        return [(numbers[index], start, end) for index, start, end in found]

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
        rules = {rule.id: rule for rule in bundle.load(BUNDLE.read_bytes()) or ()}
    else:
        rules = {rule.id: rule for rule in cached_folder(shipped_folder())}
    for folder in folders:
        rules.update({rule.id: rule for rule in cached_folder(Path(folder))})
    return RuleSet(rules.values())


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
        cached = bundle.load(cache.read_bytes(), key)
    except (OSError, ValueError, KeyError, TypeError):
        cached = None
    if cached is not None:
        return cached
    rules = load_folder(folder)
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        temporary = cache.with_suffix(f".{os.getpid()}")
        temporary.write_bytes(bundle.dump(rules, key))
        temporary.replace(cache)
    except OSError:
        return rules
    return rules


def _code_state() -> list[tuple[str, int]]:
    """Names and times of the code that compiles rules: in a checkout it changes with no version."""
    return [
        (path.name, path.stat().st_mtime_ns)
        for path in sorted([*PACKAGE.glob("*.py"), *PACKAGE.glob("matchers/*.py")])
    ]


def _cache_file(folder: Path) -> Path:
    import hashlib

    from platformdirs import user_cache_path

    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return user_cache_path("subeditor") / f"rules-{digest}.bundle"
