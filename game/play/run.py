"""One playing of a story: the choices made so far, and the pages that follow from them."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from game.play import compose
from game.play.closing import close_page, coda_pages, road
from game.play.history import START, History
from game.play.machine import Machine
from game.play.moment import Moment
from game.play.page import Page, PageKind, Road
from game.play.rules import Closed, choose, followed, has_ended, scene_at
from game.story.model import Choice, Person, Scene, Story

MILDEST, HOTTEST = 0, 3


class Step(Struct, frozen=True):
    """One choice made: in which scene, which, and the moment before it."""

    scene: Scene
    choice: Choice
    before: Moment

    @property
    def id(self) -> str:
        """As the log keeps it: `scene/choice`."""
        return f"{self.scene.id}/{self.choice.id}"


class Run:
    """One playing of a story. Everything shown is derived from the choices made; `heat` is the highest shown in full.

    `heat_said` says that its reader was asked for that, and answered.

    The run stands at a place of its `history`, which keeps the choices that were taken back as well.

    `pages` are what the reader turns at the present step. After a choice: its consequence, the ending of anybody
    followed who has just left the story, then the next scene; or, at the end, the endings of everybody followed and the
    close.
    Every tuple of pages ends with a scene (whose options lead on by `choose`), with the close or with the coda behind it.
    `waiting` are choices made in an earlier edition of the story, as a log has them, whose scenes have not come yet.
    """

    def __init__(self, story: Story, heat: int = HOTTEST, history: History | None = None) -> None:
        self.story = story
        self.history = History() if history is None else history
        self.history.at = START
        self.waiting: tuple[str, ...] = ()
        self.heat_said = False
        self._heat = heat
        self._machine = Machine(story)
        self._steps: list[Step] = []
        self._moments: list[Moment] = [self._machine.moment]
        self._way = [START]  # the nodes of the history that lead to the place, one more than the steps
        self._pages: dict[int, tuple[Page, ...]] = {}  # of the nodes asked for so far: what lies ahead is composed, too
        self._earlier = [compose.NOTHING]  # what was read before the pages of each step, as far as that was asked

    @property
    def steps(self) -> tuple[Step, ...]:
        """The choices made so far."""
        return tuple(self._steps)

    @property
    def log(self) -> tuple[str, ...]:
        """The choices made so far as stable ids, `scene/choice`: all that a save must keep."""
        return tuple(step.id for step in self._steps)

    @property
    def made(self) -> int:
        """How many choices were made."""
        return len(self._steps)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Every moment of the run: one before each choice, and the present one."""
        return tuple(self._moments)

    @property
    def moment(self) -> Moment:
        """The present moment."""
        return self._moments[-1]

    @property
    def marks(self) -> dict[int, str]:
        """The reader's own words beside pages, each by how many choices were made before its page."""
        words = self.history.marks
        return {step: words[node] for step, node in enumerate(self._way) if node in words}

    @property
    def ended(self) -> bool:
        """Whether no choice is left to make."""
        return has_ended(self.story, self.moment)

    @property
    def scene(self) -> Scene | None:
        """The scene the reader stands in, or None when the story has ended."""
        return scene_at(self.story, self.moment)

    @property
    def followed(self) -> tuple[Person, ...]:
        """The people followed now, in the story's order."""
        return followed(self.story, self.moment)

    @property
    def heat(self) -> int:
        """The highest heat that is shown in full. Setting it changes the pages, never the choices."""
        return self._heat

    @heat.setter
    def heat(self, heat: int) -> None:
        self._heat = heat
        self._pages.clear()
        del self._earlier[1:]

    @property
    def roads(self) -> tuple[Road, ...]:
        """The choices made that turned the story, in their order."""
        told = (road(self.story, at, one.scene, one.choice, one.before) for at, one in enumerate(self._steps))
        return tuple(filter(None, told))

    @property
    def seen(self) -> frozenset[str]:
        """The scenes (ids) in which a choice was made."""
        return frozenset(one.scene.id for one in self._steps)

    @property
    def taken(self) -> tuple[tuple[Moment, Choice], ...]:
        """The choices made so far, each with the moment before it."""
        return tuple(self._taken(len(self._steps)))

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the present step, in the order in which they are turned."""
        return self.pages_at(len(self._steps))

    @property
    def rest(self) -> int:
        """Which of the present pages a reader comes to rest at: the scene or, at the end, the last before the coda."""
        return max(at for at, page in enumerate(self.pages) if page.kind is not PageKind.CODA)

    def pages_at(self, step: int) -> tuple[Page, ...]:
        """Return the pages read after `step` choices, from 0 to `len(log)`. Raises `IndexError` for any other number."""
        if not 0 <= step <= len(self._steps):
            raise IndexError(f"the run has no step {step}")
        node = self._way[step]
        if node not in self._pages:
            self._pages[node] = self._composed(step)
        return self._pages[node]

    def choose(self, choice_id: str) -> None:
        """Make the choice of the present scene that has this id (see `Option.id`).

        Raises `Closed`, and changes nothing, when there is no such choice or it is not open.
        """
        scene = self.scene
        for number, choice in enumerate(scene.choices if scene else ()):
            if scene and choice.id == choice_id:
                self._machine.moment = self.moment
                self._go(Step(scene, choice, self.moment), self._machine.choose(number))
                return
        raise Closed(f"there is no choice {choice_id!r} here")

    def retrace(self, choice: Choice) -> None:
        """Make a choice of the present scene that was made before: the rules say where it led, without the machine.

        Raises `Closed`, and changes nothing, when it is not open.
        """
        scene, after = self.scene, choose(self.story, self.moment, choice)
        if scene:
            self._go(Step(scene, choice, self.moment), after)

    def _go(self, step: Step, after: Moment) -> None:
        self._moments.append(after)
        self._steps.append(step)
        self.history.choose(step.id)
        self._way.append(self.history.at)

    def undo(self, steps: int = 1) -> None:
        """Go back by so many choices, or to the first; the history keeps them."""
        kept = max(0, len(self._steps) - max(0, steps))
        del self._steps[kept:], self._moments[kept + 1 :], self._earlier[kept + 2 :], self._way[kept + 1 :]
        self.history.at = self._way[kept]

    def _taken(self, step: int) -> Iterator[tuple[Moment, Choice]]:
        return ((one.before, one.choice) for one in islice(self._steps, step))

    def _composed(self, step: int) -> tuple[Page, ...]:
        """Return the pages of a step; of those before only that is worked out on which they hang."""
        while len(self._earlier) <= step:
            self._read_on(len(self._earlier) - 1)
        story, moment, earlier = self.story, self._moments[step], self._earlier[step]
        pages: tuple[Page, ...] = ()
        if step:
            made = self._steps[step - 1]
            pages = compose.consequence_page(
                story, made.scene, made.choice, made.before, self._heat, earlier, self._taken(step)
            )
        pages += compose.ending_pages(story, moment, earlier)
        scene, earlier = scene_at(story, moment), self._before_last(step)
        if scene:
            return (*pages, compose.scene_page(story, scene, moment, self._heat, earlier))
        return (*pages, close_page(story, moment, earlier, self.roads, self.taken), *coda_pages(story, moment))

    def _before_last(self, step: int) -> compose.Earlier:
        """Return what was read before the scene at the end of a step, or the close."""
        story, earlier = self.story, self._earlier[step]
        if step:
            made = self._steps[step - 1]
            earlier = compose.after_choice(story, made.scene, made.choice, made.before, self._heat, earlier)
        return compose.after_endings(story, self._moments[step], earlier)

    def _read_on(self, step: int) -> None:
        """Work out what was read before the pages of the step after this one."""
        moment, earlier = self._moments[step], self._before_last(step)
        scene = scene_at(self.story, moment)
        self._earlier.append(compose.after_scene(self.story, scene, moment, self._heat, earlier) if scene else earlier)
