"""Visits every moment of the story in a folder one by one with the tests' explorer, and prints what it took as JSON."""

import json
import sys

from game.proof.budget import peak_mib
from game.story.compiler import compile_story
from tests.proof.oracle import Oracle

story = compile_story(sys.argv[1]).story
if story is None:
    sys.exit("the story does not compile")
oracle = Oracle(story, most=10**9)
found = {"all": str(oracle.all_moments), "ends": oracle.terminates, "stuck": bool(oracle.stuck)}
print(json.dumps({**found, "mib": peak_mib()}))
