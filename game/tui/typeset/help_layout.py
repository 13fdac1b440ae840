"""The help of the full screen as paragraphs: the key of each thing that can be done, and what it does."""

from collections.abc import Iterator

from game.render.paragraph import Paragraph, paragraph
from game.session.views import HelpView
from game.support.words import _

KEY = 11  # cells in which a key stands


def key_paragraphs(view: HelpView) -> Iterator[Paragraph]:
    """Return everything that has a key, under its headings."""
    for heading, offers in view.groups:
        yield paragraph(heading, role="label")
        for offer in offers:
            if offer.keys:
                yield paragraph(offer.tooltip, first=offer.key.ljust(KEY), close=True)
    yield paragraph(_("Choices, notes, and the words in the line below can be clicked as well."), role="faint")
