"""Nontermination: whether some path never ends, and if so, a lasso of it: a way into a cycle, and the cycle.

A path that never ends must at last stay in one strongly connected component. Of the moments reached in such a one, those
that no other of them leads to are taken away, again and again (the fixed point of Emerson and Lei 1986). If nothing is left,
every path through the component leaves it. If something is left that no longer shrinks, each of its moments has one before
it, and as there are finitely many, some path goes round.
"""

from collections.abc import Iterable, Sequence

from game.play.moment import Moment
from game.play.rules import choose, open_choices
from game.proof.budget import Budget
from game.proof.model.witness import Witness, replayed
from game.proof.symbolic.forward import Reachable
from game.proof.symbolic.propagate import leaving, passing, staying
from game.proof.symbolic.shortest import Layer, ShortestRun
from game.proof.symbolic.state_sets import StateSet


def nonterminating_states(
    reached: Reachable, components: Iterable[Sequence[int]], meter: Budget
) -> dict[int, StateSet]:
    """Return the moments, by place, that lie on cycles of these strongly connected components, or behind them in the same.

    There are none when every path leaves them. Raises `BudgetExceeded` or `MemoryError` when a limit is reached.
    """
    found: dict[int, StateSet] = {}
    for component in components:
        found.update(_peeled(reached, component, meter))
    return found


def _peeled(reached: Reachable, component: Sequence[int], meter: Budget) -> dict[int, StateSet]:
    """What is left of a component when everything is taken away that nothing left in it leads to."""
    sets = reached.sets
    left = {place: reached.stood[place] for place in component}
    back = dict.fromkeys(component, sets.empty)
    for place in component:
        for to, onward in leaving(reached.domain, place, left[place]):
            if to in back and to <= place:
                back[to] = back[to] | onward
    before: dict[int, StateSet] = {}
    while left != before:
        before = dict(left)
        arrived, back = back, dict.fromkeys(component, sets.empty)
        for place in component:
            meter.tick("looking for an endless path", place, component[-1])
            _peel(reached, place, left, arrived, back)
    return {place: region for place, region in left.items() if region != sets.empty}


def _peel(
    reached: Reachable, place: int, left: dict[int, StateSet], arrived: dict[int, StateSet], back: dict[int, StateSet]
) -> None:
    """Keep of a place what arrives from what is left, and carry that on: forward at once, back for the next sweep."""
    for to, onward in passing(reached.domain, place, arrived[place]):
        if to in arrived:
            arrived[to] = arrived[to] | onward
    stands = staying(reached.domain, place, arrived[place])
    left[place] = reached.sets.empty if stands is None else left[place] & stands
    for to, onward in leaving(reached.domain, place, left[place]):
        if to in arrived:
            goes = arrived if to > place else back
            goes[to] = goes[to] | onward


def lasso(reached: Reachable, turns: Layer, search: ShortestRun) -> Witness:
    """Return a run that goes round for ever: as few choices as lead into the cycle, then the cycle once.

    `turns` are moments as `nonterminating_states` finds them. Raises `ValueError` where they hold no cycle.
    """
    story = search.story
    inner = _with_a_way_on(dict(turns), search)
    entry = search.to_standing(inner)
    if entry is None:
        raise ValueError("nothing turns here")
    once = _repeated(reached, replayed(story, entry)[-1], inner, search)
    goal = {once.place: search.sets.cube(once.values, reached.known(once.place))}
    prefix = search.to_standing(goal)
    if prefix is None:
        raise ValueError("nothing turns here")
    cycle = search.to_standing(goal, replayed(story, prefix)[-1], again=True)
    if cycle is None:
        raise ValueError("nothing turns here")
    return Witness((*prefix.steps, *cycle.steps), len(cycle.steps))


def _with_a_way_on(turns: dict[int, StateSet], search: ShortestRun) -> dict[int, StateSet]:
    """The greatest part of these moments in which each has a successor: from each some path stays in it for ever."""
    while True:
        before = search.layer(turns)
        kept = {place: region & before.get(place, search.sets.empty) for place, region in turns.items()}
        kept = {place: region for place, region in kept.items() if region != search.sets.empty}
        if kept == turns:
            return kept
        turns = kept


def _repeated(reached: Reachable, moment: Moment, inner: Layer, search: ShortestRun) -> Moment:
    """The first moment that comes again on a walk among moments that each have a successor among them."""
    met: set[tuple[int, tuple[int, ...]]] = set()
    while True:
        kept = reached.known(moment.place)
        key = (moment.place, tuple(value if kept >> at & 1 else 0 for at, value in enumerate(moment.values)))
        if key in met:
            return moment
        met.add(key)
        following = (choose(search.story, moment, choice) for choice in open_choices(search.story, moment))
        moment = next(
            after for after in following if after.place in inner and search.sets.holds(inner[after.place], after.values)
        )
