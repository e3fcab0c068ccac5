"""Where a block is speech."""

import pytest

from checker.analysis.speech import speech_spans


def speech(text: str) -> list[str]:
    return [text[span.start : span.end] for span in speech_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("No one spoke.", [], id="none"),
        pytest.param("“Go,” she said. “Now.”", ["“Go,”", "“Now.”"], id="curly"),
        pytest.param('"Go," she said. "Now."', ['"Go,"', '"Now."'], id="straight"),
        pytest.param("«Go,» she said.", ["«Go,»"], id="angled"),
        pytest.param("‘Go,’ she said.", ["‘Go,’"], id="single"),
        pytest.param("‘Don’t go,’ she said.", ["‘Don’t go,’"], id="apostrophe inside"),
        pytest.param(
            "'Don't go,' she said. 'Now.'", ["'Don't go,'", "'Now.'"], id="straight single"
        ),
        pytest.param("She said, “Go. And then", ["“Go. And then"], id="left open"),
        pytest.param("‘Go. And don’t wait", ["‘Go. And don’t wait"], id="single left open"),
        pytest.param("It was ‘tis season for it.", [], id="apostrophe turned wrong"),
        pytest.param("The boys' boat and the '90s dock.", [], id="apostrophes"),
        pytest.param("Rock 'n' roll, the word 'so' too.", [], id="words in single marks"),
        pytest.param("“He said ‘go’ to me.”", ["“He said ‘go’ to me.”"], id="nested"),
    ],
)
def test_speech(text: str, expected: list[str]) -> None:
    assert speech(text) == expected


def test_only_the_given_block_is_looked_at() -> None:
    text = "“One\n“Two” and three\n”"
    assert speech_spans(text, 5, 20) == [(5, 10)]
