"""Names beside an office, and the spellings of an office."""

import pytest

from checker.analysis.beside_roles import names_beside, spellings, stands_alone, word_before


def beside(marked: str) -> list[str]:
    """The names beside the office between [ and ]."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return [" ".join(found.words) for found in names_beside(text, start, end)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The [Foreign Secretary] Ana Prado sang.", ["Ana Prado"]),
        ("The [foreign secretary], Ana Prado, sang.", ["Ana Prado"]),
        ("The [Foreign Secretary], Sir Ian Prado’s, sang.", ["Ian Prado"]),
        ("[Foreign Secretary] Prado sang.", ["Prado"]),
        ("[Foreign Secretary] Ana M. Prado sang.", ["Ana Prado"]),
        ("[Foreign Secretary] Ana von der Au sang.", ["Ana von der Au"]),
        ("Ana Prado, the [foreign secretary], sang.", ["Ana Prado"]),
        ("Ana Prado, Britain's [foreign secretary], sang.", ["Ana Prado"]),
        ("Ana Prado, who is [foreign secretary], sang.", ["Ana Prado"]),
        ("Ana Prado (the U.S. [foreign secretary]) sang.", ["Ana Prado"]),
        ("Today Ana Prado, the [foreign secretary], sang.", ["Today Ana Prado", "Ana Prado"]),
        ("Ana Prado, [Foreign Secretary] Jens Lund and others", ["Jens Lund"]),
        ("The [foreign secretary] sang. Ana Prado danced.", []),
        ("Ana Prado and the [foreign secretary] sang.", []),
        ("[Foreign Secretary]", []),
    ],
)
def test_names_before_and_after(text: str, names: list[str]) -> None:
    assert beside(text) == names


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("the Foreign Secretary", {"foreign secretary"}),
        ("US Defence Secretary", {"defence secretary", "defense secretary"}),
        (
            "Under-Secretary of Works",
            {
                "undersecretary of works",
                "under secretary of works",
                "under-secretary of works",
            },
        ),
        ("Press Adviser", {"press adviser", "press advisor"}),
        ("Vice President", {"vice president", "vice-president"}),
        ("Secretary-General", {"secretary general", "secretary-general"}),
    ],
)
def test_an_office_in_all_its_spellings(role: str, expected: set[str]) -> None:
    assert set(spellings(role)) == expected


def test_spellings_of_an_office_of_many_words_stay_few() -> None:
    assert len(spellings(" ".join(["adviser of defence"] * 12))) < 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("envoy", True),
        ("ex-envoy", True),
        ("co-envoy", False),
        ("envoys", False),
        ("envoy-elect", False),
    ],
)
def test_an_office_stands_alone(text: str, expected: bool) -> None:
    start = text.index("envoy")
    assert stands_alone(text, start, start + 5) is expected


def test_the_word_before_an_office() -> None:
    assert word_before("the French envoy", 11) == "French"
    assert word_before("envoy", 0) == ""
