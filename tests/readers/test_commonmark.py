"""The examples of the CommonMark specification are read without a wrong place."""

import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import pytest
from fetch_commonmark import fetch
from places import assert_true_places

from checker.document import OPAQUE
from checker.readers.markdown import read

EXAMPLES: list[dict[str, Any]] = json.loads(fetch().read_text(encoding="utf-8"))

HTML_BLOCK = "text in an HTML block is not read"
STRUCK = "struck-out text is not read"
BARE_URL = "a URL or an address is not prose, marked as a link or not"
PYTHON = "Python's HTML parser takes an empty comment in the expected HTML for an open one"

OTHER_WORDS = {
    **dict.fromkeys([148, 149, 150, 151, *range(155, 167), 171, 174, 177, 178], HTML_BLOCK),
    **dict.fromkeys([185, 186, 189, 190], HTML_BLOCK),
    168: STRUCK,
    **dict.fromkeys([601, 605, 607, 610, 611], BARE_URL),
    626: PYTHON,
}
"""Examples whose words we read differently from what a browser shows, and why."""

NOT_READ = {"code", "pre", "script", "style"}
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "hr", "br"}


class VisibleText(HTMLParser):
    """Text of HTML but for code, scripts, comments, pictures and links that show their URL."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0
        self._link = (0, "")
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in NOT_READ
        if tag in BLOCKS or tag in NOT_READ or tag == "img":
            self.pieces.append(" ")
        elif tag == "a":
            self._link = (len(self.pieces), dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in NOT_READ
        if tag in BLOCKS:
            self.pieces.append(" ")
        elif tag == "a":
            first, target = self._link
            shown = "".join(self.pieces[first:])
            if shown and unquote(target).removeprefix("mailto:") == unquote(shown):
                self.pieces[first:] = [" "]

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace(OPAQUE, " "))


def test_all_examples_are_there() -> None:
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["example"]))
def test_places_and_words(example: dict[str, Any]) -> None:
    document = read(example["markdown"], "example.md")
    assert_true_places(document)
    shown = words("".join(VisibleText(example["html"]).pieces))
    if example["example"] in OTHER_WORDS:
        assert words(document.text) != shown, "no exception any more"
    else:
        assert words(document.text) == shown


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_change_no_word(line_end: str) -> None:
    for example in EXAMPLES:
        markdown = example["markdown"]
        document = read(markdown.replace("\n", line_end), "example.md")
        assert_true_places(document)
        assert document.text == read(markdown, "example.md").text, example["example"]
