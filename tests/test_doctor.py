"""`subeditor doctor`: what is there, what is not, and what to do."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUBEDITOR_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SUBEDITOR_STATE", str(tmp_path / "state"))
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    status = main(["doctor", "--format", "json", *arguments])
    entries = json.loads(capsys.readouterr().out)["entries"]
    return status, {entry["name"]: entry for entry in entries}


def test_a_folder_without_anything_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    status, entries = told(capsys)
    assert status == 0
    assert entries["configuration"]["detail"] == "none, the defaults hold"
    assert entries["rules"]["state"] == "ok"


def test_what_is_not_installed_comes_with_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, entries = told(capsys)
    assert status == 0
    assert entries["installed"]["state"] == "missing"
    assert entries["installed"]["remedy"] == "subeditor languagetool install"


def test_what_the_configuration_asks_for_and_lacks_is_status_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "subeditor.toml").write_text('with = "languagetool"\n')
    status, entries = told(capsys)
    assert status == 1
    assert entries["installed"]["needed"]


@pytest.mark.parametrize(
    ("name", "text", "entry"),
    [
        ("subeditor.toml", "selct = 1\n", "configuration"),
        ("names.toml", "[[person]]\nnam = 1\n", "names"),
        (".subeditor-ignore.toml", "[[ignore]]\nrul = 1\n", "suppressions"),
        (".subeditor-baseline", "nonsense\n", "baseline"),
    ],
)
def test_a_file_that_is_wrong_is_status_2_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, entry: str
) -> None:
    (folder / name).write_text(text)
    status, entries = told(capsys)
    assert status == 2
    assert entries[entry]["state"] == "wrong"
    assert f"{name}:" in entries[entry]["detail"]


def test_a_hook_that_is_not_installed_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    assert told(capsys)[1]["pre-commit"]["detail"] == "no hook of ours here"
    (folder / ".pre-commit-config.yaml").write_text("repos: [{hooks: [{id: subeditor}]}]\n")
    assert told(capsys)[1]["pre-commit"]["remedy"] == "pre-commit install"
    (folder / ".git" / "hooks" / "pre-commit").write_text("#!/bin/sh\n")
    assert told(capsys)[1]["pre-commit"]["state"] == "ok"


def test_the_table_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("program\n  ok ")
    assert "→ subeditor languagetool install" in shown
