"""`check --fix` and `--diff`: what is changed, what is kept, what is told."""

import stat
import subprocess
from pathlib import Path

import pytest
from house import CLEAN, CONFIG, ERROR, SUGGESTION, WARNING, Project

from checker.diff import unified_diff

FIXED = ERROR.replace("utilise", "use")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


class TestFix:
    def test_applies_safe_fixes_and_reports_what_is_left(self, project: Project) -> None:
        project.write("a.txt", f"{ERROR}\n{WARNING}\n{SUGGESTION}")
        result = project.run("check", "--fix", "a.txt")
        assert project.read("a.txt") == f"{FIXED}\n{WARNING}\n{SUGGESTION}"
        assert result.status == 1
        assert "a.txt:3:1: warning likely house/moreover" in result.out
        assert "house/utilise" not in result.out
        assert "Fixed: 1 finding." in result.out

    def test_applies_unsafe_fixes_only_when_asked(self, project: Project) -> None:
        project.write("a.txt", f"{ERROR}\n{SUGGESTION}")
        assert project.run("check", "--fix", "--unsafe-fixes", "a.txt").status == 0
        assert project.read("a.txt") == f"{FIXED}\n{SUGGESTION.replace('whilst', 'while')}"

    def test_changes_nothing_on_the_second_run(self, project: Project) -> None:
        path = project.write("a.txt", f"{ERROR}\n{ERROR}")
        project.run("check", "--fix", "a.txt")
        before = (path.read_bytes(), path.stat().st_mtime_ns)
        project.run("check", "--fix", "a.txt")
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before

    @pytest.mark.parametrize(
        ("encoding", "bom"),
        [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")],
    )
    def test_keeps_encoding_mark_line_ends_and_mode(
        self, project: Project, encoding: str, bom: bytes
    ) -> None:
        text = f"\tCafé 😀\r\n\r\n{ERROR.strip()}\r\r  {SUGGESTION.strip()}"
        path = project.write("a.txt", bom + text.encode(encoding))
        path.chmod(0o640)
        project.run("check", "--fix", "a.txt")
        assert path.read_bytes() == bom + text.replace("utilise", "use").encode(encoding)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_leaves_alone_what_is_hidden_ignored_suppressed_or_known(
        self, project: Project
    ) -> None:
        texts = {
            "known.txt": ERROR,
            "quoted.md": f"<!-- subeditor: ignore house -- quoted -->\n\n{ERROR}",
            "letters/a.txt": ERROR,
        }
        project.write("subeditor.toml", CONFIG + '[overrides."letters/*"]\nignore = ["house"]\n')
        for name, text in texts.items():
            project.write(name, text)
        project.run("baseline", "known.txt")
        assert project.run("check", "--fix", ".").status == 0
        assert {name: project.read(name) for name in texts} == texts

    def test_of_markdown_leaves_the_markup(self, project: Project) -> None:
        text = "# Notes\n\n* The cooks **utilise** salt, `utilise` and [utilise](a.md).\n"
        project.write("a.md", text)
        project.run("check", "--fix", "a.md")
        assert project.read("a.md") == (
            "# Notes\n\n* The cooks **use** salt, `utilise` and [use](a.md).\n"
        )

    def test_works_in_many_processes(self, project: Project) -> None:
        for number in range(9):
            project.write(f"texts/{number}.txt", ERROR)
        assert project.run("check", "--fix", "--jobs", "3", "texts").status == 0
        assert {project.read(f"texts/{number}.txt") for number in range(9)} == {FIXED}

    def test_fixes_that_undo_one_another_are_an_error_and_change_nothing(
        self, project: Project
    ) -> None:
        back = (project.folder / "own/house/utilise.yaml").read_text()
        back = back.replace("utilise", "use").replace("to: use", "to: utilise")
        project.write("own/house/back.yaml", back)
        project.write("a.txt", ERROR)
        result = project.run("check", "--fix", "a.txt")
        assert result.status == 2
        assert "a.txt: the fixes of house/back" in result.err
        assert "never come to an end" in result.err
        assert project.read("a.txt") == ERROR


class TestDiff:
    def test_prints_the_change_and_writes_nothing(self, project: Project) -> None:
        project.write("a.txt", f"{CLEAN}\n{ERROR}")
        project.write("b.txt", CLEAN)
        result = project.run("check", "--diff", "a.txt", "b.txt")
        assert result.status == 1
        assert result.out == (
            f"--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n {CLEAN} \n-{ERROR}+{FIXED}"
        )
        assert project.read("a.txt") == f"{CLEAN}\n{ERROR}"

    def test_wins_over_fix(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        assert project.run("check", "--fix", "--diff", "a.txt").out.startswith("--- a/a.txt\n")
        assert project.read("a.txt") == ERROR

    def test_of_standard_input_is_told_with_its_name(self, project: Project) -> None:
        result = project.run("check", "--diff", "--stdin-filename", "x/a.txt", "-", stdin=ERROR)
        assert result.out.startswith("--- a/x/a.txt\n+++ b/x/a.txt\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one\ntwo\n", "one\nthree\n"),
        ("one\r\ntwo\r\n", "one\r\nthree\r\n"),
        ("one\ntwo", "one\nthree"),
        ("one\ntwo", "one\n"),
        ("one\n", "one"),
        ("a\x0bb\u2028c\ntwo\n", "a\x0bb\u2028d\ntwo\n"),
    ],
)
def test_git_takes_the_diff(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(before.encode())
    diff = unified_diff(before, after, "a.txt")
    subprocess.run(["git", "apply"], input=diff.encode(), cwd=tmp_path, check=True)
    assert path.read_bytes().decode() == after


class TestBaselineCommand:
    def test_makes_findings_known(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        result = project.run("baseline")
        assert (result.status, result.out) == (0, "1 finding written to .subeditor-baseline\n")
        assert project.run("check").status == 0
        assert project.run("check", "--no-baseline").status == 1

    def test_keeps_what_it_did_not_look_at(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        project.write("b.txt", f"{ERROR}\n{WARNING}")
        project.run("baseline")
        project.write("b.txt", WARNING)
        project.run("baseline", "--select", "house/utilise", "b.txt")
        known = project.read(".subeditor-baseline")
        assert [line.split("\t")[:2] for line in known.splitlines()[3:]] == [
            ["house/utilise", "a.txt"],
            ["house/moreover", "b.txt"],
        ]

    def test_writes_nothing_where_something_could_not_be_checked(self, project: Project) -> None:
        project.write("a.txt", b"\xff")
        result = project.run("baseline")
        assert result.status == 2
        assert "not written, since not everything could be checked" in result.err
        assert not (project.folder / ".subeditor-baseline").exists()

    def test_may_be_another_file(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        project.run("baseline", "--baseline", "known.tsv")
        assert project.run("check", "--baseline", "known.tsv").status == 0
        assert project.run("check").status == 1

    def test_that_is_missing_is_an_error(self, project: Project) -> None:
        project.write("a.txt", CLEAN)
        result = project.run("check", "--baseline", "none.tsv")
        assert result.status == 2
        assert "none.tsv: cannot be read" in result.err

    @pytest.mark.parametrize(
        ("options", "status", "entries"),
        [([], 0, 1), (["--strict"], 1, 1), (["--prune"], 0, 0), (["--prune", "--strict"], 0, 0)],
    )
    def test_stale_entries(
        self, project: Project, options: list[str], status: int, entries: int
    ) -> None:
        project.write("a.txt", ERROR)
        project.run("baseline")
        project.write("a.txt", CLEAN)
        result = project.run("check", *options)
        assert result.status == status
        assert "baseline entry: a.txt: house/utilise: 'utilise'" in result.err
        assert len(project.read(".subeditor-baseline").splitlines()) == 3 + entries

    def test_prune_only_removes(self, project: Project) -> None:
        project.write("a.txt", f"{ERROR}\n{WARNING}")
        project.run("baseline")
        project.write("a.txt", f"{WARNING}\n{SUGGESTION}")
        result = project.run("baseline", "--prune")
        assert (result.status, result.out) == (
            0,
            "1 stale entry removed from .subeditor-baseline\n",
        )
        assert "whilst" not in project.read(".subeditor-baseline")
