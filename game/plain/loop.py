"""A sitting line by line: a view is written, a line is read and given to the session, until the reader leaves."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TextIO

from msgspec.structs import replace

from game.plain.paint import (
    changed_words,
    come_back_words,
    heard_before,
    line_words,
    news_words,
    note_words,
    view_words,
)
from game.plain.paper import Paper
from game.plain.understand import AGAIN, MORE, line_meant, understood
from game.play.page import Page, PageKind
from game.render.paragraph import Paragraph, paragraph
from game.session import command as do
from game.session.command import Command
from game.session.offers import TYPE_AGAIN
from game.session.sitting import Session
from game.session.views import AskView, AtlasView, HelpView, PageView, TextView, View
from game.support.exit_codes import ExitCode
from game.support.words import N_, _

LONGEST_LINE = 1000  # letters; nobody types more
PART = 150  # words, which take a minute to be heard
GREETING = N_("Type the number of what you want and press Enter. A question mark tells what else can be typed.")


class Over(Exception):
    """There is nothing more to read from."""


def sit(session: Session, stdin: TextIO, paper: Paper, title: Paragraph) -> int:
    """Write and read in turn until the reader leaves; returns the exit code. The story's title was written already."""
    return _Sitting(session, stdin, paper, title).sit()


class _Sitting:
    """The session, what is typed, and the paper that is read from.

    What was read of the frames that lie open is remembered by their keys, so that it is not read again when one comes
    back to it, and what is `_unread` of them if they are long; `_at` is the frame that was read last. `_told` is what was
    written before the sitting began; `_heard` are the pages with something to choose that were read, each with its step:
    who comes round to a scene again is told it again.
    """

    def __init__(self, session: Session, stdin: TextIO, paper: Paper, told: Paragraph) -> None:
        self.session, self.paper = session, paper
        self._told: Paragraph | None = told
        self._stdin = stdin
        self._read: dict[int, View] = {}
        self._at = -1
        self._unread: dict[int, Sequence[Paragraph]] = {}
        self._view = session.view
        self._closed = False  # whether a text was just read to its end, from which to go back leads here
        self._meant = ""  # what was just typed for a line that had not been read
        self._heard: set[tuple[int, Page]] = set()

    def sit(self) -> int:
        """Write and read in turn until the reader leaves; returns the exit code."""
        code = ExitCode.GOOD
        try:
            self._write()
            self._put([paragraph(_(GREETING))])
            while not self.session.over:
                self._answer(self._line())
        except Over:
            pass
        except KeyboardInterrupt:
            code = ExitCode.INTERRUPTED
        told = len(self.session.keeping.news)
        words, kept = self.session.farewell()
        self._put(news_words((*self.session.keeping.news[told:], words)))
        self.paper.flush()
        return code if kept else max(code, ExitCode.PROBLEMS)

    def _answer(self, typed: str) -> None:
        view, closed, self._closed = self._view, self._closed, False
        before, self._meant = self._meant, ""
        if typed != before and self._reads_ahead(typed):
            self._meant = typed
            return
        said = understood(view, typed)
        if self._rest and (said == MORE or not typed):
            self._read_on(self._rest)
            return
        if said == AGAIN:
            self._read.pop(self._at, None)
            self._heard.clear()
            self._view = replace(view, news=())
            self._write()
        elif said == MORE:
            self._put([paragraph(_("There is no more of this."))])
        elif isinstance(said, str):
            self._answer_below(typed, said)
        elif closed and said == do.LeafBack():
            self._put([paragraph(_("You are back already; back once more shows the page before."))])
        else:
            self._do(said)
            self._write(said)

    def _reads_ahead(self, typed: str) -> bool:
        """Read the line that is meant, where it stands in what was not read yet; returns whether it does."""
        line = line_meant(self._view, typed) if self._rest else None
        told = tuple(line_words(line)) if line else ()
        if line is None or all(replace(one, close=False) != told[0] for one in self._rest):
            return False
        self._put([*told, paragraph(_(TYPE_AGAIN).format(number=line.number))])
        return True

    def _do(self, command: Command) -> None:
        self._view = self.session.obey(command)

    def _answer_below(self, typed: str, said: str) -> None:
        """Do what can be done below a text that is not read to its end, which closes it; else say what is wrong.

        A number belongs to lines that were read before the text, so nothing is taken by it.
        """
        text = self._rest and isinstance(self._view, TextView | HelpView)
        below = text and not typed[:1].isdecimal()
        meant = understood(self.session.view_of(self.session.frames[-2]), typed) if below else said
        if isinstance(meant, str):
            self._put([paragraph(_("Press Enter for the next part, or type back.") if text else said)])
            return
        self._do(do.GoOn())
        self._do(meant)
        self._write(meant)

    def _write(self, done: Command | None = None) -> None:
        """Write what is new once something was `done`, and where nothing is, that; a text is gone on from at its end."""
        if self.session.over:
            return
        view, frame, settings = self._view, self.session.frames[-1].key, self.session.settings
        self.paper.column, self.paper.marks = settings.plain_width, settings.notes != "off"
        self._put(news_words(view.news))
        last, here, self._at = self._read.get(frame), frame == self._at, frame
        for of_frames in (self._read, self._unread):
            for closed in of_frames.keys() - {one.key for one in self.session.frames}:
                del of_frames[closed]
        self._read[frame] = view
        again = self._again(last, view, done, here=here)
        if again is None:
            self._read_on(self._whole(view))
            return
        self._put(again)
        if done is not None and not again and not view.news:
            self._put([paragraph(_nothing_new(done))])
        self._tell_rest()

    @property
    def _rest(self) -> Sequence[Paragraph]:
        """What is still to be read of what lies open."""
        return self._unread.get(self._at, ())

    def _read_on(self, words: Sequence[Paragraph]) -> None:
        """Read these words, of something long only the first part."""
        view = self._view
        long = isinstance(view, TextView | HelpView | AtlasView) or view.context in ("saves", "list")
        end = part_of(words) if long else len(words)
        self._put(words[:end])
        self._unread[self._at] = tuple(replace(one, close=one.close and bool(at)) for at, one in enumerate(words[end:]))
        self._tell_rest()

    def _tell_rest(self) -> None:
        """Tell that there is more of what lies open; what lies below a text follows its end."""
        view = self._view
        if self._rest:
            word = next(offer.words[0] for offer in view.offers if offer.id == MORE)
            self._put([paragraph(_("Enter, or {word}: the next part").format(word=word))])
        elif isinstance(view, TextView | HelpView):
            self._do(do.GoOn())
            self._closed = True
            self._write()

    def _again(self, last: View | None, view: View, done: Command | None, *, here: bool) -> Sequence[Paragraph] | None:
        """What is to be read of a view of which the `last` that was read is as good: nothing where one still is `here`.

        It is the note just opened, the lines that have changed, or what one comes back to; None where all is to be read.
        """
        if last is None or _bare(last) != _bare(view):
            return changed_words(last, view) if here else None
        if isinstance(view, PageView) and isinstance(done, do.OpenNote):
            return tuple(note_words(view))
        return () if here else tuple(come_back_words(view))

    def _whole(self, view: View) -> Sequence[Paragraph]:
        """All words of a view but those that were read before; of a page that was, where one is and what can be chosen."""
        told, self._told = self._told, None
        known = self._known(view)
        return tuple(heard_before(known) if known else (one for one in view_words(view) if one != told))

    def _known(self, view: View) -> PageView | None:
        """A page with something to choose that was read in this sitting; one that was not is known from now on."""
        kinds = PageKind.SCENE, PageKind.CLOSE
        if not isinstance(view, PageView) or view.past or view.page.kind not in kinds:
            return None
        here = view.at[0], view.page
        if here in self._heard:
            return view
        self._heard.add(here)
        return None

    def _put(self, paragraphs: Iterable[Paragraph]) -> None:
        for one in paragraphs:
            self.paper.write(one)

    def _line(self) -> str:
        """What the reader types next, without the space around it. Raises `Over` when nothing more will come."""
        asked = isinstance(self._view, AskView) or self._view.context == "heat"
        self.paper.prompt(_("Your answer:") if asked else _("Your choice:"))
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


