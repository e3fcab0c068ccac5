"""`subeditor doctor`: what is installed and found, and what to do about the rest."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker import __version__
from checker.diagnosis import Entry, entries
from checker.errors import UsageError
from checker.options import configured
from checker.output import is_terminal, write
from checker.reporters.words import counted, visible
from checker.run import starting_folder

FINE, MISSING, FAILED = 0, 1, 2

_COLORS = {"ok": "32", "missing": "33", "wrong": "1;31"}


def doctor(options: Namespace) -> int:
    """Run the command and return the exit status. Raises UsageError for a path that is not there.

    1: something that the configuration asks for is missing; 2: a file of the project is wrong.
    """
    for path in options.paths:
        if not Path(path).exists():
            raise UsageError(f"{path}: no such file or folder")
    found = list(entries(lambda: configured(options), starting_folder(options.paths)))
    if options.format == "json":
        write([_as_json(found)])
    else:
        color = is_terminal(sys.stdout) and not (options.no_color or os.environ.get("NO_COLOR"))
        write(_lines(found, color=color))
    lacking = _lacking(found)
    if any(entry.state == "wrong" for entry in lacking):
        return FAILED
    return MISSING if lacking else FINE


def _lacking(found: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in found if entry.needed and entry.state != "ok"]


def _as_json(found: Sequence[Entry]) -> str:
    """What `doctor.schema.json` describes."""
    data = {
        "schema": 1,
        "tool": {"name": "subeditor", "version": __version__},
        "entries": [entry._asdict() for entry in found],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _lines(found: Sequence[Entry], *, color: bool) -> Iterator[str]:
    width = max(len(entry.name) for entry in found)
    topic = ""
    for entry in found:
        if entry.topic != topic:
            yield f"{chr(10) if topic else ''}{entry.topic}\n"
            topic = entry.topic
        state = entry.state if entry.state == "ok" or entry.needed else "not there"
        shown = f"{state:9}"
        if color:
            shown = f"\x1b[{_COLORS[entry.state]}m{shown}\x1b[0m"
        yield f"  {shown}  {entry.name:{width}}  {visible(entry.detail)}\n"
        if entry.remedy and entry.state != "ok":
            yield f"  {'':9}  {'':{width}}  → {visible(entry.remedy)}\n"
    lacking = _lacking(found)
    if lacking:
        names = ", ".join(entry.name for entry in lacking)
        yield f"\n{counted(len(lacking), 'thing')} to do: {names}\n"
    else:
        yield "\nAll that is asked for is there.\n"
