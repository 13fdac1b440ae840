"""What comes of a story's files: the story, or all that is wrong with them."""

from msgspec import Struct

from game.story.diagnostics import Diagnostic
from game.story.model import Story


class Compiled(Struct, frozen=True):
    """What came of a folder: the story, unless there was an error, all problems by place, and what the story is called.

    `name` is its title, else its id, and empty where neither could be read.
    """

    story: Story | None
    problems: tuple[Diagnostic, ...]
    name: str = ""
