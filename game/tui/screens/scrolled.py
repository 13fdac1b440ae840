"""A screen whose middle scrolls: it can be gone through, and the rule below says whether there is more."""

from game.tui.screens.framed import FramedScreen, Shown
from game.tui.widgets.bars import Rule
from game.tui.widgets.reading_pane import ReadingPane


class ScrolledScreen(FramedScreen[Shown]):
    """Has a `ReadingPane`."""

    def begin(self) -> None:
        """Follow the scrolling."""
        self.watch(self.reader, "scroll_y", self.mark_more, init=False)
        self.watch(self.reader, "virtual_size", self.mark_more, init=False)
        super().begin()

    @property
    def reader(self) -> ReadingPane:
        """What scrolls."""
        return self.query_one(ReadingPane)

    def mark_more(self) -> None:
        """Say below whether there is more to read."""
        self.query_one("#below", Rule).say(more=self.reader.display and self.reader.more)

    def action_top(self) -> None:
        """To the top of what is read."""
        self.reader.scroll_home(animate=False, immediate=True)

    def action_bottom(self) -> None:
        """To its end."""
        self.reader.scroll_end(animate=False, immediate=True)

    def action_half_down(self) -> None:
        """Half a screen on."""
        self.reader.turn(0.5)

    def action_half_up(self) -> None:
        """Half a screen back."""
        self.reader.turn(-0.5)
