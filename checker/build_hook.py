"""Build hook of hatchling: the wheel carries `rules/` as `checker/_rules`, and them compiled.

It runs in the build environment and is no part of the wheel. An editable install gets nothing:
there the checkout's own rules are used, through the cache.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the rule files to a wheel, and compiled what a cold start would wait for."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules; one that does not load stops the build."""
        if self.target_name != "wheel" or version == "editable":
            return
        folder = Path(self.root, "rules")
        self._temporary = tempfile.TemporaryDirectory()
        bundle = Path(self._temporary.name, "rules.bundle")
        bundle.write_bytes(self._compiled(folder))
        included = build_data["force_include"]
        included[str(bundle)] = "checker/_rules/rules.bundle"
        patterns = Path(self._temporary.name, "patterns.bundle")
        patterns.write_bytes(self._patterns())
        included[str(patterns)] = "checker/_rules/patterns.bundle"
        lexicon = Path(self._temporary.name, "names.bundle")
        lexicon.write_bytes(self._lexicon(folder))
        included[str(lexicon)] = "checker/_rules/lexicons/names.bundle"
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                included[str(path)] = f"checker/_rules/{path.relative_to(folder).as_posix()}"

    def _patterns(self) -> bytes:
        """The codes of the patterns of our own modules, those apart that need more to import."""
        with self._importable():
            import importlib
            import pkgutil

            import checker
            from checker.pattern_codes import dump_kept

            for module in pkgutil.walk_packages(checker.__path__, "checker."):
                if module.name not in ("checker.__main__", "checker.build_hook"):
                    with suppress(ModuleNotFoundError):
                        importlib.import_module(module.name)
            from checker.analysis.name_context import cues
            from checker.analysis.name_seats import verbs_of_subjects, words_of_saying

            cues()
            verbs_of_subjects()
            words_of_saying()
            return dump_kept()

    def _lexicon(self, folder: Path) -> bytes:
        """The tables of names as they are looked up."""
        with self._importable():
            from checker.analysis.name_lexicon import dumped, load

            return dumped(load(folder / "lexicons"))

    @contextmanager
    def _importable(self) -> Iterator[None]:
        sys.path.insert(0, self.root)
        try:
            yield
        finally:
            sys.path.remove(self.root)

    def _compiled(self, folder: Path) -> bytes:
        """The bundle; the paths in it are those below `checker/_rules`, not of this machine."""
        with self._importable():
            from checker.bundle import MARSHAL, dump
            from checker.rule import load_folder

            rules = [
                rule._replace(path=Path(rule.path).relative_to(folder).as_posix())
                for rule in load_folder(folder)
            ]
            return dump(rules, MARSHAL)
