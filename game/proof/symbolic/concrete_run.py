"""Finds one run to moments that the sets say can be reached: on to the goal from where the search for it met what is known.

Where that is a moment of a run, the run leads there. Where it is one of all that can be reached, a moment before it is picked
from those, and so on to the story's beginning. Play then goes on among the moments that still come to the goal. Both ways are
depth-first searches that come to no moment twice, and both meet only moments of which it is known that they lead on; so
neither turns back but in a part of the calendar that leads back itself.
"""

from collections.abc import Iterator

from msgspec import Struct

from game.play.moment import Moment
from game.play.rules import arrived, onward
from game.proof.budget import Budget
from game.proof.model.dataflow import live_before
from game.proof.model.masks import Mask, mask_of, members
from game.proof.model.query import StateQuery, meets
from game.proof.model.runs import Sample, Steps, along
from game.proof.symbolic.backward import BackwardAnalysis
from game.proof.symbolic.forward import Reachable
from game.proof.symbolic.shortest import arrivals
from game.proof.symbolic.state_sets import StateSet
from game.proof.symbolic.targets import Junction
from game.story.graph import Edge
from game.story.logic import holds
from game.story.model import Story


class _Spot(Struct, frozen=True):
    """Some moments that agree in what the forward search kept of them: standing at a place, or arriving there."""

    place: int
    arriving: bool
    values: tuple[int, ...]  # 0 for what was not kept


_Step = tuple[Edge | None, int, _Spot]  # the edge and its place, and the moments before it; no edge to get to stand


class RunSearch:
    """Finds one run after another. How each came to the moments on its way is kept: a later one goes back to those only."""

    def __init__(self, backward: BackwardAnalysis, meter: Budget) -> None:
        self.backward = backward
        self._meter = meter
        self._led: dict[_Spot, _Step | None] = {}  # the last step to it and where that was made; none to the beginning

    def run_to(self, meeting: Junction, ask: StateQuery) -> Steps | None:
        """Return a run that meets the query, given where the search for it met what can be reached.

        None would be a contradiction between the sets and the rules. Raises `BudgetExceeded` or `MemoryError` at a limit.
        """
        entry = meeting.met.sample
        if entry is None and isinstance(self.backward.known, Reachable):
            entry = _sample(self.backward.flow.story, self._entry(self.backward.known, meeting))
        if entry is None:
            return None
        if ask.arriving and _passes(self.backward.flow.story, entry, ask):
            return entry.steps
        rest = _walk(self.backward, entry.moment, meeting, ask, self._meter)
        return None if rest is None else (*entry.steps, *rest)

    def _entry(self, reached: Reachable, meeting: Junction) -> Steps | None:
        """Return the choices that lead from the beginning to some moment of the meeting."""
        here = first = _picked(reached, meeting.place, meeting.met.region, arriving=meeting.arriving)
        path: list[tuple[_Spot, Iterator[_Step]]] = [(first, self._before(reached, first))]
        known, taken = {first}, list[_Step]()
        while here not in self._led and not _is_start(reached, here):
            self._meter.tick("looking for a run, places back:", len(path), 0)
            found = next((one for one in path[-1][1] if one[2] not in known), None)
            if found is None:
                path.pop()
                if not path:
                    return None
                del taken[-1]
                continue
            here = found[2]
            known.add(here)
            taken.append(found)
            path.append((here, self._before(reached, here)))
        self._led.setdefault(here, None)
        self._led.update(zip((spot for spot, _ in path), taken, strict=False))  # the last of them was known
        return self._made(first)

    def _before(self, reached: Reachable, spot: _Spot) -> Iterator[_Step]:
        """Return what can be right before: the edge that leads here with its place; no edge before standing is arriving."""
        sets, graph = reached.sets, reached.flow.story.graph
        mask = reached.known(spot.place, arriving=spot.arriving)
        cube = sets.cube(spot.values, mask)
        if not spot.arriving:
            stands = graph[spot.place].stands
            region = reached.arrived[spot.place] & cube & sets.encode(stands)
            for before in _all_of(reached, spot.place, region, mask | mask_of(stands), arriving=True):
                yield None, spot.place, before
            return
        for place in sorted(self.backward.into[spot.place]):
            for edge in graph[place].edges:
                if edge.target == spot.place:
                    silent = edge.choice is None
                    have = (reached.arrived if silent else reached.stood)[place]
                    region = have & sets.encode(edge.guard) & sets.preimage(cube, edge.effects)
                    asked = live_before(edge.effects, mask)[0] | mask_of(edge.guard)
                    for before in _all_of(reached, place, region, asked, arriving=silent):
                        yield edge, place, before

    def _made(self, spot: _Spot) -> Steps:
        """Return the choices that are known to lead to these moments."""
        made = []
        while (step := self._led[spot]) is not None:
            edge, place, spot = step
            if edge is not None and edge.choice is not None:
                made.append((place, edge.choice))
        return tuple(reversed(made))


