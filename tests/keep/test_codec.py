"""What bytes of a file are read, in which letters, and what is said of those that are not."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.keep.codec import LARGEST, Unreadable, is_clean, text_of

ENCODINGS = [
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
]


@pytest.mark.parametrize(("mark", "encoding"), ENCODINGS)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\0")))
def test_a_text_is_read_in_what_its_mark_says(mark: bytes, encoding: str, text: str) -> None:
    """UTF-8 with and without a mark, and UTF-16 and UTF-32 with one, as shells and editors write them, are one text."""
    assert text_of(mark + text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_mark_may_be_left_out(encoding: str) -> None:
    """What JSON and TOML begin with tells what it is in."""
    assert text_of('{"é": 1}'.encode(encoding)) == '{"é": 1}'


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\xe9", "it is not UTF-8"),
        (codecs.BOM_UTF8 + b"\xff", "it is not UTF-8"),
        (codecs.BOM_UTF16_LE + b"a", "it is not UTF-16"),
        (codecs.BOM_UTF32_BE + b"abc", "it is not UTF-32"),
        (b" " * (LARGEST + 1), "it is too large"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, why: str) -> None:
    """Bytes that are not what they say they are are refused, and it is said what they were taken for."""
    with pytest.raises(Unreadable, match=f"^{why}$"):
        text_of(raw)


@given(st.binary(max_size=20), st.sampled_from([mark for mark, _ in ENCODINGS]))
def test_no_bytes_are_too_strange(raw: bytes, mark: bytes) -> None:
    """Whatever bytes there are, they are a text or they are refused."""
    with suppress(Unreadable):
        assert isinstance(text_of(mark + raw), str)


@pytest.mark.parametrize(
    ("text", "clean"),
    [("Márta – “kapu”", True), ("a\u00a0b", True), ("a\tb", False), ("a\u0085b", False), ("\x7f", False)],
)
def test_clean_text_cannot_steer_a_terminal(text: str, clean: bool) -> None:
    """Letters and signs are clean, whatever moves the cursor is not."""
    assert is_clean(text) is clean
