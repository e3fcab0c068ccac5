"""`subeditor stats`: lengths, readability, and the limits that a house sets for them."""

import json
import re
import sys
from pathlib import Path

import docx
import pytest
from jsonschema import Draft202012Validator

import checker
from checker.cli import main
from checker.readability import syllable_counter
from checker.readers import read, read_bytes
from checker.run import check_text
from checker.stats import Spoken, stats_of, together
from checker.stats_output import as_table

SCHEMA = json.loads(Path(checker.__file__).with_name("stats.schema.json").read_text())

PLAIN = "The cat sat on the wall. It saw a bird. " * 12
LONG = "The ferry was late because the captain had lost his keys in the harbour. "


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def one(word: str) -> int:
    return 1


@pytest.mark.parametrize(
    ("name", "source", "words", "sentences", "paragraphs"),
    [
        ("a.txt", "One two three. Four five.", 5, 2, 1),
        ("a.txt", "Dr. Okafor went home – at last.", 6, 1, 1),
        ("a.md", "# A title\n\nOne two.\n\n- Three.\n- Four five.\n", 5, 3, 3),
        ("a.md", "One `x = 1` two.\n\n```\nnot prose\n```\n", 3, 1, 1),
        ("a.html", "<p>One <b>two</b>.</p><ul><li>Three</li></ul>", 3, 2, 2),
        ("a.txt", "", 0, 0, 0),
    ],
)
def test_prose_is_counted(
    name: str, source: str, words: int, sentences: int, paragraphs: int
) -> None:
    found = stats_of(read(source, name), one)
    assert (found.words, found.sentences, found.paragraphs) == (words, sentences, paragraphs)


def test_the_longest_sentence_comes_with_its_place() -> None:
    longest = stats_of(read("One two.\n\nThree. Four five six. Seven.", "a.txt"), one).longest
    assert longest is not None
    assert (longest.words, longest.line, longest.column) == (3, 3, 8)


def test_of_a_short_text_no_grade_is_told() -> None:
    assert stats_of(read("The cat sat on the wall.", "a.txt"), one).grade is None


def test_without_syllables_no_grade_is_told() -> None:
    assert stats_of(read(PLAIN, "a.txt"), None).grade is None


def test_the_formulas_are_those_of_flesch_and_kincaid() -> None:
    found = stats_of(read("One two three four five. " * 20, "a.txt"), one)
    assert found.ease == pytest.approx(206.835 - 1.015 * 5 - 84.6)
    assert found.grade == pytest.approx(0.39 * 5 + 11.8 - 15.59)
    assert found.fog == pytest.approx(0.4 * 5)
    hard = stats_of(read("One two three four five. " * 20, "a.txt"), lambda word: 3 - ("o" in word))
    # of the five words "three" and "five" have no o
    assert hard.fog == pytest.approx(0.4 * (5 + 40))


@pytest.mark.parametrize(("limit", "long"), [(2, 2), (3, 1), (4, 0)])
def test_sentences_over_the_limit_are_long(limit: int, long: int) -> None:
    document = read("One two. One two three. One two three four.", "a.txt")
    assert stats_of(document, one, limit).long_sentences == long


def test_of_a_word_document_lines_are_paragraphs(folder: Path) -> None:
    made = docx.Document()
    made.add_paragraph("We walked home.")
    made.add_paragraph("Rain. It fell on the roof all night.")
    made.save(str(folder / "a.docx"))
    found = stats_of(read_bytes((folder / "a.docx").read_bytes(), "a.docx", 10**6), one)
    assert found.unit == "paragraph"
    assert found.longest is not None
    assert (found.longest.words, found.longest.line, found.longest.column) == (7, 2, 7)


def test_figures_of_several_texts_add_up() -> None:
    texts = [stats_of(read(source, "a.txt"), one) for source in ("One two.", "Three. Four five.")]
    total = together("all", texts)
    assert (total.words, total.sentences, total.spoken) == (5, 3, Spoken(5))


