"""A progress bar on standard error, for long runs that a person watches."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from checker.output import is_terminal
from checker.walk import SourceFile

LONG_RUN = 3_000_000
"""Bytes of text from which a run takes seconds."""

REDRAW = 0.1
"""Seconds between two pictures of the bar."""


@contextmanager
def watched(
    files: Sequence[SourceFile], *, quiet: bool, doing: str = "Checking"
) -> Iterator[Callable[[int], None] | None]:
    """A function to tell how many files are done; None when nobody watches or the run is short."""
    total = sum(file.size for file in files)
    if quiet or len(files) < 2 or total < LONG_RUN or not is_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    progress = Progress(
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files"),
        console=Console(stderr=True),
        transient=True,
        # no thread of its own: processes may be forked while it is shown
        auto_refresh=False,
    )
    with progress:
        task = progress.add_task("", total=len(files))

        drawn = time.monotonic()

        def done(number: int) -> None:
            nonlocal drawn
            progress.advance(task, number)
            if time.monotonic() - drawn > REDRAW:
                progress.refresh()
                drawn = time.monotonic()

        yield done
