"""`subeditor stats`: the figures of texts."""

import sys
from argparse import Namespace

from checker import readers
from checker.commands import STDIN
from checker.config import Config
from checker.document import Document
from checker.errors import SubeditorError, UnreadableFileError, UsageError
from checker.options import configured
from checker.output import is_terminal, warn, write
from checker.progress import watched
from checker.readability import MISSING, syllable_counter
from checker.report import CheckError
from checker.reporters.words import visible
from checker.single import read_bytes, within_limit
from checker.stats import LONG_SENTENCE, Stats, stats_of
from checker.walk import SourceFile, walk

DONE, FAILED = 0, 2


def stats(options: Namespace) -> int:
    """Run the command and return the exit status: 2 if a file could not be read."""
    config = configured(options)
    found, errors = _counted(options, config)
    for error in errors:
        warn(f"error: {visible(error.message)}")
    if found and any(text.spoken is None for text in found):
        warn(MISSING)
    from checker import stats_output

    long_sentence = config.sentence_words or LONG_SENTENCE
    sections = options.sections
    if options.format == "json":
        write([stats_output.as_json(found, errors, long_sentence, sections=sections)])
    elif not found:
        write(["No text was read.\n"])
    elif is_terminal(sys.stdout):
        import os
        import shutil

        color = not (options.no_color or os.environ.get("NO_COLOR"))
        width = shutil.get_terminal_size().columns
        write([stats_output.as_table(found, width, sections=sections, color=color)])
    else:
        write(stats_output.as_lines(found, sections=sections))
    return FAILED if errors else DONE


def _counted(options: Namespace, config: Config) -> tuple[list[Stats], list[CheckError]]:
    """The figures of all texts, and what could not be read."""
    syllables = syllable_counter()
    long_sentence = config.sentence_words or LONG_SENTENCE
    if options.paths == ["-"]:
        document = _from_stdin(options.stdin_filename or STDIN, config)
        return [stats_of(document, syllables, long_sentence)], []
    if "-" in options.paths:
        raise UsageError("standard input (-) is read alone; leave out the other paths")
    walked = walk(options.paths or ["."], config)
    for path in walked.excluded:
        warn(f"{visible(path)}: left out by the excludes")
    found: list[Stats] = []
    errors = list(walked.errors)
    with watched(walked.files, quiet=False, doing="Reading") as done:
        for file in walked.files:
            try:
                found.append(stats_of(_document(file, config), syllables, long_sentence))
            except SubeditorError as error:
                errors.append(CheckError(file.shown, str(error)))
            except Exception as error:  # one file that trips us must not cost the others' figures
                trouble = f"internal error, please report it: {type(error).__name__}: {error}"
                errors.append(CheckError(file.shown, f"{file.shown}: {trouble}"))
            if done:
                done(1)
    return found, errors


def _document(file: SourceFile, config: Config) -> Document:
    data = read_bytes(file.path, file.shown, config.max_file_size)
    return readers.read_bytes(data, file.shown, config.max_file_size)


def _from_stdin(shown: str, config: Config) -> Document:
    if sys.stdin is None:
        raise UnreadableFileError("standard input is closed")
    data = sys.stdin.buffer.read(config.max_file_size + 1)
    data = within_limit(data, shown, config.max_file_size)
    return readers.read_bytes(data, shown, config.max_file_size)
