"""The lists of which one line is taken: the title, the questions at the start, saves, settings."""

from collections.abc import Sequence

from msgspec.structs import replace

from game.keep.settings import NotesWhere, Settings
from game.keep.shelf import Shelf, Slot
from game.play.page import Option, Page
from game.render.paragraph import Phrase, Phrases
from game.session import command as do
from game.session.command import Command
from game.session.texts import block_words
from game.session.views import Entry, MenuView, TextView
from game.story.model import Person, Span, Story
from game.support.words import N_, _, either, listed, ngettext

HEATS = (
    N_("No violence: whatever is hotter is told in a few sentences"),
    N_("Threat in full, violence told in a few sentences"),
    N_("Violence near in full, the killing of helpless people in a few sentences"),
    N_("Everything in full"),
)
"""The heats, mildest first, each by its number."""

THEMES = {
    "night": N_("Night: bone on warm black"),
    "newsprint": N_("Newsprint: ink on paper"),
    "contrast": N_("High contrast"),
    "terminal": N_("The terminal’s own colours"),
}
"""The ways the full screen may look; the first is the usual one."""

NOTES: dict[NotesWhere, str] = {
    "beside": N_("Beside the text, where there is room"),
    "below": N_("Below their paragraph"),
    "key": N_("One key away"),
    "off": N_("One key away, and no marks in the text"),
}
"""Where notes may stand."""

WIDTHS = (46, 54, 60, 66, 72, 80)


def _line(command: Command, words: str, number: int | None, *below: str, open: bool = True) -> Entry:
    quieter = tuple((Phrase(one),) for one in below if one)
    return Entry(command, (Phrase(words),), number, open=open, below=quieter)


def title_menu(story: Story, last: Slot | None) -> MenuView:
    """Return the title and what can be done there; `last` is the save to continue, if there is one."""
    rows: list[tuple[Command, str, tuple[str, ...]]] = [
        (do.New(), _("New"), ()),
        (do.Show("saves"), _("Saves"), ()),
        (do.Show("settings"), _("Settings"), ()),
        (do.Show("about"), _("About"), ()),
        (do.Quit(), _("Quit"), ()),
    ]
    if last is not None:
        rows.insert(0, (do.Open(last), _("Continue"), (last.save.title, last.save.told_time)))
    entries = tuple(_line(command, words, at, *below) for at, (command, words, below) in enumerate(rows, start=1))
    return MenuView("title", story.title, story.subtitle, entries)


def parts_menu(story: Story, hour: str) -> MenuView:
    """Return the question how much of the story is to be read; `hour` is what a part of it is called."""
    hours = [
        _line(
            do.New(f"{story.id}.{part.id}"),
            _("{hour}: {title}").format(hour=_(hour), title=part.title),
            number,
            part.about,
        )
        for number, part in enumerate(story.hours, start=2)
    ]
    whole = _line(do.New(story.id), _("The whole story"), 1)
    return MenuView("list", _("How much of it?"), "", (whole, *hours), spaced=True)


def heats_menu(usual: int, new: do.New | None = None) -> MenuView:
    """Return the question how hot the story may be, pointing at the usual answer; `new` is the beginning it belongs to."""
    entries = tuple(
        _line(do.SetHeat(heat) if new is None else replace(new, heat=heat), _(words), heat)
        for heat, words in enumerate(HEATS)
    )
    about = _("Some scenes show violence. What is hotter than you wish is told in short, with the same choices.")
    return MenuView("list" if new else "heat", _("How much is to be shown?"), about, entries, at=usual, spaced=True)


def confirm_menu(question: str, about: str, yes: str, no: str, command: Command) -> MenuView:
    """Return the question whether a command is meant. It points at no."""
    return MenuView("list", question, about, (_line(command, yes, 1), _line(do.Back(), no, 2)), at=1)


def look_up_menu(texts: Sequence[TextView]) -> MenuView:
    """Return the titles of all that can be looked up."""
    return MenuView(
        "list", _("About"), "", tuple(_line(do.LookUp(at), one.heading, at + 1) for at, one in enumerate(texts))
    )


# --- whom to follow -------------------------------------------------------------------------------------------------


def is_picking(page: Page) -> bool:
    """Return whether this is a page on which the reader picks whom to follow."""
    return any(option.follows for option in page.options)


def group(page: Page, people: Sequence[str]) -> Option | None:
    """Return the open choice that follows just these people."""
    wanted = frozenset(people)
    return next((one for one in page.options if one.number is not None and frozenset(one.follows) == wanted), None)


