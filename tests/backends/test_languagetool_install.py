"""LanguageTool installed from a Maven repository: verified, whole or not at all."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from house import CHECKOUT, Project
from languagetool import answering, reply, unused_port

from checker.backends.languagetool_folders import JAR, installations
from checker.backends.languagetool_install import VERSION, install, install_package
from checker.backends.languagetool_jars import Jar, locked_jars, locked_versions
from checker.errors import BackendError

CONTENTS = {"org.one:first:1.0": b"first" * 1000, "org.two.sub:second:2.1-beta": b"second" * 9}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of installations."""
    monkeypatch.setenv("SUBEDITOR_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "languagetool"


def jars(contents: dict[str, bytes] = CONTENTS) -> list[Jar]:
    return [
        Jar(hashlib.sha256(content).hexdigest(), len(content), *name.split(":"))
        for name, content in contents.items()
    ]


def repository(folder: Path, contents: dict[str, bytes] = CONTENTS) -> Path:
    """A folder laid out as Maven's."""
    for jar, content in zip(jars(contents), contents.values(), strict=True):
        path = folder / jar.path
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    return folder


class Serving:
    """Serves a repository over HTTP, and remembers what was asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(handler.path.rsplit("/", 1)[1])
        path = self.folder / handler.path.lstrip("/")
        if path.is_file():
            reply(handler, path.read_bytes())
        else:
            reply(handler, "", 404)


def left(data: Path) -> list[str]:
    """What is in the folder of installations, the lock aside."""
    return sorted(path.name for path in data.iterdir() if path.name != "install.lock")


class TestInstall:
    def test_from_an_address(self, data: Path, tmp_path: Path) -> None:
        with answering(Serving(repository(tmp_path / "maven"))) as url:
            folder, fetched = install("1.0", jars(), url)
        assert (folder, fetched) == (data / "LanguageTool-1.0", 2)
        assert left(data) == ["LanguageTool-1.0"]
        assert sorted(path.name for path in folder.rglob("*")) == [
            "first-1.0.jar",
            JAR,
            "libs",
            "second-2.1-beta.jar",
        ]
        assert (folder / "libs" / "first-1.0.jar").read_bytes() == CONTENTS["org.one:first:1.0"]

    def test_from_a_folder(self, data: Path, tmp_path: Path) -> None:
        folder, _ = install("1.0", jars(), str(repository(tmp_path / "maven")))
        assert list(installations()) == ["1.0"]
        assert installations()["1.0"] == folder

    def test_manifest_names_all_jars_in_lines_of_72_bytes(self, data: Path, tmp_path: Path) -> None:
        many = {f"org.x:a-long-name-{n}:{n}.0": b"%d" % n for n in range(50)}
        folder, _ = install("1.0", jars(many), str(repository(tmp_path / "maven", many)))
        with zipfile.ZipFile(folder / JAR) as jar:
            text = jar.read("META-INF/MANIFEST.MF")
        assert max(len(line) for line in text.split(b"\r\n")) == 72
        unfolded = text.replace(b"\r\n ", b"").decode().splitlines()
        assert unfolded[2] == f"Class-Path: {' '.join(f'libs/{jar.name}' for jar in jars(many))}"

    def test_what_is_right_is_not_fetched_again(self, data: Path, tmp_path: Path) -> None:
        serving = Serving(repository(tmp_path / "maven"))
        with answering(serving) as url:
            install("1.0", jars(), url)
            serving.asked.clear()
            assert install("1.0", jars(), url)[1] == 0
        assert serving.asked == []

    @pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"x" * 5000)])
    def test_damage_is_mended(self, data: Path, tmp_path: Path, damage: object) -> None:
        serving = Serving(repository(tmp_path / "maven"))
        with answering(serving) as url:
            folder, _ = install("1.0", jars(), url)
            serving.asked.clear()
            damage(folder / "libs" / "first-1.0.jar")  # type: ignore[operator]
            assert install("1.0", jars(), url) == (folder, 1)
        assert serving.asked == ["first-1.0.jar"]
        assert jars()[0].is_in(folder / "libs")
        assert left(data) == ["LanguageTool-1.0"]

    def test_progress_adds_up(self, data: Path, tmp_path: Path) -> None:
        told: list[int] = []
        install("1.0", jars(), str(repository(tmp_path / "maven")), told.append)
        assert sum(told) == sum(len(content) for content in CONTENTS.values())


class TestFailure:
    @pytest.mark.parametrize("http", [True, False], ids=["address", "folder"])
    @pytest.mark.parametrize(
        "wrong", [b"first" * 999 + b"other", b"first", b"first" * 1001, b""], ids=len
    )
    def test_other_bytes_than_pinned(
        self, data: Path, tmp_path: Path, wrong: bytes, http: bool
    ) -> None:
        folder = repository(tmp_path / "maven")
        (folder / jars()[0].path).write_bytes(wrong)
        pinned = r"first-1\.0\.jar is not the file .* pinned"
        with answering(Serving(folder)) as url, pytest.raises(BackendError, match=pinned):
            install("1.0", jars(), url if http else str(folder))
        assert installations() == {}
        assert not list(data.rglob("first-1.0*"))

    def test_jar_that_is_not_there(self, data: Path, tmp_path: Path) -> None:
        folder = repository(tmp_path / "maven")
        (folder / jars()[1].path).unlink()
        with answering(Serving(folder)) as url, pytest.raises(BackendError) as caught:
            install("1.0", jars(), url)
        assert "second-2.1-beta.jar cannot be fetched: HTTP status 404" in str(caught.value)
        with pytest.raises(BackendError, match="is it a Maven repository"):
            install("1.0", jars(), str(folder))
        assert installations() == {}

    def test_repository_that_cannot_be_reached(self, data: Path) -> None:
        with pytest.raises(BackendError, match=r"cannot be fetched: .*refused.*try again, or name"):
            install("1.0", jars(), f"http://127.0.0.1:{unused_port()}")
        assert installations() == {}

    def test_failure_that_passes(self, data: Path, tmp_path: Path) -> None:
        serving = Serving(repository(tmp_path / "maven"))

        def failing_once(handler: BaseHTTPRequestHandler) -> None:
            if handler.path.rsplit("/", 1)[1] in serving.asked:
                serving(handler)
            else:
                serving.asked.append(handler.path.rsplit("/", 1)[1])
                reply(handler, "", 503)

        with answering(failing_once) as url:
            assert install("1.0", jars(), url)[1] == 2

    def test_no_address(self, data: Path) -> None:
        with pytest.raises(BackendError, match="a repository is an URL or a folder"):
            install("1.0", jars(), "gopher://example.org")

    @pytest.mark.parametrize("version", ["", "../6.8", "6.8/..", ".", "6 8"])
    def test_no_version(self, data: Path, version: str) -> None:
        with pytest.raises(BackendError, match="is no version of LanguageTool"):
            install(version, jars(), "")

    def test_failure_leaves_the_installation_of_before(self, data: Path, tmp_path: Path) -> None:
        source = str(repository(tmp_path / "maven"))
        folder, _ = install("1.0", jars(), source)
        more = [*jars(), Jar("0" * 64, 3, "org.x", "third", "1")]
        with pytest.raises(BackendError):
            install("1.0", more, source)
        assert install("1.0", jars(), source) == (folder, 0)


INTERRUPTED = """\
import sys
from checker.backends.languagetool_install import install
from checker.backends.languagetool_jars import Jar
jars = [Jar(*eval(line)) for line in sys.argv[2:]]
try:
    print(install("1.0", jars, sys.argv[1])[1])
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL], ids=["interrupt", "kill"])
def test_install_that_is_ended_is_taken_up_again(
    data: Path, tmp_path: Path, ending: signal.Signals
) -> None:
    serving = Serving(repository(tmp_path / "maven"))
    stuck: list[str] = []

    def slow_on_the_first(handler: BaseHTTPRequestHandler) -> None:
        if not stuck and handler.path.endswith("first-1.0.jar"):
            stuck.append(handler.path)
            handler.send_response(200)
            handler.send_header("Content-Length", "5000")
            handler.end_headers()
            handler.wfile.write(b"first" * 10)
            time.sleep(2)
        else:
            serving(handler)

    with answering(slow_on_the_first) as url:
        command = [sys.executable, "-c", INTERRUPTED, url, *(repr(tuple(jar)) for jar in jars())]
        running = subprocess.Popen(command, env=Project.environment(), cwd=CHECKOUT)
        try:
            while not (data / ".installing-1.0" / "libs" / "second-2.1-beta.jar").exists():
                assert running.poll() is None
                time.sleep(0.02)
            running.send_signal(ending)
            assert running.wait(20) != 0
        finally:
            running.kill()
        assert installations() == {}
        assert not list(data.glob("LanguageTool*"))
        serving.asked.clear()
        assert install("1.0", jars(), url)[1] == 1
        assert serving.asked == ["first-1.0.jar"]
    assert left(data) == ["LanguageTool-1.0"]


