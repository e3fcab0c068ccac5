"""`--changed-since`: findings on lines changed since a revision of a real repository."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from house import CLEAN, ERROR, POSSIBLE, SUGGESTION, WARNING, Project, Result

from checker.changed import Changes, Lines
from checker.finding import Certainty, Finding, Place, Severity
from checker.report import Report

# what a user's own configuration could change in the output of git
UNUSUAL = (
    ("diff.noprefix", "true"),
    ("diff.interHunkContext", "5"),
    ("diff.context", "9"),
    ("color.ui", "always"),
    ("diff.renames", "copies"),
    ("core.quotePath", "true"),
    ("diff.external", "false"),
)


class Repository(Project):
    """A project under git, with one commit of its rules."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.git("init", "-q", "-b", "main")
        for name, value in (("user.name", "T"), ("user.email", "t@example.org"), *UNUSUAL):
            self.git("config", name, value)
        self.commit()

    def git(self, *arguments: str) -> None:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        subprocess.run(["git", *arguments], cwd=self.folder, env=environment, check=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "text")

    def changed(self, *arguments: str, since: str = "HEAD", folder: str = ".") -> Result:
        return self.run("check", "--changed-since", since, *arguments, folder=folder)

    def places(self, *arguments: str, since: str = "HEAD", folder: str = ".") -> list[str]:
        """`path:line` of the findings that are reported."""
        result = self.changed("--format", "json", *arguments, since=since, folder=folder)
        assert result.status < 2, result.err
        return [f"{f['path']}:{f['line']}" for f in json.loads(result.out)["findings"]]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def paragraphs(*texts: str) -> str:
    return "\n".join(texts)


class TestLines:
    def test_only_changed_lines_are_reported(self, repository: Repository) -> None:
        repository.write("a.txt", paragraphs(ERROR, CLEAN, WARNING))
        repository.commit()
        repository.write("a.txt", paragraphs(ERROR, WARNING, WARNING, SUGGESTION))
        assert repository.places("a.txt") == ["a.txt:3", "a.txt:7"]

    def test_exit_status_counts_only_what_is_reported(self, repository: Repository) -> None:
        repository.write("a.txt", paragraphs(ERROR, CLEAN))
        repository.commit()
        repository.write("a.txt", paragraphs(ERROR, SUGGESTION))
        result = repository.changed("a.txt")
        assert result.status == 0
        assert "Nearly clean: 1 suggestion" in result.out
        assert "Left out: 1 finding away from the changed lines." in result.out

    def test_staged_and_committed_changes_count(self, repository: Repository) -> None:
        repository.write("a.txt", CLEAN)
        repository.commit()
        repository.write("a.txt", paragraphs(CLEAN, ERROR))
        repository.git("add", "a.txt")
        assert repository.places() == ["a.txt:3"]
        repository.commit()
        assert repository.places() == []
        assert repository.places(since="HEAD~1") == ["a.txt:3"]

    def test_branch_is_compared_with_where_it_left(self, repository: Repository) -> None:
        repository.write("a.txt", paragraphs(ERROR, CLEAN))
        repository.commit()
        repository.git("checkout", "-q", "-b", "mine")
        repository.write("a.txt", paragraphs(ERROR, WARNING))
        repository.commit()
        repository.git("checkout", "-q", "main")
        repository.write("a.txt", paragraphs(CLEAN, CLEAN))
        repository.commit()
        repository.git("checkout", "-q", "mine")
        assert repository.places(since="main") == ["a.txt:3"]

    def test_history_that_shares_nothing_is_compared_as_it_is(self, repository: Repository) -> None:
        repository.write("a.txt", paragraphs(ERROR, CLEAN))
        repository.commit()
        repository.git("checkout", "-q", "--orphan", "other")
        repository.write("a.txt", paragraphs(ERROR, WARNING))
        repository.commit()
        assert repository.places(since="main") == ["a.txt:3"]

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_line_ends(self, repository: Repository, end: str) -> None:
        repository.write(".gitattributes", "* -text\n")
        repository.write("a.txt", paragraphs(ERROR, CLEAN).replace("\n", end))
        repository.commit()
        repository.write("a.txt", paragraphs(ERROR, WARNING).replace("\n", end))
        assert repository.places("a.txt") == ["a.txt:3"]

    def test_lone_carriage_returns_end_no_line_of_git(self, repository: Repository) -> None:
        first = f"{CLEAN.strip()}\r\r{CLEAN.strip()}\r\r{ERROR}"
        repository.write("a.txt", paragraphs(first, CLEAN))
        repository.commit()
        repository.write("a.txt", paragraphs(first, WARNING))
        assert repository.places("a.txt") == ["a.txt:7"]

    def test_unchanged_byte_order_mark(self, repository: Repository) -> None:
        repository.write("a.txt", "\ufeff" + paragraphs(ERROR, CLEAN))
        repository.commit()
        repository.write("a.txt", "\ufeff" + paragraphs(ERROR, WARNING))
        assert repository.places("a.txt") == ["a.txt:3"]

    def test_lines_that_look_like_a_diff(self, repository: Repository) -> None:
        repository.write("a.txt", paragraphs(ERROR, "-- a/x.txt\n", CLEAN))
        repository.commit()
        odd = "++ b/x.txt\n@@ -1 +1 @@\ndiff --git a/x.txt b/x.txt\n"
        repository.write("a.txt", paragraphs(ERROR, odd, WARNING))
        assert repository.places("a.txt") == ["a.txt:7"]

    def test_finding_over_a_place_where_lines_were_taken_away(self) -> None:
        lines = Lines(removed=((4, 5),))
        assert lines.touch(4, 5)
        assert lines.touch(2, 9)
        assert not lines.touch(4, 4)
        assert not lines.touch(5, 6)


