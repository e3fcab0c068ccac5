"""`names.toml`: what it may hold, and errors with file, line and remedy."""

from pathlib import Path

import pytest

from checker.config import Settings
from checker.errors import ConfigError
from checker.house_names import HouseName, declared_forms, load_names, parse_names


def names(text: str) -> tuple[HouseName, ...]:
    return parse_names(text, "names.toml")


FULL = """\
[[person]]
name = "Ana  Prado"
roles = ["Minister for Fisheries"]
accept = "Ana M. Prado"
wrong = ["Anna Prado", "Ana Pardo"]
from = 2021-04-28
to = 2023

[[place]]
name = "Kyiv"
wrong = "Kiev"

[[organisation]]
name = 'Coast "Sea" Fund'
from = 1999
"""


def test_every_key_is_read() -> None:
    assert names(FULL) == (
        HouseName(
            kind="person",
            name="Ana Prado",
            roles=("Minister for Fisheries",),
            accept=("Ana M. Prado",),
            wrong=("Anna Prado", "Ana Pardo"),
            since="2021-04-28",
            until="2023-12-31",
        ),
        HouseName(kind="place", name="Kyiv", wrong=("Kiev",)),
        HouseName(kind="organisation", name='Coast "Sea" Fund', since="1999-01-01"),
    )


def test_an_empty_file_declares_nothing() -> None:
    assert names("# nothing yet\n") == ()


def test_the_right_forms_are_told_with_their_name() -> None:
    assert declared_forms(Settings(names=names(FULL))) == {
        "Ana Prado": "Ana Prado",
        "Ana M. Prado": "Ana Prado",
        "Kyiv": "Kyiv",
        'Coast "Sea" Fund': 'Coast "Sea" Fund',
    }


PERSON = '[[person]]\nname = "Ana Prado"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[person]\n", "names.toml:1: not valid TOML: "),
        ('[[person]]\nname = "Ana\n', "names.toml:2: not valid TOML: "),
        (
            '\n[[persn]]\nname = "Ana"\n',
            "names.toml:2: unknown key 'persn'; did you mean 'person'?; an entry begins with",
        ),
        ('[person]\nname = "Ana"\n', "names.toml:1: write each entry as [[person]]"),
        ("person = ['Ana']\n", "names.toml:1: write each entry as [[person]]"),
        (
            f"{PERSON}role = 'cook'\n",
            "names.toml:3: unknown key 'role' of a person; did you mean 'roles'?",
        ),
        (
            "[[place]]\nname = 'Kyiv'\nroles = 'city'\n",
            "names.toml:3: unknown key 'roles' of a place (known: name, accept, ",
        ),
        ("[[place]]\naccept = ['Kyiv']\n", "names.toml:1: a place needs 'name'"),
        ("[[place]]\nname = 3\n", "names.toml:2: 'name' is 3; expected a text"),
        ("[[place]]\nname = ' '\n", "names.toml:2: 'name' is empty"),
        (f"{PERSON}wrong = [1]\n", "names.toml:3: 'wrong' is [1]; expected a text or a list"),
        (f"{PERSON}wrong = ['']\n", "names.toml:3: 'wrong' has an empty text"),
        (f"{PERSON}accept = ['A', 'A']\n", "names.toml:3: 'accept' has 'A' twice"),
        (
            f"{PERSON}from = '2021-04-28'\n",
            "names.toml:3: 'from' is \"2021-04-28\"; expected a day as 2021-04-28, without",
        ),
        (f"{PERSON}to = 21\n", "names.toml:3: 'to' is 21; expected a day"),
        (f"{PERSON}to = true\n", "names.toml:3: 'to' is True; expected a day"),
        (f"{PERSON}to = 2021-04-28T10:00:00\n", "names.toml:3: 'to' is 2021-04-28 10:00:00; exp"),
        (
            f"{PERSON}from = 2023\nto = 2021-05-01\n",
            "names.toml:4: 'to' (2021-05-01) is before 'from' (2023-01-01)",
        ),
        (
            f"{PERSON}\n{PERSON}",
            "names.toml:5: 'Ana Prado' stands at line 1 already; two entries for one name need "
            "dates that do not overlap",
        ),
        (
            f"{PERSON}from = 2001\nto = 2005\n{PERSON}from = 2005\n",
            "names.toml:6: 'Ana Prado' stands at line 1 already",
        ),
        (
            f"{PERSON}wrong = ['Ann Prado']\n[[person]]\nname = 'Anne Prado'\nwrong = 'Ann Prado'\n",
            "names.toml:6: the wrong form 'Ann Prado' stands for 'Ana Prado' at line 3 and for "
            "'Anne Prado' here; keep one",
        ),
        (
            f"{PERSON}accept = ['Ana O’Prado']\n[[place]]\nname = 'Prado'\nwrong = \"Ana O'Prado\"\n",
            "names.toml:6: the wrong form 'Ana O'Prado' is an accepted form of 'Ana Prado' at line "
            "3; it cannot be both",
        ),
        (
            f"{PERSON}wrong = 'Ana Prado'\n",
            "names.toml:3: the wrong form 'Ana Prado' is the name at line 2; it cannot be both",
        ),
    ],
)
def test_errors_say_file_line_and_reason(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        names(text)
    assert str(error.value).startswith(message)


def test_one_person_may_hold_offices_in_two_periods() -> None:
    text = f"{PERSON}roles = 'mayor'\nto = 2004\n{PERSON}roles = 'envoy'\nfrom = 2005\n"
    assert [entry.roles for entry in names(text)] == [("mayor",), ("envoy",)]


def test_a_file_that_is_no_text_or_not_there_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("names.toml").write_bytes(b"[[place]]\nname = 'Malm\xf6'\n")
    with pytest.raises(ConfigError, match=r"^names\.toml: is not valid UTF-8"):
        load_names(Path("names.toml"))
    with pytest.raises(ConfigError, match=r"^none\.toml: cannot be read: "):
        load_names(Path("none.toml"))
