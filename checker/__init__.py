"""Subeditor finds what machine translation, spinning and copy-paste leave behind in English prose.

The public interface; each name is imported at first use, so that `import checker` costs nothing.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from checker.config import Config as Config
    from checker.errors import SubeditorError as SubeditorError
    from checker.finding import Certainty as Certainty
    from checker.finding import Finding as Finding
    from checker.finding import Fix as Fix
    from checker.finding import Place as Place
    from checker.finding import Severity as Severity
    from checker.report import CheckError as CheckError
    from checker.report import FileInfo as FileInfo
    from checker.report import Report as Report
    from checker.rule import Rule as Rule
    from checker.run import check_paths as check_paths
    from checker.run import check_text as check_text
    from checker.run import compare_texts as compare_texts

_HOMES = {
    "Certainty": "checker.finding",
    "CheckError": "checker.report",
    "Config": "checker.config",
    "FileInfo": "checker.report",
    "Finding": "checker.finding",
    "Fix": "checker.finding",
    "Place": "checker.finding",
    "Report": "checker.report",
    "Rule": "checker.rule",
    "Severity": "checker.finding",
    "SubeditorError": "checker.errors",
    "check_paths": "checker.run",
    "check_text": "checker.run",
    "compare_texts": "checker.run",
}

__all__ = [
    "__version__",
    *sorted(_HOMES),
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
