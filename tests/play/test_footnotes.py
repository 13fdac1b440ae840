"""Notes as they are read: their numbers, and the words that their marks stand at."""

import pytest

from game.play.footnotes import anchors_of, numbers_of
from game.play.page import NoteMark
from game.play.pages_read import pages_read
from game.story.model import Block, BlockKind, NoteRef, Span
from tests.play.test_acquaintance import drawn_run
from tests.test_scenes import story


def block(*parts: str) -> Block:
    """A paragraph in which what begins with a circumflex is a mark."""
    inlines = (NoteRef(part[1:]) if part.startswith("^") else Span(part) for part in parts)
    return Block(BlockKind.PARAGRAPH, tuple(inlines))


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("Somebody else says it’s an army coat.", "Somebody else says it’s an army coat"),
        ("“A colonel,” somebody says. “Look at the coat.”", "Look at the coat"),
        ("They halt.", "They halt"),
        ("“Six hundred forints for the month.”", "Six hundred forints for the month"),
        ("One wrote it all down, and when the court had read it laughed", "and when the court had read it laughed"),
        ("The smallest of the five asked each of us to wake her when it was her turn.”", "… when it was her turn"),
        ("A child says “I saw it", "A child says I saw it"),
        ("It rained. They had", "They had"),
        ("", ""),
    ],
)
def test_a_note_is_anchored_at_the_words_before_its_mark(words: str, anchor: str) -> None:
    """The last few of them, and none of the sentence before."""
    assert anchors_of([block(words, "^coat")]) == {"coat": anchor}


def test_the_first_mark_of_a_note_counts() -> None:
    """Numbers follow the order of the marks, and a second mark of a note changes neither number nor anchor."""
    read = [block("One", "^b", " and two", "^a"), block("Three", "^b")]
    assert numbers_of(read) == {"b": 1, "a": 2}
    assert anchors_of(read) == {"b": "One", "a": "One and two"}


def test_a_note_keeps_its_number_once_the_choice_is_made() -> None:
    """What follows from a choice has the scene's numbers, on its own marks and in *How do we know*."""
    before: dict[str, int] = {}
    for read in pages_read(drawn_run(story(), 5)):
        page = read.page
        numbers = {"".join(span.text for span in note.text): note.number for note in (*page.notes, *page.known)}
        if page.kind == "consequence":
            assert {words: numbers[words] for words in before} == before
        before = {words: number for words, number in numbers.items() if number} if page.kind == "scene" else {}
        marked = {piece.number for block in page.blocks for piece in block.pieces if isinstance(piece, NoteMark)}
        assert marked == {note.number for note in page.notes if note.number is not None}
