"""Beginning a run: whom to follow and how much may be shown are asked once it matters, and not asked where it does not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.session import Session
from game.session import command as do
from game.session.beginning import heats_of, like
from game.session.views import HelpView, MenuView, PageView
from game.story.model import Scene, SceneKind, Story
from tests.session.sittings import kept, log, obeyed, sitting_after
from tests.stories import bridge, ferry

BRIDGE = bridge()
ADA = (do.New(), do.SetHeat(3), do.Follow(("ada",)))


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Session]:
    """A sitting with the bridge, in which nothing was begun."""
    with sitting_after(tmp_path, BRIDGE) as session:
        yield session


def heated(heat: Callable[[Scene], int]) -> Story:
    """The bridge with scenes as hot as this."""
    return replace(BRIDGE, scenes=tuple(replace(one, heat=heat(one)) for one in BRIDGE.scenes))


def test_a_run_begins_with_people(sitting: Session) -> None:
    """Whom to follow is asked first; gone back from that, nothing has begun."""
    people = obeyed(sitting, do.New())
    assert isinstance(people, MenuView)
    assert people.context == "people"
    assert kept(sitting) == []
    assert obeyed(sitting, do.Back()).context == "title"
    assert sitting.reading is None


def test_how_much_is_asked_before_the_page_for_which_it_matters(tmp_path: Path) -> None:
    """No page before it is asked about; the answer holds for the rest of the run, and going back from it loses nothing."""
    with Saves(tmp_path) as saves:
        _ask(Session(WHERE_YOU_STOOD, heated(lambda scene: 2 if scene.id == "hot" else 0), saves))


def _ask(sitting: Session) -> None:
    seen = [obeyed(sitting, do.New(), do.Follow(("ada",)))]
    while isinstance(seen[-1], PageView):
        assert sitting.reading is not None
        seen.append(obeyed(sitting, next(entry.command for entry in seen[-1].entries if entry.open)))
    heats = seen[-1]
    assert isinstance(heats, MenuView)
    assert heats.context == "heat"
    assert [entry.number for entry in heats.entries] == [1, 3, 4]
    chosen = log(sitting)
    assert heats.asked
    before = obeyed(sitting, do.Back())
    assert isinstance(before, PageView)
    assert before.past
    assert obeyed(sitting, do.Turn()) == heats
    page = obeyed(sitting, heats.entries[0].command)
    assert isinstance(page, PageView)
    assert (page.page.brief, sitting.settings.heat, log(sitting)) == (True, 1, chosen)


def test_how_much_is_said_above_a_hot_page_is_asked_with_it(tmp_path: Path) -> None:
    """The content note stands in full, in a word or not at all; the line under the heats goes round, and asks on."""
    hot = heated(lambda scene: 1 if scene.sort is SceneKind.SCENE else 0)
    noted = replace(hot, scenes=tuple(replace(one, content="Deep water.") for one in hot.scenes))
    with Saves(tmp_path) as saves:
        session = Session(WHERE_YOU_STOOD, noted, saves)
        asked = obeyed(session, do.New(), do.Follow(("ada",)))
        told = []
        for _ in range(3):
            assert isinstance(asked, MenuView)
            asked = obeyed(session, asked.entries[-1].command)
            assert asked.context == "heat"
            told.append(session.settings.content)
        assert told == ["word", "none", "full"]
        seen = [obeyed(session, do.SetHeat(3))]
        seen += [obeyed(session, do.Use(replace(session.settings, content=how))) for how in ("word", "none")]
        assert [view.page.content for view in seen if isinstance(view, PageView)] == ["Deep water.", "threat", ""]


def test_going_back_from_the_first_page_keeps_who_was_picked(tmp_path: Path) -> None:
    """Where the first page needs the question, going back from it leads to the people, ticked as they were."""
    hot = heated(lambda scene: 1 if scene.sort is SceneKind.SCENE else 0)
    with Saves(tmp_path) as saves:
        session = Session(WHERE_YOU_STOOD, hot, saves)
        assert obeyed(session, do.New(), do.Follow(("ada", "ben"))).context == "heat"
        people = obeyed(session, do.Back())
        assert isinstance(people, MenuView)
        assert [entry.ticked for entry in people.entries] == [True, True, None]
        assert obeyed(session, do.Back()).context == "title"


def test_what_was_said_beforehand_is_not_asked(tmp_path: Path) -> None:
    """Whoever says how much may be shown where the game is started is asked nothing."""
    with Saves(tmp_path) as saves:
        session = Session(WHERE_YOU_STOOD, BRIDGE, saves, heat=1)
        view = obeyed(session, do.New(), do.Follow(("ada",)))
        for _ in range(8):
            assert view.context == "page"
            assert isinstance(view, PageView)
            view = obeyed(session, next(entry.command for entry in view.entries if entry.open))
        assert session.keeping.saves.settings()[0].heat != 1


def test_what_was_said_at_the_title_holds_for_the_run_that_is_begun_then(tmp_path: Path) -> None:
    """It is asked before no page of it, also where one went back from whom to follow; of the next run it is asked again."""
    hot = heated(lambda scene: 1 if scene.sort is SceneKind.SCENE else 0)
    run = (do.New(), do.Follow(("ada",)))
    with Saves(tmp_path) as saves:
        session = Session(WHERE_YOU_STOOD, hot, saves)
        assert obeyed(session, do.SetHeat(2), do.New(), do.Back(), *run).context == "page"
        assert session.reading is not None
        assert session.reading.run.heat == 2
        assert obeyed(session, do.Leave(), do.Show("heat"), do.Back(), *run).context == "heat"
        assert obeyed(session, do.Back(), do.Back(), do.Show("heat"), do.SetHeat(3), *run).context == "page"


def test_who_cannot_be_followed_is_told_how_many(sitting: Session) -> None:
    """The numbers that can be are told, and nothing has begun."""
    obeyed(sitting, *ADA[:1])
    assert obeyed(sitting, do.Follow(("ada", "nobody"))).news == ("Pick 1 or 2 of them.",)
    assert log(sitting) == ()


def test_the_heat_is_kept_for_the_next_time(sitting: Session) -> None:
    """What was asked for is a setting from then on, in this run and on the disk."""
    obeyed(sitting, do.New(), do.SetHeat(1), do.Follow(("ada",)))
    assert sitting.reading is not None
    assert sitting.reading.run.heat == 1
    assert sitting.keeping.saves.settings()[0].heat == 1
    assert obeyed(sitting, do.SetHeat(3)).news == ("Everything in full",)
    assert sitting.reading.run.heat == 3
    assert obeyed(sitting, do.SetHeat(4)).news == ("There are the heats 2 and 3.",)
    assert sitting.settings.heat == 3


def test_where_nothing_is_hot_no_heat_is_offered(tmp_path: Path) -> None:
    """Neither at the title nor on a page nor in the help, which has it where something is."""
    for story, offers in ((heated(lambda scene: 0), False), (BRIDGE, True)):
        with sitting_after(tmp_path / story.digest[:8] / str(offers), story) as session:
            for commands in ((), ADA):
                view = obeyed(session, *commands) if commands else session.view
                assert any(offer.id == "heat" for offer in view.offers) == offers
                listed = obeyed(session, do.Show("help"))
                assert isinstance(listed, HelpView)
                assert any(offer.id == "heat" for _, group in listed.groups for offer in group) == offers
                obeyed(session, do.Back())


def test_a_story_without_heat_or_people_begins_at_once(tmp_path: Path) -> None:
    """Where there is nothing to be asked the first scene is read."""
    mild = replace(ferry(), scenes=tuple(replace(scene, heat=0) for scene in ferry().scenes))
    with Saves(tmp_path) as saves:
        view = obeyed(Session(WHERE_YOU_STOOD, mild, saves), do.New())
    assert isinstance(view, PageView)
    assert view.page.id == mild.scenes[0].id


def test_how_much_is_asked_once_in_a_run_however_often_it_is_left(tmp_path: Path) -> None:
    """Whoever answered and left on the very page comes back to that page; whoever left the question, to the question."""
    hot = heated(lambda scene: 1 if scene.sort is SceneKind.SCENE else 0)
    for answers, context in (((), "heat"), ((do.SetHeat(3),), "page")):
        with Saves(tmp_path / context) as saves:
            session = Session(WHERE_YOU_STOOD, hot, saves)
            obeyed(session, do.New(), do.Follow(("ada",)), *answers, do.Leave())
        with Saves(tmp_path / context) as saves:
            session = Session(WHERE_YOU_STOOD, hot, saves)
            assert obeyed(session, do.Open(saves.shelf(hot).slots[0])).context == context


@pytest.mark.parametrize("hot", [{1}, {2}, {3}, {2, 3}, {1, 2, 3}, set()])
def test_only_heats_that_tell_the_story_differently_are_offered(hot: set[int]) -> None:
    """Any two of them tell some scene differently, and any other heat tells all as one of them does."""
    first = BRIDGE.scenes[0]
    told = tuple(replace(first, id=f"told-{heat}", heat=heat, report=first.text) for heat in hot)
    story = replace(
        BRIDGE, scenes=(*told, *(replace(first, id=f"full-{heat}", heat=heat, report=()) for heat in range(4)))
    )

    def short(heat: int) -> set[int]:
        return {scene.heat for scene in story.scenes if scene.report and scene.heat > heat}

    offered = heats_of(story)
    assert [short(heat) for heat in range(4)] == [short(like(heat, offered)) for heat in range(4)]
    assert len({frozenset(short(heat)) for heat in offered}) == len(offered) == len(hot) + 1
