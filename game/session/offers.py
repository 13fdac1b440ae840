"""Which rows of the table stand on a view, in the reader's language and by the reader's keys."""

from collections.abc import Collection, Iterable
from types import MappingProxyType

from msgspec.structs import replace

from game.keep.keymap import BoundKeys, Keymap, key_shown
from game.session import making
from game.session.offer_table import ASK, HEADINGS, OFFERS
from game.session.views import Hint, Offer, PageView, View, ViewKind
from game.support.words import N_, _, is_english, pgettext

_ENGLISH_WORDS = {offer.id: offer.words for offer in OFFERS}
_NO_KEYS: Keymap = MappingProxyType({})
NOT_NOW = N_("That cannot be done here.")
"""What is said where something has no meaning now, and nothing says why."""

TYPE_AGAIN = N_("This is {number}. Type it again to choose it.")
"""What is said of a line that was not in sight, or not yet heard, when its number was typed."""

_WHOM = N_("whom to follow"), N_("Go back to whom you follow; what came after stays a branch")
"""What undo is called, and told, where that is the choice it takes back."""


def offered(view: View, keymap: Keymap = _NO_KEYS, without: Collection[str] = ()) -> tuple[Offer, ...]:
    """Return what can be done on a view now, and what moves about on its screen, in the order of the table.

    Of all that, it is `without` some (ids).
    """
    can = (one for one in offers_in(view.context, keymap=keymap) if one.id not in without and making.can(one, view))
    return tuple(_called(one, view) for one in can)


def _called(offer: Offer, view: View) -> Offer:
    """An offer with the words that it has on this view."""
    if offer.id != "undo" or not isinstance(view, PageView) or not view.whom:
        return offer
    label, tooltip = _WHOM
    return replace(offer, label=_(label), tooltip=_(tooltip))


def offers_in(*contexts: ViewKind, keymap: Keymap = _NO_KEYS) -> tuple[Offer, ...]:
    """Return what can be done in any of these contexts, in the order of the table, in the language and by the keys in use."""
    return tuple(in_words(offer, keymap) for offer in OFFERS if not set(contexts).isdisjoint(offer.where))


def meant_by(word: str, offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Return those of some offers that are called by a word, in the language in use, else in English, else by their key.

    So the letter that does something on a screen does the same where it is typed, unless it is a word for something else.
    """
    typed, word, offers = word, word.casefold(), tuple(offers)
    own = tuple(offer for offer in offers if word in offer.words)
    english = own or tuple(offer for offer in offers if word in _ENGLISH_WORDS[offer.id])
    return english or tuple(offer for offer in offers if offer.make and len(typed) == 1 and offer.key == typed)


def usual_keys() -> tuple[BoundKeys, ...]:
    """Return the keys of all that can have one. Digits and the keys of a question stay what they are."""
    return tuple(
        BoundKeys(one.id, one.keys, one.where, fixed=one.where == ASK or one.keys[:1] == ("0",))
        for one in OFFERS
        if one.keys or one.make is not None
    )


def in_words(offer: Offer, keymap: Keymap = _NO_KEYS) -> Offer:
    """Return what can be done in the language and by the keys in use; a key of one letter stays as it is."""
    if offer.id in keymap:
        keys = keymap[offer.id]
        offer = replace(offer, keys=keys, shown=key_shown(keys[0]))
    if is_english():
        return offer
    return replace(
        offer,
        label=_(offer.label),
        tooltip=_(offer.tooltip),
        takes=_(offer.takes) if offer.takes.isalpha() else offer.takes,
        unless=_(offer.unless) if offer.unless else "",
        words=tuple(pgettext("typed", word) for word in offer.words),
        shown=_named(offer.key),
    )


def key_in_words(key: str) -> str:
    """Return a key, under the name that Textual has for it, as the reader knows it."""
    return _named(key_shown(key))


def _named(shown: str) -> str:
    """A key in the language in use; one of one letter, or none, stays as it is."""
    return shown if len(shown) < 2 or is_english() else pgettext("key", shown)


def with_key(hint: Hint, offers: Iterable[Offer]) -> str:
    """Return a hint as it is shown, with the key of what it speaks of; nothing where that cannot be done now."""
    key = next((offer.key for offer in offers if offer.id == hint.offer), "")
    return _(hint.shown).format(key=key) if key else ""


def headed(
    here: ViewKind | None = None, keymap: Keymap = _NO_KEYS, without: Collection[str] = ()
) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
    """Return the whole table under its headings, `without` some of it (ids), what can be done `here` first."""
    table = [offer for offer in OFFERS if offer.id not in without]
    return tuple(
        (_(HEADINGS[where]), tuple(in_words(offer, keymap) for offer in table if offer.where == where))
        for where in sorted(HEADINGS, key=lambda where: here not in where)
    )
