"""`watch` without a screen: what there is to say when a story was saved, in lines, for an editor's pane."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from game.support.printable import printable
from game.writer.states_told import many_states
from game.writer.watched import FolderGone, Judged, News, Noticed, StatesFound, StoryRead


class NewsInLines:
    """Writes what there is to say of the story in a folder as it comes; an empty line stands before each time it is read anew."""

    def __init__(self, folder: Path, stream: TextIO) -> None:
        self._folder, self._stream = folder, stream
        self._told: set[str] = set()  # what the story that was read last was found to lack
        self._began = False

    def write(self, news: News) -> None:
        """Write one piece of news. Raises what the stream raises."""
        if isinstance(news, StoryRead):
            self._told.clear()
            self._stream.write("\n" * self._began)
        self._began = True
        self._stream.writelines(f"{line}\n" for line in self._lines(news))
        self._stream.flush()

    def write_all(self, news: Iterable[News]) -> None:
        """Write it until there is no more. Raises what the stream raises."""
        for one in news:
            self.write(one)

    def _lines(self, news: News) -> Iterator[str]:
        """Yield one piece of news in lines; what nobody reads is told once, and states of a page only when all are found."""
        match news:
            case FolderGone():
                yield f"{printable(str(self._folder))} is not there; it is waited for."
            case StoryRead(story, _, name):
                yield f"“{name}”{'' if story else ' does not compile.'}" if name else "The story does not compile."
            case Noticed(problems, _):
                yield from problems or ["no problem in its files"]
            case StatesFound(page, states, whole, unread):
                if unread is not None:
                    yield f"{page}: {many_states(len(states), whole=whole)}"
                    yield from self._new(unread)
            case Judged(claims, findings, _):
                yield from (*claims, *self._new(findings))

    def _new(self, lines: Sequence[str]) -> Sequence[str]:
        """Return the lines that were not told yet; from now on they are."""
        new = [line for line in lines if line not in self._told]
        self._told.update(new)
        return new
