"""One playing of a story: the choices made so far, and the pages that follow from them."""

from msgspec import Struct

from game.play import compose
from game.play.machine import Machine
from game.play.moment import Moment
from game.play.page import Page, PageKind
from game.play.rules import Closed, fates, followed, has_ended, scene_at
from game.story.logic import holds
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

    `pages` are what the reader turns at the present step. After a choice: its consequence, the ending of anybody
    followed who has just left the story, then the next scene; or, at the end, the endings of everybody followed and the
    close.
    Every tuple of pages ends with a scene (whose options lead on by `choose`) or with the close.
    `waiting` are choices made in an earlier edition of the story, as a log has them, whose scenes have not come yet.
    """

    def __init__(self, story: Story, heat: int = HOTTEST) -> None:
        self.story = story
        self.waiting: tuple[str, ...] = ()
        self._heat = heat
        self._machine = Machine(story)
        self._steps: list[Step] = []
        self._moments: list[Moment] = [self._machine.moment]
        self._pages: list[tuple[Page, ...]] = []  # of the steps asked for so far, one after another

    @property
    def steps(self) -> tuple[Step, ...]:
        """The choices made so far."""
        return tuple(self._steps)

    @property
    def log(self) -> tuple[str, ...]:
        """The choices made so far as stable ids, `scene/choice`: all that a save must keep."""
        return tuple(step.id for step in self._steps)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Every moment of the run: one before each choice, and the present one."""
        return tuple(self._moments)

    @property
    def moment(self) -> Moment:
        """The present moment."""
        return self._moments[-1]

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

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the present step, in the order in which they are turned."""
        return self.pages_at(len(self._steps))

    def pages_at(self, step: int) -> tuple[Page, ...]:
        """The pages read after `step` choices, from 0 to `len(log)`. Raises `IndexError` for any other number."""
        if not 0 <= step <= len(self._steps):
            raise IndexError(f"the run has no step {step}")
        while len(self._pages) <= step:
            self._pages.append(self._compose(len(self._pages)))
        return self._pages[step]

    def choose(self, choice_id: str) -> None:
        """Make the choice of the present scene that has this id (see `Option.id`).

        Raises `Closed`, and changes nothing, when there is no such choice or it is not open.
        """
        scene = self.scene
        for number, choice in enumerate(scene.choices if scene else ()):
            if scene and choice.id == choice_id:
                step = Step(scene, choice, self.moment)
                self._moments.append(self._machine.choose(number))
                self._steps.append(step)
                return
        raise Closed(f"there is no choice {choice_id!r} here")

    def rewind(self, steps: int = 1) -> None:
        """Take back the last choices, as many as there are at most."""
        kept = max(0, len(self._steps) - max(0, steps))
        del self._steps[kept:], self._moments[kept + 1 :], self._pages[kept + 1 :]
        self._machine.moment = self.moment

    def _compose(self, step: int) -> tuple[Page, ...]:
        earlier = [page for pages in self._pages[:step] for page in pages]
        moment = self._moments[step]
        pages: list[Page] = []
        if step:
            made = self._steps[step - 1]
            pages.extend(
                compose.consequence_page(self.story, made.scene, made.choice, made.before, self._heat, earlier)
            )
        pages.extend(self._endings(moment, earlier))
        scene = scene_at(self.story, moment)
        if scene:
            return (*pages, compose.scene_page(self.story, scene, moment, self._heat, earlier))
        return (*pages, compose.close_page(self.story, moment, [*earlier, *pages]))

    def _endings(self, moment: Moment, earlier: list[Page]) -> list[Page]:
        """The endings to be read now, each once in a run: who has left the story, then, at its end, the rest."""
        read = {page.eyes for page in earlier if page.kind is PageKind.ENDING}
        waiting = {person.id: person for person in followed(self.story, moment) if person.name not in read}
        left = {person.id for person in waiting.values() if not holds(person.present_while, moment.values)}
        due = fates(self.story, moment)
        now = [pair for pair in due if pair[0] in left]
        if has_ended(self.story, moment):
            now += [pair for pair in due if pair[0] is None or (pair[0] in waiting and pair[0] not in left)]
        return [compose.ending_page(self.story, ending, moment, waiting.get(who or "")) for who, ending in now]
