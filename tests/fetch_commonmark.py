"""Fetch the examples of the CommonMark specification for tests/readers/test_commonmark.py.

They are not ours to copy (CC BY-SA), so they are taken from the source package of a Markdown
parser that carries them, through pip, and kept in .cache/commonmark.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "mistune==3.4.0"
SHA256 = "2eaf7952af928ca8d33b779762effc1da517b62c6ad85ec8ca957e3b07b9782a"
MEMBER = "mistune-3.4.0/tests/fixtures/commonmark.json"
EXAMPLES = Path(__file__).parent.parent / ".cache" / "commonmark" / "commonmark.json"


class FetchError(Exception):
    """The examples could not be fetched; the message says why and what to do."""


def fetch() -> Path:
    """The file with the examples, downloaded unless it is there already."""
    if EXAMPLES.exists():
        return EXAMPLES
    with tempfile.TemporaryDirectory() as folder:
        data = _examples(_downloaded(Path(folder)))
    EXAMPLES.parent.mkdir(parents=True, exist_ok=True)
    part = EXAMPLES.with_suffix(".part")
    part.write_bytes(data)
    part.replace(EXAMPLES)
    return EXAMPLES


def _downloaded(folder: Path) -> Path:
    command = ["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", PACKAGE]
    result = subprocess.run(
        [sys.executable, *command, "--dest", str(folder)], capture_output=True, text=True
    )
    archives = list(folder.glob("*.tar.gz"))
    if result.returncode or len(archives) != 1:
        raise FetchError(
            f"cannot download {PACKAGE}, which holds the CommonMark examples; connect to a package "
            f"index, or put its commonmark.json at {EXAMPLES}\n{result.stderr.strip()}"
        )
    return archives[0]


def _examples(archive: Path) -> bytes:
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != SHA256:
        raise FetchError(f"{archive.name} is not the file that was pinned: its SHA-256 is {digest}")
    with tarfile.open(archive) as package:
        member = package.extractfile(MEMBER)
        if member is None:
            raise FetchError(f"{archive.name} holds no {MEMBER}")
        return member.read()


if __name__ == "__main__":
    try:
        print(fetch())
    except FetchError as error:
        sys.exit(str(error))
