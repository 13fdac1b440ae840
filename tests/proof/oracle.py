"""The oracle: a small explicit explorer that visits every moment one by one, and knows nothing of the prover's ideas.

It is meant to be plain enough to be believed by reading. It uses the rules of play and, of `game.proof`, only the value
that names what is missing. What is written and can be read it leaves to `Reader`, who plays every path and keeps what the
pages show.
"""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from game.play.moment import Moment
from game.play.rules import begin, choose, fates, followed, has_ended, open_choices, scene_at
from game.proof.result import Missing
from game.story.logic import Effect, applied, holds
from game.story.model import Choice, Ending, Promise, PromiseKind, SceneKind, Span, Story, Text
from tests.proof.liveness import live
from tests.proof.reader import Item, Reader, TooLarge, written


@dataclass(frozen=True)
class Oracle:
    """Everything about a story, found by visiting all its moments."""

    story: Story
    most: int = 20_000

    @cached_property
    def following(self) -> dict[Moment, dict[str, Moment]]:
        """Every moment that can be reached, with the moment each open choice leads to."""
        first = begin(self.story)
        found: dict[Moment, dict[str, Moment]] = {}
        waiting = deque([first])
        while waiting:
            moment = waiting.popleft()
            if moment in found:
                continue
            if len(found) > self.most:
                raise TooLarge
            open_now = open_choices(self.story, moment)
            found[moment] = {choice.id: choose(self.story, moment, choice) for choice in open_now}
            waiting.extend(found[moment].values())
        return found

    @cached_property
    def distance(self) -> dict[Moment, int]:
        """How many choices each moment is away from the beginning."""
        first = begin(self.story)
        found = {first: 0}
        waiting = deque([first])
        while waiting:
            moment = waiting.popleft()
            for after in self.following[moment].values():
                if after not in found:
                    found[after] = found[moment] + 1
                    waiting.append(after)
        return found

    @cached_property
    def order(self) -> list[Moment] | None:
        """The moments, each before those it leads to; None when some path never ends."""
        left = dict.fromkeys(self.following, 0)
        for ways in self.following.values():
            for after in ways.values():
                left[after] += 1
        ready = [moment for moment, count in left.items() if count == 0]
        found: list[Moment] = []
        while ready:
            moment = ready.pop()
            found.append(moment)
            for after in self.following[moment].values():
                left[after] -= 1
                if left[after] == 0:
                    ready.append(after)
        return found if len(found) == len(self.following) else None

    @property
    def terminates(self) -> bool:
        """Whether every path ends."""
        return self.order is not None

    @cached_property
    def stuck(self) -> set[Moment]:
        """Moments that have no open choice and are no ending."""
        return {moment for moment, ways in self.following.items() if not ways and not has_ended(self.story, moment)}

    @cached_property
    def without_ending(self) -> set[Moment]:
        """Moments at the calendar's end at which somebody has no ending."""
        wanted = len(self.story.people) or 1
        at_end = [moment for moment in self.following if moment.place == self.story.end]
        return {moment for moment in at_end if len(fates(self.story, moment)) < wanted}

    def broken(self, promise: Promise) -> set[Moment]:
        """Return the moments at which a promise is broken; for one of what is possible, those at which it comes true."""
        wrong = promise.kind in (PromiseKind.NEVER, PromiseKind.POSSIBLE)
        return {
            moment
            for moment in self.following
            if self._is_about(promise.at, moment) and holds(promise.condition, moment.values) is wrong
        }

    def _is_about(self, at: str, moment: Moment) -> bool:
        """Whether a promise about one scene, choice or ending is asked at this moment; one about none always is."""
        scene, (where, _, choice) = scene_at(self.story, moment), at.partition(".")
        if scene is not None and scene.id == where:
            return not choice or choice in self.following[moment]
        return not at or at in self._had(moment)

    def _had(self, moment: Moment) -> set[str]:
        """Return the endings that those followed have who have left by this moment or, at its end, all of them."""
        here = followed(self.story, moment)
        having: set[str | None] = {one.id for one in here if not holds(one.present_while, moment.values)}
        if has_ended(self.story, moment):
            having |= {None, *(one.id for one in here)}
        return {ending.id for who, ending in fates(self.story, moment) if who in having}

    @property
    def all_moments(self) -> int:
        """How many moments can be reached."""
        return len(self.following)

    @cached_property
    def live_moments(self) -> int:
        """How many there are when what nothing later depends on is left out."""
        return len(self._told_apart)

    @property
    def live_by_act(self) -> dict[str, int]:
        """How many of them stand in the scenes of each act."""
        acts, scenes = self.story.acts, self.story.scenes
        counted = Counter(scenes[place].act for place, _ in self._told_apart if place < self.story.end)
        return {act.id: counted[number] for number, act in enumerate(acts)}

    @property
    def live_by_people(self) -> dict[str, int]:
        """How many of them belong to each group that is followed, where something still depends on that."""
        flags = [at for at, variable in enumerate(self.story.variables) if variable.kind == "followed"]
        groups = (
            "+".join(self.story.variables[at].name.removesuffix(".followed") for at in flags if dict(kept)[at])
            for place, kept in self._told_apart
            if place <= self.story.end and dict(kept).keys() >= set(flags)
        )
        return {group: count for group, count in Counter(groups).items() if group}

    @cached_property
    def _told_apart(self) -> set[tuple[int, tuple[tuple[int, int], ...]]]:
        kept = live(self.story)
        return {
            (moment.place, tuple((at, value) for at, value in enumerate(moment.values) if at in kept[moment.place]))
            for moment in self.following
        }

    # --- figures ----------------------------------------------------------------------------------------------------

    @cached_property
    def paths(self) -> int:
        """How many lists of choices lead from the beginning to where nothing is left to choose."""
        count: dict[Moment, int] = {}
        for moment in reversed(self.order or []):
            ways = self.following[moment]
            count[moment] = sum(count[after] for after in ways.values()) if ways else 1
        return count[begin(self.story)]

    @cached_property
    def odds(self) -> dict[Moment, Fraction]:
        """For a reader who chooses evenly, how likely each moment is to be met."""
        found = {moment: Fraction(0) for moment in self.following}
        found[begin(self.story)] = Fraction(1)
        for moment in self.order or []:
            ways = self.following[moment]
            for after in ways.values():
                found[after] += found[moment] / len(ways)
        return found

    def lengths(self, weigh: "Weigh") -> tuple[int, int]:
        """The least and the most that a path weighs."""
        low: dict[Moment, int] = {}
        high: dict[Moment, int] = {}
        for moment in reversed(self.order or []):
            ways = self.following[moment]
            costs = {choice: weigh.choice(self.story, moment, choice) for choice in ways}
            here = weigh.moment(self.story, moment)
            low[moment] = here + min((costs[one] + low[after] for one, after in ways.items()), default=0)
            high[moment] = here + max((costs[one] + high[after] for one, after in ways.items()), default=0)
        first = begin(self.story)
        return low[first], high[first]

    def odds_of(self, ending: str) -> Fraction:
        """How likely an even reader is to end so: with somebody followed, or as the story itself does."""
        found = Fraction(0)
        for moment, odds in self.odds.items():
            if has_ended(self.story, moment):
                had = {who for who, one in fates(self.story, moment) if one.id == ending}
                if any(who is None or is_followed(self.story, moment, who) for who in had):
                    found += odds
        return found

    # --- what is written --------------------------------------------------------------------------------------------

    @cached_property
    def reader(self) -> Reader:
        """Who reads every page of it."""
        return Reader(self.story)

    @cached_property
    def missing(self) -> set[Item]:
        """The things written that no page shows and the values that nothing takes, without the parts of such things."""
        whole = written(self.story)
        absent = {item for item in whole if item not in self.reader.shown}
        names = [variable.name for variable in self.story.variables if variable.kind == "authored"]
        values = {
            ("value", f"{name} = {value}")
            for name in names
            for variable in self.story.variables
            if variable.name == name
            for at, value in enumerate(variable.domain)
            if at != variable.start and (name, at) not in self.taken
        }
        return values | {item for item in absent if not _within(item, whole) & absent}

    @cached_property
    def taken(self) -> set[tuple[str, int]]:
        """Every variable with each value that it has at some time, be it for an instant between two effects."""
        names = [variable.name for variable in self.story.variables]
        met = {self._arrived(Moment(0, tuple(variable.start for variable in self.story.variables)))}
        for moment, ways in self.following.items():
            for choice in ways:
                met.add(self._made(moment, choice))
        return {(name, values[at]) for trail in met for values in trail for at, name in enumerate(names)}

    def _made(self, moment: Moment, choice_id: str) -> tuple[tuple[int, ...], ...]:
        """The values after each effect of a choice and of all that then happens offstage."""
        scene = scene_at(self.story, moment)
        assert scene is not None
        choice = next(one for one in scene.choices if one.id == choice_id)
        trail = _one_by_one(choice.effects, moment.values)
        to = moment.place + 1 if choice.to is None else choice.to
        return (*trail, *self._arrived(Moment(to, trail[-1])))

    def _arrived(self, moment: Moment) -> tuple[tuple[int, ...], ...]:
        """The values after each effect that is made offstage from here to where the reader next stands."""
        found = [moment.values]
        place = moment.place
        while place < self.story.end and not holds(self.story.scenes[place].on_stage, found[-1]):
            scene = self.story.scenes[place]
            happens = holds(scene.happens, found[-1])
            found += _one_by_one(scene.offstage, found[-1]) if happens else ()
            place = scene.offstage_to if happens and scene.offstage_to is not None else place + 1
        return tuple(found)

    @cached_property
    def fickle(self) -> set[tuple[str, Ending]]:
        """Who can leave the story, followed, with which ending, and have another one at the calendar's end."""
        later: dict[Moment, set[tuple[str, str]]] = {}
        for moment in self.following:
            own = {(who, one.id) for who, one in fates(self.story, moment) if who} if self._is_over(moment) else set()
            later[moment] = own
        changed = True
        while changed:
            changed = False
            for moment, ways in self.following.items():
                more = set().union(later[moment], *(later[after] for after in ways.values()))
                changed |= len(more) > len(later[moment])
                later[moment] = more
        found = set()
        for moment, ways in self.following.items():
            for after in ways.values():
                for who, ending in fates(self.story, after):
                    if who and self._has_left(after, who) and not self._has_left(moment, who):
                        if after.place <= self.story.end and any(w == who and e != ending.id for w, e in later[after]):
                            found.add((who, ending))
        return found

    def _is_over(self, moment: Moment) -> bool:
        return moment.place == self.story.end

    def _has_left(self, moment: Moment, person: str) -> bool:
        stands = next(one.present_while for one in self.story.people if one.id == person)
        return is_followed(self.story, moment, person) and not holds(stands, moment.values)

    # --- choices that do not matter -----------------------------------------------------------------------------------

    def can_be_told_apart(self, place: int, one: Choice, other: Choice) -> bool | None:
        """Whether two choices, where both are open, ever lead to what later differs; None when they never both are."""
        kept = live(self.story, words=True)
        together = False
        for moment in self.following:
            if moment.place == place and all(holds(choice.condition, moment.values) for choice in (one, other)):
                together = True
                to = place + 1 if one.to is None else one.to
                first, second = (applied(choice.effects, moment.values) for choice in (one, other))
                if any(first[index] != second[index] for index in kept.arriving[to]):
                    return True
        return False if together else None


