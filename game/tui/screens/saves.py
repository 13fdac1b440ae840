"""Saved runs: opening one, keeping the present one under a name, setting one aside."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.content import Content

from game.keep.shelf import Saves, Shelf, Slot, Taken
from game.tui.commands import Context
from game.tui.screens.framed import bindings
from game.tui.screens.menu import Menu
from game.tui.screens.prompt import Name, confirm
from game.tui.widgets.acts import Acts, Entry


class Shelves(Menu):
    """Returns the id of the entry of the save to be opened; `slot` says which that is."""

    ROOMS: ClassVar[tuple[Context, ...]] = ("saves", "list", "anywhere")
    BINDINGS: ClassVar = bindings("saves", "list", "anywhere")

    def __init__(self, look: Callable[[], Shelf], saves: Saves, *, reading: bool) -> None:
        super().__init__("Saves", "", ())
        self._look, self._saves, self._reading = look, saves, reading
        self.shelf = look()
        self.entries = self._rows()

    def on_mount(self) -> None:
        """Say what is wrong with the folder, if anything is."""
        super().on_mount()
        if self.shelf.troubles:
            self.tell(str(self.shelf.troubles[0]))

    def slot(self, entry_id: str) -> Slot | None:
        """The save that an entry stands for."""
        return next((slot for slot in self.shelf.slots if slot.path.name == entry_id), None)

    def _rows(self) -> list[Entry]:
        self.about = (
            _others(self.shelf)
            if self.shelf.slots
            else "Nothing saved yet. The game saves by itself after every choice."
        )
        return [Entry(slot.path.name, Content(_name(slot)), below=Content(_where(slot))) for slot in self.shelf.slots]

    def _refresh(self, news: str) -> None:
        self.shelf = self._look()
        at = self.query_one(Acts).at
        self.refill(self._rows())
        self.query_one(Acts).point(min(at or 0, len(self.entries) - 1) if self.entries else None)
        self.tell(news)

    def offers(self, command: str) -> bool:
        """A run can be kept only while one is being read."""
        if command == "keep":
            return self._reading
        return bool(self.entries) if command in ("set_aside", "list_take") else True

    @work
    async def action_keep(self) -> None:
        """Keep the present run under a name."""
        name = await self.app.push_screen_wait(Name("Keep this run as", self.game.usual_name))
        if name:
            self._refresh(await self._kept(name))

    async def _kept(self, name: str) -> str:
        result = self.game.keep(name)
        if isinstance(result, Taken):
            question = f"There is a save called “{name}”."
            if await self.app.push_screen_wait(confirm(question, "", "Write over it", "Leave it")) != "yes":
                return "Left as it was."
            result = self.game.keep(name, replace=True)
        return str(result) if result else f"Kept as “{name}”."

    @work
    async def action_set_aside(self) -> None:
        """Take the save pointed at off the list."""
        entry = self.pointed()
        slot = self.slot(entry.id) if entry else None
        if slot is None:
            return
        about = "It leaves the list; its file stays in the saves folder under another name."
        asked = confirm(f"Set “{_name(slot)}” aside?", about, "Set it aside", "Keep it here")
        if await self.app.push_screen_wait(asked) == "yes":
            trouble = self._saves.set_aside(slot)
            self._refresh(str(trouble) if trouble else "Set aside.")


def _others(shelf: Shelf) -> str:
    """That there are saves of other stories in the folder, too."""
    return f"There are also saves of other stories here: {', '.join(shelf.strangers)}." if shelf.strangers else ""


def _name(slot: Slot) -> str:
    name = slot.save.name or "Saved by itself"
    return f"{name} (another machine’s copy)" if slot.copied else name


def _where(slot: Slot) -> str:
    save = slot.save
    made = len(save.log.choices)
    choices = "one choice" if made == 1 else f"{made} choices"
    return " · ".join(
        part for part in (save.title, choices, "at its end" if save.ended else "", save.told_time) if part
    )
