"""What all leaves of the atlas share: they open, turn, find, and lead only to what was read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session import Session
from game.session import command as do
from game.session.atlas import Atlas
from game.session.atlas.frame import LEAVES
from game.session.command import Leaf
from game.session.making import next_leaf, read_again, stand_again
from game.session.views import AtlasView, PageView
from game.story.model import Story
from tests.session.atlas.readings import BRIDGE, NUMBERS, STORIES, default_reading, read, read_to_the_end
from tests.session.sittings import sitting_after

ADA = (do.New(BRIDGE.id), do.Follow(("ada",)), do.Choose("pay"), do.Turn())


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Session]:
    """A sitting with the bridge, one choice made."""
    with sitting_after(tmp_path, BRIDGE, *ADA) as session:
        yield session


def shown(session: Session, command: do.Command) -> AtlasView:
    """The leaf that is seen after a command."""
    view = session.obey(command)
    assert isinstance(view, AtlasView)
    return view


def test_the_leaf_seen_last_is_opened_again(sitting: Session) -> None:
    """The first time it is the calendar."""
    assert shown(sitting, do.Consult()).leaf == "calendar"
    assert shown(sitting, do.Consult("ledger")).leaf == "ledger"
    assert isinstance(sitting.obey(do.Back()), PageView)
    assert shown(sitting, do.Consult()).leaf == "ledger"


def test_the_leaves_turn_round(sitting: Session) -> None:
    """Each comes once, and after the last the first."""
    view, found = shown(sitting, do.Consult()), []
    for _ in LEAVES:
        found.append(view.leaf)
        command = next_leaf(view, "")
        assert command is not None
        view = shown(sitting, command)
    assert found == list(LEAVES)
    assert view.leaf == found[0]
    assert len(sitting.frames) == 3


def test_words_are_found_in_all_that_an_entry_tells(sitting: Session) -> None:
    """Whatever their case; where none are sought, all is there again; another leaf begins with all of it."""
    assert isinstance(sitting.obey(do.Consult("journal")), AtlasView)
    assert [entry.step for entry in shown(sitting, do.Seek("TOLL")).entries] == [1]
    assert shown(sitting, do.Seek("nobody says this")).entries == ()
    assert len(shown(sitting, do.Seek("")).entries) == 3
    sitting.obey(do.Seek("toll"))
    assert shown(sitting, do.Consult("calendar")).sought == ""


def test_what_is_sought_is_asked_for(sitting: Session) -> None:
    """And the answer is shown in the leaf from which it was asked."""
    sitting.obey(do.Consult("journal"))
    assert sitting.obey(do.Seek()).context == "ask"
    assert shown(sitting, do.Seek("toll")).leaf == "journal"
    assert len(sitting.frames) == 3


@settings(max_examples=30, deadline=None)
@given(STORIES, NUMBERS, st.sampled_from(sorted(LEAVES)))
def test_entries_are_numbered_and_never_decide(story: Story, numbers: list[int], leaf: Leaf) -> None:
    """From 1; what is done to a line reads or goes back, and what does not stand in the log cannot be stood at."""
    atlas, reading = Atlas(), read(story, numbers)
    atlas.turn(do.Consult(leaf))
    view = atlas.view(reading)
    assert [entry.number for entry in view.entries] == list(range(1, len(view.entries) + 1))
    for entry in view.entries:
        assert not isinstance(entry.command, do.Choose | do.Follow | do.Turn)
        assert entry.step is None or 0 <= entry.step < len(reading.run.log)
        assert (read_again(view, str(entry.number)) is not None) == entry.open
        stands = entry.step is not None or entry.branch is not None
        assert (stand_again(view, str(entry.number)) is not None) == (stands and entry.open)


@pytest.mark.parametrize("leaf", LEAVES)
def test_no_leaf_names_a_scene_that_was_not_read(leaf: Leaf) -> None:
    """Over two lives read to their end, a title that is no other words stands nowhere unless it was read."""
    reading, atlas = read_to_the_end(7), Atlas()
    atlas.turn(do.Consult(leaf))
    view = atlas.view(reading)
    met = {step.scene.title for step in reading.run.steps}
    unmet = {scene.title for scene in reading.run.story.scenes} - met
    told = [(*entry.words, *(word for part in entry.seen for word in part.words)) for entry in view.entries]
    assert not unmet & {phrase.text for words in told for phrase in words}


@pytest.mark.parametrize("leaf", list(LEAVES))
def test_what_is_read_is_not_as_faint_as_a_label(leaf: Leaf) -> None:
    """No sentence is, of whatever leaf; what was not taken neither."""
    reading = default_reading(40)
    reading.run.undo(2)
    reading.run.choose(reading.run.pages[-1].options[1].id)
    contents = LEAVES[leaf][1](reading)
    told = [*contents.about, *contents.foot]
    told += [part for section in contents.sections for entry in section.entries for part in entry.seen]
    faint = [one.text for part in told for one in part.words if one.role == "faint"]
    assert [words for words in faint if words.endswith(".") or words.startswith("not taken")] == []
