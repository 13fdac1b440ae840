"""Characters: a clean text is one with which nothing need be done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.diagnostics import Diagnostics
from game.story.source.unicode import blame_characters, needs_no_mending, sanitised

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("ab é\u0301\n\t\u200e\ufffc\x85\u2028\u00a0\u212b\u0958")))


@given(TEXTS)
def test_a_clean_text_is_read_as_it_stands(text: str) -> None:
    """Where a text is clean, nothing in it is reported, and no line of it is mended."""
    problems, lines = Diagnostics(), text.split("\n")
    blame_characters("f.yaml", lines, problems)
    assert not needs_no_mending(text) or (not problems.found and [sanitised(line, 2) for line in lines] == lines)


@pytest.mark.parametrize("text", ["", "a: b\n\n- “é”\n", "ő – ☭"])
def test_what_authors_write_is_clean(text: str) -> None:
    """Letters with accents, quotation marks and dashes need no mending."""
    assert needs_no_mending(text)


@pytest.mark.parametrize("text", ["a\tb", "a\u200eb", "a\ufffc", "e\u0301", "a\rb", "a\x07"])
def test_what_must_be_mended_is_not_clean(text: str) -> None:
    """Tabs, unseen characters and letters in pieces need mending."""
    assert not needs_no_mending(text)
