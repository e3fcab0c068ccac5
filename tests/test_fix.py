"""Fixes: which are applied, when they come to rest, and how the file is written back."""

import codecs
import stat
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import RuleCrashError, UnwritableFileError
from checker.finding import Certainty, Finding, Fix, Severity
from checker.fix import apply_fixes, chosen_fixes, fix_until_stable, write_atomically

SOURCE = "the  quick brown  fox jumps over the lazy dog"


def finding(*fixes: Fix, rule: str = "zoo/fox") -> Finding:
    return Finding(
        path="zoo.txt",
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        offset=0,
        length=0,
        text="",
        source="",
        scope="text",
        rule=rule,
        severity=Severity.error,
        certainty=Certainty.certain,
        message="",
        its="",
        mqm="",
        fixes=fixes,
    )


def fix(offset: int, length: int, text: str = "", safe: bool = True) -> Fix:
    return Fix(offset, length, text, safe)


class TestChosen:
    def test_unsafe_fixes_wait_to_be_asked_for(self) -> None:
        findings = [finding(fix(0, 3)), finding(fix(5, 5, "slow", safe=False))]
        assert chosen_fixes(findings, unsafe=False) == [fix(0, 3)]
        assert chosen_fixes(findings, unsafe=True) == [fix(0, 3), fix(5, 5, "slow", safe=False)]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            pytest.param(fix(3, 5), fix(7, 4), id="overlapping"),
            pytest.param(fix(3, 9), fix(5, 2), id="inside"),
            pytest.param(fix(3, 4), fix(3, 6), id="same-start"),
            pytest.param(fix(3, 0, "a"), fix(3, 0, "b"), id="two-insertions-at-one-place"),
            pytest.param(fix(3, 0, "a"), fix(3, 4), id="insertion-before-a-replacement"),
            pytest.param(fix(3, 6), fix(5, 0, "a"), id="insertion-inside-a-replacement"),
        ],
    )
    def test_of_two_that_collide_the_first_is_taken(self, first: Fix, second: Fix) -> None:
        for findings in ([finding(first), finding(second)], [finding(second), finding(first)]):
            assert chosen_fixes(findings, unsafe=False) == [first]

    def test_neighbours_do_not_collide(self) -> None:
        fixes = [fix(3, 2, " "), fix(5, 5), fix(10, 0, "!")]
        assert chosen_fixes([finding(each) for each in fixes], unsafe=False) == fixes

    def test_same_fix_of_two_findings_is_applied_once(self) -> None:
        assert chosen_fixes([finding(fix(3, 2)), finding(fix(3, 2))], unsafe=False) == [fix(3, 2)]

    def test_fixes_of_a_finding_are_taken_together_or_not_at_all(self) -> None:
        pair = finding(fix(8, 1, "“"), fix(14, 1, "”"))
        assert chosen_fixes([pair], unsafe=False) == list(pair.fixes)
        assert chosen_fixes([pair, finding(fix(2, 7))], unsafe=False) == [fix(2, 7)]

    def test_finding_whose_own_fixes_overlap_is_left_out(self) -> None:
        assert chosen_fixes([finding(fix(3, 5), fix(4, 2))], unsafe=False) == []


@st.composite
def findings_with_fixes(draw: st.DrawFn) -> list[Finding]:
    def one() -> Fix:
        start = draw(st.integers(0, len(SOURCE)))
        length = draw(st.integers(0, len(SOURCE) - start))
        return fix(start, min(length, 6), draw(st.sampled_from(["", "x", "long text"])))

    return [
        finding(*(one() for _ in range(draw(st.integers(0, 3)))))
        for _ in range(draw(st.integers(0, 8)))
    ]


@given(findings_with_fixes())
def test_chosen_fixes_stand_in_order_and_apart(findings: list[Finding]) -> None:
    chosen = chosen_fixes(findings, unsafe=False)
    assert all(a.offset + a.length <= b.offset and a.offset < b.offset for a, b in pairwise(chosen))
    assert chosen == chosen_fixes(list(reversed(findings)), unsafe=False)


