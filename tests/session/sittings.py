"""Sittings without a screen, with saves in a folder of their own, in which some commands were given already."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.edition import WHERE_YOU_STOOD
from game.keep.shelf import Saves
from game.session import Session
from game.session.command import Command
from game.session.views import View
from game.story.model import Story


@contextmanager
def sitting_after(folder: Path, story: Story, *commands: Command) -> Iterator[Session]:
    """A sitting with a story after these commands."""
    with Saves(folder) as saves:
        session = Session(WHERE_YOU_STOOD, story, saves)
        for command in commands:
            session.obey(command)
        yield session


def obeyed(session: Session, *commands: Command) -> View:
    """What is seen after these commands."""
    for command in commands:
        session.obey(command)
    return session.view


def log(session: Session) -> tuple[str, ...]:
    """What was chosen in the run that is read."""
    assert session.reading is not None
    return session.reading.run.log


def kept(session: Session) -> list[tuple[str, ...]]:
    """What was chosen in each save there is."""
    return [slot.save.choices for slot in session.keeping.saves.shelf(session.story).slots]
