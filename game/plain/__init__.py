"""Plain mode: the same views line by line, for screen readers, pipes and terminals that cannot do more."""

import io
from typing import TYPE_CHECKING, TextIO

from game.plain.paper import Paper, stop_writing, title_words
from game.support.exit_codes import ExitCode

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from game.session.sitting import Session

__all__ = ["play_plain"]


def play_plain(
    title: str, subtitle: str, sitting: "AbstractContextManager[Session]", stdin: TextIO | None, stdout: TextIO
) -> int:
    """Play a story of this title line by line until the reader leaves or the input ends; returns the exit code.

    The title is written at once; what the rest needs is loaded, and the sitting entered, while that is read.

    The code is 0 also where nobody reads any more, 130 after Ctrl-C, and 1 where the run could not be saved in the end.
    Raises `OSError` where nothing can be written. The run is saved after every page, so whatever happens loses nothing.
    """
    if isinstance(stdin, io.TextIOWrapper):
        stdin.reconfigure(errors="replace")  # any bytes may be typed
    paper, told = Paper(stdout), title_words(title, subtitle)
    try:
        paper.write(told)
        from game.plain.loop import sit

        with sitting as session:
            return sit(session, stdin or io.StringIO(), paper, told)
    except BrokenPipeError:
        stop_writing(stdout)
        return ExitCode.GOOD
