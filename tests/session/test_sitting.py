"""A sitting without a screen: commands go in, what is seen comes out, and what was chosen is kept."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.play.page import PageKind
from game.play.replay import replay
from game.session import Session
from game.session import command as do
from game.session.command import Command
from game.session.going import RETURN, node_meant
from game.session.views import AskView, HelpView, MenuView, PageView, TextView, View
from game.story.model import Story
from tests.play.test_history import tips
from tests.play.test_run import STORIES
from tests.session.sittings import kept, log, obeyed, sitting_after
from tests.stories import bridge

BRIDGE = bridge()
ADA = (do.New(), do.SetHeat(3), do.Follow(("ada",)))


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Session]:
    """A sitting with the bridge, in a folder of its own."""
    with sitting_after(tmp_path, BRIDGE) as session:
        yield session


def commands_of(view: View) -> list[Command]:
    """What the view says can be done: its open lines, its offers, and what is at its end."""
    entries = view.entries if isinstance(view, PageView | MenuView) else ()
    found = [entry.command for entry in entries if entry.open]
    found += [made for offer in view.offers if offer.make and (made := offer.make(view, "")) is not None]
    if isinstance(view, AskView):
        found.append(view.answer("a name"))
    return [one for one in found if not isinstance(one, do.Quit | do.Print | do.Keep)]


@settings(max_examples=30)
@given(STORIES, st.lists(st.integers(0, 40), max_size=25))
def test_whatever_is_offered_can_be_done(story: Story, numbers: list[int]) -> None:
    """By any way through what is offered there is something to be seen, the run is kept, and one can go back to the title."""
    with TemporaryDirectory() as folder, Saves(Path(folder)) as saves:
        session = Session(WHERE_YOU_STOOD, story, saves)
        for number in numbers:
            offered = commands_of(session.view)
            before = log(session) if session.reading else ()
            if not offered or session.over:
                break
            session.obey(offered[number % len(offered)])
            if session.reading and log(session) != before and len(log(session)) > len(before):
                assert log(session) in kept(session)
        for _ in range(len(session.frames) + 2):
            if session.over:
                return
            session.obey(do.Back())
        assert session.over


@settings(max_examples=30)
@given(STORIES, st.lists(st.integers(0, 40), max_size=12))
def test_what_cannot_be_done_changes_nothing(story: Story, numbers: list[int]) -> None:
    """A choice that is not offered, a person who is not there and a page behind the last leave the run as it was."""
    with TemporaryDirectory() as folder, Saves(Path(folder)) as saves:
        session = Session(WHERE_YOU_STOOD, story, saves)
        for number in numbers:
            if session.reading:
                before = (session.reading.run.log, session.reading.at)
                session.obey(do.Choose("no such choice"))
                session.obey(do.Follow(("nobody",)))
                assert (session.reading.run.log, session.reading.at) == before
            offered = commands_of(session.view)
            if session.over or not offered:
                return
            session.obey(offered[number % len(offered)])


# --- reading --------------------------------------------------------------------------------------------------------


def test_every_choice_is_saved(sitting: Session) -> None:
    """After each the save on the disk has it, and there is one save of the run."""
    obeyed(sitting, *ADA)
    assert kept(sitting) == [("begin/ada",)]
    obeyed(sitting, do.Choose("pay"))
    assert kept(sitting) == [("begin/ada", "shore/pay")]


def test_a_choice_is_made_on_its_scene_alone(sitting: Session) -> None:
    """Neither on what followed from another, nor on an earlier page."""
    obeyed(sitting, *ADA, do.Choose("pay"))
    assert obeyed(sitting, do.Choose("go")).context == "page"
    assert log(sitting) == ("begin/ada", "shore/pay")
    obeyed(sitting, do.Turn(), do.LeafBack(), do.LeafBack(), do.Choose("run"))
    assert log(sitting) == ("begin/ada", "shore/pay")
    obeyed(sitting, do.Return(), do.Turn(), do.Choose("go"), do.Turn(), do.Choose("stay"), do.Turn())
    before = log(sitting)
    obeyed(sitting, do.Choose("leave"))
    assert log(sitting) == (*before, "hot/leave")


def test_a_choice_is_taken_back_at_once_and_nothing_is_lost(sitting: Session) -> None:
    """Nothing is asked; the scene is shown again, the save stands there, and redo, of which one is told, goes to the very page."""
    obeyed(sitting, *ADA, do.Choose("pay"), do.Turn())
    view = obeyed(sitting, do.Undo())
    assert isinstance(view, PageView)
    assert (view.page.kind, view.page.id, view.ahead) == (PageKind.SCENE, "shore", True)
    assert view.news == ("You are back at “The shore indeed”.", RETURN)
    assert kept(sitting) == [("begin/ada",)]
    view = obeyed(sitting, do.Redo())
    assert isinstance(view, PageView)
    assert (view.page.id, view.at, view.ahead) == ("planks", (2, 1), False)
    assert view.news == ("You are at “The planks” again.",)
    assert kept(sitting) == [("begin/ada", "shore/pay")]


def test_as_many_as_there_are_are_taken_back_and_gone_to_again(sitting: Session) -> None:
    """Whoever takes back more than was chosen stands where it is picked whom to follow, and can go on from there too."""
    view = obeyed(sitting, *ADA, do.Choose("pay"), do.Undo(5))
    assert isinstance(view, MenuView)
    assert (view.context, view.ahead, log(sitting)) == ("people", True, ())
    assert kept(sitting) == [()]
    assert obeyed(sitting, do.Undo()).news == ("No choice is made yet.",)
    obeyed(sitting, do.Redo(9))
    assert log(sitting) == ("begin/ada", "shore/pay")
    assert obeyed(sitting, do.Redo()).news == ("No choice was taken back.",)


def test_one_stands_again_in_a_scene_of_any_branch(sitting: Session) -> None:
    """By a node of the history or by words of a title; what was left stays a branch, and other words are said to be none."""
    obeyed(sitting, *ADA, do.Choose("pay"), do.Turn(), do.Undo(), do.Choose("run"))
    assert sitting.reading is not None
    history = sitting.reading.run.history
    paid = next(node for node in tips(history) if history.choice(node) == "shore/pay")
    view = obeyed(sitting, do.GoTo(paid))
    assert isinstance(view, PageView)
    assert (log(sitting), view.page.id) == (("begin/ada", "shore/pay"), "planks")
    assert obeyed(sitting, do.GoToScene("no such scene")).news == ("You have made no choice in such a scene.",)
    asked = obeyed(sitting, do.GoToScene(""))
    assert isinstance(asked, AskView)
    assert isinstance(obeyed(sitting, asked.answer("SHORE")), PageView)
    assert log(sitting) == ("begin/ada",)
    assert len(tips(history)) == 2


def test_cards_lie_over_the_page_and_come_off_it(sitting: Session) -> None:
    """Each is opened over what is read, and going back shows the page as it was."""
    page = obeyed(sitting, *ADA, do.Choose("pay"))
    for card, kind in (
        ("people", TextView),
        ("know", TextView),
        ("differ", TextView),
        ("settings", MenuView),
        ("help", HelpView),
    ):
        assert isinstance(obeyed(sitting, do.Show(card)), kind)  # type: ignore[arg-type]
        assert obeyed(sitting, do.Back()) == page


def test_what_is_not_told_yet_cannot_be_opened(sitting: Session) -> None:
    """Before the first choice nobody can ask how we know."""
    page = obeyed(sitting, *ADA)
    assert obeyed(sitting, do.Show("know"), do.Show("differ")) == page
    title = obeyed(sitting, do.Leave())
    assert obeyed(sitting, do.Consult("journal"), do.Seek("toll")) == title


# --- saves ----------------------------------------------------------------------------------------------------------


def test_a_save_is_continued_where_it_was_left(sitting: Session) -> None:
    """From the title, on the same page and at the reader's heat, not at that of the save."""
    obeyed(sitting, *ADA, do.Choose("pay"), do.Turn(), do.SetHeat(1), do.Leave())
    title = sitting.view
    assert isinstance(title, MenuView)
    assert isinstance(title.entries[0].command, do.Open)
    page = obeyed(sitting, title.entries[0].command)
    assert isinstance(page, PageView)
    assert page.page.id == "planks"
    assert sitting.reading is not None
    assert sitting.reading.run.heat == 1


