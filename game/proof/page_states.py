"""Finds every state in which a page, or what follows from a choice, can be read, each with a run that leads there."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from game.play.page import Page, PageKind
from game.play.replay import replay
from game.play.rules import scene_at
from game.proof.budget import spent_within
from game.proof.checks.coverage import unreachable
from game.proof.model.endings import EndingReader, endings_of
from game.proof.model.goals import CoverageGoal, GoalKind, goals_of
from game.proof.model.query import StateQuery, at
from game.proof.model.remembering import remembering
from game.proof.model.witness import Witness, replayed, step_of
from game.proof.result import Finding
from game.proof.run_finder import FoundRun, RunFinder
from game.story.logic import ALWAYS, Condition, conj, disj, holds, negated
from game.story.model import Choice, Passage, Scene, Story

MOST = 40
"""So many states of one page are looked for; nobody looks at more."""


class PageState(Struct, frozen=True):
    """One state of a page: who reads it (an id, or None), which passages of its text are shown, and a run that ends there.

    Passages are numbered from 0 as they are written.
    """

    reader: str | None
    shown: tuple[int, ...]
    witness: Witness


class PageStates(Struct, frozen=True):
    """The states of a page; those first that together show all that the others do. `whole` says that there are no others.

    `stopped` says at which limit the search ended, if at one.
    """

    found: tuple[PageState, ...]
    whole: bool = True
    stopped: str = ""


class _Reader(Struct, frozen=True):
    """One who may read a page: what they may read of it, and the queries for where they read it while something is so."""

    person: str | None
    passages: Sequence[tuple[int, Condition]]
    asks: Callable[[Condition], Sequence[StateQuery]]


def read_through(scene: Scene, person: str) -> Condition:
    """Return when a scene is read through this person: the first of its people for whom it can be."""
    earlier: list[Condition] = []
    for one, condition in scene.viewpoints:
        if one == person:
            return conj(condition, *map(negated, earlier))
        earlier.append(condition)
    raise KeyError(person)


def searched(story: Story, id: str) -> Story:
    """Return the story in which the states of a page are looked for: an ending is read once in a run, which it remembers."""
    return remembering(story) if any(one.id == id for one in story.endings) else story


def states_of(finder: RunFinder, id: str, most: int = MOST) -> PageStates:
    """Return the states of the page of a scene or an ending. Raises `KeyError` for an id that is neither's.

    The finder's story is the one in which that page is `searched`.
    """
    story, found = finder.story, list[PageState]()

    def search() -> bool:
        waiting = [_states(finder, id, reader) for reader in _readers(story, id)]
        while waiting and len(found) < most:  # in turn, so that no reader's are left out for another's
            one = waiting.pop(0)
            if (state := next(one, None)) is not None:
                found.append(state)
                waiting.append(one)
        return not waiting

    whole, stopped = spent_within(finder.meter, search)
    return PageStates(tuple(_telling_first(found)), bool(whole), stopped)


def states_after(finder: RunFinder, place: int, choice: int, most: int = MOST) -> PageStates:
    """Return the states of what is told after a choice (by number) of the scene at a place, whoever makes it.

    Each run ends with that choice; there is none where nobody can ever make it.
    """
    scene, found = finder.story.scenes[place], list[PageState]()
    made = scene.choices[choice]
    anybody = _Reader(None, _numbered(made.then), lambda so: (at(place, conj(made.condition, so), choice),))

    def search() -> bool:
        found.extend(islice(_states(finder, scene.id, anybody), most))
        return len(found) < most

    whole, stopped = spent_within(finder.meter, search)
    after = (replace(one, witness=_with_choice(finder.story, one.witness, made)) for one in _telling_first(found))
    return PageStates(tuple(after), bool(whole), stopped)


def _with_choice(story: Story, witness: Witness, made: Choice) -> Witness:
    """Return the run of a witness with one choice more."""
    return Witness((*witness.steps, step_of(story, replayed(story, witness)[-1], made)))


def unread(finder: RunFinder, id: str) -> tuple[Finding, ...]:
    """Return a finding for each thing written in a scene or an ending that no page shows, itself included."""
    asked = tuple(goal for goal in goals_of(finder.story) if _belongs(goal, id) and goal.key in finder.unseen)
    decide = finder.arguments.decide
    return decide(lambda back, _: unreachable(back, asked, finder.meter), likely=True).findings


def _belongs(goal: CoverageGoal, id: str) -> bool:
    """Return whether a goal is a scene or an ending, or a part of it."""
    return goal.thing is not GoalKind.VALUE and (goal.id == id or goal.id.startswith((f"{id}@", f"{id}.")))


def _states(finder: RunFinder, id: str, reader: _Reader) -> Iterator[PageState]:
    """Yield one run for each set of passages that this reader can be shown, until there is no other."""
    known: list[Condition] = []
    while True:
        other = conj(*map(negated, known))
        tried = (finder.run_to(ask) for ask in reader.asks(other))
        run = next((run for run in tried if run is not None), None)
        if run is None:
            return
        shown = tuple(number for number, condition in reader.passages if holds(condition, run.moment.values))
        known.append(_just_these(reader, shown))
        if _is_read(finder.story, id, run):
            yield PageState(reader.person, shown, run.witness)


def _just_these(reader: _Reader, shown: Sequence[int]) -> Condition:
    parts = (condition if number in shown else negated(condition) for number, condition in reader.passages)
    return conj(*parts)


def _is_read(story: Story, id: str, run: FoundRun) -> bool:
    """Return whether the page asked for is read at the end of a run: a scene is; an ending is read once, which sets do not know."""
    here = scene_at(story, run.moment)
    if here is not None and here.id == id:
        return True
    return any(is_page_of(page, id) for page in replay(story, run.witness.log).run.pages)


def is_page_of(page: Page, id: str) -> bool:
    """Return whether a page is the one of a scene or an ending."""
    return page.id == id and page.kind in (PageKind.SCENE, PageKind.ENDING)


def _readers(story: Story, id: str) -> Iterator[_Reader]:
    """Yield everybody who may read the page of this id. Raises `KeyError` where it is nobody's."""
    for place, scene in enumerate(story.scenes):
        if scene.id == id:
            whens: list[tuple[str | None, Condition]] = [(one, read_through(scene, one)) for one, _ in scene.viewpoints]
            yield from (_at(place, person, when, scene.text) for person, when in whens or [(None, ALWAYS)])
            return
    number = next((number for number, one in enumerate(story.endings) if one.id == id), None)
    if number is None:
        raise KeyError(id)
    endings = endings_of(story)
    yield from (_having(story, number, one) for one in endings.having(number))
    if number in endings.named:
        nobodys = [passage for passage in story.endings[number].text if passage.person is None]
        yield _at(story.ending_place(number), None, ALWAYS, nobodys)


