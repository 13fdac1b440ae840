"""What all leaves of the atlas share: which there are, which was seen last, and finding words in them."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from game.play.run import Run
from game.render.paragraph import letters, paragraph
from game.session import command as do
from game.session.atlas.branches import branches_leaf
from game.session.atlas.calendar import calendar_leaf
from game.session.atlas.contents import LeafContents
from game.session.atlas.find import find
from game.session.atlas.journal import journal_leaf
from game.session.atlas.ledger import ledger_leaf
from game.session.atlas.map import map_leaf
from game.session.atlas.people import people_leaf
from game.session.command import Leaf
from game.session.reading import Reading
from game.session.views import AtlasEntry, AtlasView, Section
from game.support.printable import printable
from game.support.words import N_, _, ngettext

MakeLeaf: TypeAlias = Callable[[Reading], LeafContents]


def _of_run(make: Callable[[Run], LeafContents]) -> MakeLeaf:
    """Return what makes a leaf that hangs on the choices made alone."""
    return lambda reading: make(reading.run)


LEAVES: dict[Leaf, tuple[str, MakeLeaf]] = {
    "calendar": (N_("calendar"), calendar_leaf),
    "map": (N_("map"), map_leaf),
    "people": (N_("people"), people_leaf),
    "journal": (N_("journal"), journal_leaf),
    "ledger": (N_("ledger"), _of_run(ledger_leaf)),
    "branches": (N_("branches"), branches_leaf),
}
"""The leaves in their order, each with its name and what makes it of a run."""


class Atlas:
    """The reader's place in the atlas: the leaf seen last, and the words sought in it."""

    def __init__(self) -> None:
        self.leaf: Leaf = "calendar"
        self.sought = ""

    def turn(self, *commands: do.Consult | do.Seek) -> None:
        """Turn to a leaf, or seek words in this one."""
        for command in commands:
            match command:
                case do.Consult(leaf):
                    self.leaf, self.sought = leaf or self.leaf, ""
                case do.Seek(words):
                    self.sought = (words or "").strip()

    def view(self, reading: Reading) -> AtlasView:
        """Return the leaf as it is seen now."""
        contents = LEAVES[self.leaf][1](reading)
        numbered = _numbered(contents.sections)
        sections, told = _holding(numbered, self.sought) if self.sought else (numbered, "")
        count = sum(len(section.entries) for section in sections)
        return AtlasView(
            self.leaf,
            tuple((leaf, _(name)) for leaf, (name, _make) in LEAVES.items()),
            sections,
            aside=contents.aside,
            about=(paragraph(told),) if told else contents.about,
            foot=() if told else contents.foot,
            at=0 if told else min(contents.at, max(count - 1, 0)),
            sought=self.sought,
            drawing=None if told else contents.drawing,
            made=reading.run.made,
        )


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Number the entries of all sections, from 1."""
    found, before = [], 1
    for section in sections:
        entries = tuple(replace(entry, number=number) for number, entry in enumerate(section.entries, start=before))
        found.append(replace(section, entries=entries))
        before += len(entries)
    return tuple(found)


def _holding(sections: tuple[Section, ...], sought: str) -> tuple[tuple[Section, ...], str]:
    """Return what holds the words sought of each section, with the words round them, and say how much that is."""
    found: list[Section] = []
    times = 0
    for section in sections:
        held = tuple((entry, hit) for entry in section.entries if (hit := find(_text(entry), sought)))
        times += sum(hit.count for _entry, hit in held)
        if held:
            found.append(replace(section, entries=tuple(replace(entry, below=(hit.words,)) for entry, hit in held)))
    count, all = (sum(len(section.entries) for section in some) for some in (found, sections))
    sought = printable(sought)
    if not found:
        return (), _("“{words}” is not here.").format(words=sought)
    told = ngettext(
        "“{words}” stands here once; lines with it: {count} of {all}.",
        "“{words}” stands here {times} times; lines with it: {count} of {all}.",
        times,
    )
    return tuple(found), told.format(words=sought, times=times, count=count, all=all)


def _text(entry: AtlasEntry) -> str:
    return "\n".join((letters(entry.words), *(part.text for part in entry.seen), entry.text))
