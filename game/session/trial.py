"""A sitting that begins in the middle of a story, where a run has come to already: for whoever tries a scene out."""

from game.play.run import Run
from game.session.reading import Reading
from game.session.sitting import Session


class Trial(Session):
    """A sitting like any other, but that nothing is asked before a hot page. Its saves are to keep nothing by themselves."""

    def stand_in(self, run: Run, *news: str) -> None:
        """Go on in a run from where it stands, with nothing else open but the title, and say this of it."""
        self._close_run()
        self.frames = self.frames[:1]
        self.reading = Reading(run, run.rest, warned=True)
        self._open(self._page)
        self.keeping.news += news
