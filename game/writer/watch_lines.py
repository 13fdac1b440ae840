"""`watch` without a screen: what there is to say when a story was saved, in lines, for an editor's pane."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from game.support.printable import printable
from game.writer.states_told import many_states
from game.writer.watched import FolderGone, Judged, News, Noticed, StatesFound, StoryRead


def write_news(news: Iterable[News], folder: Path, stream: TextIO) -> None:
    """Write what there is to say as it comes, until there is no more of it. Raises what the stream raises."""
    for one in news:
        stream.writelines(f"{line}\n" for line in lines_of_news(one, folder))
        stream.flush()


def lines_of_news(news: News, folder: Path) -> Iterator[str]:
    """Yield one piece of news in lines. States of a page that are still looked for are not told."""
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
                yield from unread
        case Judged(claims, findings, _):
            yield from (*claims, *findings)
