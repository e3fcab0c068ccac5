"""Readability: measured without a network, or said not to be."""

import subprocess
import sys
from pathlib import Path

import pytest
from house import CHECKOUT, Project

from checker.readability import readability, syllable_counter
from checker.readers import read

EASY = "The cat sat on the mat. The dog ran to the red barn. We ate a pie. " * 8
HARD = (
    "Institutional considerations necessitate extraordinarily comprehensive administrative "
    "reorganisation, notwithstanding considerable constitutional reservations. "
) * 10


def counter(word: str) -> int:
    """The counter of the report itself."""
    found = syllable_counter()
    assert found is not None
    return found(word)


@pytest.mark.parametrize(("word", "number"), [("cat", 1), ("island", 2), ("timetable", 3)])
def test_syllables(word: str, number: int) -> None:
    assert counter(word) == number


def test_hard_text_is_harder() -> None:
    easy, hard = (readability(read(text, "a.txt"), counter) for text in (EASY, HARD))
    assert easy is not None and hard is not None
    assert easy.whole.ease > 90 > 0 > hard.whole.ease
    assert easy.whole.grade < 3 < 20 < hard.whole.grade


def test_short_text_has_no_figures() -> None:
    assert readability(read("The ferry leaves at noon.\n", "a.txt"), counter) is None


def test_abbreviations_end_no_sentence() -> None:
    figures = readability(
        read("Dr. Brandt saw Mr. Prado at 5.30 p.m. on the pier. " * 12, "a.txt"), counter
    )
    assert figures is not None
    assert figures.whole.sentences == 12


def test_sections_are_those_between_headings() -> None:
    text = f"# Ferry\n\n{EASY}\n\n## Office\n\n{HARD}\n\n## Note\n\nShort.\n"
    figures = readability(read(text, "a.md"), counter)
    assert figures is not None
    assert [section.title for section in figures.sections] == ["Ferry", "Office"]
    assert figures.whole.words == sum(s.words for s in figures.sections) + 1


BLOCKED = """\
import socket, sys
def refuse(*_, **__): raise OSError("the network is cut")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
socket.create_connection = refuse
from checker.cli import main
sys.exit(main(sys.argv[1:]))
"""

MISSING = """\
import sys
sys.modules["textstat"] = None
from checker.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, "report", "a.txt", "-q"],
        cwd=folder,
        env=Project.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return (folder / "report.html").read_text("utf-8")


def test_report_is_made_with_the_network_cut(tmp_path: Path) -> None:
    Project(tmp_path).write("a.txt", EASY)
    assert "Flesch reading ease" in run(BLOCKED, tmp_path)


def test_without_the_extra_the_report_says_so(tmp_path: Path) -> None:
    Project(tmp_path).write("a.txt", EASY)
    page = run(MISSING, tmp_path)
    assert "Readability was not measured: install the extra" in page
    assert "Flesch reading ease" not in page


def test_release_is_one_that_carries_its_dictionary() -> None:
    assert '"textstat>=0.7.8,<0.7.9"' in (CHECKOUT / "pyproject.toml").read_text()
