"""`--format` and `--output`: which report goes where."""

import json
import stat
from pathlib import Path

import pytest
from house import CHECKOUT, CLEAN, ERROR, WARNING, Project

from checker.arguments.checking import FORMATS
from checker.destinations import Destination, destinations
from checker.errors import UsageError
from checker.reporters import WITH_RULES, WITH_TEXTS, load

JSON_START = '{"schema": 1,'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("a.txt", f"{ERROR}\n{WARNING}")
    return project


def options(line: str) -> list[tuple[str, str]]:
    """The options of a short command line: `f` a format, `o` an output."""
    words = line.split()
    names = {"f": "format", "o": "output"}
    return [(names[name], value) for name, value in zip(words[::2], words[1::2], strict=True)]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_of_the_command_line_has_a_reporter(format: str) -> None:
    assert load(format).__doc__


def test_formats_with_needs_are_formats() -> None:
    assert set(FORMATS) >= WITH_RULES | WITH_TEXTS


class TestDestinations:
    @pytest.mark.parametrize(
        ("line", "screen", "files"),
        [
            ("f json", "json", []),
            ("o out.sarif", None, ["sarif out.sarif"]),
            ("f sarif o out.sarif", None, ["sarif out.sarif"]),
            ("f sarif o out.sarif f text", "text", ["sarif out.sarif"]),
            ("f text f sarif o out.sarif", "text", ["sarif out.sarif"]),
            ("o out.sarif f github", "github", ["sarif out.sarif"]),
            ("f junit o a.xml f checkstyle o b.xml", None, ["junit a.xml", "checkstyle b.xml"]),
            ("f gitlab o q.json o r.json", None, ["gitlab q.json", "json r.json"]),
            ("f text o report", None, ["text report"]),
            ("o a.jsonl o b.md", None, ["jsonl a.jsonl", "summary b.md"]),
            ("o A.SARIF.json", None, ["sarif A.SARIF.json"]),
            ("f json o - o out.sarif", "json", ["sarif out.sarif"]),
            # named for another format: the one before it is for the screen
            ("f github o out.sarif", "github", ["sarif out.sarif"]),
            ("f text o out.json o out.md", "text", ["json out.json", "summary out.md"]),
        ],
    )
    def test_file_takes_the_format_before_it_or_the_one_it_is_named_for(
        self, line: str, screen: str | None, files: list[str]
    ) -> None:
        expected = tuple(Destination(*file.split()) for file in files)
        assert destinations(options(line)) == (screen, expected)

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("f json f text", "only one report goes to standard output, not json and text"),
            ("o report", "its name does not tell the format; write `--format FORMAT --output"),
            ("o a.xml", "write `--format junit or checkstyle --output a.xml`"),
            ("f text o a.xml", "write `--format junit or checkstyle --output a.xml`"),
            ("o a.json o ./a.json", "--output ./a.json stands twice"),
            ("o none/a.json", "there is no folder none; make it first"),
        ],
    )
    def test_what_cannot_be_meant_is_an_error(self, line: str, message: str) -> None:
        with pytest.raises(UsageError, match=message.replace("(", r"\(")):
            destinations(options(line))

    def test_folder_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="is a folder; name a file in it"):
            destinations([("format", "json"), ("output", str(tmp_path))])


