"""The command as a user meets it: arguments, output and exit status."""

import contextlib
import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from house import CLEAN, ERROR, POSSIBLE, SUGGESTION, WARNING, Project

from checker import __version__


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


class TestCommandLine:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["article.txt"], "did you mean `subeditor check article.txt`?"),
            (["my article.txt"], "did you mean `subeditor check 'my article.txt'`?"),
            (["chek", "article.txt"], "did you mean `subeditor check`?"),
            (["--format", "json", "check", "a.txt"], "write `subeditor check --format json a.txt`"),
            (["--quiet", "a.txt"], "write `subeditor check --quiet a.txt`"),
            (["-"], "did you mean `subeditor check -`?"),
            (["check", "--formt", "json"], "unrecognized arguments: --formt"),
            (["check", "--form", "json"], "unrecognized arguments: --form"),
            (["check", "--format", "xml"], "invalid choice: 'xml'"),
            (["check", "--jobs", "0"], "'0' is not a whole number from 1"),
            (["check", "--jobs", "many"], "'many' is not a whole number from 1"),
            (["check", "--max-file-size", "huge"], "expected a size such as 20MB"),
            (["check", "--unsafe-fixes"], "--unsafe-fixes needs --fix or --diff"),
            (["check", "--stdin-filename", "a.txt", "b.txt"], "needs - as the only path"),
            (["check", "-", "a.txt"], "standard input (-) is checked alone"),
            (["check", "--diff", "--format", "json"], "cannot be had with --format"),
            (["check", "--prune"], "--prune needs a baseline"),
            (["check", "--prune", "--no-baseline"], "--prune needs the baseline"),
            (["check", "--select", "house,,mechanics"], "--select has an empty name"),
            (["check", "--select", "hous"], "unknown rule or family 'hous'; did you mean 'house'?"),
            (["check", "--ignore", "house/moreovr"], "did you mean 'house/moreover'?"),
            (["check", "--select", "house", "--ignore", "house"], "no rule is left to run"),
            (["check", "--exclude", "!"], "--exclude has a wrong glob"),
            (["check", "--config", "none.toml"], "none.toml: cannot be read"),
            (["explain"], "the following arguments are required: RULE"),
            (["explain", "house/moreovr"], "did you mean 'house/moreover'?"),
            (["rules"], "expected one of list, test, schema"),
            (["rules", "lst"], "expected one of list, test, schema"),
            (["rules", "list", "folder"], "takes no folder"),
        ],
    )
    def test_mistakes_are_told_with_a_remedy(
        self, project: Project, arguments: list[str], message: str
    ) -> None:
        result = project.run(*arguments)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith("subeditor: error: ")
        assert message in result.err

    def test_without_a_command_the_help_is_shown_as_an_error(self, project: Project) -> None:
        result = project.run()
        assert result.status == 2
        assert "usage: subeditor COMMAND" in result.err

    def test_options_may_stand_between_paths(self, project: Project) -> None:
        project.write("a.txt", CLEAN)
        project.write("b.txt", ERROR)
        result = project.run("check", "a.txt", "--quiet", "b.txt")
        assert (result.status, result.out.splitlines()) == (
            1,
            ["b.txt:1:11: error certain house/utilise 'utilise' is not our style"],
        )

    def test_version(self, project: Project) -> None:
        assert project.run("--version") == (0, f"subeditor {__version__}\n", "")

    @pytest.mark.parametrize("command", [[], ["check"], ["baseline"], ["explain"], ["rules"]])
    def test_help_goes_to_standard_output(self, project: Project, command: list[str]) -> None:
        result = project.run(*command, "--help")
        assert (result.status, result.err) == (0, "")
        assert "usage: subeditor" in result.out