class TestFiles:
    def test_unchanged_file_is_not_even_read(self, repository: Repository) -> None:
        repository.write("a.txt", b"\xff")
        repository.write("b.txt", CLEAN)
        repository.commit()
        repository.write("b.txt", ERROR)
        assert repository.places() == ["b.txt:1"]

    def test_nothing_changed(self, repository: Repository) -> None:
        repository.write("a.txt", ERROR)
        repository.commit()
        result = repository.changed()
        assert (result.status, result.out) == (0, "Nothing was checked.\n")

    def test_new_file_counts_whole_followed_or_not(self, repository: Repository) -> None:
        repository.write("followed.txt", ERROR)
        repository.git("add", "followed.txt")
        repository.write("new.txt", paragraphs(CLEAN, ERROR))
        repository.write(".gitignore", "ignored.txt\n")
        repository.write("ignored.txt", ERROR)
        assert repository.places() == ["followed.txt:1", "new.txt:3"]
        assert repository.places("ignored.txt") == ["ignored.txt:1"]

    def test_renamed_file_counts_by_its_lines(self, repository: Repository) -> None:
        repository.write("old.txt", paragraphs(ERROR, CLEAN, CLEAN, CLEAN))
        repository.commit()
        repository.git("mv", "old.txt", "new.txt")
        assert repository.places() == []
        repository.write("new.txt", paragraphs(ERROR, CLEAN, CLEAN, WARNING))
        assert repository.places() == ["new.txt:7"]

    def test_deleted_file_is_nothing(self, repository: Repository) -> None:
        repository.write("a.txt", ERROR)
        repository.write("b.txt", CLEAN)
        repository.commit()
        (repository.folder / "a.txt").unlink()
        repository.write("b.txt", WARNING)
        assert repository.places() == ["b.txt:1"]

    def test_binary_for_git_counts_whole_if_it_changed(self, repository: Repository) -> None:
        repository.write(".gitattributes", "*.md -diff\n")
        for name in ("a.txt", "b.txt"):
            repository.write(name, paragraphs(ERROR, CLEAN).encode("utf-16"))
        repository.write("c d.md", paragraphs(ERROR, CLEAN))
        repository.commit()
        repository.write("b.txt", paragraphs(ERROR, CLEAN, CLEAN).encode("utf-16"))
        repository.write("c d.md", paragraphs(ERROR, CLEAN, CLEAN))
        assert repository.places() == ["b.txt:1", "c d.md:1"]

    @pytest.mark.parametrize(
        "name",
        [
            "two words.txt",
            "größe 😀.txt",
            'quo"ted.txt',
            "back\\slash.txt",
            "tab\there.txt",
            "line\nend.txt",
            " and b.txt",
            "b/ and b/c.txt",
            "-x.txt",
        ],
    )
    def test_any_name(self, repository: Repository, name: str) -> None:
        repository.write(name, paragraphs(ERROR, CLEAN))
        repository.commit()
        repository.write(name, paragraphs(ERROR, WARNING))
        assert repository.places(".") == [f"{name}:3"]

    def test_name_that_is_no_text(self, repository: Repository) -> None:
        name = os.fsdecode(b"bad\xff.txt")
        repository.write(name, paragraphs(ERROR, CLEAN))
        repository.commit()
        repository.write(name, paragraphs(ERROR, WARNING))
        assert repository.places(".") == [f"{name}:3"]

    def test_from_a_folder_and_from_outside(self, repository: Repository, tmp_path: Path) -> None:
        repository.write("in/a.txt", paragraphs(ERROR, CLEAN))
        repository.commit()
        repository.write("in/a.txt", paragraphs(ERROR, WARNING))
        assert repository.places("a.txt", folder="in") == ["a.txt:3"]
        assert repository.places(str(repository.folder / "in"), folder="own") == [
            f"{repository.folder}/in/a.txt:3"
        ]

    def test_through_a_link(self, repository: Repository, tmp_path: Path) -> None:
        repository.write("in/a.txt", paragraphs(ERROR, CLEAN))
        repository.commit()
        repository.write("in/a.txt", paragraphs(ERROR, WARNING))
        link = tmp_path.parent / f"{tmp_path.name}-link"
        link.symlink_to(repository.folder)
        assert [place[-2:] for place in repository.places(f"{link}/in")] == [":3"]

    def test_over_all_files_the_unchanged_ones_are_read(self, repository: Repository) -> None:
        repository.write("a.txt", ERROR)
        repository.write("b.txt", CLEAN)
        repository.commit()
        repository.write("b.txt", WARNING)
        result = repository.changed("--corpus")
        assert "in 2 files" in result.out
        assert "b.txt:1:1: warning" in result.out
        assert "a.txt:1" not in result.out


