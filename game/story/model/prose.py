"""Words as they are read, and where in the author's files they stand."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from game.story.logic import ALWAYS, Condition


class Location(Struct, frozen=True, order=True, gc=False, array_like=True):
    """A place in the author's files: the path below the story's folder, and line and column counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Span(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A run of words of one look."""

    text: str
    emphasis: bool = False


class NoteRef(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """A note mark: the id of one of the scene's notes."""

    note: str


Inline: TypeAlias = Span | NoteRef


def plain_words(inlines: Iterable[Inline]) -> str:
    """Return what is read there, without looks and note marks."""
    return "".join(inline.text for inline in inlines if isinstance(inline, Span))


class BlockKind(StrEnum):
    """How a block stands on the page."""

    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"  # something read or heard: a letter, a leaflet, a broadcast
    SIGN = "sign"  # something written large: a placard, a plate on a door


class Block(Struct, frozen=True, gc=False, array_like=True):
    """A paragraph, a quotation or a sign."""

    look: BlockKind
    inlines: tuple[Inline, ...]


class Passage(Struct, frozen=True, gc=False, array_like=True):
    """Blocks that are read only while the condition holds.

    In an ending that several people can have, `person` says in whose alone it is read; None is for everybody's.
    """

    blocks: tuple[Block, ...]
    where: Location
    condition: Condition = ALWAYS
    person: str | None = None


Text: TypeAlias = tuple[Passage, ...]
