"""The machine that drives play, built with `transitions`: one state a place, one trigger a choice, a row an edge."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from game.play.moment import Moment
from game.play.rules import Closed
from game.story.logic import Condition, Effect, applied, holds
from game.story.model import Story

SILENT = "silent"  # the trigger of everything that moves on without the reader


class _Memory:
    """The model that `transitions` moves: its state is the number of a place, `values` those of all variables."""

    state: str

    def __init__(self, values: tuple[int, ...]) -> None:
        self.values = values

    def holds(self, condition: Condition) -> bool:
        return holds(condition, self.values)

    def apply(self, effects: tuple[Effect, ...]) -> None:
        self.values = applied(effects, self.values)


class Machine:
    """A story being played. `moment` may be set, to go back to one that play has been at.

    Without a moment it stands where the story begins. States are named by their place, triggers by the choice in its
    scene, all in numbers, so that no author's word becomes an attribute. A place gets its rows once play has come to it.
    """

    def __init__(self, story: Story, moment: Moment | None = None) -> None:
        import transitions  # when a run begins: a title that waits for it comes late

        self._graph = story.graph
        start = Moment(0, tuple(variable.start for variable in story.variables))
        self._memory = _Memory(start.values)
        self._machine = transitions.Machine(
            model=[],  # ours is handed to each trigger: a registered one gets two methods a state
            states=[transitions.State(str(place), final=place >= story.end) for place in range(len(story.graph))],
            initial=None,
            auto_transitions=False,
            queued=False,
        )
        self._known: set[str] = set()  # the states that have their rows
        self.moment = moment or start
        if moment is None:
            self._walk()

    @property
    def moment(self) -> Moment:
        """Where the reader stands."""
        return Moment(int(self._memory.state), self._memory.values)

    @moment.setter
    def moment(self, moment: Moment) -> None:
        self._memory.values = moment.values
        self._machine.set_state(str(moment.place), self._memory)

    def choose(self, number: int) -> Moment:
        """Make the choice of this number, counted from 0 in the present scene, and return where the reader then stands.

        Raises `Closed`, and moves nothing, when there is no such choice or it is not open.
        """
        if not self._trigger(str(number)):
            raise Closed(f"choice {number + 1} is not open here")
        self._walk()
        return self.moment

    def _walk(self) -> None:
        """Take silent edges as long as one is open. It ends, because they only ever lead forward in the calendar."""
        while self._trigger(SILENT):
            pass

    def _trigger(self, name: str) -> bool:
        state = self._memory.state
        if state not in self._known:
            self._known.add(state)
            self._machine.add_transitions(list(self._rows(state)))
        event = self._machine.events.get(name)
        return event is not None and state in event.transitions and bool(event.trigger(self._memory))

    def _rows(self, state: str) -> Iterator[dict[str, Any]]:
        """One transition an edge: its guard is the condition, its effects the callback.

        Effects are made in `before`: a failure in `after` would leave the state moved.
        """
        for edge in self._graph[int(state)].edges:
            yield {
                "trigger": SILENT if edge.choice is None else str(edge.choice),
                "source": state,
                "dest": str(edge.target),
                "conditions": partial(self._memory.holds, edge.guard),
                "before": partial(self._memory.apply, edge.effects),
            }
