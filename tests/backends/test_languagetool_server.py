"""The LanguageTool server of ours: started once, kept warm, ended; nothing is left behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from get_languagetool import CACHE
from house import CHECKOUT, Project
from languagetool import end_processes, needed, processes

from checker.backends.languagetool_client import check
from checker.backends.languagetool_folders import JAR
from checker.backends.languagetool_server import (
    Server,
    ServerSettings,
    ensure_server,
    running_server,
    stop_server,
)
from checker.backends.languagetool_state import supervised
from checker.errors import BackendError


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A state folder in which nothing was ever started."""
    folder = tmp_path / "state"
    monkeypatch.setenv("SUBEDITOR_STATE", str(folder))
    yield folder
    end_processes(folder)


@pytest.fixture
def real(state: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder for the real LanguageTool."""
    needed()
    monkeypatch.setenv("SUBEDITOR_DATA", str(CACHE))
    return state


def eventually(true: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether something comes true."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False


def kill(supervisor: int) -> None:
    """Kill the supervisor; a signal takes its time."""
    os.kill(supervisor, signal.SIGKILL)
    assert eventually(lambda: not supervised())


def listening(server: Server) -> set[tuple[str, int]]:
    return {
        (connection.laddr.ip, connection.laddr.port)
        for connection in psutil.Process(server.java).net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }


class TestRealServer:
    """Two starts of the real one: each takes seconds."""

    def test_two_at_once_give_one_that_ends_when_it_is_not_used(
        self, real: Path, tmp_path: Path
    ) -> None:
        project = Project(tmp_path / "project")
        with ThreadPoolExecutor(2) as pool:
            starts = [
                pool.submit(project.run, "languagetool", "start", "--idle", "0.25")
                for _ in range(2)
            ]
            results = [start.result() for start in starts]
        assert [result.status for result in results] == [0, 0]
        server = running_server()
        assert server is not None
        for result in results:
            assert f"runs at {server.url}\n" in result.out
        assert sum("starting LanguageTool" in result.err for result in results) == 1
        assert sorted(process.pid for process in processes(real)) == sorted(
            [server.pid, server.java]
        )

        status = project.run("languagetool", "status")
        assert (status.status, status.err) == (0, "")
        assert f"LanguageTool {server.version} runs at {server.url}\n" in status.out
        assert "ends after 15 seconds" in status.out

        assert listening(server) == {("127.0.0.1", server.port)}
        assert (real / "languagetool").stat().st_mode & 0o077 == 0
        check(server.url, [{"text": "Zwetschgenmus are a apple."}], "en-GB")
        assert "Zwetschgenmus" not in (real / "languagetool" / "server.log").read_text()

        assert ensure_server() == server
        assert eventually(lambda: not processes(real), 60)
        status = project.run("languagetool", "status")
        assert (status.status, status.out) == (1, "no LanguageTool server runs\n")
        log = (real / "languagetool" / "server.log").read_text()
        assert "not used for 0.25 minutes, ending" in log

    def test_killed_in_the_middle_of_a_request(self, real: Path) -> None:
        server = ensure_server()
        long = "He have a apple and it are good, but nobody know why. " * 3000
        with ThreadPoolExecutor(1) as pool:
            checking = pool.submit(check, server.url, [{"text": long}], "en-GB")
            time.sleep(1)
            assert not checking.done()
            os.kill(server.java, signal.SIGKILL)
            with pytest.raises(BackendError, match=f"{server.url} (refused|closed) the connection"):
                checking.result(60)
        assert eventually(lambda: not processes(real))
        assert running_server() is None

    def test_port_in_use_ends_java_with_what_is_looked_for(self, real: Path) -> None:
        (jar,) = CACHE.glob(f"languagetool/*/{JAR}")
        import socket

        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            command = ["java", "-cp", str(jar), "org.languagetool.server.HTTPServer", "-p", port]
            done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode != 0
        assert "BindException" in done.stdout + done.stderr


STAND_IN = """\
#!{python}
import os, signal, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer

if sys.argv[1] == "-version":
    print('openjdk version "{version}" 2025-04-15', file=sys.stderr)
    sys.exit()

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"OK")

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

port = int(sys.argv[sys.argv.index("--port") + 1])
address = "127.0.0.1"
{more}
HTTPServer((address, port), Handler).serve_forever()
"""
"""A Java that misbehaves as the real one does not on demand."""


class StandIn:
    """Java and an installation in folders of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        jar = folder / "data" / "languagetool" / "LanguageTool-1.0" / JAR
        jar.parent.mkdir(parents=True)
        jar.touch()

    def java(self, more: str = "", version: str = "17.0.15") -> None:
        path = self.folder / "jdk" / "bin" / "java"
        path.parent.mkdir(parents=True, exist_ok=True)
        more = textwrap.dedent(more)
        path.write_text(STAND_IN.format(python=sys.executable, version=version, more=more))
        path.chmod(0o755)


