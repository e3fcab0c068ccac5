"""Readability: measured without a network, or said not to be."""

import subprocess
import sys
from pathlib import Path

import pytest
from house import CHECKOUT, Project

from checker.readability import is_hard, syllable_counter
from checker.readers import read
from checker.stats import Stats, stats_of

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


def measured(text: str, path: str = "a.txt") -> Stats:
    return stats_of(read(text, path), counter)


@pytest.mark.parametrize(
    ("word", "number"), [("cat", 1), ("island", 2), ("timetable", 3), ("\ufffc", 1)]
)
def test_syllables(word: str, number: int) -> None:
    assert counter(word) == number


@pytest.mark.parametrize(
    ("word", "opens", "hard"),
    [
        ("timetable", False, True),
        ("cat", False, False),
        ("opening", False, False),
        ("considering", False, True),
        ("ed", False, False),
        ("merry-go-round", False, False),
        ("cost-considerate", False, True),
        ("Alexandria", False, False),
        ("Alexandria", True, True),
    ],
)
def test_hard_words(word: str, opens: bool, hard: bool) -> None:
    assert is_hard(word, counter, opens=opens) == hard


def test_hard_text_is_harder() -> None:
    easy, hard = measured(EASY), measured(HARD)
    assert easy.ease is not None and hard.ease is not None
    assert easy.ease > 90 > 0 > hard.ease
    assert easy.grade is not None and hard.grade is not None
    assert easy.grade < 3 < 20 < hard.grade
    assert easy.fog is not None and hard.fog is not None
    assert easy.fog < 5 < 20 < hard.fog


def test_short_text_has_no_figures() -> None:
    short = measured("The ferry leaves at noon.\n")
    assert (short.ease, short.grade, short.fog) == (None, None, None)


def test_abbreviations_end_no_sentence() -> None:
    assert measured("Dr. Brandt saw Mr. Prado at 5.30 p.m. on the pier. " * 12).sentences == 12


def test_report_tells_the_sections_that_are_long_enough(tmp_path: Path) -> None:
    text = f"# Ferry\n\n{EASY}\n\n## Office\n\n{HARD}\n\n## Note\n\nShort.\n"
    Project(tmp_path).write("a.md", text)
    page = run(PLAIN, tmp_path, "a.md")
    table = page[page.index('class="readability"') :].partition("</table>")[0]
    rows = [row.partition(">")[2].partition("<")[0] for row in table.split('<th scope="row"')[1:]]
    assert rows == ["a.md", "Ferry", "Office"]


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


PLAIN = """\
import sys
from checker.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(code: str, folder: Path, name: str = "a.txt") -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, "report", name, "-q"],
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
