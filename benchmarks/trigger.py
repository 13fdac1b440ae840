"""Plays the story in a folder to its end, again and again, by the machine alone, and prints what a choice takes as JSON.

In a new run each place gets its rows first; once it was taken back and is made again, a choice has them.
"""

import gc
import json
import sys
import time
from collections.abc import Iterable

from game.play.rules import open_choices
from game.play.run import Run
from game.story.compiler import compile_story

RUNS = 30

story = compile_story(sys.argv[1]).story
if story is None:
    sys.exit("the story does not compile")
gc.disable()
new, again, begun = [], [], []


def chosen(run: Run, ids: Iterable[str]) -> float:
    """Return the seconds of the processor that it takes to make these choices."""
    began = time.process_time()
    for id in ids:
        run.choose(id)
    return time.process_time() - began


for number in range(RUNS):
    planned = Run(story)
    while not planned.ended:
        ids = [choice.id for choice in open_choices(story, planned.moment)]
        planned.choose(ids[number % len(ids)])
    made = [step.choice.id for step in planned.steps]
    began = time.process_time()
    run = Run(story)
    begun.append(time.process_time() - began)
    new.append(chosen(run, made) / len(made))
    run.undo(len(made))
    again.append(chosen(run, made) / len(made))
told = {"choice": min(new) * 1e6, "again": min(again) * 1e6, "run": min(begun) * 1e3}
print(json.dumps({name: round(took, 2) for name, took in told.items()}))
