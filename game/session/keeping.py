"""What a sitting keeps on the disk: the run by itself and under names, the settings; and what it tells of that, once."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from game.keep.disk import Trouble
from game.keep.keymap import KEYS, Keymap
from game.keep.print_file import SUFFIX, print_out, said, usual_file
from game.keep.settings import NARROWEST, WIDEST, Settings
from game.keep.shelf import Opened, Saves, Shelf, Slot, Taken
from game.play.run import HOTTEST, MILDEST, Run
from game.render.markdown import transcript
from game.session import command as do
from game.session.beginning import HEATS, heats_of, like
from game.session.command import Command
from game.session.offers import usual_keys
from game.session.reading import Reading
from game.story.model import Story
from game.support.printable import printable
from game.support.words import N_, _, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.session.views import Said

GOOD_BYE, SAVED = N_("Good-bye."), N_("Saved. You can go on from here.")
NO_OWN_KEYS = N_("Keys of your own go into {path}; once there is such a file, this list names the id of everything.")
OWN_KEYS = N_(
    "Keys of your own stand in {path}, read at the start, each under the id that ends its line here: "
    "undo = 'z', or atlas = ['a', 'f5']."
)
IN_USE = N_("This run lies open in another game, too; what you do here is kept beside it, as a save of its own.")
LOST = N_("Your last steps could not be saved. Good-bye.")


class Keeping:
    """The saves of a story and of its parts. `news` is what there is to tell; `settings` are those in use.

    `deliver` is given the name and the words of a sheet where the reader sits at another machine than this one.

    `heat`, where it is given, is that of this sitting: what the reader has said at other times stays kept.
    """

    def __init__(self, story: Story, saves: Saves, settings: Settings | None, heat: int | None = None) -> None:
        self.news: list[Said] = []
        self.saves = saves
        self._story = story
        self._told: set[str] = set()
        self.deliver: Callable[[str, str], None] | None = None
        kept, trouble = saves.settings()
        self.settings = kept if settings is None else settings
        if heat is not None:
            self.settings = replace(self.settings, heat=heat)
        self.keymap: Keymap = {}
        self.keys_named = False  # whether there is a file of such keys, for which one needs to know the ids
        self.about_keys: tuple[str, ...] = ()  # where the reader's own keys are kept, and what is wrong with them
        self.tell(trouble)

    def read_keymap(self) -> None:
        """Use the reader's own keys from now on, and say what is wrong with them."""
        read = self.saves.keymap(usual_keys())
        self.keymap, faults = read or ({}, ())
        if self.saves.folder is not None:
            path = printable(str(self.saves.folder / KEYS))
            self.about_keys = ((_(OWN_KEYS) if read else _(NO_OWN_KEYS)).format(path=path), *faults)
        self.keys_named = read is not None
        self.news += faults

    def tell(self, *troubles: Trouble | None) -> None:
        """Say what went wrong with the disk, each thing once."""
        for trouble in troubles:
            if trouble is not None and trouble.told not in self._told:
                self._told.add(trouble.told)
                self.news.append(trouble.told)

    def autosave(self, reading: Reading | None) -> bool:
        """Save a run where it is; False when that could not be done."""
        if reading is None:
            return True
        trouble = self.saves.autosave(reading.run, reading.index, reading.block)
        self.tell(trouble)
        return trouble is None

    def farewell(self, reading: Reading | None) -> tuple[str, bool]:
        """Save a run and return the last words, and whether nothing of it is lost."""
        kept = self.autosave(reading)
        if reading is None or not reading.run.made or reading.run.ended or not self.saves.automatic:
            return _(GOOD_BYE), True
        return (_(SAVED), True) if kept else (_(LOST), False)

    def shelf(self) -> Shelf:
        """Return all saves of the story and of its parts, latest first; what is wrong with others is told."""
        found = self.saves.shelf(self._story)
        self.tell(*found.troubles)
        return found

    def open(self, slot: Slot) -> Opened:
        """Play a save again at the reader's heat, and go on in it, or beside it where another game does: that is told."""
        opened = self.saves.open(slot, self._story, self.settings.heat)
        self.news += [_(IN_USE)] if opened.in_use and self.saves.automatic else []
        return opened

    def keep(self, name: str, reading: Reading, *, over: bool) -> bool:
        """Keep the run under a name and say so; False, and nothing said, where another save has the name."""
        kept = self.saves.keep(name, reading.run, reading.index, reading.block, replace=over)
        if isinstance(kept, Taken):
            return False
        not_saved, as_name = _("Not saved: {why}.").format(why=kept), _("Kept as “{name}”.").format(name=name)
        self.news.append(not_saved if kept else as_name)
        return True

    def set_aside(self, slot: Slot) -> None:
        """Take a save off the shelf and say so."""
        trouble = self.saves.set_aside(slot)
        self.news.append(trouble.told if trouble else _("Set aside."))

    def print_file(self, run: Run, path: str) -> None:
        """Write what was read to a file, or deliver it, and say where it is."""
        if self.deliver is None:
            self.news.append(said(print_out(run, Path(path))))
            return
        name = f"{run.story.id}{SUFFIX}"
        self.deliver(name, transcript(run))
        self.news.append(_("Your browser is given {file}.").format(file=name))

    def usual_file(self, run: Run) -> str:
        """Return the file offered for what was read."""
        return str(usual_file(run))

    def change(self, command: Command, reading: Reading | None) -> bool:
        """Change a setting and say so; False where there is no such value."""
        told = reading is not None and reading.asking  # that page itself says how it is told
        changed = settings_after(self.settings, command)
        heats = heats_of(reading.run.story if reading else self._story)
        if changed is None:
            there_are = _("There are the heats {heats}.").format(heats=listed([str(heat) for heat in heats]))
            tuned = _("Type settings width 40, for example; 0 breaks no lines. Or settings marks off, and on.")
            self.news.append(tuned if isinstance(command, do.Tune) else there_are)
            return False
        if isinstance(command, do.Widen):
            self.news.append(width_told(self.settings, changed, wider=command.by > 0))
        self.use(changed, reading)
        if isinstance(command, do.SetHeat):
            self.news += [] if told else [_(HEATS[like(changed.heat, heats)])]
            if reading is not None:
                reading.run.heat_said = True
        return True

    def remember(self, settings: Settings) -> Trouble | None:
        """Use these settings from now on and keep them; returns what went wrong with that."""
        before, self.settings = self.settings, settings
        return self.saves.keep_settings(settings, before)

    def use(self, settings: Settings, reading: Reading | None) -> None:
        """Use these settings from now on, in the present run too, and keep them."""
        if settings != self.settings:
            self.tell(self.remember(settings))
        if reading is not None and reading.run.heat != settings.heat:
            reading.run.heat = settings.heat


