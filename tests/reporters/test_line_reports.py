"""The formats of GitLab, Checkstyle and JUnit, which know lines, and JSON lines."""

import json
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from made import CLEAN, EMPTY, ERRORS, FULL, ONLY_ERRORS, PARAGRAPHS
from sample import finding, place, report
from schemas import parsed_xml, validate_xml

import checker
from checker.finding import Severity
from checker.report import Report
from checker.reporters import checkstyle, gitlab, jsonl, junit
from checker.reporters import json as json_report

EVERY = pytest.mark.parametrize("of", [EMPTY, CLEAN, FULL, ONLY_ERRORS, PARAGRAPHS])


class TestGitLab:
    def entries(self, of: Report) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = json.loads("".join(gitlab.render(of)))
        return entries

    @EVERY
    def test_entries_have_what_the_documentation_asks_for(self, of: Report) -> None:
        entries = self.entries(of)
        for entry in entries:
            assert entry["description"]
            assert entry["check_name"]
            assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert entry["location"]["lines"]["begin"] >= 1
            assert not entry["location"]["path"].startswith("./")
        assert len({entry["fingerprint"] for entry in entries}) == len(entries)

    def test_finding(self) -> None:
        assert self.entries(report(finding(end_line=4))) == [
            {
                "description": "'gale' is not our style",
                "check_name": "house/gale",
                "fingerprint": "0000000000000131",
                "severity": "minor",
                "location": {"path": "news/storm.md", "lines": {"begin": 3, "end": 4}},
            }
        ]

    def test_errors_are_blockers(self) -> None:
        first, second = self.entries(ONLY_ERRORS)
        assert (first["severity"], first["location"]["path"]) == ("blocker", "b.txt")
        assert (second["description"], second["location"]["path"]) == ("no rules", ".")

    def test_clean_report_is_an_empty_list(self) -> None:
        assert "".join(gitlab.render(CLEAN)) == "[\n]\n"


class TestCheckstyle:
    def test_report(self) -> None:
        of = report(
            finding("news/calm.txt", 1, 2, severity=Severity.error),
            finding(message='5 > 4 & "so"\non', severity=Severity.suggestion),
            errors=ERRORS,
        )
        assert "".join(checkstyle.render(of)) == (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<checkstyle version="8.0">\n'
            '  <file name=".">\n'
            '    <error severity="error" message="no rules" source="subeditor.error"/>\n'
            "  </file>\n"
            '  <file name="b.txt">\n'
            '    <error severity="error" message="b.txt: is a binary file" source="subeditor.error"/>\n'
            "  </file>\n"
            '  <file name="news/calm.txt">\n'
            '    <error line="1" column="2" severity="error" message="\'gale\' is not our style"'
            ' source="subeditor.house/gale"/>\n'
            "  </file>\n"
            '  <file name="news/storm.md">\n'
            '    <error line="3" column="5" severity="info"'
            ' message="5 &gt; 4 &amp; &#34;so&#34;&#10;on"'
            ' source="subeditor.house/gale"/>\n'
            "  </file>\n"
            "</checkstyle>\n"
        )

    @EVERY
    def test_every_report_is_well_formed(self, of: Report) -> None:
        root = parsed_xml("".join(checkstyle.render(of)))
        assert len(root.findall("file/error")) == len(of.findings) + len(of.errors)


class TestJUnit:
    def root(self, of: Report) -> Any:
        return validate_xml("".join(junit.render(of)), "junit-10")

    @EVERY
    def test_every_report_holds_to_the_schema_and_its_counts_are_right(self, of: Report) -> None:
        root = self.root(of)
        for element in (root, *root.findall("testsuite")):
            assert int(element.get("tests")) == len(list(element.iter("testcase")))
            assert int(element.get("failures")) == len(list(element.iter("failure")))
            assert int(element.get("errors")) == len(list(element.iter("error")))

    def test_clean_file_is_a_passing_case(self) -> None:
        suite = self.root(report(finding())).find("testsuite[@name='news/calm.txt']")
        assert etree.tostring(suite).decode().split("\n")[1].strip() == (
            '<testcase classname="news/calm.txt" name="nothing found"/>'
        )

    def test_finding_is_a_failed_case(self) -> None:
        of = report(finding(related=(place("same", 9, 2),)))
        case = self.root(of).find("testsuite[@name='news/storm.md']/testcase")
        assert dict(case.attrib) == {"classname": "news/storm.md", "name": "house/gale at 3:5"}
        (failure,) = case
        assert dict(failure.attrib) == {"message": "'gale' is not our style", "type": "warning"}
        assert failure.text == (
            "news/storm.md:3:5: warning likely 'gale' is not our style [also at 9:2]"
        )

    def test_error_is_an_error(self) -> None:
        root = self.root(ONLY_ERRORS)
        assert [error.get("message") for error in root.iter("error")] == [
            "b.txt: is a binary file",
            "no rules",
        ]
        assert [suite.get("name") for suite in root] == ["b.txt", "subeditor"]


class TestJsonLines:
    def lines(self, of: Report) -> list[dict[str, Any]]:
        return [json.loads(line) for line in "".join(jsonl.render(of)).splitlines()]

    def test_each_line_says_what_it_is(self) -> None:
        lines = self.lines(replace(FULL, errors=ERRORS))
        kinds = ["run", "file", "file", "finding", "finding", "finding", "error", "error"]
        assert [line["type"] for line in lines] == kinds

    def test_lines_hold_the_same_as_the_json_report(self) -> None:
        whole = json.loads("".join(json_report.render(replace(FULL, errors=ERRORS))))
        first, *rest = self.lines(replace(FULL, errors=ERRORS))
        assert first == {"type": "run", "schema": 1, "tool": whole["tool"]}
        assert whole["tool"]["version"] == checker.__version__
        for kind, name in (("file", "files"), ("finding", "findings"), ("error", "errors")):
            assert [
                {key: value for key, value in line.items() if key != "type"}
                for line in rest
                if line["type"] == kind
            ] == whole[name]

    @pytest.mark.parametrize("mark", ["\n", "\r", "\x85", "\u2028", "\u2029", "\x0c"])
    def test_no_character_of_a_text_ends_a_line(self, mark: str) -> None:
        of = report(finding(message=f"a{mark}b"))
        assert self.lines(of)[-1]["message"] == f"a{mark}b"


@pytest.mark.parametrize("format", [gitlab, checkstyle, junit])
def test_formats_of_lines_say_that_a_paragraph_is_counted(format: Any) -> None:
    written = "".join(format.render(PARAGRAPHS))
    assert "paragraph 2: 'gale' is not our style" in written
