"""A run over files: order of the stages, processes, paths, fixes."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from house import CLEAN, CONFIG, ERROR, POSSIBLE, SUGGESTION, WARNING, Project

import checker
from checker import Certainty, Config, Report, Severity, check_paths, check_text
from checker.baseline import write
from checker.document import Document
from checker.errors import ConfigError, UnwritableFileError, UsageError
from checker.readers import read
from checker.run import check_walk, configuration, process_count
from checker.single import Mode, check_file
from checker.walk import SourceFile, walk

IGNORED = "<!-- subeditor: ignore house -- quoted -->\n\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


class TestCheckText:
    def test_reads_the_text_as_the_format_of_its_path(self, project: Project) -> None:
        config = configuration(["."])
        text = f"```\n{ERROR}```\n"
        assert rules(check_text(text, path="a.md", config=config)) == []
        assert rules(check_text(text, path="a.txt", config=config)) == ["house/utilise"]

    def test_applies_suppressions_and_levels(self, project: Project) -> None:
        config = configuration(["."])
        report = check_text(f"{WARNING}\n{POSSIBLE}\n{IGNORED}{ERROR}", path="a.md", config=config)
        assert rules(report) == ["house/moreover"]
        assert report.hidden == 1

    def test_needs_no_configuration_and_no_file(self, project: Project) -> None:
        project.write(".subeditor-ignore.toml", "this is no TOML")
        assert check_text(CLEAN).findings == ()

    def test_unknown_rule_is_an_error(self) -> None:
        with pytest.raises(UsageError, match="unknown rule or family 'furnitur'"):
            check_text(CLEAN, config=Config(select=("furnitur",)))


class TestCheckPaths:
    def test_finds_the_configuration_of_the_first_path(self, project: Project) -> None:
        project.write("texts/a.txt", ERROR)
        report = check_paths([Path("texts")])
        assert [(f.path, f.rule) for f in report.findings] == [("texts/a.txt", "house/utilise")]
        assert [(file.path, file.words) for file in report.files] == [("texts/a.txt", 13)]

    def test_reports_what_cannot_be_read_and_checks_the_rest(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        project.write("b.txt", b"\x00")
        report = check_paths(["b.txt", "c.txt", "a.txt"])
        assert rules(report) == ["house/utilise"]
        assert [error.path for error in report.errors] == ["c.txt", "b.txt"]

    def test_unknown_rule_of_an_override_is_an_error_before_the_run(self, project: Project) -> None:
        project.write("subeditor.toml", CONFIG + '[overrides."x/*"]\nignore = ["hose"]\n')
        with pytest.raises(ConfigError, match=r"^subeditor\.toml:4: unknown rule or family 'hose'"):
            check_paths(["."])

    def test_is_offered_by_the_package(self) -> None:
        assert checker.check_paths is check_paths
        assert {"check_paths", "check_text", "Finding", "Report", "Rule"} <= set(dir(checker))


class TestOverrides:
    @pytest.fixture
    def texts(self, project: Project) -> Project:
        for name in ("letters/a.txt", "letters/old/b.txt", "c.txt"):
            project.write(name, f"{ERROR}\n{WARNING}\n{SUGGESTION}\n{POSSIBLE}")
        return project

    @pytest.mark.parametrize(
        ("table", "expected"),
        [
            ('ignore = ["house/utilise"]', ["house/moreover", "house/whilst"]),
            ('select = ["house/whilst"]', ["house/whilst"]),
            ('severity = "warning"', ["house/utilise", "house/moreover"]),
            ('certainty = "certain"', ["house/utilise"]),
            (
                'certainty = "possible"',
                ["house/utilise", "house/moreover", "house/whilst", "house/perhaps"],
            ),
        ],
    )
    def test_hold_for_the_files_of_their_globs(
        self, texts: Project, table: str, expected: list[str]
    ) -> None:
        texts.write("subeditor.toml", CONFIG + f'[overrides."letters/**"]\n{table}\n')
        report = check_paths(["."])
        by_path = {
            path: [finding.rule for finding in report.findings if finding.path == path]
            for path in ("letters/a.txt", "letters/old/b.txt", "c.txt")
        }
        assert by_path == {
            "letters/a.txt": expected,
            "letters/old/b.txt": expected,
            "c.txt": ["house/utilise", "house/moreover", "house/whilst"],
        }

    def test_later_ones_win(self, texts: Project) -> None:
        tables = (
            '[overrides."letters/**"]\nseverity = "error"\n'
            '[overrides."letters/old/**"]\nseverity = "warning"\n'
        )
        texts.write("subeditor.toml", CONFIG + tables)
        report = check_paths(["letters"])
        assert [(finding.path, finding.rule) for finding in report.findings] == [
            ("letters/a.txt", "house/utilise"),
            ("letters/old/b.txt", "house/utilise"),
            ("letters/old/b.txt", "house/moreover"),
        ]


class TestProcesses:
    def test_any_number_gives_the_same_report(self, project: Project) -> None:
        for number in range(30):
            text = (CLEAN, ERROR, WARNING, POSSIBLE)[number % 4]
            project.write(f"texts/{number % 3}/{number}.txt", f"{text}\n{text}" * (number % 5))
        project.write("texts/broken.txt", b"\xff")
        config = configuration(["."])
        reports = [
            check_walk(walk(["texts", "none"], config), replace(config, jobs=jobs), Mode())
            for jobs in (1, 2, 3, 7, 100)
        ]
        assert len(reports[0].findings) > 20
        assert all(report == reports[0] for report in reports)

    def test_process_that_is_killed_costs_its_files_only_an_error(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project.write("texts/a.txt", CLEAN)
        project.write("texts/b.txt", CLEAN)

        def die(*_: object) -> None:
            os._exit(9)

        monkeypatch.setattr("checker.processes.check_file", die)
        config = replace(configuration(["."]), jobs=2)
        report = check_walk(walk(["texts"], config), config, Mode())
        assert [error.path for error in report.errors] == ["texts/a.txt", "texts/b.txt"]
        assert "was killed" in report.errors[0].message

    @pytest.mark.parametrize(
        ("sizes", "jobs", "expected"),
        [
            ([10_000_000], 0, 1),
            ([10_000_000], 8, 1),
            ([1_000] * 100, 0, 1),
            ([1_000] * 100, 4, 4),
            ([1_000] * 3, 8, 3),
            ([], 4, 1),
        ],
    )
    def test_are_used_only_where_they_are_worth_it(
        self, sizes: list[int], jobs: int, expected: int
    ) -> None:
        files = [SourceFile(f"{n}", f"{n}", f"{n}", size) for n, size in enumerate(sizes)]
        assert process_count(files, jobs) == expected


class TestSuppressions:
    def test_come_before_the_levels(self, project: Project) -> None:
        project.write("a.md", f"{IGNORED}{POSSIBLE}")
        assert rules(check_paths(["a.md"])) == []

    def test_that_are_unused_are_findings(self, project: Project) -> None:
        project.write("a.md", f"{IGNORED}{CLEAN}")
        assert rules(check_paths(["a.md"])) == ["suppression/unused"]

    @pytest.mark.parametrize(
        "selection",
        ['ignore = ["suppression"]', 'ignore = ["suppression/unused"]', 'select = ["house"]'],
    )
    def test_findings_about_them_can_be_left_out(self, project: Project, selection: str) -> None:
        config = CONFIG if "ignore" in selection else 'rules = ["own"]\n'
        project.write("subeditor.toml", f"{config}{selection}\n")
        project.write("a.md", f"{IGNORED}{CLEAN}")
        report = check_paths(["a.md"])
        assert (rules(report), report.hidden) == ([], 0)

    def test_are_not_called_unused_where_a_rule_failed(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_: object) -> list[object]:
            raise RuntimeError("out of luck")

        monkeypatch.setattr("checker.matchers.phrase.find", fail)
        project.write("a.md", f"{IGNORED}{ERROR}")
        report = check_paths(["a.md"])
        assert rules(report) == []
        assert "rule house/utilise failed: RuntimeError: out of luck" in report.errors[0].message

    @pytest.fixture
    def sidecar(self, project: Project) -> Callable[[str, str], None]:
        def make(path: str, text: str) -> None:
            project.write(
                ".subeditor-ignore.toml",
                f'[[ignore]]\nrule = "house"\npath = "{path}"\ntext = "{text}"\nreason = "so"\n',
            )

        return make

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_of_the_project_file_hold(
        self, project: Project, sidecar: Callable[[str, str], None], jobs: int
    ) -> None:
        project.write("texts/a.txt", ERROR)
        project.write("texts/b.txt", ERROR)
        sidecar("texts/a.txt", "cooks utilise the salt")
        report = check_paths(["texts"], replace(configuration(["."]), jobs=jobs))
        assert [(f.path, f.rule) for f in report.findings] == [("texts/b.txt", "house/utilise")]

    def test_of_the_project_file_hold_in_any_folder(
        self,
        project: Project,
        sidecar: Callable[[str, str], None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        project.write("texts/a.txt", ERROR)
        sidecar("texts/a.txt", "cooks utilise the salt")
        monkeypatch.chdir(project.folder / "texts")
        assert rules(check_paths(["."])) == []

    def test_of_the_project_file_that_are_unused_are_findings_there(
        self, project: Project, sidecar: Callable[[str, str], None]
    ) -> None:
        project.write("a.txt", CLEAN)
        sidecar("a.txt", "ferry")
        findings = check_paths(["a.txt"]).findings
        assert [(finding.path, finding.line, finding.rule) for finding in findings] == [
            (".subeditor-ignore.toml", 2, "suppression/unused")
        ]


class TestBaseline:
    @pytest.fixture
    def known(self, project: Project) -> Config:
        """A project whose findings of today are known, hidden ones included."""
        project.write("a.txt", f"{ERROR}\n{POSSIBLE}")
        project.write("b.txt", WARNING)
        config = configuration(["."])
        every = replace(config, certainty=Certainty.possible)
        write(project.folder / ".subeditor-baseline", check_paths(["."], every).findings)
        return configuration(["."])

    def test_in_the_root_is_used_unasked(self, project: Project, known: Config) -> None:
        report = check_paths(["."])
        assert (report.findings, report.baselined) == ((), 3)

    def test_lets_new_findings_through(self, project: Project, known: Config) -> None:
        project.write("a.txt", f"{WARNING}\n{ERROR}\n{POSSIBLE}")
        assert rules(check_paths(["."])) == ["house/moreover"]

    def test_entry_of_a_hidden_finding_is_not_stale(self, project: Project, known: Config) -> None:
        assert check_paths(["."]).stale == ()

    def test_entry_whose_text_is_gone_is_stale(self, project: Project, known: Config) -> None:
        project.write("b.txt", CLEAN)
        assert [entry.rule for entry in check_paths(["."]).stale] == ["house/moreover"]

    @pytest.mark.parametrize(
        ("paths", "select"),
        [(["a.txt"], ()), (["."], ("house/utilise",))],
        ids=["other file", "other rule"],
    )
    def test_entry_that_was_not_looked_for_is_not_stale(
        self, project: Project, known: Config, paths: list[str], select: tuple[str, ...]
    ) -> None:
        project.write("b.txt", CLEAN)
        config = replace(known, select=select) if select else known
        assert check_paths(paths, config).stale == ()

    def test_holds_in_any_folder(
        self, project: Project, known: Config, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (project.folder / "deep").mkdir()
        monkeypatch.chdir(project.folder / "deep")
        report = check_paths([".."])
        assert (report.findings, report.baselined, report.stale) == ((), 3, ())


class TestPlaces:
    def test_fingerprints_do_not_depend_on_where_the_command_stands(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project.write("texts/a.txt", ERROR)
        (here,) = check_paths(["texts/a.txt"]).findings
        monkeypatch.chdir(project.folder / "texts")
        (there,) = check_paths(["a.txt"]).findings
        assert (here.path, there.path) == ("texts/a.txt", "a.txt")
        assert here.fingerprint == there.fingerprint

    def test_excerpt_is_the_line_around_the_finding(self, project: Project) -> None:
        project.write("a.txt", f"{CLEAN}\n{'and on ' * 40}{ERROR.strip()}{' and on' * 40}\n")
        report = check_paths(["a.txt"])
        excerpt = report.excerpts[report.findings[0].fingerprint]
        assert excerpt.marked == "utilise"
        assert excerpt.before.startswith("…")
        assert excerpt.before.endswith("and on The cooks ")
        assert excerpt.after.startswith(" the salt that the island")
        assert excerpt.after.endswith("…")

    def test_no_findings_are_shown_below_the_levels(self, project: Project) -> None:
        project.write("a.txt", f"{ERROR}\n{SUGGESTION}\n{POSSIBLE}")
        config = replace(configuration(["."]), severity=Severity.warning)
        assert rules(check_paths(["a.txt"], config)) == ["house/utilise"]


def test_one_file_that_trips_us_does_not_cost_the_others(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("checker.single.read", fail)
    path = project.write("a.txt", CLEAN)
    outcome = check_file(SourceFile(str(path), "a.txt", "a.txt", 1), Config(), Mode())
    assert [error.message for error in outcome.errors] == [
        "a.txt: internal error, please report it: RecursionError: too deep"
    ]


class TestFilesThatCannotBeMended:
    """The findings of the text as it is are reported beside the error."""

    def mended(self, path: Path) -> Report:
        config = configuration(["."])
        return check_walk(walk([str(path)], config), config, Mode(fix=True, write=True))

    def test_that_cannot_be_written(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: Path, *_: object) -> None:
            raise UnwritableFileError(f"{path}: is read-only; make it writable first")

        monkeypatch.setattr("checker.fix.write_atomically", refuse)
        report = self.mended(project.write("a.txt", ERROR))
        assert rules(report) == ["house/utilise"]
        assert "is read-only" in report.errors[0].message
        assert (report.fixed, project.read("a.txt")) == (0, ERROR)

    def test_that_changed_meanwhile(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = project.write("a.txt", ERROR)

        def read_and_change(source: str, shown: str) -> Document:
            path.write_text(WARNING)
            return read(source, shown)

        monkeypatch.setattr("checker.single.read", read_and_change)
        report = self.mended(path)
        assert "a.txt: changed while it was checked" in report.errors[0].message
        assert project.read("a.txt") == WARNING

    @pytest.mark.usefixtures("project")
    def test_that_are_no_files(self) -> None:
        reading, writing = os.pipe()
        os.write(writing, ERROR.encode())
        os.close(writing)
        report = self.mended(Path(f"/dev/fd/{reading}"))
        os.close(reading)
        assert rules(report) == ["house/utilise"]
        assert "is no regular file and cannot be mended" in report.errors[0].message
