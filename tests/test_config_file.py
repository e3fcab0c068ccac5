"""Reading the configuration: values, and errors with file, line and remedy."""

from pathlib import Path

import pytest

from checker.config import Config, LanguageToolSettings, Override
from checker.config_file import KEYS, check_names, load
from checker.config_text import config_text
from checker.errors import ConfigError
from checker.finding import Certainty, Severity


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, text: str, name: str = "subeditor.toml") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


FULL = """\
select = ["furniture", "mechanics/ellipsis"]
ignore = "repetition"
severity = "warning"
certainty = "possible"
fail-on = "never"
variety = "en-GB"
accept = ["Leipzig", "Zoë"]
terms = ["tidal  gate"]
accept-files = ["names.txt"]
rules = ["own"]
exclude = ["old/", "!robots.txt"]
suffixes = [".txt", ".RST"]
corpus = true
vectors = true
max-file-size = "2 MB"
jobs = 3
baseline = "known.txt"
names = "people.toml"
with = ["languagetool"]
best-effort = true

[languagetool]
server = "http://localhost:8081"
public = true
timeout = 5
disable = ["EN_A_VS_AN"]

[readability]
sentence-words = 40
grade = 12

[[overrides]]
files = ["letters/**", "*.rst"]
select = []
ignore = ["furniture"]
severity = "error"
certainty = "likely"
variety = "en-US"
accept = ["color"]
readability.grade = 9
"""


def test_every_key_is_read(folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "people.toml").touch()
    (folder / "names.txt").write_text("# people\nAda Byron\n\nPoint Reyes  # a place\n")
    assert load(written(folder, FULL)) == Config(
        select=("furniture", "mechanics/ellipsis"),
        ignore=("repetition",),
        severity=Severity.warning,
        certainty=Certainty.possible,
        fail_on=None,
        variety="en-GB",
        accept=frozenset({"Leipzig", "Zoë", "Ada Byron", "Point Reyes"}),
        terms=("tidal gate",),
        rules=(str((folder / "own").resolve()),),
        exclude=("old/", "!robots.txt"),
        suffixes=(".txt", ".rst"),
        corpus=True,
        vectors=True,
        max_file_size=2_000_000,
        jobs=3,
        baseline=str(folder / "known.txt"),
        names=str(folder / "people.toml"),
        root=str(folder),
        source=str(folder / "subeditor.toml"),
        backends=("languagetool",),
        best_effort=True,
        languagetool=LanguageToolSettings(
            server="http://localhost:8081", public=True, timeout=5.0, disable=("EN_A_VS_AN",)
        ),
        sentence_words=40,
        grade=12,
        overrides=(
            Override(
                files=("letters/**", "*.rst"),
                select=(),
                ignore=("furniture",),
                severity=Severity.error,
                certainty=Certainty.likely,
                variety="en-US",
                accept=frozenset({"color"}),
                grade=9,
            ),
        ),
    )


def test_every_key_stands_in_the_full_example() -> None:
    assert all(f"\n{key} = " in f"\n{FULL}" or f"[{key}]" in FULL for key in KEYS)


def test_empty_file_gives_the_defaults(folder: Path) -> None:
    path = written(folder, "")
    assert load(path) == Config(root=str(folder), source=str(path))


def test_table_of_a_project_file_is_read(folder: Path) -> None:
    text = '[project]\nname = "x"\n[tool.subeditor]\nvariety = "en-US"\n'
    assert load(written(folder, text, "pyproject.toml")).variety == "en-US"


def test_overrides_may_be_named_by_their_glob(folder: Path) -> None:
    text = '[tool.subeditor.overrides."docs/**"]\nignore = ["furniture"]\n'
    config = load(written(folder, text, "pyproject.toml"))
    assert config.overrides == (Override(files=("docs/**",), ignore=("furniture",)),)


