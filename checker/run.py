"""A run over texts and files with one configuration."""

import functools

from checker import CheckError, FileInfo, Report
from checker.config import Config, Settings
from checker.engine import check_document
from checker.readers import read
from checker.ruleset import RuleSet, load_rules


@functools.cache
def rules_for(
    folders: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...]
) -> RuleSet:
    """The selected rules; kept for the process, since the automaton is built once for each."""
    return _all_rules(folders).select(select, ignore)


@functools.cache
def _all_rules(folders: tuple[str, ...]) -> RuleSet:
    return load_rules(folders)


def check_text(text: str, *, path: str = "text.txt", config: Config | None = None) -> Report:
    """Check one decoded text."""
    config = config or Config()
    rules = rules_for(config.rules, config.select, config.ignore)
    document = read(text, path)
    settings = Settings(variety=config.variety, accept=config.accept)
    result = check_document(
        document, rules, settings, certainty=config.certainty, severity=config.severity
    )
    return Report(
        findings=tuple(result.findings),
        files=(FileInfo(path, document.words, document.unit, document.skipped_segments),),
        errors=tuple(CheckError(path, message) for message in result.errors),
    )
