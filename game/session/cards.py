"""What can be opened over a page or the title: lists, texts, the help."""

from collections.abc import Callable

from game.session import menus, texts
from game.session.afterwards import turns_menu, unseen_menu
from game.session.beginning import heats_menu, heats_of, hours_menu
from game.session.comfort import settings_menu
from game.session.command import Card
from game.session.keeping import Keeping
from game.session.offers import headed
from game.session.reading import Reading
from game.session.views import HelpView, View
from game.story.model import Story
from game.support.words import _


def cards(
    keeping: Keeping, story: Story, reading: Reading | None, under: Callable[[], View], *, hour: str, coloured: bool
) -> dict[Card, Callable[[], View]]:
    """Return what can be opened now, each as what makes it whenever it is shown.

    `story` is the one that is read, `under` makes what lies open now, and `hour` what parts of a story are offered as.
    """
    run = reading.run if reading else None
    without, heats = offers_without_use(story, reading), heats_of(story)
    noted = any(scene.content for scene in story.scenes)
    made: dict[Card, Callable[[], View]] = {
        "hours": lambda: hours_menu(story, _(hour)),
        "saves": lambda: menus.saves_menu(keeping.shelf(), reading=run is not None),
        "people": lambda: texts.people_text(story, run),
        "about": lambda: menus.look_up_menu(texts.look_up_texts(story, run)),
        "settings": lambda: settings_menu(keeping.settings, heats, coloured=coloured, noted=noted),
        "heat": lambda: heats_menu(keeping.settings, heats),
        "help": lambda: HelpView(
            _("All that can be done"),
            headed(under().context, keeping.keymap, without),
            keeping.about_keys,
            named=keeping.keys_named,
        ),
    }
    if reading is not None:
        made["so far"] = lambda: texts.so_far_text(story, reading.act)
        made["turns"], made["unseen"] = lambda: turns_menu(reading.run), lambda: unseen_menu(reading.run)
        if told := reading.told:
            made["know"] = lambda: texts.know_text(told)
            made["differ"] = lambda: texts.differ_text(told)
    return made


def offers_without_use(story: Story, reading: Reading | None) -> frozenset[str]:
    """Return the ids of those offers behind which there is nothing, because the story has none of what they show."""
    cool = {"heat"} if len(heats_of(story)) == 1 else set()
    told = reading is None or story.briefing or (reading.act and reading.act.so_far)
    return frozenset(cool if told else cool | {"so_far", "briefing"})
