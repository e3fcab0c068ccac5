"""The JSON output: its keys, its schema, its order."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import finding, place, report

import checker
from checker import Report, check_text
from checker.finding import Certainty, Fix, Severity
from checker.report import CheckError, FileInfo
from checker.reporters.json import render

SCHEMA = json.loads((Path(checker.__file__).parent / "finding.schema.json").read_text())


def rendered(of: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads("".join(render(of)))
    return data


def validate(data: dict[str, Any]) -> None:
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)


FULL = report(
    finding(
        severity=Severity.error,
        certainty=Certainty.certain,
        fixes=(Fix(125, 4, "storm", True),),
        related=(place("same", 9, 2), place("other", 1, 1)),
    ),
    finding(line=7, text="", scope="document"),
    errors=(CheckError("b.txt", "b.txt: is a binary file"), CheckError("", "no rules")),
)


def test_schema_itself_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("of", [Report(), FULL], ids=["empty", "full"])
def test_output_holds_to_the_schema(of: Report) -> None:
    validate(rendered(of))


def test_output_of_a_real_check_holds_to_the_schema() -> None:
    text = "The rain rained on on the the roofs.\n\nHe said that that was was it.\n\nSource link\n"
    data = rendered(check_text(text))
    assert data["findings"]
    validate(data)


def test_keys_and_values() -> None:
    data = rendered(FULL)
    assert data["schema"] == 1
    assert data["tool"] == {"name": "subeditor", "version": checker.__version__}
    assert data["files"][1] == {
        "path": "news/storm.md",
        "words": 300,
        "unit": "line",
        "skipped_segments": 2,
    }
    assert data["findings"][0] == {
        "path": "news/storm.md",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 9,
        "offset": 125,
        "length": 4,
        "text": "gale",
        "source": "gale",
        "scope": "text",
        "rule": "house/gale",
        "severity": "error",
        "certainty": "certain",
        "message": "'gale' is not our style",
        "its": "other",
        "mqm": "other",
        "fixes": [{"offset": 125, "length": 4, "text": "storm", "safe": True}],
        "related": [
            {
                "role": role,
                "path": "news/storm.md",
                "line": line,
                "column": column,
                "offset": 40 * line + column,
                "length": 4,
                "text": "gale",
                "message": "",
            }
            for role, line, column in (("same", 9, 2), ("other", 1, 1))
        ],
        "fingerprint": "0000000000000131",
    }
    assert data["errors"] == [
        {"path": "b.txt", "message": "b.txt: is a binary file"},
        {"path": "", "message": "no rules"},
    ]


def test_each_finding_stands_on_a_line_of_its_own() -> None:
    lines = "".join(render(FULL)).splitlines()
    assert sum('"rule": ' in line for line in lines) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"line": 0},
        {"offset": -1},
        {"severity": "fatal"},
        {"rule": "norule"},
        {"fingerprint": "3F2A"},
        {"extra": 1},
    ],
)
def test_schema_refuses_other_output(change: dict[str, object]) -> None:
    data = rendered(FULL)
    data["findings"][0].update(change)
    with pytest.raises(jsonschema.ValidationError):
        validate(data)


@given(st.text(), st.text())
def test_any_text_comes_back_unchanged(text: str, message: str) -> None:
    of = Report(
        findings=(finding(text=text, message=message or "x"),),
        files=(FileInfo(text or "a", 0, "line", 0),),
    )
    data = rendered(of)
    assert (data["findings"][0]["text"], data["files"][0]["path"]) == (text, text or "a")
