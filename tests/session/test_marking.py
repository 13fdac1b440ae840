"""Marks of the reader's own: a word beside a page, asked for, kept, found again, taken away and printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.render.markdown import transcript
from game.render.paragraph import letters
from game.session import Session
from game.session import command as do
from game.session.making import mark, mark_line, unmark
from game.session.views import AskView, AtlasView, PageView
from tests.session.sittings import sitting_after
from tests.stories import ferry


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Session]:
    """A sitting with the ferry, two choices made, at its crossing."""
    read = (do.New(), do.Choose("wait"), do.Turn(), do.Choose("board"), do.Turn(), do.SetHeat(3))
    with sitting_after(tmp_path, ferry(), *read) as session:
        yield session


def at_page(session: Session) -> PageView:
    """The page that lies open."""
    view = session.view
    assert isinstance(view, PageView)
    return view


def journal(session: Session) -> AtlasView:
    """The journal, opened."""
    view = session.obey(do.Consult("journal"))
    assert isinstance(view, AtlasView)
    return view


def test_a_mark_has_a_word_that_is_asked_for(sitting: Session) -> None:
    """The answer stands beside the page, and is the usual answer the next time."""
    asked = sitting.obey(mark(at_page(sitting), "") or do.Back())
    assert isinstance(asked, AskView)
    sitting.obey(asked.answer("  I doubt\tthis "))
    assert at_page(sitting).marked == "I doubt this"
    again = sitting.obey(mark(at_page(sitting), "") or do.Back())
    assert isinstance(again, AskView)
    assert again.usual == "I doubt this"


def test_a_mark_is_of_one_page(sitting: Session) -> None:
    """What follows from a choice belongs to the page of the choice; the pages beside it have no mark."""
    sitting.obey(mark(at_page(sitting), "here") or do.Back())
    assert at_page(sitting).marked == "here"
    sitting.obey(do.LeafBack())
    assert at_page(sitting).marked == ""
    sitting.obey(do.Return())
    sitting.obey(do.Choose("pay"))
    assert at_page(sitting).page.kind == "consequence"
    assert at_page(sitting).marked == "here"


def test_marks_stand_in_the_journal_and_are_found(sitting: Session) -> None:
    """Beside their line, from where they can be set as well."""
    sitting.obey(mark_line(journal(sitting), "1 too calm") or do.Back())
    sitting.obey(mark_line(journal(sitting), "3 deep water") or do.Back())
    first, second, third = journal(sitting).entries
    assert [letters(one.words).count("m ›") for one in (first, second)] == [1, 0]
    assert "marked by you: deep water" in [part.text for part in third.seen]
    found = sitting.obey(do.Seek("calm"))
    assert isinstance(found, AtlasView)
    assert [entry.number for entry in found.entries] == [1]


def test_a_mark_is_kept_with_the_run(sitting: Session) -> None:
    """A save that is opened has it, and a choice that is taken back and made again has not lost it."""
    sitting.obey(mark(at_page(sitting), "here") or do.Back())
    sitting.obey(do.Undo())
    sitting.obey(do.Redo())
    assert at_page(sitting).marked == "here"
    (slot, *_rest) = sitting.keeping.shelf().slots
    sitting.obey(do.Open(slot))
    sitting.obey(do.SetHeat(3))
    assert at_page(sitting).marked == "here"


def test_a_mark_can_be_taken_away(sitting: Session) -> None:
    """Only where there is one."""
    assert unmark(at_page(sitting), "") is None
    sitting.obey(mark(at_page(sitting), "here") or do.Back())
    sitting.obey(unmark(at_page(sitting), "") or do.Back())
    assert at_page(sitting).marked == ""
    assert journal(sitting).entries[2].seen[-1].text == "evening · on the water"


def test_marks_are_printed(sitting: Session) -> None:
    """Under the page beside which they stand, with nothing in them that Markdown would read."""
    sitting.obey(mark(at_page(sitting), "*why* now?") or do.Back())
    assert sitting.reading is not None
    printed = transcript(sitting.reading.run)
    assert printed.index("## On the water") < printed.index("> **Marked by the reader: \\*why\\* now?**")


ODD = [
    "a\u202eb",
    "a\x1b[Db",
    "a\x00b",
    "a\ufffdb",
    "a\ufeffb",
    "a\udc80b",
    "a\u2028b",
    "a\nb",
    "a" * 61,
    "漢" * 60,
    "e\u0301" * 30,
]


@pytest.mark.parametrize("word", ODD)
def test_no_word_of_the_readers_makes_a_save_that_cannot_be_read(sitting: Session, word: str) -> None:
    """A mark, a branch's name and a save's are kept as they are shown, or it is said why they are not."""
    for command in (mark(at_page(sitting), word), do.NameBranch(1, word), do.Keep(word)):
        told = sitting.obey(command or do.Back())
        assert "\x1b" not in "".join(map(str, getattr(told, "news", ())))
        shelf = sitting.keeping.shelf()
        assert (shelf.troubles, len(shelf.slots) > 0) == ((), True)


def test_what_was_sought_is_told_so_that_it_can_be_printed(sitting: Session) -> None:
    """Nothing that was typed steers the terminal that it is shown on."""
    journal(sitting)
    found = sitting.obey(do.Seek("a\x1b[31m\u202eb"))
    assert isinstance(found, AtlasView)
    assert "a\\x1b[31m\\u202eb" in found.about[0].text
