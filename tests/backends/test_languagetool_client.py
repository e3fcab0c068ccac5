"""Servers that answer wrongly, slowly or not at all: each a clear error, and never a crash."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

import checker
from checker.backends import BackendError
from checker.backends.languagetool_client import Match, check
from checker.config import LanguageToolSettings
from checker.run import check_paths

MATCH = {
    "offset": 4,
    "length": 4,
    "message": "Wrong animal.",
    "replacements": [{"value": "sheep"}],
    "rule": {"id": "A_RULE", "issueType": "grammar", "category": {"id": "GRAMMAR"}},
}
PROSE = [{"text": "The goat sleep here."}]

Answer = Callable[[BaseHTTPRequestHandler, str], None]


@contextmanager
def server(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that answers each request so; its address, and what it was sent."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            seen.append(body)
            answer(self, body)

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{running.server_address[1]}", seen
        finally:
            running.shutdown()


def says(status: int, body: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler, _: str) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def matches(*entries: Any) -> Answer:
    return says(200, json.dumps({"matches": entries}).encode())


def test_a_match_comes_with_its_place_rule_and_replacements() -> None:
    with server(matches(MATCH)) as (url, _):
        assert check(url, PROSE, "en-GB") == [
            Match(4, 4, "A_RULE", "GRAMMAR", "grammar", "Wrong animal.", ("sheep",))
        ]


def test_an_address_may_end_with_the_version() -> None:
    with server(matches()) as (url, _):
        assert check(f"{url}/v2/", PROSE, "en-GB") == []


def test_the_request_names_language_text_and_what_is_not_wanted() -> None:
    with server(matches()) as (url, seen):
        check(url, PROSE, "en-GB", disabled_rules=["A", "B"], disabled_categories=["STYLE"])
    form = parse_qs(seen[0])
    assert json.loads(form.pop("data")[0]) == {"annotation": PROSE}
    assert form == {
        "language": ["en-GB"],
        "disabledRules": ["A,B"],
        "disabledCategories": ["STYLE"],
    }


def hang_up(handler: BaseHTTPRequestHandler, _: str) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def sleep(handler: BaseHTTPRequestHandler, _: str) -> None:
    threading.Event().wait(1.5)


WRONG = [
    (says(500, b"Out of memory\nmore"), "failed with HTTP status 500: Out of memory"),
    (says(503, b"<html>busy</html>"), "failed with HTTP status 503"),
    (says(400, b"Error: text too long"), "refused with HTTP status 400: Error: text too long"),
    (says(302, b""), "refused with HTTP status 302"),
    (says(200, b"<html>hello</html>"), "answered with something that is no JSON"),
    (says(200, b"\xff\xfe\x00garbage"), "answered with something that is no JSON"),
    (says(200, b"[]"), "answered in a form that is none of LanguageTool's"),
    (says(200, b'{"matches": 3}'), "answered in a form"),
    (says(200, b'{"software": {}}'), "answered in a form"),
    (matches("text"), "answered in a form"),
    (matches({**MATCH, "offset": "4"}), "answered in a form"),
    (matches({**MATCH, "offset": -1}), "answered in a form"),
    (matches({**MATCH, "length": 400}), "answered in a form"),
    (matches({**MATCH, "message": None}), "answered in a form"),
    (matches({**MATCH, "replacements": [{}]}), "answered in a form"),
    (matches({**MATCH, "rule": {"id": "A"}}), "answered in a form"),
    (hang_up, "cannot be reached"),
    (sleep, "gave no answer within 0.5 s"),
]


@pytest.mark.parametrize(("answer", "message"), WRONG)
def test_a_wrong_answer_is_an_error_that_names_server_and_reason(
    answer: Answer, message: str
) -> None:
    with server(answer) as (url, _), pytest.raises(BackendError) as error:
        check(url, PROSE, "en-GB", timeout=0.5)
    assert f"LanguageTool at {url}" in str(error.value)
    assert message in str(error.value)


def test_a_request_that_fails_once_is_sent_again() -> None:
    answers = [says(500, b"busy"), matches(MATCH)]
    with server(lambda handler, body: answers.pop(0)(handler, body)) as (url, seen):
        assert len(check(url, PROSE, "en-GB")) == 1
    assert len(seen) == 2


def test_it_is_sent_twice_at_most() -> None:
    with server(says(500, b"busy")) as (url, seen), pytest.raises(BackendError):
        check(url, PROSE, "en-GB")
    assert len(seen) == 2


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_a_server_that_is_not_there_is_told_with_the_reason() -> None:
    with pytest.raises(BackendError, match=r"cannot be reached \(.*refused\); is it running\?"):
        check(f"http://127.0.0.1:{free_port()}", PROSE, "en-GB")


@pytest.mark.parametrize("address", ["localhost:8081", "ftp://localhost", "http://", "nonsense"])
def test_an_address_that_is_none_is_said_to_be_none(address: str) -> None:
    with pytest.raises(BackendError, match="expected an address such as http://localhost:8081"):
        check(address, PROSE, "en-GB")


@pytest.mark.parametrize(
    "address",
    [
        "https://api.languagetool.org",
        "https://api.languagetoolplus.com/v2",
        "https://languagetool.org",
    ],
)
def test_the_public_service_is_refused_unless_it_is_allowed(address: str) -> None:
    with pytest.raises(BackendError, match="the text would leave your machine"):
        check(address, PROSE, "en-GB")


def test_a_proxy_is_not_used_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    with server(matches(MATCH)) as (url, _):
        assert len(check(url, PROSE, "en-GB")) == 1


class TestRun:
    """A whole run with such a server."""

    @pytest.fixture
    def texts(self, tmp_path: Path) -> Path:
        for name in ("a.txt", "b.txt", "c.txt"):
            (tmp_path / name).write_text("The goat , it is said, sleeps here.\n")
        return tmp_path

    def config(self, url: str, *, best_effort: bool = False) -> checker.Config:
        return checker.Config(
            backends=("languagetool",),
            best_effort=best_effort,
            languagetool=LanguageToolSettings(server=url, timeout=0.5),
        )

    @pytest.mark.parametrize("answer", [says(500, b"busy"), says(200, b"{}"), hang_up, sleep])
    def test_our_findings_stay_and_the_failure_is_one_error(
        self, texts: Path, answer: Answer
    ) -> None:
        alone = check_paths([texts], checker.Config())
        with server(answer) as (url, seen):
            report = check_paths([texts], self.config(url))
        assert report.findings == alone.findings
        assert len(report.findings) == 3
        (error,) = report.errors
        assert error.message.startswith("LanguageTool at http://127.0.0.1:")
        assert error.message.endswith("(no second opinion on 3 files)")
        assert len(seen) <= 2

    def test_with_best_effort_it_is_no_error(self, texts: Path) -> None:
        with server(says(500, b"busy")) as (url, _):
            report = check_paths([texts], self.config(url, best_effort=True))
        assert report.errors == ()
        assert len(report.findings) == 3
        assert len(report.unasked) == 1

    def test_what_both_find_is_told_once_and_names_both(self, texts: Path) -> None:
        blank = {
            **MATCH,
            "offset": 8,
            "length": 2,
            "rule": {
                "id": "COMMA_PARENTHESIS_WHITESPACE",
                "issueType": "typographical",
                "category": {"id": "TYPOGRAPHY"},
            },
        }
        with server(matches(blank)) as (url, _):
            report = check_paths([texts / "a.txt"], self.config(url))
        (finding,) = report.findings
        assert finding.rule == "mechanics/space-before-comma"
        assert finding.message.endswith("(also: LanguageTool COMMA_PARENTHESIS_WHITESPACE)")

    def test_what_no_rule_of_ours_asks_for_is_left_out(self, texts: Path) -> None:
        style = {**MATCH, "rule": {"id": "X", "issueType": "style", "category": {"id": "STYLE"}}}
        with server(matches(style)) as (url, _):
            report = check_paths([texts / "a.txt"], self.config(url))
        assert [finding.rule for finding in report.findings] == ["mechanics/space-before-comma"]
