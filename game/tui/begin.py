"""The questions before the first page: how much of the story, the briefing, whom to follow, how hot."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content

from game.play.run import Run
from game.story.excerpt import story_or_hour
from game.story.model import Story
from game.tui import texts
from game.tui.screens.menu import Menu
from game.tui.screens.people import People, picks
from game.tui.screens.settings import heats
from game.tui.widgets.acts import Entry

if TYPE_CHECKING:
    from game.tui.app import Game


async def begin(game: "Game") -> Run | None:
    """A new run, all questions answered; None when the reader went back from one of them."""
    story = await _part(game)
    if story is None:
        return None
    if story.briefing and await game.push_screen_wait(texts.briefing(story)) is None:
        return None
    run = Run(story, game.settings.heat)
    if not await pick(game, run) or not await _heat(game, run):
        return None
    game.saves.begin()
    return run


async def pick(game: "Game", run: Run) -> bool:
    """Let the reader say whom to follow, where that is still to be said; False to go back."""
    page = run.pages[-1]
    if run.log or not picks(page):
        return True
    choice = await game.push_screen_wait(People(run.story, page))
    if choice is not None:
        run.choose(choice)
    return choice is not None


async def _part(game: "Game") -> Story | None:
    """The story, or a part of it that the reader wants to read by itself; None to go back."""
    if not game.story.hours:
        return game.story
    entries = [Entry(game.story.id, Content("The whole story"), "1")]
    for number, hour in enumerate(game.story.hours, start=2):
        title, about = Content(f"{game.edition.hour}: {hour.title}"), Content(hour.about)
        entries.append(Entry(f"{game.story.id}.{hour.id}", title, str(number), below=about))
    chosen = await game.push_screen_wait(Menu("How much of it?", "", entries, gap=1))
    return None if chosen is None else story_or_hour(game.story, chosen)


async def _heat(game: "Game", run: Run) -> bool:
    """Let the reader say how hot the story may be, where it ever is; False to go back."""
    if not any(scene.heat for scene in run.story.scenes):
        return True
    heat = await game.push_screen_wait(heats(game.settings.heat))
    if heat is not None:
        run.heat = int(heat)
        game.set(replace(game.settings, heat=run.heat))
    return heat is not None
