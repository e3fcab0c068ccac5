"""The Java that runs LanguageTool."""

import os
import shutil
import subprocess
from pathlib import Path

from checker.errors import BackendError

NEEDED = 17

REMEDY = (
    f"install Java {NEEDED} or newer (Debian and Ubuntu: `apt install default-jre-headless`, "
    "macOS: `brew install openjdk`), or set JAVA_HOME to where it is"
)


def java_program() -> str:
    """The path of Java; raises BackendError as `find_java` does."""
    return find_java()[0]


def find_java() -> tuple[str, int]:
    """The path and the version of Java: that of JAVA_HOME, else the first in the PATH.

    Raises BackendError if there is none, or one that is too old.
    """
    import re

    home = os.environ.get("JAVA_HOME")
    path = shutil.which("java", path=str(Path(home, "bin"))) if home else None
    path = path or shutil.which("java")
    if path is None:
        raise BackendError(f"LanguageTool needs Java, and there is none; {REMEDY}")
    try:
        done = subprocess.run(
            [path, "-version"], capture_output=True, text=True, errors="replace", timeout=60
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BackendError(f"{path} cannot be run ({error}); {REMEDY}") from None
    told = done.stderr + done.stdout
    match = re.search(r'version "(?:1\.)?(\d+)', told) or re.search(r"^openjdk (\d+)", told, re.M)
    if done.returncode or match is None:
        # on macOS a program of this name only tells that there is no Java
        raise BackendError(f"{path} does not tell its version, it is no Java; {REMEDY}")
    if int(match[1]) < NEEDED:
        raise BackendError(
            f"LanguageTool needs Java {NEEDED}, and {path} is Java {match[1]}; {REMEDY}"
        )
    return path, int(match[1])
