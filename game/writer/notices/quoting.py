"""Quotation marks that stand without the other one of their pair, in the marks of the story's language."""

import re
from collections.abc import Iterator

from game.story.diagnostics import Diagnostic
from game.story.model import Story
from game.writer.author_files import AuthorFiles
from game.writer.notices.pieces import everything_read, explanations
from game.writer.typewriter import marks_of


def marks_alone(story: Story, files: AuthorFiles) -> Iterator[Diagnostic]:
    """Yield N209 for each closing mark before which none is open in its paragraph, and each that is opened and never closed.

    Speech that goes on is opened again where a paragraph begins, in the next passage, too, and is closed once.
    """
    opens, closes = marks_of(story.language)
    if opens == closes:  # then nobody can tell one from the other
        return
    pieces = [
        one for one in (*everything_read(story), *explanations(story)) if opens in one.words or closes in one.words
    ]
    for at, prose in enumerate(pieces):
        goes_on = (
            at + 1 < len(pieces) and pieces[at + 1].owner == prose.owner and pieces[at + 1].words.startswith(opens)
        )
        marks, alone = _alone_in(prose.words, opens, closes, goes_on=goes_on)
        places = [*files.places(prose.where, prose.key, marks)] if alone else []
        for number in alone:
            closing = marks[number] == closes
            message = f"this `{closes}` closes nothing" if closing else f"this `{opens}` is never closed"
            hint = f"write `{opens}` where the words begin" if closing else f"write `{closes}` where the words end"
            yield Diagnostic(places[number], "N209", message, f"{hint}, or take it out")


def _alone_in(words: str, opens: str, closes: str, *, goes_on: bool) -> tuple[list[str], list[int]]:
    """Return the marks of some paragraphs, a line each, and the numbers of those that have no other one."""
    marks: list[str] = []
    alone: list[int] = []
    opened: int | None = None  # the number of the mark that waits for its other one
    for paragraph in words.split("\n"):
        if opened is not None and not paragraph.startswith(opens):
            alone.append(opened)
            opened = None
        for found in re.finditer(f"[{opens}{closes}]", paragraph):
            if found[0] == closes and opened is None:
                alone.append(len(marks))
            elif found[0] == opens and opened is not None and found.start():
                alone.append(opened)
            opened = len(marks) if found[0] == opens else None
            marks.append(found[0])
    return marks, sorted([*alone, *([] if opened is None or goes_on else [opened])])