class TestFiles:
    def test_several_at_once_and_one_on_the_screen(self, project: Project) -> None:
        result = project.run(
            "check", "a.txt", "-o", "out.sarif", "--format", "junit", "--output", "out.xml",
            "--format", "json",
        )  # fmt: skip
        assert result.status == 1
        assert result.out.startswith(JSON_START)
        assert json.loads(project.read("out.sarif"))["runs"][0]["results"]
        assert project.read("out.xml").count("<failure") == 2

    def test_with_files_alone_nothing_is_printed(self, project: Project) -> None:
        result = project.run("check", "a.txt", "--output", "out.json")
        assert (result.status, result.out, result.err) == (1, "", "")
        assert project.read("out.json").startswith(JSON_START)

    def test_file_holds_what_the_screen_would(self, project: Project) -> None:
        for format in FORMATS:
            shown = project.run("check", "a.txt", "--format", format)
            kept = project.run("check", "a.txt", "--format", format, "--output", "out")
            assert project.read("out") == shown.out
            assert kept.status == shown.status

    def test_file_is_replaced_as_a_whole_and_keeps_its_mode(self, project: Project) -> None:
        path = project.write("out.json", "x" * 100_000)
        path.chmod(0o640)
        project.run("check", "a.txt", "--output", "out.json")
        assert project.read("out.json").startswith(JSON_START)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert not [*project.folder.glob(".*.tmp")]

    def test_device_is_written_to_and_stays(self, project: Project) -> None:
        assert project.run("check", "a.txt", "--format", "json", "-o", "/dev/null").status == 1
        assert not Path("/dev/null").is_file()

    def test_missing_folder_is_said_before_the_check(self, project: Project) -> None:
        result = project.run("check", "a.txt", "--output", "none/out.json")
        assert (result.status, result.out) == (2, "")
        assert "there is no folder none; make it first" in result.err

    def test_text_that_is_checked_is_not_overwritten(self, project: Project) -> None:
        result = project.run("check", "a.txt", "--output", "./a.txt")
        assert result.status == 2
        assert "is the text that is to be checked" in result.err
        assert project.read("a.txt") == f"{ERROR}\n{WARNING}"

    def test_report_of_an_earlier_run_is_not_checked(self, project: Project) -> None:
        first, second = (
            project.run("check", ".", "--format", "text", "-o", "out.txt", "--format", "json")
            for _ in range(2)
        )
        assert first == second

    def test_report_is_written_when_something_could_not_be_checked(self, project: Project) -> None:
        project.write("b.txt", b"\xff")
        result = project.run("check", "a.txt", "b.txt", "-o", "out.sarif")
        assert result.status == 2
        assert "b.txt:1: is not valid UTF-8" in result.err
        (run,) = json.loads(project.read("out.sarif"))["runs"]
        assert not run["invocations"][0]["executionSuccessful"]

    def test_mended_text_goes_to_the_screen_and_the_report_to_its_file(
        self, project: Project
    ) -> None:
        result = project.run("check", "--fix", "-", "--output", "out.json", stdin=ERROR)
        assert "use the salt" in result.out
        assert result.err == ""
        assert json.loads(project.read("out.json"))["findings"] == []

    def test_diff_has_no_report(self, project: Project) -> None:
        result = project.run("check", "--diff", "a.txt", "--output", "out.json")
        assert result.status == 2
        assert "--diff prints a diff and cannot be had with --format or --output" in result.err


class TestSilenced:
    """SARIF tells what is silenced; the other formats do not know it."""

    def kinds(self, project: Project, *arguments: str) -> list[str]:
        result = project.run("check", "a.txt", "--format", "sarif", *arguments)
        assert result.status == 0
        found = json.loads(result.out)["runs"][0]["results"]
        return [suppression["kind"] for one in found for suppression in one["suppressions"]]

    def test_by_a_comment(self, project: Project) -> None:
        project.write("a.txt", f"# subeditor: ignore house/utilise -- quoted\n\n{ERROR}\n{CLEAN}")
        assert self.kinds(project) == ["inSource"]

    def test_by_the_file_beside(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        project.write(
            ".subeditor-ignore.toml",
            '[[ignore]]\nrule = "house"\npath = "a.txt"\ntext = "utilise"\nreason = "quoted"\n',
        )
        assert self.kinds(project) == ["external"]

    def test_by_the_baseline(self, project: Project) -> None:
        assert project.run("baseline", "a.txt").status == 0
        assert self.kinds(project) == ["external", "external"]

    def test_what_is_hidden_stays_hidden(self, project: Project) -> None:
        assert project.run("baseline", "a.txt").status == 0
        assert self.kinds(project, "--severity", "error") == ["external"]


def test_places_are_those_of_the_mended_text(project: Project) -> None:
    project.write("a.txt", f"We utilise 😀 it, whilst the men rowed across the bay.\n\n{CLEAN}")
    result = project.run("check", "--fix", "a.txt", "--format", "rdjson")
    (diagnostic,) = json.loads(result.out)["diagnostics"]
    text = project.read("a.txt").encode()
    span = diagnostic["location"]["range"]
    assert text[span["start"]["column"] - 1 : span["end"]["column"] - 1] == b"whilst"


@pytest.mark.parametrize("format", sorted(WITH_TEXTS))
def test_number_of_processes_tells_nothing(project: Project, format: str) -> None:
    for number in range(5):
        project.write(f"texts/{number}.txt", f"{ERROR}\n{WARNING}")
    one, three = (
        project.run("check", "texts", "--format", format, "--jobs", jobs) for jobs in ("1", "3")
    )
    assert one == three


def test_every_format_is_in_the_page_about_them() -> None:
    page = (CHECKOUT / "docs/formats.md").read_text(encoding="utf-8")
    assert [format for format in FORMATS if f"| `{format}` |" not in page] == []
