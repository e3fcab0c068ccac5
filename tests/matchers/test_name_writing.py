"""One name written in two ways: diacritics, joining, capitals; other bearers are left alone."""

import functools
from typing import Any

import pytest

from checker.analysis import capitals
from checker.analysis.name_writing import by_casing, by_diacritics, by_joining
from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.matchers import NONE, Task, load
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

DIACRITICS, JOINING, CASING = (
    f"names/{name}" for name in ("dropped-diacritics", "split-or-joined", "casing")
)
GAP = "\n\nThe ferry left at noon with two goats and a piano on board, and nobody waved.\n\n"


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(path, folder) for path in sorted((folder / "names").glob("*.yaml"))])


def findings(text: str, **settings: Any) -> list[Finding]:
    return check_document(read(text, "a.txt"), rules(), Settings(**settings)).findings


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in findings(text)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The mayor of Vessö sang", "Vesso"),
        ("The coast of Yukarán is long", "Yukaran"),
        ("Brewers in Grünholm sang", "Gruenholm"),
        ("Fishermen of Århøj sang", "Aarhoej"),
        ("Shops sell Neslé here", "Nesle"),
        ("In Saint-Élier they sang", "Elier"),
    ],
)
def test_a_name_without_its_diacritics_is_found(first: str, second: str) -> None:
    assert found(f"{first}.{GAP}They also sang in {second}.") == [(DIACRITICS, second)]


def test_two_words_without_their_diacritics_are_one_slip() -> None:
    text = f"São Tarcílio sang. All of São Tarcílio sang.{GAP}They slept in Sao Tarcilio."
    (finding,) = findings(text)
    assert finding.text == "Sao Tarcilio"
    assert [fix.text for fix in finding.fixes] == ["São Tarcílio"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"Zoë Harker sang.{GAP}Zoe Harker danced.", "names/given-name-variant"),
        (f"Inés Barragán sang.{GAP}Inés Barragan danced.", "names/surname-variant"),
        (f"Inés Barragán sang.{GAP}Ms Barragan danced.", "names/surname-variant"),
        (f"Erdoğan sang. Erdoğan slept.{GAP}They saw Erdogan dance.", "names/known-forms"),
    ],
)
def test_what_another_rule_reports_is_not_reported_twice(text: str, rule: str) -> None:
    assert [name for name, _ in found(text)] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        f"José Almeida sang.{GAP}Jose Carter danced.",
        f"Chairs: Michaël Zansen, Ruth Lund.{GAP}Members: Michael Dawlish, Ann Ott.",
        f"VESSÖ AND VESSO SING\n\nThe people of Vessö sang.{GAP}Vessö slept.",
        f"Rosé is a wine.{GAP}Rose slept.",
        f"The Peña saw a resume. Résumé is a word.{GAP}They saw Peña.",
        f"Brenn (Arabic: Brènn) sang.{GAP}They saw Brenn dance.",
        f"Write to @vesso or info@Vesso.example.{GAP}They sang in Vessö.",
    ],
    ids=lambda text: text[:20],
)
def test_other_bearers_words_and_addresses_keep_their_letters(text: str) -> None:
    assert found(text) == []


def test_people_of_one_surname_who_may_be_relatives_are_possible() -> None:
    (finding,) = findings(f"Lena Peña sang.{GAP}Tom Pena danced.")
    assert (finding.rule, finding.certainty) == (DIACRITICS, Certainty.possible)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Users of Chatnook sang. All of Chatnook sang", "Chat Nook"),
        ("Users of Chatnook sang. All of Chatnook sang", "Chat-Nook"),
        ("The Brill-Packard works sang. All of Brill-Packard sang", "Brill Packard"),
        ("Pupils in Basse-Roche sang. All of Basse-Roche sang", "Basse Roche"),
        ("Users of Wordbook sang. All of Wordbook sang", "Word Book"),
        ("Users of YellowTube sang. All of YellowTube sang", "Yellow Tube"),
    ],
)
def test_a_name_split_or_joined_is_found(first: str, second: str) -> None:
    assert (JOINING, second) in found(f"{first}.{GAP}They also saw {second} dance.")


def test_a_double_surname_that_lost_its_hyphen_is_found() -> None:
    text = f"Kristin Vane-Thomas sang. They saw Kristin Vane-Thomas.{GAP}Kristin Vane Thomas slept."
    assert found(text) == [(JOINING, "Vane Thomas")]


