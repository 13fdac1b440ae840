"""What the reader set once for all runs: how hot, how it looks, how wide."""

from contextlib import suppress
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import DecodeError, Meta, Raw, Struct
from msgspec.structs import asdict, replace

from game.keep.codec import Line, value_of, written
from game.keep.save import OLDEST, WRONG, text_of_ours
from game.play.run import HOTTEST, MILDEST

NARROWEST, WIDEST = 30, 100
WIDEST_MARGIN = 60
LONGEST_THEME = 40

NotesWhere: TypeAlias = Literal["beside", "below", "key", "off"]
"""Where notes stand: in the margin, below their paragraph, only when asked for, and not even marked in the text."""
Spacing: TypeAlias = Literal["line", "indent"]
"""What parts paragraphs: an empty line, or an indented first line."""
Pointer: TypeAlias = Literal["arrow", "bar", "reverse"]
"""How the line pointed at is shown."""
ContentTold: TypeAlias = Literal["full", "word", "none"]
"""How much is said above a hot page of what is on it."""


class Settings(Struct, frozen=True):
    """Settings, apart from any run.

    `heat` is what the question how much may be shown offers first; `heat_chosen` says that it was ever answered.
    """

    heat: Annotated[int, Meta(ge=MILDEST, le=HOTTEST)] = HOTTEST
    heat_chosen: bool = False
    content: ContentTold = "full"
    theme: Annotated[Line, Meta(max_length=LONGEST_THEME)] = "night"
    width: Annotated[int, Meta(ge=NARROWEST, le=WIDEST)] = 66
    plain_width: Annotated[int, Meta(ge=0, le=WIDEST)] = 66  # of a line in plain mode; 0 breaks none
    spacing: Spacing = "line"
    margin: Annotated[int, Meta(ge=0, le=WIDEST_MARGIN)] = 0  # 0 is what the screen has room for
    notes: NotesWhere = "beside"
    pointer: Pointer = "arrow"
    mouse: bool = True  # whether a click does anything
    hints: Annotated[int, Meta(ge=0)] = 0  # how many a newcomer was given
    progress: bool = True  # whether it is shown how far one is


def read_settings(raw: bytes) -> Settings:
    """Return the settings that a file holds; whatever is missing, unknown or makes no sense is as if it was never set.

    Raises `Unreadable`, or `AnotherFormat`.
    """
    table = value_of(text_of_ours(raw), dict[str, Raw], WRONG)
    kept: dict[str, object] = {}
    for field in msgspec.structs.fields(Settings):
        with suppress(KeyError, DecodeError):
            kept[field.name] = msgspec.json.decode(table[field.name], type=field.type)
    if "notes" not in kept and bytes(table.get("notes_beside", b"")) == b"false":  # as the first edition has it
        kept["notes"] = "key"
    return msgspec.convert(kept, Settings)


def changed_settings(kept: Settings, before: Settings, now: Settings) -> Settings:
    """Return the settings that were kept with whatever is not now as it was before."""
    changed = {name: value for name, value in asdict(now).items() if value != getattr(before, name)}
    return replace(kept, **changed)


def written_settings(settings: Settings) -> str:
    """Return the text that keeps settings."""
    return written({"format": OLDEST, **asdict(settings)})
