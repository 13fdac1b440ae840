"""What newcomers are told on their first pages, one thing a page, and never again."""

from msgspec.structs import replace

from game.play.page import PageKind
from game.session.keeping import Keeping
from game.session.reading import Reading
from game.session.views import Hint, PageView, View
from game.support.words import N_

HINTS = (
    Hint("next_note", N_("{key} opens the note at ¹"), N_("Type note 1 to hear the note of that number.")),
    Hint("undo", N_("{key} takes a choice back"), N_("Type undo to take a choice back.")),
    Hint("atlas", N_("{key} everything you have read"), N_("Type atlas for everything you have read.")),
)
"""In the order in which they are given."""


def give_hint(keeping: Keeping, reading: Reading | None, view: View) -> bool:
    """Give the next hint on a scene that is come to, where what it speaks of can be done; returns whether it did."""
    settings = keeping.settings
    if reading is None or not isinstance(view, PageView):
        return False
    if reading.hinted != view.at:
        reading.hinted = None  # whoever comes back to that page has read it
    if settings.hints >= len(HINTS):
        return False
    new = view.page.kind is PageKind.SCENE and not view.past and reading.hinted != view.at
    hint = HINTS[settings.hints]
    if not new or all(offer.id != hint.offer for offer in view.offers):
        return False
    reading.hinted, reading.hint = view.at, hint
    keeping.remember(replace(settings, hints=settings.hints + 1))  # no trouble worth a word
    return True
