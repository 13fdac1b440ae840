"""The ways into a story: the whole of it, and each of its hours; and whom an hour names and cannot offer."""

from msgspec import Struct

from game.proof.result import Finding
from game.story.excerpt import excerpt
from game.story.model import Hour, Story


class WayIn(Struct, frozen=True):
    """A way into a story: `story` is what is played then, and `hour` the one that is offered; None is the whole."""

    story: Story
    hour: Hour | None = None


def ways_into(story: Story) -> tuple[WayIn, ...]:
    """Return all ways into a story, the whole of it first."""
    return (WayIn(story), *(WayIn(excerpt(story, hour), hour) for hour in story.hours))


def not_offered(story: Story, hour: Hour, part: Story) -> list[Finding]:
    """Return a finding for each person whom an hour names and cannot offer."""
    offered = {choice.id for choice in part.scenes[0].choices}
    names = {person.id: person.name for person in story.people}
    hint = "name others, begin the hour where they are, or put a scene of theirs into it"
    return [
        Finding(hour.where, "P013", f"there is no page for {names[person]} ({person!r})", hint)
        for person in hour.people
        if person not in offered
    ]
