"""The app of `watch`: its page is that of a writer's desk, and what comes there is shown as it comes."""

from typing import Any

from game.session.sitting import Session
from game.session.views import Frame, PageView, View
from game.tui.app import Game
from game.tui.desk_listener import DeskListener, Heard
from game.tui.screens.framed import FramedScreen
from game.tui.screens.watch_screen import WatchScreen
from game.tui.writers_desk import WritersDesk


class DeskGame(Game):
    """Shows a sitting on a writer's desk."""

    def __init__(self, sitting: Session, desk: WritersDesk) -> None:
        super().__init__(sitting)
        self.desk = desk
        self._listener = DeskListener(desk, self)

    def kind(self, view: View) -> type[FramedScreen[Any]]:
        """Return the desk's own kind of screen for a page."""
        return WatchScreen if isinstance(view, PageView) else super().kind(view)

    def made(self, frame: Frame, view: View) -> FramedScreen[Any]:
        """Make a screen; that of a page has the desk, and a way to show what is done there."""
        if isinstance(view, PageView):
            return WatchScreen(self.sitting, frame.key, view, self.give, self.desk, self.sync)
        return super().made(frame, view)

    def begin_to_listen(self) -> None:
        """Listen to the system, and then to the desk: its news may cover the screen that is to be painted first."""
        super().begin_to_listen()
        self._listener.begin()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._listener.end()

    def on_heard(self, message: Heard) -> None:
        """Show what is new on the desk; what was said of a key stands until the next one, whatever comes meanwhile."""
        page = self.screen if isinstance(self.screen, WatchScreen) else None
        said = page.key_line.news if page is not None else ""
        self.desk.hear(message.news)
        self.sync()
        if page is not None and page.is_current and not page.view.news:
            page.tell(said)
