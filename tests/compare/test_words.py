"""Words, numbers and names as they are compared."""

import pytest

from checker.compare.name_forms import Side, is_same_word
from checker.compare.tables import positive, tables
from checker.compare.tokens import Token, tokens_of
from checker.compare.words import align


def tokens(text: str) -> list[Token]:
    return tokens_of(text, 0, len(text), [])


def relations(original: str, rewritten: str) -> dict[str, str]:
    first, second = tokens(original), tokens(rewritten)
    alignment = align(first, second)
    return {
        f"{first[pair.original].text} {second[pair.rewritten].text}": pair.relation
        for pair in (*alignment.pairs, *alignment.moved)
        if pair.relation != "same"
    }


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("five", "5", True),
        ("twenty-one", "21", True),
        ("1,000", "one thousand", True),
        ("1.4 million", "1,400,000", True),
        ("5m", "5 million", True),
        ("19th", "nineteenth", True),
        ("17:40", "5:40", False),
        ("10:00", "12:00", False),
        ("7am", "seven in the morning", True),
        ("half past eight", "8:30", True),
        ("2pm", "14:00", True),
        ("two hundred and six", "206", True),
        ("19", "90", False),
    ],
)
def test_numbers_have_values(first: str, second: str, same: bool) -> None:
    values = [next(token for token in tokens(text) if token.values) for text in (first, second)]
    assert (not values[0].values.isdisjoint(values[1].values)) is same


def test_contracted_negations_are_words_of_their_own() -> None:
    assert [token.key for token in tokens("He can't, won't and cannot.")] == [
        "he",
        "can",
        "not",
        "will",
        "not",
        "and",
        "can",
        "not",
    ]


def test_a_number_sign_is_no_negation() -> None:
    keys = [token.key for token in tokens("No. 5 is no door")]
    assert keys == ["number", "5", "is", "no", "door"]


def test_every_token_stands_where_it_says() -> None:
    text = "Twenty-five of 1,400 people can't pay £5m, the U.S. said."
    for token in tokens(text):
        if not token.values and token.text == text[token.start : token.end]:
            assert token.key
        assert 0 <= token.start < token.end <= len(text)


@pytest.mark.parametrize(
    ("original", "rewritten", "expected"),
    [
        ("a rise in rents", "a fall in rents", {"rise fall": "opposite"}),
        ("he is here", "she is here", {"he she": "gender"}),
        ("it may rain", "it will rain", {"may will": "modal"}),
        ("the expected rain", "the unexpected rain", {"expected unexpected": "prefix"}),
        ("the trade unions met", "the commerce unions met", {"trade commerce": "synonym"}),
        ("they recommend it", "they recommendation it", {"recommend recommendation": "near"}),
        ("in March it froze", "in April it froze", {"March April": "date"}),
        ("saw Colin Kahl there", "saw Colin Carr there", {"Kahl Carr": "name"}),
    ],
)
def test_how_words_are_related(original: str, rewritten: str, expected: dict[str, str]) -> None:
    assert relations(original, rewritten) == expected


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("britain", "british", True),
        ("iran", "iranian", True),
        ("rooney", "rooneys", True),
        ("kiev", "kyiv", True),
        ("erdoğan", "erdogan", True),
        ("stephen", "steven", False),
        ("forsyth", "forsythe", False),
        ("kahl", "carr", False),
    ],
)
def test_two_forms_of_a_name(first: str, second: str, same: bool) -> None:
    assert is_same_word(first, second) is same


@pytest.mark.parametrize(
    ("name", "side", "held"),
    [
        ("British", "the delegation of the United Kingdom", True),
        ("EU", "the European Union", True),
        ("European", "the EU", False),
        ("Kahl", "the under secretary", False),
    ],
)
def test_a_name_told_in_another_form(name: str, side: str, held: bool) -> None:
    own = tokens(f"the {name}")
    assert Side(tokens(side)).holds(own[1], Side(own)) is held


def test_prefixes_deny_words_only() -> None:
    assert positive("unexpected")
    assert not positive("uncle")
    assert not positive("inside")


def test_words_for_men_and_women_stand_in_pairs() -> None:
    genders = tables().genders
    for male, female in (("he", "she"), ("his", "her"), ("son", "daughter"), ("mr", "mrs")):
        assert genders[male][0] == genders[female][0]
        assert (genders[male][1], genders[female][1]) == ("m", "f")
