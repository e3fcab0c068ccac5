"""The diagnostic format of reviewdog, with its schema and its columns in bytes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CLEAN, EMPTY, FULL, ONLY_ERRORS, PARAGRAPHS, of_source, placed
from sample import finding, report
from schemas import validate_json

from checker.finding import Fix
from checker.report import Report
from checker.reporters import rdjson


def diagnostics(of: Report) -> list[dict[str, Any]]:
    data = json.loads("".join(rdjson.render(of)))
    validate_json(data, "rdjson")
    assert data["source"] == {"name": "subeditor"}
    found: list[dict[str, Any]] = data["diagnostics"]
    return found


@pytest.mark.parametrize("of", [EMPTY, CLEAN, FULL, ONLY_ERRORS, PARAGRAPHS])
def test_every_report_holds_to_the_schema(of: Report) -> None:
    assert len(diagnostics(of)) == len(of.findings) + len(of.errors)


def test_diagnostic() -> None:
    assert diagnostics(FULL)[0] == {
        "message": "'gale' is not our style",
        "location": {
            "path": "news/storm.md",
            # the emoji before it takes four bytes
            "range": {"start": {"line": 1, "column": 8}, "end": {"line": 1, "column": 12}},
        },
        "severity": "ERROR",
        "code": {"value": "house/gale"},
        "suggestions": [
            {
                "range": {"start": {"line": 1, "column": 12}, "end": {"line": 1, "column": 13}},
                "text": "",
            },
            {
                "range": {"start": {"line": 1, "column": 8}, "end": {"line": 1, "column": 12}},
                "text": "storm",
            },
        ],
        "related_locations": [
            {
                "message": words,
                "location": {
                    "path": "news/storm.md",
                    "range": {
                        "start": {"line": line, "column": column},
                        "end": {"line": line, "column": column + 4},
                    },
                },
            }
            for words, line, column in (("also here: gale", 2, 6), ("compare: Gale", 3, 7))
        ],
    }


def test_range_over_lines_and_one_of_no_length() -> None:
    _, lines, nothing = diagnostics(FULL)
    assert lines["location"]["range"] == {
        "start": {"line": 2, "column": 6},
        "end": {"line": 3, "column": 5},
    }
    assert nothing["location"]["range"]["start"] == nothing["location"]["range"]["end"]
    assert (lines["severity"], nothing["severity"]) == ("WARNING", "INFO")


def test_without_the_text_the_place_is_a_line() -> None:
    (diagnostic,) = diagnostics(report(finding(fixes=(Fix(1, 1, "", True),))))
    assert diagnostic["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}
    assert "suggestions" not in diagnostic


def test_errors_have_no_place_in_a_file() -> None:
    first, second = diagnostics(ONLY_ERRORS)
    assert first["location"] == {"path": "b.txt"}
    assert second["message"] == "no rules"


@given(st.text(st.sampled_from("aß€😀\t\r\n"), min_size=1, max_size=30), st.data())
def test_columns_select_the_bytes_of_the_finding(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    if "\r\n" in (source[start - 1 : start + 1], source[end - 1 : end + 1]):
        return
    span = diagnostics(of_source(placed(source, start, end), source=source))[0]["location"]["range"]
    lines = source.encode().replace(b"\r\n", b"\0\n").replace(b"\r", b"\n").split(b"\n")

    def at(position: dict[str, int]) -> int:
        return sum(len(line) + 1 for line in lines[: position["line"] - 1]) + position["column"] - 1

    assert source.encode()[at(span["start"]) : at(span["end"])] == source[start:end].encode()
