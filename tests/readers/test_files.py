"""Web pages and Word documents on the command line: found, checked, silenced, never written."""

import json
from pathlib import Path

import pytest
from house import CLEAN, ERROR, WARNING, Project
from word import paragraph, run, table, word_file

LETTER = word_file(
    paragraph("Boats", form='<w:outlineLvl w:val="0"/>')
    + paragraph("The cooks ", run("util", "<w:b/>"), "ise  the salt of the sea.")
    + table([paragraph("It is so."), paragraph("They utilise it all.")])
)
PAGE = f"<h1>Boats</h1>\n<p>The cooks <b>util</b>ise the salt of the sea.</p>\n<p>{CLEAN}</p>\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_places_of_a_word_document_count_paragraphs(project: Project) -> None:
    project.write("a.docx", LETTER)
    done = project.run("check", "a.docx", "--format", "json")
    report = json.loads(done.out)
    assert report["files"] == [
        {"path": "a.docx", "words": 16, "unit": "paragraph", "skipped_segments": 0}
    ]
    first, second = report["findings"]
    assert (first["line"], first["column"], first["end_column"], first["offset"]) == (2, 11, 18, 16)
    assert (first["text"], first["source"]) == ("utilise", "utilise")
    assert (second["line"], second["column"]) == (4, 6)


def test_source_equals_text_in_a_word_document(project: Project) -> None:
    project.write(
        "own/house/salt.yaml",
        project.read("own/house/utilise.yaml").replace('["utilise"]', '["utilise the salt"]')
        .replace("utilise for use", "salt").replace("⟦utilise⟧ salt", "⟦utilise the salt⟧"),
    )  # fmt: skip
    project.write("a.docx", LETTER)
    found = json.loads(project.run("check", "a.docx", "--format", "json").out)["findings"]
    (salt,) = (finding for finding in found if finding["rule"] == "house/salt")
    assert salt["text"] == salt["source"] == "utilise the salt"
    # two blanks in the document
    assert salt["length"] == 17


def test_a_page_has_lines_and_the_exact_slice(project: Project) -> None:
    project.write("a.html", PAGE)
    report = json.loads(project.run("check", "a.html", "--format", "json").out)
    assert report["files"][0]["unit"] == "line"
    (found,) = report["findings"]
    assert (found["line"], found["column"], found["text"]) == (2, 17, "utilise")
    assert found["source"] == "util</b>ise"
    assert found["fixes"] == []


def test_both_are_found_in_folders_but_not_what_word_keeps_beside(project: Project) -> None:
    for name in ("text/a.html", "text/b.HTM", "text/d.xhtml"):
        project.write(name, PAGE)
    for name in ("text/c.docx", "text/~$c.docx"):
        project.write(name, LETTER)
    report = json.loads(project.run("check", "text", "--format", "json").out)
    assert [file["path"] for file in report["files"]] == [
        "text/a.html", "text/b.HTM", "text/c.docx", "text/d.xhtml"
    ]  # fmt: skip
    assert report["errors"] == []


def test_excerpt_of_a_word_document_says_where(project: Project) -> None:
    from checker import check_paths

    project.write("a.docx", LETTER)
    report = check_paths([project.folder / "a.docx"])
    first, second = (report.excerpts[finding.fingerprint] for finding in report.findings)
    assert (first.before, first.marked, first.after) == (
        "The cooks ", "utilise", "  the salt of the sea."
    )  # fmt: skip
    assert (first.headings, first.region) == (("Boats",), "")
    assert (second.headings, second.region) == (("Boats",), "table")


def test_terminal_says_where_in_a_word_document() -> None:
    from checker.report import Excerpt
    from checker.reporters.words import standing

    assert (
        standing(Excerpt("", "a", "", ("Boats", "Ropes"), "table"))
        == "in a table under Boats > Ropes"
    )
    assert standing(Excerpt("", "a", "", (), "footnote")) == "in a footnote"
    assert standing(Excerpt("", "a", "")) == ""


