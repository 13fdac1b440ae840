"""The machine that drives play, built with `transitions`: one state a scene, one trigger a choice."""

from functools import partial
from typing import Any

import transitions

from game.play.moment import Moment
from game.play.rules import Closed
from game.story.logic import Condition, Effect, applied, holds, negated
from game.story.model import Choice, Story

PASSING = "pass"  # the trigger of everything that moves on without the reader


class _Memory:
    """The model that `transitions` moves: its state is the name of a place, `values` the values of all variables."""

    state: str

    def __init__(self, values: tuple[int, ...]) -> None:
        self.values = values

    def holds(self, condition: Condition) -> bool:
        return holds(condition, self.values)

    def apply(self, effects: tuple[Effect, ...]) -> None:
        self.values = applied(effects, self.values)


class Machine:
    """A story being played. `moment` may be set, to go back to one that play has been at.

    Without a moment it stands where the story begins. States are named by their place, triggers by place and choice,
    all in numbers, so that no author's word becomes an attribute.
    """

    def __init__(self, story: Story, moment: Moment | None = None) -> None:
        self._story = story
        self._memory = _Memory(tuple(variable.start for variable in story.variables))
        self._machine = transitions.Machine(
            model=self._memory,
            states=_states(story),
            transitions=[*self._passing(), *self._choosing()],
            initial="0",
            auto_transitions=False,
            queued=False,
        )
        if moment is None:
            self._walk()
        else:
            self.moment = moment

    @property
    def moment(self) -> Moment:
        """Where the reader stands."""
        return Moment(int(self._memory.state), self._memory.values)

    @moment.setter
    def moment(self, moment: Moment) -> None:
        self._memory.values = moment.values
        self._machine.set_state(str(moment.place), self._memory)

    def choose(self, choice: Choice) -> Moment:
        """Make the choice and walk on to where the reader stands next; returns that moment.

        Raises `Closed`, and moves nothing, when the choice is not an open one of the present scene.
        """
        place = int(self._memory.state)
        choices = self._story.scenes[place].choices if place < self._story.end else ()
        if choice not in choices or not self._trigger(_trigger_name(place, choices.index(choice))):
            raise Closed(f"the choice {choice.id!r} is not open here")
        self._walk()
        return self.moment

    def _walk(self) -> None:
        """Pass what is not on stage. It ends, because passing only ever goes forward in the calendar."""
        while int(self._memory.state) < self._story.end and self._trigger(PASSING):
            pass

    def _trigger(self, name: str) -> bool:
        return bool(self._machine.events[name].trigger(self._memory))

    def _passing(self) -> list[dict[str, Any]]:
        """What passes each scene: it does not happen, or happens offstage."""
        rows = []
        for place, scene in enumerate(self._story.scenes):
            offstage_to = place + 1 if scene.offstage_to is None else scene.offstage_to
            absent, offstage = negated(scene.happens), (scene.happens, negated(scene.on_stage))
            rows.append(self._row(PASSING, place, place + 1, (negated(scene.on_stage), absent), ()))
            rows.append(self._row(PASSING, place, offstage_to, offstage, scene.offstage))
        return rows

    def _choosing(self) -> list[dict[str, Any]]:
        """What each choice does: the conditions and callbacks are the rules."""
        return [
            self._row(
                _trigger_name(place, number),
                place,
                place + 1 if choice.to is None else choice.to,
                (choice.condition,),
                choice.effects,
            )
            for place, scene in enumerate(self._story.scenes)
            for number, choice in enumerate(scene.choices)
        ]

    def _row(
        self, trigger: str, place: int, to: int, conditions: tuple[Condition, ...], effects: tuple[Effect, ...]
    ) -> dict[str, Any]:
        """One transition. Effects are made in `before`: a failure in `after` would leave the state moved."""
        return {
            "trigger": trigger,
            "source": str(place),
            "dest": str(to),
            "conditions": [partial(self._memory.holds, condition) for condition in conditions],
            "before": [partial(self._memory.apply, effects)],
        }


def _states(story: Story) -> list[transitions.State]:
    """A state for each place: the scenes, the calendar's end, and the endings that can be reached by name."""
    last = story.end + len(story.endings)
    return [transitions.State(str(place), final=place >= story.end) for place in range(last + 1)]


def _trigger_name(place: int, number: int) -> str:
    return f"{place}.{number}"
