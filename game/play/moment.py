"""A moment: everything that the future of a run depends on, and nothing else."""

from msgspec import Struct


class Moment(Struct, frozen=True):
    """A place in the calendar (see `game.story.model.Story`) and the value of every variable, as indices."""

    place: int
    values: tuple[int, ...]
