"""`watch` without a screen: what there is to say when a story was saved, in lines, for an editor's pane."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from game.support.printable import printable
from game.writer.states_told import many_states
from game.writer.watched import FolderGone, Judged, News, Noticed, StatesFound, StoryRead


def write_news(news: Iterable[News], folder: Path, stream: TextIO) -> None:
    """Write what there is to say as it comes, until there is no more of it. Raises what the stream raises."""
    told: set[str] = set()  # what the story that was read last was found to lack
    for one in news:
        if isinstance(one, StoryRead):
            told.clear()
        stream.writelines(f"{line}\n" for line in lines_of_news(one, folder, told))
        stream.flush()


def lines_of_news(news: News, folder: Path, told: set[str]) -> Iterator[str]:
    """Yield one piece of news in lines, and keep among those `told` what nobody reads: the proof then leaves it out.

    States of a page that are still looked for are not told.
    """
    match news:
        case FolderGone():
            yield f"{printable(str(folder))} is not there; it is waited for."
        case StoryRead(story, _):
            yield ""
            yield f"“{story.title}”" if story else "The story does not compile."
        case Noticed(problems, _):
            yield from problems or ["no problem in its files"]
        case StatesFound(page, states, whole, unread):
            if unread is not None:
                yield f"{page}: {many_states(len(states), whole=whole)}"
                yield from _new(unread, told)
        case Judged(claims, findings, _):
            yield from (*claims, *_new(findings, told))


def _new(lines: Sequence[str], told: set[str]) -> Sequence[str]:
    """Return the lines that were not told yet; from now on they are."""
    new = [line for line in lines if line not in told]
    told.update(new)
    return new