def test_a_name_that_is_taken_is_written_over_only_when_that_is_meant(sitting: Session) -> None:
    """Keeping asks for a name, and again where another save has it."""
    asked = obeyed(sitting, *ADA, do.Keep())
    assert isinstance(asked, AskView)
    assert obeyed(sitting, asked.answer("one")).news == ("Kept as “one”.",)
    obeyed(sitting, do.Choose("pay"))
    question = obeyed(sitting, do.Keep("one"))
    assert isinstance(question, MenuView)
    assert sorted(kept(sitting)) == [("begin/ada",), ("begin/ada", "shore/pay")]
    assert obeyed(sitting, question.entries[0].command).news == ("Kept as “one”.",)
    assert kept(sitting) == [("begin/ada", "shore/pay")] * 2
    assert isinstance(sitting.view, PageView)


def test_a_run_that_is_left_is_continued_at_the_very_block(sitting: Session) -> None:
    """How far a page was read is kept on leaving, although nothing was chosen since."""
    obeyed(sitting, *ADA, do.Choose("pay"), do.Turn())
    assert sitting.reading is not None
    sitting.stay(1)
    title = obeyed(sitting, do.Leave())
    assert isinstance(title, MenuView)
    page = obeyed(sitting, title.entries[0].command)
    assert isinstance(page, PageView)
    assert page.block == 1