def named(missing: Iterable[Missing]) -> set[Item]:
    """What a proof says is shown on no path, as the oracle names it: passages by where they are written."""
    return {(one.thing.value, one.where if one.thing == "passage" else one.id) for one in missing}


def _within(item: Item, whole: dict[Item, Item | None]) -> set[Item]:
    """What a thing is part of, at whatever remove."""
    found: set[Item] = set()
    part = whole[item]
    while part is not None:
        found.add(part)
        part = whole[part]
    return found


def _one_by_one(effects: tuple[Effect, ...], values: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The values before the effects and after each of them."""
    found = [values]
    for effect in effects:
        found.append(applied((effect,), found[-1]))
    return found


def is_followed(story: Story, moment: Moment, person: str) -> bool:
    """Whether the reader follows this person at this moment."""
    names = [variable.name for variable in story.variables]
    return bool(moment.values[names.index(f"{person}.followed")])


class Weigh:
    """Counts choices."""

    def choice(self, story: Story, moment: Moment, choice: str) -> int:
        return 1

    def moment(self, story: Story, moment: Moment) -> int:
        return 0


class Words(Weigh):
    """Counts the words that are read."""

    def choice(self, story: Story, moment: Moment, choice: str) -> int:
        scene = story.scenes[moment.place]
        return _words(next(one for one in scene.choices if one.id == choice).then, moment)

    def moment(self, story: Story, moment: Moment) -> int:
        scene = scene_at(story, moment)
        if scene is None:
            return self._endings(story, moment)
        shown = 0
        for choice in scene.choices if scene.sort is SceneKind.SCENE else ():
            words = len("".join(one.text for one in choice.text if isinstance(one, Span)).split())
            if holds(choice.condition, moment.values):
                shown += words
            elif choice.closed is not None and holds(choice.shut, moment.values):
                shown += words + len(choice.closed.split())
        return shown + _words(scene.text, moment)

    def _endings(self, story: Story, moment: Moment) -> int:
        count = 0
        for person, ending in fates(story, moment):
            told = person is not None and not is_followed(story, moment, person)
            text = ending.line if told else ending.text
            count += _words(tuple(one for one in text if one.person in {None, person}), moment)
        return count


def _words(text: Text, moment: Moment) -> int:
    blocks = [block for passage in text if holds(passage.condition, moment.values) for block in passage.blocks]
    return sum(len("".join(one.text for one in block.inlines if isinstance(one, Span)).split()) for block in blocks)
