"""A sitting line by line: a view is written, a line is read and given to the session, until the reader leaves."""

from collections.abc import Iterable
from typing import TextIO

from msgspec.structs import replace

from game.plain.paint import entry_words, note_words, view_words
from game.plain.paper import Paper
from game.plain.understand import AGAIN, understood
from game.render.paragraph import Paragraph, paragraph
from game.session import command as do
from game.session.sitting import Session
from game.session.views import HelpView, PageView, TextView, View
from game.support.exit_codes import ExitCode

LONGEST_LINE = 1000  # letters; nobody types more


class Over(Exception):
    """There is nothing more to read from."""


def sit(session: Session, stdin: TextIO, paper: Paper, title: Paragraph) -> int:
    """Write and read in turn until the reader leaves; returns the exit code. The story's title was written already."""
    return _Sitting(session, stdin, paper, title).sit()


class _Sitting:
    """The session, what is typed, and the paper that is read from.

    What was read of the frames that lie open is remembered by their keys, so that it is not read again when one comes
    back to it; `_at` is the frame that was read last. `_told` is what was written before the sitting began.
    """

    def __init__(self, session: Session, stdin: TextIO, paper: Paper, told: Paragraph) -> None:
        self.session, self.paper = session, paper
        self._told: Paragraph | None = told
        self._stdin = stdin
        self._read: dict[int, View] = {}
        self._at = -1

    def sit(self) -> int:
        """Write and read in turn until the reader leaves; returns the exit code."""
        code = ExitCode.GOOD
        try:
            self._write()
            while not self.session.over:
                self._answer(self._line())
        except Over:
            pass
        except KeyboardInterrupt:
            code = ExitCode.INTERRUPTED
        told = len(self.session.keeping.news)
        words, kept = self.session.farewell()
        self._put(paragraph(one) for one in (*self.session.keeping.news[told:], words))
        self.paper.flush()
        return code if kept else max(code, ExitCode.PROBLEMS)

    def _answer(self, typed: str) -> None:
        said = understood(self.session.view, typed)
        if said == AGAIN:
            self._read.pop(self._at, None)
            self._write()
        elif isinstance(said, str):
            self._put([paragraph(said)])
        else:
            self.session.obey(said)
            self._write()

    def _write(self) -> None:
        """Write what is new; a text is read to its end at once, and gone on from there."""
        while not self.session.over:
            view, frame = self.session.view, self.session.frames[-1].key
            self.paper.column = self.session.settings.width
            self._put(paragraph(one) for one in view.news)
            self._put(self._new(view, frame))
            self._at = frame
            self._read = {one.key: self._read[one.key] for one in self.session.frames if one.key in self._read}
            self._read[frame] = view
            if not isinstance(view, TextView | HelpView):
                return
            self.session.obey(do.GoOn())

    def _new(self, view: View, frame: int) -> Iterable[Paragraph]:
        """What is to be read of a view: of one that was read already only what can be taken, or the note just opened."""
        last = self._read.get(frame)
        if last is None or _bare(last) != _bare(view):
            told, self._told = self._told, None
            return (one for one in view_words(view) if one != told)
        if frame != self._at:
            return entry_words(view)
        changed = isinstance(view, PageView) and isinstance(last, PageView) and view.note != last.note
        return note_words(view) if changed and isinstance(view, PageView) else ()

    def _put(self, paragraphs: Iterable[Paragraph]) -> None:
        for one in paragraphs:
            self.paper.write(one)

    def _line(self) -> str:
        """What the reader types next, without the space around it. Raises `Over` when nothing more will come."""
        self.paper.prompt()
        try:
            line = self._stdin.readline(LONGEST_LINE)
            rest = line
            while rest and not rest.endswith("\n"):
                rest = self._stdin.readline(LONGEST_LINE)
        except OSError:
            raise Over from None  # the terminal has gone
        if not line:
            raise Over
        return line.strip()


def _bare(view: View) -> View:
    """The view without what is no part of its words."""
    bare = replace(view, news=(), offers=())
    return replace(bare, note=None, block=0) if isinstance(bare, PageView) else bare
