"""How a longer text is laid out: its title, then its paragraphs, in lines of one column."""

from collections.abc import Sequence

from textual.content import Content

from game.render.paragraph import Paragraph
from game.session.atlas.find import places_of
from game.tui.typeset import content
from game.tui.typeset.page_layout import SetPage
from game.tui.typeset.wrap import BLANK, SetLine, hang, indent, numbered


def set_text(title: str, paragraphs: Sequence[Paragraph], width: int, sought: str = "") -> SetPage:
    """Return a text in lines of this width, its title above, with the words sought made out."""
    lines: list[SetLine] = numbered(hang(Content.styled(title, ".title"), width, BLANK), 0)
    for block, part in enumerate(paragraphs, start=1):
        if not part.close:
            lines.append(SetLine(BLANK, block))
        words, first = content.phrased(part.words), Content.styled(part.first, ".accent")
        for place in places_of(words.plain, sought):
            words = words.stylize(".found", place.start, place.stop)
        lines.extend(numbered(indent(hang(words, width - part.indent, first), part.indent), block))
    return SetPage(tuple(lines), (), ())


def found_in(paragraphs: Sequence[Paragraph], sought: str) -> tuple[tuple[int, int], ...]:
    """Return the anchor of each place of the words sought, in a text set as above."""
    return tuple(
        (block, place.start)
        for block, part in enumerate(paragraphs, start=1)
        for place in places_of(content.phrased(part.words).plain, sought)
    )
