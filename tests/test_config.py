"""Sizes in the configuration."""

import pytest

from checker.config import parse_size


@pytest.mark.parametrize(
    ("value", "size"),
    [
        (1, 1),
        (20_000_000, 20_000_000),
        ("300", 300),
        ("300 B", 300),
        ("20 MB", 20_000_000),
        ("20mb", 20_000_000),
        ("1.5 kB", 1_500),
        ("2 KiB", 2_048),
        ("1 GiB", 1_073_741_824),
    ],
)
def test_size_in_bytes(value: int | str, size: int) -> None:
    assert parse_size(value) == size


@pytest.mark.parametrize("value", [0, -5, "", "MB", "huge", "20 XB", "-1 MB", "0.1", "1,5 MB"])
def test_what_is_no_size_is_refused(value: int | str) -> None:
    with pytest.raises(ValueError, match="is neither a number of bytes"):
        parse_size(value)