def test_who_goes_on_in_a_run_that_another_game_has_open_is_told(sitting: Session, tmp_path: Path) -> None:
    """Nothing is lost: each keeps what it does, in a save of its own; who goes on in what nobody plays is told nothing."""
    obeyed(sitting, *ADA)
    with sitting_after(tmp_path, sitting.story) as other:
        told = obeyed(other, commands_of(other.view)[0])
        assert "open in another game" in str(told.news)
        obeyed(other, do.Choose("pay"))
        assert sorted(kept(sitting)) == [("begin/ada",), ("begin/ada", "shore/pay")]
        title = obeyed(other, do.Leave())
        assert obeyed(other, commands_of(title)[0]).news == ()


def test_a_save_is_set_aside_only_when_that_is_meant(sitting: Session) -> None:
    """It leaves the list once one is sure."""
    obeyed(sitting, *ADA, do.Leave())
    saves = obeyed(sitting, do.Show("saves"))
    assert isinstance(saves, MenuView)
    command = saves.entries[0].command
    assert isinstance(command, do.Open)
    question = obeyed(sitting, do.SetAside(command.slot))
    assert len(kept(sitting)) == 1
    assert isinstance(question, MenuView)
    view = obeyed(sitting, question.entries[0].command)
    assert kept(sitting) == []
    assert view.context == "saves"
    assert view.news == ("Set aside.",)


def test_leaving_closes_the_run_and_going_back_the_game(sitting: Session) -> None:
    """From a page one goes back to the title, with the run saved, and from the title out."""
    view = obeyed(sitting, *ADA, do.Back())
    assert (view.context, sitting.reading, sitting.over) == ("title", None, False)
    assert kept(sitting) == [("begin/ada",)]
    obeyed(sitting, do.Back())
    assert sitting.over
    assert sitting.farewell() == ("Good-bye.", True)


def test_settings_go_round_and_stay_within_their_bounds(sitting: Session) -> None:
    """Each line of the settings takes the next value, and the column gets no wider than it may."""
    seen = []
    for line in (0, 1, 2, 3):
        view = obeyed(sitting, do.Show("settings"))
        assert isinstance(view, MenuView)
        before = sitting.settings
        obeyed(sitting, view.entries[line].command)
        assert sitting.settings != before
        seen.append(sitting.settings)
        obeyed(sitting, do.Back())
    assert sitting.keeping.saves.settings()[0] == seen[-1]
    for _ in range(40):
        obeyed(sitting, do.Widen(4))
    widest = sitting.settings.width
    assert obeyed(sitting, do.Widen(4)).news == (f"The column is {widest} characters wide. It gets no wider.",)
    assert sitting.settings.width == widest
    assert obeyed(sitting, do.Widen(-4)).news == (f"The column is {widest - 4} characters wide.",)


def test_undo_says_where_it_goes_back_to_whom_one_follows(sitting: Session) -> None:
    """On the first page and what stands before the next choice; from then on it takes that back."""
    called = [
        next(offer.label for offer in obeyed(sitting, *commands).offers if offer.id == "undo")
        for commands in (ADA, (do.Choose("pay"),))
    ]
    assert called == ["whom to follow", "undo"]


@pytest.mark.parametrize("typed", ["don't wait", "DON’T WAIT", "  don’t   wait ", "do\u0301n't wait"])
def test_a_scene_is_gone_to_however_its_title_is_typed(typed: str) -> None:
    """The apostrophes, accents and blanks of a keyboard mean those of the title."""
    story = replace(BRIDGE, scenes=tuple(replace(one, title="Dón’t wait") for one in BRIDGE.scenes))
    assert node_meant(replay(story, ["begin/ada", "shore/pay"]).run, do.GoToScene(typed)) is not None