def sizes(page: Page) -> tuple[int, ...]:
    """Return how many may be followed, fewest first."""
    return tuple(sorted({len(option.follows) for option in page.options if option.number is not None}))


def people_menu(story: Story, page: Page, picked: Sequence[str]) -> MenuView:
    """Return those who can be followed, those picked with a tick, and the line that begins."""
    offered = {one for option in page.options if option.number is not None for one in option.follows}
    can = [person for person in story.people if person.id in offered]
    entries = [_person(number, person, picked) for number, person in enumerate(can, start=1)]
    names = [person.short or person.name for person in can if person.id in picked]
    picked_words = _("Begin with {names}").format(names=listed(names))
    words = picked_words if names else _("Begin: pick {number} of them").format(number=either(sizes(page)))
    begin = _line(do.Follow(tuple(picked)), words, None, open=group(page, picked) is not None)
    about = " ".join("".join(piece.text for piece in block.pieces if isinstance(piece, Span)) for block in page.blocks)
    return MenuView("people", page.title, about, (*entries, begin), spaced=True)


def _person(number: int, person: Person, picked: Sequence[str]) -> Entry:
    said: Phrases = (Phrase(f"  {person.said}", "faint"),) if person.said else ()
    label: Phrases = (Phrase("  " + _("invented"), "invented"),) if person.invented else ()
    name = (Phrase(person.name, "strong"), *said, *label)
    about = tuple(part for block in person.about for part in (*block_words(block), Phrase(" ")))[:-1]
    below = (about,) if about else ()
    return Entry(do.Tick(person.id), name, number, below=below, ticked=person.id in picked)


# --- saves ----------------------------------------------------------------------------------------------------------


def saves_menu(shelf: Shelf, *, reading: bool) -> MenuView:
    """Return the saves there are, latest first; `reading` says that there is a run to be kept."""
    strangers = _("There are also saves of other stories here: {names}.").format(names=listed(shelf.strangers))
    others = strangers if shelf.strangers else ""
    none = "" if shelf.slots else _("Nothing saved yet. The game saves by itself after every choice.")
    about = " ".join(filter(None, [none, others]))
    entries = tuple(
        _line(do.Open(slot), slot_name(slot), number, _where(slot)) for number, slot in enumerate(shelf.slots, start=1)
    )
    return MenuView("saves", _("Saves"), about, entries, reading=reading)


def slot_name(slot: Slot) -> str:
    """Return how a save is called."""
    name = slot.save.name or _("Saved by itself")
    return _("{name} (another machine’s copy)").format(name=name) if slot.copied else name


def _where(slot: Slot) -> str:
    save = slot.save
    made = counted(len(save.choices))
    return " · ".join(
        part for part in (save.title, made, _("at its end") if save.ended else "", slot.save.told_time) if part
    )


def counted(choices: int) -> str:
    """Return that many choices in words."""
    return ngettext("one choice", "{number} choices", choices).format(number=choices)


# --- settings -------------------------------------------------------------------------------------------------------


def settings_menu(now: Settings, *, coloured: bool) -> MenuView:
    """Return the settings; each line, when taken, goes on to its next value."""
    theme = THEMES.get(now.theme, next(iter(THEMES.values()))) if coloured else N_("No colours, as NO_COLOR asks")
    lines = (
        ("theme", _("Theme"), _(theme), coloured),
        ("heat", _("Shown in full"), _(HEATS[now.heat]), True),
        ("width", _("Column"), _("{number} characters").format(number=now.width), True),
        ("notes", _("Notes"), _(NOTES[now.notes]), True),
    )
    entries = tuple(
        _line(
            do.SetHeat(following(now, "heat").heat) if name == "heat" else do.Use(following(now, name)),
            words,
            number,
            value,
            open=can,
        )
        for number, (name, words, value, can) in enumerate(lines, start=1)
    )
    return MenuView("list", _("Settings"), _("Taking a line changes it."), entries, spaced=True)


def following(now: Settings, name: str) -> Settings:
    """Return the settings with the next value of one of them."""
    match name:
        case "theme":
            names = list(THEMES)
            at = names.index(now.theme) if now.theme in names else -1
            return replace(now, theme=names[(at + 1) % len(names)])
        case "heat":
            return replace(now, heat=(now.heat + 1) % len(HEATS))
        case "width":
            return replace(now, width=next((width for width in WIDTHS if width > now.width), WIDTHS[0]))
    names = list(NOTES)
    return replace(now, notes=names[(names.index(now.notes) + 1) % len(names)])
