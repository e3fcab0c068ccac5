"""The hooks, run by the real pre-commit in a real git repository."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BAD_TEXT = "The night train was was was was was was late, and the caf\ufffd was shut.\n"
GOOD_TEXT = "The night train was late, and the café was shut.\n"
LIKELY_ONLY = "The night train was late, and the café was shut.\n\nSource link\n"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables that keep git and pre-commit away from the settings of this machine's user."""
    outer = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHON"))}
    return outer | {
        "GIT_AUTHOR_NAME": "A Writer",
        "GIT_AUTHOR_EMAIL": "writer@example.org",
        "GIT_COMMITTER_NAME": "A Writer",
        "GIT_COMMITTER_EMAIL": "writer@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "PRE_COMMIT_COLOR": "never",
    }


def run(folder: Path, environment: dict[str, str], *command: str) -> tuple[int, str]:
    """Exit status and output of a command."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def succeed(folder: Path, environment: dict[str, str], *command: str) -> str:
    status, output = run(folder, environment, *command)
    assert status == 0, output
    return output


@pytest.fixture(scope="module")
def hooks(checkout: Path, environment: dict[str, str]) -> str:
    """The repository of the hooks and its revision, as lines of a pre-commit configuration."""
    succeed(checkout, environment, "git", "init", "--quiet")
    succeed(checkout, environment, "git", "add", "--all")
    succeed(checkout, environment, "git", "commit", "--quiet", "--message", "As it stands")
    revision = succeed(checkout, environment, "git", "rev-parse", "HEAD").strip()
    return f"repos:\n  - repo: {checkout}\n    rev: {revision}\n    hooks:\n"


class Project:
    """A repository of texts with a hook installed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment

    def commit(self, files: dict[str, str], *options: str) -> tuple[int, str]:
        """Write the files and commit them; exit status and output."""
        for name, text in files.items():
            (self.folder / name).write_text(text, "utf-8")
        succeed(self.folder, self.environment, "git", "add", "--all")
        return run(
            self.folder, self.environment, "git", "commit", "--message", "A change", *options
        )

    def run_on(self, *files: str) -> tuple[int, str]:
        """Run the hooks on files that are named."""
        command = (sys.executable, "-m", "pre_commit", "run", "--verbose", "--files", *files)
        return run(self.folder, self.environment, *command)


@pytest.fixture
def project_with(
    tmp_path: Path, hooks: str, environment: dict[str, str]
) -> Callable[[str], Project]:
    def make(hook: str) -> Project:
        project = Project(tmp_path, environment)
        succeed(tmp_path, environment, "git", "init", "--quiet")
        (tmp_path / ".pre-commit-config.yaml").write_text(hooks + hook)
        succeed(tmp_path, environment, sys.executable, "-m", "pre_commit", "install")
        return project

    return make


@pytest.fixture
def project(project_with: Callable[[str], Project]) -> Project:
    return project_with("      - id: subeditor\n")


class TestChangedFiles:
    @pytest.mark.parametrize("name", ["story.md", "story.txt", "story.mdown", "story.text"])
    def test_bad_commit_is_refused_with_the_place(self, project: Project, name: str) -> None:
        status, output = project.commit({name: BAD_TEXT})
        assert status == 1, output
        assert f"{name}:1:" in output

    @pytest.mark.parametrize("text", [GOOD_TEXT, LIKELY_ONLY], ids=["clean", "likely-only"])
    def test_commit_without_certain_errors_passes(self, project: Project, text: str) -> None:
        status, output = project.commit({"story.txt": text})
        assert status == 0, output
        assert "Passed" in output

    def test_old_files_are_not_looked_at(self, project: Project) -> None:
        project.commit({"old.txt": BAD_TEXT}, "--no-verify")
        status, output = project.commit({"new.txt": GOOD_TEXT})
        assert status == 0, output

    @pytest.mark.parametrize(
        "name",
        ["LICENSE", "LICENSE.md", "requirements-dev.txt", "CMakeLists.txt", "robots.txt", "a.py"],
    )
    def test_files_that_are_no_prose_are_left_out(self, project: Project, name: str) -> None:
        status, output = project.commit({name: BAD_TEXT})
        assert status == 0, output
        assert "no files to check" in output

    def test_our_excludes_hold_when_the_hook_names_every_file(
        self, project_with: Callable[[str], Project]
    ) -> None:
        project = project_with("      - {id: subeditor, files: '', exclude: '^$'}\n")
        for name in ("robots.txt", "LICENSE", "requirements.txt"):
            (project.folder / name).write_text(BAD_TEXT, "utf-8")
        status, output = project.run_on("robots.txt", "LICENSE", "requirements.txt")
        assert status == 0, output
        assert "robots.txt" in output


class TestCorpus:
    def test_old_files_are_checked_with_every_commit(
        self, project_with: Callable[[str], Project]
    ) -> None:
        project = project_with("      - id: subeditor-corpus\n")
        project.commit({"old.txt": BAD_TEXT}, "--no-verify")
        status, output = project.commit({"table.csv": "a,b\n"})
        assert status == 1, output
        assert "old.txt:1:" in output


class TestSecondOpinion:
    HOOK = (
        "      - id: subeditor\n"
        '        additional_dependencies: [".[languagetool]"]\n'
        "        args: [--with, languagetool, --severity, warning, --certainty, likely,"
        " --fail-on, warning]\n"
    )

    def test_languagetool_is_asked_where_the_extra_is_installed(
        self, languagetool: object, project_with: Callable[[str], Project]
    ) -> None:
        project = project_with(self.HOOK)
        folders = {name: os.environ[name] for name in ("SUBEDITOR_DATA", "SUBEDITOR_STATE")}
        project.environment = project.environment | folders
        status, output = project.commit({"walk.md": "The lighthouse is easily reach by a path.\n"})
        assert status == 1, output
        assert "walk.md:1:26: warning likely mechanics/languagetool-grammar" in output
