"""The log of a run as a file keeps it: the choices that were made, and in which story."""

from msgspec import Struct

from game.keep.codec import Line, text_of, value_of
from game.support.words import N_

WRONG = {"choices": N_("it has no list of choices"), "waiting": N_("it has no list of choices")}
"""What is said of a field that does not fit."""


class Log(Struct, frozen=True, omit_defaults=True):
    """The choices of a run, and the story (with the digest of its text) in which they were made.

    `waiting` are choices of an earlier edition of the story whose scenes have not come yet.
    """

    story: Line
    digest: Line
    choices: tuple[Line, ...]
    waiting: tuple[Line, ...] = ()


def read_log(raw: bytes) -> Log:
    """Return the log that a file holds, be it a log or a save. Raises `Unreadable`."""
    return value_of(text_of(raw), Log, WRONG)
