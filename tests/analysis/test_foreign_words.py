"""Single words of other languages, told by their letters."""

import pytest

from checker.analysis.foreign_words import likeness

FOREIGN = {
    "Spanish": ["cebolla", "trasladó", "lechuga", "ayuntamiento", "zapatillas"],
    "Italian": ["spiaggia", "eventualmente", "lampadina", "ragazzi"],
    "French": ["chevaux", "bateaux", "aujourd", "malheureux"],
    "German": ["überprüfen", "zeitung", "wirtschaft", "geschichte"],
    "Portuguese": ["coração", "janelas", "trabalhador", "também"],
    "Polish": ["mieszkanie", "przestrzeni", "odroczył", "dziewczyna"],
    "Czech": ["žádost", "příběh", "městský"],
    "Turkish": ["çalışma", "olduğunu", "öğrenci"],
}


@pytest.mark.parametrize("word", [word for words in FOREIGN.values() for word in words])
def test_letters_of_foreign_words_speak_against_english(word: str) -> None:
    assert likeness(word).weight >= 3.5


@pytest.mark.parametrize(
    "word",
    [
        "harbour",
        "committee",
        "lantern",
        "thoroughly",
        "government",
        "recieve",
        "becuase",
        "swimming",
        "neighbours",
    ],
)
def test_letters_of_english_words_and_their_slips_do_not(word: str) -> None:
    assert likeness(word).weight < 3.5


@pytest.mark.parametrize("language", ["Polish", "Czech", "Turkish"])
def test_the_language_is_told_where_the_letters_are_its_own(language: str) -> None:
    assert {likeness(word).language for word in FOREIGN[language]} == {language}


def test_a_word_without_known_letters_weighs_nothing() -> None:
    assert likeness("ʒæk").weight < 3.5
