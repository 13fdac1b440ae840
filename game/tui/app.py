"""The Textual app: it keeps a screen for everything that lies open in a sitting."""

import io
from typing import Any, ClassVar, Literal

from textual import events
from textual.app import App
from textual.await_remove import AwaitRemove
from textual.binding import Binding
from textual.dom import DOMNode
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.widget import Widget

from game.session import command as do
from game.session.command import Command
from game.session.sitting import Session
from game.session.views import Frame, View
from game.tui.look import themes
from game.tui.palette import CommandPalette
from game.tui.screens.framed import FramedScreen
from game.tui.screens.kinds import screen_for
from game.tui.terminal import signals


class Game(App[None]):
    """Shows a sitting: gives it the commands of its screens, and shows what lies open after each."""

    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {CommandPalette}
    BINDINGS: ClassVar = [Binding("ctrl+c", "interrupt", "leave", show=False, system=True)]

    def __init__(self, sitting: Session) -> None:
        super().__init__(ansi_color=None if sitting.coloured else True)
        self.animation_level: Literal["none", "basic", "full"] = "none"
        self.sitting = sitting
        sitting.keeping.read_keymap()
        self.title = sitting.story.title
        self.no_color = not sitting.coloured
        self._filters = [one for one in self._filters if not isinstance(one, Monochrome | NoColor)]
        if not sitting.coloured:
            self._filters.append(themes.Colourless())
        for theme in themes.all_themes(sitting.edition.art):
            self.register_theme(theme)
        self._begin_with_theme(self._theme_name)

    def _begin_with_theme(self, name: str) -> None:
        """Set the theme before anything is read or painted: a change of it would have all of that done twice."""
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self._refresh_truecolor_filter(self.ansi_theme)

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the first of what lies open rather than with Textual's empty screen, which would be painted, too."""
        return self.made(self.sitting.frames[0], self.sitting.view_of(self.sitting.frames[0]))

    def on_mount(self) -> None:
        """What lies open now; and once it is painted, what to do when the system wants the game to end."""
        if self.is_web:
            self.sitting.keeping.deliver = self._deliver
        self.sync()
        self.call_after_refresh(self.begin_to_listen)

    def begin_to_listen(self) -> None:
        """Listen to the system."""
        signals.listen(self._told_to_end)

    def on_key(self, event: events.Key) -> None:
        """Let the screen forget what it said, just before the key does what it means: so that both are painted at once."""
        if isinstance(self.screen, FramedScreen):
            self.screen.keyed(event)

    def give(self, command: Command) -> None:
        """Do what the reader wants, and show what comes of it."""
        self.sync(self.sitting.obey(command))

    def sync(self, view: View | None = None) -> None:
        """Have a screen for everything that lies open, and show the last of it as it is now, which `view` is if it is given."""
        if self.sitting.over:
            self.sitting.farewell()
            self.exit()
            return
        if self.theme != self._theme_name:
            self.theme = self._theme_name
        frames, view = self.sitting.frames, view or self.sitting.view
        shown = [screen for screen in self.screen_stack if isinstance(screen, FramedScreen)]
        kept = 0
        for screen, frame in zip(shown, frames, strict=False):
            if screen.frame != frame.key or (frame is frames[-1] and type(screen) is not self.kind(view)):
                break
            kept += 1
        for _ in shown[kept:]:
            self.pop_screen()
        for frame in frames[kept:]:
            self.push_screen(self.made(frame, view if frame is frames[-1] else self.sitting.view_of(frame)))
        if kept == len(frames) and shown[kept - 1].is_mounted:  # until then it shows what it was made with
            shown[kept - 1].show(view)

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Take parts away as Textual does; a screen leaves no gap in what held it, so that nothing is painted once more."""
        return super()._prune(*nodes, parent=None if parent is self else parent)

    def made(self, frame: Frame, view: View) -> FramedScreen[Any]:
        """Make a screen for what lies open."""
        return self.kind(view)(self.sitting, frame.key, view, self.give)

    def kind(self, view: View) -> type[FramedScreen[Any]]:
        """Return which kind of screen shows a view."""
        return screen_for(view)

    @property
    def _theme_name(self) -> str:
        return themes.theme_in_use(self.sitting.settings.theme, coloured=self.sitting.coloured)

    def _deliver(self, name: str, words: str) -> None:
        """Have a browser keep a sheet, which is never written here."""
        self.deliver_text(io.StringIO(words), save_filename=name, mime_type="text/markdown")

    # --- the end ----------------------------------------------------------------------------------------------------

    async def action_quit(self) -> None:
        """Save and leave."""
        self.give(do.Quit())

    def action_interrupt(self) -> None:
        """Leave when it is pressed twice; where words are selected they are copied instead, by Textual itself."""
        screen = next(one for one in reversed(self.screen_stack) if isinstance(one, FramedScreen))
        if screen.once_more("ctrl+c", "^c"):
            self.give(do.Quit())

    def _told_to_end(self, code: int) -> None:
        self.sitting.farewell()
        self.exit(return_code=code)

    def _fatal_error(self) -> None:
        """Textual's own would print a traceback with all local variables."""
        self.panic()

    @property
    def failure(self) -> Exception | None:
        """What the app failed of, once it has."""
        return self._exception
