"""From paths to files: suffixes, .gitignore, excludes, and paths that lead to nothing."""

import os
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import Config
from checker.globs import compile_globs
from checker.walk import DEFAULT_EXCLUDES, Excludes, Walk, walk


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(folder: Path, *names: str) -> None:
    """Write empty files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def walked(folder: Path, *paths: str, **settings: object) -> Walk:
    config = Config(root=str(folder), **settings)  # type: ignore[arg-type]
    return walk(paths or (".",), config)


def names(found: Walk) -> list[str]:
    return [file.shown for file in found.files]


class TestFolders:
    def test_files_with_a_text_suffix_are_found_in_order(self, project: Path) -> None:
        make(project, "b.md", "a/z.TXT", "a/c.py", "a.markdown", "x.mkd", "y.mdown", "u.text", "n")
        assert names(walked(project)) == [
            "a.markdown",
            "a/z.TXT",
            "b.md",
            "u.text",
            "x.mkd",
            "y.mdown",
        ]

    def test_suffixes_may_be_set(self, project: Path) -> None:
        make(project, "a.rst", "b.md")
        assert names(walked(project, suffixes=(".rst",))) == ["a.rst"]

    def test_file_met_twice_is_read_once(self, project: Path) -> None:
        make(project, "a/b.md")
        assert names(walked(project, "a", "./a/b.md", str(project / "a"))) == ["a/b.md"]

    def test_linked_folders_are_not_followed(self, project: Path) -> None:
        make(project, "a/b.md")
        (project / "a/loop").symlink_to(project / "a")
        assert names(walked(project)) == ["a/b.md"]

    def test_folder_without_text_files_is_an_error(self, project: Path) -> None:
        make(project, "a/b.py", "c/d.md")
        found = walked(project, "a", "c")
        assert names(found) == ["c/d.md"]
        assert [error.path for error in found.errors] == ["a"]
        assert "no text file in this folder" in found.errors[0].message


class TestGitignore:
    @pytest.mark.parametrize(
        ("ignores", "expected"),
        [
            ({".gitignore": "drafts/\n"}, ["a.md", "docs/b.md", "docs/old/c.md"]),
            ({".gitignore": "*.md\n!a.md\n"}, ["a.md", "drafts/d.txt"]),
            ({".gitignore": "/docs/old\n"}, ["a.md", "docs/b.md", "drafts/d.txt"]),
            ({"docs/.gitignore": "old\n"}, ["a.md", "docs/b.md", "drafts/d.txt"]),
            (
                {".gitignore": "*.md\n", "docs/.gitignore": "!*.md\n"},
                ["docs/b.md", "docs/old/c.md", "drafts/d.txt"],
            ),
            ({".gitignore": "docs\n", "docs/.gitignore": "!b.md\n"}, ["a.md", "drafts/d.txt"]),
            ({".gitignore": "# note\n\n\\\n!\ndocs\n"}, ["a.md", "drafts/d.txt"]),
        ],
    )
    def test_is_respected_at_every_level(
        self, project: Path, ignores: dict[str, str], expected: list[str]
    ) -> None:
        make(project, "a.md", "docs/b.md", "docs/old/c.md", "drafts/d.txt")
        for name, text in ignores.items():
            (project / name).write_text(text)
        assert names(walked(project)) == expected

    def test_of_the_repository_holds_in_a_folder_below(self, project: Path) -> None:
        make(project, ".git/HEAD", "docs/a.md", "docs/build/b.md")
        (project / ".gitignore").write_text("docs/build/\n")
        assert names(walked(project / "docs", "docs")) == ["docs/a.md"]

    def test_folder_that_is_named_is_read_though_ignored(self, project: Path) -> None:
        make(project, ".git/HEAD", "build/b.md")
        (project / ".gitignore").write_text("build/\n")
        assert names(walked(project, "build")) == ["build/b.md"]

    def test_file_that_is_named_is_read_though_ignored(self, project: Path) -> None:
        make(project, "build/b.md")
        (project / ".gitignore").write_text("build/\n")
        assert names(walked(project, "build/b.md")) == ["build/b.md"]


class TestNamedPaths:
    def test_file_is_read_whatever_its_suffix(self, project: Path) -> None:
        make(project, "README", "a.tex")
        assert names(walked(project, "README", "a.tex")) == ["README", "a.tex"]

    def test_pattern_is_expanded(self, project: Path) -> None:
        make(project, "docs/a.md", "docs/deep/b.md", "docs/c.txt")
        assert names(walked(project, "docs/**/*.md")) == ["docs/a.md", "docs/deep/b.md"]

    def test_file_whose_name_looks_like_a_pattern_is_read(self, project: Path) -> None:
        make(project, "what[1].md", "what1.md")
        assert names(walked(project, "what[1].md")) == ["what[1].md"]

    @pytest.mark.parametrize(
        ("path", "message"),
        [
            ("none.md", "none.md: no such file or folder"),
            ("*.adoc", "*.adoc: no file matches this pattern"),
        ],
    )
    def test_that_lead_to_nothing_are_errors(self, project: Path, path: str, message: str) -> None:
        make(project, "a.md")
        found = walked(project, path, "a.md")
        assert names(found) == ["a.md"]
        assert [error.message for error in found.errors] == [message]

    def test_paths_are_shown_from_here_and_recorded_from_the_root(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make(project, "docs/a.md", "b.md")
        monkeypatch.chdir(project / "docs")
        found = walked(project, "a.md", "../b.md", str(project / "docs"))
        assert [(file.shown, file.recorded) for file in found.files] == [
            ("../b.md", "b.md"),
            ("a.md", "docs/a.md"),
        ]


class TestExcludes:
    @pytest.mark.parametrize(
        "name",
        [
            "LICENSE",
            "LICENSE.md",
            "docs/LICENCE.txt",
            "requirements.txt",
            "requirements-dev.txt",
            "CMakeLists.txt",
            "robots.txt",
            "node_modules/thing/README.md",
            ".venv/lib/notes.txt",
            ".git/description.txt",
        ],
    )
    def test_defaults_hold_for_found_and_for_named_files(self, project: Path, name: str) -> None:
        make(project, name, "a.md")
        assert names(walked(project)) == ["a.md"]
        found = walked(project, name)
        assert (names(found), found.excluded, found.errors) == ([], (name,), ())

    @pytest.mark.parametrize(
        "name", ["license.md", "unlicensed.txt", "my-requirements.txt", "venv.md"]
    )
    def test_defaults_spare_articles_of_similar_name(self, project: Path, name: str) -> None:
        make(project, name)
        assert names(walked(project)) == [name]

    def test_of_the_configuration_hold_for_found_and_for_named_files(self, project: Path) -> None:
        make(project, "old/a.md", "b.md", "c/old.md")
        found = walked(project, ".", "old/a.md", exclude=("old/", "c/*.md"))
        assert names(found) == ["b.md"]
        assert found.excluded == ("old/a.md",)
        assert found.passed_over == 1

    def test_default_may_be_taken_back(self, project: Path) -> None:
        make(project, "robots.txt", "LICENSE.md")
        assert names(walked(project, exclude=("!robots.txt",))) == ["robots.txt"]

    def test_outside_the_root_only_the_name_counts(self, project: Path) -> None:
        make(project, "venv/inner/a.md", "venv/robots.txt")
        found = walked(project / "elsewhere", "venv/inner/a.md", "venv/robots.txt")
        assert names(found) == ["venv/inner/a.md"]

    @given(
        st.lists(
            st.one_of(
                st.sampled_from([glob.replace("*", "x") for glob in DEFAULT_EXCLUDES]),
                st.text("aLICENS.-txvr*", min_size=1, max_size=8).filter(lambda s: s.strip(".")),
            ),
            min_size=1,
            max_size=3,
        )
    )
    def test_quick_answer_is_that_of_the_globs(self, parts: list[str]) -> None:
        path = "/".join(parts)
        by_globs = compile_globs(DEFAULT_EXCLUDES).match_file(path)
        assert Excludes(Config()).has(path) == by_globs
        assert by_globs == any(
            fnmatchcase(part, glob) for part in parts for glob in DEFAULT_EXCLUDES
        )


def test_names_that_are_no_unicode_are_kept(project: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    make(project, name)
    assert names(walked(project)) == [name]


def test_a_pipe_is_an_error_and_hangs_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("Words.\n")
    found = walk([str(tmp_path)], Config(root=str(tmp_path)))
    assert [Path(file.path).name for file in found.files] == ["b.txt"]
    assert ["is a pipe" in error.message for error in found.errors] == [True]
