"""Takes all events of the YAML parser from a folder's files, keeps none, and prints how long it took as one line of JSON.

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
began = time.monotonic()
for text in files:
    next_event = yaml.CSafeLoader(text).get_event
    while type(next_event()) is not yaml.StreamEndEvent:
        pass
print(json.dumps({"whole": round(time.monotonic() - began, 3)}))