@pytest.mark.parametrize(
    ("source", "status"),
    [
        (f"<!-- subeditor: ignore house/utilise -- so -->\n<p>{ERROR}</p>", 0),
        (f"<p>{ERROR}<!-- subeditor: ignore house/utilise --></p>", 0),
        (f"<p>{CLEAN}</p><!-- subeditor: ignore house/utilise --><p>{ERROR}</p>", 0),
        (f"<div><!-- subeditor: ignore-file house -->\n<p>{ERROR}</div>", 0),
        (f"<!-- subeditor: ignore-start house --><p>{ERROR}</p><p>{WARNING}<!-- subeditor: ignore-end house -->", 0),
        (f"<!-- subeditor: ignore house/utilise -->\n<p>{CLEAN}</p><p>{ERROR}</p>", 1),
        (f"<script>'<!-- subeditor: ignore-file house -->'</script><p>{ERROR}", 1),
    ],
)  # fmt: skip
def test_comments_silence_in_a_page(project: Project, source: str, status: int) -> None:
    project.write("a.html", source)
    assert project.run("check", "a.html").status == status


@pytest.mark.parametrize(("name", "data"), [("a.docx", LETTER), ("a.html", PAGE.encode())])
def test_a_file_beside_it_and_a_baseline_silence(project: Project, name: str, data: bytes) -> None:
    project.write(name, data)
    entry = '[[ignore]]\nrule = "house/utilise"\npath = "{}"\ntext = "utilise"\n'
    sidecar = project.write(".subeditor-ignore.toml", entry.format(name))
    assert project.run("check", name).status == 0
    sidecar.unlink()
    assert project.run("check", name).status == 1
    assert project.run("baseline", name).status == 0
    assert project.run("check", name).status == 0


FIXABLE = f"<p>{ERROR}</p>\n"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.docx", word_file(paragraph(ERROR.strip())), "Word documents"),
        ("a.html", FIXABLE.encode(), "web pages"),
    ],
)
@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_fix_is_refused_and_nothing_lost(
    project: Project, name: str, data: bytes, kind: str, option: str
) -> None:
    path = project.write(name, data)
    project.write("b.txt", ERROR)
    done = project.run("check", option, name, "b.txt")
    assert done.status == 2
    assert f"{name}: {kind} are read only: nothing was changed, and 1 finding" in done.err
    assert path.read_bytes() == data
    if option == "--fix":
        assert f"{name}:1:" in done.out
        assert "use the salt" in project.read("b.txt")


def test_nothing_to_fix_is_nothing_to_refuse(project: Project) -> None:
    project.write("a.html", f"<p>{WARNING}")
    assert (done := project.run("check", "--fix", "a.html")).status == 1
    assert done.err == ""


@pytest.mark.parametrize(("name", "data"), [("a.docx", LETTER), ("a.html", PAGE.encode())])
def test_standard_input_under_a_name(project: Project, name: str, data: bytes) -> None:
    done = project.run("check", "-", "--stdin-filename", name, stdin=data)
    assert done.status == 1
    assert f"{name}:2:" in done.out
    refused = project.run("check", "-", "--stdin-filename", name, "--fix", stdin=data)
    assert (refused.status, refused.out) == (2, "")
    assert "are read only; leave out --fix" in refused.err


def test_text_that_is_given_as_a_word_document_is_an_error() -> None:
    from checker import SubeditorError, check_text

    with pytest.raises(SubeditorError, match="is read from its file"):
        check_text("It is so.", path="a.docx")


def test_names_are_listed_from_both(project: Project) -> None:
    told = "Anna Weber met Karl Lund. Mr Lund and Ms Weber spoke at the port."
    project.write("a.docx", word_file(paragraph(told)))
    project.write("b.html", f"<p>{told}")
    done = project.run("names", "a.docx", "b.html")
    assert (done.status, done.err) == (0, "")
    assert "Anna Weber" in done.out


def test_names_are_decided_over_both(project: Project) -> None:
    project.write("subeditor.toml", 'select = ["names"]\n')
    told = "Mr Anthony Weber met {} at the port. {} was late, and Anthony Weber said so."
    right, wrong = ("Mr Karl Lundqvist", "Karl Lundqvist"), ("Mr Karl Lundkvist", "Karl Lundkvist")
    for name in ("a", "b"):
        project.write(f"{name}.html", f"<p>{told.format(*right)}</p>")
    project.write("c.docx", word_file(paragraph(told.format(*wrong))))
    done = project.run("check", "--corpus", ".", "--format", "json")
    report = json.loads(done.out)
    assert report["errors"] == []
    assert {finding["path"] for finding in report["findings"]} == {"c.docx"}
    assert {finding["source"] for finding in report["findings"]} == {"Lundkvist"}
