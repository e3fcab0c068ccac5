"""`subeditor names`: the names in a set of texts, as a list or as a start for `names.toml`."""

import json
from argparse import Namespace
from pathlib import Path

from checker import __version__
from checker.config import NAMES, Config
from checker.errors import SubeditorError, UsageError
from checker.name_list import NameList, as_data, as_text, as_toml
from checker.options import configured
from checker.output import warn, write
from checker.paths import shown_path
from checker.progress import watched
from checker.readers import read_bytes as read_as_document
from checker.report import CheckError
from checker.reporters.words import counted, visible
from checker.single import read_bytes
from checker.walk import SourceFile, walk

DONE, FAILED = 0, 2


def names(options: Namespace) -> int:
    """Run the command and return the exit status: 2 if a file could not be read."""
    if "-" in options.paths:
        raise UsageError("names are listed of files and folders; standard input (-) is not read")
    config = configured(options)
    target = Path(shown_path(config.names or Path(config.root, NAMES)))
    if options.write:
        _refuse_to_overwrite(target)
    listed, errors = _collected(options, config)
    for error in errors:
        warn(f"error: {error.message}")
    found = listed.names()
    if not options.write:
        if options.format == "json":
            tool = {"name": "subeditor", "version": __version__}
            data = {
                "schema": 1,
                "tool": tool,
                "names": as_data(found),
                "errors": [error._asdict() for error in errors],
            }
            write([json.dumps(data, ensure_ascii=False, indent=1) + "\n"])
        else:
            write(map(_on_one_line, as_text(found)))
    elif errors:
        warn(f"{target}: not written, since not everything could be read")
    else:
        from checker.fix import write_atomically

        text = "".join(as_toml(found))
        _refuse_to_overwrite(target)
        write_atomically(target, text, "utf-8", b"")
        number = counted(text.count("\nname = "), "name")
        write([f"{number} written to {target}; what is no name or wrong there is yours to mend\n"])
    return FAILED if errors else DONE


def _refuse_to_overwrite(target: Path) -> None:
    if target.exists():
        raise UsageError(
            f"{target}: is there already and is never overwritten; move it away, or list the "
            "names without --write and add what is missing"
        )


def _collected(options: Namespace, config: Config) -> tuple[NameList, list[CheckError]]:
    """The names in all files, and what could not be read."""
    found = walk(options.paths or ["."], config)
    for path in found.excluded:
        warn(f"{path}: left out by the excludes")
    errors = list(found.errors)
    listed = NameList()
    with watched(found.files, quiet=False, doing="Reading") as done:
        for file in found.files:
            if message := _added(file, config, listed):
                errors.append(CheckError(file.shown, message))
            if done:
                done(1)
    return listed, errors


def _added(file: SourceFile, config: Config, listed: NameList) -> str:
    """Take in the names of a file; what is wrong with it, or nothing."""
    try:
        data = read_bytes(file.path, file.shown, config.max_file_size)
        listed.add(read_as_document(data, file.shown, config.max_file_size), file.shown)
    except SubeditorError as error:
        return str(error)
    except Exception as error:  # one file that trips us must not cost the others their names
        return f"{file.shown}: internal error, please report it: {type(error).__name__}: {error}"
    return ""


def _on_one_line(line: str) -> str:
    """A line with nothing in it that a terminal would act on; its own line ends stay."""
    body = line.strip("\n")
    before, _, after = line.partition(body) if body else (line, "", "")
    return before + visible(body) + after
