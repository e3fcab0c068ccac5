"""What of a Markdown file is read, as what, and where it came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import assert_hull, assert_true_places, blocks

from checker.document import OPAQUE, Document
from checker.readers.markdown import read as read_markdown


def read(source: str) -> Document:
    document = read_markdown(source, "page.md")
    assert_true_places(document)
    return document


def source_of(document: Document, text: str) -> str:
    """The slice of the source that a passage of the text came from."""
    start = document.text.index(text)
    span = document.source_span(start, start + len(text))
    return document.source[span.start : span.end]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("# The harbour\n", [("heading", "The harbour")], id="heading"),
        pytest.param("The harbour\n===\n", [("heading", "The harbour")], id="underlined heading"),
        pytest.param("## Boats {#boats .wide}\n", [("heading", "Boats")], id="heading attributes"),
        pytest.param("**How to get there**\n", [("heading", "How to get there")], id="bold line"),
        pytest.param("**Mind the step.**\n", [("paragraph", "Mind the step.")], id="bold sentence"),
        pytest.param("**Note** it well.\n", [("paragraph", "Note it well.")], id="bold beginning"),
        pytest.param("How to get there\n", [("heading", "How to get there")], id="heading by look"),
        pytest.param("One.\n\nTwo.\n", [("paragraph", "One."), ("paragraph", "Two.")], id="gap"),
        pytest.param("- oats\n- milk\n", [("item", "oats"), ("item", "milk")], id="tight list"),
        pytest.param(
            "1. Stir.\n\n2. Bake.", [("item", "Stir."), ("item", "Bake.")], id="loose list"
        ),
        pytest.param("- Stir.\n\n  Wait.", [("item", "Stir."), ("item", "Wait.")], id="loose item"),
        pytest.param(
            "- [x] oats\n- [ ] milk", [("item", "oats"), ("item", "milk")], id="task list"
        ),
        pytest.param(
            "Oats\n: A grain.\n", [("item", "Oats"), ("item", "A grain.")], id="definition"
        ),
        pytest.param("> It is so.\n", [("quote", "It is so.")], id="quotation"),
        pytest.param("> - so\n> # It\n", [("quote", "so"), ("quote", "It")], id="blocks in it"),
        pytest.param("> [!NOTE]\n> It is so.\n", [("paragraph", "It is so.")], id="note"),
        pytest.param("> So.\n\nIs it?", [("quote", "So."), ("paragraph", "Is it?")], id="after it"),
        pytest.param(
            "See below.[^1]\n\n[^1]: Or above.\n",
            [("paragraph", "See below."), ("paragraph", "Or above.")],
            id="footnote",
        ),
        pytest.param(
            "| Size | What to do with it |\n|--|--|\n| 4 | Bake it well. |\n",
            [("cell", "Bake it well.")],
            id="cells without a sentence",
        ),
        pytest.param(
            "| It was never seen again there |\n|--|\n",
            [("cell", "It was never seen again there")],
            id="six words are a sentence",
        ),
        pytest.param("<div>\n\nOne.\n\n</div>\n", [("paragraph", "One.")], id="between tags"),
        pytest.param(
            "One.\n\n---\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")], id="rule"
        ),
        pytest.param("", [], id="empty file"),
        pytest.param("\n \n", [], id="blank file"),
        pytest.param("&nbsp;\n\nOne.", [("paragraph", "One.")], id="spacer"),
        pytest.param("[tide]: /t 'Tide'\n", [], id="link definition"),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(read(source)) == expected


@pytest.mark.parametrize("last", ["`a`", "![a](b)", "<http://a.example>", "~~a~~", "$a$"])
@pytest.mark.parametrize("mark", ["# ", "> ", "- ", "a\n: "])
def test_a_block_ends_after_what_is_not_read_at_its_end(mark: str, last: str) -> None:
    assert blocks(read(f"{mark}It is {last}\n\n***\n\nThen.\n"))[-1] == ("paragraph", "Then.")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a *slow* and **very _slow_** boat", "a slow and very slow boat"),
        ("com**mer**ce", "commerce"),
        ("the [old *port*](http://port.example/a_b) town", "the old port town"),
        ("the [old port][1] town\n\n[1]: /port\n", "the old port town"),
        ("salt &amp; pepper &#8217;", "salt & pepper ’"),
        ("two&nbsp;words", "two\u00a0words"),
        ("a&#10;b&Tab;c", "a b c"),
        ("5 \\* 6", "5 * 6"),
        ("a path\\", "a path\\"),
        ("run `ls  -l` now", f"run {OPAQUE} now"),
        ("see http://port.example/a_(b)_c. Then", f"see {OPAQUE}. Then"),
        ("(www.port.example)", f"({OPAQUE})"),
        ("see <https://port.example> or <a@port.example>", f"see {OPAQUE} or {OPAQUE}"),
        ("see http://port.example/a\\_b\\_c now", f"see {OPAQUE} now"),
        ("see http://port.example/?a=1&amp;b=2 now", f"see {OPAQUE} now"),
        ("an ![old boat](b.png) here", f"an {OPAQUE} here"),
        ("[![old boat](b.png)](b.html)", OPAQUE),
        ("the ~~late~~ train", "the train"),
        ("the <del>late</del> train", "the train"),
        ("a <b>slow</b> <i class='x'>boat</i>", "a slow boat"),
        ("H<sub>2</sub>O", "H2O"),
        ("press <kbd>Ctrl</kbd> or <code>x|y</code>", f"press {OPAQUE} or x|y"),
        ("press <code>never closed", "press never closed"),
        ("one<br>two<br/>three", "one two three"),
        ("one <!-- aside --> two", "one two"),
        ("one <img src='b.png'> two", f"one {OPAQUE} two"),
        ("the end [^1]. Then [^1] more[^1]\n\n[^1]:", "the end. Then more"),
        ("an unknown note[^9]", "an unknown note[^9]"),
        ("where $a^2$ is", f"where {OPAQUE} is"),
        ("$$\na^2\n$$", OPAQUE),
        ("from $5-$7m, US$5–US$10 or $9", "from $5-$7m, US$5–US$10 or $9"),
        ("a  b\tc", "a b c"),
        ("a *b*  <i> c", "a b c"),
        ("a \n   b  \nc\\\nd", "a b c d"),
        ("> a\n> b\n>   c\nd", "a b c d"),
        ("- a\n  b\n    c", "a b c"),
        ("> - > a\n>   > b", "a b"),
        ("a\n    > b", "a > b"),
        ("\U0001f980 e\u0301t\u00e9 *\U0001d4b3*", "\U0001f980 e\u0301t\u00e9 \U0001d4b3"),
    ],
)
def test_inline_text(source: str, expected: str) -> None:
    assert read(source).text == expected


@pytest.mark.parametrize(
    ("source", "text", "written"),
    [
        pytest.param("com**merce** unions", "commerce unions", "com**merce** unions", id="markup"),
        pytest.param("**com**merce", "com", "com", id="inside markup"),
        pytest.param("salt &amp; pepper", "t & p", "t &amp; p", id="entity"),
        pytest.param("salt &amp; pepper", "&", "&amp;", id="entity alone"),
        pytest.param("5 \\* 6", "*", "*", id="escape"),
        pytest.param(
            "> trade \r\n> unions", "trade unions", "trade \r\n> unions", id="quoted lines"
        ),
        pytest.param("- trade\n  unions", "e u", "e\n  u", id="indented line"),
        pytest.param("run `ls -l` now", OPAQUE, "`ls -l`", id="code"),
        pytest.param("a [b](c) d", "b", "b", id="link text"),
        pytest.param("\U0001f980\U0001f980 *a* b", "a", "a", id="after astral characters"),
        pytest.param("| é | \U0001f980 it is so, then. |\n|-|-|", "then.", "then.", id="cell"),
        pytest.param("one  <i> two", "e t", "e  <i> t", id="space beside a tag"),
    ],
)
def test_places(source: str, text: str, written: str) -> None:
    assert source_of(read(source), text) == written


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("    code\n", [("code", "code\n")]),
        ("```sh\nls\n```\n", [("code", "```sh\nls\n```")]),
        ("- a\n  ```\n  ls\n  ```\n", [("code", "```\n  ls\n  ```")]),
        ("<p>It is.</p>\n", [("html", "<p>It is.</p>\n")]),
        ("a <!-- b --> c", [("comment", "<!-- b -->")]),
        ("<!-- b\nc -->\n", [("comment", "<!-- b\nc -->"), ("html", "<!-- b\nc -->\n")]),
        ("<!-- open\n", [("html", "<!-- open\n")]),
        ("---\ntitle: It\n---\nIt is.", [("front-matter", "---\ntitle: It\n---")]),
        ("---\na:\n- b\n\n  c\n...\n", [("front-matter", "---\na:\n- b\n\n  c\n...")]),
        ("---\r\na: b\r\n---\r\n", [("front-matter", "---\r\na: b\r\n---")]),
        ("+++\na = 'b'\n+++\n", [("front-matter", "+++\na = 'b'\n+++")]),
    ],
)
def test_regions_that_are_not_read(source: str, expected: list[tuple[str, str]]) -> None:
    document = read(source)
    found = [(region.kind, source[region.start : region.end]) for region in document.regions]
    assert found == expected


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("---\nThe tide rose.\n\nIt fell.\n\n---\n", id="at the start"),
        pytest.param("Then.\n\n---\nThe tide rose.\n\nIt fell.\n\n---\n", id="further down"),
        pytest.param("---\n\nThe tide: it rose.\n\nIt fell.\n\n---\n", id="after a blank line"),
    ],
)
def test_prose_between_two_rules_is_no_front_matter(source: str) -> None:
    document = read(source)
    assert "It fell." in document.text
    assert document.regions == ()


@pytest.mark.parametrize(
    ("front", "declared"),
    [
        ("---\ntitle: It\nlang: en-GB\n---\n", "en-GB"),
        ("---\r\nlanguage: 'fr_CA'\r\n---\r\n", "fr-CA"),
        ('+++\nlang = "de"\n+++\n', "de"),
        ("---\nsite:\n  lang: fr\n---\n", None),
        ("---\nlanguage: python code\n---\n", None),
        ("", None),
    ],
)
def test_declared_language(front: str, declared: str | None) -> None:
    assert read(f"{front}It is.\n").declared_language == declared


def test_text_of_a_foreign_document_is_not_english() -> None:
    document = read("---\nlang: de\n---\nThe tide rose.\n")
    assert [segment.english for segment in document.segments] == [False]


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("# a\n\n### b\n\nc\n", [1, 3, 0]),
        ("- a\n  - b\n    1. c\n- d\n", [0, 1, 2, 0]),
        ("- a\n\ntext\n", [0, 0]),
    ],
)
def test_level_is_that_of_the_heading_or_the_depth_of_the_item(
    source: str, levels: list[int]
) -> None:
    assert [segment.level for segment in read(source).segments] == levels


@pytest.mark.parametrize(
    ("source", "gaps"),
    [
        ("Needed:\r\n- a\r\n- b\r\n\r\n- c\r\n\r\nThen.", [True, False, False, True, True]),
        ("# A\nb\n", [True, True]),
        ("> - a\n>\n> - b\n", [True, True]),
    ],
)
def test_gap_before(source: str, gaps: list[bool]) -> None:
    assert [segment.gap_before for segment in read(source).segments] == gaps


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_are_alike(line_end: str) -> None:
    lines = ["# A", "b", "c", "", "- d", "  e", "", "```", "f", "```", "", "> g", "> h"]
    document = read(line_end.join(lines))
    assert document.text == "A\nb c\nd e\ng h"


def test_a_lone_surrogate_does_no_harm() -> None:
    document = read_markdown("a *b* \ud800 c", "page.md")
    assert document.text == "a b \ufffd c"
    assert document.source_span(6, 7) == (8, 9)


WORD = st.text("abcé\U0001f980", min_size=1, max_size=4) | st.just("e\u0301")
INLINE = st.one_of(
    WORD.map(lambda word: (word, word)),
    WORD.map(lambda word: (f"*{word}*", word)),
    WORD.map(lambda word: (f"**{word}**", word)),
    WORD.map(lambda word: (f"[{word}](/a)", word)),
    WORD.map(lambda word: (f"<i>{word}</i>", word)),
    WORD.map(lambda word: (f"`{word}`", OPAQUE)),
    WORD.map(lambda word: (f"![{word}](/a)", OPAQUE)),
    st.sampled_from(
        [("&amp;", "&"), ("&#8217;", "’"), ("&eacute;", "é"), ("\\*", "*"), ("\\_", "_")]
    ),
    st.sampled_from([("http://a.example/b", OPAQUE), ("<a@b.example>", OPAQUE)]),
)
PROSE = st.lists(st.lists(INLINE, min_size=1, max_size=4), min_size=1, max_size=3)
"""Lines of pieces: how each is written, and how it reads."""

BLOCK = st.tuples(st.sampled_from(["paragraph", "heading", "item", "quote", "cell", "code"]), PROSE)


def written_block(kind: str, lines: list[list[tuple[str, str]]]) -> list[str]:
    written = [" ".join(source for source, _ in line) for line in lines]
    if kind == "heading":
        return [f"## {' '.join(written)} ##"]
    if kind == "item":
        return [f"- {written[0]}", *(f"  {line}" for line in written[1:])]
    if kind == "quote":
        return [f"> {line}" for line in written]
    if kind == "cell":
        return [f"| it was so for us then {' '.join(written)} |", "| --- |"]
    if kind == "code":
        return ["```", *written, "```"]
    return ["Then it came.", *written]


@settings(deadline=None)
@given(st.lists(BLOCK, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.data())
def test_generated_documents_read_as_written(
    pieces: list[tuple[str, list[list[tuple[str, str]]]]],
    line_end: str,
    final: bool,
    data: st.DataObject,
) -> None:
    # a paragraph that holds the end of a sentence never looks like a heading
    opening = {"paragraph": "Then it came. ", "cell": "it was so for us then "}
    lines: list[str] = []
    expected = []
    for kind, prose in pieces:
        # a comment parts two lists that would be one
        lines += [*written_block(kind, prose), "", "<!-- -->", ""]
        text = " ".join(read for line in prose for _, read in line)
        if kind != "code":
            expected.append((kind, opening.get(kind, "") + text))
    document = read(line_end.join(lines) + (line_end if final else ""))
    assert blocks(document) == expected
    if document.text:
        start = data.draw(st.integers(0, len(document.text) - 1))
        end = data.draw(st.integers(start + 1, len(document.text)))
        assert_hull(document, start, end)


SPANS = ["*", "**", "_", "`", "~~", "[", "](/a)", "![", "\\", "$", "$$", "[^1]", "|", "[ ] "]
TAGS = ["<b>", "</b>", "<br>", "<code>", "</code>", "<del>", "</del>", "<!--", "-->", "<!-- c -->"]
CHARACTERS = ["&amp;", "&#10;", "&nbsp;", "&no;", "\u00a0", "\u2028", "\ufeff", "\x0c", "\t", "İ"]
URLS = ["www.", "a@b.example", "http://a.example/(b)"]
BLANKS = ["\n", "\r\n", "\r", "\n\n", "    ", "  ", " "]
BEGINNINGS = [
    "> ",
    "- ",
    "1. ",
    "# ",
    "\n: ",
    "\n[^1]: ",
    "---\n",
    "+++\n",
    "```\n",
    "|-|\n",
    "lang: de\n",
]
MARKUP = st.one_of(
    [st.sampled_from(group) for group in (SPANS, TAGS, CHARACTERS, URLS, BLANKS, BEGINNINGS)]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(MARKUP | WORD, max_size=30).map("".join))
def test_any_mixture_of_markup_has_true_places(source: str) -> None:
    read(source)
