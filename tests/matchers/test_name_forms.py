"""Known forms of a name: the form used less is reported with all its places."""

from pathlib import Path
from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.matchers import KeyValueError
from checker.matchers.name_forms import SMALL, prepare
from checker.readers import read
from checker.rule import Rule, load_rule
from checker.ruleset import RuleSet, shipped_folder

HEAD = "# Source: the test\n"


def shipped() -> Rule:
    folder = shipped_folder()
    return load_rule(folder / "names" / "known-forms.yaml", folder)


def findings(text: str, **settings: Any) -> list[Finding]:
    return check_document(read(text, "a.txt"), RuleSet([shipped()]), Settings(**settings)).findings


def test_the_minority_is_reported_with_the_other_places_of_both() -> None:
    (finding,) = findings(
        "Kharkov was cold.\n\nIn Kharkiv, in all of Kharkiv and round Kharkiv snow lay. Kharkov slept."
    )
    assert (finding.line, finding.column, finding.text) == (1, 1, "Kharkov")
    assert [(p.role, p.text, p.line, p.column) for p in finding.related] == [
        ("same", "Kharkov", 3, 59),
        ("other", "Kharkiv", 3, 4),
        ("other", "Kharkiv", 3, 23),
        ("other", "Kharkiv", 3, 41),
    ]


def test_in_a_tie_the_later_form_yields_and_nothing_is_mended() -> None:
    (finding,) = findings("Kharkiv was cold. Snow lay in the parks of Kharkov.")
    assert (finding.text, finding.fixes) == ("Kharkov", ())


def test_the_majority_is_the_unsafe_fix() -> None:
    (finding,) = findings("Lviv was cold. Lviv slept. Snow lay in Lvov.")
    assert [(fix.text, fix.safe) for fix in finding.fixes] == [("Lviv", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Kharkiv was cold. Kharkiv slept.",
        "Kharkiv (Kharkov in Russian) was cold.",
        "Kharkiv, formerly Kharkov, was cold.",
        "The Kharkovian cold came to Kharkiv.",
        "They ate chicken Kiev in Kyiv.",
        "kharkov and Kharkiv",
        "",
    ],
    ids=["one", "bracket", "formerly", "part of a word", "kept", "no capital", "nothing"],
)
def test_what_is_no_variant(text: str) -> None:
    assert findings(text) == []


def test_two_current_names_are_only_possible() -> None:
    found = findings("Czechia won. Czechia sang. The Czech Republic cheered.")
    assert [finding.certainty for finding in found] == [Certainty.possible]


def test_an_accepted_form_is_left_alone() -> None:
    assert findings("Kharkiv was cold. Kharkov slept.", accept=frozenset({"Kharkov"})) == []


def test_a_long_text_is_searched_the_other_way_round_with_the_same_result() -> None:
    short = "Lviv was cold. Lviv slept. Snow lay in Lvov."
    long = f"{short}\n\n" + "The river froze over in the night.\n\n" * (SMALL // 30)
    assert [f.text for f in findings(long)] == [f.text for f in findings(short)] == ["Lvov"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("place\tA|B\nplace\tC|a", "stands already"),
        ("place\tA", "at least two forms"),
        ("place\tA||B", "is empty"),
    ],
)
def test_a_wrong_table_is_refused_with_its_line(tmp_path: Path, rows: str, reason: str) -> None:
    (tmp_path / "t.tsv").write_text(HEAD + rows + "\n")
    with pytest.raises(KeyValueError, match=reason) as error:
        prepare({"table": "t.tsv", "kinds": "place", "__folder__": str(tmp_path)})
    assert "t.tsv:" in str(error.value)