class TestExitStatus:
    @pytest.mark.parametrize(
        ("text", "options", "status"),
        [
            (CLEAN, [], 0),
            (ERROR, [], 1),
            (WARNING, [], 1),
            (SUGGESTION, [], 0),
            (POSSIBLE, [], 0),
            (POSSIBLE, ["--certainty", "possible"], 1),
            (SUGGESTION, ["--fail-on", "suggestion"], 1),
            (WARNING, ["--fail-on", "error"], 0),
            (WARNING, ["--severity", "error"], 0),
            (WARNING, ["--certainty", "certain"], 0),
            (ERROR, ["--fail-on", "never"], 0),
            (ERROR, ["--ignore", "house/utilise"], 0),
            (ERROR, ["--select", "house/moreover"], 0),
            (ERROR, ["--select", "house/moreover,house/utilise"], 1),
            (ERROR, ["--select", "house/moreover", "--select", "house/utilise"], 1),
        ],
    )
    def test_findings_at_or_above_the_fail_level_give_1(
        self, project: Project, text: str, options: list[str], status: int
    ) -> None:
        project.write("a.txt", text)
        assert project.run("check", *options, "a.txt").status == status

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary.txt: is a binary file"),
            ("latin.txt", b"one\ncaf\xe9\n", "latin.txt:2: is not valid UTF-8"),
        ],
    )
    def test_errors_win_over_findings_and_lose_nothing(
        self, project: Project, name: str, content: bytes, message: str
    ) -> None:
        project.write("texts/good.txt", ERROR)
        project.write(f"texts/{name}", content)
        result = project.run("check", "texts")
        assert result.status == 2
        assert message in result.err
        assert "texts/good.txt:1:11: error certain house/utilise" in result.out
        assert "Not checked: 1 error" in result.out

    def test_file_over_the_size_limit_is_an_error(self, project: Project) -> None:
        project.write("long.txt", CLEAN * 40)
        project.write("short.txt", ERROR)
        result = project.run("check", "--max-file-size", "1 kB", "long.txt", "short.txt")
        assert result.status == 2
        assert "long.txt: is larger than 1,000 bytes" in result.err
        assert "short.txt:1:11:" in result.out

    @pytest.mark.parametrize(
        ("paths", "message"),
        [
            (["none.txt"], "none.txt: no such file or folder"),
            (["*.adoc"], "*.adoc: no file matches this pattern"),
            (["empty"], "empty: no text file in this folder"),
            (["loop.txt"], "loop.txt: cannot be read"),
        ],
    )
    def test_paths_that_lead_to_nothing_give_2(
        self, project: Project, paths: list[str], message: str
    ) -> None:
        (project.folder / "empty").mkdir()
        (project.folder / "loop.txt").symlink_to("loop.txt")
        project.write("a.txt", CLEAN)
        result = project.run("check", "a.txt", *paths)
        assert result.status == 2
        assert message in result.err
        assert "Nothing found in 13 words in 1 file." in result.out

    def test_our_excludes_are_noted_and_no_failure(self, project: Project) -> None:
        project.write("robots.txt", ERROR)
        project.write("drafts/a.txt", ERROR)
        result = project.run("check", "--exclude", "drafts", "robots.txt", "drafts/a.txt")
        assert result.status == 0
        assert "robots.txt: left out by the excludes" in result.err
        assert "drafts/a.txt: left out by the excludes" in result.err

    def test_broken_rule_file_is_told_with_its_line(self, project: Project) -> None:
        path = project.write("own/house/broken.yaml", "name: Broken\nmatch: phrase\nanny: [x]\n")
        result = project.run("check")
        assert result.status == 2
        assert f"{path}:3: unknown key 'anny'" in result.err

    def test_rule_that_backtracks_is_stopped_and_the_run_goes_on(self, project: Project) -> None:
        slow = (
            "name: Slow\nmatch: phrase\nany:\n  - pattern: '(a|aa)+$'\n    literals: aaaa\n"
            "severity: error\ncertainty: likely\nmessage: slow\nwhy: To be stopped.\nsource: own\n"
            "examples:\n  bad: ['⟦aaaa⟧']\n  good: [{text: b, because: no a}]\n"
        )
        project.write("own/house/slow.yaml", slow)
        project.write("a.txt", f"{ERROR}\nThe sheep by the gate said {'a' * 60}h.\n")
        project.write("b.txt", WARNING)
        result = project.run("check", "a.txt", "b.txt")
        assert result.status == 2
        assert "a.txt: rule house/slow stopped" in result.err
        assert "a.txt:1:11: error certain house/utilise" in result.out
        assert "b.txt:1:1: warning likely house/moreover" in result.out