def _at(place: int, person: str | None, when: Condition, text: Sequence[Passage]) -> _Reader:
    return _Reader(person, _numbered(text), lambda so: (at(place, conj(when, so)),))


def _having(story: Story, number: int, one: EndingReader) -> _Reader:
    passages = _numbered(story.endings[number].text, one.person)
    return _Reader(one.person, passages, lambda so: tuple(one.readings(story, number, so)))


def _numbered(text: Sequence[Passage], person: str | None = None) -> tuple[tuple[int, Condition], ...]:
    """Return the passages that this person may read, by number; one that is written for several is read while any is."""
    wheres = list(dict.fromkeys(passage.where for passage in text))
    when: dict[int, list[Condition]] = {}
    for passage in text:
        if passage.person in (None, person):
            when.setdefault(wheres.index(passage.where), []).append(passage.condition)
    return tuple((number, disj(*conditions)) for number, conditions in when.items())


def _telling_first(states: Sequence[PageState]) -> Iterator[PageState]:
    """Yield those first that show something new: a reader, or a passage to one."""
    left, seen = list(states), set[object]()
    while left:
        best = max(left, key=lambda one: (len(_news(one) - seen), -len(one.witness.steps)))
        left.remove(best)
        seen |= _news(best)
        yield best


def _news(state: PageState) -> set[object]:
    return {state.reader, *state.shown}
