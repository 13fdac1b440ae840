"""What shows that something can come about: the keys of one run, with the titles of the scenes in which they are pressed."""

from msgspec import Struct

from game.play.moment import Moment
from game.play.rules import begin, choose, open_choices, scene_at
from game.story.model import Choice, Story


class WitnessStep(Struct, frozen=True):
    """One choice of a witness: the scene, the key to press there, and the choice."""

    scene: str
    title: str
    key: int
    choice: str

    @property
    def id(self) -> str:
        """As a log keeps it."""
        return f"{self.scene}/{self.choice}"


class Witness(Struct, frozen=True):
    """A run that shows something: its choices and, where it never ends, how many of the last go round for ever."""

    steps: tuple[WitnessStep, ...]
    loop_length: int = 0

    @property
    def log(self) -> tuple[str, ...]:
        """The choices as a log keeps them."""
        return tuple(step.id for step in self.steps)

    @property
    def keys(self) -> str:
        """The keys to press, one after another."""
        return " ".join(str(step.key) for step in self.steps)


def step_of(story: Story, moment: Moment, choice: Choice) -> WitnessStep:
    """Return the step that makes this choice at this moment; the key is its number among the open ones, from 1."""
    scene = story.scenes[moment.place]
    return WitnessStep(scene.id, scene.title, open_choices(story, moment).index(choice) + 1, choice.id)


def choice_of(story: Story, moment: Moment, step: WitnessStep) -> Choice:
    """Return the choice that a step makes at a moment; raises `ValueError` where none of the scene there is that."""
    scene = scene_at(story, moment)
    if scene and scene.id == step.scene:
        for choice in scene.choices:
            if choice.id == step.choice:
                return choice
    raise ValueError(f"the witness does not fit at {step.id}")


def replayed(story: Story, witness: Witness) -> list[Moment]:
    """Return the moments of a witness by the rules, from the story's beginning on.

    Raises `ValueError` where a step is none of the scene in which it is to be made.
    """
    moments = [begin(story)]
    for step in witness.steps:
        moments.append(choose(story, moments[-1], choice_of(story, moments[-1], step)))
    return moments
