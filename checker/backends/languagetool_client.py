"""One request to a LanguageTool server, and its answer, which is trusted in nothing.

`language-tool-python` sends plain text and waits for ever; annotations and a limit of time need a
request of our own, by the HTTP library that it brings. The protocol is LanguageTool's HTTP API,
version 2 (https://languagetool.org/http-api/).
"""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from checker.backends import BackendError

if TYPE_CHECKING:
    import requests

TRIES = 2
"""Times that a request is sent before it counts as failed."""

PUBLIC_HOSTS = ("languagetool.org", "languagetoolplus.com")
"""Hosts of the public service."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")

MISSING = "LanguageTool: install the extra, `pip install 'subeditor[languagetool]'`"


class Match(NamedTuple):
    """One match of an answer. `offset` and `length` count UTF-16 code units of what was sent."""

    offset: int
    length: int
    rule: str
    category: str
    kind: str
    message: str
    replacements: tuple[str, ...]


def check(
    server: str,
    annotation: Sequence[dict[str, str]],
    language: str,
    *,
    disabled_rules: Iterable[str] = (),
    disabled_categories: Iterable[str] = (),
    timeout: float = 30.0,
    public: bool = False,
) -> list[Match]:
    """The matches of one annotated text. `server` is an address with or without `/v2`.

    Raises BackendError: the server cannot be reached or fails twice, is slow, or answers with what
    is no answer; or it is the public service and `public` does not allow that.
    """
    address = api(server, public=public)
    form = {
        "language": language,
        "data": json.dumps({"annotation": list(annotation)}, ensure_ascii=False),
        "disabledRules": ",".join(disabled_rules),
        "disabledCategories": ",".join(disabled_categories),
    }
    answer = _post(f"{address}/check", {k: v for k, v in form.items() if v}, timeout)
    length = sum(
        len((part.get("text") or part["markup"]).encode("utf-16-le", "surrogatepass")) // 2
        for part in annotation
    )
    try:
        return [_match(entry, length) for entry in answer["matches"]]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BackendError(
            f"LanguageTool at {server}: answered in a form that is none of LanguageTool's; "
            "is this the right address?"
        ) from None


def api(server: str, *, public: bool = False) -> str:
    """The address that requests go under. Raises BackendError for one that must not be used."""
    parts = urlsplit(server)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BackendError(
            f"LanguageTool server '{server}': expected an address such as http://localhost:8081"
        )
    host = parts.hostname
    if not public and any(host == name or host.endswith(f".{name}") for name in PUBLIC_HOSTS):
        raise BackendError(
            f"LanguageTool server '{server}': this is the public service, and the text would leave "
            "your machine; set `public = true` in [languagetool], or --languagetool-public, if it "
            "may"
        )
    address = server.rstrip("/")
    return address if address.endswith("/v2") else f"{address}/v2"


def session(server: str) -> "requests.Session":
    """A session for a server; never through a proxy to this machine itself. Raises BackendError."""
    try:
        import requests
    except ImportError:
        raise BackendError(MISSING) from None
    found = requests.Session()
    if urlsplit(server).hostname in LOOPBACK:
        found.trust_env = False
    return found


def _post(url: str, form: dict[str, str], timeout: float) -> Any:
    with session(url) as http:
        import requests

        server = url.rpartition("/v2/")[0]
        trouble = ""
        for _ in range(TRIES):
            try:
                response = http.post(url, data=form, timeout=timeout, allow_redirects=False)
            except requests.Timeout:
                trouble = (
                    f"gave no answer within {timeout:g} s; raise `timeout` in [languagetool], or "
                    "see what the server is busy with"
                )
                continue
            except requests.RequestException as error:
                trouble = f"cannot be reached ({_reason(error)}); is it running?"
                continue
            if response.status_code >= 500:
                trouble = f"failed with HTTP status {response.status_code}{_first_line(response)}"
                continue
            if response.status_code != 200:
                trouble = f"refused with HTTP status {response.status_code}{_first_line(response)}"
                break
            try:
                return response.json()
            except ValueError:
                trouble = "answered with something that is no JSON; is this the right address?"
                break
    raise BackendError(f"LanguageTool at {server}: {trouble}")


def _reason(error: Exception) -> str:
    """The innermost reason of a failed connection, in few words."""
    while error.args and isinstance(error.args[0], Exception):
        error = error.args[0]
    reason = getattr(error, "reason", None)
    if isinstance(reason, Exception):
        return _reason(reason)
    text = str(error.args[-1] if error.args else error)
    return text.rpartition(": ")[2].strip("')>") or type(error).__name__


def _first_line(response: "requests.Response") -> str:
    text = response.text.strip()
    if not text or text.startswith("<"):
        return ""
    return f": {text.splitlines()[0][:200]}"


def _match(entry: Any, length: int) -> Match:
    """One match, its types and place checked. Raises KeyError, TypeError or ValueError."""
    rule = entry["rule"]
    offset, size = entry["offset"], entry["length"]
    if not (type(offset) is type(size) is int and 0 <= offset <= offset + size <= length):
        raise ValueError("a place outside the text")
    texts = (rule["id"], rule["category"]["id"], rule.get("issueType", ""), entry["message"])
    values = tuple(replacement["value"] for replacement in entry.get("replacements", ()))
    if not all(isinstance(text, str) for text in (*texts, *values)):
        raise TypeError("a text is none")
    return Match(offset, size, *texts, values)
