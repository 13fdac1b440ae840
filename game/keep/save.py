"""What a save holds, how it is written down, and what is refused when it is read back."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated

from msgspec import Meta, Struct

from game.keep.codec import Line, Unreadable, text_of, value_of
from game.keep.log import WRONG as WRONG_LOG
from game.keep.tree import LONGEST_TITLE, LONGEST_WORD, Number, Tree, is_whole, one_line, tree_of
from game.play.pages_read import scene_of
from game.play.rules import followed
from game.play.run import Run
from game.story.model import Person, SceneKind
from game.support.words import N_, _, long_ago

FORMAT, OLDEST = 2, 1  # the format written, and the oldest that is still read
LONGEST_NAME = LONGEST_WORD
LOOSE = N_("its branches do not hang together")

WRONG = WRONG_LOG | {
    "format": N_("it is not of this game"),
    "page": N_("its page is not a small number"),
    "block": N_("its block is not a small number"),
    "saved": N_("it does not say when it was saved"),
    "ended": N_("it does not say whether it has ended"),
    "tree": LOOSE,
    "people": N_("it does not say whose life it is"),
    "earlier": N_("it does not say whose life it is"),
}
"""What is said of a field that does not fit."""


class AnotherFormat(Exception):
    """A save of ours that this edition of the game does not read."""


class Save(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is kept of a run: the choices that lead to where it stands, all others, and how far the place was read.

    `page` is which of the step's and `block` which of that page's. `name` is what the reader called it, or empty for an
    autosave, and `saved` when it was kept. What the page says of itself is kept to be shown in a list: its `title`, its
    act, when it is, and the names of the `people` followed and of those who were `earlier`, and for who plays several stories
    that of its own as `book`. `heat_said` is the run's.
    A save of format 1 has neither these nor branches.
    """

    format: int
    name: Annotated[Line, Meta(max_length=LONGEST_NAME)]
    title: Annotated[Line, Meta(max_length=LONGEST_TITLE)]
    saved: Annotated[datetime, Meta(tz=True)]
    ended: bool = False
    page: Number
    block: Number
    story: Line
    digest: Line
    choices: tuple[Line, ...]
    waiting: tuple[Line, ...] = ()
    tree: Tree = Tree()
    people: tuple[Line, ...] = ()
    earlier: tuple[Line, ...] = ()
    act: Line = ""
    when: Line = ""
    book: Line = ""
    heat_said: bool = False

    @property
    def time(self) -> datetime:
        """When it was kept, by the reader's clock."""
        return by_the_clock(self.saved)

    @property
    def told_time(self) -> str:
        """When it was kept, in words: so many days ago, or today by the clock."""
        return long_ago(self.time, datetime.now(UTC).astimezone())


class _Format(Struct):
    """What tells a file of the game's from any other."""

    format: Annotated[int, Meta(ge=1)]


def save_of(run: Run, page: int, block: int, name: str) -> Save:
    """Return the save of a run as it stands."""
    lived = [person for person in run.story.people if any(person in followed(run.story, one) for one in run.moments)]
    story, here = run.story, run.pages[min(page, len(run.pages) - 1)]
    scene = scene_of(run, here)
    return Save(
        format=FORMAT,
        name=name,
        title=one_line(here.title),
        saved=datetime.now(UTC),
        ended=run.ended,
        page=page,
        block=block,
        story=story.id,
        digest=story.digest,
        choices=run.log,
        waiting=run.waiting,
        tree=tree_of(run.history),
        people=tuple(_named(person) for person in run.followed),
        earlier=tuple(_named(person) for person in lived if person not in run.followed),
        act=one_line(story.acts[scene.act].title) if scene and scene.sort is SceneKind.SCENE and story.acts else "",
        when=one_line(here.when),
        book=one_line(story.title),
        heat_said=run.heat_said,
    )


def _named(person: Person) -> Line:
    return one_line(person.short or person.name)


def read_save(raw: bytes) -> Save:
    """Return what was kept of a run. Raises `Unreadable`, or `AnotherFormat`."""
    save = value_of(text_of_ours(raw), Save, WRONG)
    if not is_whole(len(save.choices), save.tree):
        raise Unreadable(_(LOOSE))
    return save


def text_of_ours(raw: bytes) -> str:
    """Return the text of a file of the game's. Raises `Unreadable`, or `AnotherFormat`."""
    text = text_of(raw)
    format = value_of(text, _Format, WRONG).format
    if not OLDEST <= format <= FORMAT:
        newer = _("a newer edition of the game wrote this; it is left as it is")
        older = _("a much older edition of the game wrote this; it is left as it is")
        raise AnotherFormat(newer if format > FORMAT else older)
    return text


def by_the_clock(moment: datetime) -> datetime:
    """Return a moment by the reader's clock; by the world's where theirs does not go to it."""
    with suppress(OverflowError, OSError, ValueError):
        return moment.astimezone()
    return moment
