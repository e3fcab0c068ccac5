"""Suppressions: what a comment silences, and what is said about wrong ones."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pond import IDS, KNOWN, findings_in, lines_left, only_finding

from checker.document import Document
from checker.finding import Finding, Fix, Place
from checker.readers import read
from checker.suppress import META_RULES, apply


def test_text_without_comments_comes_back_as_it_was() -> None:
    document = read("A heron stood there.\n\nA trout leapt.\n", "pond.txt")
    findings = findings_in(document)
    assert apply(document, findings, KNOWN, IDS, ()) == findings


class TestNextBlock:
    @pytest.mark.parametrize(
        "comment",
        [
            "<!-- subeditor: ignore birds/heron -- the sign says so -->",
            "<!-- subeditor: ignore birds/heron -->",
            "<!--subeditor:ignore birds/heron-->",
            "  <!-- subeditor: ignore birds -- a whole family -->",
            "<!-- subeditor: ignore fish/trout, birds/heron -- two rules -->",
            "# subeditor: ignore birds/heron -- the sign says so",
            "// subeditor: ignore birds/heron",
            "% subeditor: ignore birds/heron",
        ],
    )
    def test_is_silenced_for_the_named_rule(self, comment: str) -> None:
        active = IDS - {"birds/kestrel", "fish/trout"}
        source = f"{comment}\nA heron stood there.\n\nA heron flew off.\n"
        assert lines_left(source, active=active) == ["4 birds/heron"]

    def test_other_rules_still_speak(self) -> None:
        source = "# subeditor: ignore birds/heron\nThe heron took a trout.\n"
        assert lines_left(source) == ["2 fish/trout"]

    def test_may_follow_after_a_blank_line(self) -> None:
        assert lines_left("# subeditor: ignore birds/heron\n\nA heron stood there.\n") == []

    def test_text_before_the_comment_is_not_meant(self) -> None:
        source = "A heron flew off.\n# subeditor: ignore birds/heron\nA heron stood there.\n"
        assert lines_left(source) == ["1 birds/heron"]

    def test_two_comments_may_stand_before_one_block(self) -> None:
        source = (
            "# subeditor: ignore birds/heron\n# subeditor: ignore fish/trout\nA heron, a trout.\n"
        )
        assert lines_left(source) == []

    def test_of_hard_wrapped_text_is_the_paragraph(self) -> None:
        paragraph = (
            "The keeper of the upper pond says that the old birds come back\n"
            "every spring, and that a heron has been seen at the weir three\n"
            "times since the ice went and the reeds began to grow once more.\n"
        )
        source = f"{paragraph}\n# subeditor: ignore birds/heron\n{paragraph}"
        assert lines_left(source) == ["2 birds/heron"]

    def test_carriage_returns_change_nothing(self) -> None:
        source = "# subeditor: ignore birds/heron\r\nA heron.\r\n\r\nA heron.\r\n"
        assert lines_left(source) == ["4 birds/heron"]


class TestMarkdown:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            pytest.param(
                "<!-- subeditor: ignore birds/heron -->\n\nA **heron** stood\nthere.\n\nA heron.\n",
                ["6 birds/heron"],
                id="own-line",
            ),
            pytest.param(
                "A heron stood. <!-- subeditor: ignore birds/heron --> A heron flew.\n\nA heron.\n",
                ["3 birds/heron"],
                id="inside-a-paragraph-means-that-paragraph",
            ),
            pytest.param(
                "A **heron** <!-- subeditor: ignore birds/heron -->\n\nA heron.\n",
                ["3 birds/heron"],
                id="at-the-end-of-a-paragraph-too",
            ),
            pytest.param(
                "<!-- subeditor: ignore birds/heron -->\n\n# The heron\n\nThe heron came.\n",
                ["5 birds/heron"],
                id="heading",
            ),
            pytest.param(
                "<!-- subeditor: ignore birds/heron -->\n\n- One heron.\n- Two heron more.\n",
                ["4 birds/heron"],
                id="list-item",
            ),
            pytest.param(
                "<!-- subeditor: ignore birds/heron -->\n\n"
                "| What was seen | When it was seen |\n|---|---|\n"
                "| There was a heron here. | It came on Monday. |\n\nA heron.\n",
                ["7 birds/heron"],
                id="whole-table",
            ),
            pytest.param(
                "```\n<!-- subeditor: ignore birds/heron -->\n```\n\nA heron.\n",
                ["5 birds/heron"],
                id="comment-in-code-is-code",
            ),
            pytest.param(
                "<!--\nsubeditor: ignore birds/heron\n-- over\nlines\n-->\n\nA heron.\n",
                [],
                id="over-lines",
            ),
            pytest.param(
                "> <!-- subeditor: ignore birds/heron -->\n> A heron.\n\nA heron.\n",
                ["1 suppression/unused", "4 birds/heron"],
                id="in-a-block-quotation-which-is-not-checked",
            ),
            pytest.param(
                "<!-- Subeditor: ignore birds/heron -->\n\nA heron.\n",
                [],
                id="capital",
            ),
            pytest.param(
                "<!-- A heron, says the subeditor's note. -->\n\nA heron.\n",
                ["3 birds/heron"],
                id="other-comments-are-not-read",
            ),
        ],
    )
    def test_comments(self, source: str, expected: list[str]) -> None:
        assert lines_left(source, "pond.md") == expected


class TestRange:
    def test_lies_between_start_and_end(self) -> None:
        source = (
            "A heron.\n<!-- subeditor: ignore-start birds/heron -- a quoted log -->\n"
            "A heron.\nA heron, a trout.\n<!-- subeditor: ignore-end birds/heron -->\nA heron.\n"
        )
        assert lines_left(source) == ["1 birds/heron", "4 fish/trout", "6 birds/heron"]

    def test_ranges_of_two_rules_may_cross(self) -> None:
        source = (
            "# subeditor: ignore-start birds/heron\nA heron.\n"
            "# subeditor: ignore-start fish/trout\nA heron, a trout.\n"
            "# subeditor: ignore-end birds/heron\nA heron, a trout.\n"
            "# subeditor: ignore-end fish/trout\nA trout.\n"
        )
        assert lines_left(source) == ["6 birds/heron", "8 fish/trout"]

    def test_without_an_end_silences_nothing_and_is_reported_at_the_name(self) -> None:
        source = "# subeditor: ignore-start birds/heron\nA heron.\n"
        assert lines_left(source) == ["1 suppression/malformed", "2 birds/heron"]
        document = read(source, "pond.txt")
        problem = apply(document, findings_in(document), KNOWN, IDS, ())[0]
        assert (problem.column, problem.text) == (27, "birds/heron")
        assert "ignore-end birds/heron" in problem.message

    def test_end_without_a_start_is_reported(self) -> None:
        assert lines_left("# subeditor: ignore-end birds/heron\n") == ["1 suppression/malformed"]

    def test_second_start_of_the_same_rule_is_reported(self) -> None:
        source = (
            "# subeditor: ignore-start birds\n# subeditor: ignore-start birds\nA heron.\n"
            "# subeditor: ignore-end birds\n"
        )
        assert lines_left(source) == ["2 suppression/malformed"]


class TestFile:
    def test_is_silenced_from_wherever_the_comment_stands(self) -> None:
        source = "A heron.\nA trout.\n# subeditor: ignore-file birds -- a bird list\nA kestrel.\n"
        assert lines_left(source) == ["2 fish/trout"]


class TestMalformed:
    @pytest.mark.parametrize(
        ("comment", "word", "said"),
        [
            ("<!-- subeditor: ignore -->", "ignore", "names no rule"),
            ("<!-- subeditor: ignore -- a reason -->", "ignore", "names no rule"),
            ("<!-- subeditor: ignore , -->", "ignore", "names no rule"),
            ("<!-- subeditor: ignore all -->", "all", "would hide what nobody has seen"),
            ("<!-- subeditor: ignore-file * -->", "*", "would hide what nobody has seen"),
            ("<!-- subeditor: ignre birds -->", "ignre", "did you mean 'ignore'?"),
            ("<!-- subeditor: disable birds -->", "disable", "ignore-start"),
            ("<!-- subeditor: -->", "<!-- subeditor: -->", "asks for nothing"),
            ("<!-- subeditor ignore birds -->", "ignore", "a colon is missing"),
            ("# subeditor: ignore birds as quoted", "as quoted", "` -- ` before the reason"),
            ("# subeditor: ignore birds fish", "fish", "commas between rules"),
        ],
    )
    def test_is_reported_at_the_word_with_the_remedy(
        self, comment: str, word: str, said: str
    ) -> None:
        finding = only_finding(f"{comment}\nNothing here.\n")
        assert finding.rule == "suppression/malformed"
        assert finding.text == finding.source == word
        assert finding.column == comment.rindex(word) + 1
        assert said in finding.message

    def test_silences_nothing(self) -> None:
        source = "# subeditor: ignore all\nA heron.\n"
        assert lines_left(source) == ["1 suppression/malformed", "2 birds/heron"]

    def test_one_wrong_name_does_not_undo_the_others(self) -> None:
        source = "# subeditor: ignore birds/heron, all\nA heron.\n"
        assert lines_left(source) == ["1 suppression/malformed"]


class TestUnknownRule:
    def test_is_reported_at_the_name_with_the_nearest_known_one(self) -> None:
        finding = only_finding("# subeditor: ignore bird/heron\nNothing.\n")
        assert finding.rule == "suppression/unknown-rule"
        assert (finding.column, finding.end_column) == (21, 31)
        assert "did you mean 'birds/heron'?" in finding.message


class TestUnused:
    def test_is_reported_at_the_name_and_says_what_to_delete(self) -> None:
        finding = only_finding("# subeditor: ignore birds/heron\nA bittern.\n")
        assert finding.rule == "suppression/unused"
        assert (finding.line, finding.column, finding.text) == (1, 21, "birds/heron")
        assert "delete the comment" in finding.message

    def test_of_two_names_only_the_idle_one_is_to_be_deleted(self) -> None:
        finding = only_finding("# subeditor: ignore birds/heron, fish/trout\nA heron.\n")
        assert (finding.text, finding.column) == ("fish/trout", 34)
        assert "delete the name" in finding.message

    def test_range_names_the_line_of_its_end(self) -> None:
        finding = only_finding(
            "# subeditor: ignore-start birds\nA tit.\n# subeditor: ignore-end birds\n"
        )
        assert "ignore-end on line 3" in finding.message

    def test_comment_with_no_block_after_it(self) -> None:
        assert lines_left("A tit.\n\n# subeditor: ignore birds/heron\n") == ["3 suppression/unused"]

    @pytest.mark.parametrize(
        ("name", "active", "reported"),
        [
            ("birds/heron", {"birds/heron"}, True),
            ("birds/heron", {"fish/trout"}, False),
            ("birds", {"birds/heron", "birds/kestrel"}, True),
            ("birds", {"birds/heron"}, False),
        ],
    )
    def test_is_reported_only_when_the_rule_ran(
        self, name: str, active: set[str], reported: bool
    ) -> None:
        left = lines_left(f"# subeditor: ignore {name}\nA tit.\n", active=frozenset(active))
        assert left == (["1 suppression/unused"] if reported else [])

    def test_comments_that_cover_the_same_finding_are_all_used(self) -> None:
        source = "# subeditor: ignore-file birds\n# subeditor: ignore birds/heron\nA heron.\n"
        assert lines_left(source) == []


class TestPlaces:
    """A finding with further places of the same form loses only the covered ones."""

    SOURCE = "A heron.\n\n# subeditor: ignore birds/heron\nA heron.\n\nA heron.\n"

    def joined(self, scope: str = "text", own: int = 0) -> tuple[Document, Finding]:
        """One finding for all three herons."""
        document = read(self.SOURCE, "pond.txt")
        found = findings_in(document)
        first = found.pop(own)
        places = tuple(
            Place("same", f.path, f.line, f.column, f.offset, f.length, f.text, "") for f in found
        )
        fixes = tuple(Fix(f.offset, f.length, "egret", True) for f in (first, *found))
        return document, replace(first, related=places, fixes=fixes, scope=scope)

    def test_covered_further_place_goes(self) -> None:
        document, finding = self.joined()
        (left,) = apply(document, [finding], KNOWN, IDS, ())
        assert (left.line, [place.line for place in left.related]) == (1, [6])
        assert [document.lines.position(fix.offset)[0] for fix in left.fixes] == [1, 6]

    def test_next_place_takes_the_stead_of_a_covered_one(self) -> None:
        document, finding = self.joined(own=1)
        (left,) = apply(document, [finding], KNOWN, IDS, ())
        assert (left.line, left.column, left.end_column, left.source) == (1, 3, 8, "heron")
        assert [place.line for place in left.related] == [6]
        assert len(left.fixes) == 2

    @pytest.mark.parametrize(("own", "stays"), [(0, True), (1, False)])
    def test_finding_about_the_document_is_covered_where_it_points(
        self, own: int, stays: bool
    ) -> None:
        document, finding = self.joined("document", own)
        left = apply(document, [finding], KNOWN, IDS - {"birds/heron"}, ())
        assert left == ([finding] if stays else [])

    def test_finding_of_something_missing_is_covered_at_the_edge_of_the_block(self) -> None:
        document = read("# subeditor: ignore birds/heron\nA heron\n", "pond.txt")
        (heron,) = findings_in(document)
        missing = replace(heron, offset=heron.end, length=0, text="", source="")
        assert apply(document, [missing], KNOWN, IDS, ()) == []


def test_meta_findings_have_fingerprints_and_stand_in_order() -> None:
    document = read("A trout.\n# subeditor: ignore birds/heron\nA trout.\n", "pond.txt")
    left = apply(document, findings_in(document), KNOWN, IDS, ())
    assert [finding.line for finding in left] == [1, 2, 3]
    assert all(len(finding.fingerprint) == 16 for finding in left)


def test_meta_rules_explain_themselves() -> None:
    assert [rule.id for rule in META_RULES] == [
        "suppression/malformed",
        "suppression/unknown-rule",
        "suppression/unused",
    ]
    assert all(rule.name and rule.message and rule.why and rule.examples for rule in META_RULES)


@given(
    st.lists(
        st.sampled_from(
            [
                "A heron, a trout.",
                "A kestrel.",
                "",
                "# subeditor: ignore birds/heron",
                "# subeditor: ignore fish -- why",
                "<!-- subeditor: ignore-start birds -->",
                "<!-- subeditor: ignore-end birds -->",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_suppression_only_takes_away_and_never_moves(lines: list[str], newline: str) -> None:
    document = read(newline.join(lines), "pond.txt")
    before = findings_in(document)
    after = apply(document, before, KNOWN, IDS, ())
    assert {f for f in after if f.family != "suppression"} <= set(before)
    for finding in after:
        assert document.source[finding.offset : finding.end] == finding.source
        assert document.lines.position(finding.offset) == (finding.line, finding.column)
