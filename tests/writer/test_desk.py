"""The writer's desk: which page lies on it after what was heard, and what is told beside it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from msgspec.structs import replace

from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.session import PageView
from game.session import command as do
from game.session.trial import Trial
from game.story.diagnostics import CODES, Diagnostic
from game.story.model import Location
from game.writer.desk import Desk
from game.writer.folding import fold_notices
from game.writer.watch_work import WatchWork
from game.writer.watched import FolderGone, News, Noticed, Request, StatesFound, StoryRead
from tests.stories import FERRY, TWO_KEYS, ferry, two_keys

CROSSING = "scenes/crossing.yaml"
ANEW = Request(anew=True)


class Here:
    """The work done here and now instead of by another process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.work = WatchWork(folder, None, lambda: False)
        self.asked: list[Request] = []

    def ask(self, request: Request) -> None:
        self.asked.append(request)

    def news(self) -> Iterator[News]:
        while self.asked:
            yield from self.work.do(self.asked.pop(0))

    def stop(self) -> None:
        self.asked = []


class Table:
    """A desk with *The Ferry* on it, to be written on."""

    def __init__(self, folder: Path, saves: Saves, first: Request = ANEW) -> None:
        self.folder = folder
        self.process: Any = Here(self.folder)
        self.trial = Trial(WHERE_YOU_STOOD, ferry(), saves)
        self.desk = Desk(self.trial, self.process)
        self.process.ask(first)
        self.listen()

    def listen(self) -> None:
        """Hear all there is."""
        for one in self.process.news():
            self.desk.hear(one)

    def save(self, name: str, old: str, new: str) -> None:
        """Save a file with other words in it, and hear what comes of that."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        self.process.ask(Request((name,)))
        self.listen()

    @property
    def page(self) -> PageView:
        """The page that lies open."""
        assert isinstance(self.trial.view, PageView)
        return self.trial.view

    def told(self, *, variables: bool = False) -> str:
        """What stands beside the page."""
        return "\n".join(one.text for one in self.desk.panel(variables=variables))


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    """A desk that has heard of its story."""
    with Saves(tmp_path / "saves", automatic=False) as saves:
        yield Table(copytree(FERRY, tmp_path / "ferry"), saves)


def test_the_page_saved_last_lies_open_and_new_words_stand_on_it_at_once(table: Table) -> None:
    """A change of words is on the page, at the same moment; a change of another file brings that page."""
    table.save(CROSSING, "he says of the rope", "he said of the rope")
    assert table.page.page.id == "crossing"
    made = table.page.made
    table.save(CROSSING, "he said of the rope", "he shouts of the rope")
    assert "he shouts of the rope" in str(table.page.page.blocks)
    assert table.page.made == made
    table.save("scenes/far-bank.yaml", "smells of mint", "smells of tar")
    assert table.page.page.id == "far-bank"


def test_errors_come_first_and_what_can_wait_is_folded(table: Table) -> None:
    """A line for every error; of notices one for each code, with how many there are and where the first of them stand."""
    where = Location("scenes/a.yaml", 1, 1)
    drafts = [Diagnostic(replace(where, line=line), "N003", "unused") for line in range(1, 6)]
    wrong = Diagnostic(replace(where, line=9), "E009", "no such key", "did you mean `text`?")
    alone = Diagnostic(replace(where, line=7), "N001", "alone")
    told = tuple(fold_notices((*drafts, alone, wrong)))
    title = CODES["N003"].title
    places = "scenes/a.yaml:1:1, scenes/a.yaml:2:1, scenes/a.yaml:3:1 …"
    assert told == (str(wrong), str(alone), f"5 × N003 {title}: {places}")
    table.desk.hear(Noticed((), told))
    assert all(line in table.told() for line in told)


def test_each_state_in_turn(table: Table) -> None:
    """The landing has two: not let go before, and let go; after the last comes the first."""
    table.desk.go("landing")
    table.listen()
    assert table.desk.where() == "landing  1 of 2"
    seen = []
    for _ in range(3):
        seen.append(str(table.page.page.blocks))
        table.desk.turn(1)
    assert seen[0] != seen[1]
    assert seen[0] == seen[2]
    table.desk.turn(-1)
    assert str(table.page.page.blocks) == seen[0]


def test_of_states_that_are_looked_for_again_those_of_before_are_kept(table: Table) -> None:
    """The first of them alone takes none away; as many or more, or all there are, do."""
    table.desk.go("landing")
    found = [one for one in table.process.news() if isinstance(one, StatesFound)]
    whole = found[-1]
    table.desk.hear(whole)
    first = replace(whole, states=whole.states[:1], whole=False, unread=None)
    table.desk.hear(first)
    assert table.desk.where() == "landing  1 of 2"
    table.desk.hear(replace(first, unread=()))
    assert table.desk.where() == "landing  1 of 1+"
    table.desk.hear(replace(first, states=whole.states))
    assert table.desk.where() == "landing  1 of 2+"


def test_gone_on_one_comes_back_to_the_state(table: Table) -> None:
    """Choices and undo work as in play; the next turn returns to the state one came from, and it is told so."""
    table.desk.go("landing")
    table.listen()
    here = table.page.page.blocks
    table.trial.obey(do.Choose("wait"))
    assert "You have gone on" in table.told()
    table.trial.obey(do.Undo())
    assert table.page.page.blocks == here
    table.trial.obey(do.Choose("wait"))
    table.desk.turn(1)
    assert table.page.page.blocks == here
    assert table.desk.where() == "landing  1 of 2"


def test_an_ending_lies_open_as_well(table: Table) -> None:
    """Its page is shown, and not the scene or the close round it."""
    table.desk.go("lit")
    table.listen()
    assert table.page.page.id == "lit"


def test_what_does_not_compile_leaves_the_page(table: Table) -> None:
    """The problems are told, and that the page is older; once mended, all goes on."""
    table.save(CROSSING, "“It has", "“It had")
    before = table.page.page
    table.save(CROSSING, "choices:", "choises:")
    assert table.page.page == before
    assert "It does not compile" in table.told()
    assert "did you mean 'choices'?" in table.told()
    table.save(CROSSING, "choises:", "choices:")
    assert "It does not compile" not in table.told()
    assert "✓ every path ends" in table.told()


def test_a_story_that_no_longer_leads_there_is_told(table: Table) -> None:
    """The page cannot be reached; it is said, with what the proof says, once; mended, it lies open again."""
    table.save(CROSSING, "“It has", "“It had")
    table.save(CROSSING, "if: fare != paid", "if: seen far-bank")
    assert "no path leads there" in table.told()
    assert table.told().count("P004") == 1
    table.save(CROSSING, "if: seen far-bank", "if: fare != paid")
    assert table.page.page.id == "crossing"
    assert "P004" not in table.told()


def test_a_page_to_which_nothing_leads_is_told_beside_the_first(tmp_path: Path) -> None:
    """Where what was saved last is never played, the story's first page lies open, and beside it stands why; mended, it comes."""
    never = ("\nif: fare != paid\n", "\nif: bell and not bell\n")
    story = copytree(FERRY, tmp_path / "ferry")
    (story / CROSSING).write_text((story / CROSSING).read_text("utf-8").replace(*never), "utf-8")
    with Saves(tmp_path / "saves", automatic=False) as saves:
        table = Table(story, saves, Request((CROSSING,), anew=True))
        assert table.page.page.id == "landing"
        assert "crossing\nno path leads there" in table.told()
        assert "P004" in table.told()
        table.save(CROSSING, *reversed(never))
        assert table.page.page.id == "crossing"
        assert "gone on" not in table.told()


