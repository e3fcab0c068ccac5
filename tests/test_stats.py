"""`subeditor stats`: lengths, readability, and the limits that a house sets for them."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import checker
from checker.cli import main
from checker.readers import read
from checker.run import check_text
from checker.stats import stats_of, together

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


def test_figures_of_several_texts_add_up() -> None:
    texts = [stats_of(read(source, "a.txt"), one) for source in ("One two.", "Three. Four five.")]
    total = together("all", texts)
    assert (total.words, total.sentences, total.syllables) == (5, 3, 5)


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
    assert head.split()[:3] == ["words", "sentences", "paragraphs"]
    assert [line.split()[0] for line in lines] == ["a.txt", "b.txt", "all"]


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
            ("readability = 9\n", "subeditor.toml:1: "),
        ],
    )
    def test_a_wrong_limit_is_an_error_with_its_line(
        self, folder: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
    ) -> None:
        (folder / "subeditor.toml").write_text(text)
        (folder / "a.txt").write_text(LONG)
        assert main(["check", "a.txt"]) == 2
        assert message in capsys.readouterr().err
