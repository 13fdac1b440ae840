"""Phrases as they are said, and in lines: every word, and nothing that is for the eye alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.page import NoteMark, PageBlock
from game.render.linebreaks import cells
from game.render.paragraph import CHOSEN, DIFFERS, Phrase, paragraph
from game.render.spoken import broken, spoken
from game.render.text import piece_words
from game.story.model import BlockKind, Span


@pytest.mark.parametrize(
    ("before", "words", "after", "heard"),
    [
        ("The word ", "or", ", twice.", "The word ‘or’, twice."),
        ("Is this a ", "the ", "or what?", "Is this a ‘the’ or what?"),
        ("He says “", "capital", "”.", "He says “capital”."),
        ("He says ", "“No.”", " twice.", "He says “No.” twice."),
        ("“Nobody has ", "said", " we can’t go.”", "“Nobody has said we can’t go.”"),
        ("“No,” he says to ", "him", " alone.", "“No,” he says to ‘him’ alone."),
        ("M", "iklós", " it says.", "Miklós it says."),
        ("", "To all workers.", "", "To all workers."),
    ],
)
def test_words_that_stand_out_are_heard_to(before: str, words: str, after: str, heard: str) -> None:
    """What is emphasised among other words, most often a word meant as a word, stands between marks of quotation.

    Parts of words, what has such marks already and what stands by itself do not; nor does what somebody stresses, who would be
    heard to mock.
    """
    spans = (Span(before), Span(words, emphasis=True), Span(after))
    assert spoken(piece_words(PageBlock(BlockKind.PARAGRAPH, tuple(span for span in spans if span.text)))) == heard


def test_marks_that_stand_together_are_one() -> None:
    """They are told as “notes 1 and 2”, or not at all."""
    block = PageBlock(
        BlockKind.PARAGRAPH, (Span("F as in Ferenc."), NoteMark(1), NoteMark(2), Span(" Go."), NoteMark(3))
    )
    assert spoken(piece_words(block)) == "F as in Ferenc. (notes 1 and 2) Go. (note 3)"
    assert spoken(piece_words(block), marks=False) == "F as in Ferenc. Go."


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ((Phrase(CHOSEN), Phrase("Pay him")), "You chose: Pay him"),
        ((Phrase("The ferry "), Phrase(CHOSEN), Phrase("Pay him")), "The ferry, you chose: Pay him"),
        ((Phrase("Who goes there? "), Phrase(CHOSEN), Phrase("Pay him")), "Who goes there? You chose: Pay him"),
        ((Phrase("Ada  "), Phrase("Noon", "faint"), Phrase(f"  {CHOSEN}"), Phrase("Go")), "Ada, Noon, you chose: Go"),
        (
            (Phrase("Ada"), Phrase(" · "), Phrase("m ", "label"), Phrase(CHOSEN), Phrase("Say “No.”"), Phrase(" · x")),
            "Ada, you chose: Say “No.” x",
        ),
        ((Phrase("A toll."), Phrase("  "), DIFFERS, Phrase("they differ")), "A toll. they differ"),
        ((Phrase("noon · the stairs · Ada"),), "noon, the stairs, Ada"),
        ((Phrase("2", "mark"), Phrase(" recorded")), "Note 2, recorded"),
    ],
)
def test_signs_for_the_eye_are_said_or_are_a_pause(words: tuple[Phrase, ...], heard: str) -> None:
    """No sign is read, what is set apart is parted by a comma, and none follows the end of a sentence."""
    assert spoken(words) == heard


@given(st.text(), st.integers(20, 80), st.integers(0, 8), st.sampled_from(["", "- ", "12  "]))
def test_breaking_lines_keeps_every_word(text: str, width: int, indent: int, first: str) -> None:
    """A paragraph in lines has the same letters in the same order, and no line is too long but one narrow word."""
    lines = broken(paragraph(text, indent=indent, first=first), width)
    assert "".join(lines.split()) == "".join((first + text).split())
    for line in lines.split("\n"):
        words = [word for word in line.split(" ") if word]  # a no-break space is part of its word
        assert cells(line) <= width or len(words) - bool(first) <= 1


def test_later_lines_hang() -> None:
    """The first line of a paragraph starts with what stands before it, later ones hang below the words."""
    assert broken(paragraph("one two three four", first=" 1  "), 11) == " 1  one two\n    three\n    four"


def test_wide_letters_take_two_cells() -> None:
    """Korean is broken between words before the terminal would cut them, Chinese between any two letters."""
    assert broken(paragraph("현관 불을 켠다", first=" 1  "), 14) == " 1  현관 불을\n    켠다"
    assert broken(paragraph("広場に人が集まる"), 10) == "広場に人が\n集まる"


def test_a_path_is_not_cut() -> None:
    """A narrow word that is longer than a line stays whole, so that it can be copied."""
    assert (
        broken(paragraph("in /home/reader/documents/evening.md now"), 20).split("\n")[1]
        == "/home/reader/documents/evening.md"
    )
