"""What the last page leads back to: every turn of the run, and what was not seen in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.render.paragraph import letters
from game.session import Session
from game.session import command as do
from game.session.views import MenuView, PageView
from tests.session.sittings import obeyed, sitting_after
from tests.test_scenes import by_default, story


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Session]:
    """A sitting in which a life was read to its end, by what is usual."""
    with sitting_after(tmp_path, story(), do.New(), do.SetHeat(3), do.Follow(("judit",))) as session:
        assert session.reading is not None
        by_default(session.reading.run)
        session.reading.index = session.reading.run.rest
        yield session


def menu(sitting: Session, command: do.Command) -> MenuView:
    """The list that opens from the last page."""
    page = obeyed(sitting)
    assert isinstance(page, PageView)
    assert command in [entry.command for entry in page.entries]
    view = obeyed(sitting, command)
    assert isinstance(view, MenuView)
    return view


def test_every_turn_can_be_stood_at_again(sitting: Session) -> None:
    """Each with what was not taken; whoever takes one stands before it, and what came after stays a branch."""
    assert sitting.reading is not None
    run = sitting.reading.run
    roads, turns = run.roads, menu(sitting, do.Show("turns"))
    assert len(turns.entries) == len(roads) > len(run.pages[run.rest].roads)
    assert all("not taken: " in letters(entry.below[-1]) for entry in turns.entries)
    scene = run.steps[roads[2].step].scene
    view = obeyed(sitting, turns.entries[2].command)
    assert isinstance(view, PageView)
    assert (view.page.id, view.ahead) == (scene.id, True)


def test_what_was_not_seen_says_from_where_it_is_come_to(sitting: Session) -> None:
    """Each has whose it is and how it begins, and by which choice of which scene; taking it stands there."""
    missed = menu(sitting, do.Show("unseen"))
    can = [entry for entry in missed.entries if entry.open]
    assert len(can) > 4
    assert [entry.open for entry in missed.entries] == sorted((one.open for one in missed.entries), reverse=True)
    told = letters(can[0].below[-1])
    view = obeyed(sitting, can[0].command)
    assert isinstance(view, PageView | MenuView)
    title = view.page.title if isinstance(view, PageView) else view.heading
    assert told.startswith((f"At “{title}”, by “", f"At “{title}” after “"))


def test_pages_between_two_acts_are_told_apart(sitting: Session) -> None:
    """They have one title, so that each is told with the act after which it comes."""
    missed = menu(sitting, do.Show("unseen"))
    told = [letters(entry.below[-1]) for entry in missed.entries if entry.open]
    between = [one for one in told if one.startswith("At “The house at night”")]
    acts = {one.partition("” after “")[2].partition("”, by “")[0] for one in between}
    assert len(acts) > 1
    assert acts <= {act.title for act in story().acts}
