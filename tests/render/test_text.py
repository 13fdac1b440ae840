"""Pages as paragraphs: the same words, and nothing lost."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain.paper import Paper
from game.play.page import ActHeading, NoteMark, Page, PageBlock, PageKind, Road
from game.render.linebreaks import cells
from game.render.paragraph import DIFFERS, Paragraph, Phrase, paragraph
from game.render.text import CHOSEN, broken, page_words, piece_words, spoken
from game.story.compiler import compile_story
from game.story.model import BlockKind, Span, Story, Vignette
from tests.pages import every_page, heard_on, unmarked
from tests.play.test_run import played
from tests.stories import ferry, two_keys

SCENES = Path(__file__).parents[2] / "scenes"


def shown(paragraphs: Iterable[Paragraph]) -> str:
    """The paragraphs as they are read."""
    stream = io.StringIO()
    paper = Paper(stream)
    for one in paragraphs:
        paper.write(one)
    return stream.getvalue()


def text_shown(page: Page) -> str:
    """What is read of the page's text alone."""
    return "\n".join(spoken(piece_words(block)) for block in page.blocks)


def test_what_is_drawn_above_an_act_is_said() -> None:
    """In a line below the name of the act."""
    act = ActHeading("river", "The river", "one evening", 1, Vignette(("⣿⣿",), "Two posts in the water."))
    words = shown(page_words(Page(PageKind.SCENE, "landing", "The landing", (), act=act)))
    assert "Act one. The river. One evening.\nDrawn above it: Two posts in the water.\n" in words


def real_story() -> Story:
    """The story that comes with the game."""
    story = compile_story(SCENES).story
    assert story is not None
    return story


@pytest.mark.parametrize("story", [ferry, two_keys, real_story])
def test_every_page_is_read_word_for_word(story: Callable[[], Story]) -> None:
    """Each scene, report, consequence and ending is read with exactly the words of its page, at the end of it."""
    pages = list(every_page(story()))
    assert len(pages) > 5
    for page in pages:
        assert " ".join(heard_on(page)) in " ".join(unmarked(shown(page_words(page))))


def test_a_mark_is_its_number() -> None:
    """Where a note is marked its number is said, and all of the page's marks are read, unless marks are off."""
    page = played(ferry()).pages[0]
    marks = [piece.number for block in page.blocks for piece in block.pieces if isinstance(piece, NoteMark)]
    assert marks
    assert all(f"(note {number})" in text_shown(page) for number in marks)


@pytest.mark.parametrize(
    ("before", "words", "after", "heard"),
    [
        ("The word ", "or", ", twice.", "The word ‘or’, twice."),
        ("Is this a ", "the ", "or what?", "Is this a ‘the’ or what?"),
        ("He says “", "capital", "”.", "He says “capital”."),
        ("He says ", "“No.”", " twice.", "He says “No.” twice."),
        ("M", "iklós", " it says.", "Miklós it says."),
        ("", "To all workers.", "", "To all workers."),
    ],
)
def test_words_that_stand_out_are_heard_to(before: str, words: str, after: str, heard: str) -> None:
    """What is emphasised among other words, most often a word meant as a word, stands between marks of quotation.

    Parts of words, what has such marks already and what stands by itself do not.
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


def test_the_heading_says_where_one_is() -> None:
    """Above a scene stand the act it opens, its title, when, where, through whom, and below it who is met."""
    page = played(two_keys(), "ada").pages[0]
    assert shown(page_words(page)).split("\n") == [
        *["Act one. Monday. A Monday.", "", "The door", "Monday; you are Ada Lund"],
        *[
            "",
            "Somebody has left the door open.",
            "",
            "You would never.",
            "",
            "   Ada Lund (AH-da). Ada Lund is invented.",
            "",
        ],
    ]


def test_a_hot_scene_says_so() -> None:
    """The content of a scene is named, and where it is told in short that is said."""
    page = played(two_keys(), "ada", "in", heat=1).pages[-1]
    assert "Content: A fall in the dark.\nTold in short." in shown(page_words(page))


def test_a_consequence_says_what_was_chosen() -> None:
    """Above what followed stands what was chosen."""
    assert shown(page_words(played(ferry(), "ring").pages[0])).startswith("You chose: Ring the ‘bell’\n")


def test_the_close_has_the_roads() -> None:
    """Each choice that turned the story is told on the last page, with those not taken in one line below."""
    road = Road("Ada Lund", (Span("You took it."),), ((Span("Leave it"),), (Span("Break it"),)))
    read = shown(page_words(Page(PageKind.CLOSE, "", "The end", (), roads=(road,))))
    assert "Ada Lund\n\nYou took it.\n  not taken: Leave it; Break it" in read


def test_the_close_has_the_others_and_the_unseen() -> None:
    """The last page reads what became of the others and what was not seen."""
    page = played(two_keys(), "ben", "in", "stay", "shout", "up", "stay", "look").pages[-1]
    read = shown(page_words(page))
    assert "The others\n  Somebody went home." in read
    assert "What you did not see\n  Ada Lund: Eleven steps, and then one more." in read


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
