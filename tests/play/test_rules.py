"""The rules of play as laws of generated stories, at every place and with any values, reached or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.play import rules
from game.play.moment import Moment
from game.play.rules import Closed
from game.story.logic import Among, Effect, Operation, holds
from game.story.model import Choice, Ending, Scene, Story, VariableKind
from tests.stories import ferry, two_keys
from tests.strategies import stories

STORIES = st.one_of(st.sampled_from([ferry(), two_keys()]), stories())
PEOPLED = st.one_of(st.just(two_keys()), stories(people=(1, 2, 2, 3)))


@st.composite
def valued(draw: st.DrawFn, drawn: st.SearchStrategy[Story] = STORIES) -> tuple[Story, tuple[int, ...]]:
    """A story and a value for each of its variables, whether or not any path brings them about."""
    story = draw(drawn)
    return story, tuple(draw(st.integers(0, len(variable.domain) - 1)) for variable in story.variables)


def moments(story: Story, values: tuple[int, ...]) -> list[Moment]:
    """With these values the moment of each place: the scenes, the calendar's end, the endings reached by name."""
    return [Moment(place, values) for place in range(story.end + 1 + len(story.endings))]


def done(effects: tuple[Effect, ...], values: tuple[int, ...], domains: tuple[int, ...]) -> tuple[int, ...]:
    """The values after the effects, worked out from what each says that it does and not from its table."""
    now = list(values)
    for one in effects:
        if holds(one.condition, now):
            old, last = now[one.variable], domains[one.variable] - 1
            now[one.variable] = {
                Operation.SET: one.amount,
                Operation.RISE: max(old, one.amount),
                Operation.FALL: min(old, one.amount),
                Operation.ADD: min(old + one.amount, last),
                Operation.SUBTRACT: max(old - one.amount, 0),
            }[one.does]
    return tuple(now)


def after(story: Story, moment: Moment, effects: tuple[Effect, ...], to: int | None) -> Moment:
    """Where the reader stands once these effects are made here and the story has gone on to this place, or just on."""
    sizes = tuple(len(variable.domain) for variable in story.variables)
    target = moment.place + 1 if to is None else to
    return rules.onward(story, Moment(target, done(effects, moment.values, sizes)))


def is_followed(story: Story, moment: Moment, person: str) -> bool:
    """Whether the variable that the engine keeps of this person says so."""
    (at,) = (at for at, variable in enumerate(story.variables) if variable.name == f"{person}.followed")
    assert story.variables[at].kind is VariableKind.FOLLOWED
    return moment.values[at] == 1


# --- going on -------------------------------------------------------------------------------------------------------


@given(STORIES)
def test_a_story_begins_at_its_first_place_with_every_start(story: Story) -> None:
    """The first moment is where one comes to stand from the calendar's first place, every variable at its start."""
    assert rules.begin(story) == rules.onward(story, Moment(0, tuple(one.start for one in story.variables)))


