"""A paragraph of words that are to be read together, before it is broken into lines and painted."""

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.story.model import Span

Role: TypeAlias = Literal[
    "", "strong", "faint", "label", "recorded", "general", "invented", "note", "citation", "chosen", "mark", "title"
]
"""What words are for; a painter may give each a look of its own."""


class Phrase(Struct, frozen=True):
    """Phrases of one role. Those of the role `mark` are the number of a note."""

    text: str
    role: Role = ""
    emphasis: bool = False


Phrases: TypeAlias = tuple[Phrase, ...]

DIFFERS = Phrase("≠\N{NO-BREAK SPACE}", "general")
"""The sign before words that say that the documents differ."""
CHOSEN = "› "
"""The sign before what was chosen, as a phrase or before a paragraph."""


class Paragraph(Struct, frozen=True):
    """Phrases written together, `indent` cells from the left.

    `first` stands before the first line, the later ones hang below the words; `close` is one that follows the paragraph
    before it without an empty line.
    """

    words: Phrases
    indent: int = 0
    first: str = ""
    close: bool = False

    @property
    def text(self) -> str:
        """The words without their looks, what stands before them left out."""
        return letters(self.words)


def phrases(spans: "Iterable[Span]", role: Role = "") -> Phrases:
    """Return spans as phrases of one role."""
    return tuple(Phrase(span.text, role, span.emphasis) for span in spans)


def letters(words: Phrases) -> str:
    """Return the letters of the words alone."""
    return "".join(phrase.text for phrase in words)


def paragraph(text: str, *, indent: int = 0, first: str = "", close: bool = False, role: Role = "") -> Paragraph:
    """Return a paragraph of words of one role."""
    return Paragraph((Phrase(text, role),), indent, first, close)
