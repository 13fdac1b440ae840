"""Trying a scene out: a sitting that begins in the middle, asks nothing and saves nothing by itself."""

from pathlib import Path

import pytest

from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.play.run import HOTTEST, Run
from game.session import PageView
from game.session import command as do
from game.session.trial import Trial
from tests.stories import bridge


def come_to(scene: str) -> Run:
    """A run of *The Bridge* that takes the first choice open until it stands in a scene."""
    run = Run(bridge(), HOTTEST)
    while run.scene is not None and run.scene.id != scene:
        run.choose(next(one.id for one in run.pages[-1].options if one.number is not None))
    return run


@pytest.mark.parametrize("scene", [one.id for one in bridge().scenes if one.heat == HOTTEST])
def test_nothing_is_asked_before_the_page(tmp_path: Path, scene: str) -> None:
    """A hot page stands there with its words at once, and what is to be told of it is told."""
    with Saves(tmp_path, automatic=False) as saves:
        trial = Trial(WHERE_YOU_STOOD, bridge(), saves)
        trial.stand_in(come_to(scene), "Here you are.")
        assert isinstance(trial.view, PageView)
        assert trial.view.page.id == scene
        assert trial.view.page.blocks
        assert trial.view.news == ("Here you are.",)


def test_it_is_played_on_and_gone_back_in_and_nothing_is_saved_by_itself(tmp_path: Path) -> None:
    """A choice is made and taken back, also those that led here; only what the reader keeps lies in the folder then."""
    with Saves(tmp_path, automatic=False) as saves:
        trial = Trial(WHERE_YOU_STOOD, bridge(), saves)
        run = come_to("planks")
        trial.stand_in(run)
        made = len(run.log)
        trial.obey(do.Choose(next(one.id for one in run.pages[-1].options if one.number is not None)))
        assert len(run.log) == made + 1
        trial.obey(do.Undo(made + 1))
        assert run.log == ()
        trial.obey(do.Redo(made))
        assert trial.farewell() == ("Good-bye.", True)
        assert [path for path in tmp_path.iterdir() if "save" in path.name] == []
        trial.obey(do.Keep("mine"))
        assert [slot.save.name for slot in saves.shelf(bridge()).slots] == ["mine"]


def test_to_stand_elsewhere_closes_what_lies_open(tmp_path: Path) -> None:
    """Whatever was opened over the page belongs to the run that is left."""
    with Saves(tmp_path, automatic=False) as saves:
        trial = Trial(WHERE_YOU_STOOD, bridge(), saves)
        trial.stand_in(come_to("shore"))
        trial.obey(do.Consult("journal"))
        trial.stand_in(come_to("planks"))
        assert len(trial.frames) == 2
        assert isinstance(trial.view, PageView)
