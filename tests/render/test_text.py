"""Pages as paragraphs: the same words, and nothing lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.plain.paper import broken
from game.play.page import NoteMark, Option, Page
from game.render.paragraph import Paragraph
from game.render.text import block_words, difference_words, note_words, option_words, page_words
from game.story.compiler import compile_story
from game.story.model import Block, BlockKind, Span, Story
from tests.pages import every_page, unmarked, words_on
from tests.play.test_run import played
from tests.stories import ferry, two_keys

SCENES = Path(__file__).parents[2] / "scenes"


def shown(paragraphs: list[Paragraph]) -> str:
    """The paragraphs as they are read."""
    return "\n".join(broken(paragraph, 72) for paragraph in paragraphs)


def text_shown(page: Page) -> str:
    """What is read of the page's text alone."""
    return shown([block_words(block) for block in page.blocks])


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
        assert " ".join(words_on(page)) in " ".join(unmarked(shown(list(page_words(page)))))


def test_a_mark_is_its_number_in_brackets() -> None:
    """Where a note is marked its number stands, and all of the page's marks are read."""
    page = played(ferry()).pages[0]
    marks = [piece.number for block in page.blocks for piece in block.pieces if isinstance(piece, NoteMark)]
    assert marks
    assert all(f"[{number}]" in text_shown(page) for number in marks)


def test_emphasis_is_marked() -> None:
    """Emphasised words stand between underscores, and only they do."""
    block = Block(BlockKind.PARAGRAPH, (Span("The word "), Span("or", emphasis=True), Span(", twice.")))
    assert block_words(block).text == "The word _or_, twice."


def test_the_heading_says_where_one_is() -> None:
    """Above a scene stand the act it opens, its title, when, where, through whom, and below it who is met."""
    page = played(two_keys(), "ada").pages[0]
    assert shown(list(page_words(page))).split("\n") == [
        *["", "    * * *", "", "Monday", "a Monday", "", "The door", "Monday; you are Ada Lund"],
        *[
            "",
            "Somebody has left the door open.",
            "",
            "You would never.",
            "",
            "   Ada Lund (AH-da). Ada Lund is invented.",
        ],
    ]


def test_a_hot_scene_says_so() -> None:
    """The content of a scene is named, and where it is told in short that is said."""
    page = played(two_keys(), "ada", "in", heat=1).pages[-1]
    assert "Content: A fall in the dark.\nTold in short." in shown(list(page_words(page)))


def test_a_consequence_says_what_was_chosen() -> None:
    """Above what followed stands what was chosen."""
    assert shown(list(page_words(played(ferry(), "ring").pages[0]))).startswith("\nYou chose: Ring the _bell_\n")


def test_the_close_has_the_others_and_the_unseen() -> None:
    """The last page reads what became of the others and what was not seen."""
    page = played(two_keys(), "ben", "in", "stay", "shout", "up", "stay", "look").pages[-1]
    read = shown(list(page_words(page)))
    assert "What became of the others:\n  Somebody went home." in read
    assert "What you did not see:\n  Monday: The cellar" in read


def test_choices_have_numbers_or_reasons() -> None:
    """An open choice is read with its number, a closed one with its reason."""
    options = (Option("a", None, (), "Not now."), Option("b", 1, ()))
    assert shown(list(option_words(options))) == " -   (closed: Not now.)\n 1"


def test_a_note_says_what_it_rests_on() -> None:
    """A note is read with its number, its standing, its words and its citations."""
    page = played(ferry()).pages[0]
    assert [shown(list(note_words(note))) for note in page.notes] == [
        "[1] Recorded. A notice says when the last ferry goes.\n    A notice, “Hours”, ¶1",
        "General knowledge. Songs like this one are sung on rivers.",
    ]


def test_a_difference_says_what_each_source_says() -> None:
    """A disagreement is read with its title, each source and its saying, and what is held."""
    page = played(ferry(), "board", "pay").pages[0]
    assert shown(list(difference_words(page.differences[0]))) == (
        "How often the rope broke\n  A notice: never\n  A log: once\n  Generally held: Ropes break."
    )
