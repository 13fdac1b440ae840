"""What comes of a story's files: the story, or all that is wrong with them; and the digest by which files are known."""

from collections.abc import Mapping
from hashlib import blake2b

from msgspec import Struct

from game.story.diagnostics import Diagnostic
from game.story.model import Story


class Compiled(Struct, frozen=True):
    """What came of a folder: the story, unless there was an error, and all problems by place."""

    story: Story | None
    problems: tuple[Diagnostic, ...]


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return a digest of everything the author wrote: names and bytes of all files."""
    digest = blake2b()
    for name in sorted(files):
        for part in (name.encode("utf-8", "surrogateescape"), files[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()
