"""How a longer text is laid out: its title, then its paragraphs, in lines of one column."""

from collections.abc import Sequence

from textual.content import Content

from game.render.paragraph import Paragraph
from game.tui.typeset import content
from game.tui.typeset.page_layout import SetPage
from game.tui.typeset.wrap import BLANK, SetLine, hang, indent, numbered


def set_text(title: str, paragraphs: Sequence[Paragraph], width: int) -> SetPage:
    """Return a text in lines of this width, its title above."""
    lines: list[SetLine] = numbered(hang(Content.styled(title, ".title"), width, BLANK), 0)
    for block, part in enumerate(paragraphs, start=1):
        if not part.close:
            lines.append(SetLine(BLANK, block))
        words, first = content.phrased(part.words), Content.styled(part.first, ".accent")
        lines.extend(numbered(indent(hang(words, width - part.indent, first), part.indent), block))
    return SetPage(tuple(lines), (), ())
