"""A story rewritten has every condition changed, and one rewritten by what is so anyway is played no differently."""

from collections.abc import Iterator

import msgspec
from hypothesis import given

from game.play.rules import begin, choose, open_choices
from game.story.logic import ALWAYS, NEVER, Among, And, Condition, Not, Or, substitute
from game.story.model import Story
from game.story.rewrite import map_story
from tests.stories import two_keys
from tests.strategies import stories


def conditions(thing: object) -> Iterator[Condition]:
    """Every condition in a value, wherever it stands; parts of conditions are none."""
    if isinstance(thing, Among | And | Not | Or):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from conditions(one)
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from conditions(getattr(thing, name))


@given(stories())
def test_every_condition_is_changed_once(story: Story) -> None:
    """Just the conditions that stand somewhere in the story are given to the change, each as often as it stands there."""
    asked: list[Condition] = []
    map_story(story, lambda condition: asked.append(condition) or condition)
    assert sorted(map(repr, asked)) == sorted(map(repr, conditions(story)))


def test_what_never_holds_is_left_out() -> None:
    """Where everything conditional never holds, no passage and no effect that asked is left, and nothing is read offstage."""
    story = map_story(two_keys(), lambda condition: condition if condition == ALWAYS else NEVER)
    for scene in story.scenes:
        if scene.on_stage == NEVER:
            assert (scene.text, scene.report, scene.choices) == ((), (), ())
        passages = (*scene.text, *(passage for choice in scene.choices for passage in choice.then))
        assert all(one.condition == ALWAYS for one in (*passages, *scene.effects))


@given(stories())
def test_what_is_never_written_may_be_put_in(story: Story) -> None:
    """With the values of unwritten variables put in, every path has the same choices and the same moments."""
    written = {effect.variable for scene in story.scenes for effect in scene.effects}
    known = {index: one.start for index, one in enumerate(story.variables) if index not in written}
    smaller = map_story(story, lambda condition: substitute(condition, known))
    here, there = begin(story), begin(smaller)
    for turn in range(20):
        assert here == there
        ways, same = open_choices(story, here), open_choices(smaller, there)
        assert [one.id for one in ways] == [one.id for one in same]
        if not ways:
            return
        here, there = choose(story, here, ways[turn % len(ways)]), choose(smaller, there, same[turn % len(ways)])
