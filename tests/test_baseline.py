"""The baseline: what it hides, what it reports, and how it reads in review."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.baseline import Baseline, Entry, load, prune, write
from checker.errors import ConfigError
from checker.finding import Certainty, Finding, Severity

RULES = frozenset({"sea/gull", "sea/tern"})


def finding(
    text: str, line: int = 1, rule: str = "sea/gull", path: str = "docs/coast.md"
) -> Finding:
    return Finding(
        path=path,
        line=line,
        column=1,
        end_line=line,
        end_column=1 + len(text),
        offset=line * 100,
        length=len(text),
        text=text,
        source=text,
        scope="text",
        rule=rule,
        severity=Severity.warning,
        certainty=Certainty.likely,
        message="",
        its="",
        mqm="",
    )


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the baseline of a project stands; the working folder is the project."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / ".subeditor-baseline"


class TestWriting:
    def test_one_entry_a_line_in_a_stable_order(self, path: Path) -> None:
        findings = [
            finding("the the", 9),
            finding("the the", 2),
            finding("p.c", 3, rule="sea/tern"),
            finding("zig", 1, path="a.txt"),
        ]
        write(path, findings)
        lines = path.read_text().splitlines()
        assert [line for line in lines if not line.startswith("#")] == [
            'sea/gull\ta.txt\t1\t"zig"',
            'sea/gull\tdocs/coast.md\t2\t"the the"',
            'sea/tern\tdocs/coast.md\t1\t"p.c"',
        ]
        assert lines[0].startswith("# Subeditor baseline")
        write(path, reversed(findings))
        assert path.read_text().splitlines() == lines

    @pytest.mark.parametrize(
        ("text", "quote"),
        [
            ("two\n  lines", '"two lines"'),
            ('a "b" \\c', r'"a \"b\" \\c"'),
            ("naïve “quote” 🦊", '"naïve “quote” 🦊"'),
            ("zero\u200bwidth", r'"zero\u200bwidth"'),
            ("no\u2028break\U000e0001", r'"no break\udb40\udc01"'),
            ("", '""'),
        ],
    )
    def test_quote_is_readable_and_on_one_line(self, path: Path, text: str, quote: str) -> None:
        write(path, [finding(text)])
        assert path.read_text("utf-8").splitlines()[-1].split("\t")[3] == quote
        assert load(path).filter([finding(text)]) == ([], [])

    @given(
        st.lists(
            st.tuples(st.text(max_size=8), st.sampled_from(["a.md", "#b.md", 'c"\t.md', '"d.md']))
        )
    )
    def test_what_was_written_is_known_when_read(
        self, tmp_path_factory: pytest.TempPathFactory, quotes: list[tuple[str, str]]
    ) -> None:
        path = tmp_path_factory.getbasetemp() / "baseline-round-trip"
        findings = [finding(text, path=str(path.parent / name)) for text, name in quotes]
        write(path, findings)
        assert load(path).filter(findings) == ([], [])


class TestFilter:
    def baseline(self, path: Path, *findings: Finding) -> Baseline:
        write(path, findings)
        return load(path)

    def test_known_findings_are_left_out_wherever_they_stand_now(self, path: Path) -> None:
        baseline = self.baseline(path, finding("the the", 2), finding("of of", 9))
        assert baseline.filter([finding("the the", 70), finding("of  of", 90)]) == ([], [])

    def test_new_findings_are_kept(self, path: Path) -> None:
        baseline = self.baseline(path, finding("the the"))
        others = [
            finding("of of", 2),
            finding("The the", 3),
            finding("the the", 4, rule="sea/tern"),
            finding("the the", 5, path="docs/other.md"),
        ]
        assert baseline.filter([finding("the the"), *others]) == (others, [])

    def test_more_occurrences_than_counted_are_reported_the_last_ones(self, path: Path) -> None:
        baseline = self.baseline(path, finding("the the", 1), finding("the the", 2))
        found = [finding("the the", line) for line in (1, 2, 3, 4)]
        assert baseline.filter(found) == (found[2:], [])

    def test_entry_that_is_partly_used_is_stale_for_the_rest(self, path: Path) -> None:
        baseline = self.baseline(path, *[finding("the the", line) for line in (1, 2, 3)])
        kept, stale = baseline.filter([finding("the the", 8)])
        assert (kept, stale) == ([], [Entry("docs/coast.md", "sea/gull", "the the", 2)])

    @pytest.mark.parametrize(
        ("checked", "is_stale"),
        [
            (None, True),
            ({"docs/coast.md": RULES}, True),
            ({"docs/coast.md": RULES - {"sea/gull"}}, False),
            ({"docs/other.md": RULES}, False),
            ({}, False),
        ],
    )
    def test_entry_is_stale_only_where_its_rule_ran(
        self, path: Path, checked: dict[str, frozenset[str]] | None, is_stale: bool
    ) -> None:
        (path.parent / "docs").mkdir()
        (path.parent / "docs" / "coast.md").write_text("Mended.\n")
        baseline = self.baseline(path, finding("the the"))
        assert baseline.filter([], checked)[1] == (list(baseline.entries) if is_stale else [])

    def test_entry_of_a_file_that_is_gone_is_stale(self, path: Path) -> None:
        baseline = self.baseline(path, finding("the the"))
        assert baseline.filter([], {"docs/other.md": RULES})[1] == list(baseline.entries)

    def test_paths_are_read_from_the_folder_of_the_baseline(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.baseline(path, finding("the the"))
        (path.parent / "docs").mkdir()
        monkeypatch.chdir(path.parent / "docs")
        baseline = load(Path("../.subeditor-baseline"))
        here = finding("the the", path="coast.md")
        absolute = finding("the the", path=str(path.parent / "docs" / "coast.md"))
        assert baseline.filter([here]) == ([], [])
        assert baseline.filter([absolute], {absolute.path: RULES}) == ([], [])


class TestPrune:
    def test_takes_out_what_is_stale_and_nothing_else(self, path: Path) -> None:
        gone, half, whole = "gone", "half", "whole"
        write(path, [finding(text, line) for text in (gone, half, whole) for line in (1, 2)])
        here = [finding(half), finding(whole, 1), finding(whole, 2)]
        prune(path, load(path).filter(here)[1])
        assert [(entry.quote, entry.count) for entry in load(path).entries] == [
            ("half", 1),
            ("whole", 2),
        ]
        assert load(path).filter(here) == ([], [])

    def test_without_stale_entries_leaves_the_same_bytes(self, path: Path) -> None:
        write(path, [finding("b"), finding("a")])
        before = path.read_bytes()
        prune(path, [])
        assert path.read_bytes() == before


class TestBrokenFile:
    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ('sea/gull docs/coast.md 1 "x"', "has 1 fields; expected rule, path, count and quote"),
            ('sea/gull\tdocs/coast.md\t1\t"x"\tmore', "has 5 fields"),
            ('sea/gull\tdocs/coast.md\t0\t"x"', "the count is '0'"),
            ('sea/gull\tdocs/coast.md\tmany\t"x"', "the count is 'many'"),
            ("sea/gull\tdocs/coast.md\t1\tx", "the quote is x; expected a text"),
            ("sea/gull\tdocs/coast.md\t1\t3", "the quote is 3; expected a text"),
            ('sea/gull\t"docs\t1\t"x"', "the path is"),
            ('sea/gull\ta.md\t1\t"x"', "the same entry stands above"),
        ],
    )
    def test_is_an_error_with_its_line(self, path: Path, line: str, said: str) -> None:
        path.write_text(f'# comment\n\nsea/gull\ta.md\t2\t"x"\n{line}\n')
        with pytest.raises(ConfigError) as error:
            load(path)
        assert str(error.value).startswith(f"{path}:4: ")
        assert said in str(error.value)

    @pytest.mark.parametrize("content", [None, b"\xff\xfe"])
    def test_unreadable_file_is_an_error(self, path: Path, content: bytes | None) -> None:
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(ConfigError, match=r"\.subeditor-baseline: "):
            load(path)

    def test_line_ends_of_another_system_are_read(self, path: Path) -> None:
        path.write_bytes(b'# comment\r\nsea/gull\ta.md\t1\t"x"\r\n')
        assert load(path).entries == (Entry("a.md", "sea/gull", "x", 1),)
