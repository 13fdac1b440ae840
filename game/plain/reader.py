"""Where the reader of plain mode is: the run, the page of it that lies open, and what they type."""

from typing import TextIO

from game.keep.disk import Trouble
from game.keep.shelf import Saves, Slot
from game.plain.paper import Paper
from game.play.page import Page, PageKind
from game.play.replay import go_on
from game.play.run import Run
from game.story.model import Story

LONGEST_LINE = 1000  # letters; nobody types more


class Over(Exception):
    """There is nothing more to read from, or the reader has left."""


class Reader:
    """A reader with a story, a folder of saves, paper to read from and a line to write on.

    `story` is the whole one or an hour of it. `run` is None before a story is begun. `moved` says that another page
    lies open than before, so it must be shown.
    """

    def __init__(self, story: Story, saves: Saves, stdin: TextIO, paper: Paper) -> None:
        self.whole = story
        self.story = story
        self.saves = saves
        self.paper = paper
        self.run: Run | None = None
        self.at = 0
        self.moved = False
        self._stdin = stdin
        self._told: set[str] = set()
        self.settings, trouble = saves.settings()
        self.tell(trouble)

    @property
    def page(self) -> Page:
        """The page that lies open. Raises `Over` when there is none."""
        if self.run is None:
            raise Over
        return self.run.pages[self.at]

    @property
    def last_told(self) -> Page | None:
        """The latest page read that says how we know, the open one included."""
        if self.run is None:
            return None
        pages = [page for step in range(len(self.run.log)) for page in self.run.pages_at(step)]
        pages += self.run.pages[: self.at + 1]
        told = (page for page in reversed(pages) if page.kind in (PageKind.CONSEQUENCE, PageKind.ENDING))
        return next(told, None)

    def line(self) -> str:
        """What the reader types next, without the space around it. Raises `Over` when nothing more will come."""
        self.paper.prompt()
        try:
            line = self._stdin.readline(LONGEST_LINE)
            rest = line
            while rest and not rest.endswith("\n"):
                rest = self._stdin.readline(LONGEST_LINE)
        except OSError:
            raise Over from None  # the terminal has gone
        if not line:
            raise Over
        return line.strip()

    def open(self, run: Run, at: int = 0) -> None:
        """Lay a run open at one of its present pages."""
        self.run, self.at, self.moved = run, at, True

    def open_slot(self, slot: Slot) -> None:
        """Go on in a save."""
        opened = self.saves.open(slot, self.story, self.settings.heat)
        self.story = opened.run.story
        self.open(opened.run, opened.page)
        if opened.stopped:
            self.paper.write(
                f"The story has changed since this was saved. {opened.stopped}",
                "You go on from there. The save itself was left as it is.",
            )

    def close(self) -> None:
        """Put the run away."""
        self.run = None
        self.saves.begin()

    def turn(self) -> None:
        """Go to the next page of the present step."""
        self.at, self.moved = self.at + 1, True
        self.keep()

    def choose(self, choice_id: str) -> None:
        """Make a choice that the open page offers."""
        if self.run is None:
            raise Over
        again = go_on(self.run, choice_id)
        if again is not None:
            self.paper.write(again)
        self.at, self.moved = len(self.run.pages) - 1 if again else 0, True
        self.keep()

    def back(self, steps: int) -> bool:
        """Take back the last choices and lie open where the first of them was made; False when there are none."""
        if self.run is None or not self.run.log:
            return False
        self.run.rewind(steps)
        self.at, self.moved = len(self.run.pages) - 1, True
        self.keep()
        return True

    def keep(self) -> bool:
        """Save by itself, where there is something to save; False when it could not be saved."""
        trouble = self.saves.autosave(self.run, self.at) if self.run is not None else None
        self.tell(trouble)
        return trouble is None

    def tell(self, *troubles: Trouble | None) -> None:
        """Say what went wrong with the saves, each thing once."""
        for trouble in troubles:
            if trouble is not None and str(trouble) not in self._told:
                self._told.add(str(trouble))
                self.paper.write(f"About your saves: {trouble}.")
