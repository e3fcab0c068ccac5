"""A project with rules of its own, and the command run in it as a user runs it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parent.parent

_RULE = """\
name: {name}
match: phrase
any: ["{literal}"]
{more}severity: {severity}
certainty: {certainty}
message: "'{{match}}' is not our style"
why: The house has ruled it out.
source: the house's own style book
examples:
  bad: ["{example}"]
  good: [{{text: "The ferry leaves at noon.", because: "plain"}}]
"""

RULES = {
    "utilise": _RULE.format(
        name="utilise for use",
        literal="utilise",
        more="fix: {to: use, safe: true}\n",
        severity="error",
        certainty="certain",
        example="We ⟦utilise⟧ salt.",
    ),
    "moreover": _RULE.format(
        name="moreover",
        literal="moreover",
        more="",
        severity="warning",
        certainty="likely",
        example="⟦Moreover⟧, it rained.",
    ),
    "whilst": _RULE.format(
        name="whilst for while",
        literal="whilst",
        more="fix: {to: while, safe: false}\n",
        severity="suggestion",
        certainty="likely",
        example="They sang ⟦whilst⟧ rowing.",
    ),
    "perhaps": _RULE.format(
        name="perhaps",
        literal="perhaps",
        more="",
        severity="warning",
        certainty="possible",
        example="It will ⟦perhaps⟧ snow.",
    ),
}
"""Rules of the family `house`: one for each severity, a hidden one, a safe and an unsafe fix."""

CONFIG = 'rules = ["own"]\nselect = ["house", "suppression"]\n'

CLEAN = "The ferry to the island leaves at noon and comes back before dark.\n"
ERROR = "The cooks utilise the salt that the island makes for the whole coast.\n"
WARNING = "Moreover, the ferry was late on all of the three days of the feast.\n"
SUGGESTION = "The women of the village sang whilst the men rowed across the bay.\n"
POSSIBLE = "It will perhaps snow on the hills above the town before the weekend.\n"


class Result(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str


class Project:
    """A folder with a configuration and the rules of the house."""

    def __init__(self, folder: Path, config: str = CONFIG) -> None:
        self.folder = folder
        self.write("subeditor.toml", config)
        for name, text in RULES.items():
            self.write(f"own/house/{name}.yaml", text)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str) -> str:
        return (self.folder / name).read_bytes().decode()

    def run(
        self, *arguments: str, stdin: str | bytes = "", folder: str = ".", **environment: str
    ) -> Result:
        """Run `subeditor` with the arguments, in the project or a folder of it."""
        done = subprocess.run(
            [sys.executable, "-m", "checker", *arguments],
            cwd=self.folder / folder,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            env={**self.environment(), **environment},
            capture_output=True,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    @staticmethod
    def environment() -> dict[str, str]:
        """The variables of a run: this checkout's code, nothing that changes the output."""
        kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
        return {**kept, "PYTHONPATH": str(CHECKOUT), "COLUMNS": "80"}