class TestSurroundings:
    def test_closed_pipe_is_quiet(self, project: Project) -> None:
        project.write("a.txt", (ERROR + "\n") * 5000)
        done = subprocess.run(
            f"{sys.executable} -m checker check a.txt | head -1",
            shell=True,
            cwd=project.folder,
            env=project.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == "a.txt:1:11: error certain house/utilise 'utilise' is not our style\n"
        assert done.stderr == ""

    def test_output_that_cannot_be_written_is_an_error(self, project: Project) -> None:
        project.write("a.txt", CLEAN)
        done = subprocess.run(
            f"{sys.executable} -m checker check a.txt >&-",
            shell=True,
            cwd=project.folder,
            env=project.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr == (
            "subeditor: error: cannot write the report: standard output is closed\n"
        )

    def test_cache_folder_that_cannot_be_written_costs_nothing_but_time(
        self, project: Project
    ) -> None:
        project.write("a.txt", ERROR)
        project.write("no-folder", "a file stands where the cache folder would be")
        result = project.run("check", "a.txt", XDG_CACHE_HOME=str(project.folder / "no-folder"))
        assert result.status == 1
        assert result.err == ""

    @pytest.mark.parametrize("jobs", ["1", "2"])
    @pytest.mark.parametrize(
        ("number", "status", "message"),
        [(signal.SIGINT, 130, "subeditor: interrupted\n"), (signal.SIGTERM, -15, "")],
    )
    def test_signals_end_the_run_and_leave_no_process(
        self, project: Project, jobs: str, number: signal.Signals, status: int, message: str
    ) -> None:
        project.write("a.txt", CLEAN)
        reading, writing = os.pipe()
        run = subprocess.Popen(
            # as a shell's <(command): the run waits for text that never ends
            [
                sys.executable,
                "-m",
                "checker",
                "check",
                "a.txt",
                f"/dev/fd/{reading}",
                "--jobs",
                jobs,
            ],
            cwd=project.folder,
            env=project.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            pass_fds=[reading],
        )
        os.close(reading)
        os.write(writing, b"word " * 1000)
        # once the run has read it all, it waits for more
        while struct.unpack("i", fcntl.ioctl(writing, termios.FIONREAD, b"\0" * 4))[0]:
            time.sleep(0.01)
        time.sleep(0.3)
        run.send_signal(number)
        # ends when the last process that holds the outputs has ended
        out, err = run.communicate(timeout=30)
        os.close(writing)
        assert (run.returncode, out, err) == (status, "", message)


class TestTerminal:
    """What a person sees: the output goes to a pseudo-terminal."""

    def shown(self, project: Project, *arguments: str, **environment: str) -> str:
        master, slave = pty.openpty()
        run = subprocess.Popen(
            [sys.executable, "-m", "checker", *arguments],
            cwd=project.folder,
            env={**project.environment(), "TERM": "xterm-256color", **environment},
            stdout=slave,
            stderr=slave,
        )
        os.close(slave)
        pieces = []
        # the end of a terminal is told as an end of file or, on Linux, as an error
        with contextlib.suppress(OSError):
            while piece := os.read(master, 65536):
                pieces.append(piece)
        os.close(master)
        run.wait(timeout=30)
        return b"".join(pieces).decode()

    def test_findings_are_styled(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        output = self.shown(project, "check", "a.txt")
        assert "The cooks \x1b[1;7;31mutilise\x1b[0m the salt" in output

    @pytest.mark.parametrize(
        ("options", "environment"), [(["--no-color"], {}), ([], {"NO_COLOR": "1"})]
    )
    def test_colours_can_be_turned_off(
        self, project: Project, options: list[str], environment: dict[str, str]
    ) -> None:
        project.write("a.txt", ERROR)
        output = self.shown(project, "check", "a.txt", *options, **environment)
        assert "The cooks \x1b[1;7mutilise\x1b[0m the salt" in output

    def test_other_formats_are_never_styled(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        assert "\x1b" not in self.shown(project, "check", "a.txt", "--format", "json")

    @pytest.mark.parametrize(("options", "watched"), [([], True), (["--quiet"], False)])
    def test_long_run_shows_its_progress(
        self, project: Project, options: list[str], watched: bool
    ) -> None:
        for number in range(4):
            project.write(f"texts/{number}.txt", (CLEAN + "\n") * 15_000)
        assert ("Checking" in self.shown(project, "check", "texts", *options)) == watched

    def test_short_run_shows_none(self, project: Project) -> None:
        project.write("a.txt", CLEAN)
        project.write("b.txt", CLEAN)
        assert "Checking" not in self.shown(project, "check", ".")


class TestStandardInput:
    def test_is_read_as_plain_text_without_a_name(self, project: Project) -> None:
        result = project.run("check", "--quiet", "-", stdin=ERROR)
        assert (result.status, result.out.partition(" ")[0]) == (1, "<stdin>:1:11:")

    def test_is_told_and_read_as_the_file_it_is_named(self, project: Project) -> None:
        text = f"```\n{ERROR}```\n\n{WARNING}"
        result = project.run("check", "--quiet", "--stdin-filename", "a.md", "-", stdin=text)
        assert result.out.splitlines() == [
            "a.md:5:1: warning likely house/moreover 'Moreover' is not our style"
        ]

    def test_overrides_hold_for_its_name(self, project: Project) -> None:
        project.write(
            "subeditor.toml",
            'rules = ["own"]\nselect = ["house"]\n[overrides."letters/*"]\nignore = ["house"]\n',
        )
        options = ["check", "--stdin-filename", "letters/a.txt", "-"]
        assert project.run(*options, stdin=ERROR).status == 0

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"\x00\x01", "<stdin>: is a binary file"),
            (b"caf\xe9", "<stdin>:1: is not valid UTF-8"),
        ],
    )
    def test_that_is_no_text_is_an_error(self, project: Project, data: bytes, message: str) -> None:
        result = project.run("check", "-", stdin=data)
        assert result.status == 2
        assert message in result.err

    def test_over_the_size_limit_is_an_error(self, project: Project) -> None:
        result = project.run("check", "--max-file-size", "10", "-", stdin=CLEAN)
        assert result.status == 2
        assert "larger than 10 bytes" in result.err

    def test_fix_writes_the_text_and_reports_beside_it(self, project: Project) -> None:
        result = project.run("check", "--fix", "--quiet", "-", stdin=f"{ERROR}\n{WARNING}")
        assert result.out == f"{ERROR.replace('utilise', 'use')}\n{WARNING}"
        assert "<stdin>:3:1: warning likely house/moreover" in result.err


class TestCommands:
    def test_rules_list_has_a_line_for_each_rule(self, project: Project) -> None:
        lines = project.run("rules", "list").out.splitlines()
        assert [line.split() for line in lines if line.startswith("house/whilst")] == [
            ["house/whilst", "suggestion", "likely", "whilst", "for", "while"]
        ]
        assert any(line.startswith("suppression/unused ") for line in lines)
        assert any(line.startswith("furniture/") for line in lines)

    def test_rules_test_tells_examples_that_come_out_otherwise(self, project: Project) -> None:
        assert project.run("rules", "test", "own").status == 0
        path = project.folder / "own/house/moreover.yaml"
        path.write_text(path.read_text().replace("⟦Moreover⟧, it", "Moreover, ⟦it⟧"))
        result = project.run("rules", "test", "own")
        assert result.status == 1
        assert "own/house/moreover.yaml:10: house/moreover bad[0] not found: 'it'" in result.out
        assert "1 of 8 examples of 4 rules failed" in result.out

    def test_rules_test_takes_the_folders_of_the_configuration(self, project: Project) -> None:
        result = project.run("rules", "test")
        assert (result.status, result.out) == (0, "8 examples of 4 rules: all as they should be\n")

    def test_explain_tells_a_rule_with_examples_and_remedies(self, project: Project) -> None:
        result = project.run("explain", "house/whilst")
        assert result.status == 0
        for part in (
            "Severity: suggestion. Certainty: likely. --fix --unsafe-fixes mends it.",
            "The house has ruled it out.",
            "They sang ⟦whilst⟧ rowing.",
            "because: plain",
            "<!-- subeditor: ignore house/whilst -- why -->",
            'ignore = ["house/whilst"]',
        ):
            assert part in result.out
        assert max(map(len, result.out.splitlines())) <= 80

    def test_explain_lists_the_rules_of_a_family(self, project: Project) -> None:
        result = project.run("explain", "house")
        assert result.out.startswith("house: a family of 4 rules\n")
        assert "house/perhaps" in result.out

    def test_explain_knows_the_rules_about_suppressions(self, project: Project) -> None:
        assert (
            "Suppression that silences nothing" in project.run("explain", "suppression/unused").out
        )

    def test_show_config_prints_what_holds(self, project: Project) -> None:
        result = project.run("check", "--show-config", "--severity", "error", "--exclude", "old/")
        assert result.status == 0
        assert 'select = ["house", "suppression"]' in result.out
        assert 'severity = "error"' in result.out
        assert 'exclude = ["old/"]' in result.out
        assert "# from subeditor.toml" in result.out

    def test_timings_name_rules_on_standard_error(self, project: Project) -> None:
        project.write("a.txt", ERROR)
        result = project.run("check", "--timings", "a.txt")
        assert " ms  house/utilise" in result.err
        assert " ms  in all" in result.err


class TestPrecedence:
    """What the command line asks for wins over the file, also over its overrides."""

    def test_named_rule_runs_though_the_file_ignores_it(self, project: Project) -> None:
        project.write("subeditor.toml", 'rules = ["own"]\nignore = ["house/utilise"]\n')
        project.write("a.txt", ERROR)
        assert project.run("check", "--select", "house/utilise", "a.txt").status == 1

    def test_levels_win_over_overrides(self, project: Project) -> None:
        overrides = '[overrides."*.txt"]\ncertainty = "possible"\nseverity = "suggestion"\n'
        project.write("subeditor.toml", 'rules = ["own"]\nselect = ["house"]\n' + overrides)
        project.write("a.txt", f"{POSSIBLE}\n{SUGGESTION}")
        options = ["--certainty", "likely", "--severity", "warning", "--quiet"]
        assert project.run("check", *options, "a.txt").out == ""
