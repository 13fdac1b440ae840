"""The commands `replay` and `export --to log`: a log or a save played again, as titles or as a sheet to print."""

import sys
from contextlib import suppress
from pathlib import Path

from game.keep.codec import LARGEST, Unreadable
from game.keep.log import read_log
from game.play.page import Page, PageKind
from game.play.replay import Replayed
from game.play.replay import replay as played_again
from game.render.markdown import transcript
from game.story.excerpt import story_or_hour
from game.story.model import Story, plain_words
from game.support.exit_codes import ExitCode
from game.support.printable import printable

STANDARD_INPUT = Path("-")


def replay(path: Path, story: Story) -> int:
    """Print the titles of a log's pages and every choice; return 0, 1 where it stops before its end, or 2 where it is no log."""
    again = run_in(path, story)
    if again is None:
        return ExitCode.MISUSE
    sys.stdout.write(f"“{story.title}”\n")
    before = ["", *(f"  › {plain_words(step.choice.text)}\n" for step in again.run.steps)]
    for step, choice in enumerate(before):
        sys.stdout.write(choice)
        for page in again.run.pages_at(step):
            sys.stdout.write(_line(page))
    return _stopped(again)


def export_log(path: Path, story: Story) -> int:
    """Print a log as Markdown: scenes, choices, notes, sources; return as `replay` does."""
    again = run_in(path, story)
    if again is None:
        return ExitCode.MISUSE
    sys.stdout.write(transcript(again.run))
    return _stopped(again)


def run_in(path: Path, story: Story) -> Replayed | None:
    """Return the run that a file holds, be it a log or a save; None where it holds none of this story, and that is said."""
    name = printable(str(path))
    try:
        raw = bytes_of(path, LARGEST + 1)
        log = read_log(raw)
    except OSError as error:
        sys.stderr.write(f"{name}: {error.strerror}; give the file of a save or of a log, or - for standard input\n")
        return None
    except Unreadable as error:
        sys.stderr.write(f"{name}: this is no log of a run: {error}; {_instead(raw)}\n")
        return None
    part = story_or_hour(story, log.story)
    if part is None:
        sys.stderr.write(f"{name}: this is a log of the story “{printable(log.story)}”, not of “{story.id}”\n")
        return None
    return played_again(part, (*log.choices, *log.waiting))


def _instead(raw: bytes) -> str:
    """Return what to do about bytes that are no log: there may be one a line."""
    with suppress(Unreadable):
        read_log(raw.partition(b"\n")[0])
        return "it holds one a line, and `replay --cover` plays those"
    return "saves are logs, too"


def bytes_of(path: Path, most: int = -1) -> bytes:
    """Return what a file, or standard input, holds, or so many bytes of it at most. Raises `OSError`."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(most) if sys.stdin else b""
    with path.open("rb") as file:
        return file.read(most)


def _stopped(again: Replayed) -> int:
    if again.stopped:
        sys.stderr.write(f"{again.stopped}\n")
    return ExitCode.PROBLEMS if again.stopped else ExitCode.GOOD


def _line(page: Page) -> str:
    match page.kind:
        case PageKind.CONSEQUENCE:
            return ""  # its choice is told
        case PageKind.SCENE:
            about = ", ".join(part for part in (page.when, page.eyes) if part)
            return f"{page.title}  ({about})\n" if about else f"{page.title}\n"
        case PageKind.ENDING:
            return f"Ending: {page.title}" + (f", {page.eyes}" if page.eyes else "") + "\n"
        case PageKind.CODA:
            return f"{page.title}\n"
        case PageKind.CLOSE:
            return "".join(f"{line}\n" for line in page.lines)
