"""Plays the story in a folder to its end, again and again, by the machine alone, and prints what a choice takes as JSON."""

import gc
import json
import sys
import time

from game.play.rules import open_choices
from game.play.run import Run
from game.story.compiler import compile_story

RUNS = 30

story = compile_story(sys.argv[1]).story
if story is None:
    sys.exit("the story does not compile")
gc.disable()
least, begun = float("inf"), float("inf")
for number in range(RUNS):
    began = time.process_time()
    run = Run(story)
    begun = min(begun, time.process_time() - began)
    choices, spent = 0, 0.0
    while not run.ended:
        ids = [choice.id for choice in open_choices(story, run.moment)]
        began = time.process_time()
        run.choose(ids[number % len(ids)])
        spent += time.process_time() - began
        choices += 1
    least = min(least, spent / choices)
print(json.dumps({"choice": round(least * 1e6, 1), "run": round(begun * 1e3, 2)}))
