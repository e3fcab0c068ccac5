"""Names over many files: one decision, whatever the order and number of processes."""

from pathlib import Path

import pytest

from checker import check_paths
from checker.config import Config
from checker.finding import Certainty, Finding

ONE = "The baker Stephen Marlow rose at three. Nobody in the street heard Stephen Marlow sing.\n"
TWO = "At noon Captain Steven Marlow slept. The harbour was shut, and the boats lay in the mud.\n"
THREE = "Trains to Kyiv were late. In Kyiv it snowed, and the trams stood still until noon.\n"
FOUR = "The road to Kiev was shut. Nobody knew when the snow would end or who would clear it.\n"


@pytest.fixture
def chapters(tmp_path: Path) -> Path:
    for name, text in {"1.txt": ONE, "2.txt": TWO, "3.txt": THREE, "4.txt": FOUR}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def names(folder: Path, paths: list[str] | None = None, **config: object) -> list[Finding]:
    settings = Config(root=str(folder), select=("names",), **config)  # type: ignore[arg-type]
    report = check_paths([folder / path for path in paths or ["."]], settings)
    assert report.errors == ()
    return list(report.findings)


def test_without_the_pass_each_file_is_clean(chapters: Path) -> None:
    assert names(chapters) == []


def test_the_form_used_less_over_all_files_is_reported_once(chapters: Path) -> None:
    found = names(chapters, corpus=True)
    assert [(Path(f.path).name, f.rule, f.line, f.column, f.text) for f in found] == [
        ("2.txt", "names/given-name-variant", 1, 17, "Steven"),
        ("4.txt", "names/known-forms", 1, 13, "Kiev"),
    ]


def test_every_other_place_is_related_with_its_file(chapters: Path) -> None:
    (finding, _) = names(chapters, corpus=True)
    assert [(p.role, Path(p.path).name, p.line, p.column, p.text) for p in finding.related] == [
        ("other", "1.txt", 1, 11, "Stephen"),
        ("other", "1.txt", 1, 68, "Stephen"),
    ]


def test_in_a_tie_the_later_file_yields(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FOUR, encoding="utf-8")
    (tmp_path / "b.txt").write_text(THREE.replace("In Kyiv it", "It"), encoding="utf-8")
    (finding,) = names(tmp_path, corpus=True)
    assert (Path(finding.path).name, finding.text, finding.fixes) == ("b.txt", "Kyiv", ())


@pytest.mark.parametrize("jobs", [1, 2, 4])
@pytest.mark.parametrize(
    "order", [["1.txt", "2.txt", "3.txt", "4.txt"], ["4.txt", "2.txt", "3.txt", "1.txt"]]
)
def test_neither_order_nor_processes_change_the_outcome(
    chapters: Path, order: list[str], jobs: int
) -> None:
    assert names(chapters, order, corpus=True, jobs=jobs) == names(chapters, corpus=True, jobs=1)


def test_a_place_that_is_suppressed_gives_no_finding(chapters: Path) -> None:
    comment = "# subeditor: ignore names/given-name-variant -- his own spelling\n\n"
    (chapters / "2.txt").write_text(comment + TWO, encoding="utf-8")
    assert [finding.text for finding in names(chapters, corpus=True)] == ["Kiev"]


def test_the_suppression_that_silenced_it_is_a_used_one(chapters: Path) -> None:
    comment = "# subeditor: ignore names/given-name-variant -- his own spelling\n\n"
    (chapters / "2.txt").write_text(comment + TWO, encoding="utf-8")
    report = check_paths([chapters], Config(root=str(chapters), corpus=True))
    assert [f.rule for f in report.findings] == ["names/known-forms"]


def test_findings_have_excerpts_and_fingerprints(chapters: Path) -> None:
    report = check_paths([chapters], Config(root=str(chapters), corpus=True))
    for finding in report.findings:
        assert len(finding.fingerprint) == 16
        assert report.excerpts[finding.fingerprint].marked == finding.text


def test_a_single_file_is_decided_about_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE + "\n" + TWO, encoding="utf-8")
    (finding,) = names(tmp_path, corpus=True)
    assert finding.certainty == Certainty.likely
    assert [fix.text for fix in finding.fixes] == ["Stephen"]


def test_different_people_of_one_surname_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mr Daniel Reiser sang. Mr Reiser left.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Mr Rieser danced, and the street watched.\n", encoding="utf-8")
    assert names(tmp_path, corpus=True) == []


def test_a_finding_that_yields_to_another_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They saw Erdoğan. The boat of Erdoğan sank.\n", "utf-8")
    (tmp_path / "b.txt").write_text("Erdoğan came by boat. Nobody saw Erdogan leave.\n", "utf-8")
    found = names(tmp_path, corpus=True)
    assert [(finding.rule, finding.text) for finding in found] == [("names/known-forms", "Erdogan")]


def test_what_one_file_says_of_its_own_people_is_found_in_the_pass_too(tmp_path: Path) -> None:
    text = (
        "Jonas Brill-Hagen sang. Later Mr Hagen slept. Sir Hugh Tarnbeck left. Sir Tarnbeck ate.\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "b.txt").write_text("Mr Hagen sang. Sir Tarnbeck slept.\n", "utf-8")
    found = names(tmp_path, corpus=True)
    assert [(Path(f.path).name, f.rule) for f in found] == [
        ("a.txt", "names/half-surname"),
        ("a.txt", "names/sir-with-surname"),
    ]
