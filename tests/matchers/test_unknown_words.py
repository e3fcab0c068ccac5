"""Words that are none: slips with what was meant, words of another language; and what is meant."""

import functools
from typing import Any

import pytest

from checker.config import Settings
from checker.engine import check_document
from checker.finding import Certainty, Finding
from checker.readers import read
from checker.rule import load_rule
from checker.ruleset import RuleSet, shipped_folder

SLIP, FOREIGN = "mechanics/non-word", "residue/untranslated-word"


@functools.cache
def rules() -> RuleSet:
    folder = shipped_folder()
    return RuleSet([load_rule(folder / f"{name}.yaml", folder) for name in (SLIP, FOREIGN)])


def findings(text: str, path: str = "a.txt", least: Certainty = Certainty.likely) -> list[Finding]:
    return check_document(read(text, path), rules(), Settings(), certainty=least).findings


def found(text: str, path: str = "a.txt", **settings: Any) -> list[tuple[str, str]]:
    document = read(text, path)
    checked = check_document(document, rules(), Settings(**settings), certainty=Certainty.likely)
    return [(finding.rule, finding.text) for finding in checked.findings]


class TestSlips:
    def test_names_what_was_meant_and_offers_it(self) -> None:
        (finding,) = findings("The ferry had allready left when the keeper came.")
        assert finding.message == "'allready' is no English word; meant is perhaps 'already'"
        assert [fix.text for fix in finding.fixes] == ["already"]
        assert not finding.fixes[0].safe

    def test_offers_nothing_when_several_words_may_be_meant(self) -> None:
        (finding,) = findings("The keeper must decide on the casues before the winter comes.")
        assert "or" in finding.message or finding.fixes

    @pytest.mark.parametrize(
        "text",
        [
            "The ferry left. Thsi was the last boat that went to the island.",
            "The letter came from the Ministry of Foriegn Affairs on the last day of May.",
        ],
    )
    def test_swapped_letters_are_seen_under_a_capital(self, text: str) -> None:
        assert [rule for rule, _ in found(text)] == [SLIP]

    @pytest.mark.parametrize(
        "text",
        [
            "The ferry left. Nadal was on board and the goats were not.",
            "The ferry left with Mr Freind and the goats on board.",
            "The captain Tehran Wehn was on board and the goats were not.",
        ],
    )
    def test_names_are_left_alone(self, text: str) -> None:
        assert found(text) == []

    def test_an_unknown_word_near_no_other_is_possible_only(self) -> None:
        text = "The keeper put the wimblock on the table and went to bed."
        assert found(text) == []
        assert [f.text for f in findings(text, least=Certainty.possible)] == ["wimblock"]


class TestForeign:
    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("The mayor opened the new biblioteka on the square and went home.", "biblioteka"),
            ("She was told to wait for the wyników of the test until Monday.", "wyników"),
            ("The team moved its конструкция to the other side of the river.", "конструкция"),
            ("The company moved its 本社 to the coast after the war.", "本社"),
            ("The show with a new and बहुत loud song was on at nine.", "बहुत"),
        ],
    )
    def test_one_in_an_english_sentence_is_found(self, text: str, word: str) -> None:
        assert found(text) == [(FOREIGN, word)]

    def test_script_is_named(self) -> None:
        (finding,) = findings("The team moved its конструкция to the other side of the river.")
        assert finding.message.endswith("in Cyrillic letters")

    @pytest.mark.parametrize(
        "text",
        [
            "The mayor opened the “biblioteka” on the square and went home.",
            "The mayor opened the biblioteka (a library) on the square and went home.",
            "The mayor opened what is called a biblioteka on the square and went home.",
            "The mayor opened the biblioteka, which means library, and went home.",
            "In Polish the new library on the square is a biblioteka and no other.",
            "The library (бiблioтека in the local script) on the square is new.",
            "The mayor spoke of the biblioteka publiczna and went home before noon.",
        ],
    )
    def test_one_that_is_quoted_or_explained_is_meant(self, text: str) -> None:
        assert found(text) == []

    def test_one_in_italics_is_meant(self) -> None:
        text = "The mayor opened the {} on the square and went home."
        assert found(text.format("*biblioteka*"), "a.md") == []
        assert found(text.format("biblioteka"), "a.md") == [(FOREIGN, "biblioteka")]

    def test_a_text_with_many_is_about_them(self) -> None:
        words = ["biblioteka", "cebolla", "odroczył", "zębatka", "spiaggia"]
        sentences = [f"The keeper saw the {word} on the table and was glad." for word in words]
        assert len(found(" ".join(sentences[:4]))) == 4
        assert found(" ".join(sentences)) == []


class TestBoth:
    WORDS = pytest.mark.parametrize("word", ["goverment", "biblioteka"])

    @WORDS
    def test_a_word_that_the_house_accepts_is_left_alone(self, word: str) -> None:
        text = f"The keeper went to the {word} on the square and came back."
        assert found(text)
        assert found(text, accept=frozenset({word.capitalize()})) == []

    @WORDS
    def test_a_word_used_three_times_is_the_texts_own(self, word: str) -> None:
        sentence = f"The keeper went to the {word} on the square and came back."
        assert len(found(" ".join([sentence] * 2))) == 2
        assert found(" ".join([sentence] * 3)) == []

    @WORDS
    def test_a_word_that_also_has_a_capital_is_a_name(self, word: str) -> None:
        text = f"The keeper went to the {word} on the square. It is the old {word.capitalize()}."
        assert found(text) == []

    @WORDS
    @pytest.mark.parametrize(
        "form", ["{}.org", "x@{}", "{}_2", "#{}", "{}-house", "/{}/", "{}()", "{}2"]
    )
    def test_parts_of_addresses_code_and_compounds_are_left_alone(
        self, word: str, form: str
    ) -> None:
        assert found(f"The keeper wrote {form.format(word)} on the board and went home.") == []

    def test_words_among_other_unknown_ones_are_left_alone(self) -> None:
        assert found("zwei goverment biblioteka wilms drof plork snat") == []
