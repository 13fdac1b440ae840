"""What all leaves of the atlas share: which there are, which was seen last, and finding words in them."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec.structs import replace

from game.play.run import Run
from game.render.paragraph import letters
from game.session import command as do
from game.session.atlas.branches import branches_leaf
from game.session.atlas.calendar import calendar_leaf
from game.session.atlas.contents import LeafContents
from game.session.atlas.journal import journal_leaf
from game.session.atlas.ledger import ledger_leaf
from game.session.atlas.map import map_leaf
from game.session.atlas.people import people_leaf
from game.session.command import Leaf
from game.session.reading import Reading
from game.session.views import AtlasEntry, AtlasView, Section
from game.support.words import N_, _

MakeLeaf: TypeAlias = Callable[[Reading], LeafContents]


def _of_run(make: Callable[[Run], LeafContents]) -> MakeLeaf:
    """Return what makes a leaf that hangs on the choices made alone."""
    return lambda reading: make(reading.run)


LEAVES: dict[Leaf, tuple[str, MakeLeaf]] = {
    "calendar": (N_("calendar"), calendar_leaf),
    "map": (N_("map"), _of_run(map_leaf)),
    "people": (N_("people"), _of_run(people_leaf)),
    "journal": (N_("journal"), _of_run(journal_leaf)),
    "ledger": (N_("ledger"), _of_run(ledger_leaf)),
    "branches": (N_("branches"), _of_run(branches_leaf)),
}
"""The leaves in their order, each with its name and what makes it of a run."""


class Atlas:
    """The reader's place in the atlas: the leaf seen last, and the words sought in it."""

    def __init__(self) -> None:
        self.leaf: Leaf = "calendar"
        self.sought = ""

    def turn(self, command: do.Consult | do.Seek) -> None:
        """Turn to a leaf, or seek words in this one."""
        match command:
            case do.Consult(leaf):
                self.leaf, self.sought = leaf or self.leaf, ""
            case do.Seek(words):
                self.sought = (words or "").strip()

    def view(self, reading: Reading) -> AtlasView:
        """Return the leaf as it is seen now."""
        contents = LEAVES[self.leaf][1](reading)
        found = tuple(_holding(_numbered(contents.sections), self.sought.casefold()))
        count = sum(len(section.entries) for section in found)
        at = contents.at if not self.sought else 0
        return AtlasView(
            self.leaf,
            tuple((leaf, _(name)) for leaf, (name, _make) in LEAVES.items()),
            found,
            aside=contents.aside,
            about=contents.about,
            foot=contents.foot,
            at=min(at, max(count - 1, 0)),
            sought=self.sought,
            drawing=contents.drawing,
            made=len(reading.run.log),
        )


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Number the entries of all sections, from 1."""
    found, before = [], 1
    for section in sections:
        entries = tuple(replace(entry, number=number) for number, entry in enumerate(section.entries, start=before))
        found.append(replace(section, entries=entries))
        before += len(entries)
    return tuple(found)


def _holding(sections: tuple[Section, ...], words: str) -> Iterator[Section]:
    """Yield what holds these words of each section."""
    for section in sections:
        held = tuple(entry for entry in section.entries if words in _text(entry).casefold())
        if held or not words:
            yield replace(section, entries=held)


def _text(entry: AtlasEntry) -> str:
    return " ".join((letters(entry.words), *(part.text for part in entry.seen), entry.text))
