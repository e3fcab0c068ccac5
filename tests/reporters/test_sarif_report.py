"""SARIF 2.1.0: its schema, what code scanning adds to it, and its regions."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CLEAN, EMPTY, ERRORS, FULL, ONLY_ERRORS, PARAGRAPHS, SOURCE, of_source, placed
from sample import finding, place, report
from schemas import validate_json

from checker.config import Config
from checker.finding import Finding, Fix, Severity
from checker.report import Report
from checker.reporters import sarif
from checker.rule_help import explained


def run_of(of: Report) -> dict[str, Any]:
    """The only run of a log, which holds to the schema."""
    log = json.loads("".join(sarif.render(of)))
    validate_json(log, "sarif-2.1.0")
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def result_of(of: Finding, source: str = SOURCE) -> dict[str, Any]:
    result: dict[str, Any] = run_of(of_source(of, source=source))["results"][0]
    return result


@pytest.mark.parametrize("of", [EMPTY, CLEAN, FULL, ONLY_ERRORS, PARAGRAPHS])
def test_every_report_holds_to_the_schema(of: Report) -> None:
    run_of(of)


def test_result() -> None:
    assert run_of(FULL)["results"][1] == {
        "ruleId": "house/gale",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": "'gale' is not our style"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "news/storm.md", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 1,
                        "startColumn": 5,
                        "endLine": 1,
                        "endColumn": 9,
                        "charOffset": 4,
                        "charLength": 4,
                        "snippet": {"text": "gale"},
                    },
                }
            }
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": "0000000000000004:1",
            "subeditor/v1": "0000000000000004",
        },
        "properties": {"certainty": "certain", "scope": "text"},
        "relatedLocations": [
            {
                "id": number,
                "message": {"text": words},
                "physicalLocation": {
                    "artifactLocation": {"uri": "news/storm.md", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": line,
                        "startColumn": column,
                        "endLine": line,
                        "endColumn": column + 4,
                        "charOffset": offset,
                        "charLength": 4,
                    },
                },
            }
            for number, words, line, column, offset in (
                (1, "also here: gale", 2, 6, 27),
                (2, "compare: Gale", 3, 7, 39),
            )
        ],
        "fixes": [
            {
                "description": {"text": "Safe: the meaning stays."},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "news/storm.md", "uriBaseId": "%SRCROOT%"},
                        "replacements": [
                            {
                                "deletedRegion": {
                                    "startLine": 1,
                                    "startColumn": start + 1,
                                    "endLine": 1,
                                    "endColumn": start + length + 1,
                                    "charOffset": start,
                                    "charLength": length,
                                },
                                "insertedContent": {"text": text},
                            }
                            for start, length, text in ((8, 1, ""), (4, 4, "storm"))
                        ],
                    }
                ],
            }
        ],
    }


def test_columns_count_code_points_and_paths_start_at_a_named_base() -> None:
    run = run_of(FULL)
    assert run["columnKind"] == "unicodeCodePoints"
    assert list(run["originalUriBaseIds"]) == ["%SRCROOT%"]
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == [
        "news/calm.txt",
        "news/storm.md",
    ]


def test_what_is_silenced_is_there_and_says_why() -> None:
    silenced = {
        result["partialFingerprints"]["subeditor/v1"]: result["suppressions"]
        for result in run_of(FULL)["results"]
        if "suppressions" in result
    }
    assert silenced == {
        f"{39:016x}": [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "silenced by a comment in the text",
            }
        ],
        f"{0:016x}": [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "known to the baseline",
            }
        ],
    }


def test_errors_are_notifications_and_the_run_was_no_success() -> None:
    (invocation,) = run_of(replace(FULL, errors=ERRORS))["invocations"]
    assert not invocation["executionSuccessful"]
    first, second = invocation["toolExecutionNotifications"]
    assert first["level"] == "error"
    assert first["message"] == {"text": "b.txt: is a binary file"}
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.txt"
    assert "locations" not in second
    assert run_of(FULL)["invocations"][0]["executionSuccessful"]


class TestRules:
    REAL = Report(findings=(finding(rule="mechanics/doubled-comma"), finding(rule="house/own")))

    def rules(self) -> dict[str, Any]:
        run = run_of(explained(self.REAL, Config()))
        return {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}

    def test_rule_explains_itself_with_examples(self) -> None:
        rule = self.rules()["mechanics/doubled-comma"]
        assert rule["name"] == rule["shortDescription"]["text"]
        assert rule["help"]["text"].startswith(rule["fullDescription"]["text"])
        for form in ("text", "markdown"):
            assert "⟦" in rule["help"][form]
            assert "subeditor: ignore mechanics/doubled-comma" in rule["help"][form]
        assert "```text\n" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"] == {"level": "error"}
        assert rule["properties"]["tags"][0] == "mechanics"
        assert rule["properties"]["precision"] in {"high", "very-high"}
        assert rule["properties"]["problem.severity"] == "error"

    def test_rule_that_is_not_known_has_its_level_at_least(self) -> None:
        assert self.rules()["house/own"]["defaultConfiguration"] == {"level": "warning"}

    def test_each_result_points_at_its_rule(self) -> None:
        run = run_of(FULL)
        for result in run["results"]:
            rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
            assert rule["id"] == result["ruleId"]


class TestCodeScanning:
    """What GitHub asks for beyond the schema."""

    def test_run_with_too_many_results_keeps_the_most_severe(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sarif, "RESULTS", 3)
        run = run_of(FULL)
        assert [result["ruleId"] for result in run["results"]] == [
            "house/gale",
            "house/blown",
            "house/stop",
        ]
        assert not any("suppressions" in result for result in run["results"])
        (note,) = run["invocations"][0]["toolExecutionNotifications"]
        assert note["message"]["text"].startswith("2 findings left out, the least severe")

    def test_related_places_are_limited(self) -> None:
        many = tuple(place("same", line, 1) for line in range(1, 150))
        result = run_of(report(finding(related=many)))["results"][0]
        assert len(result["relatedLocations"]) == 100

    def test_fingerprints_tell_all_results_apart(self) -> None:
        prints = [
            r["partialFingerprints"]["primaryLocationLineHash"] for r in run_of(FULL)["results"]
        ]
        assert len(set(prints)) == len(prints)

    def test_text_of_a_message_is_no_link(self) -> None:
        message = "'[here](https://x.example)' and [Name] stay text"
        result = result_of(replace(placed(SOURCE, 4, 8), message=message))
        assert result["message"]["text"] == message.replace("[here]", "\\[here]")


@pytest.mark.parametrize(
    ("path", "uri", "relative"),
    [
        ("a b/ü#?.md", "a%20b/%C3%BC%23%3F.md", True),
        ("a:b.md", "a%3Ab.md", True),
        ("bad\udcff.md", "bad%FF.md", True),
        ("../a.md", "../a.md", True),
        ("/srv/a b.md", "file:///srv/a%20b.md", False),
        ("C:/texts/a.md", "file:///C:/texts/a.md", False),
        ("<stdin>", "%3Cstdin%3E", True),
    ],
)
def test_paths_are_uris(path: str, uri: str, relative: bool) -> None:
    run = run_of(report(replace(finding(), path=path)))
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == uri
    assert ("uriBaseId" in location) == relative


def test_paragraph_is_named_in_the_message() -> None:
    (result,) = run_of(PARAGRAPHS)["results"]
    assert result["message"]["text"] == "paragraph 2: 'gale' is not our style"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 2


TEXTS = st.text(st.sampled_from("a é😀\t\r\n"), min_size=1, max_size=30)


@given(TEXTS, st.data())
def test_region_of_a_fix_is_exact(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    result = result_of(placed(source, 0, 0, fixes=(Fix(start, end - start, "x", True),)), source)
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    lines = source.replace("\r\n", "\n\x00").replace("\r", "\n").split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    # a CRLF counts as two, and the line after it begins after the second
    starts = [at + line.startswith("\x00") for at, line in zip(starts, lines, strict=True)]
    if source[start - 1 : start + 1] == "\r\n" or source[end - 1 : end + 1] == "\r\n":
        return
    assert starts[region["startLine"] - 1] + region["startColumn"] - 1 == start
    assert starts[region["endLine"] - 1] + region["endColumn"] - 1 == end
    assert (region["charOffset"], region["charLength"]) == (start, end - start)


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.error, "error"), (Severity.warning, "warning"), (Severity.suggestion, "note")],
)
def test_levels(severity: Severity, level: str) -> None:
    assert result_of(placed(SOURCE, 4, 8, severity=severity))["level"] == level