@pytest.mark.parametrize(
    "text",
    [
        f"Send an E-mail.{GAP}Email is quick. They like the Email.",
        f"The North-West sang.{GAP}North West of it they danced in the Northwest.",
        f"The London-Leeds train sang.{GAP}They saw London Leeds on a sign.",
        f"A Prime-Minister sang.{GAP}They saw the Prime Minister dance.",
        f"The World-Cup winners sang.{GAP}They saw the World Cup.",
        f"Web Site names are long.{GAP}They saw the Website of a website.",
        f"The Marsh-Board meeting sang, a board.{GAP}They saw the Marsh Board.",
        f"A LoadBalancer has load.{GAP}They saw Load Balancer and balancer.",
        f"Thomas Barrow sang.{GAP}They wrote to ThomasBarrow.",
        f"The Green Park sang.{GAP}They saw a green park and Greenpark dance with greenpark.",
    ],
    ids=lambda text: text[:20],
)
def test_words_that_meet_by_chance_or_grammar_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_house_and_a_person_of_the_same_letters_are_possible() -> None:
    (finding,) = findings(f"They saw the Stone Heath there.{GAP}Then Mr Stoneheath danced.")
    assert finding.certainty == Certainty.possible


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"Ministers of COFTA sang. They left COFTA.{GAP}They saw Cofta dance.", "Cofta"),
        (f"Users of ViewTube sang. They left ViewTube.{GAP}They saw Viewtube.", "Viewtube"),
        (f"Fiona McCrann sang. They saw Fiona McCrann.{GAP}Fiona Mccrann slept.", "Mccrann"),
        (f"Beyoncé sang. They saw Beyoncé.{GAP}They saw beyoncé dance.", "beyoncé"),
        (f"They sang in Helsinki.{GAP}They slept in helsinki.", "helsinki"),
        (f"They saw Mr Kovalik. They heard Mr Kovalik.{GAP}They like Mr kovalik.", "kovalik"),
    ],
)
def test_a_name_with_other_capitals_is_found(text: str, form: str) -> None:
    assert found(text) == [(CASING, form)]


@pytest.mark.parametrize(
    "text",
    [
        f"The WHO met.{GAP}They asked Who it was.",
        f"FRANK: Hello.{GAP}They saw Frank.",
        f"STORM HITS ELBA\n\nThe storm hit Elba.{GAP}They saw Elba.",
        f"They saw IRENE sing.{GAP}They saw Irene dance.",
        f"They ate turkey in Turkey.{GAP}They saw china in China, and a chad in Chad.",
        f"Try @helsinki or helsinki.example or helsinki_2.{GAP}They saw Helsinki.",
        f"The word helsinki is long.{GAP}They saw Helsinki.",
        f"MCCRANN WINS\n\nThey saw McCrann.{GAP}McCrann slept.",
        f"Mr and Mrs Lund sang.{GAP}And they danced.",
    ],
    ids=lambda text: text[:20],
)
def test_loud_words_labels_and_common_words_keep_their_capitals(text: str) -> None:
    assert found(text) == []


def test_two_people_whose_surnames_differ_in_a_capital_are_possible() -> None:
    (finding,) = findings(f"Ruth MacDonnel sang.{GAP}Carl Macdonnel danced.")
    assert (finding.rule, finding.certainty) == (CASING, Certainty.possible)


def test_an_accepted_form_is_left_alone() -> None:
    text = f"They sang in Vessö.{GAP}They slept in Vesso."
    assert findings(text, accept=frozenset({"Vesso"})) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bill Clinton, Hillary Clinton and Chelsea Clinton sang. The Clintons danced.",
        "David Miliband and Ed Miliband sang. The Milibands' mother danced with a Miliband.",
        "Carl Cox sang. Karl Malone danced.",
        "Wayne Rooney and the Rooneys sang. Rooney's goals and Rooneys danced.",
        "Sri Lanka sang. Sri Lankan boats and Sri Lankans danced.",
        "Vessö sang. The Vessöan boats danced.",
        "The Bach family sang. Bachs and Johann Sebastian Bach danced.",
    ],
    ids=lambda text: text[:16],
)
def test_families_teams_plurals_and_peoples_are_no_variants(text: str) -> None:
    assert [finding for finding in findings(text) if finding.certainty > Certainty.possible] == []


def test_documents_are_compared_by_the_same_code() -> None:
    rule = next(rule for rule in rules().rules if rule.id == DIACRITICS)
    matcher: Any = load("name_writing")
    facts = []
    for number, text in enumerate(("They saw Vessö. Vesso sang.", "Vessö sang. Vessö danced.")):
        task = Task(rule.params, read(text, "a.txt"), NONE, Settings(), rule.kinds)
        facts += [fact._replace(document=number) for fact in matcher.gather(task)]
    (verdict,) = matcher.decide(rule.params, Settings(), facts)
    assert [facts[number].values[0] for number in verdict.own] == ["Vesso"]


def test_a_plain_text_gives_no_groups() -> None:
    document = read("The ferry left Oslo at noon. Oslo slept.", "a.txt")
    assert (by_diacritics(document), by_joining(document), by_casing(document)) == ({}, {}, {})


def test_sequences_hold_the_small_words_of_titles() -> None:
    document = read("They joined the Bank of the North. Ana Prado’s goat slept.", "a.txt")
    assert capitals.sequences(document) == {"They", "Bank of the North", "Ana Prado’s"}
    assert capitals.words(document) >= {"Bank", "of", "Prado"}


IDENTIFIERS = "Of AbC, AbcD, AbcE, AbcF, AbcG, AbcH, AbcI, AbcJ and AbcK they like AbcD."


@pytest.mark.parametrize(
    ("forms", "level"),
    [
        ("InstanceId and InstanceID", Certainty.possible),
        ("Trackhub and TrackHub", Certainty.likely),
        ("the COFTA and the Cofta", Certainty.possible),
    ],
)
def test_in_a_text_full_of_identifiers_only_plain_names_count(forms: str, level: Certainty) -> None:
    assert [f.certainty for f in findings(f"{IDENTIFIERS}\n\nThey also saw {forms}.")] == [level]
