"""Nothing is connected to unless another checker is named; everything works with no network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RECORDER = """\
import os, sys

def record(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        with open(os.environ["ATTEMPTS"], "a") as file:
            file.write(f"{event} {arguments}\\n")

sys.addaudithook(record)
"""

COMMANDS = {
    "check": ["check", "text.md"],
    "fix": ["check", "--diff", "text.md"],
    "json": ["check", "text.md", "--format", "sarif"],
    "compare": ["compare", "original.md", "text.md"],
    "vectors": ["compare", "original.md", "text.md", "--vectors"],
    "report": ["report", "text.md", "-o", "report.html"],
    "stats": ["stats", "text.md"],
    "names": ["names", "text.md"],
    "baseline": ["baseline", "text.md"],
    "explain": ["explain", "mechanics/space-before-comma"],
    "rules": ["rules", "list"],
    "doctor": ["doctor"],
}

TEXT = "The goat , they said, slept in the barn of Mr. Harald Lund. " * 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text.md").write_text(f"# A goat\n\n{TEXT}\n")
    (tmp_path / "original.md").write_text(f"# A goat\n\n{TEXT.replace('goat', 'sheep')}\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(RECORDER)
    return tmp_path


def run(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    root = Path(__file__).parent.parent
    environment = {
        **os.environ,
        "ATTEMPTS": str(folder / "attempts"),
        "PYTHONPATH": f"{folder / 'site'}{os.pathsep}{root}",
        "SUBEDITOR_DATA": str(folder / "data"),
        "SUBEDITOR_STATE": str(folder / "state"),
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def attempts(folder: Path) -> str:
    path = folder / "attempts"
    return path.read_text() if path.exists() else ""


@pytest.mark.parametrize("name", COMMANDS)
def test_no_connection_is_tried(folder: Path, name: str) -> None:
    done = run(folder, sys.executable, "-m", "checker", *COMMANDS[name])
    assert done.returncode in (0, 1), done.stderr
    assert attempts(folder) == ""


def test_a_connection_would_be_seen(folder: Path) -> None:
    command = ["check", "text.md", "--with", "languagetool"]
    server = ["--languagetool-server", "http://127.0.0.1:9"]
    done = run(folder, sys.executable, "-m", "checker", *command, *server)
    assert done.returncode == 2
    assert "127.0.0.1" in attempts(folder)


@pytest.mark.parametrize("name", COMMANDS)
def test_without_a_network_the_outcome_is_the_same(folder: Path, name: str) -> None:
    unshare = shutil.which("unshare")
    if not unshare or run(folder, unshare, "-rn", "true").returncode:
        if os.environ.get("CI"):
            pytest.fail("no network namespace can be made here")
        pytest.skip("no network namespace can be made here")
    command = [sys.executable, "-m", "checker", *COMMANDS[name]]
    outside = run(folder, *command)
    made = {path.name: path.read_bytes() for path in folder.glob("report.html")}
    inside = run(folder, unshare, "-rn", *command)
    assert inside.returncode == outside.returncode in (0, 1)
    assert inside.stdout == outside.stdout
    assert made == {path.name: path.read_bytes() for path in folder.glob("report.html")}


def test_without_a_network_a_named_server_is_an_error_beside_our_findings(folder: Path) -> None:
    unshare = shutil.which("unshare")
    if not unshare or run(folder, unshare, "-rn", "true").returncode:
        pytest.skip("no network namespace can be made here")
    command = ["check", "text.md", "--with", "languagetool", "--languagetool-server"]
    done = run(folder, unshare, "-rn", sys.executable, "-m", "checker", *command, "http://10.0.0.1")
    assert done.returncode == 2
    assert "10.0.0.1" in done.stderr
    assert "mechanics/space-before-comma" in done.stdout
