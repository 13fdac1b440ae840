"""A paragraph of plain words, before it is broken into lines."""

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """Words that are written together, by so many letters from the left; lines after the first `hang` further in."""

    text: str
    indent: int = 0
    hang: int = 0


BLANK = Paragraph("")
