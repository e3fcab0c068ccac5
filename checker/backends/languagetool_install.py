"""LanguageTool installed: from a Maven repository, or by the package's own download.

What is in the folder of an installation is whole: it is put together elsewhere and then renamed.
"""

import os
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from checker.backends.file_lock import locked
from checker.backends.languagetool_folders import JAR, data_folder
from checker.backends.languagetool_jars import MAVEN_CENTRAL, Jar, Progress, fetch
from checker.errors import BackendError

VERSION = "6.8"
"""The version that is installed where none is named."""


def install(
    version: str,
    jars: Sequence[Jar],
    repository: str = MAVEN_CENTRAL,
    progress: Progress = lambda size: None,
) -> tuple[Path, int]:
    """Install from a Maven repository, its URL or a folder laid out as one.

    What is there and right is not fetched again, also of an install that was interrupted. Returns
    the folder of the installation and the number of jars that were fetched. Raises BackendError;
    then there is no installation, or the one of before.
    """
    with _put_together(version) as (target, part):
        if (target / JAR).is_file() and all(jar.is_in(target / "libs") for jar in jars):
            return target, 0
        libs = part / "libs"
        libs.mkdir(parents=True, exist_ok=True)
        missing = [jar for jar in jars if not _kept(jar, target / "libs", libs)]
        progress(sum(jar.size for jar in jars) - sum(jar.size for jar in missing))
        fetch(missing, repository, libs, progress)
        names = {jar.name for jar in jars}
        for path in libs.iterdir():
            if path.name not in names:
                path.unlink()
        _write_manifest(part / JAR, [f"libs/{jar.name}" for jar in jars])
        _replace(part, target)
    return target, len(missing)


def install_package(version: str) -> Path:
    """Install by the download of language-tool-python, which takes the whole of LanguageTool.

    Returns the folder of the installation. Raises BackendError.
    """
    try:
        from language_tool_python.download_lt import LocalLanguageTool
    except ImportError:
        from checker.backends.languagetool_client import EXTRA

        raise BackendError(f"--from package needs an extra: {EXTRA}") from None
    with _put_together(version) as (target, part):
        if (target / JAR).is_file():
            return target
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        try:
            with _environment(LTP_PATH=str(part)):
                LocalLanguageTool.from_version_name(version).download()
            found = next((path.parent for path in part.glob(f"*/{JAR}")), None)
            if found is None:
                raise BackendError(f"the download of LanguageTool {version} holds no {JAR}")
            _replace(found, target)
        except BackendError:
            raise
        # the package raises errors of its own, of requests, and SystemExit
        except (Exception, SystemExit) as error:
            from checker.backends.languagetool_client import cause

            raise BackendError(
                f"language-tool-python cannot install LanguageTool {version}: {cause(error)}; "
                "--from maven takes it from Maven Central"
            ) from None
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return target


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _put_together(version: str) -> Iterator[tuple[Path, Path]]:
    """The folder to be, and one in which it is put together by one process at a time."""
    if not re.fullmatch(r"\w[\w.-]*", version):
        raise BackendError(f"'{version}' is no version of LanguageTool; it is written as 6.8")
    data = data_folder()
    with locked(data / "install.lock", 600, "installing LanguageTool"):
        try:
            yield data / f"LanguageTool-{version}", data / f".installing-{version}"
        except OSError as error:
            raise BackendError(
                f"cannot install into {data}: {error.strerror or error}; "
                "SUBEDITOR_DATA names another folder"
            ) from None


def _kept(jar: Jar, before: Path, libs: Path) -> bool:
    """Whether the jar is there already; then it is in `libs`."""
    if jar.is_in(libs):
        return True
    if not jar.is_in(before):
        return False
    shutil.copyfile(before / jar.name, libs / jar.name)
    return True


def _replace(part: Path, target: Path) -> None:
    """Put what is whole into its place."""
    old = target.with_name(f".old-{target.name}")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    part.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _write_manifest(path: Path, jars: Sequence[str]) -> None:
    """A jar that holds nothing but the names of others, in lines of 72 bytes at most."""
    entry = f"Class-Path: {' '.join(jars)}"
    lines = [entry[:72], *(f" {entry[at : at + 71]}" for at in range(72, len(entry), 71))]
    head = ("Manifest-Version: 1.0", "Main-Class: org.languagetool.server.HTTPServer")
    with zipfile.ZipFile(path, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "\r\n".join([*head, *lines, "", ""]))
