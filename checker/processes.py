"""Checking many files in several processes."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from checker.config import Config
from checker.report import CheckError
from checker.single import Mode, Outcome, check_file
from checker.walk import SourceFile

CHUNKS = 8
"""Pieces of work for each process: enough that none waits long for the last."""


def check_in_processes(
    files: Sequence[SourceFile], config: Config, mode: Mode, jobs: int
) -> Iterator[Outcome]:
    """The outcomes of the files, in their order."""
    chunks = list(_chunks(files, jobs * CHUNKS))
    pool = ProcessPoolExecutor(min(jobs, len(chunks)), initializer=_begin)
    try:
        futures = [pool.submit(_check_chunk, chunk, config, mode) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from map(_lost, chunk)
    except BaseException:
        for child in multiprocessing.active_children():
            child.terminate()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    # not waited for, the pool would now and then meet its own closed pipe when Python ends
    pool.shutdown()


def _begin() -> None:
    """Set up a process: an interrupt ends it without a word, and it does not outlive the first."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # a parent that was killed cannot stop its children, which would wait for work for ever
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _chunks(files: Sequence[SourceFile], number: int) -> Iterator[list[SourceFile]]:
    """Stretches of the files of about the same size in bytes."""
    target = sum(file.size for file in files) / number
    chunk: list[SourceFile] = []
    size = 0
    for file in files:
        chunk.append(file)
        size += file.size
        if size >= target:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _check_chunk(files: Sequence[SourceFile], config: Config, mode: Mode) -> list[Outcome]:
    return [check_file(file, config, mode) for file in files]


def _lost(file: SourceFile) -> Outcome:
    message = f"{file.shown}: the process that checked it was killed; try --jobs 1"
    return Outcome(file.shown, file.recorded, errors=(CheckError(file.shown, message),))
