"""The file of suppressions beside the texts: what an entry silences, and what is wrong with one."""

from pathlib import Path

import pytest
from pond import IDS, KNOWN, findings_in

from checker.errors import ConfigError
from checker.readers import read
from checker.suppress import apply, load_sidecar, unused_sidecar, used_sidecar

ENTRY = '[[ignore]]\nrule = "birds/heron"\npath = "pond.txt"\ntext = "old heron"\n'


class TestSidecar:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "pond.txt").write_text("A heron.\n")
        return tmp_path

    def left(self, folder: Path, entry: str, source: str, path: str) -> list[int]:
        (folder / ".subeditor-ignore.toml").write_text(entry)
        entries = load_sidecar(folder / ".subeditor-ignore.toml")
        document = read(source, path)
        return [f.line for f in apply(document, findings_in(document), KNOWN, IDS, entries)]

    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            (ENTRY, [1]),
            (ENTRY + 'reason = "the inn is called so"\n', [1]),
            (ENTRY.replace("birds/heron", "birds"), [1]),
            (ENTRY.replace("old heron", "heron"), []),
            (ENTRY.replace("old heron", "The   old\\nheron was"), [1]),
            (ENTRY.replace("old heron", "young heron"), [1, 2]),
            (ENTRY.replace("birds/heron", "fish"), [1, 2]),
            (ENTRY.replace("pond.txt", "*.txt"), [1]),
            (ENTRY.replace("pond.txt", "./pond.txt"), [1]),
            (ENTRY.replace("pond.txt", "lake.txt"), [1, 2]),
        ],
    )
    def test_entry_silences_its_rule_inside_the_quoted_passage(
        self, folder: Path, entry: str, expected: list[int]
    ) -> None:
        source = "A heron.\nThe old heron was there.\n"
        assert self.left(folder, entry, source, "pond.txt") == expected

    def test_path_is_read_from_the_folder_of_the_file(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "sub").mkdir()
        monkeypatch.chdir(folder / "sub")
        assert self.left(folder, ENTRY, "The old heron.\n", "../pond.txt") == []
        assert self.left(folder, ENTRY, "The old heron.\n", str(folder / "pond.txt")) == []
        assert self.left(folder, ENTRY, "The old heron.\n", "pond.txt") == [1]

    def test_passage_may_hold_markup(self, folder: Path) -> None:
        entry = ENTRY.replace("pond.txt", "pond.md")
        assert self.left(folder, entry, "The *old* **heron**.\n", "pond.md") == []

    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [
            ("[[ignore]]\nrule = \n", 2, "not valid TOML"),
            ("\n[[ignored]]\n", 2, "did you mean 'ignore'?"),
            ("[ignore]\nrule = 'x'\n", 1, "two brackets"),
            (ENTRY + "\n" + ENTRY.replace("path", "paths"), 8, "did you mean 'path'?"),
            (ENTRY.replace("text =", "# text ="), 1, "'text' is missing"),
            (ENTRY.replace('"old heron"', "3"), 4, "expected a text"),
            (ENTRY.replace("old heron", " "), 4, "'text' is empty"),
            (ENTRY.replace("pond.txt", "/pond.txt"), 3, "from the folder of this file"),
        ],
    )
    def test_wrong_file_is_an_error_with_its_line(
        self, folder: Path, text: str, line: int, said: str
    ) -> None:
        path = folder / ".subeditor-ignore.toml"
        path.write_text(text)
        with pytest.raises(ConfigError) as error:
            load_sidecar(path)
        assert str(error.value).startswith(f"{path}:{line}: ")
        assert said in str(error.value)

    @pytest.mark.parametrize("content", [None, b"\xff"])
    def test_unreadable_file_is_an_error(self, folder: Path, content: bytes | None) -> None:
        path = folder / ".subeditor-ignore.toml"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(ConfigError, match=r"subeditor-ignore\.toml"):
            load_sidecar(path)

    @pytest.mark.parametrize(
        ("entry", "checked", "rule", "said"),
        [
            (ENTRY.replace("old heron", "heron"), {"pond.txt": IDS}, None, ""),
            (ENTRY, {"pond.txt": IDS}, "suppression/unused", "delete the entry"),
            (ENTRY, {"pond.txt": IDS - {"birds/heron"}}, None, ""),
            (ENTRY, {"lake.txt": IDS}, None, ""),
            (ENTRY.replace("pond.txt", "sea.txt"), {}, "suppression/unused", "no file sea.txt"),
            (ENTRY.replace("pond.txt", "*.md"), {}, "suppression/unused", "no file *.md"),
            (ENTRY.replace("heron", "heros", 1), {}, "suppression/unknown-rule", "birds/heron"),
        ],
    )
    def test_idle_entry_is_a_finding_in_the_sidecar_file(
        self,
        folder: Path,
        entry: str,
        checked: dict[str, frozenset[str]],
        rule: str | None,
        said: str,
    ) -> None:
        path = Path(".subeditor-ignore.toml")
        path.write_text(entry)
        entries = load_sidecar(path)
        document = read("A heron.\n", "pond.txt")
        used = used_sidecar(document, findings_in(document), entries)
        found = unused_sidecar(entries, used, checked, KNOWN)
        assert [finding.rule for finding in found] == ([rule] if rule else [])
        for finding in found:
            assert (finding.path, finding.line, finding.column) == (str(path), 2, 9)
            assert finding.source == entries[0].rule
            assert said in finding.message
