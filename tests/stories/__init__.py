"""Small whole stories for tests: *The Ferry*, which nobody is followed through, *Two Keys*, with two people, and *The Bridge*."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from game.story.compiler import compile_files, compile_story
from game.story.model import Story
from game.story.source.folder import read_folder

HERE = Path(__file__).parent
FERRY = HERE / "ferry"
TWO_KEYS = HERE / "two-keys"
BRIDGE = HERE / "bridge"


@cache
def load(folder: Path) -> Story:
    """The compiled story of a folder, which must have no problem."""
    compiled = compile_story(folder)
    assert compiled.problems == (), "\n".join(map(str, compiled.problems))
    assert compiled.story is not None
    return compiled.story


def ferry() -> Story:
    """Three scenes, a loop that ends because one can wait three times only, no people, three endings."""
    return load(FERRY)


def two_keys() -> Story:
    """Five scenes in two acts, two people of whom one or both are followed and may be exchanged, four endings."""
    return load(TWO_KEYS)


def bridge() -> Story:
    """Four scenes in two acts, two people, and everything that a screen can show; `indeed` stands in all its author says."""
    return load(BRIDGE)


def graded(story: Story) -> Story:
    """The story with a scene of each heat that is told in short as well, so that all heats tell it differently."""
    first = story.scenes[0]
    hot = (replace(first, id=f"hot-{heat}", heat=heat, report=first.text, people=()) for heat in (1, 2, 3))
    return replace(story, scenes=(*story.scenes, *hot))


def as_bytes(files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """Files by their paths as they lie on the disk."""
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder by their paths in it, and return the folder; the folders that they need are made."""
    for path, data in as_bytes(files).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def story_of(files: Mapping[str, str | bytes]) -> Story:
    """The story that these files make, by their paths; nothing in them may be an error."""
    compiled = compile_files(as_bytes(files))
    assert compiled.story is not None, "\n".join(map(str, compiled.problems))
    return compiled.story


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a story, for tests that break them."""
    files, problems = read_folder(folder)
    assert problems == ()
    return files
