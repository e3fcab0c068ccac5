"""`subeditor names`: the names in texts, with counts, forms, roles and variants."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cli import main
from checker.house_names import parse_names
from checker.name_list import ListedName, as_toml

TEXT = """\
The Fisheries Minister Ana Prado met the baker Jens Lund in Oslo. Ms Prado said no. “Later,” said Prado.

Jens Lund laughed. Mr Lund knows the Ministry of Works. The critics of Jenns Lund did not laugh.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def test_names_are_listed_with_their_forms(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "b.txt").write_text("Then Mr Jens Lund went home, and the snow fell on the roofs.\n")
    assert main(["names", "."]) == 0
    assert capsys.readouterr().out == (
        "People\n"
        "     4  Jens Lund  (in 2 files)\n"
        "        forms: Mr Jens Lund 1, Mr Lund 1\n"
        "        roles: baker 1\n"
        "        variants: Jenns Lund\n"
        "     3  Ana Prado  (in a.txt)\n"
        "        forms: Ms Prado 1, Prado 1\n"
        "        roles: Fisheries Minister 1\n"
        "     1  Jenns Lund  (in a.txt)\n"
        "\n"
        "Organisations\n"
        "     1  Ministry of Works  (in a.txt)\n"
        "\n"
        "Places\n"
        "     1  Oslo  (in a.txt)\n"
    )


def test_names_as_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "a.txt", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["schema"], report["errors"]) == (1, [])
    (prado,) = (name for name in report["names"] if name["name"] == "Ana Prado")
    assert prado == {
        "name": "Ana Prado",
        "kind": "person",
        "full": True,
        "count": 3,
        "forms": [
            {"form": "Ana Prado", "sort": "full", "count": 1},
            {"form": "Ms Prado", "sort": "honorific", "count": 1},
            {"form": "Prado", "sort": "short", "count": 1},
        ],
        "roles": [{"role": "Fisheries Minister", "count": 1}],
        "variants": [],
        "files": ["a.txt"],
    }


class TestWrite:
    def test_makes_a_file_that_can_be_loaded(self, project: Path) -> None:
        assert main(["names", "--write"]) == 0
        text = (project / "names.toml").read_text()
        assert [(n.kind, n.name, n.roles) for n in parse_names(text, "names.toml")] == [
            ("person", "Ana Prado", ("Fisheries Minister",)),
            ("person", "Jens Lund", ()),
            ("organisation", "Ministry of Works", ()),
            ("place", "Oslo", ()),
        ]
        assert '# wrong = ["Jenns Lund"]' in text

    def test_never_overwrites(self, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (project / "names.toml").write_text("# mine\n")
        assert main(["names", "--write"]) == 2
        assert "names.toml: is there already and is never overwritten" in capsys.readouterr().err
        assert (project / "names.toml").read_text() == "# mine\n"

    def test_writes_nothing_when_a_file_cannot_be_read(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 9)
        assert main(["names", ".", "--write"]) == 2
        assert "names.toml: not written" in capsys.readouterr().err
        assert not (project / "names.toml").exists()


def test_an_unreadable_file_ends_with_status_2_and_the_rest_is_listed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", "a.txt", "none.txt"]) == 2
    captured = capsys.readouterr()
    assert "none.txt: no such file or folder" in captured.err
    assert "Ana Prado" in captured.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-"], "standard input (-) is not read"),
        (["--write", "--format", "json"], "--write makes a file"),
        (["--jobs", "2"], "unrecognized arguments"),
    ],
)
def test_wrong_usage(
    project: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", *arguments]) == 2
    assert message in capsys.readouterr().err


ODD = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda t: t.strip())


@given(ODD, ODD, ODD)
def test_any_name_comes_back_from_the_file(name: str, role: str, variant: str) -> None:
    listed = ListedName("person", name, True, variants=[variant] if variant != name else [])
    listed.roles["A" + role] = 1
    text = "".join(as_toml([listed]))
    (entry,) = parse_names(text, "names.toml")
    assert (entry.name, entry.roles) == (" ".join(name.split()), (" ".join(("A" + role).split()),))


class TestCheckWithNames:
    NAMES = (
        '[[person]]\nname = "Ana Prado"\nroles = ["Fisheries Minister"]\n'
        '[[person]]\nname = "Jens Lund"\nwrong = ["Jenns Lund"]\n'
    )

    def test_the_file_in_the_root_is_found(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "names.toml").write_text(self.NAMES)
        (project / "a.txt").write_text(TEXT.replace("Ana Prado", "Ana Pardini"))
        assert main(["check", "a.txt", "--select", "names/house-name,names/house-name-near"]) == 1
        out = capsys.readouterr().out
        assert "a.txt:1:24: error likely names/house-name-near 'Ana Pardini'" in out
        assert "names/house-name 'Jenns Lund' is a wrong form; the house writes 'Jens Lund'" in out

    def test_a_declared_wrong_form_is_mended_by_the_safe_fixes(self, project: Path) -> None:
        (project / "people.toml").write_text(self.NAMES)
        (project / "subeditor.toml").write_text('names = "people.toml"\n')
        main(["check", "a.txt", "--fix", "--select", "names/house-name"])
        assert (project / "a.txt").read_text() == TEXT.replace("Jenns", "Jens")

    def test_a_broken_file_ends_the_run_with_file_line_and_reason(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for text, reason in (("[[person]\n", "not valid TOML"), ("[[person]]\n", "needs 'name'")):
            (project / "names.toml").write_text(text)
            assert main(["check", "a.txt"]) == 2
            err = capsys.readouterr().err
            assert "error: names.toml:1: " in err
            assert reason in err

    def test_the_file_is_read_anew_for_each_run(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        arguments = ["check", "a.txt", "--select", "names/house-name"]
        assert main(arguments) == 0
        (project / "names.toml").write_text(self.NAMES)
        assert main(arguments) == 1
        (project / "names.toml").write_text("")
        assert main(arguments) == 0

    def test_processes_read_it_too(self, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (project / "names.toml").write_text(self.NAMES)
        (project / "b.txt").write_text(TEXT)
        outputs = []
        for jobs in ("1", "2"):
            assert main(["check", "--jobs", jobs, "--select", "names/house-name"]) == 1
            outputs.append(capsys.readouterr().out)
        assert outputs[0] == outputs[1]
