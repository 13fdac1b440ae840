"""The process behind `watch`: it answers what is asked and goes away with whoever started it."""

import multiprocessing
from pathlib import Path
from shutil import copytree

from game.writer.watch_process import DIED, WatchProcess
from game.writer.watched import FolderGone, Judged, Noticed, Request, StatesFound, StoryRead
from tests.stories import FERRY


def test_a_story_is_watched_until_one_leaves(tmp_path: Path) -> None:
    """What is saved is told and proved, what is asked answered, a folder that goes is waited for, and then nothing runs."""
    folder = copytree(FERRY, tmp_path / "ferry")
    with WatchProcess(folder, None) as watcher:
        news = watcher.news()
        assert next(one for one in news if isinstance(one, Judged)).holds
        path = folder / "scenes" / "crossing.yaml"
        path.write_text(path.read_text("utf-8").replace("On the water", "In the water"), "utf-8")
        read = next(one for one in news if isinstance(one, StoryRead))
        assert read.page == "crossing"
        watcher.ask(Request(page="lit"))
        assert next(one for one in news if isinstance(one, StatesFound) and one.page == "lit").states
        folder.rename(tmp_path / "away")
        assert isinstance(next(one for one in news if isinstance(one, FolderGone)), FolderGone)
        (tmp_path / "away").rename(folder)
        assert next(one for one in news if isinstance(one, StoryRead)).story is not None
        watcher.stop()
        list(news)
    assert multiprocessing.active_children() == []


def test_work_that_dies_is_told_and_begun_anew(tmp_path: Path) -> None:
    """With the next thing saved all is read, whatever it is that was saved."""
    folder = copytree(FERRY, tmp_path / "ferry")
    with WatchProcess(folder, None) as watcher:
        news = watcher.news()
        assert next(one for one in news if isinstance(one, StoryRead)).story
        watcher._process.kill()
        assert next(one for one in news if isinstance(one, Noticed) and DIED in one.problems)
        (folder / "notes.txt").write_text("Not a file of the story.", "utf-8")
        assert next(one for one in news if isinstance(one, StoryRead)).story
