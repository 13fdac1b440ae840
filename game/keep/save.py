"""What a save holds, how it is written down, and what is refused when it is read back."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec import Struct

from game.keep.log import Log, NotALog, log_from_data, log_of, word
from game.play.run import Run

FORMAT, OLDEST = 1, 1  # the format written, and the oldest that is still read
LARGEST = 4 * 1024 * 1024  # bytes
LONGEST_NAME, LONGEST_TITLE = 60, 500
FURTHEST = 1_000_000  # no page and no block has a higher number


class AnotherFormat(Exception):
    """A save of ours that this edition of the game does not read."""


class Save(Struct, frozen=True):
    """What is kept of a run: its log, and where the reader was (which page of the step, which block of it).

    `name` is what the reader called it, or empty for an autosave; `title` is of the page, and `saved` when it was kept.
    """

    log: Log
    page: int
    block: int
    saved: datetime
    title: str
    ended: bool
    name: str


def save_of(run: Run, page: int, block: int, name: str) -> Save:
    """The save of a run as it stands."""
    pages = run.pages
    title = pages[min(page, len(pages) - 1)].title
    return Save(log_of(run), page, block, datetime.now(UTC), title[:LONGEST_TITLE], run.ended, name)


def to_data(save: Save) -> dict[str, object]:
    """As it is kept; reading it back gives the same save, its time to the millisecond."""
    return {
        "format": FORMAT,
        "name": save.name,
        "title": save.title,
        "saved": save.saved.isoformat(timespec="milliseconds"),
        "ended": save.ended,
        "page": save.page,
        "block": save.block,
        **save.log.to_data(),
    }


def save_from_data(data: Mapping[str, object]) -> Save:
    """What was kept of a run. Raises `NotALog`."""
    return Save(
        log_from_data(data),
        _number(data.get("page"), "page"),
        _number(data.get("block"), "block"),
        _time(data.get("saved")),
        word(data.get("title"), "title", LONGEST_TITLE),
        data.get("ended") is True,
        word(data.get("name"), "name", LONGEST_NAME),
    )


def table(raw: bytes) -> Mapping[str, object]:
    """The table in a file of ours. Raises `NotALog`, or `AnotherFormat`."""
    if len(raw) > LARGEST:
        raise NotALog("it is too large")
    try:
        data = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError, MemoryError):
        raise NotALog("it is not what the game writes") from None
    if not isinstance(data, dict) or type(data.get("format")) is not int or data["format"] < 1:
        raise NotALog("it is not of this game")
    if not OLDEST <= data["format"] <= FORMAT:
        age = "a newer" if data["format"] > FORMAT else "a much older"
        raise AnotherFormat(f"{age} edition of the game wrote this; it is left as it is")
    return data


def _number(value: object, what: str) -> int:
    if type(value) is not int or not 0 <= value <= FURTHEST:
        raise NotALog(f"its {what} is not a small number")
    return value


def _time(value: object) -> datetime:
    try:
        return datetime.fromisoformat(word(value, "time")).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise NotALog("it does not say when it was saved") from None
