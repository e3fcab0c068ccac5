"""Holders of offices: near misses beside the office, at the time of the text, and nothing else."""

from itertools import pairwise
from pathlib import Path

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Finding
from checker.house_names import HouseName
from checker.lexicon import read_table
from checker.matchers import KeyValueError
from checker.matchers.office_holders import prepare
from checker.readers import read
from checker.rule import Rule, load_rule
from checker.ruleset import RuleSet, shipped_folder

TABLE = "lexicons/office_holders.tsv"


def shipped() -> Rule:
    folder = shipped_folder()
    return load_rule(folder / "names/office-holder.yaml", folder)


RULES = RuleSet([shipped()])


def findings(text: str, *names: HouseName) -> list[Finding]:
    return check_document(read(text, "a.txt"), RULES, Settings(names=names)).findings


def found(text: str) -> list[str]:
    return [finding.text for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("On 7 February 2023 Foreign Secretary James Clever sang.", "James Clever"),
        ("In February 2023 James Cleverley, the foreign secretary, sang.", "James Cleverley"),
        ("In February 2023 the US Secretary of State, Anthony Blinken, sang.", "Anthony Blinken"),
        ("In March 2022 President Volodymyr Zelenski’s men sang.", "Volodymyr Zelenski"),
        ("In March 2022 President Bidden sang.", "Bidden"),
        (
            "In March 2022 Ursula von der Lyen, President of the European Commission, sang.",
            "Ursula von der Lyen",
        ),
        ("In March 2022 President Ursula von der Lyen sang.", "Ursula von der Lyen"),
        ("In March 2022 Finance Minister Bruno Le Mair sang.", "Bruno Le Mair"),
        ("In March 2022 Defense Secretary Loyd Austin sang.", "Loyd Austin"),
        ("In March 2022 Defence Secretary Ben Wallis sang.", "Ben Wallis"),
    ],
)
def test_a_near_miss_is_found(text: str, form: str) -> None:
    assert found(text) == [form]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Secretary James Clever sang.",
        "In 2023 Foreign Secretary James Clever sang.",
        "In May 1998 Foreign Secretary James Clever sang.",
        "In February 2023 former Foreign Secretary James Clever sang.",
        "In February 2023 Russian Prime Minister Rishi Sunac sang.",
        "In February 2023 Foreign Secretary James Fox sang.",
        "In February 2023 Foreign Secretary Peter Cleverly sang.",
        "In March 2022 Vice President Joe Bidden sang.",
        "In March 2022 the club's president, Joan Bidwell, sang.",
        "In March 2022 President Biden’s men sang.",
        "In March 2022 President Joseph R. Biden sang.",
        "In March 2022 President Volodymyr Zelenskyy and President Recep Tayyip Erdogan sang.",
        "In March 2022 Prime Minister Boris Johnson Backs Plan",
        "In February 2023 Prime Minister Sunak sang.",
    ],
)
def test_right_names_other_people_times_and_countries_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_the_house_has_declared_is_right() -> None:
    text = "In February 2023 Foreign Secretary James Cleverley sang."
    assert findings(text, HouseName("person", "James Cleverley")) == []


def test_no_holder_is_taken_for_another_and_no_name_for_a_slip() -> None:
    rows = list(read_table(shipped_folder() / TABLE, 6))
    for row in rows:
        titles, countries, name, since, _, accept = row.cells
        for form in (name, *filter(None, accept.split("|"))):
            office = f"{countries.split('|')[0]} {titles.split('|')[0]}"
            assert found(f"On {since} {office} {form} sang.") == [], row.place


def test_the_periods_of_an_office_that_one_holds_do_not_overlap() -> None:
    periods: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in read_table(shipped_folder() / TABLE, 6):
        office, country, _, since, until, _ = row.cells
        periods.setdefault((office, country), []).append((since, until))
    for key, held in periods.items():
        for earlier, later in pairwise(held):
            assert earlier[1] <= later[0], key


HEAD = "# Source: the test\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("mayor\tOur\tAna Prado\t2021\t2022-01-01\t", "lexicon.tsv:2: '2021' is no day"),
        ("mayor\tOur\tAna Prado\t2022-01-02\t2022-01-01\t", "lexicon.tsv:2: needs office"),
        ("\tOur\tAna Prado\t2021-01-01\t2022-01-01\t", "lexicon.tsv:2: needs office"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, row: str, reason: str) -> None:
    (tmp_path / "lexicon.tsv").write_text(HEAD + row + "\n")
    with pytest.raises(KeyValueError, match=reason):
        prepare({"table": "lexicon.tsv", "__folder__": str(tmp_path)})


def test_a_variant_rule_that_would_call_the_wrong_form_right_hands_its_places_over() -> None:
    folder = shipped_folder()
    variant = load_rule(folder / "names/given-name-variant.yaml", folder)
    text = (
        "On 3 May 2022 Secretary of State Anthony Blinken spoke. Anthony Blinken sat down.\n\n"
        "Nobody heard Antony Blinken leave.\n"
    )
    document = read(text, "a.txt")
    (finding,) = check_document(document, RuleSet([shipped(), variant]), Settings()).findings
    assert (finding.rule, finding.text) == ("names/office-holder", "Anthony Blinken")
    assert [(p.role, p.text) for p in finding.related] == [
        ("same", "Anthony Blinken"),
        ("other", "Antony"),
    ]
