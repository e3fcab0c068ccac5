"""`subeditor stats`: the figures of texts as a table or JSON."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence

from checker import __version__, readers
from checker.config import Config
from checker.document import Document
from checker.errors import SubeditorError, UnreadableFileError, UsageError
from checker.options import configured
from checker.output import warn, write
from checker.progress import watched
from checker.readability import syllable_counter
from checker.reporters.words import counted, visible
from checker.single import read_bytes, within_limit
from checker.stats import HEADINGS, Stats, as_data, as_rows, stats_of, together
from checker.walk import SourceFile, walk

DONE, FAILED = 0, 2

STDIN = "<stdin>"

MISSING = (
    "reading ease and grade were not measured: install the extra, pip install 'subeditor[report]'"
)


def stats(options: Namespace) -> int:
    """Run the command and return the exit status: 2 if a file could not be read."""
    config = configured(options)
    syllables = syllable_counter()
    found: list[Stats] = []
    errors: list[tuple[str, str]] = []
    if options.paths == ["-"]:
        found.append(stats_of(_from_stdin(options, config), syllables))
    elif "-" in options.paths:
        raise UsageError("standard input (-) is read alone; leave out the other paths")
    else:
        walked = walk(options.paths or ["."], config)
        errors += [(error.path, error.message) for error in walked.errors]
        with watched(walked.files, quiet=False, doing="Reading") as done:
            for file in walked.files:
                try:
                    found.append(stats_of(_document(file, config), syllables))
                except SubeditorError as error:
                    errors.append((file.shown, str(error)))
                if done:
                    done(1)
    for _, message in errors:
        warn(f"error: {visible(message)}")
    if syllables is None:
        warn(MISSING)
    if options.format == "json":
        write([_as_json(found, errors, sections=options.sections)])
    elif found:
        write(_table(found, sections=options.sections))
    else:
        write(["No text was found.\n"])
    return FAILED if errors else DONE


def _document(file: SourceFile, config: Config) -> Document:
    data = read_bytes(file.path, file.shown, config.max_file_size)
    return readers.read_bytes(data, file.shown, config.max_file_size)


def _from_stdin(options: Namespace, config: Config) -> Document:
    if sys.stdin is None:
        raise UnreadableFileError("standard input is closed")
    shown = options.stdin_filename or STDIN
    data = within_limit(
        sys.stdin.buffer.read(config.max_file_size + 1), shown, config.max_file_size
    )
    return readers.read_bytes(data, shown, config.max_file_size)


def _as_json(found: Sequence[Stats], errors: Sequence[tuple[str, str]], *, sections: bool) -> str:
    data = {
        "schema": 1,
        "tool": {"name": "subeditor", "version": __version__},
        "files": [{"path": text.title, **as_data(text, sections=sections)} for text in found],
        "total": as_data(together("", found), sections=False),
        "errors": [{"path": path, "message": message} for path, message in errors],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _table(found: Sequence[Stats], *, sections: bool) -> Iterator[str]:
    rows = [row for text in found for row in as_rows(text, sections=sections)]
    if len(found) > 1:
        title = f"all {counted(len(found), 'text')}"
        total = list(next(as_rows(together(title, found), sections=False)))
        longest = together("", found).longest
        if longest:
            total[5] = f"{longest.words} in {longest.path}:{longest.line}:{longest.column}"
        rows.append(tuple(total))
    lines = [HEADINGS, *rows]
    lines = [tuple(map(visible, line)) for line in lines]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADINGS))]
    for line in lines:
        cells = [line[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        yield "  ".join(cells).rstrip() + "\n"
