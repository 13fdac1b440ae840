"""The file that a run's sheet is written to: where it is put when nothing else is wanted, and never over another file."""

import os
from itertools import count
from pathlib import Path

from game.keep.disk import Trouble, trouble, write
from game.play.run import Run
from game.render.markdown import transcript
from game.support.folders import documents_folder
from game.support.printable import printable
from game.support.words import _

SUFFIX = ".md"

_ENDINGS = (SUFFIX, ".markdown", ".txt")
"""Endings of a name that the reader may have meant; whatever else stands behind a dot belongs to the name."""


def usual_file(run: Run) -> Path:
    """Return the first free name after the story's in the folder where a reader looks for a document."""
    folder = documents_folder()
    names = (f"{run.story.id}-{number}{SUFFIX}" if number > 1 else f"{run.story.id}{SUFFIX}" for number in count(1))
    return next(path for path in map(folder.joinpath, names) if not path.exists())


def said(written: Path | Trouble) -> str:
    """Return a line that tells the reader what came of writing."""
    if isinstance(written, Trouble):
        return written.told
    return _("{file} is now in {folder}").format(file=printable(written.name), folder=printable(str(written.parent)))


def print_out(run: Run, path: Path) -> Path | Trouble:
    """Write all that was read in a run to a new Markdown file and return where it is; `~` stands for the reader's home.

    A name without an ending is given `.md`. What is there already is left alone, and nothing is left half-written.
    """
    if path.name and not path.name.lower().endswith(_ENDINGS):
        path = path.with_name(path.name + SUFFIX)
    try:
        path = path.expanduser().absolute()
        write(path, transcript(run), f"{run.story.id}-{os.getpid()}.tmp", fresh=True)
    except FileExistsError:
        return Trouble(_("it was not written, because there is a file of that name"), path)
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: no home; ValueError: a name no system has
        return trouble(_("it could not be written"), error, path)
    return path
