"""Substituted terms: what the tables lead to, how sure it is, and tables that are broken."""

from pathlib import Path
from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.errors import RuleError
from checker.finding import Certainty, Finding
from checker.matchers import KeyValueError
from checker.matchers.substituted_term import prepare
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

FOLDER = shipped_folder()
RULES = RuleSet([load_rule(FOLDER / "garbled" / "substituted-term.yaml", FOLDER)])


def findings(text: str, **settings: Any) -> list[Finding]:
    found = check_document(read(text, "a.txt"), RULES, Settings(**settings)).findings
    return [finding for finding in found if finding.certainty >= Certainty.likely]


@pytest.mark.parametrize(
    ("text", "form", "original"),
    [
        ("The commerce unions met.", "commerce unions", "trade unions"),
        ("Commerce unions met.", "Commerce unions", "Trade unions"),
        ("It was the irregular woodland.", "irregular woodland", "random forest"),
        ("It has bosom malignancies.", "bosom malignancies", "breast cancers"),
    ],
)
def test_the_finding_names_the_original_in_form_and_case(
    text: str, form: str, original: str
) -> None:
    (finding,) = findings(text)
    assert finding.text == form
    assert [(fix.text, fix.safe) for fix in finding.fixes] == [(original, False)]


def test_words_parted_by_a_mark_or_a_block_make_no_term() -> None:
    assert findings("They spoke of commerce. Unions were not heard.") == []
    assert findings("They spoke of commerce\n\nunions were not heard.") == []


def test_a_term_over_two_lines_is_found_with_both() -> None:
    text = (
        "The men and women of the harbour said on Monday that the commerce\n"
        "unions had called them out, and that they would not go before noon.\n"
        "Nobody on the quay could say whether the boats would sail that day.\n"
    )
    (finding,) = findings(text)
    assert finding.source == "commerce\nunions"
    assert (finding.line, finding.end_line) == (1, 2)


def test_a_houses_own_term_is_protected() -> None:
    assert findings("The tidal door is shut.") == []
    (finding,) = findings("The tidal door is shut.", terms=("tidal gate",))
    assert finding.text == "tidal door"


TABLES = {
    "terms.tsv": "# t\ntrade union\tn\tlabour\n",
    "subs.tsv": "# s\ncommerce\ttrade\tn\t2\n",
    "attested.tsv": "# a\nhom offic\n",
    "frequencies.tsv": "# f\ntrade\t80\n",
    "ties.tsv": "# t\ntrade union\t70\n",
}


def test_the_fix_takes_along_an_article_that_no_longer_fits() -> None:
    (finding,) = findings("It was an irregular woodland.")
    assert finding.text == "irregular woodland"
    assert [fix.text for fix in finding.fixes] == ["a random forest"]


def prepared(folder: Path, **changed: str) -> dict[str, Any]:
    for name, text in TABLES.items():
        (folder / name).write_text(changed.get(name.partition(".")[0], text), encoding="utf-8")
    return prepare(
        {
            "__folder__": str(folder),
            "terms": ["terms.tsv"],
            "substitutions": ["subs.tsv"],
            "attested": "attested.tsv",
            "frequencies": "frequencies.tsv",
            "ties": "ties.tsv",
        }
    )


def test_sound_tables_are_compiled_to_sorted_lines(tmp_path: Path) -> None:
    params = prepared(tmp_path)
    assert params["substitutions"] == "commerc\tcommerce>trade:2"
    assert params["terms"].startswith("trad\ttrade union:n")


@pytest.mark.parametrize(
    ("changed", "place", "reason"),
    [
        ({"subs": "# s\ntrade\ttrade\tn\t2\n"}, "subs.tsv:2", "stands for itself"),
        ({"subs": "# s\ntrades\ttrade\tn\t2\n"}, "subs.tsv:2", "stands for itself"),
        ({"subs": "# s\ncommerce\t\tn\t2\n"}, "subs.tsv:2", "empty cell"),
        ({"subs": "# s\na\tb\tn\t2\na\tb\tn\t1\n"}, "subs.tsv:3", "stands already at"),
        ({"subs": "# s\na\tb\tq\t2\n"}, "subs.tsv:2", "part of speech"),
        ({"subs": "# s\na\tb\tn\t9\n"}, "subs.tsv:2", "expected 1, 2 or 3"),
        ({"terms": "# t\nunion\tn\t\n"}, "terms.tsv:2", "two or more"),
        ({"terms": "# t\ntrade union\tx\t\n"}, "terms.tsv:2", "expected one of"),
        ({"terms": "# t\n\tn\t\n"}, "terms.tsv:2", "empty cell"),
        ({"ties": "# t\ntrade union\tmuch\n"}, "ties.tsv:2", "whole number"),
    ],
)
def test_a_broken_table_is_an_error_with_file_and_line(
    tmp_path: Path, changed: dict[str, str], place: str, reason: str
) -> None:
    with pytest.raises(KeyValueError) as caught:
        prepared(tmp_path, **changed)
    assert place in str(caught.value)
    assert reason in str(caught.value)


def test_a_table_that_is_not_utf_8_is_an_error_with_its_line(tmp_path: Path) -> None:
    prepared(tmp_path)
    (tmp_path / "subs.tsv").write_bytes(b"# s\ncaf\xe9\tcoffee\tn\t2\n")
    with pytest.raises(RuleError, match=r"subs\.tsv:2: is not UTF-8"):
        prepare(
            {
                "__folder__": str(tmp_path),
                "terms": ["terms.tsv"],
                "substitutions": ["subs.tsv"],
                "attested": "attested.tsv",
                "frequencies": "frequencies.tsv",
                "ties": "ties.tsv",
            }
        )


def test_a_long_line_of_candidate_words_is_read_to_its_end() -> None:
    text = "commerce institution price device indicator " * 20_000
    assert check_document(read(text + "\n", "a.txt"), RULES, Settings()).errors == []
