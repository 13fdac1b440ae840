"""The command `replay`: plays a log or a save again and prints the title of each page, and how it ended."""

import sys
from pathlib import Path

from game.play.log import NotALog, read_log
from game.play.log import replay as played_again
from game.play.page import Page, PageKind
from game.story.model import Story

MOST = 16_000_000  # bytes of a log that are read


def replay(path: Path, story: Story) -> int:
    """Prints the titles of a log's pages; returns 0, 1 where it stops before its end, or 2 where it is no log."""
    try:
        with path.open("rb") as file:
            log = read_log(file.read(MOST).decode("utf-8"))
    except OSError as error:
        sys.stderr.write(f"{path}: {error.strerror}\n")
        return 2
    except (UnicodeDecodeError, NotALog) as error:
        why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        sys.stderr.write(f"{path}: this is no log of a run: {why}\n")
        return 2
    if log.story != story.id:
        sys.stderr.write(f"{path}: this is a log of the story “{log.story}”, not of “{story.id}”\n")
        return 2
    again = played_again(story, log.choices)
    for step in range(again.played + 1):
        for page in again.run.pages_at(step):
            sys.stdout.write(_line(page))
    if again.stopped:
        sys.stderr.write(f"{again.stopped}\n")
    return 1 if again.stopped else 0


def _line(page: Page) -> str:
    match page.kind:
        case PageKind.SCENE:
            return f"{page.title}  ({', '.join(part for part in (page.when, page.eyes) if part)})\n".replace("  ()", "")
        case PageKind.CONSEQUENCE:
            return f"  › {''.join(span.text for span in page.chosen)}\n"
        case PageKind.ENDING:
            return f"Ending: {page.title}" + (f", {page.eyes}" if page.eyes else "") + "\n"
        case PageKind.CLOSE:
            return "".join(f"{line}\n" for line in page.lines)
