"""What a reader sees now, as values that a painter paints: each says what can be done on it."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from msgspec import Struct

from game.play.page import Naming, Page
from game.render.paragraph import Paragraph, Phrases
from game.session.command import Command, Leaf
from game.session.drawings import Drawing

ViewKind: TypeAlias = Literal["title", "page", "list", "heat", "people", "saves", "atlas", "text", "ask"]
"""Where something can be done."""


class Entry(Struct, frozen=True):
    """One line that can be taken: what is done then, its words, and quieter words below them.

    `number` is what is typed for it; a line without one is taken by going on. A closed one cannot be taken, for the
    `reason`. `ticked` says of somebody who can be picked whether they are, and `made` that
    this is the choice that was made on an earlier page. A line that changes a `value` has `before` what changes it back.
    """

    command: Command
    words: Phrases
    number: int | None = None
    open: bool = True
    reason: str = ""
    below: tuple[Phrases, ...] = ()
    ticked: bool | None = None
    made: bool = False
    value: Phrases = ()
    before: Command | None = None


class Offer(Struct, frozen=True):
    """Something that can be done: how it is called and told, and where.

    `keys` are Textual's names, the first of them the one that is shown, as `shown` where its name would be unclear;
    `words` are what is typed instead, and `takes` an example of what may follow them. A footer shows offers in the
    order of the table, and where there is no room for all, those of the lowest rank; those of rank 0 never. `make` is
    what it does, given the view and what follows the word, and where that is nothing it is not offered; an offer without
    it moves about on the screen only. What is done `on_line`
    is done to the line whose number follows, or that is pointed at. `told` are those which come and go, so that a reader
    who hears the page is told of them, and `unless` is what to say where one cannot be taken just now.
    """

    id: str
    keys: tuple[str, ...]
    words: tuple[str, ...]
    label: str
    tooltip: str
    where: tuple[ViewKind, ...]
    make: "Make | None" = None
    shown: str = ""
    rank: int = 0
    takes: str = ""
    on_line: bool = False
    told: bool = False
    unless: str = ""

    @property
    def key(self) -> str:
        """The key as it is shown to the reader."""
        return self.shown or (self.keys[0] if self.keys else "")


class Hint(Struct, frozen=True):
    """What can be done, told in passing: of which offer, and how it is said on a screen (its `{key}`) and aloud."""

    offer: str
    shown: str
    heard: str


Said: TypeAlias = str | Hint
"""One thing that there is to tell."""


class PageView(Struct, frozen=True):
    """A page of the run. `note` is the index of the open one; `past` says that the run stands further on.

    `at` are the step of the run and which of its pages this is, `told` the one that says how we know what it tells, if
    its choice is made, `made` how many choices were made, and `ahead` whether one can go forward again along choices
    that were taken back. `whom` says that the last choice made was whom to follow. What followed from a choice has
    `above` it the page on which that was made. `names`
    is where its text names those whose cards can be opened.
    """

    page: Page
    entries: tuple[Entry, ...]
    title: str  # the story's
    block: int = 0  # from which on it was read when it was left
    note: int | None = None
    past: bool = False
    at: tuple[int, int] = (0, 0)
    told: Page | None = None
    made: int = 0
    ahead: bool = False
    whom: bool = False
    hint: Hint | None = None
    marked: str = ""  # the reader's own word beside it
    above: Page | None = None
    names: tuple[Naming, ...] = ()
    act: tuple[int, int, str] | None = None  # the number of the act that it is in, of how many, and its title
    context: ViewKind = "page"
    offers: tuple[Offer, ...] = ()
    news: tuple[Said, ...] = ()


class MenuView(Struct, frozen=True):
    """A list of which one line is taken; `at` is the index of the line pointed at first.

    `beside` stands with the heading, `told` below it. Of people at `most` so many may be picked. `reading` says that there is
    a run which could be kept, `ahead` that one can go forward again in it. `asked` says that it comes where something else may
    have been expected, so that a number alone, which may have been meant for that, takes no line of it.
    """

    context: ViewKind
    heading: str
    about: str
    entries: tuple[Entry, ...]
    at: int = 0
    spaced: bool = False
    beside: str = ""
    most: int = 1
    reading: bool = False
    ahead: bool = False
    asked: bool = False
    told: tuple[Paragraph, ...] = ()
    offers: tuple[Offer, ...] = ()
    news: tuple[Said, ...] = ()


class TextView(Struct, frozen=True):
    """A longer text; `where` says what it belongs to, and `sought` are words found in it."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    where: str = ""
    sought: str = ""
    context: ViewKind = "text"
    offers: tuple[Offer, ...] = ()
    news: tuple[Said, ...] = ()


