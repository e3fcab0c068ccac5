"""What several test files share."""

import shutil
from pathlib import Path

import pytest

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
