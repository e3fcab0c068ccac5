"""The summary claims what findings show, and nothing else."""

import pytest

from checker.finding import Certainty, Finding, Severity
from checker.report import FileInfo, Report
from checker.report_summary import summary


def found(rule: str, text: str, path: str = "a.txt", scope: str = "text", **more: int) -> Finding:
    return Finding(
        path=path,
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        offset=0,
        length=len(text),
        text=text,
        source=text,
        scope=scope,
        rule=rule,
        severity=Severity(more.get("severity", Severity.warning)),
        certainty=Certainty(more.get("certainty", Certainty.likely)),
        message=f"about {text}",
        its="",
        mqm="",
    )


def report(*findings: Finding, files: int = 1) -> Report:
    names = ["a.txt", "b.txt", "c.txt"][:files]
    return Report(findings=findings, files=tuple(FileInfo(name, 100, "line", 0) for name in names))


SPUN = [found("garbled/spun-court-docket", text) for text in ("one", "two", "three")]
WHOLE = found("garbled/spun-text", "one", scope="document", severity=Severity.error)
CHAT = found("residue/chat-closing", "hope this helps", severity=Severity.error)
SLIP = found("mechanics/space-before-comma", "a ,")
CHANGED = found("compare/negation", "not", severity=Severity.error)
COPIED = found("furniture/source-link", "Source link")


@pytest.mark.parametrize(
    ("findings", "answer", "evidence"),
    [
        ([], "Nothing found", ()),
        ([SLIP], "Nothing found that only a machine writes", ()),
        ([SLIP, COPIED], "Copied from a page; nothing found that only a machine writes", (1,)),
        ([SPUN[0]], "Single passages, too few to call it machine-made", (0,)),
        (SPUN[:2], "Single passages, too few to call it machine-made", (0, 1)),
        (SPUN, "There are signs of machine work", (0, 1, 2)),
        ([SLIP, WHOLE, *SPUN], "This reads as machine-made", (1,)),
        ([*SPUN, CHAT], "A language model’s own words stand in it", (3,)),
        ([*SPUN, CHANGED], "It does not say what its original says", (3,)),
    ],
)
def test_answer_rests_on_findings(
    findings: list[Finding], answer: str, evidence: tuple[int, ...]
) -> None:
    said = summary(report(*findings), 9, 400)
    assert (said.answer, said.evidence) == (answer, evidence)


def test_what_is_only_possible_is_no_evidence() -> None:
    hints = [found("garbled/word-order", t, certainty=Certainty.possible) for t in "abcd"]
    said = summary(report(*hints), 9, 400)
    assert said.answer == "Nothing found that only a machine writes"
    assert said.because.startswith("What was found are mere hints")
    assert said.signs == ()


def test_passages_of_several_files_are_not_added_up() -> None:
    spread = [found("garbled/spun-court-docket", p, p) for p in ("a.txt", "b.txt", "c.txt")]
    said = summary(report(*spread, files=3), 9, 400)
    assert said.answer.startswith("Single passages")
    assert "in 3 of 3 files" in said.because


def test_few_passages_in_a_long_text_are_no_sign() -> None:
    book = Report(findings=tuple(SPUN), files=(FileInfo("a.txt", 100_000, "line", 0),))
    assert summary(book, 9, 400).answer == "Single passages, too few to call it machine-made"


def test_silence_says_what_was_checked() -> None:
    said = summary(report(), 9, 400)
    assert "no proof that a person wrote the text" in said.because
    assert said.checked == "Checked: 100 words in 1 file, with 400 rules of 9 families."


def test_without_a_readable_file_nothing_is_claimed() -> None:
    assert summary(Report(), 9, 400).answer == "Nothing was checked"


def test_each_sign_is_named_with_its_findings() -> None:
    said = summary(report(SLIP, COPIED, *SPUN), 9, 400)
    assert [(sign.group.key, sign.findings, sign.evidence) for sign in said.signs] == [
        ("replaced", 3, (2, 3, 4)),
        ("copied", 1, (1,)),
        ("slips", 1, (0,)),
    ]


def test_ten_places_are_named_first_slips_after_what_tells_more() -> None:
    many = [
        found(f"mechanics/rule-{n}", f"t{n}", severity=Severity.error, certainty=Certainty.certain)
        for n in range(20)
    ]
    said = summary(report(*many, SPUN[0], WHOLE), 9, 400)
    assert len(said.first) == 10
    assert said.first[:2] == (21, 20)