@given(valued())
def test_going_on_takes_one_place_after_another(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """A scene on stage and an end stay; what happens offstage takes its default in silence; the rest is passed over."""
    story, values = drawn
    for moment in moments(story, values):
        scene = story.scenes[moment.place] if moment.place < story.end else None
        if scene is None or holds(scene.on_stage, values):
            expected = moment
        elif holds(scene.happens, values):
            expected = after(story, moment, scene.offstage, scene.offstage_to)
        else:
            expected = rules.onward(story, Moment(moment.place + 1, values))
        assert rules.onward(story, moment) == expected


@given(valued())
def test_going_on_comes_to_a_stand(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """Wherever one goes on from, one comes to a scene on stage or to an end, and never back in the calendar."""
    story, values = drawn
    for moment in moments(story, values):
        found = rules.onward(story, moment)
        assert found.place >= moment.place
        assert rules.has_ended(story, found) == (found.place >= story.end)
        scene = rules.scene_at(story, found)
        assert scene == (story.scenes[found.place] if found.place < story.end else None)
        assert scene is None or holds(scene.on_stage, found.values)


# --- choosing -------------------------------------------------------------------------------------------------------


@given(valued())
def test_open_choices_are_those_whose_condition_holds(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """They stand in the scene's order, every one of them and no other; after the end there is none."""
    story, values = drawn
    for moment in moments(story, values):
        choices = story.scenes[moment.place].choices if moment.place < story.end else ()
        expected = tuple(choice for choice in choices if holds(choice.condition, values))
        assert rules.open_choices(story, moment) == expected
        assert tuple(choice for choice in choices if rules.is_open(choice, moment)) == expected


@given(valued())
def test_a_choice_makes_its_effects_and_leads_where_it_says(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """An open choice makes its effects in order, and one stands where one goes on to from its destination."""
    story, values = drawn
    for moment in moments(story, values):
        for choice in rules.open_choices(story, moment):
            assert rules.choose(story, moment, choice) == after(story, moment, choice.effects, choice.to)


@given(valued())
def test_no_other_choice_can_be_made(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """A closed choice, a choice of another scene and any choice after the end raise `Closed`."""
    story, values = drawn
    for moment in moments(story, values):
        open_now = rules.open_choices(story, moment)
        for choice in (choice for scene in story.scenes for choice in scene.choices):
            if choice not in open_now:
                with pytest.raises(Closed):
                    rules.choose(story, moment, choice)


# --- people ---------------------------------------------------------------------------------------------------------


@given(valued(PEOPLED))
def test_who_is_followed_comes_in_the_order_of_the_story(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """The people followed are those of whom the engine remembers it, in the order in which the story names them."""
    story, values = drawn
    moment = Moment(0, values)
    assert rules.followed(story, moment) == tuple(one for one in story.people if is_followed(story, moment, one.id))


def test_in_a_story_without_people_nobody_is_followed() -> None:
    """Nobody is followed there, and nothing is seen through anybody."""
    story = ferry()
    start = rules.begin(story)
    assert rules.followed(story, start) == ()
    assert {rules.eyes(scene, start) for scene in story.scenes} == {None}


@given(valued(PEOPLED))
def test_a_scene_is_on_stage_while_its_eyes_are_followed(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """A scene with people is on stage just while it happens and who sees it is followed and still there."""
    story, values = drawn
    people = {person.id: person for person in story.people}
    for place, scene in enumerate(story.scenes):
        moment = Moment(place, values)
        who = rules.eyes(scene, moment)
        seen = who is not None and is_followed(story, moment, who) and holds(people[who].present_while, values)
        assert holds(scene.on_stage, values) == (holds(scene.happens, values) and (seen or not scene.people))


@given(valued(PEOPLED))
def test_people_see_in_the_order_of_their_scene(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """Of all who could see a scene the one whom it names first does; the order in the story does not count."""
    story, values = drawn
    for place, scene in enumerate(story.scenes):
        able = {who for who, condition in scene.viewpoints if holds(condition, values)}
        assert rules.eyes(scene, Moment(place, values)) == next((who for who in scene.people if who in able), None)


ADA, BEN = Among(0, 0b10), Among(1, 0b10)  # the first two variables, as flags


@pytest.mark.parametrize(
    ("order", "values", "expected"),
    [
        ((("ada", ADA), ("ben", BEN)), (1, 1), "ada"),
        ((("ben", BEN), ("ada", ADA)), (1, 1), "ben"),
        ((("ada", ADA), ("ben", BEN)), (0, 1), "ben"),
        ((("ada", ADA), ("ben", BEN)), (0, 0), None),
        ((), (1, 1), None),
    ],
)
def test_the_first_who_can_sees(
    order: tuple[tuple[str, Among], ...], values: tuple[int, int], expected: str | None
) -> None:
    """Where two followed people stand in a scene it is seen through the one named first."""
    scene: Scene = replace(two_keys().scenes[1], viewpoints=order)
    assert rules.eyes(scene, Moment(1, values)) == expected


# --- endings --------------------------------------------------------------------------------------------------------


@given(valued())
def test_an_ending_reached_by_name_is_nobodys_own(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """There it is that ending alone, of no person, whatever its condition."""
    story, values = drawn
    for at, ending in enumerate(story.endings):
        assert rules.fates(story, Moment(story.end + 1 + at, values)) == ((None, ending),)


@given(valued())
def test_everybody_has_the_first_ending_that_fits(drawn: tuple[Story, tuple[int, ...]]) -> None:
    """Each person, in the story's order, has the first ending that is theirs and holds; who has none is left out."""
    story, values = drawn
    expected = []
    for who in [person.id for person in story.people] or [None]:
        own = [ending for ending in story.endings if fits(ending, who, values)]
        expected += [(who, ending) for ending in own[:1]]
    for moment in moments(story, values)[: story.end + 1]:
        assert list(rules.fates(story, moment)) == expected


def fits(ending: Ending, who: str | None, values: tuple[int, ...]) -> bool:
    """Whether this person can have this ending now."""
    return any(holds(condition, values) for whose, condition in ending.whose if whose == who)


def test_two_people_end_in_the_order_of_the_story() -> None:
    """Also where one of them has the later ending of the two."""
    story = two_keys()
    start = Moment(story.end, rules.begin(story).values)
    assert [who for who, _ in rules.fates(story, start)] == ["ada", "ben"]
    turned = replace(story, people=story.people[::-1])
    assert [who for who, _ in rules.fates(turned, start)] == ["ben", "ada"]


def test_a_choice_of_another_scene_is_closed_though_it_looks_open() -> None:
    """A choice without a condition can be made in its own scene only."""
    story = ferry()
    other: Choice = next(choice for choice in story.scenes[2].choices if holds(choice.condition, ()))
    with pytest.raises(Closed):
        rules.choose(story, rules.begin(story), other)
