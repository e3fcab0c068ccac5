"""Nothing is connected to unless another checker is named; everything works with no network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from house import RULES

RECORDER = """\
import os, sys

def record(event, arguments):
    # to make a socket or to bind it sends nothing: a library does, to see whether there is IPv6
    silent = ("socket.__new__", "socket.bind", "socket.gethostname")
    if event.startswith("socket.") and event not in silent:
        with open(os.environ["ATTEMPTS"], "a") as file:
            file.write(f"{event} {arguments}\\n")

sys.addaudithook(record)
"""

COMMANDS = {
    "check": ["check", "text.md"],
    "fix": ["check", "--diff", "text.md"],
    "sarif": ["check", "text.md", "--format", "sarif"],
    "processes": ["check", "text.md", "original.md", "--jobs", "2"],
    "limits": ["check", "text.md", "--config", "limits.toml", "--select", "readability"],
    "compare": ["compare", "original.md", "text.md"],
    "vectors": ["compare", "original.md", "text.md", "--vectors"],
    "report": ["report", "text.md", "-o", "report.html"],
    "stats": ["stats", "text.md", "--sections"],
    "names": ["names", "text.md"],
    "baseline": ["baseline", "text.md"],
    "explain": ["explain", "mechanics/space-before-comma"],
    "rules": ["rules", "list"],
    "examples": ["rules", "test", "own"],
    "doctor": ["doctor"],
}

TEXT = "The goat , they said, slept in the barn of Mr. Harald Lund. " * 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text.md").write_text(f"# A goat\n\n{TEXT}\n")
    (tmp_path / "original.md").write_text(f"# A goat\n\n{TEXT.replace('goat', 'sheep')}\n")
    (tmp_path / "limits.toml").write_text("[readability]\nsentence-words = 5\ngrade = 1\n")
    own = tmp_path / "own" / "house" / "utilise.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(RULES["utilise"])
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


def made(folder: Path) -> dict[Path, bytes]:
    """The files of the project, with what is in them."""
    return {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_connection_is_tried(folder: Path, name: str) -> None:
    done = run(folder, sys.executable, "-m", "checker", *COMMANDS[name])
    assert done.returncode in (0, 1), done.stderr
    assert attempts(folder) == ""


@pytest.mark.parametrize(
    "code",
    [
        "socket.create_connection(('127.0.0.1', 9), 1)",
        "socket.getaddrinfo('localhost', 9)",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))",
        "urllib.request.urlopen('http://127.0.0.1:9')",
    ],
)
def test_the_recorder_sees_whoever_connects(folder: Path, code: str) -> None:
    run(folder, sys.executable, "-c", f"import socket, urllib.request; {code}")
    assert "127.0.0.1" in attempts(folder) or "localhost" in attempts(folder)


def test_a_connection_would_be_seen(folder: Path) -> None:
    command = ["check", "text.md", "--with", "languagetool"]
    server = ["--languagetool-server", "http://127.0.0.1:9"]
    done = run(folder, sys.executable, "-m", "checker", *command, *server)
    assert done.returncode == 2
    assert "127.0.0.1" in attempts(folder)


def test_the_network_is_cut(folder: Path, cut: list[str]) -> None:
    code = (
        "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))",
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
    )
    for line in code:
        done = run(folder, *cut, sys.executable, "-c", line)
        assert "Network is unreachable" in done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_without_a_network_the_outcome_is_the_same(folder: Path, cut: list[str], name: str) -> None:
    command = [sys.executable, "-m", "checker", *COMMANDS[name]]
    before = made(folder)
    outside = run(folder, *command)
    after = made(folder)
    for path in after.keys() - before.keys():
        path.unlink()
    inside = run(folder, *cut, *command)
    assert inside.returncode == outside.returncode in (0, 1)
    assert (inside.stdout, inside.stderr) == (outside.stdout, outside.stderr)
    assert made(folder) == after


def test_without_a_network_texts_are_mended_as_with_it(folder: Path, cut: list[str]) -> None:
    command = [sys.executable, "-m", "checker", "check", "--fix", "text.md"]
    before = (folder / "text.md").read_text()
    run(folder, *command)
    mended = (folder / "text.md").read_text()
    assert mended != before
    (folder / "text.md").write_text(before)
    run(folder, *cut, *command)
    assert (folder / "text.md").read_text() == mended


def test_without_a_network_a_named_server_is_an_error_beside_our_findings(
    folder: Path, cut: list[str]
) -> None:
    command = ["check", "text.md", "--with", "languagetool", "--languagetool-server"]
    done = run(folder, *cut, sys.executable, "-m", "checker", *command, "http://10.0.0.1")
    assert done.returncode == 2
    assert "10.0.0.1" in done.stderr
    assert "mechanics/space-before-comma" in done.stdout