# --- to where the searches met --------------------------------------------------------------------------------------


def _picked(reached: Reachable, place: int, region: StateSet, *, arriving: bool) -> _Spot:
    """Return some moments of a region, which must not be empty: those that agree with one of it in what is kept there."""
    kept = reached.known(place, arriving=arriving)
    return _Spot(place, arriving, reached.sets.pick(region, kept) or ())


def _is_start(reached: Reachable, spot: _Spot) -> bool:
    """Whether the moments are those that arrive at the calendar's first place when nothing was chosen yet."""
    variables = reached.flow.story.variables
    kept = members(reached.known(0, arriving=True))
    return spot.place == 0 and spot.arriving and all(spot.values[at] == variables[at].start for at in kept)


def _all_of(reached: Reachable, place: int, region: StateSet, mask: Mask, *, arriving: bool) -> Iterator[_Spot]:
    """Return the moments of a region, each that differs in what is kept once; what was not kept has its start value.

    Beside what is kept, the region speaks of the variables of the mask alone.
    """
    sets = reached.sets
    kept = reached.known(place, arriving=arriving)
    region = region & sets.start(mask & ~kept & ~reached.flow.maybe_written[place])
    while region != sets.empty:
        spot = _picked(reached, place, region, arriving=arriving)
        yield spot
        region = region & ~sets.cube(spot.values, kept)


# --- from there to the goal -----------------------------------------------------------------------------------------


def _sample(story: Story, steps: Steps | None) -> Sample | None:
    """Return where these choices lead, or None where one of them cannot be made."""
    if steps is None:
        return None
    moments = along(story, steps)
    return Sample(moments[-1], steps, len(steps)) if len(moments) > len(steps) else None


def _passes(story: Story, entry: Sample, ask: StateQuery) -> bool:
    """Return whether something that meets a query arrives on the last step to a moment."""
    first = Moment(0, tuple(variable.start for variable in story.variables))
    if entry.depth:
        place, choice = entry.steps[-1]
        before = _sample(story, entry.steps[:-1])
        if before is None:
            return False
        first = arrived(story.graph[place].choices[choice], before.moment)
    return any(meets(ask, one) for one in arrivals(story, first))


def _walk(
    backward: BackwardAnalysis, moment: Moment, meeting: Junction, ask: StateQuery, meter: Budget
) -> list[tuple[int, int]] | None:
    """Return the choices that lead on from a moment to the goal, among moments that still come to it."""
    story, wanted = backward.flow.story, meeting.way.standing
    known = {moment}
    path: list[tuple[Moment, Iterator[Edge]]] = [(moment, iter(story.graph[moment.place].choices))]
    steps: list[tuple[int, int]] = []
    while path:
        meter.tick("looking for a run, choices on:", len(path), 0)
        moment, left = path[-1]
        if not ask.arriving and meets(ask, moment):
            return steps if ask.choice is None else [*steps, (moment.place, ask.choice)]
        for edge in left:
            if not holds(edge.guard, moment.values):
                continue
            after = arrived(edge, moment)
            if ask.arriving and any(meets(ask, one) for one in arrivals(story, after)):
                return [*steps, (moment.place, edge.choice or 0)]
            after = onward(story, after)
            if after not in known and after.place in wanted:
                region, _ = wanted[after.place]
                if backward.sets.holds(region, after.values):
                    known.add(after)
                    steps.append((moment.place, edge.choice or 0))
                    path.append((after, iter(story.graph[after.place].choices)))
                    break
        else:
            path.pop()
            del steps[-1:]
    return None
