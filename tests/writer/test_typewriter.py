"""A typewriter's signs become those of the language, by what stands beside them."""

import pytest

from game.story.format.remarks import signs_typed
from game.writer.typewriter import _MARKS, mended


def typeset(text: str, language: str = "en") -> str:
    """The text with its signs mended."""
    for one in sorted(mended(text, language), key=lambda one: one.offset, reverse=True):
        assert text.startswith(one.sign, one.offset)
        text = text[: one.offset] + one.instead + text[one.offset + len(one.sign) :]
    return text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"Now," she says.', "“Now,” she says."),
        ("It isn't so; 'twas in '56, rock 'n' roll.", "It isn’t so; ’twas in ’56, rock ’n’ roll."),
        ("The boys' coats are the 'best'.", "The boys’ coats are the ‘best’."),
        ("\"'Go' is what he said,\" she says.", "“‘Go’ is what he said,” she says."),
        ('He *"shouts"* ("now")--and *goes*.', "He *“shouts”* (“now”)—and *goes*."),
        ('> "Read\n> this."', "> “Read\n> this.”"),
        ("So... and so.... Well...?", "So… and so…. Well…?"),
        ("A -- b, c--d, e---f, 3--4, -- g", "A – b, c—d, e—f, 3–4, – g"),
        ('"One.\n\n"Two," she says.', "“One.\n\n“Two,” she says."),
        ("---\nA\n-----", "---\nA\n-----"),
    ],
)
def test_what_is_meant_is_told_by_what_stands_beside(typed: str, meant: str) -> None:
    """Marks open before words and close behind them; an apostrophe is none; dashes stand between blanks or do not."""
    assert typeset(typed) == meant


@pytest.mark.parametrize(
    ("language", "meant"),
    [
        ("de", "„Geh’, ‚Anna‘“"),
        ("de-AT", "„Geh’, ‚Anna‘“"),
        ("hu", "„Geh’, »Anna«”"),
        ("fr", "«\u202fGeh’, “Anna”\u202f»"),
        ("xx", "“Geh’, ‘Anna’”"),
    ],
)
def test_marks_are_those_of_the_language(language: str, meant: str) -> None:
    """Each language has its own; one that is not known has those of English."""
    assert typeset("\"Geh', 'Anna'\"", language) == meant


@pytest.mark.parametrize("language", _MARKS)
def test_nothing_is_left_to_mend(language: str) -> None:
    """Whatever the language, what was mended has no sign of a typewriter."""
    assert len(_MARKS[language]) == 4
    assert not signs_typed(typeset("\"a' 'b\" '\" -- ... ----", language).replace("----", ""))
