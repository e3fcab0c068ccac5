"""The rules of a run: shipped ones from the compiled bundle, a user's folders through a cache."""

import os
import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.bundle import JSON, MARSHAL, Bundle, Stored, dump, load
from checker.errors import UsageError
from checker.literal_index import LiteralIndex, index_of
from checker.rule import Rule, nearest

if TYPE_CHECKING:
    import mmap

    import ahocorasick_rs

PACKAGE = Path(__file__).parent
BUNDLE = PACKAGE / "_rules" / "rules.bundle"
"""In an installed package: the shipped rules, compiled when the wheel was built."""

SHORT = 40_000
"""Characters of all texts so far up to which the literals are sought without an automaton."""


class _Source(NamedTuple):
    """Literals that are looked up together: those of a bundle, or of rules that are in none."""

    literals: LiteralIndex
    starts: Sequence[int]
    """For each of its rules, the number of its first literal there."""
    own: Mapping[int, int]
    """For those of its rules that are in the set, the number of the first literal there."""


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
        literals = [""] * sum(rule.literal_count for rule in self.rules)
        for stored, starts, own in self._sources:
            for number, literal in enumerate(stored.all()):
                rule = bisect_right(starts, number) - 1
                if rule in own:
                    literals[number - starts[rule] + own[rule]] = literal
        return literals

    @cached_property
    def owners(self) -> list[tuple[int, int]]:
        """For each rule with literals where its first stands in `literals`, and its number."""
        counts = [rule.literal_count for rule in self.rules]
        starts = accumulate(counts, initial=0)
        rules = enumerate(zip(starts, counts, strict=False))
        return [(start, number) for number, (start, count) in rules if count]

    @cached_property
    def _sources(self) -> list[_Source]:
        """The literals by where they are stored."""
        bundles: dict[Bundle, dict[int, int]] = {}
        loose: dict[int, list[str]] = {}
        for start, number in self.owners:
            prepared = self.rules[number].prepared
            if isinstance(prepared, Stored):
                bundles.setdefault(prepared.bundle, {})[prepared.number] = start
            else:
                loose[start] = prepared["literals"]
        sources = [_Source(home.literals, home.starts, own) for home, own in bundles.items()]
        if loose:
            literals = [literal for own in loose.values() for literal in own]
            starts = list(accumulate(map(len, loose.values()), initial=0))
            own = dict(enumerate(loose))
            sources.append(_Source(LiteralIndex(*index_of(literals)), starts, own))
        return sources

    @cached_property
    def automaton(self) -> "ahocorasick_rs.AhoCorasick":
        """All literals at once: 66-91 MB/s, whatever their number."""
        import ahocorasick_rs

        return ahocorasick_rs.AhoCorasick(self.literals, store_patterns=False)

    def find_literals(self, folded: str) -> list[tuple[int, int, int]]:
        """Number, start and end of every literal in a text, also where they overlap.

        The first texts do without the automaton, as long as they are short.
        """
        self._read += len(folded)
        if "automaton" in self.__dict__ or self._read > SHORT:
            return self.automaton.find_matches_as_indexes(folded, overlapping=True)
        found = []
        for stored, starts, own in self._sources:
            for number, start, end in stored.find(folded):
                rule = bisect_right(starts, number) - 1
                if rule in own:
                    found.append((number - starts[rule] + own[rule], start, end))
        return sorted(found, key=itemgetter(2, 0))

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
        rules = {rule.id: rule for rule in load(_mapped(BUNDLE), MARSHAL) or ()}
    else:
        rules = {rule.id: rule for rule in cached_folder(shipped_folder())}
    for folder in folders:
        rules.update({rule.id: rule for rule in cached_folder(Path(folder))})
    return RuleSet(rules.values())


def _mapped(path: Path) -> "mmap.mmap":
    """The bytes of a file, of which only those that are looked at are read."""
    import mmap

    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


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
    import json

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
        cached = load(cache.read_bytes(), JSON, key)
    except (OSError, ValueError, KeyError, TypeError):
        cached = None
    if cached is not None:
        return cached
    rules = load_folder(folder)
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        temporary = cache.with_suffix(f".{os.getpid()}")
        temporary.write_bytes(dump(rules, JSON, key))
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
