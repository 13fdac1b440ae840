"""Visits every moment of the story in a folder one by one with the tests' explorer, and prints what it took as JSON."""

import json
import sys
import time

began = time.monotonic()

from game.proof.limits import peak_mib  # noqa: E402 - the clock starts before anything is imported
from game.story.compiler import compile_story  # noqa: E402
from tests.proof.oracle import Oracle  # noqa: E402

story = compile_story(sys.argv[1]).story
if story is None:
    sys.exit("the story does not compile")
oracle = Oracle(story, most=10**9)
found = {"all": str(oracle.all_moments), "ends": oracle.terminates, "stuck": bool(oracle.stuck)}
print(json.dumps({**found, "whole": round(time.monotonic() - began, 3), "mib": peak_mib()}))
