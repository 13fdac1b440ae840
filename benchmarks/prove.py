"""Proves the story in a folder once, in a process of its own, and prints what was found as one line of JSON."""

import json
import os
import sys
import time

began = time.monotonic()

from game.proof.budget import Limits  # noqa: E402 - the clock starts before anything is imported
from game.proof.prover import prove  # noqa: E402
from game.story.compiler import compile_story  # noqa: E402
from game.support.gc_pause import not_collecting  # noqa: E402

folder, everything = sys.argv[1], sys.argv[2] == "all"
limits = Limits(all_seconds=None if everything else 0, counts=sys.argv[2] != "claims", figures=False)
with not_collecting():  # as `check` does
    story = compile_story(folder).story
    if story is None:
        sys.exit("the story does not compile")
    compiled = time.monotonic()
    proof = prove(story, limits)
done = {
    "verdicts": [proof.terminates.value, proof.never_stuck.value, proof.all_reachable.value],
    "live": str(proof.moments.live),
    "all": str(proof.moments.all),
    "compile": round(compiled - began, 3),
    "mib": proof.peak_mib,
}
print(json.dumps(done), flush=True)
os._exit(0)  # likewise
