"""The settings as a list: each line changes one of them, forth and back, above it a paragraph that shows how one reads."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.keep.settings import Settings
from game.render.paragraph import Paragraph, Phrase
from game.session import command as do
from game.session.beginning import CONTENT_TOLD, HEATS, like
from game.session.command import Command
from game.session.views import Entry, MenuView
from game.support.words import N_, _

THEMES = {
    "night": N_("Night: bone on warm black"),
    "newsprint": N_("Newsprint: ink on paper"),
    "contrast": N_("High contrast"),
    "terminal": N_("The terminal’s own colours"),
}
"""The ways the full screen may look; the first is the usual one."""

NOTES = {
    "beside": N_("Beside the text, where there is room"),
    "below": N_("Below their paragraph"),
    "key": N_("One key away"),
    "off": N_("One key away, and no marks in the text"),
}
"""Where notes may stand."""

WIDTHS, PLAIN_WIDTHS, MARGINS = (46, 54, 60, 66, 72, 80), (0, 40, 66, 72, 80), (0, 24, 32, 40, 48)


class Dial(Struct, frozen=True):
    """A setting that can be changed: the name of its field, what it is called, and its values, each with its words."""

    field: str
    label: str
    values: tuple[tuple[Any, str], ...]


DIALS = (
    Dial("theme", N_("Theme"), tuple(THEMES.items())),
    Dial("heat", N_("Shown in full"), tuple(enumerate(HEATS))),
    Dial("content", N_("Content notes"), tuple(CONTENT_TOLD.items())),
    Dial("width", N_("Column"), tuple((width, N_("{number} characters")) for width in WIDTHS)),
    Dial("spacing", N_("Paragraphs"), (("line", N_("Parted by an empty line")), ("indent", N_("Indented")))),
    Dial("notes", N_("Notes"), tuple(NOTES.items())),
    Dial(
        "margin",
        N_("Margin"),
        tuple((width, N_("{number} characters") if width else N_("What there is room for")) for width in MARGINS),
    ),
    Dial(
        "pointer",
        N_("What is pointed at"),
        (("arrow", N_("An arrow, and bold")), ("bar", N_("A bar, and bold")), ("reverse", N_("In reverse"))),
    ),
    Dial("mouse", N_("Mouse"), ((True, N_("A click does what it is on")), (False, N_("Ignored")))),
    Dial("progress", N_("How far you are"), ((True, N_("Shown")), (False, N_("Not shown")))),
    Dial(
        "plain_width",
        N_("Lines in plain mode"),
        tuple((width, N_("{number} characters") if width else N_("Not broken")) for width in PLAIN_WIDTHS),
    ),
)
"""All that a reader can set, in the order of the list."""


def settings_menu(now: Settings, heats: Sequence[int], *, coloured: bool, noted: bool = True) -> MenuView:
    """Return the settings; each line, when taken, goes on to its next value, and can go back to the one before.

    Of the heats it has those that differ, and is without the line where none do; that of the notes where none is `noted`.
    """
    steps = tuple((heat, HEATS[heat]) for heat in heats)
    offered = {"heat": len(steps) > 1, "content": noted}
    dials = [
        replace(dial, values=steps) if dial.field == "heat" else dial for dial in DIALS if offered.get(dial.field, True)
    ]
    entries = tuple(_dialled(dial, number, now, coloured=coloured) for number, dial in enumerate(dials, start=1))
    about = _("A line goes on to its next value when it is taken.")
    return MenuView("list", _("Settings"), about, entries, told=tuple(_shown(now)))


def _dialled(dial: Dial, number: int, now: Settings, *, coloured: bool) -> Entry:
    can = coloured or dial.field != "theme"
    value = _worded(dial, _set(dial, now)) if can else _("No colours, as NO_COLOR asks")
    words, shown = (Phrase(_(dial.label)),), (Phrase(value, "note"),)
    return Entry(turned(now, dial, 1), words, number, open=can, value=shown, before=turned(now, dial, -1))


def _set(dial: Dial, now: Settings) -> object:
    """What is set; of the heats, that among the dial's which tells the story alike."""
    return getattr(now, dial.field) if dial.field != "heat" else like(now.heat, [heat for heat, _words in dial.values])


def _worded(dial: Dial, value: object) -> str:
    """The words of a value, those of a number that is none of the usual ones, too."""
    words = dict(dial.values).get(value, dial.values[-1][1])
    return _(words).format(number=value)


def turned(now: Settings, dial: Dial, step: int) -> Command:
    """Return what sets the value after the one that is set, or before it; past the last comes the first."""
    values = [value for value, _words in dial.values]
    value = _set(dial, now)
    at = values.index(value) if value in values else _nearest(values, value) - (step > 0)
    wanted = values[(at + step) % len(values)]
    return do.SetHeat(wanted) if dial.field == "heat" else do.Use(replace(now, **{dial.field: wanted}))


def _nearest(values: list[object], value: object) -> int:
    """The index of the first of some numbers that is greater than a number which is none of them."""
    if not isinstance(value, int):
        return 0
    return next((at for at, one in enumerate(values) if isinstance(one, int) and one > value), 0)


SHOWN = {
    "beside": N_("This is how a page is set. What it rests on stands beside its words, where there is room."),
    "below": N_("This is how a page is set. What it rests on stands below its words."),
    "key": N_("This is how a page is set. What it rests on opens with a key."),
    "off": N_("This is how a page is set. What it rests on opens with a key, and nothing in the text is marked."),
}
"""What is read above the settings, for each way in which notes may stand."""


def _shown(now: Settings) -> Iterator[Paragraph]:
    """Two paragraphs as they are read with these settings, with a note between them where notes stand below."""
    mark = () if now.notes == "off" else (Phrase("1", "mark"),)
    yield Paragraph((Phrase(_(SHOWN[now.notes])), *mark))
    if now.notes == "below":
        told = Phrase(f" {_('And so reads a note.')}", "note")
        yield Paragraph((Phrase("1", "mark"), Phrase(f" {_('general knowledge')}", "general"), told), indent=3)
    indented = now.spacing == "indent"
    second = _("Between two paragraphs there is an empty line, or the second one begins a little further in.")
    yield Paragraph((Phrase(second),), first="  " if indented else "", close=indented)
