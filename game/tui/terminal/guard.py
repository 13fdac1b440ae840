"""Whether this terminal can carry the app, and whether in colours; asked before Textual is imported."""

import os
from collections.abc import Mapping
from typing import Protocol

from game.support.words import N_, _

LEAST_COLUMNS = 20
LEAST_LINES = 6


class Stream(Protocol):
    """What is asked of standard input, output and error."""

    def isatty(self) -> bool:
        """Whether a terminal is at the other end."""

    def fileno(self) -> int:
        """The number the operating system knows it by."""


def can_carry_app(environ: Mapping[str, str], stdin: Stream, stdout: Stream, stderr: Stream) -> str | None:
    """Return why the app cannot be shown here, in one short clause; None when it can."""
    if environ.get("TEXTUAL_DRIVER"):
        return None  # somebody else shows what is painted: a browser, through textual-serve
    streams = (
        (stdin, N_("standard input is not a terminal")),
        (stdout, N_("standard output is not a terminal")),
        (stderr, N_("standard error output is not a terminal")),
    )
    for stream, words in streams:
        if not _is_terminal(stream):
            return _(words)
    if environ.get("TERM", "") in ("", "dumb") and os.name != "nt":
        return _("the terminal says it can only print lines")
    encoding = str(getattr(stdout, "encoding", "") or "").lower().replace("-", "").replace("_", "")
    if encoding not in ("utf8", "utf8sig", "cp65001"):
        return _("the terminal is not set to UTF-8")
    return _too_small(stdout)


def colours_wanted(environ: Mapping[str, str]) -> bool:
    """Return whether there are to be colours: `NO_COLOR` with anything in it asks for none (no-color.org)."""
    return not environ.get("NO_COLOR")


def _is_terminal(stream: Stream) -> bool:
    try:
        return stream.isatty()
    except (AttributeError, OSError, ValueError):  # closed, or no stream at all
        return False


def _too_small(stdout: Stream) -> str | None:
    try:
        columns, lines = os.get_terminal_size(stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return None  # the terminal does not say; the app asks again
    if not columns or not lines:
        return None
    if columns < LEAST_COLUMNS or lines < LEAST_LINES:
        words = _("the terminal is too small ({columns}×{lines}; {least_columns}×{least_lines} is the least)")
        return words.format(columns=columns, lines=lines, least_columns=LEAST_COLUMNS, least_lines=LEAST_LINES)
    return None
