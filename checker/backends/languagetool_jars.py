"""The jars of LanguageTool: which they are, by a lock file, and where they come from."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import NamedTuple

from checker.errors import BackendError

MAVEN_CENTRAL = "https://repo.maven.apache.org/maven2"

CONNECTIONS, ATTEMPTS, TIMEOUT, CHUNK = 8, 3, 60, 1 << 18

Progress = Callable[[int], None]
"""Told the bytes that are there since the last call (fewer than none: an attempt that failed);
called in several threads."""


class Jar(NamedTuple):
    """A line of a lock file."""

    sha256: str
    size: int
    group: str
    artifact: str
    version: str

    @property
    def name(self) -> str:
        """The name of the file."""
        return f"{self.artifact}-{self.version}.jar"

    @property
    def path(self) -> str:
        """The path in a Maven repository."""
        return f"{self.group.replace('.', '/')}/{self.artifact}/{self.version}/{self.name}"

    def is_in(self, folder: Path) -> bool:
        """Whether the folder holds this very file."""
        path = folder / self.name
        if not path.is_file() or path.stat().st_size != self.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256


def locked_versions() -> list[str]:
    """The versions of LanguageTool that have a lock file."""
    return sorted(
        path.name.removeprefix("languagetool-").removesuffix(".lock")
        for path in Path(__file__).parent.glob("languagetool-*.lock")
    )


def locked_jars(version: str) -> list[Jar]:
    """The jars of a version. Raises BackendError if there is no lock file for it."""
    if version not in locked_versions():
        raise BackendError(
            f"LanguageTool {version} cannot be installed from Maven Central, only "
            f"{', '.join(locked_versions())}; --from package may have others"
        )
    lock = Path(__file__).with_name(f"languagetool-{version}.lock").read_text(encoding="utf-8")
    rows = [line.split() for line in lock.splitlines() if line and not line.startswith("#")]
    return [Jar(sha256, int(size), *name.split(":")) for sha256, size, name in rows]


def fetch(jars: Sequence[Jar], repository: str, folder: Path, progress: Progress) -> None:
    """Get jars from a Maven repository, its URL or a folder laid out as one, all verified.

    Raises BackendError; the first failure ends all, and what has come whole is kept.
    """
    from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

    stop = Event()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        try:
            futures = [
                pool.submit(_fetch, jar, repository.rstrip("/"), folder, progress, stop)
                for jar in sorted(jars, key=lambda jar: -jar.size)
            ]
            for future in wait(futures, return_when=FIRST_EXCEPTION).done:
                future.result()
        finally:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


class _PassingError(Exception):
    """What may not happen in the next attempt."""


def _fetch(jar: Jar, repository: str, folder: Path, progress: Progress, stop: Event) -> None:
    place = f"{repository}/{jar.path}"
    pieces = _over_http if "://" in repository else _from_disk
    part = folder / f"{jar.name}.part"
    for attempt in range(1, ATTEMPTS + 1):
        if stop.wait(attempt - 1):
            return
        digest, size = hashlib.sha256(), 0
        try:
            with part.open("wb") as file:
                for piece in pieces(place):
                    if stop.is_set():
                        return
                    digest.update(piece)
                    size += len(piece)
                    file.write(piece)
                    progress(len(piece))
                    if size > jar.size:
                        break
            break
        except _PassingError as error:
            progress(-size)
            if attempt == ATTEMPTS:
                raise BackendError(
                    f"{place} cannot be fetched: {error}; what has come is kept, so try again, "
                    "or name a mirror (--repository)"
                ) from None
        finally:
            if size != jar.size or digest.hexdigest() != jar.sha256:
                part.unlink(missing_ok=True)
    if not part.exists():
        raise BackendError(
            f"{place} is not the file that was pinned: {size} bytes with SHA-256 "
            f"{digest.hexdigest()}, expected {jar.size} with {jar.sha256}; nothing of it is kept. "
            "Name another repository (--repository)"
        )
    part.replace(folder / jar.name)


def _from_disk(place: str) -> Iterator[bytes]:
    try:
        with Path(place).open("rb") as file:
            while piece := file.read(CHUNK):
                yield piece
    except OSError as error:
        raise BackendError(f"{place}: {error.strerror}; is it a Maven repository?") from None


def _over_http(place: str) -> Iterator[bytes]:
    import requests

    try:
        with requests.get(place, stream=True, timeout=TIMEOUT) as response:
            status = response.status_code
            if status >= 500 or status == 429:
                raise _PassingError(f"HTTP status {status}")
            if status != 200:
                raise BackendError(
                    f"{place} cannot be fetched: HTTP status {status}; name another repository "
                    "(--repository)"
                )
            yield from response.iter_content(CHUNK)
    except requests.exceptions.InvalidSchema:
        raise BackendError(f"{place} is no address; a repository is an URL or a folder") from None
    except (requests.RequestException, OSError) as error:
        from checker.backends.languagetool_client import cause

        raise _PassingError(cause(error)) from None
