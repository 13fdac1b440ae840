"""The screen of `watch`: the reading page, painted as ever, and beside or below it what a writer wants to know."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from game.session import command as do
from game.session.sitting import Session
from game.session.views import Offer, PageView
from game.support.words import _
from game.tui.screens.framed import WIDE, Give
from game.tui.screens.page_screen import PageScreen
from game.tui.typeset.text_layout import paragraph_lines
from game.tui.typeset.wrap import in_one
from game.tui.widgets.bars import KeyHint
from game.tui.writers_desk import WritersDesk

PANEL = 40  # columns of what stands beside the page, where there is room for that
EDGE = 3  # of them to its left and right
_LEAVE = "leave"


class Panel(VerticalScroll, can_focus=False):
    """What stands beside the page or below it."""

    class Resized(Message):
        """There is more room for it, or less."""

    def on_resize(self) -> None:
        """Say that more of it may be in sight, or less."""
        self.post_message(self.Resized())


class WatchScreen(PageScreen):
    """Shows the page that lies open on a writer's `desk`; what is done there is shown by `sync`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket", "desk_turn(1)", "next state", show=False),
        Binding("left_square_bracket", "desk_turn(-1)", "state before", show=False),
        Binding("right_curly_bracket", "desk_scroll(1)", "on beside the page", show=False),
        Binding("left_curly_bracket", "desk_scroll(-1)", "back beside the page", show=False),
        Binding("v", "desk_variables", "variables", show=False),
        Binding("c", "desk_go", "another scene", show=False),
    ]

    def __init__(
        self, sitting: Session, frame: int, view: PageView, give: Give, desk: WritersDesk, sync: Callable[[], None]
    ) -> None:
        super().__init__(sitting, frame, view, give)
        self.desk, self._sync = desk, sync
        self._variables = False

    def body(self) -> Iterable[Widget]:
        """The page, and the panel."""
        with Container(id="desk"):
            yield from super().body()
            with Panel(id="panel"):
                yield Static(id="told", markup=False)
                yield Static(id="onward", markup=False)

    def begin(self) -> None:
        """Follow the scrolling of the panel, too."""
        for moves in ("scroll_y", "virtual_size"):
            self.watch(self.panel, moves, self._mark_panel, init=False)
        super().begin()

    def on_panel_resized(self) -> None:
        """Say whether there is more of the panel: where it and what it holds change at once, that is known only now."""
        self._mark_panel()

    @property
    def panel(self) -> Panel:
        """What stands beside the page or below it."""
        return self.query_one(Panel)

    @property
    def _panel_goes_on(self) -> bool:
        return self.panel.scroll_y < self.panel.max_scroll_y

    def _mark_panel(self) -> None:
        """Say in the panel and below whether there is more of it."""
        self.query_one("#onward", Static).update(f"{_('↓ more')}  }}" if self._panel_goes_on else "")
        self.refresh_keys()

    @property
    def across(self) -> int:
        """The columns that the panel leaves to the page."""
        return self.size.width - (PANEL if self._beside else 0)

    @property
    def _beside(self) -> bool:
        return self.size.width >= WIDE

    def lay_out(self) -> None:
        """Set the page and the panel in the present size."""
        super().lay_out()
        self.tell_desk()

    def show(self, view: PageView) -> None:
        """Show a page, and what stands beside it now."""
        super().show(view)
        self.tell_desk()

    def tell_desk(self) -> None:
        """Say anew what stands beside the page."""
        width = (PANEL if self._beside else self.size.width) - EDGE - 1
        said = self.desk.panel(variables=self._variables)
        close = said if self._beside else [replace(one, close=True) for one in said]  # there is no line to spare
        told = paragraph_lines(close, max(width, 12))
        self.query_one("#told", Static).update(in_one(told))
        self.set_class(self._beside, "-beside")

    def refresh_keys(self) -> None:
        """Show below what a writer can do, and then what readers can."""
        super().refresh_keys()
        ours = (
            KeyHint(0, "screen.desk_turn(1)", "]", "state"),
            KeyHint(0, "screen.desk_go", "c", "scene"),
            KeyHint(0, "screen.desk_variables", "v", "variables"),
        )
        more = (KeyHint(0, "screen.desk_scroll(1)", "}", "more beside"),) if self._panel_goes_on else ()
        self.key_line.keys = (*ours, *more, *self.key_line.keys)

    def shown(self, offer: Offer) -> tuple[str, str]:
        """The key and the words to show below for an offer; there is no title to leave for."""
        key, label = super().shown(offer)
        return key, "leave" if offer.id == _LEAVE else label

    def give_offer(self, offer: Offer) -> None:
        """Give the command of an offer; whoever leaves the page leaves the desk, for there is nothing behind it."""
        if offer.id != _LEAVE:
            super().give_offer(offer)
        elif self.once_more("q", "q"):
            self.give(do.Quit())

    def action_desk_turn(self, by: int) -> None:
        """Show another state of the page."""
        self.desk.turn(by)
        self._sync()

    def action_desk_scroll(self, by: int) -> None:
        """Show more of what stands beside the page, a screenful on or back."""
        panel = self.panel
        panel.scroll_relative(y=by * max(panel.size.height - 2, 1), animate=False, immediate=True)

    def action_desk_variables(self) -> None:
        """Show the variables beside the page, or what stood there before."""
        self._variables = not self._variables
        self.tell_desk()

    async def action_desk_go(self) -> None:
        """Ask which page to go to, and go."""
        pages = [(f"{title}  {id}", partial(self._go, id)) for id, title in self.desk.pages()]
        await self.app.search_commands(pages, placeholder="Which scene?")

    def _go(self, page: str) -> None:
        self.desk.go(page)
        self._sync()
