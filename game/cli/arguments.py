"""The kinds of words that commands take, and the story that several of them are about."""

import argparse
import math
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game.edition import Edition
from game.support.folders import cache_folder

if TYPE_CHECKING:
    from game.story.model import Story


class Misuse(Exception):
    """Words that each are right and do not go together, or name what is not there."""


def path(typed: str) -> Path:
    """Return the path that was typed, with `~` for the home folder. Raises `ArgumentTypeError` where there is none."""
    if not typed:
        raise argparse.ArgumentTypeError("an empty path leads nowhere; `.` is the folder you are in")
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise argparse.ArgumentTypeError(f"{typed} is in a home folder, and there is none") from None


def seconds(typed: str) -> float:
    """Return a time, more than 0. Raises `ArgumentTypeError`."""
    with suppress(ValueError):
        if 0 < (number := float(typed)) < math.inf:
            return number
    raise argparse.ArgumentTypeError(f"{typed} is no time; give seconds, more than 0")


def mebibytes(typed: str) -> int:
    """Return a size in MiB, 1 or more. Raises `ArgumentTypeError`."""
    with suppress(ValueError):
        if (number := int(typed)) > 0:
            return number
    raise argparse.ArgumentTypeError(f"{typed} is no size; give MiB, 1 or more")


def story_option(parser: argparse.ArgumentParser, edition: Edition) -> None:
    """Add the option that names the folder of another story than the edition's."""
    parser.add_argument("--story", metavar="DIR", type=path, default=edition.story, help="the story in that folder")


def loaded(folder: Path, edition: Edition) -> "Story | None":
    """Return the story in a folder, or None when it has errors; then they are on standard error."""
    from game.story.loader import load_story

    found = load_story(folder, cache_folder(edition.program))
    if found.story is None:
        from game.writer.output import print_problems

        print_problems(found.problems, folder, sys.stderr)
    return found.story
