"""Nothing is imported that the command does not need: start-up is a part of the product."""

import subprocess
import sys
from pathlib import Path

import pytest
from house import CHECKOUT, CLEAN, ERROR, Project

PROBE = """\
import sys
from checker.cli import main
try:
    status = main(sys.argv[1:])
except SystemExit:
    pass
print(*sorted(sys.modules), file=sys.stderr)
"""

NEVER = {
    "asyncio",
    "checker.build_hook",
    "checker.report_commands",
    "checker.rule_examples",
    "checker.yaml_lines",
    "difflib",
    "http",
    "jinja2",
    "logging",
    "markupsafe",
    "pydantic",
    "requests",
    "socket",
    "ssl",
    "textstat",
    "unittest",
    "yaml",
}
"""Never needed to check a file whose rules are compiled."""

NOT_FOR_ONE_FILE = {
    "checker.analysis.beside_roles",
    "checker.analysis.dates",
    "checker.analysis.names",
    "checker.arguments.reporting",
    "checker.arguments.showing",
    "checker.baseline",
    "checker.changed",
    "checker.config_file",
    "checker.destinations",
    "checker.diagnosis",
    "checker.diff",
    "checker.doctor",
    "checker.explain",
    "checker.house_names",
    "checker.matchers.declared_names",
    "checker.matchers.readability",
    "checker.processes",
    "checker.progress",
    "checker.readability",
    "checker.readers.docx",
    "checker.readers.html",
    "checker.readers.package",
    "checker.rule_help",
    "checker.sidecar",
    "checker.stats",
    "checker.suppress",
    "checker.toml_lines",
    "concurrent.futures",
    "ftfy",
    "glob",
    "multiprocessing",
    "pathspec",
    "subprocess",
    "regex",
    "rich",
    "tomllib",
    "turbohtml",
    "xml",
    "zipfile",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(CLEAN + "\nSource link\n")
    return tmp_path


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command has imported at its end, the rules being in the cache."""
    command = [sys.executable, "-c", PROBE, *arguments]
    # one cache for all tests: compiling the rules takes seconds
    environment = Project.environment() | {"XDG_CACHE_HOME": str(folder.parent / ".cache")}
    for _ in range(2):
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=True
        )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "a.txt"],
        ["check", "a.txt", "--format", "json"],
        ["check", "a.txt", "--format", "github"],
        ["check", "a.txt", "--format", "junit"],
        ["check", "a.txt", "--jobs", "4"],
    ],
    ids=" ".join,
)
def test_one_file_needs_little(folder: Path, arguments: list[str]) -> None:
    assert imported(folder, *arguments) & (NEVER | NOT_FOR_ONE_FILE) == set()


def test_folder_of_few_files_needs_no_processes(folder: Path) -> None:
    (folder / "b.txt").write_text(ERROR)
    needless = {"multiprocessing", "concurrent.futures", "rich", "tomllib"}
    assert imported(folder, "check") & (NEVER | needless) == set()


def test_piped_report_needs_no_rich_on_a_long_run(folder: Path) -> None:
    for number in range(4):
        (folder / f"{number}.txt").write_text((CLEAN + "\n") * 15_000)
    modules = imported(folder, "check")
    assert "checker.progress" in modules
    assert "rich" not in modules


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["chek"]])
def test_help_needs_nothing_of_the_engine(folder: Path, arguments: list[str]) -> None:
    needed = {"checker", "checker.cli", "checker.errors", "checker.output"}
    if arguments == ["check", "--help"]:
        needed |= {"checker.arguments", "checker.arguments.checking"}
    assert {m for m in imported(folder, *arguments) if m.startswith("checker")} == needed


def test_configuration_file_is_what_needs_a_toml_parser(folder: Path) -> None:
    (folder / "subeditor.toml").write_text('variety = "en-GB"\n')
    modules = imported(folder, "check", "a.txt")
    assert "tomllib" in modules
    assert "checker.toml_lines" not in modules


def test_package_itself_imports_nothing_of_its_own() -> None:
    code = "import sys, checker; print(*[m for m in sys.modules if m.startswith('checker')])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["checker"]


def test_unknown_name_of_the_package_is_an_error() -> None:
    import checker

    with pytest.raises(AttributeError, match="no attribute 'check_txt'"):
        checker.check_txt  # noqa: B018
