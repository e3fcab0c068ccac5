"""Build hook of hatchling: the wheel carries `rules/` as `checker/_rules`, and them compiled.

It runs in the build environment and is no part of the wheel. An editable install gets nothing:
there the checkout's own rules are used, through the cache.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the rule files and `rules.bundle` to a wheel."""

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
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                included[str(path)] = f"checker/_rules/{path.relative_to(folder).as_posix()}"

    def _compiled(self, folder: Path) -> bytes:
        """The bundle; the paths in it are those below `checker/_rules`, not of this machine."""
        sys.path.insert(0, self.root)
        try:
            from dataclasses import replace

            from checker.bundle import dump
            from checker.rule import load_folder

            return dump(
                replace(rule, path=Path(rule.path).relative_to(folder).as_posix())
                for rule in load_folder(folder)
            )
        finally:
            sys.path.remove(self.root)
