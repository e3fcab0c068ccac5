"""Which configuration file holds for a folder."""

from pathlib import Path

import pytest

from checker.discovery import discover
from checker.errors import ConfigError


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs/deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nearest_file_upward_holds(project: Path) -> None:
    (project / "subeditor.toml").write_text("jobs = 1\n")
    (project / "docs/subeditor.toml").write_text("jobs = 2\n")
    config = discover(project / "docs/deep")
    assert (config.jobs, config.root) == (2, str(project / "docs"))
    assert discover(project).jobs == 1


def test_project_file_with_our_table_holds(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.subeditor]\njobs = 3\n")
    assert discover(project / "docs").jobs == 3


@pytest.mark.parametrize(
    "text",
    ["[project]\nname = 'a'\n", "[project\n", "[project]\ndependencies = ['subeditor']\n"],
    ids=["other", "broken", "dependency"],
)
def test_project_file_without_our_table_is_passed_over(project: Path, text: str) -> None:
    (project / "subeditor.toml").write_text("jobs = 4\n")
    (project / "docs/pyproject.toml").write_text(text)
    assert discover(project / "docs").jobs == 4


def test_without_a_file_the_repository_is_the_root(project: Path) -> None:
    config = discover(project / "docs/deep")
    assert (config.source, config.root) == (None, str(project))


def test_files_above_the_repository_do_not_hold(project: Path) -> None:
    inner = project / "docs/deep"
    (inner / ".git").mkdir()
    (project / "subeditor.toml").write_text("jobs = 5\n")
    assert discover(inner).source is None


def test_two_files_in_one_folder_are_an_error(project: Path) -> None:
    (project / "subeditor.toml").write_text("jobs = 1\n")
    (project / "pyproject.toml").write_text("[tool.subeditor]\njobs = 2\n")
    with pytest.raises(ConfigError, match="keep one of the two"):
        discover(project)


def test_broken_project_file_that_speaks_of_us_is_an_error(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.subeditor\njobs = 2\n")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:1: not valid TOML"):
        discover(project)
