"""Drawing findings to read: the same lines for the same seed, all of them if there are few."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import draw_findings

TEXT = "The ferry left at noon , and the the bridge was shut .\n\nIt was late , very late ."


def test_a_draw_is_the_same_for_the_same_seed_and_keeps_the_order() -> None:
    lines = [str(number) for number in range(100)]
    drawn = draw_findings.draw(lines, 10, 7)
    assert drawn == draw_findings.draw(lines, 10, 7)
    assert len(set(drawn)) == 10
    assert drawn == sorted(drawn, key=int)
    assert draw_findings.draw(lines[:5], 10, 7) == lines[:5]


def test_each_finding_is_shown_with_its_place_and_context(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert draw_findings.main([str(path), "--paragraphs"]) == 0
    shown = capsys.readouterr().out
    assert "text.txt:1:19  mechanics/space-before-comma  'noon ,'" in shown
    assert "The ferry left at ⟦noon ,⟧ and the" in shown
    assert "text.txt:3:8  mechanics/space-before-comma  'late ,'" in shown


def test_a_text_that_cannot_be_read_ends_with_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draw_findings.main([str(tmp_path / "none.txt")]) == 2
    assert "none.txt" in capsys.readouterr().err
