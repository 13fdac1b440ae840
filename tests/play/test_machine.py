"""The machine that drives play does exactly what the rules say."""

import pytest
import transitions
from hypothesis import given
from hypothesis import strategies as st

from game.play import rules
from game.play.machine import Machine
from game.play.moment import Moment
from game.play.rules import Closed
from game.story.model import Story
from tests.stories import ferry, two_keys
from tests.strategies import stories

ENOUGH = 60  # moments of a story that are tried


def numbers(story: Story) -> range:
    """The numbers of choices, and one more than any scene has."""
    return range(1 + max(len(scene.choices) for scene in story.scenes))


def after_rules(story: Story, moment: Moment, number: int) -> Moment | None:
    """Where the rules lead, or None where they say that the choice is closed, or there is none of this number."""
    scene = rules.scene_at(story, moment)
    choice = dict(enumerate(scene.choices)).get(number) if scene else None
    if choice is None:
        return None
    try:
        return rules.choose(story, moment, choice)
    except Closed:
        return None


def after_machine(machine: Machine, moment: Moment, number: int) -> Moment | None:
    """Where the machine leads; where it says that the choice is closed it must not have moved."""
    machine.moment = moment
    try:
        after = machine.choose(number)
    except Closed:
        assert machine.moment == moment
        return None
    assert machine.moment == after
    return after


def agree(story: Story) -> None:
    """Machine and rules lead from the beginning, by every number of a choice, to the same moments."""
    machine = Machine(story)
    first = rules.begin(story)
    assert machine.moment == first
    waiting, known = [first], {first}
    while waiting and len(known) < ENOUGH:
        moment = waiting.pop(0)
        for number in numbers(story):
            after = after_rules(story, moment, number)
            assert after_machine(machine, moment, number) == after
            if after is not None and after not in known:
                known.add(after)
                waiting.append(after)


@given(stories())
def test_machine_and_rules_agree_at_every_moment(story: Story) -> None:
    """At every moment of a story each of its choices does the same by machine and by rules, or is closed for both."""
    agree(story)


@pytest.mark.parametrize("story", [ferry(), two_keys()], ids=lambda story: story.id)
def test_they_agree_in_the_small_stories(story: Story) -> None:
    """The same in stories with loops that end, people, exchanges and endings reached by name."""
    agree(story)


@given(stories(), st.data())
def test_they_agree_at_moments_that_no_path_reaches(story: Story, data: st.DataObject) -> None:
    """Whatever the values of the variables, a choice does the same by machine and by rules."""
    values = tuple(data.draw(st.integers(0, len(variable.domain) - 1)) for variable in story.variables)
    moment = Moment(data.draw(st.integers(0, story.end)), values)
    machine = Machine(story, moment)
    assert machine.moment == moment
    for number in numbers(story):
        assert after_machine(machine, moment, number) == after_rules(story, moment, number)


def test_a_choice_that_can_be_made_once_is_closed_then() -> None:
    """A once-only choice that leads back to its scene raises `Closed` the second time."""
    story = ferry()
    machine = Machine(story)
    back = machine.choose(0)
    assert back.place == 0
    with pytest.raises(Closed):
        machine.choose(0)
    assert machine.moment == back


def test_a_place_gets_its_rows_when_play_comes_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A story begins with the rows of its first place, whatever its length, and a place come to again has its rows already."""
    sources: list[str] = []
    add = transitions.Machine.add_transitions

    def counted(machine: transitions.Machine, rows: list[dict[str, str]]) -> None:
        sources.extend({row["source"] for row in rows})
        add(machine, rows)

    monkeypatch.setattr(transitions.Machine, "add_transitions", counted)
    machine = Machine(ferry())
    assert sources == ["0"]
    first = machine.moment
    after = machine.choose(0)
    machine.moment = first
    assert machine.choose(0) == after
    assert len(sources) == len(set(sources))


def test_nothing_leads_on_from_an_ending() -> None:
    """At the calendar's end and at an ending reached by name every choice is closed."""
    story = ferry()
    start = rules.begin(story)
    for place in range(story.end, len(story.graph)):
        machine = Machine(story, Moment(place, start.values))
        for number in numbers(story):
            with pytest.raises(Closed):
                machine.choose(number)
        assert machine.moment == Moment(place, start.values)
