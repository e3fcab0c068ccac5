"""Which configuration file holds for a folder; without one, nothing is imported to read it."""

import re
from pathlib import Path

from checker.config import Config
from checker.errors import ConfigError
from checker.paths import shown_path

OWN_FILE = "subeditor.toml"
PROJECT_FILE = "pyproject.toml"

_NAMES_US = re.compile(
    rb"\btool[\"']?\s*\.\s*[\"']?subeditor\b|^\s*\[\s*[\"']?tool[\"']?\s*\]", re.M
)
"""What a file must hold to have our table in it; reading it as TOML decides."""


def discover(start: Path) -> Config:
    """The configuration that holds in a folder: the nearest file upward, or the defaults.

    The search ends at the top of the repository; without a file, that (or `start`) is the root.
    Raises ConfigError.
    """
    for folder in (start, *start.parents):
        own, project = folder / OWN_FILE, folder / PROJECT_FILE
        configured = _is_ours(project)
        if own.is_file() or configured:
            if own.is_file() and configured:
                raise ConfigError(
                    f"{shown_path(own)}: {PROJECT_FILE} beside it configures Subeditor as well; "
                    "keep one of the two"
                )
            from checker.config_file import load

            return load(project if configured else own)
        if (folder / ".git").exists():
            break
    return Config(root=str(project_root(start)))


def project_root(start: Path) -> Path:
    """The top of the repository around a folder, or the folder itself."""
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            return folder
    return start


def _is_ours(project: Path) -> bool:
    """Whether a `pyproject.toml` configures us."""
    try:
        text = project.read_bytes()
    except OSError:
        return False
    if not _NAMES_US.search(text):
        # another tool's file, broken or not, is not our business
        return False
    from checker.config_file import has_table

    return has_table(project)
