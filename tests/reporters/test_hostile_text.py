"""Text that would break out of a format, in every place where a text can stand."""

import json

import pytest
from made import HOSTILE, hostile
from schemas import parsed_xml, validate_json, validate_xml

from checker.reporters import load

TEXTS = pytest.mark.parametrize("text", HOSTILE)


def rendered(format: str, text: str) -> str:
    """What a file of the format would hold."""
    return "".join(load(format)(hostile(text))).encode("utf-8", "backslashreplace").decode()


@TEXTS
@pytest.mark.parametrize("format", ["json", "gitlab", "rdjson", "sarif"])
def test_json_holds_it(format: str, text: str) -> None:
    data = json.loads(rendered(format, text))
    if format == "sarif":
        validate_json(data, "sarif-2.1.0")
    if format == "rdjson":
        validate_json(data, "rdjson")


@TEXTS
def test_each_json_line_is_one(text: str) -> None:
    lines = rendered("jsonl", text).splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["run", "file", "finding", "error"]


@TEXTS
def test_checkstyle_is_well_formed_and_shows_what_it_cannot_hold(text: str) -> None:
    root = parsed_xml(rendered("checkstyle", text))
    messages = [error.get("message") for error in root.iter("error")]
    assert messages == [_held(text)] * 2


@TEXTS
def test_junit_is_well_formed_and_shows_what_it_cannot_hold(text: str) -> None:
    root = validate_xml(rendered("junit", text), "junit-10")
    (failure,) = root.iter("failure")
    assert failure.get("message") == _held(text)
    assert _held(text) in failure.text


def _held(text: str) -> str:
    for character in "\x00\x08\x0b\x1b\ufffe\uffff\udcff":
        text = text.replace(character, f"<U+{ord(character):04X}>")
    return text


@TEXTS
def test_github_command_stays_one_line_that_begins_as_ours(text: str) -> None:
    lines = rendered("github", text).split("\n")
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::error", ""]
    for line in lines[:-1]:
        assert not set("\r\n") & set(line)
        assert line.count("::", 2) <= 1 + text.count("::") * 3
