"""Waits for what comes to a writer's desk, in a thread of its own, and passes it on to whoever paints that desk."""

from contextlib import suppress
from threading import Thread
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

from game.tui.writers_desk import WritersDesk


class Heard(Message):
    """Something came to a writer's desk."""

    def __init__(self, news: Any) -> None:
        super().__init__()
        self.news = news


class DeskListener:
    """Listens at a desk between `begin` and `end`, and posts a message of all that comes."""

    def __init__(self, desk: WritersDesk, painter: MessagePump) -> None:
        self._desk, self._painter = desk, painter
        self._thread = Thread(target=self._listen, daemon=True)

    def begin(self) -> None:
        """Wait from now on."""
        self._thread.start()

    def end(self) -> None:
        """Have the desk's news end; a thread that still waited for them would be cut off in the middle of it."""
        self._desk.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _listen(self) -> None:
        with suppress(EOFError, OSError):  # whoever told us has gone
            for news in self._desk.news():
                self._painter.post_message(Heard(news))