class TestLock:
    def test_default_version_is_locked(self) -> None:
        assert VERSION in locked_versions()

    @pytest.mark.parametrize("version", locked_versions())
    def test_every_jar_is_pinned_and_has_a_name_of_its_own(self, version: str) -> None:
        found = locked_jars(version)
        assert len({jar.name for jar in found}) == len(found)
        for jar in found:
            assert re.fullmatch(r"[0-9a-f]{64}", jar.sha256)
            assert jar.size > 0
        assert {"languagetool-server", "language-en", "english-pos-dict"} <= {
            jar.artifact for jar in found
        }

    def test_version_that_is_not_locked(self) -> None:
        with pytest.raises(BackendError, match=r"LanguageTool 1\.2 cannot be installed from Maven"):
            locked_jars("1.2")


class TestPackage:
    def test_download_that_cannot_be_reached(
        self, data: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{unused_port()}")
        with pytest.raises(BackendError, match=r"cannot install .* 6\.8: .*refused.*maven"):
            install_package("6.8")
        assert left(data) == []
        assert "LTP_PATH" not in os.environ

    def test_version_that_the_package_does_not_know(self, data: Path) -> None:
        with pytest.raises(BackendError, match="Unknown LanguageTool version name"):
            install_package("x.y")


class TestCommand:
    def test_repository_of_the_environment(self, data: Path, tmp_path: Path) -> None:
        project = Project(tmp_path / "project")
        result = project.run(
            "languagetool", "install", SUBEDITOR_MAVEN_REPOSITORY=str(tmp_path / "none")
        )
        assert result.status == 2
        assert f"error: {tmp_path / 'none'}/" in result.err

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([], "the following arguments are required"),
            (["restart"], "invalid choice: 'restart'"),
            (["stop", "--idle", "3"], "--idle is an option of `start`"),
            (["status", "--version", "6.8"], "--version is an option of `install and start`"),
            (["start", "--from", "maven"], "--from is an option of `install`"),
            (["start", "--idle", "0"], "'0' is no number of minutes above 0"),
            (["start", "--idle", "nan"], "'nan' is no number of minutes above 0"),
            (["start", "--heap", "1G"], "'1G' is no number of megabytes from 128"),
            (
                ["install", "--from", "package", "--repository", "x"],
                "--repository is of --from maven",
            ),
            (["install", "--version", "9.9"], "LanguageTool 9.9 cannot be installed"),
        ],
    )
    def test_wrong_arguments(self, tmp_path: Path, arguments: list[str], message: str) -> None:
        result = Project(tmp_path).run("languagetool", *arguments)
        assert (result.status, result.out) == (2, "")
        assert message in result.err
