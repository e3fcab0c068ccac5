"""The plain report: a line for each finding, then a verdict for someone with one minute."""

import pytest
from sample import finding, place, report

from checker.finding import Certainty, Severity
from checker.report import CheckError, Report
from checker.reporters.text import lines, render
from checker.reporters.words import counted, strongest, visible


def rendered(of: Report) -> list[str]:
    return "".join(render(of)).splitlines()


def test_finding_is_one_line_with_a_place_that_editors_open() -> None:
    assert list(lines(report(finding()))) == [
        "news/storm.md:3:5: warning likely house/gale 'gale' is not our style\n"
    ]


def test_related_places_are_listed_and_shortened_where_they_are_many() -> None:
    related = (
        *(place("same", line, 2) for line in range(10, 17)),
        place("other", 4, 1),
        place("other", 2, 8, "a.txt"),
    )
    (line,) = lines(report(finding(related=related)))
    assert line.endswith(" [also at 10:2, 11:2, 12:2, 13:2 and 3 more; compare 4:1, a.txt:2:8]\n")


def test_line_stays_one_line_whatever_the_message_holds() -> None:
    (line,) = lines(report(finding(message="a\nb\u200bc\x1b[31m\u2028d")))
    assert line.endswith(" a b<U+200B>c<U+001B>[31m d\n")


class TestVerdict:
    def test_of_a_clean_run(self) -> None:
        assert rendered(report()) == [
            "Nothing found in 1,500 words in 2 files.",
            "Skipped: 2 blocks not in English.",
        ]

    def test_when_no_file_was_checked(self) -> None:
        assert rendered(Report()) == ["Nothing was checked."]

    @pytest.mark.parametrize(
        ("severities", "headline"),
        [
            (
                [Severity.error, Severity.warning, Severity.warning],
                "Not fit to print: 1 error, 2 warnings in 1,500 words in 2 files.",
            ),
            (
                [Severity.warning, Severity.suggestion],
                "Needs an editor: 1 warning, 1 suggestion in 1,500 words in 2 files.",
            ),
            ([Severity.suggestion], "Nearly clean: 1 suggestion in 1,500 words in 2 files."),
        ],
    )
    def test_judges_by_the_worst_severity(self, severities: list[Severity], headline: str) -> None:
        assert headline in rendered(report(*(finding(severity=s) for s in severities)))

    def test_counts_by_family(self) -> None:
        found = [finding(rule=rule) for rule in ("a/x", "b/y", "b/z", "c/x")]
        assert "By family: b 2, a 1, c 1." in rendered(report(*found))

    def test_names_the_strongest_places_where_there_are_many(self) -> None:
        found = [finding(line=n, rule=f"house/{n % 2}") for n in range(1, 8)]
        found.append(finding(line=99, rule="house/bad", severity=Severity.error))
        verdict = rendered(report(*found))
        at = verdict.index("Look first at:")
        assert verdict[at + 1 : at + 6] == [
            f"  news/storm.md:{line}:5 'gale' is not our style" for line in (99, 1, 2, 3, 4)
        ]

    def test_says_what_was_left_out(self) -> None:
        verdict = rendered(
            report(excluded=("a.txt",), passed_over=2, baselined=3, hidden=1, fixed=2)
        )
        assert verdict[1:] == [
            "Fixed: 2 findings.",
            "Skipped: 2 blocks not in English, 3 excluded files, 3 findings known to the baseline.",
            "Hidden: 1 finding below the levels shown "
            "(--certainty possible --severity suggestion shows all).",
        ]

    def test_says_that_not_everything_was_checked(self) -> None:
        verdict = rendered(report(errors=(CheckError("b.txt", "b.txt: is a binary file"),)))
        assert verdict[-1] == "Not checked: 1 error, listed on standard error."


def test_strongest_are_by_severity_then_certainty_and_of_different_rules() -> None:
    found = [
        finding(line=1, rule="a/x"),
        finding(line=2, rule="a/x", certainty=Certainty.certain),
        finding(line=3, rule="a/x", certainty=Certainty.certain),
        finding(line=4, rule="a/y", severity=Severity.error),
        finding(line=5, rule="a/z", severity=Severity.suggestion),
    ]
    assert [f.line for f in strongest(found, 3)] == [4, 2, 5]
    assert [f.line for f in strongest(found, 9)] == [4, 2, 3, 1, 5]


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "file", "0 files"),
        (1, "file", "1 file"),
        (1200, "file", "1,200 files"),
        (2, "entry", "2 entries"),
    ],
)
def test_counts_in_words(number: int, noun: str, words: str) -> None:
    assert counted(number, noun) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “quoted” é 😀", "plain – “quoted” é 😀"),
        ("a\tb\u00a0c\r\nd", "a b c  d"),
        ("\ufeffa\u202eb\x07", "<U+FEFF>a<U+202E>b<U+0007>"),
        ("\udcff", "<U+DCFF>"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
