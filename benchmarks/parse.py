"""Takes all events of the YAML parser from a folder's files, keeps none, and prints how long it took, as one line of JSON.

By the clock, as the ladder is told, and of the processor, as `check` is.
Nothing that reads such a folder can take less, so it is a measure of the machine on the day.
"""

import gc
import json
import sys
import time
from pathlib import Path

import yaml

gc.disable()
files = [path.read_text() for path in Path(sys.argv[1]).rglob("*.yaml")]
began, used = time.monotonic(), time.process_time()
for text in files:
    next_event = yaml.CSafeLoader(text).get_event
    while type(next_event()) is not yaml.StreamEndEvent:
        pass
took = {"whole": time.monotonic() - began, "processor": time.process_time() - used}
print(json.dumps({name: round(one, 3) for name, one in took.items()}))
