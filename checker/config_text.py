"""The configuration that holds, as TOML that could be a configuration file."""

import json
from collections.abc import Iterable, Iterator

from checker.config import Config, LanguageToolSettings, Override
from checker.paths import project_path, shown_path


def config_text(config: Config) -> str:
    """The text for `--show-config`. Paths are relative to the root."""
    return "\n".join(_lines(config)) + "\n"


def _lines(config: Config) -> Iterator[str]:
    if config.source:
        yield f"# from {shown_path(config.source)} and the command line"
    else:
        yield "# no configuration file: the defaults and the command line"
    yield f"# root: {shown_path(config.root)}"
    yield f"select = {_texts(config.select)}"
    yield f"ignore = {_texts(config.ignore)}"
    yield f"severity = {toml_text(config.severity.name)}"
    yield f"certainty = {toml_text(config.certainty.name)}"
    yield f"fail-on = {toml_text('never' if config.fail_on is None else config.fail_on.name)}"
    yield f"variety = {toml_text(config.variety)}"
    yield f"accept = {_texts(sorted(config.accept))}"
    yield f"terms = {_texts(config.terms)}"
    yield f"rules = {_texts(project_path(folder, config.root) for folder in config.rules)}"
    yield f"exclude = {_texts(config.exclude)}"
    yield f"suffixes = {_texts(config.suffixes)}"
    yield f"max-file-size = {config.max_file_size}"
    yield f"corpus = {str(config.corpus).lower()}"
    yield f"vectors = {str(config.vectors).lower()}"
    yield f"jobs = {config.jobs}"
    if config.baseline:
        yield f"baseline = {toml_text(project_path(config.baseline, config.root))}"
    if config.names:
        yield f"names = {toml_text(project_path(config.names, config.root))}"
    yield f"with = {_texts(config.backends)}"
    yield f"best-effort = {str(config.best_effort).lower()}"
    yield ""
    yield from _languagetool(config.languagetool)
    yield from _limits(config.sentence_words, config.grade)
    for override in config.overrides:
        yield ""
        yield from _override(override)


def _languagetool(settings: LanguageToolSettings) -> Iterator[str]:
    yield "[languagetool]"
    if settings.server:
        yield f"server = {toml_text(settings.server)}"
    yield f"public = {str(settings.public).lower()}"
    yield f"timeout = {settings.timeout:g}"
    yield f"disable = {_texts(settings.disable)}"


def _limits(sentence_words: int | None, grade: float | None) -> Iterator[str]:
    if sentence_words is None and grade is None:
        return
    yield ""
    yield "[readability]"
    if sentence_words is not None:
        yield f"sentence-words = {sentence_words}"
    if grade is not None:
        yield f"grade = {grade:g}"


def _override(override: Override) -> Iterator[str]:
    yield "[[overrides]]"
    yield f"files = {_texts(override.files)}"
    if override.select is not None:
        yield f"select = {_texts(override.select)}"
    if override.ignore:
        yield f"ignore = {_texts(override.ignore)}"
    if override.severity is not None:
        yield f"severity = {toml_text(override.severity.name)}"
    if override.certainty is not None:
        yield f"certainty = {toml_text(override.certainty.name)}"
    if override.variety:
        yield f"variety = {toml_text(override.variety)}"
    if override.accept:
        yield f"accept = {_texts(sorted(override.accept))}"
    if override.sentence_words is not None:
        yield f"readability.sentence-words = {override.sentence_words}"
    if override.grade is not None:
        yield f"readability.grade = {override.grade:g}"


def _texts(values: Iterable[str]) -> str:
    return f"[{', '.join(map(toml_text, values))}]"


def toml_text(value: str) -> str:
    """A text as TOML writes it; JSON's escapes are a part of TOML's, the delete character apart."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