def test_nobody_is_asked_whom_to_follow(tmp_path: Path) -> None:
    """In a story with people the first of them is followed until a way to the page is found."""
    story = copytree(TWO_KEYS, tmp_path / "keys")
    with Saves(tmp_path / "saves", automatic=False) as saves:
        desk = Desk(Trial(WHERE_YOU_STOOD, two_keys(), saves), Here(story))  # type: ignore[arg-type]
        desk.hear(StoryRead(two_keys(), "roof", "Two Keys"))
        assert isinstance(desk.trial.view, PageView)
        assert desk.trial.view.page.id == "door"


def test_what_is_saved_without_a_change_stays_proved(table: Table) -> None:
    """It is laid open, and what was proved still stands beside it."""
    table.save(CROSSING, "crossing", "crossing")
    assert "✓ every path ends" in table.told()


def test_a_folder_that_goes_is_told(table: Table) -> None:
    """And no more once it is read again."""
    table.desk.hear(FolderGone())
    assert "The folder is not there" in table.told()
    table.process.ask(Request(anew=True))
    table.listen()
    assert "The folder is not there" not in table.told()


def test_variables_are_told_as_they_are_now(table: Table) -> None:
    """Those first that are not as at the start."""
    table.desk.go("landing")
    table.listen()
    table.trial.obey(do.Choose("wait"))
    lines = table.told(variables=True).splitlines()
    assert lines[1] == f"waited {1 + table.page.made - 1}"
    assert "bell no" in lines


def test_every_page_can_be_gone_to(table: Table) -> None:
    """Scenes and endings, each by its title."""
    assert {id for id, _ in table.desk.pages()} == {
        *(one.id for one in ferry().scenes),
        *(one.id for one in ferry().endings),
    }