def part_of(words: Sequence[Paragraph]) -> int:
    """Return how many paragraphs make the first part: about a minute's, with no scrap left over.

    It ends before a heading where it can, and else before a paragraph that is no part of the one before it.
    """
    heard = list(accumulate(len(one.text.split()) for one in words))
    if not heard or heard[-1] <= PART * 4 // 3:
        return len(words)
    ends = [at for at in range(1, len(words)) if PART * 2 // 3 <= heard[at - 1] <= PART * 4 // 3]

    def worse(at: int) -> tuple[bool, int, int]:
        headed = any(phrase.role == "label" for phrase in words[at - 1].words)
        return headed or words[at].close, words[at].indent, abs(heard[at - 1] - PART)

    return min(ends or [bisect_left(heard, PART) + 1], key=worse)


def _nothing_new(done: Command) -> str:
    """What to say where something was done of which there is nothing else to read."""
    match done:
        case do.OpenNote():
            return _("The note is closed.")
        case do.Use() | do.Tune():
            return _("That is set.")
    return _("You are there already. The word again reads it again.")


def _bare(view: View) -> View:
    """The view without what is no part of its words."""
    bare = replace(view, news=(), offers=())
    return replace(bare, note=None, block=0, marked="") if isinstance(bare, PageView) else bare
