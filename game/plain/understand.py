"""What is meant by a line that was typed: a command, or what to say to it instead."""

from game.session import command as do
from game.session.command import Command
from game.session.making import entries_of, entry_of, number_in
from game.session.offers import OFFERS
from game.session.views import AskView, Offer, PageView, View
from game.support.words import _

AGAIN = "again"
NOT_NOW = "That cannot be done here."


def understood(view: View, typed: str) -> Command | str:
    """Return the command that a line gives on a view, `AGAIN`, or the words of what is wanted instead."""
    word, rest = (*typed.split(" ", 1), "")[:2]
    offer = next((offer for offer in view.offers if word.casefold() in offer.words), None)
    if offer is not None:
        return _offered(view, offer, rest.strip())
    if isinstance(view, AskView):
        return view.answer(typed or view.usual)
    if not typed or (typed == "1" and not any(entry.number for entry in entries_of(view))):
        entry = next((entry for entry in entries_of(view) if entry.open and entry.number is None), None)
        return entry.command if entry else wanted(view)
    if view.context == "people":
        return _people(view, typed)
    entry = entry_of(view, number_in(typed))
    if entry is not None:
        return entry.command
    known = [other for other in OFFERS if word.casefold() in other.words]
    here = next((other for other in known if view.context in other.where and other.unless), None)
    return _(here.unless) if here else _(NOT_NOW) if known else wanted(view)


def _offered(view: View, offer: Offer, rest: str) -> Command | str:
    if offer.make is None:
        return AGAIN
    return offer.make(view, rest) or _missed(view, offer)


def _missed(view: View, offer: Offer) -> str:
    """What to say where nothing is meant by what followed a word."""
    if offer.id == "next_note" and isinstance(view, PageView):
        marked = sum(note.number is not None for note in view.page.notes)
        return (
            f"The notes marked on this page have {_range(range(1, marked + 1))}." if marked else "No note has a mark."
        )
    return f"Type {offer.words[0]} {offer.takes}, for example."


def _people(view: View, typed: str) -> Command | str:
    """Several numbers are whom to follow; one alone, too."""
    entries = [entry_of(view, number_in(word)) for word in typed.replace(",", " ").split()]
    people = tuple(
        entry.command.person for entry in entries if entry is not None and isinstance(entry.command, do.Tick)
    )
    return do.Follow(people) if len(people) == len(entries) else wanted(view)


def wanted(view: View) -> str:
    """Return what may be typed."""
    numbers = [entry.number for entry in entries_of(view) if entry.open and entry.number is not None]
    enter = any(entry.open and entry.number is None for entry in entries_of(view))
    ways = [_range(numbers)] if numbers else []
    ways += ["Enter"] if enter else []
    return f"Please type {' or '.join(ways)}, or ? for help." if ways else "Please type ? for help."


def _range(numbers: "range | list[int]") -> str:
    if len(numbers) == 1:
        return str(numbers[0])
    return f"a number from {numbers[0]} to {numbers[-1]}"