@pytest.fixture
def stand_in(state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    java = StandIn(tmp_path)
    java.java()
    monkeypatch.setenv("SUBEDITOR_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
    return java


class TestKeptWarm:
    def test_is_found_again_and_stopped(self, stand_in: StandIn, state: Path) -> None:
        said: list[str] = []
        server = ensure_server(say=said.append)
        assert (server.version, server.ready) == ("1.0", True)
        assert ensure_server(say=said.append) == server
        assert said == ["starting LanguageTool 1.0, which takes some seconds"]
        assert running_server() == server
        assert stop_server()
        assert processes(state) == []
        assert not stop_server()
        assert running_server() is None

    def test_lives_on_when_the_command_ends(self, stand_in: StandIn, tmp_path: Path) -> None:
        assert Project(tmp_path / "project").run("languagetool", "start").status == 0
        assert running_server() is not None
        stopped = Project(tmp_path / "project").run("languagetool", "stop")
        assert (stopped.status, stopped.out) == (0, "the LanguageTool server was stopped\n")

    def test_newest_version_is_started(self, stand_in: StandIn, tmp_path: Path) -> None:
        for version in ("1.9", "1.10"):
            folder = tmp_path / "data" / "languagetool" / f"LanguageTool-{version}"
            folder.mkdir()
            (folder / JAR).touch()
        assert ensure_server().version == "1.10"

    def test_use_puts_off_the_end(self, stand_in: StandIn, state: Path) -> None:
        server = ensure_server(ServerSettings(idle=2 / 60))
        for _ in range(8):
            time.sleep(0.5)
            server.touch()
        assert running_server() == server
        assert eventually(lambda: not processes(state))
        assert running_server() is None

    def test_other_settings_do_not_start_another(self, stand_in: StandIn, tmp_path: Path) -> None:
        server = ensure_server()
        result = Project(tmp_path / "project").run("languagetool", "start", "--idle", "5")
        assert result.status == 0
        assert "a server runs already" in result.err
        assert running_server() == server


class TestGone:
    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Java is told by Linux alone")
    def test_java_ends_with_a_supervisor_that_is_killed(
        self, stand_in: StandIn, state: Path
    ) -> None:
        server = ensure_server()
        kill(server.pid)
        assert eventually(lambda: not processes(state))

    def test_supervisor_that_was_killed_is_cleaned_and_said(
        self, stand_in: StandIn, state: Path, tmp_path: Path
    ) -> None:
        server = ensure_server()
        kill(server.pid)
        status = Project(tmp_path / "project").run("languagetool", "status")
        assert status.status == 1
        assert f"(process {server.pid}) was gone without being stopped; cleaned" in status.err
        assert Project(tmp_path / "project").run("languagetool", "status").err == ""

    def test_new_one_is_started_in_its_place(self, stand_in: StandIn, state: Path) -> None:
        before = ensure_server()
        kill(before.pid)
        said: list[str] = []
        after = ensure_server(say=said.append)
        assert after.token != before.token
        assert len(said) == 2
        assert sorted(process.pid for process in processes(state)) == sorted(
            [after.pid, after.java]
        )

    def test_supervisor_ends_with_java(self, stand_in: StandIn, state: Path) -> None:
        os.kill(ensure_server().java, signal.SIGKILL)
        assert eventually(lambda: not processes(state))
        assert running_server() is None

    def test_process_ids_that_others_have_by_now_are_left_alone(
        self, stand_in: StandIn, state: Path
    ) -> None:
        server = ensure_server()
        text = (state / "languagetool" / "server.json").read_text()
        stop_server()
        with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
            changed = text.replace(str(server.pid), str(other.pid))
            changed = changed.replace(str(server.java), str(other.pid))
            (state / "languagetool" / "server.json").write_text(changed)
            assert not stop_server()
            assert other.poll() is None
            other.communicate(b"\n")

    @pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"pid": "x"}', "\x00"])
    def test_garbage_is_cleaned(self, stand_in: StandIn, state: Path, text: str) -> None:
        (state / "languagetool").mkdir(parents=True)
        (state / "languagetool" / "server.json").write_text(text)
        said: list[str] = []
        assert running_server(said.append) is None
        assert "cannot be read; cleaned" in said[0]
        assert running_server(said.append) is None
        assert len(said) == 1

    def test_one_that_does_not_answer_is_replaced(
        self, stand_in: StandIn, state: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import checker.backends.languagetool_supervisor as supervisor

        before = ensure_server()
        os.kill(before.java, signal.SIGSTOP)
        answers = supervisor.answers
        monkeypatch.setattr(supervisor, "answers", lambda port: answers(port, timeout=0.5))
        with pytest.raises(BackendError, match=f"process {before.pid}.* does not answer"):
            running_server()
        said: list[str] = []
        after = ensure_server(say=said.append)
        assert after.pid != before.pid
        assert "did not answer and was ended" in said[0]
        assert len(processes(state)) == 2


class TestStartFails:
    def failure(self, **settings: float) -> str:
        with pytest.raises(BackendError) as caught:
            ensure_server(ServerSettings(**settings))  # type: ignore[arg-type]
        return str(caught.value)

    def test_not_installed(self, stand_in: StandIn, tmp_path: Path) -> None:
        (tmp_path / "data" / "languagetool" / "LanguageTool-1.0" / JAR).unlink()
        told = self.failure()
        assert told.startswith("LanguageTool is not installed (looked in ")
        assert told.endswith("run `subeditor languagetool install`")

    def test_other_version(self, stand_in: StandIn) -> None:
        with pytest.raises(BackendError, match=r"LanguageTool 7\.7 is not installed .*--version 7"):
            ensure_server(ServerSettings(version="7.7"))

    def test_no_java(
        self, stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("JAVA_HOME")
        monkeypatch.setenv("PATH", str(tmp_path))
        assert "needs Java, and there is none; install Java 17 or newer" in self.failure()

    @pytest.mark.parametrize("version", ["11.0.2", "1.8.0_392"])
    def test_java_that_is_too_old(self, stand_in: StandIn, version: str) -> None:
        stand_in.java(version=version)
        number = version.removeprefix("1.").partition(".")[0]
        assert f"is Java {number}; install Java 17 or newer" in self.failure()

    def test_java_that_is_none(self, stand_in: StandIn, tmp_path: Path) -> None:
        (tmp_path / "jdk" / "bin" / "java").write_text("#!/bin/sh\nexit 1\n")
        assert "does not tell its version" in self.failure()

    def test_java_that_ends_at_once(self, stand_in: StandIn, state: Path) -> None:
        stand_in.java("sys.exit('Error: out of luck')")
        told = self.failure()
        assert "did not start: it ended before it was ready; the last lines of its log" in told
        assert "  Error: out of luck\n  Java ended with status 1" in told
        assert processes(state) == []
        assert running_server() is None

    def test_java_that_never_answers(self, stand_in: StandIn, state: Path) -> None:
        stand_in.java("time.sleep(100)")
        assert "it was not ready within 1 seconds" in self.failure(timeout=1.0)
        assert processes(state) == []

    def test_java_that_does_not_want_to_end(
        self, stand_in: StandIn, state: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import checker.backends.languagetool_server as module

        monkeypatch.setattr(module, "END", 1.0)
        stand_in.java("signal.signal(signal.SIGTERM, signal.SIG_IGN)")
        ensure_server()
        assert stop_server()
        assert processes(state) == []

    def test_java_that_listens_to_other_machines(self, stand_in: StandIn, state: Path) -> None:
        stand_in.java("address = '0.0.0.0'")
        assert "for other machines as well" in self.failure()
        assert processes(state) == []

    def test_port_that_was_lost_is_followed_by_another(
        self, stand_in: StandIn, tmp_path: Path
    ) -> None:
        stand_in.java(f"""
            if not os.path.exists({str(tmp_path / "tried")!r}):
                open({str(tmp_path / "tried")!r}, "w").close()
                sys.exit("Caused by: java.net.BindException: Address already in use")
        """)
        assert ensure_server().ready

    def test_start_that_is_interrupted(self, stand_in: StandIn, state: Path) -> None:
        stand_in.java("time.sleep(100)")
        command = [sys.executable, "-m", "checker", "languagetool", "start"]
        with subprocess.Popen(command, cwd=CHECKOUT, env=Project.environment()) as starting:
            assert eventually(lambda: len(processes(state)) == 2)
            starting.send_signal(signal.SIGINT)
            assert starting.wait(30) == 130
        assert processes(state) == []
        assert running_server() is None

    def test_state_folder_that_cannot_be_written(
        self, stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("SUBEDITOR_STATE", str(tmp_path / "file"))
        assert "cannot be written: Not a directory" in self.failure()
