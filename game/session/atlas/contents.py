"""What a leaf of the atlas holds before it is shown: sections of entries, and how an entry is made."""

from msgspec import Struct

from game.play.page import Page
from game.play.run import Run
from game.render.paragraph import Paragraph, Phrase, Phrases
from game.session.command import Command
from game.session.drawings import Drawing
from game.session.views import AtlasEntry, Section
from game.support.words import _


class LeafContents(Struct, frozen=True):
    """The sections of a leaf, `about` above and `foot` below them; `aside` says how much there is, `at` is pointed at."""

    sections: tuple[Section, ...]
    aside: str = ""
    about: tuple[Paragraph, ...] = ()
    foot: tuple[Paragraph, ...] = ()
    at: int = 0
    drawing: Drawing | None = None


def atlas_entry(
    command: Command,
    *columns: Phrases,
    seen: tuple[Paragraph, ...] = (),
    step: int | None = None,
    text: str = "",
    open: bool = True,
) -> AtlasEntry:
    """Return an entry of these columns, whose words are all of them; `text` is what is found in it besides."""
    between = Phrase(" · ", "faint")
    words = tuple(part for column in columns if column for part in (between, *column))[1:]
    return AtlasEntry(command, words, open=open, columns=columns, seen=seen, step=step, text=text)


def mark_told(word: str) -> tuple[Paragraph, ...]:
    """Return what is told of the reader's own mark, a word; nothing where there is none."""
    return (Paragraph((Phrase(_("marked by you: {word}").format(word=word), "label"),)),) if word else ()


def page_read(run: Run, step: int) -> Page:
    """Return the page of the scene in which the choice at this index of the log was made."""
    return run.pages_at(step)[-1]
