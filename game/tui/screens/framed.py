"""What all screens share: the line above, the rules, the keys below, and the commands that the list of commands gives them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from game.tui import commands
from game.tui.commands import Command
from game.tui.widgets.bars import Bar, KeyHint, Keys, Rule

if TYPE_CHECKING:
    from game.tui.app import Game

Result = TypeVar("Result")

SLIM, WIDE = 60, 110  # columns: below, everything stacks; from here on, notes stand beside the text
TINY, SHORT = 12, 20  # lines: below, only the text is left; the line above is left out


def bindings(*rooms: commands.Context) -> list[BindingType]:
    """Textual's bindings for the commands of these rooms."""
    return [binding for command in commands.of(rooms) for binding in _bindings(command)]


def _bindings(command: Command) -> Iterable[Binding]:
    many = all(key.isdigit() for key in command.keys)
    for key in command.keys:
        action = f"{command.action}({key})" if many else command.action
        yield Binding(key, action, command.label, show=False, tooltip=command.tooltip)


class Room(Screen[Result]):
    """A screen with a line above and keys below. A subclass names the rooms of its commands and yields its body."""

    AUTO_FOCUS = ""
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(
            "strong",
            "accent",
            "faint",
            "rule",
            "more",
            "key",
            "news",
            "label",
            "title",
            "act-title",
            "warning",
            "chosen",
        ),
        *("mark", "recorded", "general", "invented", "note", "citation", "sign", "closed"),
        *("act-mark", "act-at", "ticked"),
    }
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (SLIM, "-middle"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-short"), (SHORT, "-tall")]
    ROOMS: ClassVar[tuple[commands.Context, ...]] = ("anywhere",)

    def compose(self) -> ComposeResult:
        """The parts from above to below."""
        yield Bar()
        yield Rule(id="above")
        yield from self.body()
        yield Rule(id="below")
        yield keys()

    def body(self) -> Iterable[Widget]:
        """What stands between the rules."""
        return ()

    @property
    def game(self) -> "Game":
        """The app, known for what it is."""
        return cast("Game", self.app)

    @property
    def measure(self) -> int:
        """How wide the reading column is here: as wide as the reader wants it, as far as there is room."""
        width = self.size.width
        least = 2 if width < SLIM else 4
        return max(min(self.game.settings.width, width - 2 * least), 12)

    def offers(self, command: str) -> bool:
        """Whether the command of this id makes sense just now; keys, footer and palette all ask."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual's question before it runs an action."""
        return self.offers(action) if action in _IDS else True

    def commands(self) -> list[Command]:
        """What can be done now."""
        return [one for one in commands.of(self.ROOMS) if self.offers(one.id)]

    def shown(self, command: Command) -> tuple[str, str]:
        """The key and the words to show below for a command."""
        return command.key, command.label

    def refresh_keys(self) -> None:
        """Show below what can be done now."""
        ranked = [one for one in self.commands() if one.rank]
        self.query_one(Keys).keys = tuple(KeyHint(one.rank, one.action, *self.shown(one)) for one in ranked)

    def tell(self, news: str) -> None:
        """Say one line where the keys are; an empty one brings the keys back."""
        self.query_one(Keys).news = news

    def head(self, left: str = "", middle: str = "", right: str = "") -> None:
        """What the line above says."""
        faint = Content.styled(left, ".faint")
        self.query_one(Bar).pieces = (faint, Content(middle), Content.styled(right, ".faint"))

    def action_back(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)

    def on_mount(self) -> None:
        """The first painting."""
        self.lay_out()
        self.refresh_keys()

    def on_resize(self) -> None:
        """Another size: everything is set anew, and the place is kept."""
        if self.is_mounted:
            self.lay_out()

    def lay_out(self) -> None:
        """Set everything in the present size. A subclass does it."""


def keys() -> Keys:
    """The line below, without Textual's own look of links, which would hide ours."""
    line = Keys()
    line.auto_links = False
    return line


_IDS = frozenset(command.id for command in commands.COMMANDS)
