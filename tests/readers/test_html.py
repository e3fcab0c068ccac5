"""What of a web page is read, as what, and where it came from."""

import subprocess
from pathlib import Path

import pytest
from browser import chromium
from hypothesis import given, settings
from hypothesis import strategies as st
from places import assert_true_places, blocks, source_of

from checker.document import OPAQUE, Document
from checker.errors import UnreadableFileError
from checker.readers.charset import decode_page
from checker.readers.html import read as read_html


def read(source: str) -> Document:
    document = read_html(source, "page.html")
    assert_true_places(document)
    return document


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<h2>The harbour.</h2>", [("heading", "The harbour.")], id="heading"),
        pytest.param("<p>How to get there</p>", [("heading", "How to get there")], id="by look"),
        pytest.param("<p>One.<p>Two.", [("paragraph", "One."), ("paragraph", "Two.")], id="no end"),
        pytest.param("<ul><li>oats<li>milk</ul>", [("item", "oats"), ("item", "milk")], id="list"),
        pytest.param("<li><p>Stir.</p><p>Bake.", [("item", "Stir."), ("item", "Bake.")], id="loose"),
        pytest.param("<dl><dt>Oats<dd>A grain.</dl>", [("item", "Oats"), ("item", "A grain.")], id="dl"),
        pytest.param("<blockquote><p>So.</blockquote><p>Is it?", [("quote", "So."), ("paragraph", "Is it?")], id="quotation"),
        pytest.param("<figure><img><figcaption>The quay</figure>", [("caption", "The quay")], id="caption"),
        pytest.param("<table><caption>Sizes<tr><td>4<td>Bake it well.</table>", [("caption", "Sizes"), ("cell", "Bake it well.")], id="table"),
        pytest.param("<table><tr><td><ul><li>So.</table><p>Then.", [("item", "So."), ("paragraph", "Then.")], id="list in a cell"),
        pytest.param("<td>It is so for us.</div><td>It was so for us.", [("cell", "It is so for us."), ("cell", "It was so for us.")], id="stray end tag"),
        pytest.param("<div>One.<div>Two.</div>Three.</div>", [("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three.")], id="divisions"),
        pytest.param("One.<br><br/>Two.", [("paragraph", "One."), ("paragraph", "Two.")], id="two breaks part blocks"),
        pytest.param("One.<hr>Two.", [("paragraph", "One."), ("paragraph", "Two.")], id="rule"),
        pytest.param("<p>One.<script>if (a<b) '</p>'</script><style>p{}</style>", [("paragraph", "One.")], id="script and style"),
        pytest.param("<nav><p>Home</p></nav><div role=navigation>Up</div><p>One.", [("paragraph", "One.")], id="navigation"),
        pytest.param("<p translate=no>One.<p class='a notranslate'>Two.<p>Three.", [("paragraph", "Three.")], id="not to be translated"),
        pytest.param("<p hidden>One.<p style='display: none'>Two.<p>Three.", [("paragraph", "Three.")], id="hidden"),
        pytest.param("<div><nav><b>Home</div><p>One.", [("paragraph", "One.")], id="what is not closed ends with what holds it"),
        pytest.param("<pre>a  b</pre><p>One.", [("paragraph", "One.")], id="code"),
        pytest.param("<form><button>Send</button><select><option>A</select><textarea>b</textarea></form>", [], id="controls"),
        pytest.param("<title>Boats | The Ledger</title><h1>Boats</h1>", [("heading", "Boats")], id="title that repeats a heading"),
        pytest.param("<title>All about boats</title><p>One.", [("caption", "All about boats"), ("paragraph", "One.")], id="title"),
        pytest.param("<img src=a.png>", [], id="picture alone"),
        pytest.param("", [], id="empty"),
        pytest.param("No tag at all.", [("paragraph", "No tag at all.")], id="text"),
    ],
)  # fmt: skip
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(read(source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <em>slow</em>, <b>very</b> boat", "a slow, very boat"),
        ("com<b>mer</b>ce", "commerce"),
        ("the <a href='/port'>old port</a> town", "the old port town"),
        ("H<sub>2</sub>O", "H2O"),
        ("salt &amp; pepper&#8217;s &lt;", "salt & pepper’s <"),
        ("caf&eacute &copy2 &nope; &", "café ©2 &nope; &"),
        ("two&nbsp;words", "two\u00a0words"),
        ("for&shy;mid&shy;able", "formidable"),
        ("<wbr>long<wbr>word", "longword"),
        ("a \r\n  b\rc\n", "a b c"),
        ("one<br>two", "one two"),
        ("run <code>ls <b>-l</b></code> now", f"run {OPAQUE} now"),
        ("an <img src=a> here", f"an {OPAQUE} here"),
        ("by <span translate=no>Acme</span> here", f"by {OPAQUE} here"),
        ("a certain <i lang=fr>esprit</i> there", f"a certain {OPAQUE} there"),
        ("see http://port.example/?a=1&amp;b=2 now", f"see {OPAQUE} now"),
        ("the <del>late</del> <s>slow</s> train", "the train"),
        ("the end<sup><a href='#n'>1</a></sup>.", "the end."),
        ("the end<a href='#n'><sup>1</sup></a>.", "the end."),
        ("the end<a href='#n' role='doc-noteref'>1</a>.", "the end."),
        ("one <!-- aside --> two", "one two"),
        ("<b>never closed", "never closed"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_text_within_a_block(source: str, expected: str) -> None:
    assert read(f"<p>{source}").text == expected


@pytest.mark.parametrize(
    ("source", "text", "written"),
    [
        ("<p>com<b>mer</b>ce unions", "commerce unions", "com<b>mer</b>ce unions"),
        ("<p>Tom &amp; I", "& I", "&amp; I"),
        ("<p>caf&#xe9;s", "cafés", "caf&#xe9;s"),
        ("<p>\U0001f980 a\r\nb", "a b", "a\r\nb"),
        ("<img alt='A boat &quot;at&quot; sea'>", 'A boat "at" sea', "A boat &quot;at&quot; sea"),
        ("<a data-x='title=no' TITLE = 'The old pier'>x</a>", "The old pier", "The old pier"),
        ("<p>a<br>b", "a b", "a<br>b"),
    ],
)
def test_places(source: str, text: str, written: str) -> None:
    assert source_of(read(source), text) == written


def test_alt_and_title_are_segments_of_their_own_unless_the_page_says_the_same() -> None:
    document = read(
        "<p>The <a href=a title='A tale of the sea'>tale</a> <img alt='The old pier' src=b> ends.\n"
        "<figure><img alt='The quay'><figcaption>The quay</figcaption></figure>"
        "<p><a title=ends href=c>It ends</a> here.<img alt='IMG_2031.jpg'>"
    )
    assert [
        (segment.region, document.segment_text(segment))
        for segment in document.segments
        if segment.region
    ] == [("title", "A tale of the sea"), ("alt", "The old pier")]


def test_levels_of_headings_and_lists() -> None:
    document = read("<h1>A</h1><h3>B</h3><ul><li>c<ol><li>d</ol></ul><p>By its look")
    assert [segment.level for segment in document.segments] == [1, 3, 0, 1, 0]


def test_headings_over_a_block() -> None:
    document = read("<h1>A</h1><h2>B</h2><p>One.<h2>C</h2><h3>D</h3><p>Two.")
    assert document.headings_over(2) == ("A", "B")
    assert document.headings_over(5) == ("A", "C", "D")


def test_language() -> None:
    document = read(
        "<html lang=en-GB><p>It is so.<p lang=fr>So it is.<div lang=de><p>So.</div><p>Is it?"
    )
    assert document.declared_language == "en-GB"
    assert [segment.english for segment in document.segments] == [True, False, False, True]
    assert not read("<html lang=fr><p>It is so, and that was it.").segments[0].english


def test_comments_are_regions() -> None:
    source = "<p>One.<!-- subeditor: ignore names --><p>Two."
    (region,) = read(source).regions
    assert source[region.start : region.end] == "<!-- subeditor: ignore names -->"


MARKUP = """
<p> </p> <b> </b> <i&lang=fr> </i> <div> </div> <li> <ul> </ul> <table> <tr> <td> </td> </table> <br>
<code> </code> <pre> </pre> <script> </script> <nav> </nav> <h2> </h2> <h3> <del> </del> <svg> </svg>
<title> </title> <blockquote> </blockquote> <sup> </sup> <template> </> </x> <!--&c&--> <!-- --> <!-->
<img&alt='a&boat'> <a&title=pier> </a> &amp; &nbsp; &#10; &shy; &copy2 &no; & < > ' " é \U0001f980 word
two. www.a.example <![CDATA[x]]> <?x&?> <br/> <svg/> <p/ <textarea> </textarea>
"""
PIECES = st.sampled_from([*MARKUP.split(), "\x0c"]).map(
    lambda piece: piece.replace("&", " ") if piece.startswith("<") else piece
)
SPACES = st.sampled_from(["", " ", "\n", "\r\n", "\r", "  ", "\t"])


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES | SPACES, max_size=30).map("".join))
def test_any_mixture_of_markup_has_true_places(source: str) -> None:
    read(source)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>caf\u00e9".encode(), "<p>café"),
        (b"\xef\xbb\xbf<p>caf\xc3\xa9", "<p>café"),
        ("<p>café".encode("utf-16"), "<p>café"),
        (b"<meta charset=iso-8859-1><p>\x93caf\xe9\x94", "<meta charset=iso-8859-1><p>“café”"),
        (
            b"<meta http-equiv=a content='text/html; charset=windows-1251'>\xe4\xe0",
            "<meta http-equiv=a content='text/html; charset=windows-1251'>да",
        ),
        (
            b"<?xml version='1.0' encoding='latin1'?>\xe9",
            "<?xml version='1.0' encoding='latin1'?>é",
        ),
        (b"<!-- <meta charset=latin1> --><p>\xc3\xa9", "<!-- <meta charset=latin1> --><p>é"),
        (b"<meta charset=utf-16><p>\xc3\xa9", "<meta charset=utf-16><p>é"),
    ],
)
def test_character_sets(data: bytes, text: str) -> None:
    assert decode_page(data, "page.html").text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<p>caf\xe9", r"page\.html:1: is not valid UTF-8"),
        (b"<meta charset=klingon>", r"page\.html: declares the unknown character set 'klingon'"),
        (b"<meta charset=rot13>", r"page\.html: declares the unknown character set 'rot13'"),
        (b"<meta charset=shift_jis>\n\x81\xff", r"page\.html:2: declares the character set cp932"),
        (b"<p>a\x00b", r"page\.html: is a binary file"),
    ],
)
def test_what_cannot_be_decoded_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError, match=message):
        decode_page(data, "page.html")


def test_a_page_as_a_browser_writes_it(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<title>Boats</title><h1>Boats</h1><p>The com<b>mer</b>ce un&shy;ions &amp; more."
        "<ul><li>Oats<li>Milk</ul><script>document.write('<p>Written.')</script>",
        "utf-8",
    )
    command = [chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", str(page)]
    done = subprocess.run(
        [*command, f"--user-data-dir={tmp_path / 'profile'}"],
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert blocks(read(done.stdout.decode())) == [
        ("heading", "Boats"),
        ("paragraph", "The commerce un\xadions & more."),
        ("item", "Oats"),
        ("item", "Milk"),
        ("paragraph", "Written."),
    ]
