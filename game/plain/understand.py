"""What is meant by a line that was typed: a command, or what to say to it instead."""

from game.session import command as do
from game.session.command import Command
from game.session.making import entries_of, entry_of, number_in
from game.session.offer_table import OFFERS
from game.session.offers import NOT_NOW, in_words, meant_by
from game.session.views import AskView, Entry, MenuView, Offer, PageView, View
from game.support.words import _, ngettext

AGAIN, MORE = "again", "more"


def understood(view: View, typed: str) -> Command | str:
    """Return the command that a line gives on a view, `AGAIN` or `MORE`, or the words of what is wanted instead."""
    offer, word, rest = _called(view, typed)
    if offer is not None:
        return _offered(view, offer, rest)
    if isinstance(view, AskView):
        return view.answer(typed or view.usual)
    if not typed or (typed == "1" and not any(entry.number for entry in entries_of(view))):
        entry = next((entry for entry in entries_of(view) if entry.open and entry.number is None), None)
        return entry.command if entry else wanted(view)
    if isinstance(view, MenuView) and view.asked:
        return wanted(view)
    if view.context == "people" and (follow := _people(view, typed)):
        return follow
    entry = entry_of(view, number_in(typed))
    if entry is not None:
        return entry.command
    known = meant_by(word, map(in_words, OFFERS))
    here = next((other for other in known if view.context in other.where and other.unless), None)
    return here.unless if here else _(NOT_NOW) if known else wanted(view)


def line_meant(view: View, typed: str) -> Entry | None:
    """Return the line whose number was typed, by itself or behind a word for what is done to a line."""
    offer, _word, rest = _called(view, typed)
    if offer is None:
        return entry_of(view, number_in(typed))
    return entry_of(view, number_in(rest.partition(" ")[0])) if offer.on_line else None


def _called(view: View, typed: str) -> tuple[Offer | None, str, str]:
    """What the first word of a line calls on a view, if anything, that word, and what follows it."""
    word, _space, rest = typed.partition(" ")
    return next(iter(meant_by(word, view.offers)), None), word, rest.strip()


def _offered(view: View, offer: Offer, rest: str) -> Command | str:
    if offer.make is None:
        return offer.id  # `again` or `more`
    return offer.make(view, rest) or _missed(view, offer)


def _missed(view: View, offer: Offer) -> str:
    """What to say where nothing is meant by what followed a word."""
    if offer.id == "next_note" and isinstance(view, PageView):
        marked = sum(note.number is not None for note in view.page.notes)
        if not marked:
            return _("No note has a mark.")
        words = ngettext(
            "The note marked on this page has the number 1.",
            "The notes marked on this page have the numbers 1 to {last}.",
            marked,
        )
        return words.format(last=marked)
    return _("Type {words}, for example.").format(words=f"{offer.words[0]} {offer.takes}")


def _people(view: View, typed: str) -> Command | None:
    """Several numbers are whom to follow; one alone, too."""
    entries = [entry_of(view, number_in(word)) for word in typed.replace(",", " ").split()]
    if len(entries) == 1 and entries[0] is not None:
        begins = entries[0].command
        return do.Follow((begins.person,)) if isinstance(begins, do.Tick) else begins
    people = tuple(
        entry.command.person for entry in entries if entry is not None and isinstance(entry.command, do.Tick)
    )
    return do.Follow(people) if len(people) == len(entries) else None


def answer_word() -> str:
    """Return the word before the number of an answer, to a question that no number alone answers."""
    return next(in_words(offer) for offer in OFFERS if offer.id == "answer").words[0]


def answered_by(view: MenuView) -> str:
    """Return what is typed as the answer to a question that no number alone answers, such as the usual one."""
    how = _("type {word} and the number of your answer, such as {word} {number}")
    return how.format(word=answer_word(), number=view.entries[view.at].number)


def wanted(view: View) -> str:
    """Return what may be typed."""
    if isinstance(view, MenuView) and view.asked:
        return _("Please {how}: this is asked before you read on.").format(how=answered_by(view))
    numbers = [entry.number for entry in entries_of(view) if entry.open and entry.number is not None]
    enter = any(entry.open and entry.number is None for entry in entries_of(view))
    if not numbers:
        return (
            _("Please press Enter. The word again reads this again.")
            if enter
            else _("Please type a word; ? tells which.")
        )
    if len(numbers) == 1:
        one = _("Please type {number} or press Enter. The word again reads this again.")
        return (one if enter else _("Please type {number}. The word again reads it again.")).format(number=numbers[0])
    with_enter = _("Please type {first} to {last} or press Enter. The word again reads them again.")
    without = _("Please type {first} to {last}. The word again reads them again.")
    return (with_enter if enter else without).format(first=numbers[0], last=numbers[-1])