@given(findings_with_fixes())
def test_only_the_fixed_ranges_change(findings: list[Finding]) -> None:
    chosen = chosen_fixes(findings, unsafe=False)
    fixed = apply_fixes(SOURCE, chosen)
    moved = 0
    at = 0
    for each in chosen:
        assert fixed[at + moved : each.offset + moved] == SOURCE[at : each.offset]
        start = each.offset + moved
        assert fixed[start : start + len(each.text)] == each.text
        moved += len(each.text) - each.length
        at = each.offset + each.length
    assert fixed[at + moved :] == SOURCE[at:]


def double_spaces(text: str) -> list[Finding]:
    at = text.find("  ")
    return [finding(fix(at, 2, " "))] if at >= 0 else []


class TestUntilStable:
    @given(st.text("a \r\n", max_size=30))
    def test_result_offers_no_more_fixes_and_a_second_run_changes_nothing(self, text: str) -> None:
        fixed = fix_until_stable(text, double_spaces, unsafe=False)
        assert "  " not in fixed
        assert fix_until_stable(fixed, double_spaces, unsafe=False) == fixed
        assert fixed.count("\r") == text.count("\r")

    def test_fix_that_changes_nothing_ends_it(self) -> None:
        assert fix_until_stable("fox", lambda _: [finding(fix(0, 3, "fox"))], unsafe=False) == "fox"

    def test_fixes_that_undo_one_another_are_an_error_that_names_them(self) -> None:
        def check(text: str) -> list[Finding]:
            other, rule = ("b", "zoo/ape") if text == "a" else ("a", "zoo/bee")
            return [finding(fix(0, 1, other), rule=rule)]

        with pytest.raises(RuleCrashError, match=r"zoo/bee never come to an end; none was applied"):
            fix_until_stable("a", check, unsafe=False)

    def test_fix_that_grows_for_ever_is_an_error(self) -> None:
        with pytest.raises(RuleCrashError, match="zoo/fox"):
            fix_until_stable("a", lambda _: [finding(fix(0, 0, "a"))], unsafe=False)


class TestWriting:
    @pytest.mark.parametrize(
        ("encoding", "bom"),
        [
            ("utf-8", b""),
            ("utf-8", codecs.BOM_UTF8),
            ("utf-16-le", codecs.BOM_UTF16_LE),
            ("utf-16-be", codecs.BOM_UTF16_BE),
        ],
    )
    def test_encoding_mark_and_line_ends_stay(
        self, tmp_path: Path, encoding: str, bom: bytes
    ) -> None:
        path = tmp_path / "zoo.txt"
        text = "naïve 🦊\r\nfox\rdog\n\n"
        write_atomically(path, text, encoding, bom)
        assert path.read_bytes() == bom + text.encode(encoding)

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
    def test_mode_stays(self, tmp_path: Path, mode: int) -> None:
        path = tmp_path / "zoo.txt"
        path.write_text("fox")
        path.chmod(mode)
        write_atomically(path, "dog", "utf-8", b"")
        assert stat.S_IMODE(path.stat().st_mode) == mode
        assert path.read_text() == "dog"

    def test_link_stays_a_link(self, tmp_path: Path) -> None:
        target = tmp_path / "target.txt"
        target.write_text("fox")
        link = tmp_path / "link.txt"
        link.symlink_to(target)
        write_atomically(link, "dog", "utf-8", b"")
        assert link.is_symlink()
        assert target.read_text() == "dog"

    def test_nothing_else_is_left_in_the_folder(self, tmp_path: Path) -> None:
        write_atomically(tmp_path / "zoo.txt", "fox", "utf-8", b"")
        assert [entry.name for entry in tmp_path.iterdir()] == ["zoo.txt"]

    def test_failure_leaves_the_old_text_and_says_which_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "zoo.txt"
        path.write_text("fox")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        with pytest.raises(UnwritableFileError, match=r"zoo\.txt: cannot be written: No space"):
            write_atomically(path, "dog", "utf-8", b"")
        assert path.read_text() == "fox"
        assert [entry.name for entry in tmp_path.iterdir()] == ["zoo.txt"]

    def test_folder_that_does_not_exist_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(UnwritableFileError, match="cannot be written"):
            write_atomically(tmp_path / "none" / "zoo.txt", "fox", "utf-8", b"")
