"""Settings: the theme, the heat, the width of the column, notes beside the text."""

from typing import ClassVar

from msgspec.structs import replace
from textual.content import Content

from game.keep.settings import NARROWEST, WIDEST, Settings
from game.tui.commands import Context
from game.tui.look import themes
from game.tui.screens.framed import bindings
from game.tui.screens.menu import Menu
from game.tui.widgets.acts import Entry

HEATS = (
    "No violence: whatever is hotter is told in a few sentences",
    "Threat in full, violence told in a few sentences",
    "Violence near in full, the killing of helpless people in a few sentences",
    "Everything in full",
)
WIDTHS = (46, 54, 60, 66, 72, 80)


class Choosing(Menu):
    """Each entry, when taken, goes on to its next value; the app is told at once."""

    ROOMS: ClassVar[tuple[Context, ...]] = ("list", "anywhere")
    BINDINGS: ClassVar = bindings("list", "anywhere")

    def __init__(self) -> None:
        super().__init__("Settings", "Enter changes a line.", (), gap=1)

    def on_mount(self) -> None:
        """Show the present settings."""
        self.entries = self._rows()
        super().on_mount()

    def _rows(self) -> list[Entry]:
        settings = self.game.settings
        theme = "No colours, as NO_COLOR asks" if not self.game.coloured else themes.NAMES[self.game.theme_name]
        beside = "where there is room" if settings.notes_beside else "one key away"
        rows = (
            ("theme", "Theme", theme, self.game.coloured),
            ("heat", "Shown in full", HEATS[settings.heat], True),
            ("width", "Column", f"{settings.width} characters", True),
            ("notes_beside", "Notes beside the text", beside, True),
        )
        return [Entry(id, Content(name), below=Content(value), open=can) for id, name, value, can in rows]

    def take(self, entry: Entry) -> None:
        """The next value of this setting."""
        trouble = self.game.set(following(self.game.settings, entry.id))
        self.refill(self._rows())
        if trouble:
            self.tell(trouble)


def following(settings: Settings, name: str) -> Settings:
    """The settings with the next value of one of them."""
    match name:
        case "theme":
            names = list(themes.NAMES)
            at = names.index(settings.theme) if settings.theme in names else -1
            return replace(settings, theme=names[(at + 1) % len(names)])
        case "heat":
            return replace(settings, heat=(settings.heat + 1) % len(HEATS))
        case "width":
            return replace(settings, width=next((width for width in WIDTHS if width > settings.width), WIDTHS[0]))
    return replace(settings, notes_beside=not settings.notes_beside)


def widened(settings: Settings, by: int) -> Settings:
    """The settings with a wider, or narrower, column."""
    return replace(settings, width=min(max(settings.width + by, NARROWEST), WIDEST))


def heats(heat: int) -> Menu:
    """The question how hot the story may be, pointing at this heat."""
    entries = [Entry(str(number), Content(words), str(number + 1)) for number, words in enumerate(HEATS)]
    about = "Some scenes show violence. What is hotter than you wish is told in short, with the same choices."
    return Menu("How much is to be shown?", about, entries, at=heat, gap=1)
