"""Characters: a clean text is one with which nothing need be done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.diagnostics import Diagnostics
from game.story.source.unicode import blame_characters, decoded, needs_no_mending, sanitised, unwanted

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("ab é\u0301\n\t\u200b\u200d\u200e\ufffc\x85\u2028\u00a0\u212b\u0958"))
)


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


@pytest.mark.parametrize("text", ["a\tb", "a\u200eb", "a\ufffc", "e\u0301", "a\rb", "a\x07", "a\u200bb"])
def test_what_must_be_mended_is_not_clean(text: str) -> None:
    """Tabs, unseen characters and letters in pieces need mending."""
    assert not needs_no_mending(text)


JOINERS = "\u200c\u200d"
INVISIBLE = "\xad\u034f\u115f\u1160\u17b4\u180e\u200b\u2028\u2060\u2065\u206a\u3164\ufeff\uffa0\ufff0\U0001d173\U000e0041\U000e0fff"
NOBODYS = "\ue000\U000f0000\U0010fffd\u0378\ufdd0\uffff\U0001fffe\ud800\U00050000"
VARIANTS = "\u180b\ufe00\ufe0e\ufe0f\U000e0100"
NEEDED = "\u0301\u00a0\u202f\u3000\u2800\u0600\U0001fabe\n\t"


@pytest.mark.parametrize("letter", [*JOINERS, *VARIANTS, *INVISIBLE, *NOBODYS], ids=lambda letter: f"{ord(letter):X}")
def test_what_cannot_be_seen_is_found(letter: str) -> None:
    """Whatever cannot be seen and is no part of writing, private and unassigned characters are refused and taken out."""
    assert list(unwanted(f"ab{letter}c")) == [(2, letter)]
    assert not needs_no_mending(f"ab{letter}c")
    assert letter not in sanitised(f"ab{letter}c", 2)
    problems = Diagnostics()
    blame_characters("f.yaml", [f"ab{letter}c"], problems)
    assert [(one.where.column, one.code, f"{ord(letter):04X}" in one.message) for one in problems.found] == [
        (3, "E002", True)
    ]


@pytest.mark.parametrize("letter", NEEDED, ids=lambda letter: f"{ord(letter):X}")
def test_what_scripts_and_emoji_need_is_kept(letter: str) -> None:
    """Accents, blanks of other widths and new emoji are part of writing."""
    assert not list(unwanted(f"ab{letter}c"))


@pytest.mark.parametrize("text", ["می\u200cدانم", "क्\u200d", "👩\u200d🚒", "a \u200dه"])
def test_joiners_are_kept_where_something_is_joined(text: str) -> None:
    """In Persian, in Hindi and in pictures of people; not behind letters that nothing joins, where they only hide."""
    assert not list(unwanted(text))
    assert sanitised(text, 2) == text
    assert [at for at, _ in unwanted("kit\u200dchen, k\xe9\u200c\u200dz")] == [3, 12, 13]


@pytest.mark.parametrize("text", ["❤\ufe0f", "1\ufe0f\u20e3", "#\ufe0f\u20e3", "葛\U000e0100", "ᠠ\u180b", "”\ufe01"])
def test_another_form_is_chosen_of_what_has_one(text: str) -> None:
    """Of pictures, keys, ideographs and Mongolian letters."""
    assert not list(unwanted(text))
    assert sanitised(text, 2) == text


@pytest.mark.parametrize("letter", [*JOINERS, *VARIANTS], ids=lambda letter: f"{ord(letter):X}")
@pytest.mark.parametrize("text", ["{}", "a: {}", "a: '{}'", "- {} b", "a. {}"])
def test_nothing_is_joined_and_varied_between_blanks_and_signs(letter: str, text: str) -> None:
    """A word of nothing else would be a page, a title or a choice that nobody sees."""
    assert [one for _, one in unwanted(text.format(letter))] == [letter]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_other_encodings_are_called_by_their_names(encoding: str) -> None:
    """A file in UTF-16 or UTF-32 is named as such, with its mark or without."""
    problems = Diagnostics()
    assert decoded("f.yaml", "id: hall\n".encode(encoding), problems) is None
    assert [(one.code, encoding[:6].upper() in one.message) for one in problems.found] == [("E001", True)]


def test_a_file_of_noughts_is_told_in_a_few_lines() -> None:
    """Of very many characters of one kind only the first are told."""
    problems = Diagnostics()
    blame_characters("f.yaml", ["\x00" * 1000] * 50, problems)
    assert len(problems.found) == 10
