"""The action for GitHub: its schema, and its steps run as the runner runs them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import yaml
from house import CHECKOUT, CLEAN, ERROR, SUGGESTION, WARNING, Project

ACTION = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def test_holds_to_the_schema() -> None:
    schema = json.loads((CHECKOUT / "tests/schemas/github-action.json").read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(ACTION)


def test_no_input_is_written_into_a_script() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")


def test_every_action_that_is_used_names_its_version() -> None:
    used = [step["uses"] for step in STEPS.values() if "uses" in step]
    assert all(re.fullmatch(r"[\w-]+/[\w/-]+@(v\d+|[0-9a-f]{40})", name) for name in used)


def test_every_input_is_used() -> None:
    written = json.dumps(ACTION["runs"])
    assert {name for name in ACTION["inputs"] if f"inputs.{name}" not in written} == set()


class Ran(NamedTuple):
    """What the steps gave: exit status, log, the job's summary and the outputs."""

    status: int
    log: str
    summary: str
    outputs: dict[str, str]


class Runner:
    """Runs the shell steps of the action in a project, with the files that the runner makes."""

    def __init__(self, project: Project, temporary: Path) -> None:
        self.project = project
        self.temporary = temporary

    def step(self, name: str, contexts: dict[str, str]) -> "subprocess.CompletedProcess[str]":
        step = STEPS[name]

        def value(match: "re.Match[str]") -> str:
            return contexts[match[1]]

        env = {key: EXPRESSION.sub(value, text) for key, text in step.get("env", {}).items()}
        script = self.temporary / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.project.folder,
            env={**os.environ, **self.variables(), **env},
            capture_output=True,
            text=True,
            check=False,
        )

    def variables(self) -> dict[str, str]:
        return {
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_ACTION_PATH": str(CHECKOUT),
            "GITHUB_OUTPUT": str(self.temporary / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary"),
        }

    def run(self, **inputs: str) -> Ran:
        (self.temporary / "output").write_text("")
        contexts = {
            f"inputs.{name}": inputs.get(name.replace("-", "_"), str(about["default"]))
            for name, about in ACTION["inputs"].items()
        }
        check = self.step("Check", contexts)
        written = (self.temporary / "output").read_text(encoding="utf-8").splitlines()
        outputs = dict(line.split("=", 1) for line in written)
        contexts |= {f"steps.check.outputs.{name}": value for name, value in outputs.items()}
        assert check.returncode == 0 or not outputs, check.stderr
        status = self.step("Result", contexts).returncode if outputs else check.returncode
        summary = (self.temporary / "summary").read_text(encoding="utf-8")
        return Ran(status, check.stdout + check.stderr, summary, outputs)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """A runner's folder in which the action has installed itself."""
    temporary = tmp_path_factory.mktemp("runner temp")
    runner = Runner(Project(tmp_path_factory.mktemp("repository")), temporary)
    runner.variables = lambda: {  # type: ignore[method-assign]
        "RUNNER_TEMP": str(temporary),
        "GITHUB_ACTION_PATH": str(checkout),
    }
    done = runner.step("Install", {"steps.python.outputs.python-path": sys.executable})
    assert done.returncode == 0, done.stderr
    return temporary


@pytest.fixture
def runner(installed: Path, tmp_path: Path) -> Runner:
    (installed / "summary").write_text("")
    return Runner(Project(tmp_path), installed)


def findings(ran: Ran) -> list[Any]:
    results: list[Any] = json.loads(Path(ran.outputs["sarif"]).read_text())["runs"][0]["results"]
    return [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results
    ]


def test_findings_are_annotations_sarif_and_a_summary(runner: Runner) -> None:
    runner.project.write("a.txt", f"{ERROR}\n{SUGGESTION}")
    ran = runner.run()
    assert ran.status == 1
    assert "::error file=a.txt,line=1,col=11" in ran.log
    assert findings(ran) == ["a.txt", "a.txt"]
    assert "Not fit to print: 1 error, 1 suggestion" in ran.summary


def test_clean_text_passes(runner: Runner) -> None:
    runner.project.write("a.txt", CLEAN)
    ran = runner.run()
    assert (ran.status, ran.log, findings(ran)) == (0, "", [])
    assert "Nothing found in" in ran.summary


def test_summary_of_an_earlier_step_stays(runner: Runner) -> None:
    runner.project.write("a.txt", CLEAN)
    (runner.temporary / "summary").write_text("Built.\n\n")
    assert runner.run().summary.startswith("Built.\n\n## Subeditor\n")


def test_paths_stand_one_a_line(runner: Runner) -> None:
    for name in ("two words.txt", "-b.txt", "c.txt"):
        runner.project.write(name, ERROR)
    ran = runner.run(paths="two words.txt\n-b.txt\n\n")
    assert sorted(findings(ran)) == ["-b.txt", "two%20words.txt"]


def test_levels_and_options(runner: Runner) -> None:
    runner.project.write("a.txt", WARNING)
    runner.project.write("old texts/b.txt", ERROR)
    assert runner.run(fail_on="never").status == 0
    ran = runner.run(args="--exclude 'old texts/' --severity error")
    assert (ran.status, findings(ran)) == (0, [])


def test_changed_lines_only(runner: Runner) -> None:
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org"]
    runner.project.write("a.txt", f"{ERROR}\n{CLEAN}")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "text"]):
        subprocess.run([*git, *command], cwd=runner.project.folder, check=True)
    runner.project.write("a.txt", f"{ERROR}\n{WARNING}")
    ran = runner.run(changed_since="HEAD")
    assert "line=3" in ran.log
    assert "line=1," not in ran.log


@pytest.mark.parametrize("text", ["$(touch made)", "`touch made`", "; touch made", "' touch made"])
def test_no_input_is_code(runner: Runner, text: str) -> None:
    runner.project.write("a.txt", CLEAN)
    for name in ("paths", "changed_since", "fail_on", "args"):
        assert runner.run(**{name: text}).status != 0
    assert not (runner.project.folder / "made").exists()


def test_wrong_option_fails_without_a_report(runner: Runner) -> None:
    runner.project.write("a.txt", CLEAN)
    ran = runner.run(args="--nonsense")
    assert ran.status == 2
    assert "sarif" not in ran.outputs
    assert "unrecognized arguments: --nonsense" in ran.log
