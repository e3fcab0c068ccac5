"""Errors injected in names: each says truly what it changed, and nothing else differs."""

import sys
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import injected_names
import misspell
import name_injectors
import name_pools
import name_scale
import name_texts
import name_translations
from injected_names import LEXICONS, injections
from name_injectors import Injection
from name_texts import Person, Text
from scoring import Hit, Place, Span

ARTICLE = """\
Ferry to run again in winter

Peter Halloway has a plan for the ferry from Westerby. Last week Halloway walked along the quay in
Westerby and counted the boats. Halloway was not pleased. "Nobody asked me," said Halloway.

The mayor, Martha Quillfeather, has heard of it. Mr Halloway wrote to her twice. She said that his
letters were long. "They are not short," she said. Quillfeather's answer was shorter.

He told the paper that the ferry would come back. "It will," he said, and left his hat on the table.
She asked for the fare from Westerby. "Her letters were kind," said Quillfeather. Martha Quillfeather
did not say more. Later Peter Halloway wrote again, and Quillfeather read it to the council.
"""
TEXTS = [Text("a.txt", ARTICLE, name_texts.people(ARTICLE), name_texts.places(ARTICLE))]
KINDS = {"given-swap", "surname-1", "surname-2", "transliteration", "diacritics", "translated"}


@pytest.fixture(scope="module")
def made() -> list[Injection]:
    return injections(TEXTS, LEXICONS, 16, 1)


def test_people_and_places_are_found() -> None:
    assert TEXTS[0].places == ("Westerby",)
    (first, second) = TEXTS[0].people
    assert {(p.full, p.gender) for p in (first, second)} == {
        ("Peter Halloway", "m"),
        ("Martha Quillfeather", "f"),
    }
    halloway = next(p for p in TEXTS[0].people if p.given == "Peter")
    found = [(m.shape, m.opens) for m in name_texts.mentions(ARTICLE, halloway)]
    full, bare, opening = ("full", True), ("bare", False), ("bare", True)
    honorific = ("honorific", False)
    # "week Halloway", "quay. Halloway", "said Halloway", "Mr Halloway", "Later Peter Halloway"
    assert found == [full, bare, opening, bare, honorific, ("full", False)]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Baker Street. Peter Baker Street is no man.",
        "Anna Thatcher had the roof seen to by a thatcher.",
        "Peter Rowbotham and Peter Ashgrove left.",
        "Long ago Wolfgang Peter Rowbotham left.",
    ],
)
def test_no_person_to_be_renamed(text: str) -> None:
    assert name_texts.people(text) == ()


def test_a_name_is_replaced_throughout() -> None:
    new = name_texts.renamed(ARTICLE, Person("Peter", "Halloway", "m"), Person("Jon", "Ek", "m"))
    assert "Halloway" not in new and "Peter" not in new
    assert len(name_texts.mentions(new, Person("Jon", "Ek", "m"))) == 6


def test_long_texts_are_cut_at_paragraphs() -> None:
    block = "word " * 399 + "end."
    parts = list(name_texts.cut("a.txt", "\n\n".join([block] * 5)))
    assert [name for name, _ in parts] == ["a.txt#1", "a.txt#2"]
    assert "\n\n".join(text for _, text in parts) == "\n\n".join([block] * 5)
    assert list(name_texts.cut("b.txt", block)) == [("b.txt", block)]


def test_every_kind_is_made(made: list[Injection]) -> None:
    assert {error.kind for error in made} == KINDS
    positions = {error.shape for error in made if error.kind == "translated"}
    assert positions == set(name_translations.POSITIONS)
    assert {e.shape for e in made if e.kind == "surname-1"} == {"full", "honorific", "bare"}


def test_one_mention_differs_and_the_span_says_which(made: list[Injection]) -> None:
    for error in made:
        start, end = error.start, error.start + len(error.right)
        assert error.base[start:end] == error.right
        assert error.text[error.span.start : error.span.end] == error.wrong != error.right
        assert error.text[:start] == error.base[:start]
        assert error.text[error.span.end :] == error.base[end:]
        rest = error.base[:start] + error.base[end:]
        right = error.right.split()[-1]
        assert name_texts.word(right).search(rest), f"{error.right} stands nowhere else"
        if error.kind != "translated":
            assert not name_texts.occurs(error.wrong, error.base)


def test_the_same_seed_gives_the_same_errors(made: list[Injection]) -> None:
    assert injections(TEXTS, LEXICONS, 16, 1) == made != injections(TEXTS, LEXICONS, 16, 2)


