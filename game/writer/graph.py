"""The command `graph`: where choices lead in a story, drawn or in the words of programs that draw."""

import sys
from pathlib import Path

from game.proof.budget import Budget, Limits, spent_within
from game.proof.model.specialize import groups
from game.proof.store.cache import cache_in
from game.story.loader import load_story
from game.story.model import Story
from game.story.nearest import lacking
from game.support.exit_codes import ExitCode
from game.support.gc_pause import not_collecting
from game.writer.inquiry import Inquiry
from game.writer.output import print_utf_8, tell_errors
from game.writer.plans.as_dot import to_dot
from game.writer.plans.as_mermaid import to_mermaid
from game.writer.plans.as_svg import to_svg
from game.writer.plans.planning import plan_of
from game.writer.progress import progress_on

DRAWN = {"mermaid": to_mermaid, "dot": to_dot, "svg": to_svg}
"""What a plan can be printed as, by name."""


def graph(
    folder: Path,
    limits: Limits,
    kept: Path | None = None,
    *,
    around: str | None = None,
    steps: int = 1,
    act: str | None = None,
    group: str | None = None,
    form: str = "mermaid",
) -> int:
    """Print the plan of the story in a folder, whole or that part of it, in one of the forms of `DRAWN`; return the exit code.

    That is 0, or 1 where the story has errors or a limit came first, or 2 where it has no such scene, ending, act or group.
    """
    with not_collecting():
        compiled = load_story(folder, kept)
        story = compiled.story
        if story is None:
            return tell_errors(compiled, folder)
        group = _in_order(story, group)
        if lacking := _lacking(story, around, act, group):
            sys.stderr.write(f"{lacking}\n")
            return ExitCode.MISUSE
        show = progress_on(sys.stderr)
        asked = Inquiry(story, Budget(limits, show), cache_in(kept))
        plan, stopped = spent_within(
            asked.meter, lambda: plan_of(asked, around=around, steps=steps, act=act, group=group)
        )
        show("", 0, 0)
        if plan is None:
            sys.stderr.write(f"nothing can be drawn: {stopped}\n")
            return ExitCode.PROBLEMS
        print_utf_8(DRAWN[form](plan).rstrip("\n"))
    return ExitCode.GOOD


def _in_order(story: Story, group: str | None) -> str | None:
    """Return who is to be followed as the story orders them, whichever was named first."""
    wanted = sorted((group or "").split("+"))
    return next((one for one in groups(story) if sorted(one.split("+")) == wanted), group)


def _lacking(story: Story, around: str | None, act: str | None, group: str | None) -> str:
    """What is asked for and the story does not have; no words where it has it all."""
    known = {
        "scene and no ending": (around, [one.id for one in story.scenes_and_endings]),
        "act": (act, [one.id for one in story.acts]),
        "way to follow": (group, groups(story)),
    }
    for kind, (id, ids) in known.items():
        if id is not None and id not in ids:
            return lacking(f"“{story.title}” has no {kind}", id, ids)
    return ""
