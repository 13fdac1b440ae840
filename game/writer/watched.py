"""What there is to say when a story was saved, as values: what its files say, in which states a page can be, what is proved."""

from typing import TypeAlias

from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder

from game.story.model import Story


class Request(Struct, frozen=True):
    """What is to be looked at: files that were saved, by their paths; everything (`anew`); the page of a scene or an ending (an id)."""

    saved: tuple[str, ...] = ()
    anew: bool = False
    page: str = ""

    def after(self, earlier: "Request") -> "Request":
        """Return both in one."""
        return Request((*earlier.saved, *self.saved), earlier.anew or self.anew, self.page or earlier.page)


class FolderGone(Struct, frozen=True, tag=True):
    """The folder is not there; it is waited for."""


class StoryRead(Struct, frozen=True, tag=True):
    """What the files say: the story, or None where it does not compile, and what it is called, as far as that is known.

    `page` is what the writer works on: the scene or the ending (an id) whose file was saved last.
    """

    story: Story | None
    page: str
    name: str = ""


class Noticed(Struct, frozen=True, tag=True):
    """What is wrong with what the files say, every problem in a line; and the same `folded` for where there is little room."""

    problems: tuple[str, ...]
    folded: tuple[str, ...]


class StateOfPage(Struct, frozen=True):
    """One state of a page: who reads which lines, the choices (as a log keeps them) and the keys that lead there."""

    told: str
    choices: tuple[str, ...]
    keys: str


class StatesFound(Struct, frozen=True, tag=True):
    """The states in which a page (an id) can be; whether there are no others; in a line each, what of it no path shows.

    `unread` is None while that is not known yet.
    """

    page: str
    states: tuple[StateOfPage, ...]
    whole: bool
    unread: tuple[str, ...] | None


class Judged(Struct, frozen=True, tag=True):
    """What is proved of the story: a line for each claim, and one for each finding; whether all of it is proved."""

    claims: tuple[str, ...]
    findings: tuple[str, ...]
    holds: bool


News: TypeAlias = FolderGone | StoryRead | Noticed | StatesFound | Judged

packed_news = Encoder().encode
unpacked_news = Decoder(News).decode
