"""The house's own names in a text: wrong forms, near misses of people, and what is left alone."""

import functools

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.house_names import HouseName, parse_names
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

WRONG, NEAR = "names/house-name", "names/house-name-near"


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / f"{name}.yaml", folder) for name in (WRONG, NEAR)])


def findings(text: str, *names: HouseName, accept: frozenset[str] = frozenset()) -> list[Finding]:
    settings = Settings(names=names, accept=accept)
    return check_document(read(text, "a.txt"), rules(), settings).findings


def found(text: str, *names: HouseName) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in findings(text, *names)]


KYIV = HouseName("place", "Kyiv", accept=("chicken Kiev",), wrong=("Kiev",))
PRADO = HouseName("person", "Ana Prado", roles=("Minister for Fisheries",))


class TestWrongForms:
    def test_each_place_is_a_finding_with_a_safe_fix(self) -> None:
        one, two = findings("The Kiev of 1920, and Kiev's parks.", KYIV)
        assert (one.rule, one.certainty) == (WRONG, Certainty.certain)
        assert [(fix.text, fix.safe) for fix in (*one.fixes, *two.fixes)] == [("Kyiv", True)] * 2

    @pytest.mark.parametrize(
        "text",
        [
            "Kyiv is old.",
            "The Kievan prince slept.",
            "They ate chicken Kiev.",
            "kiev",
            "CHICKEN KIEV",
        ],
    )
    def test_right_forms_and_other_words_are_left_alone(self, text: str) -> None:
        assert found(text, KYIV) == []

    def test_a_longer_word_does_not_hide_the_form_in_front_of_it(self) -> None:
        post = HouseName("organisation", "Kyiv Post", wrong=("Kiev Post",))
        assert found("The Kiev Poster hangs.", KYIV, post) == [(WRONG, "Kiev")]

    def test_apostrophes_and_fixed_spaces_of_either_kind_are_one(self) -> None:
        odea = HouseName("person", "Ann O'Dea", wrong=("Anne O'Dea",))
        assert found("Then Anne\u00a0O’Dea sang.", odea) == [(WRONG, "Anne\u00a0O’Dea")]

    def test_a_form_that_the_configuration_accepts_is_left_alone(self) -> None:
        assert findings("Old Kiev slept.", KYIV, accept=frozenset({"Kiev"})) == []

    def test_the_dates_of_a_person_do_not_make_a_wrong_form_right(self) -> None:
        prado = HouseName("person", "Ana Prado", wrong=("Anna Prado",), since="2021-01-01")
        assert found("In May 1998 Anna Prado sang.", prado) == [(WRONG, "Anna Prado")]

    @pytest.mark.parametrize("name", ["A.*(+[", "(?P<x>", "a{9999999}", "\\", "[]^$|", "."])
    def test_signs_of_a_regular_expression_are_only_signs(self, name: str) -> None:
        entry = HouseName(
            "person", f"Ana {name}", roles=(f"Chief {name}",), wrong=(name, f"Anna {name}")
        )
        text = f"Here {name} stands, and Chief {name} Ana Prado. Nothing else is there."
        # a sign alone may be found inside other text, which is what it was declared for
        assert all(
            name in finding.text or finding.rule == NEAR for finding in findings(text, entry)
        )
        assert (WRONG, name) in found(text, entry)