class AtlasEntry(Entry, frozen=True):
    """One thing that can be pointed at in a leaf of the atlas; its command, which never decides anything, reads it again.

    `columns` are its words as they stand beside those of the other lines, and `signs` says in words what signs in them stand
    for; `seen` is what is told while it is pointed at; `step` is the choice of the run (an index of the log) before
    which one would stand again there, or None; `branch` is the tip of the branch that it is, or None; `text` is what is
    found in it besides its words.
    """

    columns: tuple[Phrases, ...] = ()
    signs: Phrases = ()
    seen: tuple[Paragraph, ...] = ()
    step: int | None = None
    text: str = ""
    branch: int | None = None


class Section(Struct, frozen=True):
    """A part of a leaf that one can jump to, such as an act or a topic; `aside` is told of the whole of it."""

    title: str
    entries: tuple[AtlasEntry, ...]
    aside: str = ""


class AtlasView(Struct, frozen=True):
    """A leaf of the atlas, with what was met and nothing else.

    `leaves` are all there are, with their names. `about` stands above the sections, `foot` below them; `aside` says how
    much there is. `at` is the index of the entry pointed at first. `sought` are the words that all of it holds.
    `drawing` shows the entries, by their numbers, in another way.
    """

    leaf: Leaf
    leaves: tuple[tuple[Leaf, str], ...]
    sections: tuple[Section, ...]
    aside: str = ""
    about: tuple[Paragraph, ...] = ()
    foot: tuple[Paragraph, ...] = ()
    at: int = 0
    sought: str = ""
    drawing: Drawing | None = None
    made: int = 0
    context: ViewKind = "atlas"
    offers: tuple[Offer, ...] = ()
    news: tuple[Said, ...] = ()

    @property
    def entries(self) -> tuple[AtlasEntry, ...]:
        """The entries of all sections."""
        return tuple(entry for section in self.sections for entry in section.entries)


class HelpView(Struct, frozen=True):
    """All that can be done, under headings; a painter shows the key or the word that is its own.

    Where keys are shown, `about_keys` says how to change them, and what is wrong with those that were changed, and
    where ids are needed for that, everything is `named` by its own.
    """

    heading: str
    groups: tuple[tuple[str, tuple[Offer, ...]], ...]
    about_keys: tuple[str, ...] = ()
    named: bool = False
    context: ViewKind = "text"
    offers: tuple[Offer, ...] = ()
    news: tuple[Said, ...] = ()


class AskView(Struct, frozen=True):
    """A question that is answered by a line of text; `answer` makes a command of it."""

    question: str
    usual: str
    longest: int
    answer: Callable[[str], Command]
    context: ViewKind = "ask"
    offers: tuple[Offer, ...] = ()
    news: tuple[Said, ...] = ()


View: TypeAlias = PageView | MenuView | TextView | AtlasView | HelpView | AskView
Make: TypeAlias = Callable[[View, str], Command | None]
"""What makes a command of a view and of what was typed behind a word."""


class Frame(Struct, frozen=True):
    """One thing that lies open: the title, the run, or what was opened over them; `key` tells it from all others."""

    key: int
    make: Callable[[], View]
