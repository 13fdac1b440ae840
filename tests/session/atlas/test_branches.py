"""The leaf of the branches: every one is there, drawn where it left another, and one can go to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.run import Run
from game.render.paragraph import letters
from game.session import Session
from game.session import command as do
from game.session.atlas.branches import branches_leaf, grown, joined, roman
from game.session.making import name_branch, set_branch_aside, stand_again
from game.session.reading import Reading
from game.session.views import AskView, AtlasView, PageView, TextView
from game.story.model import Story
from tests.play.test_history import MOVES, moved, tips
from tests.play.test_run import STORIES
from tests.session.sittings import sitting_after
from tests.stories import bridge

BACK_AND_ON = (
    do.New(bridge().id),
    do.Follow(("ada",)),
    do.Choose("pay"),
    do.Turn(),
    do.Choose("go"),
    do.Undo(2),
    do.Choose("run"),
    do.Undo(2),
    do.Follow(("ben",)),
)


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Session]:
    """A sitting with the bridge in which two other branches were left."""
    with sitting_after(tmp_path, bridge(), *BACK_AND_ON) as session:
        yield session


def leaf(session: Session) -> AtlasView:
    """The leaf of the branches."""
    view = session.obey(do.Consult("branches"))
    assert isinstance(view, AtlasView)
    return view


def lines(view: AtlasView) -> list[str]:
    """The columns of every branch."""
    return [
        " | ".join("".join(part.text for part in column) for column in entry.columns)
        for section in view.sections
        for entry in section.entries
    ]


def test_branches_are_drawn_where_they_parted(sitting: Session) -> None:
    """The place's comes first, each other one below the branch that it left, with how far it was read."""
    view = leaf(sitting)
    assert view.aside == "3 branches"
    assert letters(view.entries[0].words) == "now · Ben Moor · The shore indeed, you are here · one choice made"
    assert lines(view) == [
        "now | 1 | Ben Moor  ◆ The shore indeed",
        "i | 2 | └─ Who crosses indeed? › Ada indeed Lund  ○ The shore indeed",
        "ii | 3 |    └─ The shore indeed › Pay the toll indeed  ○ The planks",
    ]


def test_what_was_taken_back_is_told_apart_from_what_is_made(sitting: Session) -> None:
    """Where one stands back on a branch, by as many choices as one can go forward again."""
    sitting.obey(do.Choose("pay"))
    assert letters(leaf(sitting).entries[0].words).endswith(f", you are here · {2} choices made")
    sitting.obey(do.Undo(1))
    assert letters(leaf(sitting).entries[0].words).endswith(", you are here · one choice made · 1 taken back")


def test_one_stands_on_a_branch_again_at_the_page_where_it_was_left(sitting: Session) -> None:
    """Reading it again moves nothing; the branch that was left stays on the leaf."""
    view = leaf(sitting)
    command = stand_again(view, "3")
    assert command is not None
    read = sitting.obey(view.entries[2].command)
    assert isinstance(read, TextView)
    assert read.heading == "The planks"
    assert isinstance(sitting.obey(do.Back()), AtlasView)
    page = sitting.obey(command)
    assert isinstance(page, PageView)
    assert sitting.reading is not None
    assert sitting.reading.run.log == ("begin/ada", "shore/pay", "planks/go")
    assert len(leaf(sitting).entries) == 3


def test_a_branch_is_called_by_a_name_and_set_aside(sitting: Session) -> None:
    """Both are kept; what is set aside stands apart, and can be taken back; a name too long is refused."""
    command = name_branch(leaf(sitting), "2")
    assert command is not None
    asked = sitting.obey(command)
    assert isinstance(asked, AskView)
    assert sitting.obey(asked.answer("  the  run ")).news == ("The branch is called “the run” now.",)
    assert "the run" in lines(leaf(sitting))[1]
    too_long = sitting.obey(asked.answer("a" * 61))
    assert too_long.news == ("A name has no more than 60 letters and no control characters.",)
    set_aside = "The branch is set aside; it stands below the others."
    for titles, told in ((["", "Set aside"], set_aside), ([""], "The branch stands among the others again.")):
        command = set_branch_aside(leaf(sitting), "3")
        assert command is not None
        view = sitting.obey(command)
        assert isinstance(view, AtlasView)
        assert [section.title for section in view.sections] == titles
        assert view.news == (told,)
    own = set_branch_aside(leaf(sitting), "1")
    assert own is not None
    assert sitting.obey(own).news == ("You are on this branch; only the others can be set aside.",)
    assert [section.title for section in leaf(sitting).sections] == [""]
    sitting.obey(do.Leave())
    sitting.obey(do.Open(sitting.keeping.saves.shelf(bridge()).slots[0]))
    assert "the run" in lines(leaf(sitting))[1]


@given(STORIES, MOVES)
def test_every_branch_has_one_line_that_leads_to_it(story: Story, moves: list[tuple[str, int]]) -> None:
    """After any moves the lines are the tips of the tree, and a stroke joins each but the first to one above it."""
    run = Run(story)
    for kind, number in moves:
        moved(run, kind, number)
    history = run.history
    found = joined(grown(history), history)
    assert tuple(one.tip for one in found) == tips(history)
    assert all(bool(one.drawn) == (at > 0) for at, one in enumerate(found))
    owned = [node for one in found for node in history.path(one.tip)[len(history.path(one.fork)) :]]
    assert len(owned) == len(set(owned)) >= len(history)
    contents = branches_leaf(Reading(run))
    entries = [entry for section in contents.sections for entry in section.entries]
    assert len(entries) == (len(found) if len(history) else 0)
    assert all(isinstance(entry.command, do.ReadBranch) for entry in entries)


@given(st.integers(1, 89))
def test_numbers_are_those_of_the_romans(number: int) -> None:
    """Read from left to right, a letter before a greater one takes away, and any other adds."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in roman(number)]
    total = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    assert total == number
