"""A sitting that begins in the middle of a story, where a run has come to already: for whoever tries a scene out."""

from game.play.run import Run
from game.session.reading import Reading
from game.session.sitting import Session


class Trial(Session):
    """A sitting like any other, but that nothing is asked before a hot page. Its saves are to keep nothing by themselves."""

    def stand_in(self, run: Run, *news: str, index: int | None = None) -> None:
        """Go on in a run from where it stands, with nothing open over its page, and say this of it.

        `index` is which of its present pages is read; None is the one that a reader comes to rest at.
        """
        self.keeping.saves.begin()
        self.reading = Reading(run, run.rest if index is None else index, answered=True)
        self.frames = self.frames[: self._page_at + 1]
        if self._page_at == len(self.frames):
            self._open(self._page)
        self.keeping.news += news