def test_what_each_kind_changes(made: list[Injection]) -> None:
    pairs = {frozenset(pair[:2]) for pair in name_pools.PAIRS}
    groups = name_injectors.read_groups(LEXICONS / "name_variants.tsv")
    for error in made:
        right, wrong = error.right, error.wrong
        if error.kind == "given-swap":
            assert frozenset((right, wrong)) in pairs
            assert error.base.count(f"{right} ") > 1
        elif error.kind.startswith("surname"):
            assert misspell.distance(right, wrong) == int(error.kind[-1])
        elif error.kind == "transliteration":
            assert any({right, wrong} <= set(group.forms) for group in groups)
        elif error.kind == "diacritics":
            assert wrong == name_injectors.without_diacritics(right)
            assert wrong.isascii() and not right.isascii()


def test_translations_stand_in_their_positions(made: list[Injection]) -> None:
    for error in (error for error in made if error.kind == "translated"):
        before, after = error.text[: error.start], error.text[error.span.end :]
        if error.shape == "opening":
            assert error.wrong[0].isupper() and after[1].islower()
        elif error.shape == "heading":
            assert before == "" or before.endswith("\n\n")
            assert any(after.startswith(f"{line[2:]}\n\n") for line in name_pools.HEADLINES)
        elif error.shape == "title-said":
            assert before.split()[-1] in {"Mr", "Mrs", "said"}
        else:
            assert after.startswith("'s") or before.split()[-1] in name_pools.GENDERS


def test_distances() -> None:
    for one, two, expected in (
        ("Reiser", "Rieser", 1),
        ("Kowalski", "Kovalsky", 2),
        ("Murphy", "Murfy", 2),
        ("abc", "abc", 0),
        ("", "ab", 2),
    ):
        assert misspell.distance(one, two) == misspell.distance(two, one) == expected


@pytest.mark.parametrize("edits", [1, 2])
def test_misspellings(edits: int) -> None:
    rng = Random(3)
    for name in name_pools.FAMILY_NAMES:
        wrong = misspell.misspelled(rng, name, edits)
        assert wrong is not None
        assert misspell.distance(name, wrong) == edits
        assert wrong[0].isupper() and wrong != f"{name}s"


def test_the_pools_hold_what_they_promise() -> None:
    assert len(name_pools.PAIRS) >= 150
    assert len(name_pools.ACCENTED) + len(name_pools.PLACES) >= 150
    assert all(pair.one != pair.two for pair in name_pools.PAIRS)
    names = [f"{person.given} {person.surname}" for person in name_pools.ACCENTED]
    for name in [*names, *name_pools.PLACES]:
        assert not name.isascii()
        assert name_injectors.without_diacritics(name).isascii(), name
    bases = {base.word for base in name_translations.read_bases(LEXICONS / "name_bases.tsv")}
    assert len(name_pools.ADJECTIVES - bases) < 10


def test_an_error_is_caught_by_a_new_finding_of_any_role() -> None:
    error = Injection("given-swap", "full", "a", "Jon Ek sat. Jon Ek ate.", 12, "Jon", "John")
    own = Hit("names/given", Span(12, 16), (), text="John")
    other = Hit("names/given", Span(0, 3), (Place("other", Span(12, 16)),), text="Jon")
    beside = Hit("names/given", Span(0, 3), (Place("other", Span(16, 19)),), text="Jon")
    assert injected_names.catching(error, [], [own, other, beside]) == [own, other]
    assert injected_names.catching(error, [other], [own, other]) == [own]


def test_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert injected_names.measure(tmp_path) is None
    folder = tmp_path / "clean" / "tales"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr(injected_names, "check", lambda text, select: [])
    part = injected_names.measure(tmp_path, number=8)
    assert part is not None
    assert {row.label: row.met for row in part.rows}["variants, all"] is False
    missed = [line for name, lines in part.listings.items() if name[6:] in KINDS for line in lines]
    assert len(missed) == sum(total for _, total in part.figures["recall"].values())  # type: ignore[attr-defined]


def test_invented_names_are_distinct_and_grouped() -> None:
    names, made = name_scale.synthesised(600, 1)
    assert len(set(names)) == len(names) == 600
    assert len(made) == 12
    assert name_scale.synthesised(600, 1) == (names, made)
    people = [("Jon", "Ek"), ("Anna", "Ek"), ("John", "Ek"), ("Jon", "Lindqvist")]
    assert name_scale.group([*people, ("Jon", "Lindqvisst")]) == [[0, 2], [3, 4]]
