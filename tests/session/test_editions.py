"""Both editions show the words of every view, and in both just what it offers can be done."""

import asyncio
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from game.plain.paint import note_words, view_words
from game.plain.understand import understood
from game.play.page import NoteMark
from game.render.paragraph import letters
from game.render.spoken import spoken
from game.session import command as do
from game.session.command import Command
from game.session.making import entries_of
from game.session.views import AskView, AtlasView, HelpView, MenuView, PageView, TextView, View
from game.story.model import Story
from tests.stories import bridge, ferry, two_keys
from tests.strategies import stories
from tests.tui.bot import Bot, playing

SIGNS = re.compile(r"\(notes?\s+[\d,\sand]+\)|Note \d+,|[Yy]ou chose:|[\s,·⁰¹²³⁴⁵⁶⁷⁸⁹▏●○›‘’]")
LEAVING = (do.Quit, do.Leave, do.Print)
STORIES = st.one_of(st.builds(ferry), st.builds(two_keys), st.builds(bridge), stories())


def bare(shown: str) -> str:
    """Shown words without the signs that are an edition's own, however they are broken into lines."""
    return SIGNS.sub("", shown).casefold()


def words_in(view: View) -> Iterator[str]:
    """Every run of words that a view holds."""
    for entry in entries_of(view):
        yield letters(getattr(entry, "signs", ()) or entry.words)
        yield "" if entry.open else entry.reason
        yield from map(letters, entry.below)
    match view:
        case PageView(page=page):
            yield letters(view.entries[0].words) if view.entries else ""
            yield "".join(span.text for span in page.chosen) or page.title
            yield from ("".join(p.text for p in block.pieces if not isinstance(p, NoteMark)) for block in page.blocks)
            yield from (page.content, page.when if not page.chosen else "", page.eyes if not page.chosen else "")
            yield from ("Told in short" if page.brief and not page.chosen else "", *page.lines)
            yield from (one.label for one in page.meetings)
            yield from (words for one in page.unseen for words in (one.title, one.opening))
        case MenuView():
            yield from (view.heading, view.about)
        case TextView():
            yield from (view.heading, *(spoken(part.words) for part in view.paragraphs))
        case AtlasView():
            yield from (view.aside, view.sought, *(section.title for section in view.sections))
            yield from (part.text for part in (*view.about, *view.foot))
            yield from (part.text for part in (view.entries[view.at].seen if view.entries else ()))
        case HelpView():
            yield from (offer.tooltip for _, offers in view.groups for offer in offers if offer.keys and offer.words)
        case AskView():
            yield view.question


def heard(view: View) -> str:
    """What is read of a view in plain mode."""
    notes = note_words(view) if isinstance(view, PageView) else ()
    return "\n".join(f"{part.first}{spoken(part.words)}" for part in (*view_words(view), *notes))


def typed(view: View) -> set[Command]:
    """All that can be given in plain mode by the words and numbers that it tells."""
    word = "heat " if isinstance(view, MenuView) and view.asked else ""
    lines = [*(f"{word}{entry.number}" for entry in entries_of(view) if entry.number is not None and entry.open)]
    lines += [""] if any(entry.open and entry.number is None for entry in entries_of(view)) else []
    lines += [offer.words[0] for offer in view.offers if offer.make is not None and not offer.on_line]
    made = (understood(view, line) for line in lines)
    return {one for one in made if not isinstance(one, str)}


def offered(view: View) -> set[Command]:
    """All that a view says can be done, but for what is done to one line of it."""
    made = {offer.make(view, "") for offer in view.offers if offer.make is not None and not offer.on_line}
    return {one for one in (*made, *(entry.command for entry in entries_of(view) if entry.open)) if one is not None}


def by_people(commands: set[Command]) -> set[Command]:
    """The same, where a number follows in one edition and ticks in the other."""
    return {do.Tick(one.people[0]) if isinstance(one, do.Follow) and len(one.people) == 1 else one for one in commands}


async def walk(story: Story, folder: Path, numbers: list[int]) -> None:
    """Do what can be done, one thing after another, and look at every view in both editions."""
    async with playing(story, folder, (120, 40)) as bot:
        for number in numbers:
            look(bot)
            ways = sorted((one for one in offered(bot.game.sitting.view) if not isinstance(one, LEAVING)), key=repr)
            if not ways:
                return
            bot.game.give(ways[number % len(ways)])
            await bot.settle()


def look(bot: Bot) -> None:
    """Compare what both editions show of the view, and what can be done in each."""
    view, screen = bot.game.sitting.view, bot.game.screen
    painted, read = bare(bot.all_words()), bare(heard(view))
    for words in filter(None, map(bare, words_in(view))):
        assert words in painted, ("on the screen", words)
        assert words in read, ("in plain mode", words)
    keys = {one.make(screen.view, "") for one in screen.possible() if one.make and not one.on_line} - {None}
    entries = {entry.command for entry in entries_of(screen.view) if entry.open}
    assert keys | entries == offered(view)
    if not isinstance(view, AskView):
        assert by_people(typed(view)) == by_people(offered(view))


@settings(max_examples=6, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(STORIES, st.lists(st.integers(0, 40), min_size=4, max_size=14))
@example(two_keys(), [18, 19, 31, 1, 0, 0, 2, 24])  # the leaf of branches, which has signs for some words
def test_both_editions_show_and_offer_the_same(story: Story, numbers: list[int]) -> None:
    """Whatever is done in whatever story, each view has its words and its ways in both."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(walk(story, Path(folder), numbers))
