"""Configuration: what is checked, how strictly, with which rules."""

from dataclasses import dataclass, field

from checker.finding import Certainty, Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """What matchers may ask of the configuration, after per-file overrides."""

    variety: str = "auto"
    """auto, en-GB, en-GB-oxford or en-US."""
    accept: frozenset[str] = frozenset()
    """Words and names the house accepts, as written."""


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the files that match one of the globs."""

    files: tuple[str, ...]
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    variety: str | None = None
    certainty: Certainty | None = None
    severity: Severity | None = None
    accept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Config:
    """One run's configuration. `select` and `ignore` hold families or rule ids."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.suggestion
    certainty: Certainty = Certainty.likely
    fail_on: Severity = Severity.warning
    variety: str = "auto"
    accept: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    """The user's own rule folders, absolute."""
    exclude: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = field(default_factory=tuple)
    max_file_size: int = 20_000_000
    baseline: str | None = None
    root: str = "."
    """Folder that paths, globs and the baseline are relative to."""
    source: str | None = None
    """The file this came from."""
