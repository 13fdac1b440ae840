"""Who can be picked at the beginning and then has nothing to be read."""

from collections.abc import Iterator

from game.story.diagnostics import Diagnostic
from game.story.excerpt import has_a_page
from game.story.model import Story


def without_a_page(story: Story) -> Iterator[Diagnostic]:
    """Yield N110 for each person with whom, picked alone, a reader comes to the end of the calendar at once."""
    picks = {pick.id: pick for pick in story.picks}
    for person in story.people:
        if person.id in picks and not has_a_page(story, picks[person.id]):
            hint = "name them under `people:` of a scene that they come to, or let their `while` hold at the start"
            yield Diagnostic(person.where, "N110", f"there is no page for whoever follows {person.name}", hint)
