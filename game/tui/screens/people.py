"""Picking whom to follow: each with their name, how it is said, who they are, and the word that they are invented."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from game.play.page import Page
from game.story.model import Person, Story
from game.tui.commands import Command, Context
from game.tui.screens.framed import bindings
from game.tui.screens.menu import Menu
from game.tui.typeset import content
from game.tui.widgets.acts import Entry

BEGIN = "-"  # no person has this id


class People(Menu):
    """Returns the id of the choice that follows those who were picked."""

    ROOMS: ClassVar[tuple[Context, ...]] = ("people", "list", "anywhere")
    BINDINGS: ClassVar = bindings("people", "list", "anywhere")

    def __init__(self, story: Story, page: Page) -> None:
        offered = {frozenset(option.follows): option.id for option in page.options if option.number is not None}
        ids = {one for follows in offered for one in follows}
        about = " ".join(content.text(block.pieces).plain for block in page.blocks)
        super().__init__(page.title, about, (), gap=1)
        self._people: Sequence[Person] = [person for person in story.people if person.id in ids]
        self._choices = offered
        self.picked: list[str] = []
        self.entries = self._rows()

    @property
    def _most(self) -> int:
        return max(map(len, self._choices), default=0)

    def _rows(self) -> list[Entry]:
        rows = [self._row(number, person) for number, person in enumerate(self._people, start=1)]
        names = [person.short or person.name for person in self._people if person.id in self.picked]
        open_now = frozenset(self.picked) in self._choices
        words = f"Begin with {' and '.join(names)}" if names else "Begin: pick whom to follow"
        return [*rows, Entry(BEGIN, Content.styled(words, "" if open_now else ".closed"), open=open_now)]

    def _row(self, number: int, person: Person) -> Entry:
        picked = person.id in self.picked
        said = Content.styled(f"  {person.said}", ".faint") if person.said else Content("")
        label = Content.styled("  invented", ".invented") if person.invented else Content("")
        tick = Content.styled("● ", ".accent") if picked else Content.styled("○ ", ".faint")
        name = Content.styled(person.name, ".ticked" if picked else ".strong")
        about = Content(" ").join(content.block_words(block) for block in person.about)
        return Entry(person.id, Content.assemble(tick, name, said, label), str(number), below=about)

    def take(self, entry: Entry) -> None:
        """A click or a number picks a person, or puts them back."""
        if entry.id == BEGIN:
            self._begin(self.picked)
        else:
            self._toggle(entry.id)

    def action_tick(self) -> None:
        """Pick the person pointed at, or put them back."""
        entry = self.pointed()
        if entry:
            self.take(entry)

    def action_list_take(self) -> None:
        """Begin with those picked, or with the one pointed at."""
        entry = self.pointed()
        self._begin(self.picked or ([entry.id] if entry else []))

    def _begin(self, people: Sequence[str]) -> None:
        choice = self._choices.get(frozenset(people))
        if choice is not None:
            self.dismiss(choice)

    def _toggle(self, person: str) -> None:
        if person in self.picked:
            self.picked.remove(person)
        else:
            self.picked = [*self.picked, person][-self._most :]
        self.refill(self._rows())

    def shown(self, command: Command) -> tuple[str, str]:
        """Enter begins."""
        return (command.key, "begin") if command.id == "list_take" else super().shown(command)


def picks(page: Page) -> bool:
    """Whether this is a page on which people are picked."""
    return any(option.follows for option in page.options)
