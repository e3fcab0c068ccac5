"""What holds for every reader: true places, and the same findings for the same article."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import assert_hull, assert_true_places, blocks
from word import run, word_file

from checker.config import Config
from checker.document import Document
from checker.plan import plan_for
from checker.readers import format_of, read_bytes
from checker.single import Mode, check_read

SEEDS = sorted(
    path
    for path in (Path(__file__).parents[2] / "seeds").iterdir()
    if path.suffix in (".txt", ".md")
)
LIMIT = 20_000_000


def as_plain(texts: list[str]) -> bytes:
    return "".join(f"{text}\n\n" for text in texts).encode()


def as_markdown(texts: list[str]) -> bytes:
    escaped = [re.sub(r"([\\`*_{}\[\]<>#+|~$&!-])", r"\\\1", text) for text in texts]
    numbered = [re.sub(r"^(\d+)([.)])", r"\1\\\2", text) for text in escaped]
    return as_plain(numbered)


def as_html(texts: list[str]) -> bytes:
    return "".join(f"<p>{html.escape(text)}</p>\n" for text in texts).encode()


def as_word(texts: list[str]) -> bytes:
    return word_file("".join(f"<w:p>{run(text)}</w:p>" for text in texts))


WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    "a.txt": as_plain,
    "a.md": as_markdown,
    "a.html": as_html,
    "a.docx": as_word,
}

WORDS = st.text("abcé\U0001f980&", min_size=1, max_size=6)
SENTENCE = st.lists(WORDS, min_size=3, max_size=8).map(lambda words: f"It was {' '.join(words)}.")


@pytest.mark.parametrize("name", WRITERS)
@settings(deadline=None, max_examples=50)
@given(st.lists(SENTENCE, min_size=1, max_size=5), st.data())
def test_each_character_knows_its_place(name: str, texts: list[str], data: st.DataObject) -> None:
    document = read_bytes(WRITERS[name](texts), name, LIMIT)
    assert_true_places(document)
    assert blocks(document) == [("paragraph", text) for text in texts]
    start = data.draw(st.integers(0, len(document.text) - 1))
    assert_hull(document, start, data.draw(st.integers(start + 1, len(document.text))))


@pytest.mark.parametrize("name", WRITERS)
def test_an_empty_file_or_document_has_no_text(name: str) -> None:
    document = read_bytes(WRITERS[name]([]), name, LIMIT)
    assert_true_places(document)
    assert document.text == ""


def findings(document: Document) -> list[tuple[str, str]]:
    config = Config()
    outcome = check_read(document, document.path, document.path, config, Mode(), 0.0)
    assert outcome.errors == ()
    plan = plan_for(config, "")
    return [(found.rule, found.text) for found in outcome.findings if plan.shows(found)]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_the_same_article_gives_the_same_findings_in_every_format(seed: Path) -> None:
    read = read_bytes(seed.read_bytes(), seed.name, LIMIT)
    texts = [
        read.segment_text(segment).replace("\ufffc", "it").replace("\x1b", "")
        for segment in read.segments
    ]
    found = {
        name: findings(read_bytes(write(texts), name, LIMIT)) for name, write in WRITERS.items()
    }
    assert found["a.txt"] or ".clean." in seed.name or seed.name == "README.md"
    for name in WRITERS:
        assert found[name] == found["a.txt"], name


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("a.md", "markdown"),
        ("a.HTML", "html"),
        ("a.htm", "html"),
        ("a.docx", "docx"),
        ("a.txt", "plain"),
        ("README", "plain"),
        ("docx", "plain"),
    ],
)
def test_format_by_suffix(path: str, format: str) -> None:
    assert format_of(path) == format