class TestNearMisses:
    @pytest.mark.parametrize(
        ("text", "form"),
        [
            ("The Minister for Fisheries Ana Pardini sang.", "Ana Pardini"),
            ("The minister for fisheries, Ana Pardini, sang.", "Ana Pardini"),
            ("Ana Pardini, our Minister for Fisheries, sang.", "Ana Pardini"),
            ("MINISTER FOR FISHERIES ANA PARDO SINGS", "ANA PARDO"),
            ("The former Minister for Fisheries Ana Pardo sang.", "Ana Pardo"),
            ("The Minister for Fisheries Prando sang.", "Prando"),
        ],
    )
    def test_a_near_miss_in_the_office_is_found(self, text: str, form: str) -> None:
        assert found(text, PRADO) == [(NEAR, form)]

    @pytest.mark.parametrize(
        "text",
        [
            "The Minister for Fisheries Ana Prado sang. Ana Pardini danced.",
            "The Minister for Fisheries Jorge Lamas sang.",
            "The Minister for Fisheries Jorge Prado sang.",
            "The Deputy Minister for Fisheries Ana Pardini sang.",
            "The Minister for Fisheries and Forests Ana Pardini sang.",
            "The Minister for Fisheries sang. Ana Pardini danced.",
            "The Minister for Fisheries Ana Prado--she of the boats--sang.",
        ],
    )
    def test_other_people_and_other_offices_are_left_alone(self, text: str) -> None:
        assert found(text, PRADO) == []

    def test_a_declared_person_beside_another_s_office_is_left_alone(self) -> None:
        pardini = HouseName("person", "Ana Pardini")
        assert found("The Minister for Fisheries Ana Pardini sang.", PRADO, pardini) == []

    def test_where_only_the_given_name_agrees_it_is_possible(self) -> None:
        (finding,) = findings("The Minister for Fisheries Ana Lund sang.", PRADO)
        assert finding.certainty == Certainty.possible

    def test_all_places_are_one_finding_with_an_unsafe_fix(self) -> None:
        text = "The Minister for Fisheries Ana Pardini sang.\n\nMs Pardini danced with Ana Pardini."
        (finding,) = findings(text, PRADO)
        assert [(place.line, place.text) for place in finding.related] == [
            (3, "Pardini"),
            (3, "Ana Pardini"),
        ]
        assert [(fix.text, fix.safe) for fix in finding.fixes] == [
            ("Ana Prado", False),
            ("Prado", False),
            ("Ana Prado", False),
        ]

    def test_an_uncommon_name_is_found_without_the_office(self) -> None:
        reiser = HouseName("person", "Daniel Reiser")
        assert found("The potter Daniel Rieser sleeps.", reiser) == [(NEAR, "Daniel Rieser")]
        assert found("The potter Danyel Reiser sleeps.", reiser) == [(NEAR, "Danyel Reiser")]
        assert found("The potter Daniel Rauch sleeps.", reiser) == []

    def test_a_common_surname_needs_the_office(self) -> None:
        smith = HouseName("person", "Jon Smith", roles=("mayor",))
        assert found("John Smith sang.", smith) == []
        assert found("Our mayor, John Smith, sang.", smith) == [(NEAR, "John Smith")]

    def test_the_second_of_a_name_is_another_person(self) -> None:
        abbas = HouseName("person", "Abbas II", roles=("Shah",))
        assert found("Shah Abbas I slept.", abbas) == []

    def test_an_accepted_form_is_left_alone(self) -> None:
        reiser = HouseName("person", "Daniel Reiser", accept=("Danyel Reiser",))
        assert found("The potter Danyel Reiser sleeps.", reiser) == []
        assert findings("Daniel Rieser sleeps.", reiser, accept=frozenset({"Rieser"})) == []

    def test_an_office_counts_at_its_time(self) -> None:
        prado = HouseName(
            "person", "Ana Prado", roles=("mayor",), since="2021-01-01", until="2023-12-31"
        )
        assert found("Our mayor Ana Pardini sang.", prado)
        assert found("In 2022 our mayor Ana Pardini sang.", prado)
        assert not found("In May 1998 our mayor Ana Pardini sang.", prado)
        assert not found("In 2025 our mayor Ana Pardini sang.", prado)

    def test_other_names_of_the_next_text_count_there(self) -> None:
        assert found("Old Kiev slept.", KYIV) == [(WRONG, "Kiev")]
        assert found("Old Kiev slept.", PRADO) == []


def test_without_names_nothing_is_found() -> None:
    assert findings("The Minister for Fisheries Ana Pardini went to Kiev.") == []


def test_a_million_capitals_on_one_line_are_read_in_time() -> None:
    names = parse_names('[[person]]\nname = "AB ABAB"\nroles = "ABA"\nwrong = "AA"\n', "names.toml")
    for text in ("A" * 1_000_000, "AB " * 333_000, "ABABAB " * 140_000, "Ab Ba. " * 140_000):
        findings(text, *names)
