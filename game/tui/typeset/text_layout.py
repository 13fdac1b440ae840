"""How a longer text is laid out: its title, then its paragraphs, in lines of one column."""

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content

from game.render.paragraph import Paragraph
from game.session.atlas.find import places_of
from game.tui.typeset import content
from game.tui.typeset.wrap import BLANK, SetLine, hang, indent, numbered


class SetText(Struct, frozen=True):
    """A text set in lines, and the anchors (the block and the offset in it) of the places of the words sought in it."""

    lines: tuple[SetLine, ...]
    places: tuple[tuple[int, int], ...] = ()


def set_text(
    paragraphs: Sequence[Paragraph], width: int, title: str = "", where: str = "", sought: str = ""
) -> SetText:
    """Return a text in lines of this width, below its title and what it belongs to, with the words sought made out.

    An empty line stands before each paragraph that does not follow closely.
    """
    heading = [
        hang(Content.styled(words, look), width, BLANK)
        for words, look in ((where, ".faint"), (title, ".title"))
        if words
    ]
    lines: list[SetLine] = numbered([line for part in heading for line in part], 0)
    places: list[tuple[int, int]] = []
    for block, part in enumerate(paragraphs, start=1):
        if lines and not part.close:
            lines.append(SetLine(BLANK, block))
        words, first = content.phrased(part.words), Content.styled(part.first, ".accent")
        for place in places_of(words.plain, sought):
            words = words.stylize(".found", place.start, place.stop)
            places.append((block, place.start))
        lines.extend(numbered(indent(hang(words, width - part.indent, first), part.indent), block))
    return SetText(tuple(lines), tuple(places))


def paragraph_lines(paragraphs: Sequence[Paragraph], width: int) -> list[Content]:
    """Return paragraphs in lines of this width, as a text has them."""
    return [line.content for line in set_text(paragraphs, width).lines]
