"""Lets tests draw ways through a story: Hypothesis strategies over any story, and what may be asserted of what they draw.

A test that fails is told with the shortest keys that make it fail. Hypothesis is no part of the game: it comes with its
extra `testing`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from game.play.moment import Moment
from game.play.rules import begin, choose, fate, followed, has_ended, open_choices
from game.play.run import Run
from game.story.asked_later import asked_of
from game.story.loader import load_story
from game.story.logic import Condition, holds
from game.story.model import Choice, Story
from game.support.printable import printable

try:
    from hypothesis import assume
    from hypothesis import strategies as st
except ImportError as missing:  # pragma: no cover - told in a process of its own
    raise ImportError("game.testing needs Hypothesis: pip install hypothesis") from missing

_LONGEST = 10
"""A way makes so many choices for each scene of its story at most."""


def story_in(folder: Path | str) -> Story:
    """Return the story in a folder. Raises `ValueError` with all that is wrong with it where it does not compile."""
    compiled = load_story(Path(folder), None)
    if compiled.story is None:
        raise ValueError("\n".join(f"{one}" for one in compiled.problems) or f"there is no story in {folder}")
    return compiled.story


class Way(Struct, frozen=True):
    """A way into a story, as far as it was drawn: `made` are the choices, and `moments` where it stood before each and at last."""

    story: Story
    made: tuple[Choice, ...]
    moments: tuple[Moment, ...]

    @property
    def keys(self) -> str:
        """The keys to press, one after another."""
        return " ".join(str(key) for key, _ in self._pressed)

    @property
    def log(self) -> tuple[str, ...]:
        """The choices as a log keeps them, `scene/choice`."""
        return tuple(id for _, id in self._pressed)

    @property
    def ended(self) -> bool:
        """Whether it has come to an end of the story."""
        return has_ended(self.story, self.moments[-1])

    def value(self, variable: str) -> str:
        """Return the value of a variable where the way has come to. Raises `KeyError` where the story has none of that name."""
        for number, one in enumerate(self.story.variables):
            if one.name == variable:
                return one.domain[self.moments[-1].values[number]]
        raise KeyError(variable)

    def holds(self, condition: str) -> bool:
        """Return whether a condition holds where the way has come to. Raises `ValueError` for what is none of this story."""
        return _holding(self, condition)[-1]

    def run(self) -> Run:
        """Return the same way as a run, with its pages."""
        run = Run(self.story)
        for choice in self.made:
            run.choose(choice.id)
        return run

    @property
    def _pressed(self) -> list[tuple[int, str]]:
        """The key and the id of each choice."""
        found = []
        for choice, moment in zip(self.made, self.moments, strict=False):
            key = open_choices(self.story, moment).index(choice) + 1
            found.append((key, f"{self.story.scenes[moment.place].id}/{choice.id}"))
        return found

    def __repr__(self) -> str:
        """The keys, and then a line for each choice."""
        told = "".join(f"\n    {key}  {id}" for key, id in self._pressed)
        return f"keys: {self.keys or '(none)'}{told}"


Asked: TypeAlias = str | Callable[[Way], bool]
"""A condition as a story has them, or a function that is asked of the way up to each moment."""


@st.composite
def runs(draw: st.DrawFn, story: Story) -> Way:
    """Draw ways to an end of the story; one that finds none after very many choices is cut off (see `ends`)."""
    return _drawn(draw, story, _LONGEST * len(story.scenes))


@st.composite
def moments(draw: st.DrawFn, story: Story) -> Way:
    """Draw ways to anywhere in the story: the shorter, the simpler."""
    return _drawn(draw, story, draw(st.integers(0, 2 * len(story.scenes))))


@st.composite
def choices(draw: st.DrawFn, story: Story) -> tuple[Way, Way]:
    """Draw a choice: the way before it, and the way with it."""
    after = draw(moments(story))
    assume(after.made)
    return _prefix(after, len(after.made) - 1), after


def _drawn(draw: st.DrawFn, story: Story, most: int) -> Way:
    moment = begin(story)
    stood, made = [moment], list[Choice]()
    while len(made) < most and (some := open_choices(story, moment)):
        made.append(some[draw(st.integers(0, len(some) - 1))])
        moment = choose(story, moment, made[-1])
        stood.append(moment)
    return Way(story, tuple(made), tuple(stood))


def _prefix(way: Way, steps: int) -> Way:
    return Way(way.story, way.made[:steps], way.moments[: steps + 1])


# --- what may be asserted -------------------------------------------------------------------------------------------


def ends(way: Way) -> None:
    """Assert that a run has come to an end, and everybody followed to an ending of theirs."""
    if not way.ended:
        raise AssertionError(f"this does not end; {way!r}")
    last = way.moments[-1]
    if way.story.ending_at(last.place) is None:
        people: list[str | None] = [person.id for person in followed(way.story, last)]
        without = [person or "the reader" for person in people or [None] if fate(way.story, last, person) is None]
        if without:
            raise AssertionError(f"there is no ending for {' and '.join(without)}; {way!r}")


def never(way: Way, asked: Asked) -> None:
    """Assert that something is so at no moment of a way. Raises `ValueError` for a condition that is none of this story."""
    _assert_all(way, asked, False, "comes true")


def always(way: Way, asked: Asked) -> None:
    """Assert that something is so at every moment of a way. Raises `ValueError` for a condition that is none of this story."""
    _assert_all(way, asked, True, "is not so")


def _assert_all(way: Way, asked: Asked, wanted: bool, otherwise: str) -> None:
    for steps, so in enumerate(_holding(way, asked)):
        if so is not wanted:
            told = asked if isinstance(asked, str) else asked.__name__
            raise AssertionError(f"{printable(told)!r} {otherwise}; {_prefix(way, steps)!r}")


def _holding(way: Way, asked: Asked) -> list[bool]:
    """Return whether something is so at each moment of a way."""
    if not isinstance(asked, str):
        return [bool(asked(_prefix(way, steps))) for steps in range(len(way.moments))]
    story, condition = _read(way.story, asked)
    if story is way.story:
        return [holds(condition, moment.values) for moment in way.moments]
    moment = begin(story)  # it remembers more, and is played no differently
    found = [holds(condition, moment.values)]
    for choice in way.made:
        same = next(one for one in open_choices(story, moment) if one.id == choice.id)
        moment = choose(story, moment, same)
        found.append(holds(condition, moment.values))
    return found


def _read(story: Story, condition: str) -> tuple[Story, Condition]:
    """Return what `asked_of` does, read once for each story."""
    key = id(story), condition
    if key not in _READ:
        _READ[key] = story, *asked_of(story, condition)
    return _READ[key][1:]


_READ: dict[
    tuple[int, str], tuple[Story, Story, Condition]
] = {}  # by a story's identity, which it keeps by keeping the story
