"""Lines and columns, decoding, lengths in other units."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnreadableFileError
from checker.text import LineIndex, decode, utf8_length, utf16_length

TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n"))


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("tide", 0, (1, 1)),
        ("tide", 4, (1, 5)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\r\r\nb", 2, (2, 1)),
        ("a\n", 2, (2, 1)),
        ("a\u2028b\x0cc\x85d", 6, (1, 7)),
        ("\U0001f980e\u0301\tb", 4, (1, 5)),
    ],
)
def test_position_counts_code_points_from_one(
    text: str, offset: int, position: tuple[int, int]
) -> None:
    assert LineIndex(text).position(offset) == position


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b", ""]),
        ("a\rb", ["a", "b"]),
        ("\n\r", ["", "", ""]),
    ],
)
def test_line_text_is_without_the_line_end(text: str, lines: list[str]) -> None:
    index = LineIndex(text)
    assert [index.line_text(number) for number in range(1, len(index.starts) + 1)] == lines


@given(TEXT)
def test_position_and_start_of_line_give_the_offset_back(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        assert index.starts[line - 1] + column - 1 == offset


@pytest.mark.parametrize(
    ("data", "text", "encoding", "bom"),
    [
        (b"", "", "utf-8", b""),
        ("Tüte".encode(), "Tüte", "utf-8", b""),
        (codecs.BOM_UTF8 + b"tide", "tide", "utf-8", codecs.BOM_UTF8),
        (codecs.BOM_UTF16_LE + "tide".encode("utf-16-le"), "tide", "utf-16-le", b"\xff\xfe"),
        (codecs.BOM_UTF16_BE + "tide".encode("utf-16-be"), "tide", "utf-16-be", b"\xfe\xff"),
        (codecs.BOM_UTF32_LE + "t".encode("utf-32-le"), "t", "utf-32-le", codecs.BOM_UTF32_LE),
        (codecs.BOM_UTF32_BE + "t".encode("utf-32-be"), "t", "utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_decode(data: bytes, text: str, encoding: str, bom: bytes) -> None:
    assert decode(data, "a.txt") == (text, encoding, bom)


@given(TEXT.filter(lambda text: "\x00" not in text), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_decoded_text_and_mark_encode_to_the_same_bytes(text: str, encoding: str) -> None:
    data = ("" if encoding != "utf-8" else "\ufeff").encode("utf-8") + text.encode(encoding)
    decoded = decode(data, "a.txt")
    assert decoded.text == text
    assert decoded.bom + decoded.text.encode(decoded.encoding) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            b"one\ntwo\r\nth\xe9",
            "a.txt:3: is not valid UTF-8 (byte 0xe9 at offset 11); save it again as UTF-8",
            id="Latin-1",
        ),
        pytest.param(b"one\rtwo\r\xff", "a.txt:3: is not valid UTF-8", id="lines end with CR"),
        pytest.param(
            codecs.BOM_UTF16_LE + b"t\x00i",
            "a.txt: starts with a UTF-16-LE byte-order mark but is not valid UTF-16-LE at byte 4",
            id="half a character",
        ),
        pytest.param(
            codecs.BOM_UTF8 + b"\xe9",
            "a.txt: starts with a UTF-8 byte-order mark but is not valid UTF-8 at byte 3",
            id="not what its mark says",
        ),
        pytest.param(b"\x89PNG\x00\x00", "a.txt: is a binary file", id="picture"),
        pytest.param(b"tide\x00", "a.txt: is a binary file", id="NUL"),
        pytest.param(codecs.BOM_UTF8 + b"\x00", "a.txt: is a binary file", id="NUL after a mark"),
        pytest.param(
            "tide".encode("utf-16-le"),
            "a.txt: is a binary file, or UTF-16 without a byte-order mark",
            id="no mark",
        ),
    ],
)
def test_what_cannot_be_decoded_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError) as error:
        decode(data, "a.txt")
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "utf8", "utf16"),
    [("", 0, 0), ("a", 1, 1), ("é", 2, 1), ("€", 3, 1), ("\U0001f980", 4, 2), ("\ud800", 3, 1)],
)
def test_lengths_in_other_units(text: str, utf8: int, utf16: int) -> None:
    assert (utf8_length(text), utf16_length(text)) == (utf8, utf16)
