"""`subeditor compare` as a user meets it: pairs, formats, suppressions, exit status."""

import json
import shutil
from pathlib import Path

import pytest

from checker.cli import main

ORIGINAL = "The ferry left Harwich at noon with 148 people.\n\nNobody has approved the plan.\n"
REWRITTEN = "The ferry left Harwich at noon with 184 people.\n\nNobody has approved the plan.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "o.txt").write_text(ORIGINAL)
    (tmp_path / "r.txt").write_text(REWRITTEN)
    return tmp_path


def run(*arguments: str) -> int:
    return main(["compare", "--no-config", *arguments])


def findings(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    run(*arguments, "--format", "json")
    found = json.loads(capsys.readouterr().out)["findings"]
    assert isinstance(found, list)
    return found


class TestFindings:
    def test_a_changed_number_has_both_places_and_the_original_as_fix(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        [found] = findings(capsys, "o.txt", "r.txt")
        assert (found["rule"], found["path"], found["text"]) == (
            "compare/number-changed",
            "r.txt",
            "184",
        )
        assert found["fixes"] == [{"offset": 36, "length": 3, "text": "148", "safe": False}]
        assert found["related"] == [
            {
                "role": "other",
                "path": "o.txt",
                "line": 1,
                "column": 37,
                "offset": 36,
                "length": 3,
                "text": "148",
                "message": "the original has '148'",
            }
        ]

    def test_what_was_added_is_named_where_the_original_has_nothing(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "o.txt").write_text("The judge has read the letters of the two brothers.\n")
        (folder / "r.txt").write_text("The judge has not read the letters of the two brothers.\n")
        [found] = findings(capsys, "o.txt", "r.txt")
        assert found["message"] == "yes and no are exchanged: 'not' is not in the original"

    def test_exit_status_is_that_of_check(self, folder: Path) -> None:
        assert run("o.txt", "r.txt") == 1
        assert run("o.txt", "o.txt") == 0
        assert run("o.txt", "r.txt", "--fail-on", "never") == 0

    def test_ordinary_findings_are_told_as_well_unless_only_compare(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "r.txt").write_text(REWRITTEN + "\nSource link\n")
        rules = {found["rule"] for found in findings(capsys, "o.txt", "r.txt")}
        assert {"compare/number-changed", "furniture/source-link"} <= rules
        only = {found["rule"] for found in findings(capsys, "o.txt", "r.txt", "--only-compare")}
        assert only == {"compare/number-changed"}

    def test_a_comment_silences_a_finding(self, folder: Path) -> None:
        comment = "<!-- subeditor: ignore compare/number-changed -- corrected since -->\n\n"
        (folder / "o.md").write_text(ORIGINAL)
        (folder / "r.md").write_text(comment + REWRITTEN)
        assert run("o.md", "r.md") == 0

    def test_unsafe_fixes_put_the_original_back(self, folder: Path) -> None:
        run("o.txt", "r.txt", "--fix", "--unsafe-fixes")
        assert (folder / "r.txt").read_text() == ORIGINAL

    def test_check_alone_never_compares(self, folder: Path) -> None:
        assert main(["check", "--no-config", "r.txt"]) == 0

    def test_check_says_where_rules_that_compare_run(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "--no-config", "r.txt", "--select", "compare"]) == 2
        assert "`subeditor compare` runs them" in capsys.readouterr().err


class TestPairs:
    def test_folders_are_paired_by_name_and_if_need_be_without_suffix(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("old/a.txt", "old/in/b.txt"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(ORIGINAL)
        for name in ("new/a.txt", "new/in/b.md"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(REWRITTEN)
        found = findings(capsys, "old", "new")
        assert [entry["path"] for entry in found] == ["new/a.txt", "new/in/b.md"]

    def test_a_file_without_its_pair_is_an_error_and_the_others_are_compared(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name, text in (("old/a.txt", ORIGINAL), ("new/a.txt", REWRITTEN), ("new/z.txt", "Hi.")):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text)
        assert run("old", "new") == 2
        told = capsys.readouterr()
        assert "new/z.txt: has no original of its name in old" in told.err
        assert "compare/number-changed" in told.out

    def test_a_file_and_a_folder_are_no_pair(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "old").mkdir()
        assert run("old", "r.txt") == 2
        assert "name two files or two folders" in capsys.readouterr().err


GERMAN = (
    "Die Fähre wurde am Dienstag nach einem Brand im Maschinenraum stillgelegt und der Hafen ist "
    "für alle Schiffe gesperrt. Niemand wurde bei dem Feuer verletzt, aber zwei Leute werden noch "
    "im Krankenhaus behandelt.\n"
)


class TestBadInput:
    @pytest.mark.parametrize(
        ("original", "rewritten", "told"),
        [
            (GERMAN, REWRITTEN, "o.txt: the original is not in English"),
            (ORIGINAL, GERMAN, "r.txt: the rewritten text is not in English"),
            ("", REWRITTEN, "o.txt: the original holds no text"),
            ("\n\n", REWRITTEN, "o.txt: the original holds no text"),
            (ORIGINAL, "", "r.txt: the rewritten text holds no text"),
        ],
        ids=["foreign original", "foreign text", "empty original", "blank original", "empty text"],
    )
    def test_is_said_and_exits_2(
        self,
        folder: Path,
        capsys: pytest.CaptureFixture[str],
        original: str,
        rewritten: str,
        told: str,
    ) -> None:
        (folder / "o.txt").write_text(original)
        (folder / "r.txt").write_text(rewritten)
        assert run("o.txt", "r.txt") == 2
        assert told in capsys.readouterr().err

    def test_texts_that_do_not_belong_together_give_the_share_and_no_findings(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        seeds = Path(__file__).parent.parent.parent / "seeds" / "compare"
        shutil.copy(seeds / "news-ferry.original.txt", folder / "o.txt")
        shutil.copy(seeds / "fiction-well.rewritten.txt", folder / "r.txt")
        assert run("o.txt", "r.txt") == 2
        told = capsys.readouterr()
        assert "r.txt: does not seem to belong to o.txt: " in told.err
        assert "% of their words" in told.err
        assert "compare/" not in told.out

    def test_a_few_lines_do_not_belong_to_a_long_text(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        seeds = Path(__file__).parent.parent.parent / "seeds"
        (folder / "o.txt").write_text("The hall is full. Nobody left early.\n")
        shutil.copy(seeds / "news-library.clean.txt", folder / "r.txt")
        assert run("o.txt", "r.txt") == 2
        assert "r.txt: does not seem to belong to o.txt: " in capsys.readouterr().err

    def test_a_missing_original_is_an_error(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("none.txt", "r.txt") == 2
        assert "none.txt: no such file or folder" in capsys.readouterr().err

    def test_standard_input_is_refused(self, folder: Path) -> None:
        assert run("-", "r.txt") == 2
