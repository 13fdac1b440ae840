"""The log: the choices of a run as a file keeps them, and playing them again as far as they go."""

import json
from collections.abc import Iterable

from msgspec import Struct

from game.play.rules import is_open
from game.play.run import HOTTEST, Run
from game.story.model import Story
from game.story.source.unicode import FORBIDDEN

LONGEST_LOG, LONGEST_ID = 100_000, 1000


class NotALog(ValueError):
    """What was read is no log; the message says why."""


class Log(Struct, frozen=True):
    """The choices of a run, and the story (with the digest of its text) in which they were made."""

    story: str
    digest: str
    choices: tuple[str, ...]

    def to_data(self) -> dict[str, object]:
        """As it is kept."""
        return {"story": self.story, "digest": self.digest, "choices": list(self.choices)}


class Replayed(Struct, frozen=True):
    """A log played again: the run as far as it came, how many choices that was, and why it stopped, for a reader."""

    run: Run
    played: int
    stopped: str | None


def log_of(run: Run) -> Log:
    """The log of a run."""
    return Log(run.story.id, run.story.digest, run.log)


def read_log(text: str) -> Log:
    """The log that a file holds, be it a log or a save. Raises `NotALog`."""
    try:
        return log_from_data(json.loads(text, parse_constant=_no_constant))
    except RecursionError:
        raise NotALog("it is nested too deep") from None
    except ValueError as error:
        raise error if isinstance(error, NotALog) else NotALog(f"it is not JSON ({error})") from None


def log_from_data(data: object) -> Log:
    """The log in what JSON gave. Raises `NotALog`."""
    if not isinstance(data, dict):
        raise NotALog("it is not a table of names and values")
    choices = data.get("choices")
    if not isinstance(choices, list) or len(choices) > LONGEST_LOG:
        raise NotALog("it has no list of choices")
    return Log(
        word(data.get("story"), "story"),
        word(data.get("digest"), "digest"),
        tuple(word(one, "choice") for one in choices),
    )


def word(value: object, what: str, longest: int = LONGEST_ID) -> str:
    """The value, if it is a short text that can safely be shown. Raises `NotALog`."""
    if not isinstance(value, str) or len(value) > longest or not is_clean(value):
        raise NotALog(f"its {what} is not a short line of text")
    return value


def is_clean(text: str) -> bool:
    """Whether nothing in the text could steer a terminal, break a line or turn the direction of writing."""
    return "\n" not in text and "\t" not in text and not FORBIDDEN.search(text)


def replay(story: Story, choices: Iterable[str], heat: int = HOTTEST) -> Replayed:
    """Plays the choices (`scene/choice`) as far as they go; says in a sentence where and why it stopped, if it did."""
    run = Run(story, heat)
    for choice in choices:
        wrong = _obstacle(run, choice)
        if wrong:
            return Replayed(run, len(run.log), f"After {_counted(len(run.log))} {wrong}")
        run.choose(choice.rpartition("/")[2])
    return Replayed(run, len(run.log), None)


def _obstacle(run: Run, wanted: str) -> str | None:
    """Why the next choice cannot be made, or None when it can."""
    scene_id, _, choice_id = wanted.rpartition("/")
    scene = run.scene
    if scene is None:
        return f"the story ends, and the choice “{wanted}” is left over."
    if scene.id != scene_id:
        if all(other.id != scene_id for other in run.story.scenes):
            return f"it stops: the scene “{scene_id}” is no longer in the story."
        return f"it stops: the scene “{scene.title}” comes now, and not “{scene_id}”."
    choice = next((choice for choice in scene.choices if choice.id == choice_id), None)
    if choice is None:
        return f"it stops: the scene “{scene.title}” no longer has the choice “{choice_id}”."
    if not is_open(choice, run.moment):
        return f"it stops: in the scene “{scene.title}” the choice “{choice_id}” is closed now."
    return None


def _counted(number: int) -> str:
    return "one choice" if number == 1 else f"{number} choices"


def _no_constant(name: str) -> object:
    raise NotALog(f"{name} is no value")