def width_told(before: Settings, now: Settings, *, wider: bool) -> str:
    """Return how wide the column is now, lines in plain mode where those are not as wide, and whether it is as wide as it gets."""
    words = _("The column is {number} characters wide.")
    if now.plain_width not in (0, now.width):
        words = _("The column is {number} characters wide, and lines in plain mode have {lines}.")
    told = words.format(number=now.width, lines=now.plain_width)
    if now != before:
        return told
    return f"{told} {_('It gets no wider.') if wider else _('It gets no narrower.')}"


def settings_after(now: Settings, command: Command) -> Settings | None:
    """Return the settings that a command makes of those now in use, or None where it asks for a heat that there is not."""
    match command:
        case do.Use(settings):
            return settings
        case do.Tune(name, value):
            return _tuned(now, name, value)
        case do.Widen(by):
            width, spoken = (min(max(one + by, NARROWEST), WIDEST) for one in (now.width, now.plain_width))
            return replace(now, width=width, plain_width=spoken if now.plain_width else 0)
        case do.SetHeat(heat):
            return replace(now, heat=heat, heat_chosen=True) if MILDEST <= heat <= HOTTEST else None
    return now


def _tuned(now: Settings, name: str, value: str) -> Settings | None:
    """Return the settings with the value that was typed for one, or None where it has no such value."""
    match name, value:
        case "width", number if number.isdecimal() and (number == "0" or NARROWEST <= int(number[:4]) <= WIDEST):
            return replace(now, plain_width=int(number))
        case "marks", "on" | "off":
            return replace(now, notes="off" if value == "off" else "beside")
    return None
