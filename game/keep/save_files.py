"""What the files of saves are called, and what one holds; damaged ones are set aside."""

import os
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from game.keep.codec import LARGEST, Unreadable
from game.keep.disk import Trouble, put_aside, trouble
from game.keep.save import AnotherFormat
from game.support.slug import slug
from game.support.words import _

LONGEST_SLUG = 24
SUFFIX = ".save.json"

_COPY = re.compile(r"(auto|named)-.*\.save\b.+\.json")
"""What programs that keep two machines alike call the other machine's file: they put their words before the ending."""

Read = TypeVar("Read")


def is_save(path: Path) -> bool:
    """Return whether a file is called as saves are, be it a copy that another program made."""
    return (path.name.endswith(SUFFIX) or _COPY.fullmatch(path.name) is not None) and path.is_file()


def read_file(path: Path, read: Callable[[bytes], Read]) -> Read | Trouble:
    """Return what a file holds; one that does not hold it is set aside."""
    try:
        with path.open("rb") as file:
            return read(file.read(LARGEST + 1))
    except AnotherFormat as error:
        return Trouble(str(error), path)
    except OSError as error:
        return trouble(_("it could not be read"), error, path)
    except Unreadable as error:
        why = str(error)
    try:
        return Trouble(_("{why}, so it was set aside").format(why=why), put_aside(path, "damaged"))
    except OSError as error:
        return trouble(_("{why}, and it could not be set aside").format(why=why), error, path)


def new_stem() -> str:
    """Return the name, without its ending, of the file of an autosave: one that no other game has."""
    return f"auto-{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.urandom(4).hex()}"


def tidy_name(name: str) -> str:
    """Return a name with its letters in their composed form and one blank between its words."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def file_name(name: str) -> str:
    """Return a file's name for a save's: readable, good on every system, and another one for every other name."""
    return f"named-{slug(name)[:LONGEST_SLUG] or 'save'}-{sha256(name.encode()).hexdigest()[:8]}{SUFFIX}"