def test_windows_line_ends_are_read(folder: Path) -> None:
    assert load(written(folder, 'variety = "en-US"\r\njobs = 2\r\n')).jobs == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nselct = []\n", "subeditor.toml:2: unknown key 'selct'; did you mean 'select'?"),
        ("fail_on = 'error'\n", "subeditor.toml:1: unknown key 'fail_on'; did you mean 'fail-on'?"),
        ("colour = 1\n", "subeditor.toml:1: unknown key 'colour' (known: accept, "),
        (
            "severity = 'warnin'\n",
            "subeditor.toml:1: 'severity' is \"warnin\"; expected one of error, warning, "
            "suggestion; did you mean 'warning'?",
        ),
        ("severity = 1\n", "'severity' is 1; expected one of error"),
        ("select = [1]\n", "'select' is [1]; expected a text or a list of texts"),
        ("select = ['']\n", "expected a text or a list of texts"),
        ("baseline = ['a']\n", "expected a text"),
        ("jobs = -1\n", "expected a whole number, 0 or more"),
        ("jobs = true\n", "expected a whole number, 0 or more"),
        ("max-file-size = '20 XB'\n", 'expected a number of bytes or a text as "20 MB"'),
        ("terms = ['gate']\n", "a term has two words or more"),
        ("corpus = 'yes'\n", "expected true or false"),
        ("max-file-size = true\n", "expected a number of bytes"),
        ("max-file-size = 1.5\n", "expected a number of bytes"),
        ("suffixes = ['txt']\n", "the suffix 'txt' must begin with a dot"),
        ("jobs = 1\nrules = ['none']\n", "subeditor.toml:2: no such rule folder: "),
        ("jobs = 1\nnames = 'none.toml'\n", "subeditor.toml:2: no such file of names: "),
        ("accept-files = ['none.txt']\n", "none.txt: No such file or directory"),
        ("exclude = ['!']\n", "'exclude' has a wrong glob"),
        ("overrides = 3\n", "expected tables"),
        ("[[overrides]]\nignore = []\n", "subeditor.toml:1: an override needs 'files'"),
        (
            "[[overrides]]\nfiles = 'a'\n\n[[overrides]]\nfiles = 'b'\nvarity = 'auto'\n",
            "subeditor.toml:6: unknown key 'varity'; did you mean 'variety'?",
        ),
        (
            "[overrides.'a/*']\nfiles = 'b'\n",
            "subeditor.toml:2: unknown key 'files'",
        ),
        ("jobs = 1\njobs = 2\n", "subeditor.toml:2: not valid TOML: Cannot overwrite a value"),
        ("jobs = [\n", "subeditor.toml:2: not valid TOML: Invalid value"),
    ],
)
def test_errors_say_file_line_and_what_was_expected(folder: Path, text: str, message: str) -> None:
    path = written(folder, text)
    with pytest.raises(ConfigError) as error:
        load(path)
    assert message in str(error.value)
    assert str(error.value).startswith("subeditor.toml:")


def test_lines_are_those_of_the_project_file(folder: Path) -> None:
    text = "[project]\nname = 'x'\n\n[tool.subeditor]\njobs = 1\nselct = []\n"
    path = written(folder, text, "pyproject.toml")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:6: unknown key 'selct'"):
        load(path)


@pytest.mark.parametrize("content", [b"accept = ['caf\xe9']\n", b"\xff\xfe"])
def test_file_that_is_no_text_is_an_error(folder: Path, content: bytes) -> None:
    path = folder / "subeditor.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match="is not valid UTF-8"):
        load(path)


def test_unknown_rules_are_told_with_their_line(folder: Path) -> None:
    text = 'select = [\n  "house",\n  "hose/moreover",\n]\n'
    config = load(written(folder, text))
    with pytest.raises(ConfigError) as error:
        check_names(config, {"house", "house/moreover"})
    assert str(error.value) == (
        "subeditor.toml:3: unknown rule or family 'hose/moreover'; "
        "did you mean 'house/moreover'? (`subeditor rules list` shows all)"
    )


def test_unknown_rules_of_overrides_are_told(folder: Path) -> None:
    config = load(written(folder, '[overrides."a/*"]\nignore = ["nothing"]\n'))
    with pytest.raises(ConfigError, match=r"^subeditor\.toml:2: unknown rule or family 'nothing'"):
        check_names(config, {"house"})


def test_config_as_text_can_be_read_again(folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "names.txt").touch()
    (folder / "people.toml").touch()
    config = load(written(folder, FULL))
    path = written(folder, config_text(config), "again.toml")
    again = load(path)
    assert config_text(again).replace("again.toml", "subeditor.toml") == config_text(config)
    assert again.overrides == config.overrides
    assert (again.rules, again.baseline) == (config.rules, config.baseline)
    assert again.names == config.names
