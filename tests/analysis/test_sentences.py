"""Where a block's sentences part."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.analysis.sentences import sentence_spans
from checker.document import OPAQUE


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("It rained.|It poured.", id="full stop"),
        pytest.param("It rained.|It poured.|We left.", id="three"),
        pytest.param("Did it rain?|It did!|We left.", id="other marks"),
        pytest.param("It rained?!|We left.", id="marks in a row"),
        pytest.param("It rained…|We left.", id="ellipsis before a capital"),
        pytest.param("It rained...|We left.", id="dots before a capital"),
        pytest.param("It rained … and poured.", id="ellipsis inside"),
        pytest.param("It rained... and poured.", id="dots inside"),
        pytest.param("“It rained.”|“It poured.”", id="closing and opening quotes"),
        pytest.param("(It rained.)|It poured.", id="brackets"),
        pytest.param("“Will it rain?” she asked.", id="question inside a sentence"),
        pytest.param("It rained.|2 boats sank.|$5 was lost.", id="figures"),
        pytest.param(f"It rained.|{OPAQUE} broke.", id="code"),
        pytest.param("It cost 3.5 million.|Then 4.", id="decimals"),
        pytest.param("Dr. Moss saw Mrs. Lee at St. Anne's.|She was late.", id="titles"),
        pytest.param("See e.g. Moss or i.e. Lee.", id="explanations"),
        pytest.param("He read No. 5 and vol. 2, pp. 3 and 4.|Then no. 6.", id="before numbers"),
        pytest.param("He read Vol. II of it.", id="before Roman numbers"),
        pytest.param("She said no.|They left.|He opened the fig.|Then it rained.", id="words"),
        pytest.param("She sat.|They left in the sun.|We stayed.", id="not a day"),
        pytest.param("It came on Sat. Morning trains were full.", id="a day"),
        pytest.param("It came on Sat.|The trains were full.", id="a day at the end"),
        pytest.param("Acme Inc. Chairman Moss left.", id="company"),
        pytest.param("He worked for Acme Inc.|The firm is gone.", id="company at the end"),
        pytest.param("At 5 p.m. Moss left the U.S. Senate.", id="dotted"),
        pytest.param("It was 5 p.m.|The U.S.|It was late.", id="dotted at the end"),
        pytest.param("J. R. Moss met Ann B. Lee.", id="initials"),
        pytest.param("We chose plan B.|It was late.", id="a letter at the end"),
        pytest.param("It was him, not I.|Moss knew.", id="the pronoun"),
        pytest.param("1. Moss leads.|2 boats follow.", id="number of a list"),
        pytest.param("It began in 1999.|Moss knew.", id="year"),
        pytest.param("It rained.com was down.", id="no space"),
        pytest.param("It rained", id="no stop"),
        pytest.param("...", id="no word"),
    ],
)
def test_sentences(marked: str) -> None:
    expected = marked.split("|")
    assert sentences(" ".join(expected)) == expected


def test_only_the_given_block_is_looked_at() -> None:
    text = "One.\nIt rained. It poured.\nTwo."
    spans = sentence_spans(text, 5, 26)
    assert [text[span.start : span.end] for span in spans] == ["It rained.", "It poured."]


def test_an_empty_block_has_no_sentence() -> None:
    assert sentence_spans("One.", 4, 4) == []


@given(st.text("abZ .!?…”“)(1"))
def test_sentences_hold_all_but_the_space_between_them(text: str) -> None:
    spans = sentence_spans(text, 0, len(text))
    assert "".join(text[span.start : span.end] for span in spans).replace(" ", "") == text.replace(
        " ", ""
    )
    assert all(before.end < after.start for before, after in pairwise(spans))
