"""The journal: what was read and chosen, to be read again or gone back to."""

from collections.abc import Iterator
from typing import ClassVar

from textual.content import Content

from game.play.page import Page
from game.play.run import Run
from game.tui.commands import Context
from game.tui.screens.framed import bindings
from game.tui.screens.menu import Menu
from game.tui.screens.text import Paragraph, Text, heading
from game.tui.typeset import content
from game.tui.widgets.acts import Entry


class Journal(Menu):
    """Returns the number of the choice to go back to, as text."""

    ROOMS: ClassVar[tuple[Context, ...]] = ("journal", "list", "anywhere")
    BINDINGS: ClassVar = bindings("journal", "list", "anywhere")

    def __init__(self, run: Run) -> None:
        about = "Enter goes back to a choice, space reads it again." if run.log else "Nothing chosen yet."
        entries = [_entry(run, step) for step in range(len(run.log))]
        super().__init__("Journal", about, entries, at=max(len(entries) - 1, 0))
        self._run = run

    def offers(self, command: str) -> bool:
        """Nothing to read again in an empty journal."""
        return bool(self.entries) if command in ("reread", "list_take") else True

    def action_reread(self) -> None:
        """Read again what is pointed at."""
        entry = self.pointed()
        if entry:
            self.app.push_screen(reread(self._run, int(entry.id)))


def _entry(run: Run, step: int) -> Entry:
    page = run.pages_at(step)[-1]
    chosen = next(option for option in page.options if option.id == run.steps[step].choice.id)
    when = Content.styled(f"  {page.when}", ".faint") if page.when else Content("")
    below = Content.assemble("› ", content.words(chosen.text, ".chosen"))
    return Entry(str(step), Content(page.title) + when, below=below)


def reread(run: Run, step: int) -> Text:
    """A scene as it was read, what was chosen in it, and what followed."""
    scene = run.pages_at(step)[-1]
    chosen = next(option for option in scene.options if option.id == run.steps[step].choice.id)
    parts = [*_read(scene), Paragraph(content.words(chosen.text, ".chosen"), first=Content.styled("› ", ".accent"))]
    for page in run.pages_at(step + 1)[:-1]:
        if not page.chosen:
            parts.append(heading(page.title))
        parts.extend(_read(page))
    where = " · ".join(part for part in (scene.when, scene.place, scene.eyes) if part)
    return Text(scene.title, parts, where)


def _read(page: Page) -> Iterator[Paragraph]:
    yield from (Paragraph(content.text(block.pieces)) for block in page.blocks)
