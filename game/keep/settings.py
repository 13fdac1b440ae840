"""What the reader set once for all runs: how hot, how it looks, how wide."""

from contextlib import suppress
from typing import Annotated

import msgspec
from msgspec import DecodeError, Meta, Raw, Struct

from game.keep.codec import Line, value_of, written
from game.keep.save import FORMAT, WRONG, text_of_ours
from game.play.run import HOTTEST, MILDEST

NARROWEST, WIDEST = 30, 100
LONGEST_THEME = 40


class Settings(Struct, frozen=True):
    """Settings, apart from any run. `heat` is what the question at the start of a run offers first."""

    heat: Annotated[int, Meta(ge=MILDEST, le=HOTTEST)] = HOTTEST
    theme: Annotated[Line, Meta(max_length=LONGEST_THEME)] = "night"
    width: Annotated[int, Meta(ge=NARROWEST, le=WIDEST)] = 66
    notes_beside: bool = True  # in the margin, where the screen has room for one


def read_settings(raw: bytes) -> Settings:
    """Return the settings that a file holds; whatever is missing, unknown or makes no sense is as if it was never set.

    Raises `Unreadable`, or `AnotherFormat`.
    """
    table = value_of(text_of_ours(raw), dict[str, Raw], WRONG)
    kept: dict[str, object] = {}
    for field in msgspec.structs.fields(Settings):
        with suppress(KeyError, DecodeError):
            kept[field.name] = msgspec.json.decode(table[field.name], type=field.type)
    return msgspec.convert(kept, Settings)


def written_settings(settings: Settings) -> str:
    """Return the text that keeps settings."""
    return written({"format": FORMAT, **msgspec.structs.asdict(settings)})
