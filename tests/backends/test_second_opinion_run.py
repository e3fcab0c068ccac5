"""Whole runs with a second opinion: of servers that fail, and of what both find."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import checker
from checker.config import LanguageToolSettings
from checker.run import check_paths

MATCH = {
    "offset": 4,
    "length": 4,
    "message": "Wrong animal.",
    "replacements": [{"value": "sheep"}],
    "rule": {"id": "A_RULE", "issueType": "grammar", "category": {"id": "GRAMMAR"}},
}

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


def hang_up(handler: BaseHTTPRequestHandler, _: str) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def sleep(handler: BaseHTTPRequestHandler, _: str) -> None:
    threading.Event().wait(1.5)


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
        assert "http://127.0.0.1:" in error.message
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
