"""`subeditor languagetool`: LanguageTool installed, its server started, stopped, looked at."""

import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from checker.backends import languagetool_server as server
from checker.backends import languagetool_state as state
from checker.errors import BackendError
from checker.output import is_terminal, warn, write
from checker.reporters.words import counted

DONE, NOT_RUNNING = 0, 1


def languagetool(options: Namespace) -> int:
    """Run the command and return the exit status. Raises BackendError."""
    return _ACTIONS[options.action](options)


def _install(options: Namespace) -> int:
    from checker.backends.languagetool_install import VERSION, install, install_package
    from checker.backends.languagetool_jars import MAVEN_CENTRAL, locked_jars

    version = options.version or VERSION
    if options.source == "package":
        write([f"LanguageTool {version} is installed in {install_package(version)}\n"])
    else:
        repository = (
            options.repository or os.environ.get("SUBEDITOR_MAVEN_REPOSITORY") or MAVEN_CENTRAL
        )
        jars = locked_jars(version)
        with _progress(sum(jar.size for jar in jars)) as progress:
            folder, fetched = install(version, jars, repository, progress)
        how = (
            f"{counted(fetched, 'jar')} fetched from {repository}" if fetched else "all jars right"
        )
        write([f"LanguageTool {version} is installed in {folder}: {how}\n"])
    from checker.backends.languagetool_java import java_program

    try:
        java_program()
    except BackendError as error:
        warn(str(error))
    return DONE


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A function to tell how many bytes have come; a bar is drawn if a person watches."""
    if not is_terminal(sys.stderr):
        yield lambda size: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda size: progress.advance(task, size)


def _start(options: Namespace) -> int:
    given = {
        name: value
        for name in ("version", "idle", "heap")
        if (value := getattr(options, name)) is not None
    }
    started = time.time()
    found = server.ensure_server(replace(server.DEFAULTS, **given), warn)
    if found.started < started and given:
        warn("a server runs already, as it was started; stop it to start it otherwise")
    write([_described(found)])
    return DONE


def _stop(options: Namespace) -> int:
    stopped = server.stop_server(warn)
    write(["the LanguageTool server was stopped\n" if stopped else "no LanguageTool server runs\n"])
    return DONE


def _status(options: Namespace) -> int:
    found = server.running_server(warn)
    if found is None:
        write(["no LanguageTool server runs\n"])
        return NOT_RUNNING
    write([_described(found)])
    return DONE


def _described(found: state.Server) -> str:
    if not found.ready:
        return f"LanguageTool {found.version} is being started (process {found.pid})\n"
    return (
        f"LanguageTool {found.version} runs at {found.url}\n"
        f"  processes  {found.pid}, Java {found.java}\n"
        f"  up for     {_duration(time.time() - found.started)}\n"
        f"  idle for   {_duration(state.seconds_unused())}, ends after "
        f"{_duration(found.idle * 60)}\n"
        f"  log        {state.log_file()}\n"
    )


def _duration(seconds: float) -> str:
    if seconds < 90:
        return counted(round(seconds), "second")
    minutes = round(seconds / 60)
    if minutes < 90:
        return counted(minutes, "minute")
    return f"{counted(minutes // 60, 'hour')} {counted(minutes % 60, 'minute')}"


_ACTIONS = {"install": _install, "start": _start, "stop": _stop, "status": _status}
