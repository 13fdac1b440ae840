"""How long a choice takes by the machine alone: the story is played to its end again and again, without a page.

In a new run each place gets its rows first; once a choice was taken back and is made again, it has them. Each is told as a
ratio to the same choices by the rules as well, which the machine has for its conditions and callbacks.
"""

import gc
import json
import time
from collections.abc import Callable
from pathlib import Path

from game.play.rules import choose, open_choices
from game.play.run import Run
from game.story.compiler import compile_story
from game.story.model import Story

SCENES = Path(__file__).parents[1] / "scenes"
RUNS = 30


def measured(story: Story) -> dict[str, str]:
    """Return the least that it takes to begin a run and to make a choice of it."""
    begun, new, again, ruled = [], [], [], []
    for number in range(RUNS):
        plan = Run(story)
        while not plan.ended:
            ids = [choice.id for choice in open_choices(story, plan.moment)]
            plan.choose(ids[number % len(ids)])
        begun.append(taken(lambda: Run(story)))
        run = Run(story)
        new.append(taken(lambda: make_all(run, plan)) / plan.made)  # noqa: B023  # called at once
        run.undo(plan.made)
        again.append(taken(lambda: make_all(run, plan)) / plan.made)  # noqa: B023
        rule = [(step.before, step.choice) for step in plan.steps]
        ruled.append(taken(lambda: [choose(story, *one) for one in rule]) / plan.made)  # noqa: B023
    told = {"a run is begun": f"{min(begun) * 1e3:.2f} ms"}
    for name, found in (("a choice in a new run", new), ("a choice made again", again)):
        told[name] = f"{min(found) * 1e6:.0f} µs, {min(found) / min(ruled):.1f} × the rules alone"
    return told


def make_all(run: Run, plan: Run) -> None:
    """Make the choices of another run."""
    for step in plan.steps:
        run.choose(step.choice.id)


def taken(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    story = compile_story(SCENES).story
    if story is None:
        raise SystemExit("the story does not compile")
    gc.disable()
    print(json.dumps(measured(story)))
