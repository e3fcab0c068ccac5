"""A text beside its original in the report: what stands in which row, and what is refused."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from house import Project
from test_report_apply import export

from checker.readers import read
from checker.report_original import Row, SideBySide, side_by_side
from checker.report_text import Gap, read_text

ORIGINAL = """\
Ferry to run again

Harbour master Colin Kahl said the ferry would not sail on 9 May. It carries 148 people.

The old boat was built in Harwich and has been mended twice since the war.

Fishermen asked the council to pay for a new landing stage, and the council agreed.
"""
REWRITTEN = """\
Ferry to run again

Harbour master Colin Carr said the ferry would sail on 9 May. It carries 184 people.

Fishermen asked the council to pay for a new landing stage, and the council agreed.

Nobody has yet said who would pay for lighting the quay during the winter months.
"""


def rows(original: str, rewritten: str, *, whole: bool = True) -> SideBySide:
    first, second = read(original, "o.txt"), read(rewritten, "r.txt")
    return side_by_side(first, second, read_text(second, (), ()), (), whole=whole)


def test_every_block_stands_in_a_row_lost_ones_where_they_were() -> None:
    beside = rows(ORIGINAL, REWRITTEN)
    numbers = [
        ([b.number for b in row.original], [b.number for b in row.rewritten])
        for row in beside.rows
        if isinstance(row, Row)
    ]
    assert numbers == [([0], [0]), ([1], [1]), ([2], []), ([3], [2]), ([], [3])]


def test_of_long_texts_rows_without_findings_are_left_out() -> None:
    assert rows(ORIGINAL, REWRITTEN, whole=False).rows == (Gap(5),)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / ".git").mkdir()
    project = Project(tmp_path, "")
    project.write("o.txt", ORIGINAL)
    project.write("r.txt", REWRITTEN)
    return project


def data_of(project: Project, *options: str) -> dict[str, Any]:
    assert project.run("report", "r.txt", "--original", "o.txt", "-q", *options).status == 0
    found = re.search(r'id="data">(.*?)</script>', project.read("report.html"), re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found.group(1))
    return data


def test_places_in_the_original_are_shown_in_it(project: Project) -> None:
    places = {
        finding["rule"]: finding["places"][0]
        for finding in data_of(project)["findings"]
        if "places" in finding
    }
    assert places["compare/number-changed"] == {
        "role": "other",
        "line": 3,
        "text": "148",
        "path": "o.txt",
        "spot": [1, 77, 80],
        "original": True,
    }
    assert {"compare/name-changed", "compare/negation", "compare/sentence-lost"} <= set(places)


def test_texts_that_say_the_same_have_no_findings(project: Project) -> None:
    project.write("r.txt", ORIGINAL)
    assert data_of(project)["findings"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["r.txt", "o.txt", "--original", "o.txt"], "--original is that of one text"),
        (["--original", "o.txt"], "--original is that of one text"),
        ([".", "--original", "o.txt"], ". is a folder; --original is that of one text"),
        (["r.txt", "--original", "own"], "own is a folder; --original is that of one text"),
        (["r.txt", "--original", "-"], "standard input (-) is not read"),
        (["r.txt", "--original", "none.txt"], "none.txt"),
        (["r.txt", "--original", "empty.txt"], "empty.txt: the original holds no text"),
        (["r.txt", "--original", "foreign.txt"], "foreign.txt: the original is not in English"),
        (["r.txt", "--original", "another.txt"], "does not seem to belong to another.txt"),
        (["r.txt", "--original", "o.txt", "-o", "o.txt"], "o.txt: is one of the texts"),
    ],
)
def test_what_cannot_be_held_against_a_text(
    project: Project, arguments: list[str], said: str
) -> None:
    project.write("empty.txt", "\n")
    project.write(
        "foreign.txt",
        "Der Hafenmeister sagte, dass die Fähre am neunten Mai nicht fahren werde, weil das Eis zu "
        "dick sei und niemand die Rinne brechen wolle.\n",
    )
    sentences = ("Bees sleep in hollow reeds.", "Snow fell on Tibet.", "Nuns brew dark beer here.")
    project.write("another.txt", "\n\n".join(sentences * 2) + "\n")
    done = project.run("report", *arguments)
    assert done.status == 2
    assert said in done.err
    assert not (project.folder / "report.html").exists()
    assert project.read("o.txt") == ORIGINAL


class TestApplying:
    def dismissed(self, project: Project) -> None:
        data = data_of(project)
        number = next(
            n for n, f in enumerate(data["findings"]) if f["rule"] == "compare/number-changed"
        )
        project.write("decisions.json", export(data, [number]))

    @pytest.mark.parametrize("form", ["suppressions", "baseline"])
    def test_decision_is_taken_back_with_the_original(self, project: Project, form: str) -> None:
        self.dismissed(project)
        done = project.run("apply", "decisions.json", "--original", "o.txt", "--as", form)
        assert (done.status, done.err) == (0, "")
        left = project.run("compare", "o.txt", "r.txt").out
        assert "compare/number-changed" not in left
        assert "compare/name-changed" in left

    def test_what_was_found_with_vectors_is_sought_with_them(self, project: Project) -> None:
        line = "The bakery in Halden {} on Monday and had supplied 900 shops.\n\n"
        project.write(
            "o.txt",
            line.format("closed")
            + "A baker said he had never seen the ovens cold.\n\n"
            + "Talks with the union are to resume on Thursday.\n\n"
            + line.format("reopened"),
        )
        project.write(
            "r.txt",
            line.format("closed")
            + "Negotiations between both sides will start again later this week.\n\n"
            + line.format("reopened"),
        )
        data = data_of(project, "--vectors")
        assert [f["rule"] for f in data["findings"]] == ["compare/sentence-lost"]
        project.write("decisions.json", export(data, [0]))
        applied = project.run("apply", "decisions.json", "--original", "o.txt")
        assert (applied.status, applied.err) == (0, "")
        assert project.run("compare", "o.txt", "r.txt", "--vectors").status == 0

    def test_without_the_original_it_is_asked_for(self, project: Project) -> None:
        self.dismissed(project)
        done = project.run("apply", "decisions.json")
        assert done.status == 2
        assert "name that with --original FILE" in done.err
