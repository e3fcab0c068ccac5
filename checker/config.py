"""Configuration as values: what is checked, how strictly, with which rules.

`checker.config_file` reads them from `subeditor.toml` or `pyproject.toml`.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.finding import Certainty, Severity

if TYPE_CHECKING:
    from checker.house_names import HouseName

VARIETIES = ("auto", "en-GB", "en-GB-oxford", "en-US")

BACKENDS = ("languagetool",)
"""Other checkers that can be asked for a second opinion."""

SUFFIXES = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".mdown",
    ".mkd",
    ".html",
    ".htm",
    ".xhtml",
    ".docx",
    ".docm",
    ".dotx",
)
"""Endings of the files that are looked for in folders."""

BASELINE = ".subeditor-baseline"
"""Name of the baseline in the project's root, used when it is there and no other is named."""

SIDECAR = ".subeditor-ignore.toml"
"""Name of the file of suppressions in the project's root."""

NAMES = "names.toml"
"""Name of the file of the house's names in the project's root."""

_SIZE = r"(?i)\s*(\d+(?:\.\d+)?)\s*([kmg]?)(i?)b?\s*"


@dataclass(frozen=True, slots=True)
class Settings:
    """What matchers may ask of the configuration, after per-file overrides."""

    variety: str = "auto"
    """auto, en-GB, en-GB-oxford or en-US."""
    accept: frozenset[str] = frozenset()
    """Words and names the house accepts, as written."""
    terms: tuple[str, ...] = ()
    """Terms of the house's own, written as units."""
    names: "tuple[HouseName, ...]" = ()
    """The names the house has declared."""
    sentence_words: int | None = None
    """The most words a sentence may have."""
    grade: float | None = None
    """The highest Flesch-Kincaid grade a text may have."""


@dataclass(frozen=True, slots=True)
class LanguageToolSettings:
    """How LanguageTool is asked."""

    server: str | None = None
    """Address of a server that runs; None: our own on this machine."""
    public: bool = False
    """Whether the public service may be used, to which the text goes over the network."""
    timeout: float = 120.0
    """Seconds that one request may take."""
    disable: tuple[str, ...] = ()
    """Ids of LanguageTool's rules that are not wanted."""


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
    sentence_words: int | None = None
    grade: float | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """One run's configuration. `select` and `ignore` hold families or rule ids.

    All globs are those of `.gitignore`, read from `root`.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.suggestion
    certainty: Certainty = Certainty.likely
    fail_on: Severity | None = Severity.warning
    """The lowest severity that makes a run fail; None: no finding does."""
    variety: str = "auto"
    accept: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()
    """Terms of the house's own, in which no word may be replaced."""
    rules: tuple[str, ...] = ()
    """The user's own rule folders, absolute."""
    exclude: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = SUFFIXES
    overrides: tuple[Override, ...] = field(default_factory=tuple)
    max_file_size: int = 20_000_000
    """In bytes."""
    jobs: int = 0
    """Number of processes; 0: as many as the amount of text is worth."""
    baseline: str | None = None
    """The baseline file, absolute."""
    names: str | None = None
    """The file of the house's names, absolute."""
    root: str = "."
    """Folder that paths, globs and the baseline are relative to."""
    corpus: bool = False
    """Whether names are decided over all files together."""
    compared: bool = False
    """Whether texts are held against their originals: only then rules that compare run."""
    vectors: bool = False
    """Whether sentences that share no words are held against each other by sentence vectors."""
    backends: tuple[str, ...] = ()
    """Names of the other checkers that are asked as well."""
    best_effort: bool = False
    """Whether a run counts in which one of them could not be asked."""
    languagetool: LanguageToolSettings = LanguageToolSettings()
    sentence_words: int | None = None
    """The most words a sentence may have."""
    grade: float | None = None
    """The highest Flesch-Kincaid grade a text may have."""
    source: str | None = None
    """The file this came from."""


def parse_size(value: int | str) -> int:
    """A size in bytes from a number or a text such as "20 MB" or "512 KiB". Raises ValueError."""
    size = value if isinstance(value, int) else 0
    match = re.fullmatch(_SIZE, value) if isinstance(value, str) else None
    if match:
        number, prefix, binary = match.groups()
        base = 1024 if binary else 1000
        size = int(float(number) * base ** " kmg".index(prefix.lower() or " "))
    if size <= 0:
        raise ValueError(f'{value!r} is neither a number of bytes nor a text as "20 MB"')
    return size
