"""A request to a LanguageTool server: what is sent, what comes back, and every way to fail."""

import json
import time
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from languagetool import Answer, answering, body, reply, replying, unused_port

from checker.backends.languagetool_client import Annotation, Match, api, check, is_public, version
from checker.backends.languagetool_state import Server
from checker.errors import BackendError

TEXT: list[Annotation] = [{"text": "He have a apple."}]

MATCH: dict[str, Any] = {
    "offset": 3,
    "length": 4,
    "message": "Use has.",
    "shortMessage": "Agreement",
    "replacements": [{"value": "has"}, {"value": "had", "shortDescription": "past"}],
    "rule": {
        "id": "HE_VERB_AGR",
        "subId": "1",
        "issueType": "grammar",
        "category": {"id": "GRAMMAR", "name": "Grammar"},
        "urls": [{"value": "https://example.org/agreement"}],
    },
}


def answer_of(*matches: object, **more: object) -> str:
    return json.dumps({"matches": list(matches), **more})


def failure(answer: Answer, **options: Any) -> str:
    with answering(answer) as url, pytest.raises(BackendError) as caught:
        check(url, TEXT, "en-GB", **options)
    return str(caught.value)


class TestRealServer:
    def test_matches_of_a_text(self, languagetool: Server) -> None:
        found = check(languagetool.url, [{"text": "He have a apple ,and it rains."}], "en-GB")
        assert [
            (match.offset, match.length, match.rule, match.replacements) for match in found
        ] == [
            (3, 4, "HE_VERB_AGR", ("has", "had")),
            (8, 1, "EN_A_VS_AN", ("an",)),
            (15, 2, "COMMA_PARENTHESIS_WHITESPACE", (", ",)),
        ]
        assert (found[0].category, found[0].issue_type) == ("GRAMMAR", "grammar")

    def test_offsets_count_utf16_units_of_text_and_markup(self, languagetool: Server) -> None:
        pieces: list[Annotation] = [
            {"text": "Rain 😀 fell. "},
            {"markup": "<b>", "interpretAs": ""},
            {"text": "He have"},
            {"markup": "</b>"},
            {"text": " a dog."},
        ]
        (found,) = check(languagetool.url, pieces, "en-GB")
        assert (found.offset, found.length) == (len("Rain xx fell. <b>He "), len("have"))

    def test_markup_is_read_as_what_it_is_interpreted_as(self, languagetool: Server) -> None:
        def rules(interpreted: str) -> list[str]:
            pieces: list[Annotation] = [
                {"text": "The end"},
                {"markup": "<br>", "interpretAs": interpreted},
                {"text": "end of it."},
            ]
            return [match.rule for match in check(languagetool.url, pieces, "en-GB")]

        assert "ENGLISH_WORD_REPEAT_RULE" in rules(" ")
        assert "ENGLISH_WORD_REPEAT_RULE" not in rules("\n\n")

    @pytest.mark.parametrize(
        "options",
        [
            {"disabled_rules": ["EN_A_VS_AN", "HE_VERB_AGR"]},
            {"disabled_categories": ["GRAMMAR", "MISC"]},
            {"enabled_rules": ["UPPERCASE_SENTENCE_START"], "enabled_only": True},
            {"enabled_categories": ["CASING"], "enabled_only": True},
        ],
        ids=str,
    )
    def test_rules_that_are_not_wanted(self, languagetool: Server, options: Any) -> None:
        assert check(languagetool.url, TEXT, "en-GB", **options) == []

    def test_variety(self, languagetool: Server) -> None:
        text: list[Annotation] = [{"text": "The colour of the harbour is grey."}]
        assert check(languagetool.url, text, "en-GB") == []
        assert [match.offset for match in check(languagetool.url, text, "en-US")][:2] == [4, 18]

    def test_version(self, languagetool: Server) -> None:
        assert version(languagetool.url) == languagetool.version

    def test_language_that_it_does_not_know(self, languagetool: Server) -> None:
        with pytest.raises(BackendError, match=r"HTTP status 400: .*'xx' is not a language code"):
            check(languagetool.url, TEXT, "xx")

    def test_empty_text(self, languagetool: Server) -> None:
        assert check(languagetool.url, [{"text": ""}], "en-GB") == []

    @settings(
        max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(
        st.lists(
            st.one_of(
                st.builds(
                    lambda text: {"text": text},
                    st.sampled_from(
                        ["he have ", "a apple ,", "😀 ", "teh\n\n", "“x ”", " ", "é", "one. one. "]
                    ),
                ),
                st.builds(
                    lambda markup, read: {"markup": markup, "interpretAs": read},
                    st.sampled_from(["<b>", "😀", "<br/>", "&amp;"]),
                    st.sampled_from(["", " ", "\n\n", "&", "word"]),
                ),
            ),
            max_size=12,
        )
    )
    def test_every_match_is_in_the_text(self, languagetool: Server, pieces: Any) -> None:
        units = sum(
            len("".join(piece.get("text", piece.get("markup"))).encode("utf-16-le")) // 2
            for piece in pieces
        )
        for match in check(languagetool.url, pieces, "en-US"):
            assert 0 <= match.offset <= match.offset + match.length <= units


class TestRequest:
    def test_what_is_sent(self) -> None:
        sent: dict[str, Any] = {}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            sent["path"] = handler.path
            sent.update(parse_qs(body(handler).decode()))
            reply(handler, answer_of())

        with answering(answer) as url:
            check(
                url,
                [{"text": "Straße & 😀"}, {"markup": "<b>", "interpretAs": "\n"}],
                "en-US",
                disabled_rules=["A", "B"],
                disabled_categories=["C"],
                picky=True,
            )
        annotation = [{"text": "Straße & 😀"}, {"markup": "<b>", "interpretAs": "\n"}]
        assert json.loads(sent.pop("data")[0]) == {"annotation": annotation}
        assert sent == {
            "path": "/v2/check",
            "language": ["en-US"],
            "disabledRules": ["A,B"],
            "disabledCategories": ["C"],
            "level": ["picky"],
        }

    def test_match(self) -> None:
        with answering(replying(answer_of(MATCH))) as url:
            assert check(url, TEXT, "en-GB") == [
                Match(
                    3,
                    4,
                    "HE_VERB_AGR",
                    "1",
                    "GRAMMAR",
                    "grammar",
                    "Use has.",
                    "Agreement",
                    ("has", "had"),
                    "https://example.org/agreement",
                )
            ]

    def test_what_may_be_missing_is_empty(self) -> None:
        bare = {
            **MATCH,
            "rule": {k: v for k, v in MATCH["rule"].items() if k not in {"subId", "urls"}},
        }
        del bare["shortMessage"]
        with answering(replying(answer_of(bare))) as url:
            (match,) = check(url, TEXT, "en-GB")
        assert (match.sub_rule, match.short_message, match.url) == ("", "", "")

    @pytest.mark.parametrize("ending", ["", "/", "/v2", "/v2/", "/v2/check"])
    def test_address_with_and_without_the_path(self, ending: str) -> None:
        with answering(replying(answer_of())) as url:
            assert check(f"{url}{ending}", TEXT, "en-GB") == []
            assert api(f"{url}{ending}") == f"{url}/v2"

    def test_proxies_are_not_used_for_this_machine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{unused_port()}")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with answering(replying(answer_of())) as url:
            assert check(url, TEXT, "en-GB") == []


class TestAddress:
    @pytest.mark.parametrize(
        "url",
        ["", "localhost:8081", "ftp://localhost", "http://", "http://[::1", "http://a:x", "a b"],
    )
    def test_no_address(self, url: str) -> None:
        with pytest.raises(
            BackendError, match="is no address of a LanguageTool server; write it as"
        ):
            check(url, TEXT, "en-GB")

    @pytest.mark.parametrize(
        "url",
        [
            "https://api.languagetool.org",
            "https://API.LanguageTool.org./v2",
            "https://api.languagetoolplus.com/v2/",
            "https://user@api.languagetoolplus.com:443",
            "http://languagetool.org",
        ],
    )
    def test_public_service_is_refused(self, url: str) -> None:
        with pytest.raises(BackendError, match="your text would leave this machine"):
            check(url, TEXT, "en-GB")
        assert is_public(url)

    def test_public_service_that_is_asked_for(self) -> None:
        url = "https://api.languagetool.org/v2"
        assert api(url, public=True) == url

    @pytest.mark.parametrize(
        "url", ["http://localhost:8081", "https://languagetool.org.example.com", "http://10.0.0.7"]
    )
    def test_other_servers_are_not_public(self, url: str) -> None:
        assert not is_public(url)


def no_http(handler: BaseHTTPRequestHandler) -> None:
    body(handler)
    handler.wfile.write(b"\x00\xff garbage \r\n\r\n" * 10)


def closing(handler: BaseHTTPRequestHandler) -> None:
    body(handler)
    handler.close_connection = True


def broken_off(handler: BaseHTTPRequestHandler) -> None:
    body(handler)
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"matches": [')
    handler.close_connection = True


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Never silent for long, and never done."""
    body(handler)
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        time.sleep(0.02)


def silent(handler: BaseHTTPRequestHandler) -> None:
    body(handler)
    time.sleep(1)


def lying_encoding(handler: BaseHTTPRequestHandler) -> None:
    body(handler)
    reply(handler, b"this is not zipped", headers={"Content-Encoding": "gzip"})


class TestFailure:
    @pytest.mark.parametrize(
        ("answer", "message"),
        [
            (
                replying("Out of memory\nat x.y", 500),
                "answered with HTTP status 500: Out of memory",
            ),
            (replying("", 503), "answered with HTTP status 503"),
            (replying("text too long", 413), "413: text too long (the text is longer than this"),
            (replying("slow down", 429), "429: slow down (it takes no more requests for now)"),
            (replying("", 404), "404 (is LanguageTool there, and is the path right?)"),
            (
                replying("", 307, {"Location": "http://192.0.2.1/v2/check"}),
                "it sends to http://192.0.2.1",
            ),
            (replying("<html>Hello</html>"), "no JSON, beginning '<html>Hello</html>'"),
            (replying(b"\xff\xfe\x00\x01"), "no JSON"),
            (replying(b"[" * 100_000), "no JSON"),
            (replying(""), "no JSON"),
            (replying("null"), "of another shape: no list of matches"),
            (replying('{"matches": 3}'), "of another shape: no list of matches"),
            (replying(answer_of(None)), "a match without offset and length"),
            (replying(answer_of({**MATCH, "offset": "3"})), "without offset and length"),
            (replying(answer_of({**MATCH, "offset": True})), "a match that is none"),
            (replying(answer_of({**MATCH, "offset": -1})), "offset -1, length 4, text 16"),
            (replying(answer_of({**MATCH, "length": 14})), "offset 3, length 14, text 16"),
            (replying(answer_of({**MATCH, "length": 10**30})), "is not in the text"),
            (replying(answer_of({**MATCH, "rule": {}})), "a match that is none"),
            (replying(answer_of({**MATCH, "message": None})), "a match that is none"),
            (
                replying(
                    answer_of(
                        warnings={"incompleteResults": True, "incompleteResultsReason": "late"}
                    )
                ),
                "did not check the whole text: late",
            ),
            (no_http, "sent what is no HTTP"),
            (closing, "closed the connection without an answer"),
            (broken_off, "broke off its answer"),
            (lying_encoding, "broke off its answer or sent what is no HTTP"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_message(self, answer: Answer, message: str) -> None:
        told = failure(answer)
        assert message in told
        assert told.startswith("the LanguageTool server at http://127.0.0.1:")
        assert "\n" not in told

    @pytest.mark.parametrize("answer", [silent, dripping], ids=["silent", "dripping"])
    def test_slow_server(self, answer: Answer) -> None:
        assert "did not answer within 0.2 seconds" in failure(answer, timeout=0.2)

    def test_nothing_listens(self) -> None:
        with pytest.raises(BackendError, match="refused the connection; is the server running"):
            check(f"http://127.0.0.1:{unused_port()}", TEXT, "en-GB")

    def test_host_that_is_not_there(self) -> None:
        with pytest.raises(BackendError, match=r"cannot be found|cannot be reached"):
            check("http://no-such-host.invalid:8081", TEXT, "en-GB")

    def test_password_in_the_address_is_not_told(self) -> None:
        with answering(replying("", 401)) as url, pytest.raises(BackendError) as caught:
            check(url.replace("//", "//ann:secret@"), TEXT, "en-GB")
        assert "secret" not in str(caught.value)

    def test_version_of_something_else(self) -> None:
        with answering(replying("{}")) as url, pytest.raises(BackendError, match="another shape"):
            version(url)


class TestSecondAttempt:
    @pytest.mark.parametrize(
        "first",
        [replying("", 500), closing, broken_off, silent],
        ids=["500", "closed", "broken off", "silent"],
    )
    def test_what_passes_is_not_told(self, first: Answer) -> None:
        answers = iter([first, replying(answer_of(MATCH))])
        with answering(lambda handler: next(answers)(handler)) as url:
            assert len(check(url, TEXT, "en-GB", timeout=0.5)) == 1

    @pytest.mark.parametrize(
        ("answer", "count"),
        [(replying("", 502), 2), (replying("", 400), 1), (replying("no JSON"), 1)],
        ids=["502", "400", "no JSON"],
    )
    def test_number_of_attempts(self, answer: Answer, count: int) -> None:
        calls: list[None] = []

        def counting(handler: BaseHTTPRequestHandler) -> None:
            calls.append(None)
            answer(handler)

        failure(counting)
        assert len(calls) == count