def test_headings_part_a_text_into_sections() -> None:
    found = stats_of(read("Before.\n\n# One\n\nTwo three.\n\n## Four\n\nFive.\n", "a.md"), one)
    assert [(part.title, part.words) for part in found.sections] == [
        ("", 1),
        ("One", 2),
        ("Four", 1),
    ]


def test_json_is_as_its_schema_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(f"# One\n\n{PLAIN}\n\n# Two\n\n{PLAIN}\n")
    (folder / "b.txt").write_text("")
    (folder / "c.txt").write_bytes(b"\xff\xfe\xff")
    assert main(["stats", "--format", "json", "--sections"]) == 2
    data = json.loads(capsys.readouterr().out)
    Draft202012Validator(SCHEMA).validate(data)
    assert [file["path"] for file in data["files"]] == ["a.md", "b.txt"]
    assert [section["title"] for section in data["files"][0]["sections"]] == ["One", "Two"]
    assert data["total"]["words"] == data["files"][0]["words"] == 240
    assert "c.txt" in data["errors"][0]["message"]


def test_the_table_has_a_line_for_each_text_and_one_for_all(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(PLAIN)
    assert main(["stats"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split()[:4] == ["Text", "Words", "Sent.", "Long"]
    assert [line.split()[:2] for line in lines] == [
        ["a.txt", "120"],
        ["b.txt", "120"],
        ["all", "2"],
    ]
    assert lines[-1].split()[2:4] == ["texts", "240"]
    assert "6 at a.txt:1:1" in lines[-1]


def test_the_table_says_that_a_grade_of_a_short_text_tells_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.md").write_text(f"# One\n\n{PLAIN}\n\n# Two\n\nThe cat sat.\n")
    assert main(["stats", "a.md", "--sections"]) == 0
    _, whole, one, two, note = capsys.readouterr().out.splitlines()
    assert (whole.split()[0], one.split()[0], two.split()[0]) == ("a.md", "One", "Two")
    assert "short" not in whole + one
    assert two.split()[-4:-1] == ["short"] * 3
    assert note == "short: fewer than 100 words, of which ease, grade and fog tell nothing"


def test_a_terminal_gets_a_table_that_is_as_wide_as_it() -> None:
    found = [stats_of(read(PLAIN, f"texts/{name}.txt"), one) for name in "ab"]
    shown = as_table(found, 80, sections=False, color=False)
    assert "\x1b[38" not in shown
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in shown.splitlines()) <= 80
    assert "texts/a.txt" in shown and "all 2 texts" in shown


def test_without_the_extra_the_rest_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    (folder / "a.txt").write_text(PLAIN)
    assert main(["stats", "--format", "json"]) == 0
    told = capsys.readouterr()
    data = json.loads(told.out)
    Draft202012Validator(SCHEMA).validate(data)
    assert data["total"]["words"] == 120
    assert data["total"]["grade"] is None
    assert "pip install 'subeditor[report]'" in told.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["stats", "none.txt"], "none.txt: no such file or folder"),
        (["stats", "empty"], "empty: no text file in this folder"),
        (["stats", "-", "a.txt"], "standard input (-) is read alone"),
        (["stats", "a.txt", "--max-file-size", "3"], "a.txt: is larger than 3 bytes"),
    ],
)
def test_what_cannot_be_read_is_an_error_as_with_check(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (folder / "empty").mkdir()
    (folder / "a.txt").write_text("One two.")
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_standard_input_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    (folder / "in").write_text("One two.")
    with (folder / "in").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert main(["stats", "-", "--stdin-filename", "a.md"]) == 0
    assert "a.md" in capsys.readouterr().out


def test_what_is_excluded_is_not_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(PLAIN)
    assert main(["stats", "--exclude", "b.txt"]) == 0
    assert "b.txt" not in capsys.readouterr().out


class TestLimits:
    def test_no_limit_no_finding(self) -> None:
        assert (
            check_text(LONG * 20).findings
            == check_text(LONG * 20, config=checker.Config()).findings
        )
        rules = {finding.family for finding in check_text(LONG).findings}
        assert "readability" not in rules

    def test_a_sentence_over_the_limit_is_found_where_it_stands(self) -> None:
        config = checker.Config(select=("readability",), sentence_words=12)
        (finding,) = check_text("We walked.\n\nHome. " + LONG, config=config).findings
        assert (finding.rule, finding.line, finding.column) == ("readability/long-sentence", 3, 7)
        assert finding.text == LONG.strip()
        assert finding.message == "a sentence of 14 words; the limit is 12"

    def test_a_comment_silences_it(self) -> None:
        config = checker.Config(select=("readability",), sentence_words=12)
        text = f"<!-- subeditor: ignore readability/long-sentence -- a quotation -->\n\n{LONG}\n"
        assert check_text(text, path="a.md", config=config).findings == ()

    def test_a_grade_over_the_limit_is_one_finding_over_the_text(self) -> None:
        config = checker.Config(select=("readability",), grade=1)
        (finding,) = check_text(LONG * 10, config=config).findings
        assert (finding.rule, finding.scope) == ("readability/hard-to-read", "document")

    def test_a_grade_that_is_shown_as_the_limit_is_within_it(self) -> None:
        grade = stats_of(read(LONG * 10, "a.txt"), syllable_counter()).grade
        assert grade is not None
        for limit, found in ((round(grade, 1), 0), (round(grade, 1) - 0.1, 1)):
            config = checker.Config(select=("readability",), grade=limit)
            assert len(check_text(LONG * 10, config=config).findings) == found

    def test_some_files_have_a_limit_of_their_own(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "subeditor.toml").write_text(
            '[overrides."own.txt".readability]\nsentence-words = 12\n'
        )
        for name in ("own.txt", "other.txt"):
            (folder / name).write_text(LONG)
        assert main(["check", "--select", "readability", "--format", "json"]) == 1
        (finding,) = json.loads(capsys.readouterr().out)["findings"]
        assert (finding["path"], finding["rule"]) == ("own.txt", "readability/long-sentence")

    def test_a_baseline_knows_them(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "subeditor.toml").write_text("[readability]\nsentence-words = 12\ngrade = 1\n")
        (folder / "a.txt").write_text(LONG * 10)
        only = ["--select", "readability"]
        assert main(["check", *only]) == 1
        assert main(["baseline", *only]) == 0
        assert main(["check", *only]) == 0

    @pytest.mark.parametrize("where", ["", '[overrides."b/**"]\n'])
    def test_a_limit_for_the_grade_needs_the_extra_before_anything_is_checked(
        self,
        folder: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        where: str,
    ) -> None:
        monkeypatch.setitem(sys.modules, "textstat", None)
        (folder / "subeditor.toml").write_text(f"{where}readability.grade = 9\n")
        (folder / "a.txt").write_text("The goat , they said.")
        assert main(["check"]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert "pip install 'subeditor[report]'" in told.err

    def test_these_rules_alone_need_a_limit(self) -> None:
        with pytest.raises(checker.SubeditorError, match="need a limit"):
            check_text(LONG, config=checker.Config(select=("readability",)))

    def test_the_limits_are_read_from_the_configuration(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "subeditor.toml").write_text("[readability]\nsentence-words = 12\n")
        (folder / "a.txt").write_text(LONG)
        assert main(["check", "a.txt"]) == 1
        assert "readability/long-sentence" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("[readability]\ngrade = 0\n", "subeditor.toml:2: 'grade' is 0"),
            ("[readability]\ngrad = 9\n", "subeditor.toml:2: unknown key 'grad'"),
            ("readability = 9\n", "subeditor.toml:1: 'readability' is 9; expected a table"),
            ("[overrides.a.readability]\ngrade = 0\n", "subeditor.toml:2: 'grade' is 0"),
        ],
    )
    def test_a_wrong_limit_is_an_error_with_its_line(
        self, folder: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
    ) -> None:
        (folder / "subeditor.toml").write_text(text)
        (folder / "a.txt").write_text(LONG)
        assert main(["check", "a.txt"]) == 2
        assert message in capsys.readouterr().err
