"""Subeditor finds what machine translation, spinning and copy-paste leave behind in English prose."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from checker.config import Config
    from checker.finding import Finding


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A file that was checked. `unit` is what `Finding.line` counts: line or paragraph."""

    path: str
    words: int
    unit: str
    skipped_segments: int


@dataclass(frozen=True, slots=True)
class CheckError:
    """Something that could not be checked; `path` is empty where no file is to blame."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: findings in order of path and place."""

    findings: "tuple[Finding, ...]" = ()
    files: tuple[FileInfo, ...] = ()
    errors: tuple[CheckError, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)


def check_text(text: str, *, path: str = "text.txt", config: "Config | None" = None) -> Report:
    """Check one text as the format of `path`. Raises RuleError or ConfigError."""
    from checker.run import check_text as run

    return run(text, path=path, config=config)


__all__ = ["CheckError", "FileInfo", "Report", "__version__", "check_text"]
