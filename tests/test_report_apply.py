"""`subeditor apply`: decisions of a report become suppressions or baseline entries."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from house import CLEAN, ERROR, SUGGESTION, WARNING, Project

LONG = (
    "Moreover, the ferry was late.\n\n"
    "The cooks utilise salt, and moreover they utilise ash.\n\n"
    "Moreover, the ferry was late again.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / ".git").mkdir()
    return Project(tmp_path)


def reported(project: Project, *paths: str) -> dict[str, Any]:
    """The data that the report of some paths gives its script."""
    assert project.run("report", *paths, "-q").status == 0
    page = project.read("report.html")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found.group(1))
    return data


def export(data: dict[str, Any], dismissed: list[int], accepted: tuple[int, ...] = ()) -> str:
    """What the report's script exports; the browser's tests hold it to this form."""
    files = data["files"]
    decisions = [
        {
            "path": files[finding["file"]]["recorded"],
            **{key: finding[key] for key in ("line", "rule", "text", "fingerprint", "context")},
            "decision": "dismissed" if number in dismissed else "accepted",
            "reason": "as the author wrote it" if number in dismissed else "",
        }
        for number, finding in enumerate(data["findings"])
        if number in dismissed or number in accepted
    ]
    return json.dumps(
        {
            "schema": 1,
            "kind": "subeditor-decisions",
            "tool": data["tool"],
            "corpus": False,
            "vectors": data["vectors"],
            "backends": data["backends"],
            "files": [{"path": f["recorded"], "sha256": f["sha256"]} for f in files],
            "decisions": decisions,
        }
    )


def places(project: Project, path: str = "a.txt") -> list[tuple[int, int, str]]:
    done = project.run("check", path, "--format", "json", "--severity", "suggestion")
    return [(f["line"], f["column"], f["rule"]) for f in json.loads(done.out)["findings"]]


@pytest.mark.parametrize("form", ["suppressions", "baseline"])
@pytest.mark.parametrize("dismissed", [[0], [0, 1], [0, 1, 2, 3, 4]])
def test_exactly_what_was_dismissed_is_silent(
    project: Project, form: str, dismissed: list[int]
) -> None:
    project.write("a.txt", LONG)
    before = places(project)
    assert len(before) == 5
    project.write("d.json", export(reported(project, "a.txt"), dismissed))
    done = project.run("apply", "d.json", "--as", form)
    assert (done.status, done.err) == (0, "")
    left = [place for number, place in enumerate(before) if number not in dismissed]
    assert places(project) == left


@pytest.mark.parametrize("number", range(5))
def test_each_finding_can_be_silenced_alone(project: Project, number: int) -> None:
    project.write("a.txt", LONG)
    before = places(project)
    project.write("d.json", export(reported(project, "a.txt"), [number]))
    assert project.run("apply", "d.json").status == 0
    assert places(project) == before[:number] + before[number + 1 :]


def test_baseline_cannot_skip_one_that_reads_the_same(project: Project) -> None:
    project.write("a.txt", "Moreover, it rained.\n\nMoreover, it snowed.\n")
    project.write("d.json", export(reported(project, "a.txt"), [1]))
    done = project.run("apply", "d.json", "--as", "baseline")
    assert done.status == 2
    assert "the baseline counts from the top" in done.err
    assert not (project.folder / ".subeditor-baseline").exists()


def test_accepted_findings_stay(project: Project) -> None:
    project.write("a.txt", ERROR)
    project.write("d.json", export(reported(project, "a.txt"), [], (0,)))
    done = project.run("apply", "d.json")
    assert done.status == 0
    assert "Accepted: 1 finding, reported until mended." in done.out
    assert len(places(project)) == 1


@pytest.mark.parametrize("form", ["suppressions", "baseline"])
def test_second_time_changes_nothing(project: Project, form: str) -> None:
    project.write("a.txt", ERROR + "\n" + WARNING)
    project.write("d.json", export(reported(project, "a.txt"), [0, 1]))
    name = ".subeditor-ignore.toml" if form == "suppressions" else ".subeditor-baseline"
    assert project.run("apply", "d.json", "--as", form).status == 0
    written = project.read(name)
    again = project.run("apply", "d.json", "--as", form)
    assert (again.status, again.err) == (0, "")
    assert "Silenced already: 2 findings." in again.out
    assert project.read(name) == written


@pytest.mark.parametrize("form", ["suppressions", "baseline"])
def test_dry_run_tells_and_writes_nothing(project: Project, form: str) -> None:
    project.write("a.txt", ERROR)
    project.write("d.json", export(reported(project, "a.txt"), [0]))
    before = sorted(path.name for path in project.folder.iterdir())
    done = project.run("apply", "d.json", "--dry-run", "--as", form)
    assert done.status == 0
    assert "would be written" in done.out
    assert "a.txt:1 house/utilise" in done.out
    assert sorted(path.name for path in project.folder.iterdir()) == before


def test_entries_that_are_there_stay(project: Project) -> None:
    project.write("a.txt", ERROR + "\n" + WARNING)
    mine = '# ours\n[[ignore]]\nrule = "house/utilise"\npath = "a.txt"\ntext = "utilise the salt"\n'
    project.write(".subeditor-ignore.toml", mine)
    project.write("d.json", export(reported(project, "a.txt"), [0]))
    assert project.run("apply", "d.json").status == 0
    assert project.read(".subeditor-ignore.toml").startswith(mine + "\n[[ignore]]\n")
    assert places(project) == []


def test_reason_is_written_down(project: Project) -> None:
    project.write("a.txt", ERROR)
    project.write("d.json", export(reported(project, "a.txt"), [0]))
    project.run("apply", "d.json")
    assert project.read(".subeditor-ignore.toml") == (
        '[[ignore]]\nrule = "house/utilise"\npath = "a.txt"\ntext = "utilise"\n'
        'reason = "as the author wrote it"\n'
    )


def test_text_that_changed_is_said_and_the_rest_is_written(project: Project) -> None:
    project.write("a.txt", ERROR)
    project.write("b.txt", WARNING)
    project.write("d.json", export(reported(project, "a.txt", "b.txt"), [0, 1]))
    project.write("a.txt", "The bakers utilise nothing.\n")
    done = project.run("apply", "d.json")
    assert done.status == 2
    assert "a.txt:1: house/utilise: 'utilise': is not found any more" in done.err
    assert "the text has changed since the report was made" in done.err
    assert places(project, "b.txt") == []


def test_text_above_may_change(project: Project) -> None:
    project.write("a.txt", ERROR)
    project.write("d.json", export(reported(project, "a.txt"), [0]))
    project.write("a.txt", CLEAN + "\n" + ERROR)
    assert project.run("apply", "d.json").status == 0
    assert places(project) == []


def test_file_that_is_gone_is_said(project: Project) -> None:
    project.write("a.txt", ERROR)
    project.write("b.txt", WARNING)
    project.write("d.json", export(reported(project, "a.txt", "b.txt"), [0, 1]))
    (project.folder / "b.txt").unlink()
    done = project.run("apply", "d.json")
    assert done.status == 2
    assert "b.txt:1: house/moreover: 'Moreover': the file is not there" in done.err


def test_project_may_be_named(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    project.write("a.txt", ERROR)
    data = export(reported(project, "a.txt"), [0])
    other = Project(tmp_path_factory.mktemp("other"))
    other.write("d.json", data)
    foreign = other.run("apply", "d.json")
    assert foreign.status == 2
    assert "speaks of files that are not in" in foreign.err
    assert other.run("apply", "d.json", str(project.folder)).status == 0
    assert places(project) == []


def test_name_decided_over_all_files_is_silenced_in_each(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    project = Project(tmp_path, "")
    project.write("a.txt", "Marta Brandt opened the dam. Marta Brandt then left the valley.\n")
    project.write("b.txt", "The minister, Marta Brant, was late. Marta Brant sat down again.\n")
    data = reported(project, "a.txt", "b.txt", "--corpus")
    rules = [finding["rule"] for finding in data["findings"]]
    assert rules == ["names/surname-variant"]
    decisions = json.loads(export(data, [0]))
    project.write("d.json", json.dumps(decisions | {"corpus": True}))
    assert project.run("apply", "d.json").status == 0
    assert json.loads(project.run("check", "--corpus", "--format", "json").out)["findings"] == []


VALID: dict[str, Any] = {
    "path": "a.txt",
    "line": 1,
    "rule": "house/utilise",
    "text": "utilise",
    "fingerprint": "0",
    "context": "0",
    "decision": "dismissed",
    "reason": "",
}


def with_decision(**changes: Any) -> str:
    return json.dumps(
        {
            "schema": 1,
            "kind": "subeditor-decisions",
            "files": [],
            "decisions": [{**VALID, **changes}],
        }
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "d.json:1: is broken"),
        ('{"kind": "subeditor-decisions",\n', "d.json:2: is broken"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "is no export of a report"),
        ('{"kind": "other"}', "is no export of a report"),
        ('{"kind": "subeditor-decisions", "schema": 2}', "has schema 2; expected 1"),
        ('{"kind": "subeditor-decisions", "schema": 1}', "'files' is no list of objects"),
        (with_decision(decision="maybe"), "decision 1: 'decision' is 'maybe'"),
        (with_decision(line=0), "decision 1: 'line' is 0"),
        (with_decision(line=True), "decision 1: 'line' is True"),
        (with_decision(rule=7), "decision 1: 'rule' is 7; expected a text"),
        (with_decision(path="../b.txt"), "leads out of the project"),
        (with_decision(path="/etc/passwd"), "leads out of the project"),
        (with_decision(path="b.txt"), "speaks of files that are not in"),
        (with_decision(), "is not found any more"),
        (with_decision(rule="suppression/unused"), "cannot be silenced"),
        (b"\xff", "is not valid UTF-8"),
    ],
)
def test_broken_file_is_an_error_and_nothing_is_written(
    project: Project, content: str | bytes, message: str
) -> None:
    project.write("a.txt", ERROR)
    project.write("d.json", content)
    done = project.run("apply", "d.json")
    assert done.status == 2
    assert message in done.err
    assert "Traceback" not in done.err
    assert not (project.folder / ".subeditor-ignore.toml").exists()


def test_file_that_is_not_there(project: Project) -> None:
    done = project.run("apply", "d.json")
    assert (done.status, "d.json: cannot be read" in done.err) == (2, True)


def test_broken_suppressions_are_left_as_they_are(project: Project) -> None:
    project.write("a.txt", ERROR)
    project.write("d.json", export(reported(project, "a.txt"), [0]))
    project.write(".subeditor-ignore.toml", "[[ignore]\n")
    done = project.run("apply", "d.json")
    assert done.status == 2
    assert ".subeditor-ignore.toml:1: not valid TOML" in done.err
    assert project.read(".subeditor-ignore.toml") == "[[ignore]\n"


def test_hostile_reason_stays_a_text(project: Project) -> None:
    project.write("a.txt", ERROR)
    data = json.loads(export(reported(project, "a.txt"), [0]))
    data["decisions"][0]["reason"] = '"\n[[ignore]]\nrule = "house" \ud800\x7f'
    project.write("d.json", json.dumps(data))
    assert project.run("apply", "d.json").status == 0
    assert project.read(".subeditor-ignore.toml").count("\n[[ignore]]") == 0


class TestReport:
    def test_writes_a_page_and_says_where(self, project: Project) -> None:
        project.write("a.txt", SUGGESTION)
        done = project.run("report", "a.txt")
        assert (done.status, done.err) == (0, "")
        assert done.out.endswith("Report: report.html\n")

    def test_same_input_gives_the_same_bytes(self, project: Project) -> None:
        project.write("a.txt", LONG)
        pages = []
        for _ in range(2):
            project.run("report", "-q")
            pages.append(project.read("report.html"))
        assert pages[0] == pages[1]

    def test_its_own_page_is_written_over_and_nothing_else(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        project.write("page.html", "<p>ours</p>")
        for target in ("page.html", "a.txt"):
            done = project.run("report", "a.txt", "-o", target)
            assert done.status == 2
            assert f"{target}: is " in done.err
        assert project.read("page.html") == "<p>ours</p>"
        assert project.read("a.txt") == ERROR
        for _ in range(2):
            assert project.run("report", "a.txt", "-o", "mine.html").status == 0

    def test_nothing_to_check_leaves_the_earlier_page(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        project.run("report", "a.txt")
        before = project.read("report.html")
        done = project.run("report", "none.txt")
        assert done.status == 2
        assert "No report was written." in done.out
        assert project.read("report.html") == before

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["report", "-"], "standard input (-) is not read"),
            (["report", "a.txt", "-o", "none/report.html"], "there is no folder none"),
            (["report", "a.txt", "-o", "own"], "own: is a folder"),
            (["report", "none.txt"], "none.txt: no such file or folder"),
            (["apply"], "the following arguments are required: FILE"),
            (["apply", "d.json", "none"], "none: there is no such folder"),
            (["apply", "d.json", "--baseline", "b"], "--baseline needs --as baseline"),
        ],
    )
    def test_wrong_arguments(self, project: Project, arguments: list[str], message: str) -> None:
        project.write("a.txt", ERROR)
        project.write("d.json", with_decision())
        done = project.run(*arguments)
        assert (done.status, message in done.err) == (2, True), done.err

    def test_unreadable_file_is_told_and_the_others_are_reported(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        project.write("b.txt", b"caf\xe9\n")
        done = project.run("report", "a.txt", "b.txt")
        assert done.status == 2
        assert "b.txt:1: is not valid UTF-8" in done.err
        page = project.read("report.html")
        assert "b.txt:1: is not valid UTF-8" in page
        assert "utilise" in page

    def test_word_document_is_told_by_paragraph(self, project: Project) -> None:
        from docx import Document

        document = Document()
        document.add_paragraph(CLEAN.strip())
        document.add_paragraph(ERROR.strip())
        document.save(str(project.folder / "a.docx"))
        project.write("d.json", export(reported(project, "a.docx"), [0]))
        assert "paragraph 2:11" in project.read("report.html")
        assert project.run("apply", "d.json").status == 0
        assert places(project, "a.docx") == []

    def test_finding_in_the_file_of_suppressions_is_listed(self, project: Project) -> None:
        project.write("a.txt", CLEAN)
        entry = '[[ignore]]\nrule = "house/utilise"\npath = "a.txt"\ntext = "gone"\n'
        project.write(".subeditor-ignore.toml", entry)
        data = reported(project, "a.txt")
        assert [finding["rule"] for finding in data["findings"]] == ["suppression/unused"]
        assert "This file is no text" in project.read("report.html")


@pytest.mark.parametrize("backends", ["languagetool", ["spell"], [1]])
def test_checkers_that_nobody_knows_are_an_error(project: Project, backends: object) -> None:
    project.write("a.txt", ERROR)
    data = json.loads(export(reported(project, "a.txt"), [0]))
    project.write("d.json", json.dumps({**data, "backends": backends}))
    done = project.run("apply", "d.json")
    assert done.status == 2
    assert "'backends' is" in done.err
