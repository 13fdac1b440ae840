"""The lists of which one line is taken: the title, a yes or no, what can be looked up, saves."""

from collections.abc import Sequence

from game.keep.save import Save
from game.keep.shelf import Shelf, Slot
from game.render.paragraph import Phrase
from game.session import command as do
from game.session.command import Command
from game.session.views import Entry, MenuView, TextView
from game.story.model import Story
from game.support.words import _, listed, ngettext


def line(command: Command, words: str, number: int | None = None, *below: str, open: bool = True) -> Entry:
    """Return a line that can be taken, or that is closed, with quieter lines below it as far as they have words."""
    quieter = tuple((Phrase(one),) for one in below if one)
    return Entry(command, (Phrase(words),), number, open=open, below=quieter)


def title_menu(story: Story, last: Slot | None, hour: str) -> MenuView:
    """Return the title and what can be done there.

    `last` is the save to continue, if there is one, and `hour` what parts of the story are offered as, if it has any.
    """
    rows: list[tuple[Command, str, tuple[str, ...]]] = [
        (do.New(), _("New"), ()),
        *([(do.Show("hours"), _(hour), ())] if story.hours else []),
        (do.Show("saves"), _("Saves"), ()),
        (do.Show("settings"), _("Settings"), ()),
        (do.Show("about"), _("About"), ()),
        (do.Quit(), _("Quit"), ()),
    ]
    if last is not None:
        rows.insert(0, (do.Open(last), _("Continue"), (last.save.title, told_of(last.save))))
    entries = tuple(line(command, words, at, *below) for at, (command, words, below) in enumerate(rows, start=1))
    return MenuView("title", story.title, story.tagline, entries, beside=story.subtitle)


def confirm_menu(question: str, about: str, yes: str, no: str, command: Command) -> MenuView:
    """Return the question whether a command is meant. It points at no."""
    return MenuView("list", question, about, (line(command, yes, 1), line(do.Back(), no, 2)), at=1)


def look_up_menu(texts: Sequence[TextView]) -> MenuView:
    """Return the titles of all that can be looked up."""
    return MenuView(
        "list", _("About"), "", tuple(line(do.LookUp(at), one.heading, at + 1) for at, one in enumerate(texts))
    )


# --- saves ----------------------------------------------------------------------------------------------------------


def saves_menu(shelf: Shelf, *, reading: bool) -> MenuView:
    """Return the saves there are, latest first; `reading` says that there is a run to be kept."""
    strangers = _("There are also saves of other stories here: {names}.").format(names=listed(shelf.strangers))
    others = strangers if shelf.strangers else ""
    none = "" if shelf.slots else _("Nothing saved yet. The game saves by itself after every choice.")
    about = " ".join(filter(None, [none, others]))
    entries = tuple(
        line(do.Open(slot), slot_name(slot), number, _where(slot), told_of(slot.save))
        for number, slot in enumerate(shelf.slots, start=1)
    )
    return MenuView("saves", _("Saves"), about, entries, reading=reading)


def slot_name(slot: Slot) -> str:
    """Return how a save is called."""
    name = slot.save.name or _("Saved by itself")
    return _("{name} (another machine’s copy)").format(name=name) if slot.copied else name


def _where(slot: Slot) -> str:
    return " · ".join(filter(None, [slot.save.title, slot.save.act, slot.save.when]))


def told_of(save: Save) -> str:
    """Return when a save was read last, whose life it is in, and how far it is."""
    earlier = _("earlier {names}").format(names=listed(save.earlier)) if save.earlier else ""
    people = _(", ").join(filter(None, [listed(save.people), earlier]))
    end = _("at its end") if save.ended else ""
    return " · ".join(filter(None, [save.told_time, people, counted(len(save.choices)), end]))


def counted(choices: int) -> str:
    """Return in words that so many choices were made."""
    made = ngettext("one choice made", "{number} choices made", choices).format(number=choices)
    return made if choices else _("nothing chosen yet")
