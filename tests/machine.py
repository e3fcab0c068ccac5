"""What tests need of the machine: skipped where it is missing, failed in CI."""

import os
import shutil
from typing import NoReturn

import pytest


def missing(message: str) -> NoReturn:
    """Skip the test, or fail it in CI."""
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def program(*names: str, message: str) -> str:
    """The path of the first of these programs that is installed."""
    for name in names:
        path = shutil.which(name) if name else None
        if path:
            return path
    missing(message)
