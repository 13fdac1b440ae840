"""What the screen of `watch` needs of the desk that it paints: whoever has all this may be painted."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from game.render.paragraph import Paragraph


class WritersDesk(Protocol):
    """The page that a writer works on, as a sitting does it, in one of its states, and what is told beside it."""

    def news(self) -> Iterator[Any]:
        """Yield what there is to hear until it is to stop, waiting for it: this is done in a thread of its own."""

    def hear(self, news: Any) -> None:
        """Take in something that is new."""

    def stop(self) -> None:
        """Have the news end."""

    def turn(self, by: int) -> None:
        """Show a state of the page that is so many further."""

    def go(self, page: str) -> None:
        """Go to another page (an id)."""

    def pages(self) -> Sequence[tuple[str, str]]:
        """Return the id and the title of every page that there is to go to."""

    def where(self) -> str:
        """Return which page this is and in which state."""

    def panel(self, *, variables: bool = False) -> Sequence[Paragraph]:
        """Return what stands beside the page, or the variables."""
