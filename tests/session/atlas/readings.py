"""Runs that are read: of drawn stories and of the one that comes with the game, as far as chance leads them."""

from functools import cache
from random import Random

from hypothesis import strategies as st
from msgspec.structs import replace

from game.play.rules import is_open
from game.play.run import Run
from game.session.atlas.calendar import Stop, stops_of
from game.session.reading import Reading
from game.story.compile.dating import read_dates
from game.story.compiler import compile_story
from game.story.diagnostics import Diagnostics
from game.story.model import SceneKind, Story
from game.story.source.nodes import Scalar, SourceFile
from tests.stories import HERE, bridge, ferry, two_keys
from tests.strategies import stories

BRIDGE = bridge()
STORIES = st.one_of(st.builds(ferry), st.builds(two_keys), st.just(BRIDGE), stories())
NUMBERS = st.lists(st.integers(0, 99), max_size=12)


@cache
def shipped() -> Story:
    """The story that comes with the game."""
    story = compile_story(HERE.parents[1] / "scenes").story
    assert story is not None
    return story


def read(story: Story, numbers: list[int]) -> Reading:
    """A reading in which these open choices were made, one after another, and the last page lies open."""
    run = Run(story)
    for number in numbers:
        scene = run.scene
        can = [choice.id for choice in scene.choices if is_open(choice, run.moment)] if scene else []
        if not can:
            break
        run.choose(can[number % len(can)])
    return Reading(run, len(run.pages) - 1)


def read_to_the_end(seed: int, lives: int = 2) -> Reading:
    """A reading of the story that comes with the game, to its end, by so many people at a time."""
    chance, run = Random(seed), Run(shipped())
    first = run.scene.choices if run.scene else ()
    run.choose(chance.choice([one.id for one in first if one.id.count("+") == lives - 1]))
    while run.scene is not None:
        run.choose(chance.choice([one.id for one in run.scene.choices if is_open(one, run.moment)]))
    return Reading(run, len(run.pages) - 1)


def default_reading(choices: int) -> Reading:
    """A reading of that story through the first two who can be followed, so many default choices far."""
    run = Run(shipped())
    while run.scene is not None and len(run.log) < choices:
        scene = run.scene
        two = next((one.id for one in scene.choices if one.id.count("+") == 1), None)
        run.choose(two or next((one.id for one in scene.choices if one.default), scene.choices[0].id))
    return Reading(run, len(run.pages) - 1)


def scenes_read(reading: Reading) -> list[str]:
    """The ids of the scenes that were read, the present one included, in the order of the log."""
    steps = [step.scene for step in reading.run.steps]
    here = [reading.run.scene] if reading.run.scene else []
    return [scene.id for scene in (*steps, *here) if scene.sort is SceneKind.SCENE]


def stop_on(date: str | None) -> Stop:
    """A scene that was read, as if it were of this date."""
    stop, problems = next(stops_of(read(BRIDGE, [0, 0]))), Diagnostics()
    span = read_dates(Scalar(SourceFile("a.yaml", (date,), {}), 1, 1, date, ""), problems) if date else None
    return replace(stop, scene=replace(stop.scene, date=span))
