"""What is asked where a run begins: which part of the story, whom to follow, and how much may be shown."""

from collections.abc import Sequence

from msgspec.structs import replace

from game.keep.settings import ContentTold, Settings
from game.play.page import Option, Page
from game.play.pages_read import told_in
from game.play.run import HOTTEST, MILDEST
from game.render.paragraph import Phrase, Phrases
from game.session import command as do
from game.session.texts import block_words
from game.session.views import Entry, MenuView
from game.story.excerpt import part_id
from game.story.model import Block, Person, Story
from game.support.words import N_, _, either, listed

HEATS = (
    N_("No violence: whatever has any is told in a few sentences"),
    N_("Threat in full, violence told in a few sentences"),
    N_("Violence near in full, the killing of helpless people in a few sentences"),
    N_("Everything in full"),
)
"""The heats, mildest first, each by its number."""

CONTENT = ("", N_("threat"), N_("violence"), N_("killing"))
"""What a page of each heat has on it, in a word."""

CONTENT_TOLD: dict[ContentTold, str] = {"full": N_("In full"), "word": N_("One word"), "none": N_("None")}
"""How much may be said of that above the page."""


def hours_menu(story: Story, heading: str) -> MenuView:
    """Return the parts of a story that can be read by themselves."""
    entries = tuple(
        Entry(do.New(part_id(story, part)), (Phrase(part.title),), number, below=((Phrase(part.about),),))
        for number, part in enumerate(story.hours, start=1)
    )
    return MenuView("list", heading, "", entries, spaced=True)


# --- how much may be shown ------------------------------------------------------------------------------------------


def heats_of(story: Story) -> tuple[int, ...]:
    """Return the heats that tell a story differently, mildest first; of several that tell it alike, the hottest."""
    short = {scene.heat for scene in story.scenes if scene.heat > MILDEST and scene.report}
    return (*(heat - 1 for heat in sorted(short)), HOTTEST)


def like(heat: int, heats: Sequence[int]) -> int:
    """Return which of the heats that differ tells the story as this heat does."""
    return next(one for one in heats if one >= heat)


def told_content(page: Page, how: ContentTold) -> str:
    """Return the content note of a page as a reader wishes it: in full, in a word, or none."""
    if how == "full" or not page.content:
        return page.content
    return _(CONTENT[page.heat]) if how == "word" else ""


def heats_menu(now: Settings, heats: Sequence[int], page: Page | None = None) -> MenuView:
    """Return the question which of these heats may be shown, pointing at the usual one, and how much is said above such pages.

    It is told what is on the page before which it is asked, if it is asked before one.
    """
    words, usual = {heat: _(HEATS[heat]) for heat in heats}, like(now.heat, heats)
    if page is None or now.heat_chosen:
        told = _("{heat} (as last time)") if page else _("{heat} (now)")
        words[usual] = told.format(heat=words[usual])
    answers = [Entry(do.SetHeat(heat), (Phrase(said),), heat) for heat, said in words.items()]
    ways = list(CONTENT_TOLD)
    following = ways[(ways.index(now.content) + 1) % len(ways)]
    notes = _("Change the note above such pages (now: {how})").format(how=_(CONTENT_TOLD[now.content]).lower())
    entries = (*answers, Entry(do.Use(replace(now, content=following)), (Phrase(notes),), len(HEATS)))
    once = _("This is asked once in each run, before you read on.") if page else ""
    about = _("Some scenes show violence. What shows more than you wish is told in short, with the same choices.")
    content = told_content(page, now.content) if page else ""
    ahead = _("The next page: {content}").format(content=content) if content else ""
    return MenuView(
        "heat",
        _("How much is to be shown?"),
        " ".join(filter(None, (once, about, ahead))),
        entries,
        at=heats.index(usual),
        spaced=True,
        asked=page is not None,
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


def wanted_sizes(page: Page) -> str:
    """Return in words how many people are to be picked."""
    return _("Pick {number} of them.").format(number=either(sizes(page)))


def people_menu(story: Story, page: Page, picked: Sequence[str]) -> MenuView:
    """Return those who can be followed: those picked with a tick, and the line that begins; or, of one alone, all begin."""
    offered = {one for option in page.options if option.number is not None for one in option.follows}
    can = [person for person in story.people if person.id in offered]
    alone = sizes(page) == (1,)
    entries = [_person(number, person, picked, alone=alone) for number, person in enumerate(can, start=1)]
    about = " ".join(map(told_in, page.blocks))
    if alone:
        at = next((at for at, person in enumerate(can) if person.id in picked), 0)
        return MenuView("people", page.title, about, tuple(entries), at=at, spaced=True)
    names = listed([person.short for person in can if person.id in picked])
    words = _("Begin with {names}").format(names=names) if names else wanted_sizes(page)
    begin = Entry(do.Follow(tuple(picked)), (Phrase(words),), open=group(page, picked) is not None)
    return MenuView("people", page.title, about, (*entries, begin), spaced=True, most=max(sizes(page), default=1))


def _person(number: int, person: Person, picked: Sequence[str], *, alone: bool) -> Entry:
    """A line that picks a person, or that begins with this one `alone`."""
    said: Phrases = (Phrase(f"  {person.said}", "faint"),) if person.said else ()
    label: Phrases = (Phrase(f"  {_('invented')}", "invented"),) if person.invented else ()
    name = (Phrase(person.name, "strong"), *said, *label)
    words = _in_a_line(person.hook or person.about)
    below = (words,) if words else ()
    if alone:
        return Entry(do.Follow((person.id,)), name, number, below=below)
    return Entry(do.Tick(person.id), name, number, below=below, ticked=person.id in picked)


def _in_a_line(blocks: Sequence[Block]) -> Phrases:
    """The words of blocks one after another, to be read rather than looked up."""
    parts = [part for block in blocks for part in (*block_words(block), Phrase(" "))][:-1]
    return tuple(Phrase(part.text, part.role or "note", part.emphasis) for part in parts)
