"""No word of ours is shown that is not looked up in the catalogue: in neither edition, and in no view."""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.plain.understand import understood, wanted
from game.session import Session
from game.session import command as do
from game.session.offers import with_key
from game.session.views import HelpView, PageView, TextView, View
from game.story.loader import load_story
from game.story.model import Story
from game.support.words import _
from tests.session.test_editions import LEAVING, heard, offered
from tests.stories import bridge, ferry, two_keys
from tests.strategies import stories
from tests.tongues import Tongue, english_in, in_greek, speaking
from tests.tui.bot import playing

STORIES = st.one_of(st.builds(ferry), st.builds(two_keys), st.builds(bridge), stories())


def said(view: View) -> Iterator[str]:
    """All that plain mode may say of a view, and what is told of all that can be done there."""
    news = (
        part
        for one in view.news
        for part in ([one] if isinstance(one, str) else [_(one.heard), with_key(one, view.offers)])
    )
    yield from (heard(view), *news, wanted(view))
    for offer in view.offers:
        yield from (offer.label, offer.tooltip, offer.takes, offer.key, offer.unless, *offer.words)
        answer = understood(view, f"{offer.words[0]} x") if offer.words else ""
        yield answer if isinstance(answer, str) and answer not in ("again", "more") else ""


def look(view: View, painted: str = "") -> None:
    """See that nothing of a view is in English."""
    assert [found for words in (*said(view), painted) if (found := english_in(words))] == []


async def walk(story: Story, folder: Path, numbers: list[int]) -> None:
    """Do what can be done, one thing after another, and look at every view in both editions."""
    async with playing(story, folder, (120, 40)) as bot:
        for number in numbers:
            look(bot.game.sitting.view, bot.all_words())
            ways = sorted((one for one in offered(bot.game.sitting.view) if not isinstance(one, LEAVING)), key=repr)
            if not ways:
                return
            bot.game.give(ways[number % len(ways)])
            await bot.settle()


@settings(max_examples=6, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(STORIES, st.lists(st.integers(0, 40), min_size=4, max_size=14))
def test_both_editions_speak_one_language(story: Story, numbers: list[int]) -> None:
    """Whatever is done in whatever story, every word that is not the story's comes from the catalogue."""
    with tempfile.TemporaryDirectory() as folder, speaking(Tongue()):
        asyncio.run(walk(in_greek(story), Path(folder), numbers))


def test_the_story_is_played_in_another_language(tmp_path: Path) -> None:
    """From the title of the whole story to its last page, with all that can be opened on the way."""
    story = load_story(WHERE_YOU_STOOD.story, None).story
    assert story is not None
    with speaking(Tongue()), Saves(tmp_path) as saves:
        sitting = Session(WHERE_YOU_STOOD, in_greek(story), saves)
        for step in range(2000):
            view = sitting.view
            look(view) if step < 60 or step % 10 == 0 else None
            if sitting.reading and sitting.reading.run.ended and not sitting.reading.run.waiting and _closed(view):
                break
            sitting.obey(_onward(view))
        assert _closed(sitting.view)
        for card in ("people", "about", "settings", "heat", "help", "saves", "know"):
            look(sitting.obey(do.Show(card)))  # type: ignore[arg-type]
            sitting.obey(do.Back())


def _closed(view: View) -> bool:
    return isinstance(view, PageView) and view.page.kind == "close"


def _onward(view: View) -> do.Command:
    """What goes on."""
    if isinstance(view, TextView | HelpView):
        return do.GoOn()
    if view.context == "people":
        return do.Follow(tuple(entry.command.person for entry in view.entries[:1]))  # type: ignore[union-attr]
    open_ones = [entry for entry in view.entries if entry.open]  # type: ignore[union-attr]
    return open_ones[0].command
