"""Classes of words, and the scores of their order."""

from pathlib import Path

import pytest

from checker.analysis.word_classes import (
    START,
    class_by_form,
    load,
    score_sign,
    word_classes,
)
from checker.errors import RuleError
from checker.ruleset import shipped_folder

HEAD = "# A sample. Own work.\n"


def name_of(word: str) -> str:
    tables = word_classes()
    return list(tables.number)[tables.class_of(word)]


def score(first: str, second: str) -> float:
    tables = word_classes()
    before = tables.number[START] if first == START else tables.class_of(first)
    return tables.scores[before][tables.class_of(second)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("the", "the"),
        ("orchard", "noun"),
        ("race", "nounverb"),
        ("become", "verb"),
        ("women", "nouns"),
        ("brought", "past"),
        ("happy", "adj"),
        ("often", "adv"),
    ],
)
def test_function_words_are_a_class_each_and_others_share_a_few(word: str, expected: str) -> None:
    assert name_of(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("blorking", "ing"),
        ("blorked", "past"),
        ("blorkly", "adv"),
        ("blorkness", "noun"),
        ("blorkous", "adj"),
        ("blorks", "nouns"),
        ("blork", "noun"),
        ("ing", "noun"),
    ],
)
def test_ending_tells_the_class_of_an_unlisted_word(word: str, expected: str) -> None:
    assert class_by_form(word, {}) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("blorks", "verbs"), ("fizzes", "nounsverbs"), ("tidies", "verbs"), ("snarks", "nouns")],
)
def test_form_in_s_is_told_by_the_word_without_it(word: str, expected: str) -> None:
    listed = {"blork": "verb", "fizz": "nounverb", "tidy": "adjverb", "snark": "adjnoun"}
    assert class_by_form(word, listed) == expected


def test_neighbours_of_english_score_above_chance() -> None:
    for pair in [("of", "the"), ("to", "become"), ("has", "been"), ("it", "was")]:
        assert score(*pair) > 1, pair


def test_neighbours_that_never_meet_score_below_it() -> None:
    for pair in [("the", "of"), ("a", "the"), ("to", "brought"), ("been", "has"), ("a", "women")]:
        assert score(*pair) < -1, pair


def test_rare_pairs_are_of_function_words_that_hardly_meet() -> None:
    pairs = set(word_classes().rare_pairs(-3.0, 1000))
    assert {("the", "of"), ("a", "the"), ("of", "and")} <= pairs
    assert ("of", "the") not in pairs
    assert not any(first == second for first, second in pairs)


def test_reach_of_rare_pairs_is_the_product_of_their_ranks() -> None:
    tables = word_classes()
    few = set(tables.rare_pairs(-3.0, 50))
    ranks = {word: rank for rank, word in enumerate(tables.number, 1)}
    assert few < set(tables.rare_pairs(-3.0, 1000))
    assert all(ranks[first] * ranks[second] <= 50 for first, second in few)


def test_score_is_one_character_and_kept_in_its_range() -> None:
    assert [score_sign(value) for value in (-99, -0.25, 0, 0.3, 99)] == ["0", "?", "@", "A", "L"]


def test_small_table_is_read(tmp_path: Path) -> None:
    rows = ["function\t-\tthe of", "class\tnoun\tgnome"]
    rows += [f"scores\t{name}\t@A?" for name in ("the", "of", "noun", START)]
    (tmp_path / "word_classes.tsv").write_text(HEAD + "\n".join(rows) + "\n")
    tables = load(tmp_path)
    assert tables.class_of("gnome") == tables.class_of("troll") == 2
    assert tables.scores[0] == [0.0, 0.25, -0.25]
    assert (tables.functions, tables.number[START]) == (2, 3)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("function\t-\tthe of\nscores\tthe\t@", "each class needs a row of 2 scores"),
        ("verbs\t-\tgo", "unknown kind 'verbs'"),
    ],
)
def test_broken_table_is_an_error_that_names_the_place(
    tmp_path: Path, rows: str, message: str
) -> None:
    (tmp_path / "word_classes.tsv").write_text(HEAD + rows + "\n")
    with pytest.raises(RuleError, match=rf"word_classes\.tsv:\d+: .*{message}"):
        load(tmp_path)


def test_table_is_small() -> None:
    assert (shipped_folder() / "lexicons" / "word_classes.tsv").stat().st_size <= 100_000
