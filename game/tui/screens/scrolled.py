"""A screen whose middle scrolls: it can be gone through, and the rule below says whether there is more."""

from game.session.sitting import Session
from game.tui.screens.framed import FramedScreen, Give, Shown
from game.tui.widgets.reading_pane import ReadingPane


class ScrolledScreen(FramedScreen[Shown]):
    """Has a `ReadingPane`, the `reader`."""

    def __init__(self, sitting: Session, frame: int, view: Shown, give: Give) -> None:
        super().__init__(sitting, frame, view, give)
        self.reader = ReadingPane(id="reader")

    def begin(self) -> None:
        """Follow the scrolling."""
        self.watch(self.reader, "scroll_y", self.mark_more, init=False)
        super().begin()

    @property
    def whereabouts(self) -> tuple[object, ...]:
        """How far it is scrolled."""
        return (self.reader.scroll_y,)

    def on_reading_pane_resized(self) -> None:
        """There is more room for what is read, or less."""
        self.settle()

    def settle(self) -> None:
        """Bring into sight what is to be, and say whether there is more; where there is no room yet, once there is."""
        reader, top = self.reader, self.reader.scroll_y
        if reader.size:
            self._bring()
            reader.go(reader.scroll_y)  # which is less where there is no longer so much to read
        if reader.size and reader.scroll_y == top:
            self.mark_more()

    def _bring(self) -> None:
        """Bring into sight what is to be. A subclass does it."""

    def mark_more(self) -> None:
        """Say below whether there is more to read, and what can be done now."""
        self.lower.say(more=self.reader.display and self.reader.more)
        self.refresh_keys()

    def action_top(self) -> None:
        """To the top of what is read."""
        self.reader.go(0)

    def action_bottom(self) -> None:
        """To its end."""
        self.reader.go(self.reader.max_scroll_y)

    def action_half_down(self) -> None:
        """Half a screen on."""
        self.reader.turn(0.5)

    def action_half_up(self) -> None:
        """Half a screen back."""
        self.reader.turn(-0.5)
