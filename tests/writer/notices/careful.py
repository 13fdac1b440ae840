"""A small story that keeps to its evidence, for tests that plant one fault in it."""

from pathlib import Path

from game.story.diagnostics import Diagnostic
from game.story.model import Story
from game.writer.author_files import AuthorFiles
from game.writer.notices import notices
from tests.stories import story_of, write_files

STORY = """\
id: house
title: The House
acts:
  - {id: day, title: One day, scenes: [hall]}
sources:
  diary: {title: A diary, short: a diary, file: diary.txt}
facts:
  rain: {text: It rained., locators: [{source: diary, lines: "2–3", exact: ['rain on the “old” roof']}]}
disagreements:
  D1: {title: When, grade: A, positions: [{source: diary, says: at noon}], held: Nobody knows.}
real-people:
  Ada Lund: {forms: [Lund, Ada L.], scenes: []}
endings:
  home: {title: Home, text: You go home.}
"""

HALL = """\
id: hall
title: The hall
rests on: [rain]
sources differ: [D1]
text: |
  It has rained.

  {words}
choices:
  - {{id: go, text: Go on}}
heat: 1
content: Threat.
report: It rained.
"""

DIARY = {
    "diary": 'Monday.\n> All night there was rain on the\n> "old" roof of the house by the river and nobody slept.\n'
}


def build(folder: Path, words: str = "A lamp.", story: str = STORY, hall: str = HALL) -> Story:
    """The small story with some words in its hall, compiled from files that stand in the folder."""
    files = {"story.yaml": story, "day/hall.yaml": hall.format(words=words)}
    write_files(folder, files)
    return story_of(files)


def noticed(folder: Path, words: str = "A lamp.", story: str = STORY, hall: str = HALL) -> list[Diagnostic]:
    """What is said of the small story with these parts, by place."""
    return sorted(notices(build(folder, words, story, hall), AuthorFiles(folder)))
