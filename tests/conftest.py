"""What several test files share."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from machine import missing

if TYPE_CHECKING:
    from checker.backends.languagetool_state import Server

ROOT = Path(__file__).parent.parent

LOCAL = (".git", ".venv*", ".cache", ".*_cache", ".hypothesis", "__pycache__", "dist", "build")
"""What a clone does not hold."""


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout as it stands, uncommitted files included."""
    return Path(
        shutil.copytree(
            ROOT,
            tmp_path_factory.mktemp("checkout") / "subeditor",
            ignore=shutil.ignore_patterns(*LOCAL),
        )
    )


@pytest.fixture
def cut() -> list[str]:
    """What to put before a command so that it has no network, not even the machine's own.

    The test is skipped where none can be cut, and fails in CI.
    """
    command = ["unshare", "-rn"]
    if shutil.which("unshare"):
        done = subprocess.run([*command, "true"], capture_output=True, check=False)
        if not done.returncode:
            return command
    missing("no network namespace can be made here")


@pytest.fixture(scope="session")
def languagetool(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Server]":
    """The real LanguageTool server; commands that the test runs find it warm."""
    from get_languagetool import CACHE
    from languagetool import end_processes, needed

    from checker.backends.languagetool_server import ServerSettings, ensure_server, stop_server

    needed()
    state = tmp_path_factory.mktemp("languagetool")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUBEDITOR_DATA", str(CACHE))
        patch.setenv("SUBEDITOR_STATE", str(state))
        try:
            # longer than the whole run may take: it must not end by itself before the last test
            yield ensure_server(ServerSettings(idle=600))
            assert stop_server()
        finally:
            end_processes(state)
