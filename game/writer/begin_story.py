"""The command `new DIR`: a small story to begin with, which plays and is proved as it stands."""

import re
import shlex
import sys
from pathlib import Path

from game.story.diagnostics import Diagnostics
from game.story.format.values import closest_id
from game.story.source.folder import STORY_FILE
from game.story.source.nodes import Scalar, YamlMapping
from game.story.source.yaml_reader import read
from game.support.exit_codes import ExitCode
from game.support.printable import printable
from game.writer.edit_yaml import with_words
from game.writer.put_files import put_files

TEMPLATES = Path(__file__).with_name("templates")
"""The folder of what is copied: a whole story, and files to begin a scene, an ending and a table of people with."""

_NOT_IN_TITLES = set('"\\*[')  # they would need another spelling there


def begin_story(folder: Path, program: str) -> int:
    """Make a story in a folder that is empty or not there yet, and print what was made and what to type next.

    Its id and its title are taken from the folder's name. Returns 2 where there is something in the folder, or its name
    has no letter that an id may have, and 1 where it cannot be written.
    """
    name, own = printable(str(folder)), folder.absolute().name
    id = closest_id(own)
    if not re.search("[a-z]", id):
        sys.stderr.write(f"{name}: a story is named after its folder; give one with a letter from a to z in its name\n")
        return ExitCode.MISUSE
    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            sys.stderr.write(f"{name}: there is something already; give a folder that is empty or not there yet\n")
            return ExitCode.MISUSE
        title = own if own != id and own.isprintable() and not set(own) & _NOT_IN_TITLES else title_of(id)
        files = template_story(id, title)
        put_files(folder, files, {})
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{name}: nothing can be written there: {getattr(error, 'strerror', None) or error}\n")
        return ExitCode.PROBLEMS
    sys.stdout.write(_told(name, title, files, program))
    return ExitCode.GOOD


def template_story(id: str, title: str) -> dict[str, str]:
    """Return the files of the story to begin with by their paths, under this id and title, in reading order."""
    root = TEMPLATES / "story"
    names = (path.relative_to(root).as_posix() for path in root.rglob("*.yaml"))
    files = {name: (root / name).read_text("utf-8") for name in sorted(names, key=_reading_order)}
    files[STORY_FILE] = renamed(renamed(files[STORY_FILE], "title", title), "id", id)
    return files


def _reading_order(name: str) -> tuple[bool, int, str]:
    return name != STORY_FILE, name.count("/"), name


def renamed(text: str, key: str, words: str) -> str:
    """Return one of our own files with other words under a key at its top."""
    root = read("", text, Diagnostics())
    value = root.entries[key][1] if isinstance(root, YamlMapping) else None
    return with_words(text, value, words) if isinstance(value, Scalar) else text


def title_of(id: str) -> str:
    """Return a title made from an id."""
    words = id.replace("-", " ")
    return words[0].upper() + words[1:]


def _told(name: str, title: str, files: dict[str, str], program: str) -> str:
    """Return what was made, each file with its first line, and what can be done with it."""
    width = max(map(len, files))
    made = [f"  {path:<{width}}  {text.partition(chr(10))[0].lstrip('# ')}\n" for path, text in files.items()]
    there = "" if name == "." else " " + shlex.quote(f"./{name}" if name.startswith("-") else name)
    nexts = [
        (f"{program} play{there}", "play it"),
        (f"{program} check{there}", "see what is wrong in it, and what is proved"),
        (f"{program} watch{there}", "be told the same whenever you save"),
        (f"{program} new scene attic{there}", "add a scene"),
    ]
    wide = max(len(line) for line, _ in nexts)
    said = "".join(f"  {line:<{wide}}  {what}\n" for line, what in nexts)
    return (
        f"The story “{title}” stands in {name}:\n{''.join(made)}\nNow type\n{said}and change its words in any editor.\n"
    )
