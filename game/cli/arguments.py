"""The kinds of words that commands take, and the story that several of them are about."""

import argparse
import math
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game.edition import Edition
from game.support.folders import cache_folder
from game.support.printable import printable

if TYPE_CHECKING:
    from game.proof.budget import Limits
    from game.story.model import Story

_MEMORY = 1024  # MiB


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


def something(typed: str) -> str:
    """Return what was typed. Raises `ArgumentTypeError` where that is nothing, or no text."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("nothing is named")
    if re.search("[\ud800-\udfff]", typed):  # what Python makes of bytes that the locale has no letters for
        raise argparse.ArgumentTypeError(f"{printable(typed)} is no text")
    return typed


def folder_among(words: str) -> Path:
    """Return the path that one of several words of another sort is. Raises `Misuse` where there is none."""
    try:
        return path(words)
    except argparse.ArgumentTypeError as error:
        raise Misuse(str(error)) from None


def is_there(path: Path) -> bool:
    """Return whether there is such a file or folder; what the system cannot even be asked for is not there."""
    with suppress(OSError):
        return path.exists()
    return False


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


def limit_options(parser: argparse.ArgumentParser, when_over: str) -> None:
    """Add what a proof may take; `when_over` says what comes of it where the time is over."""
    parser.add_argument("--limit-seconds", metavar="N", type=seconds, help=when_over)
    parser.add_argument(
        "--limit-memory",
        metavar="MIB",
        type=mebibytes,
        help=f"what it may hold, and what a second process beside it may ({_MEMORY})",
    )


def limits_in(parsed: argparse.Namespace, *, counts: bool = True, figures: bool = True) -> "Limits":
    """Return what a proof may take, and what it is to find out besides the verdicts."""
    from game.proof.budget import Limits

    return Limits(parsed.limit_seconds, parsed.limit_memory or _MEMORY, counts=counts, figures=figures)


def story_option(parser: argparse.ArgumentParser) -> None:
    """Add the two ways to name the folder of a story: as the last word, and as an option."""
    told = (
        "the story’s folder, or a file in it; where left out, the one you are in, and else the one that comes with this"
    )
    parser.add_argument("folder", metavar="DIR", nargs="?", type=path, help=told)
    parser.add_argument("--story", metavar="DIR", type=path, help="the same")


def page_and_folder(parsed: argparse.Namespace) -> None:
    """Tell the id of a page (`scene`) from the folder of the story, whichever stands first. Raises `Misuse` for no path."""
    two = parsed.folder is not None
    if parsed.scene is not None and is_there(folder_among(parsed.scene)) and not (two and is_there(parsed.folder)):
        second = None if parsed.folder is None else str(parsed.folder)
        parsed.scene, parsed.folder = second, folder_among(parsed.scene)


def log_and_folder(parsed: argparse.Namespace) -> None:
    """Tell the file of a log from the folder of the story, whichever stands first."""
    with suppress(OSError):  # what cannot be looked into is told of by what reads it
        if parsed.log is not None and parsed.folder is not None and parsed.log.is_dir() and not parsed.folder.is_dir():
            parsed.log, parsed.folder = parsed.folder, parsed.log


def story_folder(parsed: argparse.Namespace, edition: Edition) -> Path:
    """Return the folder of the story that is named, that one stands in or under, or that is the edition's.

    A file, or a folder in it, stands for the story round it. Where it is the edition's, standard error says so.
    Raises `Misuse` for two stories at once, and where files stand here that were to be a story's.
    """
    return _named_or_near(parsed) or _shipped(edition, to_write=True)


def story_to_read(parsed: argparse.Namespace, edition: Edition) -> Path:
    """Return the folder of the story as `story_folder` does, for somebody who may only want to read: they are told less."""
    return _named_or_near(parsed) or _shipped(edition, to_write=False)


def own_story_folder(parsed: argparse.Namespace) -> Path:
    """Return the folder of the story that is named, or that one stands in or under: one that may be written to.

    Raises `Misuse` for two stories at once, and where there is none.
    """
    folder = _named_or_near(parsed)
    if folder is None:
        _check_here(others=False)
        raise Misuse("you are in no story; go into its folder, or name it behind the other words")
    return folder


def _named_or_near(parsed: argparse.Namespace) -> Path | None:
    if parsed.folder is not None and parsed.story is not None:
        raise Misuse(f"--story {parsed.story} and {parsed.folder}: one story at a time")
    named: Path | None = parsed.folder or parsed.story
    with suppress(OSError):  # what cannot be looked into is told of by what reads it
        if named is None:
            return story_round(Path.cwd())
        if named.exists() and not _is_story(named):
            return story_round(named.absolute().parent) or named
    return named


def story_round(folder: Path) -> Path | None:
    """Return the nearest folder from this one upwards that is a story's."""
    return next((one for one in (folder, *folder.parents) if _is_story(one)), None)


def _is_story(folder: Path) -> bool:
    from game.story.source.folder import STORY_FILE

    with suppress(OSError):  # too long a path, or a folder that cannot be looked into
        return (folder / STORY_FILE).is_file()
    return False


def _shipped(edition: Edition, *, to_write: bool) -> Path:
    """Return the edition's story. Raises `Misuse` where the folder one stands in looks like a story of one's own."""
    _check_here(others=to_write)
    if to_write:
        sys.stderr.write(
            f"No story stands in this folder, so this is about the one that comes with {edition.program}.\n"
        )
    return edition.story


def _check_here(*, others: bool) -> None:
    """Do so where one stands."""
    with suppress(OSError):  # a folder that cannot be looked into has nothing to be told of
        _check_meant(Path.cwd(), others=others)


def _check_meant(here: Path, *, others: bool) -> None:
    """Raise `Misuse` for a file that was to be a `story.yaml`, here or above, and for other YAML files here if asked."""
    from game.story.source.folder import without_suffix  # only here is it needed

    for folder in (here, *here.parents):
        meant = (one for one in folder.iterdir() if without_suffix(one.name) != one.name and one.is_file())
        for name in sorted(one.name for one in meant):
            path = name if folder == here else str(folder / name)
            if without_suffix(name).lower() == "story":
                raise Misuse(
                    f"{path}:1:1: E072 this file is not read: its name is not `story.yaml` (rename it to that)"
                )
            if folder == here and others:
                hint = "go into the story’s folder, or name it behind the other words; `new DIR` begins one"
                raise Misuse(f"{path} stands here, and no `story.yaml`, neither here nor above ({hint})")


def loaded(folder: Path, edition: Edition) -> "Story | None":
    """Return the story in a folder, or None when it has errors; then they are on standard error."""
    from game.story.loader import load_story

    found = load_story(folder, cache_folder(edition.program))
    if found.story is None:
        from game.writer.output import tell_errors

        tell_errors(found, folder)
    return found.story
