"""Runs a command as a process of its own and measures it: seconds and peak memory."""

from __future__ import annotations

import contextlib
import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from table import progress

MAXRSS_UNIT = 1 if os.uname().sysname == "Darwin" else 1024
"""Bytes in the unit of `ru_maxrss`."""
ENOUGH = 120.0
"""Seconds after which a job is not run again."""


@dataclass(slots=True)
class Job:
    """One command on one input; `ok` are the exit statuses of a run that did its work."""

    tool: str
    label: str
    command: Sequence[str]
    ok: frozenset[int]
    words: int
    files: int = 1
    seconds: list[float] = field(default_factory=list)
    peak_bytes: int = 0
    failure: str = ""

    @property
    def median(self) -> float:
        """Median of the runs in seconds."""
        return statistics.median(self.seconds)

    @property
    def rate(self) -> float:
        """Words per second at the median."""
        return self.words / self.median


def kill(leader: int) -> None:
    """End the session of a child that this module started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def run_once(job: Job, folder: Path, env: Mapping[str, str], limit: float) -> float:
    """Run the job's command in `folder`, output thrown away; returns wall-clock seconds.

    A wrong exit status, or more than `limit` seconds, is put down as the job's failure.
    Peak memory is that of the largest single process of the command. On Linux it cannot
    read lower than this process was when it started the command.
    """
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        try:
            child = subprocess.Popen(
                job.command,
                cwd=folder,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
            )
        except OSError as error:
            job.failure = f"does not start: {error}"
            return 0.0
        late = threading.Event()

        def stop() -> None:
            late.set()
            kill(child.pid)

        timer = threading.Timer(limit, stop)
        timer.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
        except BaseException:
            kill(child.pid)
            raise
        finally:
            timer.cancel()
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        job.peak_bytes = max(job.peak_bytes, usage.ru_maxrss * MAXRSS_UNIT)
        if late.is_set():
            job.failure = f"stopped after {limit:.0f} s"
        elif child.returncode not in job.ok:
            errors.seek(0)
            lines = errors.read().decode("utf-8", "replace").strip().splitlines()
            last = f": {lines[-1]}" if lines else ""
            job.failure = f"exit status {child.returncode}{last}"
    return seconds


def run_all(
    jobs: Sequence[Job], runs: int, folder: Path, env: Mapping[str, str], limit: float
) -> None:
    """Run the jobs of one input in turns, `runs` times, after one round that does not count.

    The turns spread a disturbance of the machine over all jobs. A job whose runs together
    took more than ENOUGH seconds is not run again; the first round of a slow job counts.
    """
    spent = {id(job): 0.0 for job in jobs}
    for turn in progress("runs", range(runs + 1)):
        for job in jobs:
            if job.failure or spent[id(job)] > ENOUGH:
                continue
            seconds = run_once(job, folder, env, limit)
            spent[id(job)] += seconds
            if not job.failure and (turn or spent[id(job)] > ENOUGH / 2):
                job.seconds.append(seconds)
