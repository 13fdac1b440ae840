"""What is told in passing: newcomers one thing on each of their first pages, and where an act begins how to hear what came before."""

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
"""In the order in which they are given, each once."""

BEFORE = Hint("so_far", N_("{key} what came before"), N_("Type sofar for what came before."))
"""Given on the first page of each act."""


def give_hint(keeping: Keeping, reading: Reading | None, view: View) -> bool:
    """Give the next hint on a scene that is come to, where what it speaks of can be done; returns whether it did."""
    if reading is None or not isinstance(view, PageView):
        return False
    if reading.hinted != view.at:
        reading.hinted = None  # whoever comes back to that page has read it
    given = keeping.settings.hints
    hint = BEFORE if reading.opens_act else HINTS[given] if given < len(HINTS) else None
    new = view.page.kind is PageKind.SCENE and not view.past and reading.hinted != view.at
    if hint is None or not new or all(offer.id != hint.offer for offer in view.offers):
        return False
    reading.hinted, reading.hint = view.at, hint
    if hint is not BEFORE:
        keeping.remember(replace(keeping.settings, hints=given + 1))  # no trouble worth a word
    return True
