"""The help of the full screen as paragraphs: the key of each thing that can be done, and what it does."""

from collections.abc import Iterator

from game.render.linebreaks import cells
from game.render.paragraph import Paragraph, Phrase, Phrases, paragraph
from game.session.views import HelpView, Offer
from game.support.words import _

KEY = 11  # cells in which a key stands


def key_paragraphs(view: HelpView) -> Iterator[Paragraph]:
    """Return everything that has a key, under its headings."""
    for heading, offers in view.groups:
        yield paragraph(heading, role="label")
        for offer in offers:
            if offer.keys:
                yield Paragraph(
                    _told(offer, named=view.named), first=offer.key + " " * (KEY - cells(offer.key)), close=True
                )
    yield paragraph(_("Choices, notes, and the words in the line below can be clicked as well."), role="faint")
    for sentence in view.about_keys:
        yield paragraph(sentence, role="faint")


def _told(offer: Offer, *, named: bool) -> Phrases:
    """Return what something does, and where that is wanted the id by which a key of one's own is given to it."""
    return (Phrase(offer.tooltip), *((Phrase(f"  {offer.id}", "faint"),) if named else ()))
