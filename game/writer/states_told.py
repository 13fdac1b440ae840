"""The states of a page in words: how many there are, and who reads which lines of the file in one."""

from game.proof.page_states import PageState
from game.proof.report import number_of
from game.story.model import Ending, Scene, Story, Text
from game.support.words import listed


def told_state(story: Story, id: str, state: PageState) -> str:
    """Return who reads a page in this state, and the lines of the passages that are shown; nothing where that is always so."""
    reader = next((person.name for person in story.people if person.id == state.reader), "")
    return ", ".join(part for part in (reader, told_lines(state, page_named(story, id).text)) if part)


def told_lines(state: PageState, text: Text) -> str:
    """Return which passages of a text are shown in this state, by their lines; nothing where it has one, which is."""
    passages = tuple(dict.fromkeys(passage.where for passage in text))  # in the order of their numbers
    lines = [str(passages[number].line) for number in state.shown]
    if not lines:
        return "without a word"
    return f"line{'s' if len(lines) > 1 else ''} {listed(lines)}" if len(passages) > 1 else ""


def many_states(number: int, *, whole: bool) -> str:
    """Return how many states were found, and whether there may be more than this `whole`."""
    return number_of(number, "state") + ("" if whole else ", and there may be more")


def page_named(story: Story, id: str) -> Scene | Ending:
    """Return the scene or the ending of this id. Raises `StopIteration` where there is none."""
    return next(one for one in story.scenes_and_endings if one.id == id)
