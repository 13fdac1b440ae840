"""The Textual app: what it holds between screens, how a run is begun, kept and continued, and how it ends in every case."""

import os
import sys
from pathlib import Path
from typing import ClassVar, Literal

from textual import work
from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.filter import Monochrome, NoColor

from game.edition import Edition
from game.keep.disk import Trouble
from game.keep.print_file import print_out, said, usual_file
from game.keep.settings import Settings
from game.keep.shelf import Saves, Shelf, Slot, Taken
from game.play.run import Run
from game.story.model import Story
from game.support.exit_codes import ExitCode
from game.tui import texts
from game.tui.begin import begin, pick
from game.tui.look import themes
from game.tui.palette import Everything
from game.tui.screens.journal import Journal
from game.tui.screens.pages import Pages
from game.tui.screens.people import picks
from game.tui.screens.prompt import Name, confirm
from game.tui.screens.reading import Reading
from game.tui.screens.saves import Shelves
from game.tui.screens.settings import Choosing, widened
from game.tui.screens.text import Paragraph, Text
from game.tui.screens.title import Title, front
from game.tui.terminal import crash, signals

STEP = 4  # columns by which the column gets wider
LONGEST_PATH = 400


class Game(App[None]):
    """Shows one story. `run_now` is the run being read, if any; `index` and `block` are the reader's place in its pages."""

    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {Everything}
    BINDINGS: ClassVar = [Binding("ctrl+c", "quit", "quit", show=False, system=True)]

    def __init__(
        self,
        edition: Edition,
        story: Story,
        saves: Saves,
        settings: Settings,
        *,
        coloured: bool = True,
        news: str = "",
    ) -> None:
        super().__init__(ansi_color=None if coloured else True)
        self.animation_level: Literal["none", "basic", "full"] = "none"
        self.edition, self.story, self.saves, self.settings = edition, story, saves, settings
        self.title = story.title
        self.coloured, self.news = coloured, news
        self.run_now: Run | None = None
        self.index = self.block = 0
        self.no_color = not coloured
        self._filters = [one for one in self._filters if not isinstance(one, Monochrome | NoColor)]
        if not coloured:
            self._filters.append(themes.Colourless())
        for theme in themes.all_themes(edition.art):
            self.register_theme(theme)
        self.theme = self.theme_name

    # --- from the first screen to the last --------------------------------------------------------------------------

    def on_mount(self) -> None:
        """The title; and what to do when the system wants the game to end."""
        signals.listen(self._told_to_end)
        self.push_screen(Title(self.story, front(self.shelf().last), self.news))

    def _told_to_end(self, code: int) -> None:
        self.autosave()
        self.exit(return_code=code)

    async def action_quit(self) -> None:
        """Save and leave."""
        self.autosave()
        self.exit()

    def _fatal_error(self) -> None:
        """Textual's own would print a traceback with all local variables."""
        self.panic()

    @property
    def failure(self) -> Exception | None:
        """What the app failed of, once it has."""
        return self._exception

    def to_title(self) -> None:
        """Close the run and show the title, with what there is to continue now."""
        self.run_now = None
        title = self.screen_stack[1]
        if isinstance(title, Title):
            title.refill(front(self.shelf().last))

    # --- what is kept -----------------------------------------------------------------------------------------------

    def keep_place(self, index: int, block: int) -> None:
        """Remember where the reader is."""
        self.index, self.block = index, max(block, 0)

    def autosave(self) -> str | None:
        """Keep the run where it is; returns what went wrong, as one line."""
        trouble = self.saves.autosave(self.run_now, self.index, self.block) if self.run_now else None
        return _line(trouble)

    def keep(self, name: str, *, replace: bool = False) -> Trouble | Taken | None:
        """Keep the run, if there is one, under a name."""
        run = self.run_now
        return None if run is None else self.saves.keep(name, run, self.index, self.block, replace=replace)

    def shelf(self) -> Shelf:
        """All saves of this story and of its parts, latest first."""
        return self.saves.shelf(self.story)

    @property
    def usual_name(self) -> str:
        """The name offered for a save: that of the page."""
        return self.run_now.pages[self.index].title[:40] if self.run_now else ""

    # --- a run ------------------------------------------------------------------------------------------------------

    @work
    async def action_new(self) -> None:
        """Begin a run and read it."""
        run = await begin(self)
        if run is not None:
            await self.read(run)

    async def read(self, run: Run, index: int = 0, block: int = 0) -> None:
        """Show a run until the reader leaves it."""
        if not await pick(self, run):
            self.to_title()
            return
        self.run_now = run
        self.keep_place(min(index, len(run.pages) - 1), block)
        await self.push_screen_wait(Reading(run, self.index, (block, 0) if block else None))
        if self.run_now is run:  # and not another one, opened from its saves
            self.autosave()
            self.to_title()

    @work
    async def action_continue(self) -> None:
        """Go on where the reader left."""
        last = self.shelf().last
        if last is not None:
            await self._open(last)

    async def _open(self, slot: Slot) -> None:
        opened = self.saves.open(slot, self.story, self.settings.heat)
        if opened.stopped:
            news = "The story has changed since this was saved. What still fits has been played again."
            await self.push_screen_wait(
                Text("As far as it goes", [Paragraph(Content(news)), Paragraph(Content(opened.stopped))])
            )
        await self.read(opened.run, opened.page, opened.block)

    # --- what is opened over the page -------------------------------------------------------------------------------

    @work
    async def action_saves(self) -> None:
        """Saved runs; opening one leaves the present one, which is saved."""
        self.autosave()
        shelves = Shelves(self.shelf, self.saves, reading=self.run_now is not None)
        chosen = await self.push_screen_wait(shelves)
        slot = shelves.slot(chosen) if chosen else None
        if slot is not None:
            await self.leave_run()
            await self._open(slot)

    async def leave_run(self) -> None:
        """Take the reading page off, if it is there."""
        self.run_now = None
        if isinstance(self.screen, Reading):
            await self.screen.dismiss(None)

    @work
    async def action_journal(self) -> None:
        """What was read and chosen; going back to a choice gives up what came after it."""
        run = self.run_now
        if run is None:
            return
        chosen = await self.push_screen_wait(Journal(run))
        if chosen is None:
            return
        back = len(run.log) - int(chosen)
        given_up = "The last choice is" if back == 1 else f"The last {back} choices are"
        about = f"{given_up} taken back. What you want to keep of them, save under a name first."
        asked = confirm("Go back to this choice?", about, "Go back", "Stay here")
        if await self.push_screen_wait(asked) == "yes" and isinstance(self.screen, Reading):
            run.rewind(back)
            if picks(run.pages[-1]):
                await self.leave_run()
                await self.read(run)
            else:
                self.screen.show(len(run.pages) - 1)
                self.autosave()

    @work
    async def action_settings(self) -> None:
        """Theme, heat, width."""
        await self.push_screen_wait(Choosing())

    @work
    async def action_print(self) -> None:
        """Write what was read to a file of the reader's choice."""
        run, page = self.run_now, self.screen
        if run is None or not isinstance(page, Reading):
            return
        usual = str(usual_file(run))
        name = await self.push_screen_wait(Name("Write what you read to", usual, LONGEST_PATH))
        if name:
            page.tell(said(print_out(run, Path(name))))

    def action_ledger(self) -> None:
        """The facts met so far."""
        if self.run_now is not None:
            self.push_screen(texts.ledger_of(self.run_now))

    def action_people(self) -> None:
        """People and places."""
        self.push_screen(texts.people(self.story))

    def action_pages(self) -> None:
        """What this story is, the documents it rests on, its people and places, and whatever else can be looked up."""
        self.push_screen(Pages("About", "", texts.pages(self.story)))

    def action_help(self) -> None:
        """All keys."""
        self.push_screen(texts.help_text())

    # --- settings ---------------------------------------------------------------------------------------------------

    @property
    def theme_name(self) -> str:
        """The theme in use: the one that is set, if it is known and colours are wanted."""
        if not self.coloured:
            return themes.COLOURLESS
        return self.settings.theme if self.settings.theme in themes.NAMES else themes.DEFAULT

    def set(self, settings: Settings) -> str | None:
        """Use these settings from now on and keep them; returns what went wrong, as one line."""
        self.settings = settings
        self.theme = self.theme_name
        if self.run_now is not None and self.run_now.heat != settings.heat:
            self.run_now.heat = settings.heat
        for screen in self.screen_stack:
            if isinstance(screen, Reading):
                screen.lay_out()
        return _line(self.saves.keep_settings(settings))

    def action_narrower(self) -> None:
        """A narrower column."""
        self.set(widened(self.settings, -STEP))

    def action_wider(self) -> None:
        """A wider column."""
        self.set(widened(self.settings, STEP))


def _line(trouble: Trouble | None) -> str | None:
    return None if trouble is None else str(trouble)


def play(
    edition: Edition,
    story: Story,
    saves: Saves,
    settings: Settings,
    *,
    coloured: bool | None = None,
    news: str = "",
) -> int:
    """Show the story until the reader leaves; returns the exit code. The run is saved however the app ends.

    With `coloured` false no colour code is written; by default that is as NO_COLOR says. `news` is one line to be read
    first.
    """
    coloured = not os.environ.get("NO_COLOR") if coloured is None else coloured
    game = Game(edition, story, saves, settings, coloured=coloured, news=news)
    try:
        game.run()
    finally:
        game.autosave()
    if game.failure is not None:
        print(crash.report(game.failure, edition.program, saves.folder), file=sys.stderr)  # noqa: T201 - the terminal is ours again
        return ExitCode.PROBLEMS
    return game.return_code or ExitCode.GOOD
