"""Files made to harm end in an error for that file; the others are still checked."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from house import ERROR, Project
from word import archive, paragraph, run, word_file

from checker.readers.limits import DEEPEST, ELEMENTS, PARAGRAPHS, PIECES

GROWING = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
BOMB = f'<!DOCTYPE w:document [<!ENTITY a "ha">{GROWING}]>'
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "{}">]>'
WHOLE = word_file(paragraph("It is so."))

Cases = dict[str, tuple[Callable[[], bytes], str]]
"""By name: what makes the file, and a part of the message."""

WORD_FILES: Cases = {
    "zip bomb in the text": (lambda: word_file(f"<!--{' ' * 60_000_000}-->"), "unpacks to more text"),
    "zip bomb beside it": (
        lambda: word_file("", entries={"word/media/a.bin": bytes(250_000_000)}),
        "unpacks to more than 200,000,000 bytes",
    ),
    "entity bomb": (
        lambda: word_file(paragraph("<w:r><w:t>&j;</w:t></w:r>"), head=BOMB),
        "declares a document type in word/document.xml",
    ),
    "external entity": (
        lambda: word_file(paragraph("<w:r><w:t>&a;</w:t></w:r>"), head=OUTSIDE.format("file:///etc/passwd")),
        "declares a document type in word/document.xml",
    ),
    "document type in another part": (
        lambda: word_file("", entries={"word/_rels/document.xml.rels": f"{BOMB}<a>&j;</a>"}),
        "declares a document type in word/_rels/document.xml.rels",
    ),
    "path out of the archive": (
        lambda: word_file(paragraph("a"), entries={"word/../../evil.txt": "a"}),
        "holds an entry that points outside of it ('word/../../evil.txt')",
    ),
    "path from the root": (
        lambda: word_file(paragraph("a"), entries={"/etc/evil": "a"}),
        "holds an entry that points outside of it",
    ),
    "50 MB in one paragraph": (lambda: word_file(paragraph("word " * 10_000_000)), "1,000,000 characters"),
    "a paragraph in pieces": (
        lambda: word_file(f"<w:p>{run('a') * (PIECES + 1)}</w:p>"),
        "a.docx:1: has a paragraph in more than 100,000 pieces",
    ),
    "paragraphs without end": (lambda: word_file("<w:p/>" * (PARAGRAPHS + 1)), "200,000 paragraphs"),
    "elements without end": (lambda: word_file("<a/>" * (ELEMENTS + 1)), "more than 500,000 elements"),
    "truncated": (lambda: WHOLE[:-100], "is no Word document or is cut off"),
    "truncated at its beginning": (lambda: WHOLE[100:], "a.docx: "),
    "damaged within": (lambda: WHOLE.replace(WHOLE[330:345], b"\xff" * 15, 1), "a.docx: "),
    "empty": (lambda: b"", "is no Word document or is cut off"),
    "a text": (lambda: b"It is so.\n", "is no Word document or is cut off"),
    "another archive": (lambda: archive({"a.txt": "b"}), "is an archive without a Word document"),
    "Word of the old kind": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "is a Word file of the old kind (.doc) or under a password",
    ),
    "deep nesting": (
        lambda: word_file("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
        "nests elements more than 2,000 deep",
    ),
    "deep tables": (
        lambda: word_file("<w:tbl><w:tr><w:tc>" * 100_000 + "</w:tc></w:tr></w:tbl>" * 100_000),
        "nests elements more than 2,000 deep",
    ),
    "NUL": (lambda: word_file(paragraph("a\0b")), "is damaged: word/document.xml is no XML at line 1"),
}  # fmt: skip

PAGES: Cases = {
    "deep nesting": (lambda: b"<div>" * 100_000, "a.html:1: nests elements more than 2,000 deep"),
    "deep nesting in a line": (lambda: b"<p>\n" + b"<b>" * 100_000, "a.html:2: nests elements"),
    "closed deep nesting": (
        lambda: b"<div>" * 100_000 + b"So." + b"</div>" * 100_000,
        "nests elements more than 2,000 deep",
    ),
    "50 MB in one paragraph": (lambda: b"<p>" + b"word " * 10_000_000, "larger than 20,000,000 bytes"),
    "a long paragraph": (lambda: b"<p>" + b"word " * 300_000, "1,000,000 characters"),
    "a long attribute": (lambda: b"<img alt='" + b"word " * 300_000 + b"'>", "1,000,000 characters"),
    "a paragraph in pieces": (lambda: b"<p>" + b"<b>a</b>" * (PIECES + 2), "in more than 100,000 pieces"),
    "references without end": (lambda: b"<p>" + b"&amp;" * (PIECES + 2), "in more than 100,000 pieces"),
    "elements without end": (lambda: b"<td>" * (ELEMENTS + 1), "more than 500,000 elements"),
    "NUL": (lambda: b"<p>a\0b", "is a binary file"),
    "a Word document": (lambda: WHOLE, "is a binary file"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file"),
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write("b.txt", ERROR)
    return project


def assert_error(project: Project, name: str, message: str) -> None:
    done = project.run("check", name, "b.txt")
    assert done.status == 2
    assert done.err.count("\n") == 1, done.err
    (line,) = done.err.splitlines()
    assert line.startswith(f"subeditor: error: {name}")
    assert message in line
    assert "internal error" not in line
    assert "b.txt:1:11: error" in done.out


@pytest.mark.parametrize("name", WORD_FILES)
def test_a_hostile_word_document(project: Project, name: str) -> None:
    make, message = WORD_FILES[name]
    project.write("a.docx", make())
    assert_error(project, "a.docx", message)
    assert sorted(path.name for path in project.folder.parent.rglob("evil*")) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page(project: Project, name: str) -> None:
    make, message = PAGES[name]
    project.write("a.html", make())
    assert_error(project, "a.html", message)


def test_nothing_is_fetched(project: Project) -> None:
    external = (
        '<Relationship Id="x" Type="http://a/officeDocument" TargetMode="External" '
        'Target="http://127.0.0.1:9/a.xml"/>'
    )
    data = word_file(
        paragraph("It is so."), entries={"word/_rels/document.xml.rels": f"<a>{external}</a>"}
    )
    project.write("a.docx", data)
    project.write(
        "a.html", f"<img src=http://127.0.0.1:9/a.png><link rel=stylesheet href=//a/b>{ERROR}"
    )
    refuse = "import sys; sys.addaudithook(lambda event, _: sys.exit(9) if event.startswith('socket') else None)"
    project.write("sitecustomize.py", refuse)
    path = f"{project.environment()['PYTHONPATH']}:{project.folder}"
    done = project.run("check", "a.docx", "a.html", PYTHONPATH=path)
    assert (done.status, done.err) == (1, "")
    assert sys.platform != "win32" or done.out


def test_nesting_up_to_the_limit_is_read(project: Project) -> None:
    project.write("a.html", "<div>" * (DEEPEST - 1) + ERROR)
    assert project.run("check", "a.html").status == 1
