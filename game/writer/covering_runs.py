"""The runs that show everything written: `check --runs` writes them, a log a line, and `replay --cover` plays them, or a save."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from game.keep.codec import LARGEST, Unreadable, text_of
from game.keep.log import Log, read_log
from game.proof.cover import fewest, unshown
from game.proof.model.goals import CoverageGoal, GoalKey, GoalKind
from game.proof.model.runs import Choices
from game.proof.report import number_of
from game.story.model import Story
from game.support.exit_codes import ExitCode
from game.support.printable import printable
from game.writer.replay import STANDARD_INPUT, bytes_of

SHOWN = 20
"""So many things that no run shows are named."""

_NOT_SHOWN = {
    GoalKind.SCENE: "the scene {!r} is not shown",
    GoalKind.CHOICE: "the choice {!r} is not open",
    GoalKind.ENDING: "the ending {!r} is not shown",
    GoalKind.PASSAGE: "this passage of {!r} is not shown",
    GoalKind.VALUE: "{!r} is not so",
    GoalKind.CLOSED: "the choice {!r} is not closed, so its reason is not shown",
}

_LARGEST = 8 * LARGEST
"""How many bytes of runs are read; no more are written either."""


def refuse_unwritable(path: Path | None) -> int:
    """Say so and return 2 where a file of runs is asked for and cannot be written, else 0. None is made for that.

    Of what is there already only a file of runs is written over.
    """
    if path is None:
        return ExitCode.GOOD
    if path == STANDARD_INPUT:
        return _refused(path, "this names no file")
    try:
        if path.is_file() and not _holds_runs(path):
            return _refused(path, "something else stands in it, and it is left as it is")
        there = path.exists()
        with path.open("ab"):
            pass
        if not there:
            path.unlink()
    except OSError as error:
        return _refused(path, error.strerror)
    return ExitCode.GOOD


def write_runs(path: Path, story: Story, runs: Sequence[Choices], *, quiet: bool = False) -> int:
    """Write a few of some runs that show all that they all do; return 2 where the file cannot be written, else 0.

    Unless it is to be quiet, it prints how many these are.
    """
    few = fewest(story, runs)
    lines = b"".join(msgspec.json.encode(Log(story.id, story.digest, choices)) + b"\n" for choices in few)
    if len(lines) > _LARGEST:
        return _refused(path, "it was not written, because so many runs could not be read again")
    try:
        path.write_bytes(lines)
    except OSError as error:
        return _refused(path, error.strerror)
    if not quiet:
        told = f"{number_of(len(few), 'run')}; `replay --cover` plays them and says what they show"
        sys.stdout.write(f"\n{printable(str(path))}: {told}\n")
    return ExitCode.GOOD


def _holds_runs(path: Path) -> bool:
    """Return whether nothing stands in a file, or runs. Raises `OSError`."""
    with path.open("rb") as file:
        first = file.readline(LARGEST)
    return not first or _is_log(first)


def _is_log(raw: bytes) -> bool:
    try:
        read_log(raw)
    except Unreadable:
        return False
    return True


def _refused(path: Path, why: str | None) -> int:
    sys.stderr.write(f"{printable(str(path))}: {why}; give --runs a file that can be written\n")
    return ExitCode.MISUSE


def replay_cover(path: Path, story: Story) -> int:
    """Play the runs of a file and print what of everything written none of them shows; return 1 where there is such, else 0.

    Returns 2 where the file holds no logs of this story.
    """
    name = printable(str(path))
    try:
        runs = [*_read(text_of(bytes_of(path, _LARGEST + 1), _LARGEST), story)]
    except OSError as error:
        sys.stderr.write(f"{name}: {error.strerror}; give a file that `check --runs` wrote, or a save\n")
        return ExitCode.MISUSE
    except Unreadable as error:
        sys.stderr.write(f"{name}: {error}; give a file that `check --runs` wrote, or a save\n")
        return ExitCode.MISUSE
    played = unshown(story, runs)
    left, asked = played.left, played.asked
    show = "shows" if len(runs) == 1 else "show"
    sys.stdout.write(
        f"“{story.title}”: {number_of(len(runs), 'run')} {show} {asked - len(left):,} of {asked:,} things written\n"
    )
    if played.stopped:
        stops = "stops" if len(played.stopped) == 1 else "stop"
        first = f"the first at {printable(played.stopped[0])!r}, which cannot be made there"
        sys.stdout.write(f"{number_of(len(played.stopped), 'run')} {stops} before the end, {first}\n")
    lines = [*_told(left)]
    sys.stdout.writelines(f"{line}\n" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        sys.stdout.write(f"and {len(lines) - SHOWN:,} more\n")
    return ExitCode.PROBLEMS if left else ExitCode.GOOD


def _read(text: str, story: Story) -> Iterator[Choices]:
    """Yield the choices of each log, one a line; a save is a single one on many lines.

    Raises `Unreadable`, with the line, where one is none, or one of another story.
    """
    lines = [text] if _is_log(text.encode()) else text.split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            log = read_log(line.encode())
        except Unreadable as error:
            raise Unreadable(f"line {number} is no log of a run: {error}") from None
        if log.story != story.id:
            raise Unreadable(f"line {number} is a log of the story “{printable(log.story)}”, not of “{story.id}”")
        yield log.choices


def _told(left: Sequence[CoverageGoal]) -> Iterator[str]:
    """Yield a line for each thing that is not shown; what is part of such a thing is counted with it."""
    within = {goal.key: goal.within for goal in left}
    parts = Counter(_outermost(goal.key, within) for goal in left)
    for goal in left:
        if goal.within not in within:
            inside = parts[goal.key] - 1
            more = f", nor {number_of(inside, 'thing')} in it" if inside else ""
            yield f"{goal.where}: {_NOT_SHOWN[goal.thing].format(goal.id.partition('@')[0])}{more}"


def _outermost(key: GoalKey, within: Mapping[GoalKey, GoalKey | None]) -> GoalKey:
    """Return what a thing is part of that is no part of anything else among these."""
    while (around := within[key]) is not None and around in within:
        key = around
    return key
