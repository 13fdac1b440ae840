"""The command `check --witness`: the keys that lead to a scene, a choice or an ending, and a log that `replay` plays."""

import sys
from pathlib import Path

from game.keep.codec import written
from game.keep.log import Log
from game.proof.budget import BudgetExceeded, Limits
from game.proof.model.goals import GoalKind
from game.proof.symbolic.find_witness import THINGS, ids_of, way_to
from game.story.loader import load_story
from game.story.nearest import lacking
from game.support.exit_codes import ExitCode
from game.writer.output import print_utf_8, tell_errors, tell_name
from game.writer.place_asked import told_way

KINDS = tuple(thing.value for thing in THINGS)


def witness(
    folder: Path, kind: str, id: str, limits: Limits, kept: Path | None = None, *, as_json: bool = False
) -> int:
    """Print the shortest way to one thing of a story: with `as_json` its log, else its keys and titles.

    Returns 0, or 1 where nothing leads there, a limit came first or the story has errors, or 2 where it has no such thing.
    """
    compiled = load_story(folder, kept)
    if compiled.story is None:
        return tell_errors(compiled, folder)
    known = ids_of(compiled.story, GoalKind(kind))
    if id not in known:
        sys.stderr.write(f"{lacking(f'“{compiled.name}” has no {kind}', id, known)}\n")
        return ExitCode.MISUSE
    try:
        found = way_to(compiled.story, GoalKind(kind), id, limits)
    except (BudgetExceeded, MemoryError) as spent:
        sys.stderr.write(f"“{compiled.name}”: undecided: {spent or 'the memory was full'}\n")
        return ExitCode.PROBLEMS
    if found is None:
        sys.stderr.write(f"“{compiled.name}”: no path leads to the {kind} {id!r}\n")
        return ExitCode.PROBLEMS
    if as_json:
        log = Log(compiled.story.id, compiled.story.digest, found.log)
        print_utf_8(written(log))
    else:
        tell_name(compiled.name, sys.stdout)
        sys.stdout.write("\n".join(told_way(found)) + "\n")
    return ExitCode.GOOD
