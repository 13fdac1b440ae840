"""Makes a plan of the ways that readers take: of the whole story, an act, one group of people, or what lies round a scene."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from game.proof.measure.evdd import fitting
from game.proof.measure.playtest import playtest
from game.proof.measure.ways import Ways, exact_ways, ways_in_runs
from game.proof.model.specialize import groups, specialize_to_group
from game.proof.store.cache import rules_of
from game.story.model import Story
from game.writer.inquiry import Inquiry
from game.writer.plans.plan import Plan, PlanStop, PlanWay, StopMark

_RARE = Fraction(1, 20)
_FEW = 40  # ways that can all be labelled
_CUT_RUNS, _TURNS = 300, 10
_ENDLESS = (
    "It is not proved that every path ends: these are the ways of 300 seeded runs, cut off where they went on for long."
)
_IN_RUNS = "The ways that 2,000 seeded runs took; there may be rarer ones."
_ALONE = {
    False: "Every way of who follows one person from beginning to end.",
    True: "Every way of who follows as few people as one can from beginning to end.",
}


class _Readers(Struct, frozen=True):
    """The ways of some readers in the story as they meet it: a group followed from beginning to end, or with none all readers."""

    group: str
    story: Story
    ways: Ways


def plan_of(
    asked: Inquiry, *, around: str | None = None, steps: int = 1, act: str | None = None, group: str | None = None
) -> Plan:
    """Return the plan of a story, or of what lies `steps` ways round a scene or an ending, in one act, or before one group.

    Scene, ending, act and group are ids that there are. Raises `BudgetExceeded` when time is over.
    """
    story = asked.story
    whole = _joined(story, *_readers(asked, group))
    if group is not None:
        whole = _only(whole, {stop.place for stop in whole.stops if stop.mark is not StopMark.UNMET})
    if around is not None:
        return replace(_round(whole, around, steps), labelled=True)
    if act is not None:
        return _within(whole, [one.id for one in story.acts].index(act))
    return whole


def _readers(asked: Inquiry, group: str | None) -> tuple[list[_Readers], str]:
    """Whose ways are drawn, and how that is said: one group's, those of everybody alone, or of all readers together."""
    names = groups(asked.story)
    if not asked.ends():
        asked.meter.check()
        narrow = specialize_to_group(asked.story, group) if group else asked.story
        cut = playtest(narrow, (), asked.meter, _CUT_RUNS, longest=_TURNS * (1 + len(narrow.scenes)))
        return [_Readers(group or "", narrow, ways_in_runs(cut))], _ENDLESS
    fewest = min((name.count("+") for name in names), default=0)
    alone = [group] if group else [name for name in names if name.count("+") == fewest]
    if not alone:
        ways = _exact(asked, asked.story, asked.meter.limits.whole)
        told = "Every way that a reader can take." if ways else _IN_RUNS
        return [_Readers("", asked.story, ways or ways_in_runs(asked.runs()))], told
    told = f"Every way of who follows {alone[0]} from beginning to end." if group else _ALONE[bool(fewest)]
    found = []
    for name in alone:
        narrow = specialize_to_group(asked.story, name)
        ways = _exact(asked, narrow, asked.meter.limits.weighed)
        if ways is None:
            ways, told = ways_in_runs(playtest(narrow, (), asked.meter)), _IN_RUNS
        found.append(_Readers(name, narrow, ways))
    return found, told


def _exact(asked: Inquiry, story: Story, most: int) -> Ways | None:
    kind, key = Ways | None, f"ways {most} {rules_of(story)}"
    return asked.cache.memo(key, kind, lambda: fitting(lambda: exact_ways(story, most, asked.meter)))


# --- the whole ------------------------------------------------------------------------------------------------------


def _joined(story: Story, readers: Sequence[_Readers], told: str) -> Plan:
    """The plan of all these readers' ways together."""
    ways: dict[tuple[int, int], list[tuple[str, str, Fraction]]] = {}
    stood: dict[int, Fraction] = {}
    stuck: set[int] = set()
    for one in readers:
        stuck |= set(one.ways.stuck)
        for place, odds in one.ways.stood.items():
            stood[place] = max(odds, stood.get(place, Fraction(0)))
        for way in one.ways.ways:
            share = way.odds / one.ways.stood[way.place]
            choice = one.story.scenes[way.place].choices[way.choice].id
            ways.setdefault((way.place, way.to), []).append((one.group, choice, share))
    drawn = tuple(_way(start, to, taken) for (start, to), taken in sorted(ways.items()))
    places = [place for place in range(len(story.graph)) if place != story.end or place in stood]
    stops = tuple(_stop(story, place, stood, stuck) for place in places)
    acts = tuple((act.id, act.title) for act in story.acts)
    people = tuple((person.id, person.name) for person in story.people)
    return Plan(story.title, acts, people, stops, drawn, labelled=len(drawn) <= _FEW, told=told)


def _way(start: int, to: int, taken: Iterable[tuple[str, str, Fraction]]) -> PlanWay:
    by_group: dict[str, Fraction] = {}
    for group, _, share in taken:
        by_group[group] = by_group.get(group, Fraction(0)) + share
    choices = tuple(dict.fromkeys(choice for _, choice, _ in taken))
    people = tuple(dict.fromkeys(person for group in by_group for person in group.split("+") if person))
    return PlanWay(start, to, choices, people, rare=max(by_group.values()) < _RARE, back=to <= start)


def _stop(story: Story, place: int, stood: dict[int, Fraction], stuck: set[int]) -> PlanStop:
    odds = stood.get(place, Fraction(0))
    mark = (
        StopMark.STUCK
        if place in stuck
        else StopMark.UNMET
        if not odds
        else StopMark.RARE
        if odds < _RARE
        else StopMark.PLAIN
    )
    if place < story.end:
        scene = story.scenes[place]
        return PlanStop(place, scene.id, scene.title, scene.act, scene.people, mark)
    ending = story.ending_at(place)
    if ending is None:  # where nobody has any
        return PlanStop(place, "end", "The end", None, (), mark)
    people = tuple(person for person, _ in ending.whose if person is not None)
    return PlanStop(place, ending.id, ending.title, None, people, mark)


# --- a part of it ---------------------------------------------------------------------------------------------------


def _round(plan: Plan, around: str, steps: int) -> Plan:
    """What lies so many ways from a scene or an ending, either way."""
    near = {stop.place for stop in plan.stops if stop.id == around}
    for _ in range(steps):
        near |= {one.to for one in plan.ways if one.start in near} | {one.start for one in plan.ways if one.to in near}
    return _only(plan, near)


def _within(plan: Plan, act: int) -> Plan:
    """One act, with the stops outside of it that a way leads to or comes from."""
    here = {stop.place for stop in plan.stops if stop.act == act}
    ways = tuple(one for one in plan.ways if one.start in here or one.to in here)
    beyond = {place for one in ways for place in (one.start, one.to)} - here
    stops = tuple(
        replace(stop, mark=StopMark.BEYOND) if stop.place in beyond and stop.act is not None else stop
        for stop in plan.stops
        if stop.place in here | beyond
    )
    return replace(plan, stops=stops, ways=ways, labelled=len(ways) <= _FEW)


def _only(plan: Plan, kept: set[int]) -> Plan:
    stops = tuple(stop for stop in plan.stops if stop.place in kept)
    return replace(plan, stops=stops, ways=tuple(one for one in plan.ways if {one.start, one.to} <= kept))
