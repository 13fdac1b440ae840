"""Pages as paragraphs: the same words, and nothing lost."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from game.plain.paper import Paper
from game.play.page import ActHeading, NoteMark, Page, PageKind, Road
from game.render.paragraph import Paragraph
from game.render.spoken import spoken
from game.render.text import page_words, piece_words
from game.story.compiler import compile_story
from game.story.model import Span, Story, Vignette
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
    assert "Where you did not stand\n  Ada Lund, Monday, later. The cellar: Eleven steps, and then one more." in read
