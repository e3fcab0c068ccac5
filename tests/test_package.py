"""The package: what the wheel and the sdist hold, and that they work far from the checkout."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from build import ProjectBuilder
from build.env import DefaultIsolatedEnv

from checker.bundle import MARSHAL, load
from checker.rule import load_folder

BAD_TEXT = "The night train was was was was was was late, and the caf\ufffd was shut.\n"


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """Run a command without anything of this checkout in its environment; its output."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status, done.stdout
    return done.stdout


def build(kind: str, source: Path, target: Path) -> Path:
    """Build with nothing installed but what the project declares, as pip does."""
    with DefaultIsolatedEnv() as environment:
        builder = ProjectBuilder.from_isolated_env(environment, source)
        environment.install(builder.build_system_requires)
        environment.install(builder.get_requires_for_build(kind))  # type: ignore[arg-type]
        return Path(builder.build(kind, target))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", checkout, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", checkout, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands of an environment stand that holds the wheel and what it needs."""
    home = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", home / "venv", cwd=home)
    programs = home / "venv" / "bin"
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=home)
    return programs


class TestWheel:
    def test_installs_one_package(self, contents: dict[str, bytes]) -> None:
        assert {name.partition("/")[0].partition("-")[0] for name in contents} == {
            "checker",
            "subeditor",
        }

    def test_holds_all_rule_files_inside_the_package(
        self, contents: dict[str, bytes], checkout: Path
    ) -> None:
        folder = checkout / "rules"
        rules = {
            f"checker/_rules/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        shipped = {name: data for name, data in contents.items() if "/_rules/" in name}
        made = ("rules.bundle", "patterns.bundle", "lexicons/names.bundle")
        assert shipped.keys() == rules.keys() | {f"checker/_rules/{name}" for name in made}
        assert rules.items() <= shipped.items()

    def test_holds_the_compiled_rules_without_a_path_of_the_build_machine(
        self, contents: dict[str, bytes], checkout: Path
    ) -> None:
        bundle = contents["checker/_rules/rules.bundle"]
        assert [rule.id for rule in load(bundle, MARSHAL) or ()] == [
            rule.id for rule in load_folder(checkout / "rules")
        ]
        assert str(checkout).encode() not in bundle

    @pytest.mark.parametrize(
        "name",
        [
            "checker/py.typed",
            "checker/__main__.py",
            "checker/doctor.schema.json",
            "checker/finding.schema.json",
            "checker/stats.schema.json",
        ],
    )
    def test_holds(self, contents: dict[str, bytes], name: str) -> None:
        assert name in contents

    def test_holds_nothing_that_only_builds_or_tests(self, contents: dict[str, bytes]) -> None:
        assert not [name for name in contents if "test" in name or "build_hook" in name]


class TestSdist:
    def test_builds_the_same_wheel(
        self, sdist: Path, contents: dict[str, bytes], tmp_path: Path
    ) -> None:
        shutil.unpack_archive(sdist, tmp_path)
        (source,) = tmp_path.iterdir()
        with zipfile.ZipFile(build("wheel", source, tmp_path / "dist")) as archive:
            again = {name: archive.read(name) for name in archive.namelist()}
        assert again == contents

    def test_holds_what_runs_its_tests(self, sdist: Path) -> None:
        with tarfile.open(sdist) as archive:
            names = {name.partition("/")[2] for name in archive.getnames()}
        needed = {"Makefile", "tests/test_package.py", "checker/build_hook.py", "action.yml"}
        assert needed <= names


def test_editable_install_brings_no_copy_of_the_rules(checkout: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(build("editable", checkout, tmp_path)) as archive:
        assert not [name for name in archive.namelist() if "_rules" in name]
    assert not (checkout / "checker" / "_rules").exists()


class TestInstalled:
    """The wheel in an empty environment, far from the checkout."""

    @pytest.fixture
    def text(self, tmp_path: Path) -> Path:
        path = tmp_path / "letter.txt"
        path.write_text(BAD_TEXT, "utf-8")
        return path

    def test_command_finds_what_is_wrong(self, programs: Path, text: Path) -> None:
        output = run(programs / "subeditor", "check", "letter.txt", cwd=text.parent, status=1)
        assert "letter.txt:1:" in output

    def test_module_does_the_same(self, programs: Path, text: Path) -> None:
        command = ("check", "--format", "json", "letter.txt")
        output = run(programs / "subeditor", *command, cwd=text.parent, status=1)
        assert run(programs / "python", "-m", "checker", *command, cwd=text.parent, status=1) == (
            output
        )
        assert json.loads(output)["findings"]

    def test_report_is_made_without_its_extra(self, programs: Path, text: Path) -> None:
        run(programs / "subeditor", "report", "letter.txt", cwd=text.parent)
        page = (text.parent / "report.html").read_text("utf-8")
        assert "The night train" in page
        assert "Readability was not measured" in page

    def test_rules_explain_themselves_with_their_examples(
        self, programs: Path, contents: dict[str, bytes], tmp_path: Path
    ) -> None:
        rule = (load(contents["checker/_rules/rules.bundle"], MARSHAL) or [])[0]
        output = run(programs / "subeditor", "explain", rule.id, cwd=tmp_path)
        assert rule.name in output
        assert "⟦" in output

    def test_rules_come_from_the_package(self, programs: Path, text: Path) -> None:
        code = "from checker.ruleset import BUNDLE, shipped_folder; print(shipped_folder(), BUNDLE)"
        folder, bundle = run(programs / "python", "-c", code, cwd=text.parent).split()
        assert str(programs.parent) in folder
        assert Path(bundle).is_file()