def finding_at(line: int, related: tuple[Place, ...]) -> Finding:
    severity, certainty = Severity.warning, Certainty.likely
    return Finding(
        "a.txt", line, 1, line, 2, 0, 1, "x", "x", "text", "house/x", severity, certainty, "x",
        "other", "other", (), related, "0",
    )  # fmt: skip


class TestPlaces:
    """A finding has its own place, others of the same form, and rivals."""

    def concerns(self, own: int, same: list[int], other: list[int], changed: list[int]) -> bool:
        lines = Lines(changed=tuple((line, line) for line in changed))
        changes = Changes("/", {os.path.relpath("a.txt", "/"): lines}, frozenset())
        related = tuple(
            Place(role, "a.txt", line, 1, 0, 1, "x", "")
            for role, numbers in (("same", same), ("other", other))
            for line in numbers
        )
        report = Report(findings=(finding_at(own, related),))
        only = changes.only(report)
        assert only.unchanged == 1 - len(only.findings)
        return bool(only.findings)

    @pytest.mark.parametrize(
        ("changed", "reported"),
        [
            ([1], True),  # its own place
            ([5], True),  # another place of the same form
            ([7], False),  # one rival of two: the other was there before
            ([7, 9], True),  # all rivals are new, so the conflict is
            ([8], False),
        ],
    )
    def test_which_count(self, changed: list[int], reported: bool) -> None:
        assert self.concerns(1, [5], [7, 9], changed) == reported

    def test_without_rivals_none_is_new(self) -> None:
        assert not self.concerns(1, [], [], [2])


class TestErrors:
    def test_no_repository(self, tmp_path: Path) -> None:
        project = Project(tmp_path)
        project.write("a.txt", CLEAN)
        result = project.run(
            "check",
            "--changed-since",
            "HEAD",
            "a.txt",
            GIT_CEILING_DIRECTORIES=str(tmp_path.parent),
        )
        assert result.status == 2
        assert "--changed-since needs a git repository: fatal: not a git repository" in result.err

    @pytest.mark.parametrize("revision", ["nonsense", "--all", "HEAD:own"])
    def test_unknown_revision(self, repository: Repository, revision: str) -> None:
        repository.write("a.txt", CLEAN)
        result = repository.run("check", f"--changed-since={revision}", "a.txt")
        assert result.status == 2
        assert f"--changed-since knows no revision '{revision}'" in result.err

    def test_no_git(self, repository: Repository) -> None:
        result = repository.run("check", "--changed-since", "HEAD", PATH="/nowhere")
        assert result.status == 2
        assert "--changed-since needs git, which is not installed" in result.err

    def test_standard_input_has_no_revision(self, repository: Repository) -> None:
        result = repository.run("check", "--changed-since", "HEAD", "-", stdin=ERROR)
        assert result.status == 2
        assert "--changed-since compares files" in result.err

    def test_fixes_look_at_all_lines(self, repository: Repository) -> None:
        result = repository.run("check", "--changed-since", "HEAD", "--fix", ".")
        assert result.status == 2
        assert "--changed-since cannot be had with --fix" in result.err


def test_sarif_leaves_out_what_is_silenced_on_other_lines(repository: Repository) -> None:
    repository.write("a.txt", paragraphs(ERROR, CLEAN, POSSIBLE))
    repository.run("baseline", "a.txt")
    repository.commit()
    repository.write("a.txt", paragraphs(ERROR, WARNING))
    result = repository.changed("--format", "sarif", "a.txt")
    assert [one["ruleId"] for one in json.loads(result.out)["runs"][0]["results"]] == [
        "house/moreover"
    ]
