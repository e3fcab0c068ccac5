"""One request to a LanguageTool server: annotated text in, matches out.

The address of the server is given, so this works with a server of ours, of the house, or the
public service, to which text is sent only where that is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict
from urllib.parse import urlsplit, urlunsplit

from checker.errors import BackendError

if TYPE_CHECKING:
    from requests import Response, Session

TIMEOUT = 120.0
"""Seconds for one request: a long text takes many on a busy machine."""

ATTEMPTS = 2

MAX_ANSWER = 64 * 1024 * 1024
"""Bytes. An answer is some hundred bytes for each match; more than this is no answer."""

PUBLIC = ("languagetool.org", "languagetoolplus.com")
"""The domains of the public service."""

EXTRA = "pip install 'subeditor[languagetool]'"


class Text(TypedDict):
    """A piece of text to be checked."""

    text: str


class Markup(TypedDict):
    """A piece that is not checked, and what it is read as, such as a line break."""

    markup: str
    interpretAs: NotRequired[str]


Annotation = Text | Markup


@dataclass(frozen=True, slots=True)
class Match:
    """One match of LanguageTool.

    `offset` and `length` count UTF-16 units of all pieces, texts and markups, put together.
    `sub_rule`, `short_message` and `url` may be empty. `replacements` are those that the server
    gives, the best first.
    """

    offset: int
    length: int
    rule: str
    sub_rule: str
    category: str
    issue_type: str
    message: str
    short_message: str
    replacements: tuple[str, ...]
    url: str


def check(
    url: str,
    annotation: Sequence[Annotation],
    language: str,
    *,
    disabled_rules: Sequence[str] = (),
    disabled_categories: Sequence[str] = (),
    enabled_rules: Sequence[str] = (),
    enabled_categories: Sequence[str] = (),
    enabled_only: bool = False,
    picky: bool = False,
    timeout: float = TIMEOUT,
    public: bool = False,
) -> list[Match]:
    """The matches in the pieces of one text, by offset.

    `url` is the address of a server, with or without `/v2`; `language` a code such as `en-GB`;
    `timeout` the seconds that one attempt may take as a whole. `public` allows to send the text to
    the public service. A request that fails for a reason that may pass is made once more.

    Raises BackendError, whose message holds the address, what happened and what to do.
    """
    import json

    fields = {"language": language, "data": json.dumps({"annotation": list(annotation)})}
    for name, values in (
        ("disabledRules", disabled_rules),
        ("disabledCategories", disabled_categories),
        ("enabledRules", enabled_rules),
        ("enabledCategories", enabled_categories),
    ):
        if values:
            fields[name] = ",".join(values)
    if enabled_only:
        fields["enabledOnly"] = "true"
    if picky:
        fields["level"] = "picky"
    base = api(url, public=public)
    answer = _asked(base, "POST", "check", fields, timeout)
    length = sum(_utf16(_source(piece)) for piece in annotation)
    return _matches(answer, length, base)


def version(url: str, *, timeout: float = 10.0, public: bool = False) -> str:
    """The version of the server at an address, such as "6.8"; nothing is sent to it.

    Raises BackendError if no LanguageTool server answers there.
    """
    base = api(url, public=public)
    match _asked(base, "GET", "info", {}, timeout):
        case {"software": {"version": str(found)}}:
            return found
    raise _wrong_shape(base, "no version of the software")


def api(url: str, *, public: bool = False) -> str:
    """The base of all requests, `http://host:port/v2`, from the address as the user writes it.

    Raises BackendError if it is no address, or that of the public service without `public`.
    """
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in {"http", "https"} or not host or parts.query or parts.fragment:
        raise BackendError(
            f"'{url}' is no address of a LanguageTool server; write it as http://localhost:8081"
        )
    if not public and is_public(url):
        raise BackendError(
            f"{host} is the public LanguageTool service: your text would leave this machine. "
            "Use a server of your own, or say explicitly that the public service may have the text"
        )
    path = parts.path.rstrip("/").removesuffix("/check").removesuffix("/v2")
    return urlunsplit((parts.scheme, parts.netloc, f"{path}/v2", "", ""))


def is_public(url: str) -> bool:
    """Whether an address is that of the public service, which gets the text."""
    host = (urlsplit(url.strip()).hostname or "").rstrip(".")
    return any(host == domain or host.endswith(f".{domain}") for domain in PUBLIC)


class _PassingError(Exception):
    """What may not happen a second time; the text is that for the user."""


def _asked(base: str, method: str, path: str, fields: dict[str, str], timeout: float) -> object:
    """The parsed answer. Raises BackendError."""
    try:
        from requests import Session
    except ImportError:
        raise BackendError(f"LanguageTool needs an extra: {EXTRA}") from None
    for attempt in range(1, ATTEMPTS + 1):
        with Session() as session:
            # a proxy is for other machines
            session.trust_env = not _is_loopback(base)
            try:
                return _answer(session, base, method, path, fields, timeout)
            except _PassingError as error:
                if attempt == ATTEMPTS:
                    raise BackendError(f"{_named(base)} {error}") from None
    raise AssertionError


def _answer(
    session: "Session", base: str, method: str, path: str, fields: dict[str, str], timeout: float
) -> object:
    from requests import exceptions
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    late = _PassingError(
        f"did not answer within {timeout:g} seconds; is it busy? Try again, or allow more time"
    )
    until = monotonic() + timeout
    try:
        with session.request(
            method,
            f"{base}/{path}",
            data=fields or None,
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
            timeout=timeout,
            # text goes to the address that was given and to no other
            allow_redirects=False,
            stream=True,
        ) as response:
            body = _body(response, until)
    except (exceptions.Timeout, ReadTimeoutError, TimeoutError):
        raise late from None
    except exceptions.SSLError as error:
        raise BackendError(f"{_named(base)} has no valid certificate: {cause(error)}") from None
    except exceptions.ConnectionError as error:
        raise _PassingError(_no_connection(error)) from None
    except (exceptions.RequestException, HTTPError, OSError, ValueError) as error:
        # ValueError: what urllib3 and http raise on lines that are no HTTP
        raise _PassingError(
            f"broke off its answer or sent what is no HTTP ({cause(error)})"
        ) from None
    _refuse_status(response, body, base)
    return _parsed(body, base)


def _body(response: "Response", until: float) -> bytes:
    """The answer as it comes, which ends in time whatever the server does."""
    pieces, size = [], 0
    while piece := response.raw.read1(65536, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if monotonic() > until:
            raise TimeoutError
        if size > MAX_ANSWER:
            raise OSError(f"more than {MAX_ANSWER // 1024 // 1024} MB")
    return b"".join(pieces)


def _no_connection(error: Exception) -> str:
    from http.client import HTTPException

    inner = _innermost(error)
    if isinstance(inner, HTTPException) and not isinstance(inner, OSError):
        return f"sent what is no HTTP ({cause(error)}); is it a web server, and https or http?"
    text = str(error)
    if "refused" in text:
        return (
            "refused the connection; is the server running? `subeditor languagetool status` "
            "tells of the one that Subeditor starts"
        )
    if "resolve" in text or "Name or service" in text or "getaddrinfo" in text:
        return "cannot be found; is the name of the host right?"
    if "aborted" in text or "reset" in text or "without response" in text:
        return "closed the connection without an answer; was it stopped? Try again"
    return f"cannot be reached ({cause(error)})"


def _refuse_status(response: "Response", body: bytes, base: str) -> None:
    """Raise what a status other than 200 means; 5xx may pass."""
    status = response.status_code
    if status == 200:
        return
    lines = body[:2000].decode("utf-8", "replace").strip().splitlines()
    said = f": {_short(lines[0])}" if lines else ""
    text = f"answered with HTTP status {status}{said}"
    if status >= 500:
        raise _PassingError(f"{text}. Try again; the log of the server may tell more")
    remedy = {
        401: "it wants a name and a password",
        403: "it does not serve you",
        404: "is LanguageTool there, and is the path right?",
        413: "the text is longer than this server takes",
        429: "it takes no more requests for now",
    }.get(status)
    if 300 <= status < 400:
        where = _short(response.headers.get("Location", "elsewhere"))
        remedy = f"it sends to {where}, and text is sent to no other address than the one given"
    raise BackendError(f"{_named(base)} {text}" + (f" ({remedy})" if remedy else ""))


def _parsed(body: bytes, base: str) -> object:
    import json

    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        start = _short(body[:200].decode("utf-8", "replace"))
        raise BackendError(
            f"{_named(base)} sent an answer that is no JSON, beginning {start!r}; "
            "is LanguageTool there?"
        ) from None


def _matches(answer: object, length: int, base: str) -> list[Match]:
    match answer:
        case {"warnings": {"incompleteResults": True, **more}}:
            reason = _short(str(more.get("incompleteResultsReason") or "no reason given"))
            raise BackendError(f"{_named(base)} did not check the whole text: {reason}")
        case {"matches": [*entries]}:
            matches = [_match(entry, length, base) for entry in entries]
        case _:
            raise _wrong_shape(base, "no list of matches")
    return sorted(matches, key=lambda match: (match.offset, match.length))


def _match(entry: Any, length: int, base: str) -> Match:
    match entry:
        case {
            "offset": int(offset),
            "length": int(size),
            "message": str(message),
            "replacements": [*replacements],
            "rule": {
                "id": str(rule),
                "issueType": str(issue_type),
                "category": {"id": str(category)},
                **more,
            },
        } if (
            all(type(number) is int for number in (offset, size))
            and offset >= 0
            and size >= 0
            and offset + size <= length
        ):
            return Match(
                offset,
                size,
                rule,
                _text(more.get("subId")),
                category,
                issue_type,
                message,
                _text(entry.get("shortMessage")),
                tuple(_values(replacements)),
                next(iter(_values(more.get("urls"))), ""),
            )
        case {"offset": int(offset), "length": int(size)}:
            where = f"offset {offset}, length {size}, text {length}"
            raise _wrong_shape(base, f"a match that is none or is not in the text ({where})")
    raise _wrong_shape(base, "a match without offset and length")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _values(entries: object) -> list[str]:
    """The values of `[{"value": …}, …]`."""
    if not isinstance(entries, list):
        return []
    return [
        entry["value"]
        for entry in entries
        if isinstance(entry, dict) and isinstance(entry.get("value"), str)
    ]


def _wrong_shape(base: str, what: str) -> BackendError:
    return BackendError(
        f"{_named(base)} sent an answer of another shape: {what}; is it a LanguageTool server, "
        "and of version 5 or newer?"
    )


def _named(base: str) -> str:
    """The server as messages name it, without a name and password in its address."""
    parts = urlsplit(base)
    address = parts.netloc.rpartition("@")[2]
    path = parts.path.removesuffix("/v2")
    return f"the LanguageTool server at {parts.scheme}://{address}{path}"


def _is_loopback(url: str) -> bool:
    from ipaddress import ip_address

    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def cause(error: BaseException) -> str:
    """The innermost reason of an error, on one line."""
    return _short(str(_innermost(error)))


def _innermost(error: BaseException) -> BaseException:
    while isinstance(inner := (error.args or ("",))[-1], BaseException):
        error = inner
    reason = getattr(error, "reason", None)
    return reason if isinstance(reason, BaseException) else error


def _short(text: str) -> str:
    """One printable line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= 200 else f"{line[:199]}…"


def _source(piece: Annotation) -> str:
    """What the piece takes of the text that offsets count in."""
    match piece:
        case {"text": str(text)} | {"markup": str(text)}:
            return text
    raise ValueError(f"neither text nor markup: {piece}")


def _utf16(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
