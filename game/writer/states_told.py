"""The states of a page in words: how many there are, and who reads which lines of the file in one."""

from game.proof.page_states import PageState
from game.proof.report import number_of
from game.story.model import Ending, Location, Scene, Story
from game.support.words import listed


def told_state(story: Story, id: str, state: PageState) -> str:
    """Return who reads a page in this state, and the lines of the passages that are shown; nothing where that is always so."""
    reader = next((person.name for person in story.people if person.id == state.reader), "")
    passages = _passages(story, id)
    lines = [passages[number].line for number in state.shown]
    shown = (
        f"line{'s' if len(lines) > 1 else ''} {listed([str(line) for line in lines])}" if lines else "without a word"
    )
    return ", ".join(part for part in (reader, shown if len(passages) > 1 or not lines else "") if part)


def many_states(number: int, *, whole: bool) -> str:
    """Return how many states were found, and whether there may be more than this `whole`."""
    return number_of(number, "state") + ("" if whole else ", and there may be more")


def page_named(story: Story, id: str) -> Scene | Ending:
    """Return the scene or the ending of this id. Raises `StopIteration` where there is none."""
    return next(one for one in story.scenes_and_endings if one.id == id)


def _passages(story: Story, id: str) -> tuple[Location, ...]:
    """Return where the passages of the text of a scene or an ending stand, in the order of their numbers."""
    return tuple(dict.fromkeys(passage.where for passage in page_named(story, id).text))
