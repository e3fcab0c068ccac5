"""LanguageTool itself as a second opinion: places in every format, one finding for what both see."""

import socket
import subprocess
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as WordDocument

import checker
from checker.backends.languagetool_state import Server
from checker.config import Config, LanguageToolSettings
from checker.rule import Rule, load_folder
from checker.rule_examples import Example, examples_of, problem_of
from checker.ruleset import RuleSet, shipped_folder
from checker.run import check_paths, check_text

ALL_RULES = RuleSet(load_folder(shipped_folder()))

CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{example.label}")
    for rule in ALL_RULES.rules
    if rule.match == "second_opinion"
    for example in examples_of(rule)
]


@pytest.fixture
def config(languagetool: Server) -> Config:
    """Our own server, found warm."""
    return Config(backends=("languagetool",))


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example_comes_out_as_the_rule_says(rule: Rule, example: Example, config: Config) -> None:
    assert problem_of(rule, example, ALL_RULES, config) is None


SENTENCE = "The old lighthouse is easily reach by a path along the cliff."

SOURCES = {
    "a.txt": f"Good morning.\n\n{SENTENCE}\n",
    "a.md": f"# Paths 😀\n\n> Walks:\n\n- A 😀 *fine* `path --all`. {SENTENCE.replace('easily', '**easily**')}\n",
    "a.html": f"<html><body><p>Salt &amp; pepper.</p><p>{SENTENCE.replace('easily', '<i>easily</i>')}</p></body></html>",
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_finding_stands_exactly_where_its_words_are(name: str, config: Config) -> None:
    source = SOURCES[name]
    found = [
        finding
        for finding in check_text(source, path=name, config=config).findings
        if finding.rule == "mechanics/languagetool-grammar"
    ]
    assert [source[f.offset : f.offset + f.length] for f in found] == ["reach"]
    line = source.splitlines()[found[0].line - 1]
    assert line[found[0].column - 1 :].startswith("reach")


def test_a_finding_in_a_word_document_names_its_paragraph(tmp_path: Path, config: Config) -> None:
    document = WordDocument()
    document.add_paragraph("Good morning.")
    document.add_paragraph(SENTENCE)
    document.save(str(tmp_path / "a.docx"))
    (finding,) = check_paths([tmp_path / "a.docx"], config).findings
    assert (finding.rule, finding.line, finding.text) == (
        "mechanics/languagetool-grammar",
        2,
        "reach",
    )


@pytest.mark.parametrize(
    ("text", "rule", "other"),
    [
        (
            "The museum bought an server for the tills.",
            "mechanics/an-before-consonant",
            "EN_A_VS_AN",
        ),
        (
            "The goat slept , and the dog barked.",
            "mechanics/space-before-comma",
            "COMMA_PARENTHESIS_WHITESPACE",
        ),
    ],
)
def test_what_both_find_is_one_finding_that_names_both(
    text: str, rule: str, other: str, config: Config
) -> None:
    (finding,) = check_text(text, config=config).findings
    assert finding.rule == rule
    assert f"(also: LanguageTool {other})" in finding.message


def test_a_rule_of_languagetool_that_is_not_wanted_is_not_run(config: Config) -> None:
    settings = LanguageToolSettings(disable=("BEEN_PART_AGREEMENT",))
    assert check_text(SENTENCE, config=config).findings
    assert not check_text(SENTENCE, config=replace(config, languagetool=settings)).findings


def test_a_comment_silences_a_second_opinion(config: Config) -> None:
    comment = "<!-- subeditor: ignore mechanics/languagetool-grammar -- as written on the sign -->"
    report = check_text(f"{comment}\n\n{SENTENCE}\n", path="a.md", config=config)
    assert report.findings == ()


def test_names_are_not_reported_as_misspelt(config: Config) -> None:
    text = "Dougal Macnab of Inchmahome met Ngozi Oyelaran in Ullapool, near Achiltibuie."
    assert check_text(text, config=config).findings == ()


def test_a_server_that_is_killed_during_a_run_costs_its_opinion_alone(
    languagetool: Server, tmp_path: Path
) -> None:
    """A server of this test's own: Java ends while the first text is with it."""
    from checker.backends.languagetool_folders import installations

    folder = list(installations().values())[-1]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    classes = ["-cp", str(folder / "languagetool-server.jar")]
    java = subprocess.Popen(
        ["java", "-Xmx700m", *classes, "org.languagetool.server.HTTPServer", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while True:
            with socket.socket() as tried:
                if not tried.connect_ex(("127.0.0.1", port)):
                    break
            assert java.poll() is None
            time.sleep(0.1)
        url = f"http://127.0.0.1:{port}"
        (tmp_path / "a.txt").write_text(
            "The goat slept , and the dog barked.\n\n" + (SENTENCE + " ") * 200
        )
        config = Config(
            backends=("languagetool",), languagetool=LanguageToolSettings(server=url, timeout=60)
        )
        threading.Timer(0.3, java.kill).start()
        report = check_paths([tmp_path], config)
    finally:
        java.kill()
        java.wait()
    assert report.findings == check_paths([tmp_path], Config()).findings != ()
    (error,) = report.errors
    assert url in error.message
    assert not checker.check_text("A goat.").errors
